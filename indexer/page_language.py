"""The language of a page, or of each of its parts, when that is sure."""

from collections.abc import Iterator, Sequence

from indexer.foreign import LETTER, has_foreign_letters
from indexer.language_parts import Part, parts_of
from mappings.identification import Guess, best_of_each, identifier
from mappings.languages import UNDETERMINED

SURE = 0.9
"""Of paragraphs of 80 letters told with this probability none was told wrong (of 2,200 in 24 languages)."""
SAMPLE = 400
"""Letters of a page that are looked at where a glance does not do."""

_LOOK = 75
"""About how many letters are looked at near the beginning of a page, and near its end."""
_FEW_LETTERS = 60
"""A page with fewer letters is taken to be in its document's language."""


def language_parts(pages: Sequence[str]) -> list[tuple[Part, ...]]:
    """Each page, in the language of which it is sure, or cut where it changes; nothing when it cannot be told."""
    long = [page for page in pages if len(page) >= _FEW_LETTERS]
    told = iter(_guesses([edge for page in long for edge in _near_edges(page)]))
    return [_parts(page, next(told), next(told)) if len(page) >= _FEW_LETTERS else () for page in pages]


def _parts(page: str, top: Guess, bottom: Guess) -> tuple[Part, ...]:
    """The parts of a page, by what its edges look like, and where they don't agree or are in doubt by more of it."""
    seen = {edge.language for edge in (top, bottom) if edge.probability >= SURE}
    if len(seen) == 1 and top.language == bottom.language and min(top.probability, bottom.probability) >= SURE:
        return (Part(top.language, page),)
    together = _guess(" ".join(_near_edges(page)))
    if len(seen) > 1 or (seen and together.probability < SURE):
        parts = parts_of(page, _sure)
        return parts if parts[0].language else ()
    language = together.language if together.probability >= SURE else _sure_of_middle(page)
    return (Part(language, page),) if language else ()


def middle(text: str, letters: int) -> str:
    """As many letters from the middle of a text."""
    start = max(0, len(text) // 2 - letters // 2)
    return text[start : start + letters]


def told(text: str) -> Guess:
    """The language of a short text, by its words too; `und` when it is likelier none of the library's, or any."""
    return _told_by_letters(text) or identifier().told(text)


def _guess(text: str) -> Guess:
    return _told_by_letters(text) or identifier().best(text)


def _guesses(texts: Sequence[str]) -> Iterator[Guess]:
    """The same for each of many texts, which costs less at once."""
    by_letters = [_told_by_letters(text) for text in texts]
    told = iter(best_of_each([text for text, guess in zip(texts, by_letters, strict=True) if not guess]))
    return (guess or next(told) for guess in by_letters)


def _sure(text: str) -> str:
    """The likeliest language of some text of a page; empty when it is not sure."""
    guess = _guess(text)
    return guess.language if guess.probability >= SURE else ""


def _sure_of_middle(page: str) -> str:
    sample = middle(page, SAMPLE)
    return _sure(sample) if len(LETTER.findall(sample)) >= _FEW_LETTERS else ""


def _near_edges(page: str) -> tuple[str, str]:
    """Some text near the beginning and near the end, in whole words: pieces of words tell something else."""
    eighth = len(page) // 8
    top, bottom = page[eighth : eighth + _LOOK], page[max(7 * eighth - _LOOK, eighth) : 7 * eighth]
    return _whole_words(top), _whole_words(bottom)


def _whole_words(text: str) -> str:
    return text[text.find(" ") + 1 : text.rfind(" ")] or text


def _told_by_letters(text: str) -> Guess | None:
    """`und` for a text without letters; surely so when the letters are not those of our languages."""
    if not LETTER.search(text):
        return Guess(UNDETERMINED, 0.0)
    return Guess(UNDETERMINED, 1.0) if has_foreign_letters(text) else None
