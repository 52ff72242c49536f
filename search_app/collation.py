"""The order in which a language lists names: its own letters, which are not those of its neighbours.

Accents that make no letter of their own count only where all else is equal. Neither Babel nor Python's library know
the order of a language without the locales of the machine.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from unicodedata import normalize

from mappings.letters import without_marks

_LETTERS: Mapping[str, str] = MappingProxyType(
    {
        "bg": "и й",
        "cs": "c č, h ch, r ř, s š, z ž",
        "da": "z æ/ä ø/ö å",
        "es": "n ñ",
        "et": "s š z ž, w õ ä ö ü",
        "fi": "z å ä ö",
        "hr": "c č ć, d dž đ, l lj, n nj, s š, z ž",
        "hu": "c cs, d dz dzs, g gy, l ly, n ny, o ö/ő, s sz, t ty, u ü/ű, z zs",
        "lt": "c č, i/į/y, s š, z ž",
        "lv": "c č, g ģ, i/y, k ķ, l ļ, n ņ, s š, z ž",
        "mt": "b ċ, f ġ, g għ, h ħ, y ż",
        "pl": "a ą, c ć, e ę, l ł, n ń, o ó, s ś, z ź ż",
        "ro": "a ă â, i î, s ș/ş, t ț/ţ",
        "sk": "a ä, c č, h ch, o ô, s š, z ž",
        "sl": "c č ć, d đ, s š, z ž",
        "sv": "z å ä/æ ö/ø",
    }
)
"""By language, which letters follow another: `c č` lists all names in C before those in Č. Letters with `/` between
them are one. As the Common Locale Data Repository has them; the other languages have the letters of their script."""

Key = str
"""Two signs a letter, the letter and its place behind that; then the name itself. A string takes little memory, and
hundreds are kept a language."""

_END, _FIRST = "\0", "\1"


@cache
def collation_key(language: str) -> Callable[[str], Key]:
    """What to sort names by in `language`."""
    letters = _letters(language)
    pattern = _pattern(language)

    @lru_cache(maxsize=1024)
    def key(name: str) -> Key:
        folded = normalize("NFC", name.casefold())
        found = (letters.get(letter) or f"{without_marks(letter)}{_FIRST}" for letter in pattern.findall(folded))
        return f"{''.join(found)}{_END}{folded}"

    return key


def initial(name: str, language: str) -> str:
    """The letter below which `language` lists a name, a capital: accents that make no letter of their own are left out.
    Empty for what begins with no letter."""
    folded = normalize("NFC", name.casefold())
    for found in _pattern(language).finditer(folded):
        letter = found[0]
        if letter[0].isalpha():
            place = _letters(language).get(letter) or f"{without_marks(letter)[:1]}{_FIRST}"
            return (place[0] if place.endswith(_FIRST) else letter).upper()
        if letter[0].isdigit():
            return ""
    return ""


@cache
def _letters(language: str) -> Mapping[str, str]:
    """The place of each letter that is not where its script has it: after which other, and how far."""
    places: dict[str, str] = {}
    for group in filter(None, _LETTERS.get(language, "").split(", ")):
        base = group[0]
        for place, alike in enumerate(group.split()):
            places |= dict.fromkeys(alike.split("/"), f"{base}{chr(ord(_FIRST) + place)}")
    return MappingProxyType(places)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    longest_first = sorted(_letters(language), key=len, reverse=True)
    return re.compile("|".join([*map(re.escape, longest_first), "."]), re.DOTALL)
