"""Further spellings of a name that people type: British and American, and inverted names in natural order."""

import re
from collections.abc import Iterator
from functools import partial

_BRITISH = (
    (r"tumor(?=s?\b)", "tumour"),
    (r"(?<=[bcklnst])emia\b", "aemia"),
    (r"\bhem(?=at|ang|op|or|og)", "haem"),
    (r"\besophag", "oesophag"),
    (r"\bpheochrom", "phaeochrom"),
    (r"\bpediatric", "paediatric"),
    (r"\bgynecolog", "gynaecolog"),
    (r"\bedema", "oedema"),
)
_AMERICAN = (
    (r"tumour(?=s?\b)", "tumor"),
    (r"aemia\b", "emia"),
    (r"\bhaem", "hem"),
    (r"oesophag", "esophag"),
    (r"\bphaeochrom", "pheochrom"),
    (r"\bpaediatric", "pediatric"),
    (r"\bgynaecolog", "gynecolog"),
    (r"\boedema", "edema"),
)
_INVERTED = re.compile(r"([^,]+), ([^\W\d_]+(?:-[^\W\d_]+)?)")
"""`Rhabdomyosarkom, alveoläres`: one comma, then one word, which may have a hyphen."""

_INVERTING = frozenset({"de", "en"})
"""Languages whose adjective stands before the noun, so that an inverted name is put right by turning it round."""


def variants(name: str, language: str) -> Iterator[str]:
    """Other spellings of `name`, which may be equal to it or to one another."""
    names = [name]
    if language in _INVERTING and (match := _INVERTED.fullmatch(name)):
        names.append(f"{match[2]} {match[1]}")
    if language == "en":
        names += [_respelt(each, rules) for each in names for rules in (_BRITISH, _AMERICAN)]
    yield from names[1:]


def _respelt(name: str, rules: tuple[tuple[str, str], ...]) -> str:
    for pattern, instead in rules:
        name = re.sub(pattern, partial(_as_before, instead), name, flags=re.IGNORECASE)
    return name


def _as_before(new: str, old: re.Match[str]) -> str:
    return new.capitalize() if old[0][0].isupper() else new
