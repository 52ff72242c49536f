"""Parts of compound words: `Bauchspeicheldrüsenkrebs` is `Bauchspeicheldrüse` and `Krebs`.

Pages are taken apart by Elasticsearch while they are indexed, questions here, both by the words of the files in
`decompounding/`, from left to right, the longest that fits first.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from mappings.letters import without_marks

_FOLDER = "decompounding"
_COMMENT, _NO_PART, _ALONE = "#", "!", "="
_LINK = 3
"""Letters that may stand between, before or behind the parts: the s, en or es that links them, and endings."""

SHORTEST_COMPOUND = 7


@dataclass(frozen=True)
class Parts:
    """The words of one language's file: parts, each with the word that it is when it stands alone, and those that only
    keep others from being seen."""

    parts: Mapping[str, str]
    kept: frozenset[str]

    @property
    def words(self) -> list[str]:
        """All of them in order, as Elasticsearch gets them."""
        return sorted({*self.parts, *self.kept})


def compounding_languages() -> tuple[str, ...]:
    """The languages that have a file, in the order of their codes."""
    return tuple(sorted(file.name.removesuffix(".txt") for file in files("mappings").joinpath(_FOLDER).iterdir()))


@cache
def parts(language: str) -> Parts:
    """The words of the file of `language`."""
    text = files("mappings").joinpath(_FOLDER, f"{language}.txt").read_text(encoding="utf-8")
    words = [word for line in text.splitlines() if not line.startswith(_COMMENT) for word in line.split()]
    kept = frozenset(word.removeprefix(_NO_PART) for word in words if word.startswith(_NO_PART))
    pairs = (word.partition(_ALONE) for word in words if not word.startswith(_NO_PART))
    return Parts({part: alone or part for part, _, alone in pairs}, kept)


def parts_of(word: str, language: str) -> tuple[str, ...]:
    """The parts of a word of `language`, as they stand alone; none of a word that is no compound of them.

    Accents do not count, as readers leave them out.
    """
    if len(word) < SHORTEST_COMPOUND or language not in _splitters():
        return ()
    pattern, written = _splitters()[language]
    plain = _plain(word)
    found = [*pattern.finditer(plain)]
    whole = all(length <= _LINK for length in _between(found, len(plain)))
    known = tuple(written[match[0]] for match in found if match[0] in written)
    return known if whole and len(known) > 1 and len(known) == len(found) else ()


def _between(found: list[re.Match[str]], length: int) -> Iterator[int]:
    """How many letters stand before, between and behind what was found."""
    end = 0
    for match in found:
        yield match.start() - end
        end = match.end()
    yield length - end


@cache
def _splitters() -> dict[str, tuple[re.Pattern[str], dict[str, str]]]:
    return {code: _splitter(code) for code in compounding_languages()}


def _splitter(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """What finds the words of a language, longest first, and its parts by their plain letters."""
    of_language = parts(language)
    longest_first = sorted(map(_plain, of_language.words), key=len, reverse=True)
    written = {_plain(part): alone for part, alone in of_language.parts.items()}
    return re.compile("|".join(map(re.escape, longest_first))), written


def _plain(word: str) -> str:
    return without_marks(word.lower())
