"""The import of Elasticsearch's client without connections that a process has no use for: they take time and memory."""

import sys
from collections.abc import Collection

FOR_COMMANDS, FOR_THE_APP = ("aiohttp", "httpx"), ("requests", "httpx")
"""What is left out: all but urllib3's ordinary connections, all but aiohttp's asynchronous ones. The client imports
each where it is installed."""


def import_client(without: Collection[str]) -> None:
    """Imports the client without these packages; no effect where it is imported, and none on packages that are."""
    if "elasticsearch" in sys.modules:
        return
    left_out = [name for name in without if name not in sys.modules]
    for name in left_out:
        sys.modules[name] = None  # type: ignore[assignment]  # what is None there is not to be had: an ImportError
    try:
        import elasticsearch  # noqa: F401
    finally:
        for name in left_out:
            del sys.modules[name]
