"""How the indexer is set: one frozen value, made once from the environment, with every fault of it named at once."""

import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from indexer.errors import WrongUse
from mappings.connection import ElasticsearchAddress, EngineNotConfigured, elasticsearch_address
from mappings.connection import tika_urls as known_tika_urls
from mappings.indices import DEFAULT_PREFIX, Alias, BadPrefix, alias

_ADDRESS = ("ELASTICSEARCH_URL", "ELASTICSEARCH_USERNAME", "ELASTICSEARCH_PASSWORD", "ELASTICSEARCH_API_KEY")
_KNOWN_ELSEWHERE = frozenset({*_ADDRESS, "ELASTICSEARCH_CA_CERTS", "ELASTICSEARCH_HOME"})
_OWN_PREFIXES = ("ELASTICSEARCH_", "INDEX_", "INDEXER_")
# What Kubernetes and Docker put into the environment of their own accord for a service named `elasticsearch`.
_FOREIGN = re.compile(r"\w+_(?:SERVICE_(?:HOST|PORT)\w*|PORT(?:_\d+_TCP\w*)?|NAME|ENV_\w+)")
_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


def _says(variable: str, says: str) -> dict[str, str]:
    return {"variable": variable, "says": says}


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Everything that the indexer is told; tests build one, commands get it from `settings_from`."""

    elasticsearch: ElasticsearchAddress | None = None
    tika_urls: tuple[str, ...] = ()
    prefix: str = field(
        default=DEFAULT_PREFIX, metadata=_says("INDEX_PREFIX", "what the names of the indices start with")
    )
    documents: Path = field(default=Path("documents"), metadata=_says("DOCUMENTS", "folder of the collection"))
    log_level: str = field(default="INFO", metadata=_says("LOG_LEVEL", "DEBUG, INFO, WARNING or ERROR"))
    tika_clients: int = field(default=4, metadata=_says("INDEXER_TIKA_CLIENTS", "files that Tika reads at a time"))
    timeout_s: float = field(
        default=120.0, metadata=_says("INDEXER_TIMEOUT_S", "seconds that reading one file may take")
    )
    max_file_mib: int = field(
        default=256, metadata=_says("INDEXER_MAX_FILE_MIB", "size of a file beyond which it is not read, MiB")
    )
    max_text_mib: int = field(
        default=24, metadata=_says("INDEXER_MAX_TEXT_MIB", "size of a file's text beyond which it is not kept, MiB")
    )
    patience_s: float = field(
        default=30.0, metadata=_says("INDEXER_PATIENCE_S", "seconds that a run waits for an engine that went away")
    )

    def alias(self, contents: str) -> Alias:
        """The alias of `contents` under the prefix that is set."""
        return alias(self.prefix, contents)


def settings_from(environ: Mapping[str, str]) -> Settings:
    """The settings that the environment says. Raises WrongUse naming every unknown and wrong value at once.

    An engine whose address nobody says is no fault here: not every command needs it.
    """
    faults = list(_unknown(environ))
    values: dict[str, Any] = {}
    for name, read in _READERS.items():
        try:
            values[name] = read(environ)
        except (ValueError, BadPrefix) as fault:
            faults.append(str(fault))
    if faults:
        raise WrongUse("\n".join(("The settings in the environment will not do:", *faults)))
    return Settings(**values)


def documented() -> Iterator[tuple[str, str, str]]:
    """Each variable of the indexer's own with its default and what it says, for `--help` and the README."""
    for one in fields(Settings):
        if "variable" in one.metadata:
            default = f"{one.default:g}" if isinstance(one.default, float) else str(one.default)
            yield one.metadata["variable"], default, one.metadata["says"]


def _unknown(environ: Mapping[str, str]) -> Iterator[str]:
    known = _KNOWN_ELSEWHERE | {variable for variable, _, _ in documented()}
    for name in sorted(environ):
        if name.startswith(_OWN_PREFIXES) and name not in known and not _FOREIGN.fullmatch(name):
            near = difflib.get_close_matches(name, known, n=1)
            yield f"{name}: no such setting" + (f"; did you mean {near[0]}?" if near else "; remove it")


def _elasticsearch(environ: Mapping[str, str]) -> ElasticsearchAddress | None:
    try:
        return elasticsearch_address(environ)
    except EngineNotConfigured as fault:
        if environ.get("ELASTICSEARCH_URL"):
            raise ValueError(str(fault)) from fault
        return None


def _tika(environ: Mapping[str, str]) -> tuple[str, ...]:
    try:
        return known_tika_urls(environ)
    except EngineNotConfigured as fault:
        if environ.get("TIKA_URL"):
            raise ValueError(str(fault)) from fault
        return ()


def _prefix(environ: Mapping[str, str]) -> str:
    return alias(environ.get("INDEX_PREFIX") or DEFAULT_PREFIX).prefix


def _documents(environ: Mapping[str, str]) -> Path:
    return Path(environ.get("DOCUMENTS") or "documents").expanduser()


def _log_level(environ: Mapping[str, str]) -> str:
    level = (environ.get("LOG_LEVEL") or "INFO").upper()
    if level not in _LEVELS:
        raise ValueError(f"LOG_LEVEL: {level!r} is no level; use {', '.join(_LEVELS)}")
    return level


def _number(name: str, *, at_most: int, whole: bool = True) -> Callable[[Mapping[str, str]], float]:
    one = next(one for one in fields(Settings) if one.metadata.get("variable") == name)

    def read(environ: Mapping[str, str]) -> float:
        given = environ.get(name) or str(one.default)
        what = "a whole number" if whole else "a number"
        try:
            number = int(given) if whole else float(given)
        except ValueError:
            raise ValueError(f"{name}: {given!r} is not {what}") from None
        if not 0 < number <= at_most:
            raise ValueError(f"{name}: {given!r} will not do; use {what} above 0 and at most {at_most:,}")
        return number

    return read


_READERS: Mapping[str, Callable[[Mapping[str, str]], Any]] = {
    "elasticsearch": _elasticsearch,
    "tika_urls": _tika,
    "prefix": _prefix,
    "documents": _documents,
    "log_level": _log_level,
    "tika_clients": _number("INDEXER_TIKA_CLIENTS", at_most=64),
    "timeout_s": _number("INDEXER_TIMEOUT_S", at_most=86_400, whole=False),
    "max_file_mib": _number("INDEXER_MAX_FILE_MIB", at_most=16_384),
    "max_text_mib": _number("INDEXER_MAX_TEXT_MIB", at_most=64),
    "patience_s": _number("INDEXER_PATIENCE_S", at_most=86_400, whole=False),
}
