"""How the engines are reached: addresses and credentials from the environment, or from the managed engines' file.

Both sides read the same variables, and the managed engines write the file that this module finds.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import platformdirs

_DEFAULT_PORTS = {"http": 80, "https": 443}
_SAID_OF = {"elasticsearch": ("url", "username", "password"), "tika": ("url",)}

PROJECT_FOLDER = Path(__file__).resolve().parent.parent


class EngineNotConfigured(Exception):
    """No address of an engine is known, or what is said of it is wrong; the message says what to set."""


@dataclass(frozen=True)
class ElasticsearchAddress:
    """Where Elasticsearch answers (one or several URLs of one cluster) and as whom it is asked."""

    urls: tuple[str, ...]
    username: str | None = None
    password: str | None = field(default=None, repr=False)
    api_key: str | None = field(default=None, repr=False)
    ca_certs: str | None = None

    def client_options(self) -> dict[str, Any]:
        """Keyword arguments for `Elasticsearch` and `AsyncElasticsearch`: hosts, credentials and certificates only."""
        options: dict[str, Any] = {"hosts": list(self.urls)}
        if self.api_key:
            options["api_key"] = self.api_key
        elif self.username:
            options["basic_auth"] = (self.username, self.password or "")
        if self.ca_certs:
            options["ca_certs"] = self.ca_certs
        return options

    def environment(self) -> dict[str, str]:
        """The variables that say the same to a child process."""
        values = {
            "ELASTICSEARCH_URL": ",".join(self.urls),
            "ELASTICSEARCH_USERNAME": self.username,
            "ELASTICSEARCH_PASSWORD": self.password,
            "ELASTICSEARCH_API_KEY": self.api_key,
            "ELASTICSEARCH_CA_CERTS": self.ca_certs,
        }
        return {name: value for name, value in values.items() if value}


def elasticsearch_address(environ: Mapping[str, str]) -> ElasticsearchAddress:
    """Elasticsearch as `ELASTICSEARCH_URL` and its companions say, else the running managed engine.

    Raises EngineNotConfigured when neither is there or a URL is no URL.
    """
    urls = _urls(environ, "ELASTICSEARCH_URL")
    if not urls:
        return _managed_elasticsearch(environ)
    return ElasticsearchAddress(
        urls=urls,
        username=environ.get("ELASTICSEARCH_USERNAME") or None,
        password=environ.get("ELASTICSEARCH_PASSWORD") or None,
        api_key=environ.get("ELASTICSEARCH_API_KEY") or None,
        ca_certs=environ.get("ELASTICSEARCH_CA_CERTS") or None,
    )


def tika_urls(environ: Mapping[str, str]) -> tuple[str, ...]:
    """The Tika servers that `TIKA_URL` names, else the running managed one. Raises EngineNotConfigured."""
    return _urls(environ, "TIKA_URL") or (str(_managed(environ, "tika")["url"]).rstrip("/"),)


def cache_folder(environ: Mapping[str, str]) -> Path:
    """Where engines and their data are kept, outside every checkout: `RARECARE_CACHE`, else the user's cache folder.

    For root it is below /var/cache, as Elasticsearch runs as another user, who cannot read root's home.
    """
    if given := environ.get("RARECARE_CACHE"):
        return Path(given).expanduser().absolute()
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return Path("/var/cache/rarecare")
    return Path(platformdirs.user_cache_dir("rarecare"))


def project_cache(environ: Mapping[str, str]) -> Path:
    """The part of the cache that belongs to this project folder alone."""
    digest = hashlib.sha256(str(PROJECT_FOLDER).encode()).hexdigest()[:16]
    return cache_folder(environ) / "projects" / digest


def managed_engines_file(environ: Mapping[str, str]) -> Path:
    """The file in which running managed engines say how they are reached.

    JSON, readable by its owner only:
    `{"elasticsearch": {"url", "username", "password", "ca_certs"}, "tika": {"url"}, …}`.
    """
    return project_cache(environ) / "engines.json"


def _urls(environ: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(_url(name, url.strip()) for url in environ.get(name, "").split(",") if url.strip())


def _url(name: str, given: str) -> str:
    try:
        parts = urlsplit(given)
        default = _DEFAULT_PORTS[parts.scheme]
        port = parts.port or default
    except (ValueError, KeyError):
        parts, port = urlsplit(""), 0
    if not parts.hostname or parts.query or parts.fragment:
        raise EngineNotConfigured(
            f"{name}: {given!r} is no address; write it as http://host:port or https://host:port"
        ) from None
    if parts.username or parts.password:
        raise EngineNotConfigured(
            f"{name}: leave name and password out of the address; they have variables of their own"
        )
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{parts.scheme}://{host}:{port}{parts.path.rstrip('/')}"


def _managed_elasticsearch(environ: Mapping[str, str]) -> ElasticsearchAddress:
    said = _managed(environ, "elasticsearch")
    return ElasticsearchAddress((said["url"],), said["username"], said["password"], ca_certs=said.get("ca_certs"))


def _managed(environ: Mapping[str, str], engine: str) -> dict[str, Any]:
    try:
        said: dict[str, Any] = json.loads(managed_engines_file(environ).read_text(encoding="utf-8"))[engine]
        return {name: said[name] for name in _SAID_OF[engine]} | said
    except (OSError, ValueError, KeyError, TypeError) as fault:
        variable = f"{engine.upper()}_URL"
        raise EngineNotConfigured(
            f"No {engine.capitalize()} is known: start the managed engines with `rarecare-engines start`, "
            f"put `rarecare-engines run --` before the command, or set {variable}"
        ) from fault
