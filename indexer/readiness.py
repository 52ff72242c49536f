"""The indices made ready for writing, and for readers afterwards, whatever an earlier run that was killed left."""

from elasticsearch import BadRequestError, Elasticsearch

from indexer.run import Indices
from indexer.settings import Settings
from mappings.indices import DOCUMENTS, OPERATIONS, Alias, ensure

_EXISTS = "resource_already_exists_exception"


def ready_operations(client: Elasticsearch, settings: Settings) -> str:
    """Sees to it that the operations index is there; returns its alias. Safe when two runs begin at once."""
    operations = settings.alias(OPERATIONS)
    _ensured(client, operations)
    return operations.name


def ready_documents(client: Elasticsearch, settings: Settings) -> Indices:
    """Sees to it that the documents' index is there and refreshed; the lease must be held."""
    documents = settings.alias(DOCUMENTS)
    _ensured(client, documents)
    indices = Indices(documents.name, settings.alias(OPERATIONS).name)
    client.indices.refresh(index=[indices.documents, indices.operations])
    return indices


def _ensured(client: Elasticsearch, of: Alias) -> None:
    try:
        ensure(client, of)
    except BadRequestError as fault:
        if fault.message != _EXISTS:
            raise
        ensure(client, of)  # another run has just made it
