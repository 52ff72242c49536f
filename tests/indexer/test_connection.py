"""Every error of Elasticsearch's client becomes one of the indexer's, with what to do."""

from collections.abc import Iterator

import elasticsearch
import pytest
from elastic_transport import ApiResponseMeta, HttpHeaders, NodeConfig
from elasticsearch import ApiError, TransportError

from indexer.connection import connected, required_tika, translated
from indexer.errors import ElasticsearchUnreachable, EngineRefuses, EngineUnreachable, IndexerError
from indexer.settings import Settings
from mappings.connection import ElasticsearchAddress
from tests.indexer.libraries import closed_address

URL = "http://127.0.0.1:9200"


def api_error(kind: type[ApiError], status: int, message: str) -> ApiError:
    """An error as the client raises it for an answer with this status."""
    meta = ApiResponseMeta(status, "1.1", HttpHeaders(), 0.1, NodeConfig("http", "localhost", 9200))
    return kind(message, meta, {})


def families(of: type[Exception]) -> Iterator[type[Exception]]:
    """The class and all that are derived from it."""
    yield of
    for below in of.__subclasses__():
        yield from families(below)


@pytest.mark.parametrize("kind", sorted(set(families(ApiError)), key=str))
@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 429, 500, 503])
def test_every_answer_that_is_an_error_is_translated(kind: type[ApiError], status: int) -> None:
    said = translated(api_error(kind, status, "some_exception"), (URL,))

    assert isinstance(said, IndexerError)
    assert URL in str(said)
    assert isinstance(said, ElasticsearchUnreachable) == (status in (401, 403, 429, 503))


@pytest.mark.parametrize("kind", sorted(set(families(TransportError)), key=str))
def test_every_fault_of_the_connection_is_an_engine_that_does_not_answer(kind: type[TransportError]) -> None:
    said = translated(kind("made up"), (URL,))

    assert isinstance(said, ElasticsearchUnreachable)
    assert kind.__name__ in str(said)


@pytest.mark.parametrize("status", [403, 429])
def test_a_block_is_no_engine_that_does_not_answer(status: int) -> None:
    said = translated(api_error(elasticsearch.ApiError, status, "cluster_block_exception"), (URL,))

    assert isinstance(said, EngineRefuses)
    assert said.exit_status == 1


def test_a_closed_port_is_told_by_its_address() -> None:
    url = closed_address()

    with (
        pytest.raises(ElasticsearchUnreachable, match=url),
        connected(Settings(elasticsearch=ElasticsearchAddress((url,)))) as client,
    ):
        client.info()


def test_engines_that_nobody_names_are_told_with_what_to_set() -> None:
    with pytest.raises(ElasticsearchUnreachable, match="ELASTICSEARCH_URL"), connected(Settings()):
        pass
    with pytest.raises(EngineUnreachable, match="TIKA_URL"):
        required_tika(Settings())
