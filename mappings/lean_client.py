"""Imports without packages that are optional for a library and of no use to the process: they take time and memory."""

import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

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


@contextmanager
def standing_in(name: str, **values: Any) -> Iterator[None]:
    """Within, a module of this name that has nothing but `values` is what is imported, but where it is already."""
    if name in sys.modules:
        yield
        return
    sys.modules[name] = stand_in = ModuleType(name)
    vars(stand_in).update(values)
    try:
        yield
    finally:
        del sys.modules[name]


def import_client() -> None:
    """Imports Elasticsearch's client for a process that connects by its ordinary connections: in a third of the time.

    Where nobody has imported it before, the package's asynchronous client is None.
    """
    if "elasticsearch" in sys.modules:
        return
    with standing_in(_OTHER_HALF, **{_ITS_CLASS: None}), leaving_out(_OTHER_CONNECTIONS):
        import elasticsearch  # noqa: F401
