"""Imports without packages that are optional for a library and of no use to the process: they take time and memory."""

import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager

_ASYNCHRONOUS = ("aiohttp", "httpx")
"""What Elasticsearch's client connects by where it is installed, as for the app, besides its ordinary connections."""


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
    """Imports Elasticsearch's client for a process that connects by its ordinary connections: in half of the time."""
    with leaving_out(_ASYNCHRONOUS):
        import elasticsearch  # noqa: F401
