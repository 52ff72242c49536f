"""The library's languages: the 24 official languages of the European Union, a row each in `languages.json`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from mappings.resources import resource

UNDETERMINED = "und"
"""ISO 639-2 code of text whose language is not known; it is searched by the folded fields alone."""

FOLDED = "folded"
"""Name of the language-neutral analyzer, and of the field beside the languages' own fields."""


@dataclass(frozen=True)
class Language:
    """One language: ISO 639-1 code (also the name of its analyzer and fields), its name in itself, ISO 15924 script."""

    code: str
    name: str
    script: str
    hunspell: str | None = None
    """Locale of the dictionary that its analyzer needs, or None."""


@cache
def languages() -> Mapping[str, Language]:
    """All languages by code, in the order of their codes."""
    return MappingProxyType({row["code"]: Language(**row) for row in resource("languages.json")})


@cache
def iso_639_1() -> frozenset[str]:
    """The codes of all languages of the world that have one of two letters, the library's among them (ISO 639-1)."""
    return frozenset(resource("iso_639_1.json"))


def is_language(code: str) -> bool:
    """Whether `code` is the ISO 639-1 code of one of the library's languages."""
    return code in languages()


def text_field(language: str) -> str:
    """The sub-field that text in `language` is written to: its own, or the folded one when the language is not ours."""
    return language if is_language(language) else FOLDED
