"""The import of Elasticsearch's client without what only its asynchronous connections need: half of its time."""

import sys

_OF_OTHER_CONNECTIONS = ("aiohttp", "httpx")
"""Optional for the client, which imports them where they are installed, as they are for the app."""


def import_client() -> None:
    """Imports the client for a process that connects by its ordinary connections; no effect where it is imported."""
    if "elasticsearch" in sys.modules:
        return
    left_out = [name for name in _OF_OTHER_CONNECTIONS if name not in sys.modules]
    for name in left_out:
        sys.modules[name] = None  # type: ignore[assignment]  # what is None there is not to be had: an ImportError
    try:
        import elasticsearch  # noqa: F401
    finally:
        for name in left_out:
            del sys.modules[name]
