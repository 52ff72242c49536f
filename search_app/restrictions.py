"""What restricts a question besides its words: `title:` `orpha:` `icd:` `icdo:` `site:` `lang:`, and which values of
them are understood."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from mappings.languages import is_language
from mappings.letters import without_marks
from mappings.vocabulary import sites
from search_app.question import Restriction, Term, Word

_ORPHA = re.compile(r"\d{1,7}", re.ASCII)
_ICD_10 = re.compile(r"([A-Z]\d\d)\.?(\d{1,2})?", re.ASCII | re.IGNORECASE)
_MORPHOLOGY = re.compile(r"(\d{4})(?:/?(\d))?", re.ASCII)


def understood(name: str, term: Term) -> Restriction | None:
    """The restriction that `name:` and a term make; None where the value can't be meant, so that it is literal."""
    if name == "title":
        return Restriction(name, term)
    value = _VALUES[name](term.text)
    return Restriction(name, Word(value)) if value else None


def _orpha(text: str) -> str:
    return f"ORPHA:{int(text)}" if _ORPHA.fullmatch(text) else ""


def _icd_10(text: str) -> str:
    """With its dot, for example `C25.4`, whether that was written or not."""
    match = _ICD_10.fullmatch(text)
    return ".".join(filter(None, match.groups())).upper() if match else ""


def _icd_o_3(text: str) -> str:
    """A morphology, as `8150/3` or without its behaviour `8150`, or a topography, as `C25.4`."""
    match = _MORPHOLOGY.fullmatch(text)
    return "/".join(filter(None, match.groups())) if match else _icd_10(text)


def _site(text: str) -> str:
    return _sites().get(_plain(text), "")


def _language(text: str) -> str:
    return text.lower() if is_language(text.lower()) else ""


@cache
def _sites() -> Mapping[str, str]:
    """Identifiers of sites by themselves and by their names in every language."""
    named = {_plain(label): site.id for site in sites().values() for label in site.labels.values()}
    return named | {_plain(identifier): identifier for identifier in sites()}


def _plain(text: str) -> str:
    """Without capitals and accents, `_` and spaces alike."""
    return without_marks(text.casefold().replace("_", " "))


_VALUES: Mapping[str, Callable[[str], str]] = {
    "orpha": _orpha,
    "icdo": _icd_o_3,
    "icd": _icd_10,
    "site": _site,
    "lang": _language,
}
RESTRICTIONS = ("title", *_VALUES)
"""Their names, as they are written before a colon."""

CODES = frozenset({"orpha", "icd", "icdo"})
"""Those that are codes of concepts."""

Concepts = Mapping[Restriction, Sequence[str]]
"""Identifiers of concepts, such as `ORPHA:355` and `site:pancreas`, by the code that they have."""

NO_CONCEPTS: Concepts = MappingProxyType({})
"""Those of a question without codes."""
