"""The app's settings, read once from the environment; everything that is wrong is said at once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mappings.connection import ElasticsearchAddress, EngineNotConfigured, elasticsearch_address
from mappings.indices import DEFAULT_PREFIX, alias

LOG_LEVELS = ("debug", "info", "warning", "error")


class BadSettings(Exception):
    """Settings that can't be used; `faults` says of each what is wrong and what would be right."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


@dataclass(frozen=True)
class Settings:
    """Where the engine, the collection and the app itself are. `public_url` is how readers reach it, if it is known."""

    elasticsearch: ElasticsearchAddress
    index_prefix: str = field(default=DEFAULT_PREFIX, metadata={"variable": "INDEX_PREFIX"})
    documents: Path = field(default=Path("documents"), metadata={"variable": "DOCUMENTS"})
    public_url: str | None = field(default=None, metadata={"variable": "PUBLIC_URL"})
    host: str = field(default="127.0.0.1", metadata={"variable": "HOST"})
    port: int = field(default=8000, metadata={"variable": "PORT"})
    log_level: str = field(default="info", metadata={"variable": "LOG_LEVEL"})


def settings_from(environ: Mapping[str, str]) -> Settings:
    """The settings in the environment, empty variables counting as unset. Raises BadSettings with all faults."""
    faults: list[str] = []
    values: dict[str, Any] = {}
    for name, read in _READERS.items():
        try:
            values[name] = read(environ)
        except (ValueError, EngineNotConfigured) as fault:
            faults.append(str(fault))
    if faults:
        raise BadSettings(faults)
    return Settings(**values)


def _prefix(environ: Mapping[str, str]) -> str:
    prefix = environ.get("INDEX_PREFIX") or DEFAULT_PREFIX
    alias(prefix)
    return prefix


def _documents(environ: Mapping[str, str]) -> Path:
    folder = Path(environ.get("DOCUMENTS") or "documents").expanduser()
    if not folder.is_dir():
        raise ValueError(f"DOCUMENTS: {str(folder)!r} is no folder; give the folder of the collection")
    return folder.resolve()


def _public_url(environ: Mapping[str, str]) -> str | None:
    url = environ.get("PUBLIC_URL", "").strip().rstrip("/")
    if not url:
        return None
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise ValueError(f"PUBLIC_URL: {url!r} is no address; write it as https://library.example")
    return url


def _host(environ: Mapping[str, str]) -> str:
    return environ.get("HOST", "").strip() or "127.0.0.1"


def _port(environ: Mapping[str, str]) -> int:
    given = environ.get("PORT", "").strip() or "8000"
    if not (given.isascii() and given.isdigit() and int(given[:6]) <= 65_535):
        raise ValueError(f"PORT: {given!r} is no port; give a number from 0 (any free port) to 65535")
    return int(given)


def _log_level(environ: Mapping[str, str]) -> str:
    given = environ.get("LOG_LEVEL", "").strip().lower() or "info"
    if given not in LOG_LEVELS:
        raise ValueError(f"LOG_LEVEL: {given!r} is unknown; use one of {', '.join(LOG_LEVELS)}")
    return given


_READERS: Mapping[str, Callable[[Mapping[str, str]], Any]] = {
    "elasticsearch": elasticsearch_address,
    "index_prefix": _prefix,
    "documents": _documents,
    "public_url": _public_url,
    "host": _host,
    "port": _port,
    "log_level": _log_level,
}
