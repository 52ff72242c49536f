"""How the indexer talks to Elasticsearch: one client a run, and every fault of it turned into the indexer's own."""

from collections.abc import Iterator
from contextlib import contextmanager

from elasticsearch import ApiError, Elasticsearch, OrjsonSerializer, TransportError

from indexer.errors import ElasticsearchUnreachable, EngineRefuses, EngineUnreachable, IndexerError
from indexer.settings import Settings

BLOCKED, UNKNOWN_FIELD = "cluster_block_exception", "strict_dynamic_mapping_exception"
BUSY = frozenset({429, 502, 503, 504})
"""Statuses of an Elasticsearch that is overloaded or just starting: the same request may succeed a little later."""

_REQUEST_S = 60
_RETRIES = 2


@contextmanager
def connected(settings: Settings) -> Iterator[Elasticsearch]:
    """A client of the Elasticsearch that is set.

    Whatever the client raises within the context leaves it as ElasticsearchUnreachable or EngineRefuses.
    """
    if settings.elasticsearch is None:
        raise ElasticsearchUnreachable(
            "No Elasticsearch is known: start the managed engines with `rarecare-engines start`, put "
            "`rarecare-engines run --` before the command, or set ELASTICSEARCH_URL"
        )
    client = Elasticsearch(
        **settings.elasticsearch.client_options(),
        request_timeout=_REQUEST_S,
        max_retries=_RETRIES,
        retry_on_status=sorted(BUSY),
        serializers={"application/json": OrjsonSerializer(), "application/vnd.elasticsearch+json": OrjsonSerializer()},
    )
    try:
        yield client
    except (ApiError, TransportError) as fault:
        raise translated(fault, settings.elasticsearch.urls) from fault
    finally:
        client.close()


def required_tika(settings: Settings) -> tuple[str, ...]:
    """The Tika servers that are set. Raises EngineUnreachable when there is none."""
    if not settings.tika_urls:
        raise EngineUnreachable(
            "No Tika is known: start the managed engines with `rarecare-engines start`, put "
            "`rarecare-engines run --` before the command, or set TIKA_URL"
        )
    return settings.tika_urls


def translated(fault: ApiError | TransportError, urls: tuple[str, ...]) -> IndexerError:
    """The indexer's own error for one of the client's, with what to do about it."""
    where = f"Elasticsearch at {', '.join(urls)}"
    if isinstance(fault, TransportError):
        return ElasticsearchUnreachable(
            f"{where} does not answer ({type(fault).__name__}): start it with `rarecare-engines start`, or set "
            "ELASTICSEARCH_URL to one that runs. What was indexed stays; the next run does the rest"
        )
    kind = str(fault.message)
    if kind == BLOCKED:
        return blocked(where)
    if fault.status_code in (401, 403):
        return ElasticsearchUnreachable(
            f"{where} lets nobody in with these credentials (status {fault.status_code}): see to "
            "ELASTICSEARCH_API_KEY, or ELASTICSEARCH_USERNAME and ELASTICSEARCH_PASSWORD, and their rights"
        )
    if fault.status_code in BUSY:
        return ElasticsearchUnreachable(
            f"{where} is overloaded or still starting (status {fault.status_code}): run the command again later"
        )
    return EngineRefuses(f"{where} refused a request ({fault.status_code} {kind}): see its log")


def blocked(where: str = "Elasticsearch") -> EngineRefuses:
    """The error for an index that may not be written to, as when the disk is nearly full."""
    return EngineRefuses(
        f"{where} takes no writing: its disk is nearly full, or the index was set read-only. Make room on the disk (it "
        "then takes writing again by itself) or remove the block index.blocks.*; then run the command again. Nothing "
        "is lost, and searching goes on"
    )


def outdated() -> EngineRefuses:
    """The error for an index whose mapping lacks a field that is written."""
    return EngineRefuses(
        "The index was made by an earlier version of the library: make the next one of it with `rarecare-index "
        "rebuild`, which reads no file again; then run the command again. Nothing is lost, and searching goes on"
    )
