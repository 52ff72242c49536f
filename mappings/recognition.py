"""From texts to the words that names are compared by: the same for names, questions and pages.

A word has one spelling in Latin letters (`fold`), so that diacritics, scripts and customs of spelling don't part names.
Two words are the same when they differ by what languages change at a word's end (`is_same`); `stem` and `forms` lead
from the one to the other in an index: the stem of a word is among the forms of every word that is the same.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from mappings.letters import without_marks
from mappings.resources import resource

_GREEK = dict(zip("αβγδεζηικλμνξοπρσςτυφω", "avgdeziiklmnxoprsstyfo", strict=True))
_GREEK |= {"θ": "th", "χ": "ch", "ψ": "ps"}
_CYRILLIC = dict(zip("абвгдезийклмнопрстуфхъьыэ", "abvgdeziiklmnoprstufha'ie", strict=True))
_CYRILLIC |= {"ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sht", "ю": "yu", "я": "ya", "ь": ""}
_LATIN = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŋ": "n", "þ": "th", "æ": "ae", "œ": "oe"}
_LETTERS = str.maketrans(_GREEK | _CYRILLIC | _LATIN)
_MAPPED = 0x2000
"""Signs below this are folded; those above are no letters of the library's languages."""

_SPELLINGS = re.compile(r"\Bae|ae\B|oe|(?<=tum)ou(?=r)")
"""What is written otherwise in other places: leukaemia, oesophagus, tumour. The word "ae" alone is Irish for liver."""
_LENITED = re.compile(r"\b([bcdfgmpst])h")
"""Irish puts an h after the first letter of a word; Greek words are spelt with it or without."""

_WORD = re.compile(r"[^\W_]+")
_ELISION = re.compile(
    r"\b(?:agl|all|b|bħal|c|coll|d|dagl|dall|degl|dell|f|gl|j|l|m|n|negl|nell|qu|s|sugl|sull|t|un|x)['’](?=\w)"
    r"|['’]s\b",
    re.IGNORECASE,
)

_CUT = 5
_SHORTEST = 3
_VOWELS = "aeiouy"
_ENDING, _LONG_ENDING = 3, 4
"""Letters that two forms of a word may differ by at the end; the longer in words with a long common beginning."""
_LONG = 6
_MOST = 0.75
_SHORT_ENDING, _ADDED_ENDING = re.compile(f"[{_VOWELS}][a-z]?"), re.compile(f"[{_VOWELS}][a-z]{{0,2}}")
"""What two words may differ by that have but three letters in common, and what one may have more: cancer is no can."""

_NEGATING = frozenset({"non", "nicht", "niet", "nie", "ne"})

_KIND = re.compile(r"(?:om(?:[aeiouy]\w{0,3})?|oid\w{0,3}|itis|itid\w{0,3}|[oi]os[aei]\w{0,2})$")
_DERIVED = re.compile(r"i?oma|omat|ome|oom|iti[sd]|osis|oz|t?oid|tous|t[oi]z")
"""What makes another word, as carcinoid is none of the forms of carcinoma, and no thyroiditis is a thyroid."""

_LONGEST_ACRONYM = 8
VERBATIM = "="
"""Begins the stem of an acronym, which is compared letter for letter: ALL is not all."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it was written, folded, and where it stands in its text; `joined` to the one before by a hyphen."""

    written: str
    folded: str
    start: int
    end: int
    joined: bool = False

    @property
    def is_linking(self) -> bool:
        """Whether it is an article, a preposition or "and", which names may have or not."""
        return is_linking(self.folded) and not is_acronym(self.written) and not self._is_type

    @property
    def _is_type(self) -> bool:
        """A letter as in "syndrome A" or "HCL-v", which no article within a name is."""
        return len(self.written) == 1 and (self.joined or (self.written.isupper() and self.start > 0))


def fold(text: str) -> str:
    """The text in one spelling: lower-case Latin letters without diacritics; its other signs stay."""
    plain = text.lower() if text.isascii() else text.translate(_table())
    if "ae" in plain or "oe" in plain or "ou" in plain:
        plain = _SPELLINGS.sub(_spelt, plain)
    return _LENITED.sub(r"\1", plain) if "h" in plain else plain


def _plain(sign: str) -> str:
    return without_marks(sign.casefold()).translate(_LETTERS)


@cache
def _table() -> dict[int, str]:
    """What each sign becomes: letters of Latin, Greek and Cyrillic, accents by themselves."""
    return {code: plain for code in range(_MAPPED) if (plain := _plain(chr(code))) != chr(code)}


