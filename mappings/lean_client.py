"""Imports without packages that are optional for a library and of no use to the process: they take time and memory."""

import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from types import ModuleType

_OTHER_CONNECTIONS = ("aiohttp", "httpx", "requests")
"""What Elasticsearch's client connects by where it is installed, as for the app, besides its ordinary connections."""

_OTHER_HALF, _ITS_CLASS = "elasticsearch._async.client", "AsyncElasticsearch"
"""As many modules again as the client has, and what the package takes from them."""


@contextmanager
def leaving_out(names: Collection[str]) -> Iterator[None]:
    """Within, these packages are not to be had, but for those that are imported already."""
    left_out = [name for name in names if name not in sys.modules]
    for name in left_out:
        sys.modules[name] = None  # type: ignore[assignment]  # what is None there is an ImportError
    try:
        yield
    finally:
        for name in left_out:
            del sys.modules[name]


def import_client() -> None:
    """Imports Elasticsearch's client for a process that connects by its ordinary connections: in a third of the time.

    Where nobody has imported it before, the package's asynchronous client is None.
    """
    if "elasticsearch" in sys.modules:
        return
    sys.modules[_OTHER_HALF] = stand_in = ModuleType(_OTHER_HALF)
    vars(stand_in)[_ITS_CLASS] = None
    try:
        with leaving_out(_OTHER_CONNECTIONS):
            import elasticsearch  # noqa: F401
    finally:
        del sys.modules[_OTHER_HALF]
