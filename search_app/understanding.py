"""What can be told of a question without asking anybody: the languages that it may be in, codes of diseases in it."""

import re
from collections.abc import Sequence
from functools import lru_cache

from mappings.identification import lean_identifier

MAX_LANGUAGES = 3
"""Languages whose fields are searched: each costs, and the true one is hardly ever behind the third."""

_UNLIKELY = 0.1
"""Probability below which a second guess is not worth a field."""

_SURE = 0.6
"""Probability from which a text is taken to be in a language that the reader has not named."""

_ORPHA = re.compile(r"orpha(?:net)?[:\s_-]?(\d{1,7})", re.IGNORECASE | re.ASCII)


@lru_cache(maxsize=256)  # who chooses a filter or the next page asks the same words again
def languages_of(text: str, reader: str) -> tuple[str, ...]:
    """The languages whose fields `text` is searched in: the reader's, then the two likeliest of the text itself.

    One or two words are often the same in several languages, so the reader's language always takes part.
    """
    if not text:
        return (reader,)
    guesses = lean_identifier().rank(text)[: MAX_LANGUAGES - 1]
    likely = [guess.language for guess in guesses if guess.probability > _UNLIKELY]
    return tuple(dict.fromkeys((reader, *likely)))


def languages_written(text: str, reader: str, reads: Sequence[str]) -> tuple[str, ...]:
    """The languages that `text` may be written in though words of it are misspelt, which tells little of its language:
    the reader's, those that he `reads`, and one that is likelier than all others together."""
    guesses = lean_identifier().rank(text)[:1]
    return tuple(dict.fromkeys((reader, *reads, *(one.language for one in guesses if one.probability > _SURE))))


def concept_of(word: str) -> str | None:
    """The identifier of the disease whose Orphanet code `word` is, as `ORPHA:217074`; None for any other word."""
    match = _ORPHA.fullmatch(word)
    return f"ORPHA:{int(match[1])}" if match else None
