"""The indices made ready for writing, and for readers afterwards, whatever an earlier run that was killed left."""

from collections.abc import Iterator
from contextlib import contextmanager

from elasticsearch import BadRequestError, Elasticsearch

from indexer.run import Indices
from indexer.settings import Settings
from mappings.indices import DOCUMENTS, OPERATIONS, Alias, ensure

_LARGE = 200
"""Files from which on a load is large: refreshing whenever somebody searches would cost more than it shows."""

_WHILE_LOADING = "2s"
"""Often enough that a core that is free makes the segments meanwhile, and not one core all of them at the end."""

_EXISTS = "resource_already_exists_exception"


def ready_operations(client: Elasticsearch, settings: Settings) -> str:
    """Sees to it that the operations index is there; returns its alias. Safe when two runs begin at once."""
    operations = settings.alias(OPERATIONS)
    _ensured(client, operations)
    return operations.name


def ready_documents(client: Elasticsearch, settings: Settings) -> Indices:
    """Sees to it that the documents' index is there, refreshed, and refreshing by itself; the lease must be held."""
    documents = settings.alias(DOCUMENTS)
    _ensured(client, documents)
    indices = Indices(documents.name, settings.alias(OPERATIONS).name)
    if client.indices.get_settings(index=indices.documents, name="index.refresh_interval").body != {}:
        _refresh_by_itself(client, indices.documents)  # a run was killed in the middle of a large load
    client.indices.refresh(index=[indices.documents, indices.operations])
    return indices


@contextmanager
def large_load(client: Elasticsearch, index: str, files: int) -> Iterator[None]:
    """Has the index refresh seldom while `files` files are loaded, if they are many."""
    if files < _LARGE:
        yield
        return
    client.indices.put_settings(index=index, settings={"refresh_interval": _WHILE_LOADING})
    try:
        yield
    finally:
        _refresh_by_itself(client, index)


def _refresh_by_itself(client: Elasticsearch, index: str) -> None:
    client.indices.put_settings(index=index, settings={"refresh_interval": None})


def _ensured(client: Elasticsearch, of: Alias) -> None:
    try:
        ensure(client, of)
    except BadRequestError as fault:
        if fault.message != _EXISTS:
            raise
        ensure(client, of)  # another run has just made it
