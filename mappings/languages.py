"""The library's languages: the 24 official languages of the European Union, a row each in `languages.json`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from mappings.resources import resource

UNDETERMINED = "und"
"""ISO 639-2 code of text whose language is not known; it is searched by the folded fields alone."""

ISO_639_1 = frozenset(
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es "
    "et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki "
    "kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no "
    "nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te "
    "tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu".split()
)
"""The codes of all languages that have one of two letters (ISO 639-1:2002 with the changes to it)."""

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


def is_language(code: str) -> bool:
    """Whether `code` is the ISO 639-1 code of one of the library's languages."""
    return code in languages()


def text_field(language: str) -> str:
    """The sub-field that text in `language` is written to: its own, or the folded one when the language is not ours."""
    return language if is_language(language) else FOLDED
