"""From the faults of Elasticsearch's client to the app's own; every error that the client can raise is one of these."""

from collections.abc import Iterator
from contextlib import contextmanager

from elasticsearch import ApiError, ConnectionTimeout, TransportError

from search_app.errors import InternalFault, NotFound, NotIndexed, Overloaded, Problem, TooSlow, Unavailable

_TIMED_OUT = "Time exceeded"
"""What Elasticsearch says when a search is not ready after its `timeout` and a part of the results won't do."""


@contextmanager
def faults_told() -> Iterator[None]:
    """Raises a Problem for whatever Elasticsearch's client raises within; the engine's own words stay behind it."""
    try:
        yield
    except ApiError as fault:
        raise _of_answer(fault) from fault
    except ConnectionTimeout as fault:
        raise TooSlow from fault
    except TransportError as fault:
        raise Unavailable from fault


def _of_answer(fault: ApiError) -> Problem:
    status = fault.meta.status
    if status == 404:
        return NotIndexed() if "index_not_found" in fault.error else NotFound()
    if status == 429:
        return Overloaded()
    if _TIMED_OUT in str(fault.body):
        return TooSlow()
    return InternalFault() if status in (400, 405, 406, 413) else Unavailable()
