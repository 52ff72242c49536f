"""Codes of diseases in every spelling: what is left of a code without the signs that people write or leave out."""

import re
from collections.abc import Iterable, Iterator

_SIGNS = re.compile(r"[^A-Z0-9]+")
_ICD = re.compile(r"([A-Z]\d\d)\d{1,2}", re.ASCII)
_MORPHOLOGY = re.compile(r"(\d{4})\d", re.ASCII)


def code_key(code: str) -> str:
    """The key of a code, such as `ORPHA355` for `Orpha:355`, `C259` for `c25.9`, `81503` for `8150/3`."""
    return _SIGNS.sub("", code.upper())


def wider_key(key: str) -> str | None:
    """The key of the code above: the category of a code of ICD-10 or of topography, a morphology of any behaviour."""
    found = _ICD.fullmatch(key) or _MORPHOLOGY.fullmatch(key)
    return found[1] if found else None


def code_keys(codes: Iterable[str]) -> list[str]:
    """The keys of codes and of the codes above them, each once."""
    return list(dict.fromkeys(key for code in codes for key in _with_wider(code_key(code))))


def _with_wider(key: str) -> Iterator[str]:
    yield key
    if wider := wider_key(key):
        yield wider
