"""Which language a document and each of its pages is in.

py3langid, restricted to the library's languages, takes glances at each page; it is fast and knows Irish and Maltese.
Short texts are told by their words as well, and one page of each language is checked to be no neighbour of it (Serbian
for Bulgarian, Icelandic for Danish). langdetect costs a hundred times more and knows Catalan and Norwegian: it is asked
about doubtful documents, and only whether they are in a language that is none of ours.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from types import MappingProxyType

from indexer.foreign import LETTER, has_foreign_words, is_like_a_neighbour
from indexer.language_parts import Part
from indexer.page_language import SAMPLE, SURE, language_parts, middle, told
from mappings.languages import UNDETERMINED

_LETTERS_OF_DOCUMENT = 12
"""A document with fewer letters is in no language that could be told."""
_LIKELY = 0.6
"""Of 797 short lines in 24 languages that were told with this probability one was told wrong."""
_CHECKED, _CONFIRMED = 40, 200
"""Letters whose words are checked to be of one of our languages, and those looked at where the first were of none."""


@dataclass(frozen=True, slots=True)
class Detected:
    """ISO 639-1 code, or `und`, of a document and of each of its pages, with warnings that start with
    `language-differs:` when it does not look like what it is said to be.

    `mixed` has the parts of pages in several languages, by the page's place from 0; in `pages` is that of most text.
    """

    language: str
    pages: tuple[str, ...]
    warnings: tuple[str, ...]
    mixed: Mapping[int, tuple[Part, ...]] = field(default_factory=lambda: MappingProxyType({}))


def detect(pages: Sequence[str], *, said: str = "") -> Detected:
    """The languages of a document with these pages. `said` is what its catalogue or folder says: it wins over what
    the document looks like. A page that surely is in another language keeps that one, as bilingual leaflets do.
    """
    seen = _checked(language_parts(pages), said)
    found = _of_document(pages, seen)
    main = said or found
    of_pages = tuple(max(parts, key=_letters).language if parts else main for parts in seen)
    mixed = {place: parts for place, parts in enumerate(seen) if len(parts) > 1}
    differs = said and found not in (said, UNDETERMINED) and not any(part.language == said for part in chain(*seen))
    warnings = (f"language-differs: said to be {said}, it looks like {found}",) if differs else ()
    return Detected(main, of_pages, warnings, MappingProxyType(mixed))


def detect_line(text: str) -> str:
    """The language of a line of text, such as a query; `und` when it is likelier none of ours, or any of several."""
    return told(text[:SAMPLE]).language


def _letters(part: Part) -> int:
    return len(part.text)


def _of_document(pages: Sequence[str], seen: Sequence[Sequence[Part]]) -> str:
    """The language of most text, where there are pages of which it is sure; else what the first words look like."""
    letters = Counter[str]()
    for part in chain(*seen):
        letters[part.language] += len(part.text)
    if letters:
        return letters.most_common(1)[0][0]
    return _of_doubtful(" ".join(middle(page, SAMPLE) for page in pages if page)[: 2 * SAMPLE])


def _of_doubtful(text: str) -> str:
    """The language of a short or odd text that is likely, unless a second detector is sure that it is a foreign one."""
    guess = told(text)
    if guess.probability < _LIKELY or len(LETTER.findall(text)) < _LETTERS_OF_DOCUMENT:
        return UNDETERMINED
    return guess.language if guess.probability >= SURE or not is_like_a_neighbour(text) else UNDETERMINED


def _checked(seen: Sequence[tuple[Part, ...]], said: str) -> list[tuple[Part, ...]]:
    """The parts of all pages. Where the words of the first in a language, unless it is said to be that, are of none of
    ours, all in it are looked at.
    """
    first = {part.language: part for part in reversed(list(chain(*seen)))}
    doubtful = {language for language, part in first.items() if language != said and _is_foreign(part, _CHECKED)}
    if not doubtful:
        return list(seen)
    return [tuple(_undetermined(part) if part.language in doubtful else part for part in parts) for parts in seen]


def _undetermined(part: Part) -> Part:
    return Part(UNDETERMINED, part.text) if _is_foreign(part, _CONFIRMED) else part


def _is_foreign(part: Part, letters: int) -> bool:
    return part.language != UNDETERMINED and has_foreign_words(middle(part.text, letters))
