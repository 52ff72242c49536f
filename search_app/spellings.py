"""Codes in a text, however they are spelt: `355`, `ORPHA:355`, `c259`, `ICD-10 C25.9`, `8150/3`, `8150`. No I/O."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mappings.codes import code_key, wider_key

_SYSTEM = re.compile(
    r"(?:(?P<orpha>orpha(?:net|code)?)|icd-?\s?(?:10|11)|icd-?\s?o(?:-?3)?|ncit?|oncotree|umls|mesh)?"
    r"[\s:_#-]*(?P<code>[A-Z]?\d[\d./]*\d|(?-i:[A-Z][A-Z0-9_]{1,15})|(?:mondo|doid|omim|gard)[:_\s]?\d+)",
    re.IGNORECASE | re.ASCII,
)
"""A text that is a code as a whole, with its system in front of it or without."""

_INSIDE = re.compile(
    r"(?<!\w)(?:(?i:orpha(?:net)?)[:\s_-]?\d{1,7}|[A-TV-Z]\d\d\.\d{1,2}|[CD]\d\d|\d{4}/\d)(?![\w/])",
    re.ASCII,
)
"""What is sure to be a code within a text: what has the form of one and hardly of anything else."""


@dataclass(frozen=True, slots=True)
class CodeKeys:
    """Keys of the codes in a text: as they are, and of the codes above them. `whole` when the text is a code,
    and has a figure: capitals alone may be an acronym too."""

    own: tuple[str, ...]
    wider: tuple[str, ...]
    whole: bool

    @property
    def all(self) -> list[str]:
        """All keys."""
        return [*self.own, *self.wider]


def code_keys_of(text: str) -> CodeKeys:
    """The keys of the code that `text` is, else of the codes in it."""
    whole = _SYSTEM.fullmatch(text.strip())
    own = tuple(dict.fromkeys(_whole_keys(whole) if whole else map(code_key, _found(text))))
    wider = tuple(key for one in own if (key := wider_key(one)))
    return CodeKeys(own, wider, whole is not None and any(map(str.isdigit, whole["code"])))


def _whole_keys(found: re.Match[str]) -> Iterator[str]:
    """A number alone may be Orphanet's or a morphology; ORPHA before it leaves no doubt."""
    key = code_key(found["code"])
    if found["code"].isdigit():
        yield f"ORPHA{int(key)}"
    if not found["orpha"]:
        yield key


def _found(text: str) -> Iterator[str]:
    for found in _INSIDE.finditer(text):
        code = found[0].upper()
        number = re.sub(r"\D", "", code)
        yield f"ORPHA{int(number)}" if code.startswith("ORPHA") else code