def _spelt(found: re.Match[str]) -> str:
    return "o" if found[0] == "ou" else "e"


def words(text: str) -> tuple[Word, ...]:
    """The words of a text in their order, without articles that an apostrophe joins to the next word."""
    composed = unicodedata.normalize("NFC", text)
    blanked = _ELISION.sub(lambda found: " " * len(found[0]), composed)
    return tuple(
        Word(found[0], fold(found[0]), *found.span(), joined=blanked[found.start() - 1 : found.start()] == "-")
        for found in _WORD.finditer(blanked)
    )


def telling(of: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words without those that only link others, unless there are no others."""
    return tuple(word for word in of if not word.is_linking) or of


def is_linking(folded: str) -> bool:
    """Whether a folded word is an article, a preposition or "and", in any language; "with" and "non" are not."""
    return folded in linking()


def is_negating(folded: str) -> bool:
    """Whether a folded word makes a name the opposite of itself, as in non-Hodgkin."""
    return folded in _NEGATING


def is_acronym(written: str) -> bool:
    """Whether a name is one as ALL, MEN1 or pNET: one short word with at least two capitals."""
    capitals = sum(sign.isupper() for sign in written)
    return len(written) <= _LONGEST_ACRONYM and capitals >= 2 and capitals * 2 >= sum(map(str.isalpha, written))


def stem(folded: str) -> str:
    """What the forms of a word begin with."""
    if not folded.isalpha():
        return folded
    if len(folded) <= _CUT:
        return folded[:_SHORTEST]
    short = folded[:_CUT].rstrip(_VOWELS)
    return short if len(short) >= _SHORTEST else folded[:_SHORTEST]


def forms(folded: str) -> tuple[str, ...]:
    """Every stem that a word may have whose form this is."""
    if not folded.isalpha() or len(folded) <= _SHORTEST:
        return (folded,)
    return tuple(folded[:length] for length in range(_SHORTEST, min(len(folded), _CUT) + 1))


def shared(folded: str) -> str:
    """What every word that is the same begins with: more than its stem, for a word that is known."""
    letters = len(folded)
    least = letters - _ENDING if letters < _LONG + _ENDING else max(_LONG, letters - _LONG_ENDING)
    return folded[: max(_SHORTEST, least)]


def is_same(one: str, other: str) -> bool:
    """Whether two folded words are equal, or forms of one word."""
    return one == other or _is_inflected(one, other)


def is_surely_same(one: str, other: str) -> bool:
    """The same for words that stand alone, where chance is more likely: they have most of their letters in common."""
    return is_same(one, other) and _common(one, other) >= max(_CUT, _MOST * max(len(one), len(other)))


def _is_inflected(one: str, other: str) -> bool:
    longest = len(one) if len(one) > len(other) else len(other)
    least = longest - _LONG_ENDING if longest > _SHORTEST + _LONG_ENDING else _SHORTEST
    if one[:least] != other[:least]:
        return False  # as most are, before their letters are counted
    common = _common(one, other, least)
    endings = one[common:], other[common:]
    if longest - common > (_LONG_ENDING if common >= _LONG else _ENDING):
        return False
    if sorted(endings[0]) == sorted(endings[1]):
        return False  # letters that were swapped while typing
    if common == _SHORTEST and not _are_short(endings):
        return False
    return all(ending.isalpha() for ending in endings if ending) and not _is_derived(one, other, endings)


def _are_short(endings: tuple[str, str]) -> bool:
    pattern = _SHORT_ENDING if all(endings) else _ADDED_ENDING
    return all(map(pattern.fullmatch, filter(None, endings)))


def _is_derived(one: str, other: str, endings: tuple[str, str]) -> bool:
    if any(_DERIVED.match(ending) for ending in endings):
        return True
    kinds = [found[0][:2] if (found := _KIND.search(word)) else "" for word in (one, other)]
    return kinds[0] != kinds[1] and all(endings)


def _common(one: str, other: str, least: int = 0) -> int:
    """How many letters both begin with, which are known to be at least so many."""
    most = min(len(one), len(other))
    while least < most and one[least] == other[least]:
        least += 1
    return least


@cache
def linking() -> frozenset[str]:
    """Articles, prepositions and "and" of all languages, folded; "with" and "non" are not among them."""
    return frozenset(map(fold, resource("linking.json")))
