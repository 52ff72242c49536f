"""In which encoding a plain text or table is written: no file says it, and Tika guesses it wrong for half of Europe.

An encoding is right when the text that it gives is written with the letters of one language. Only where that fits none
of ours, charset-normalizer is asked.
"""

import codecs
import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from indexer.alphabets import ALPHABETS
from mappings.identification import identifier

_SAMPLE = 64 * 1024
_MARKS = (
    (codecs.BOM_UTF8, "UTF-8"),
    (codecs.BOM_UTF32_LE, "UTF-32LE"),
    (codecs.BOM_UTF32_BE, "UTF-32BE"),
    (codecs.BOM_UTF16_LE, "UTF-16LE"),
    (codecs.BOM_UTF16_BE, "UTF-16BE"),
)
_CANDIDATES = (
    "windows-1252",
    "windows-1250",
    "windows-1251",
    "windows-1253",
    "windows-1257",
    "ISO-8859-3",
    "ISO-8859-2",
    "ISO-8859-7",
    "ISO-8859-5",
)
"""The commoner of two that give the same text stands first."""

_PUNCTUATION = frozenset("–—‘’‚“”„«»‹›…•·§°€£®©™× \u00a0\u00ad")
_MIXED = re.compile("[a-zA-Z][\u0370-\u04ff]|[\u0370-\u04ff][a-zA-Z]")
_CONTROL = re.compile("[\u0080-\u009f]")
_BETWEEN = re.compile(r'[\n\r\t;,"]+')
_PIECES = 300
"""Cells or lines beyond ASCII that are judged."""
_IDENTIFIED_LETTERS = 2000
_ENOUGH = 0.7


@dataclass(frozen=True, slots=True)
class Charset:
    """An encoding by its IANA name, and how many bytes of a mark stand before the text that Tika would trip over."""

    name: str
    start: int = 0


def charset_of(path: Path) -> Charset:
    """The encoding of the text at `path`, from its first 64 KiB. Raises OSError."""
    with path.open("rb") as content:
        return charset_of_bytes(content.read(_SAMPLE))


def charset_of_bytes(start: bytes) -> Charset:
    """The encoding of a text that begins with `start`."""
    for mark, name in _MARKS:
        if start.startswith(mark):
            return Charset(name, len(mark))
    if wide := _wide(start):
        return Charset(wide)
    if _is_utf8(start):
        return Charset("UTF-8")
    fits = [(_fit(start, name), name) for name in _CANDIDATES]
    (share, _), name = max(fits, key=lambda fit: fit[0])
    if share >= _ENOUGH:
        return Charset(name)
    from charset_normalizer import from_bytes  # few files need it

    best = from_bytes(start).best()
    return Charset(codecs.lookup(best.encoding).name if best else name)


def _wide(start: bytes) -> str | None:
    """UTF-16 without a mark is known by the empty bytes of its ASCII signs, at odd or at even places."""
    odd, even = start[1::2].count(0), start[::2].count(0)
    return None if odd == even else "UTF-16LE" if odd > even else "UTF-16BE"


def _is_utf8(start: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(start, final=len(start) < _SAMPLE)
    except UnicodeDecodeError:
        return False
    return True


def _fit(start: bytes, name: str) -> tuple[float, float]:
    """How well the encoding fits: the share of signs beyond ASCII that the likeliest language writes, less those that
    make capitals or another script within words; and how likely the text is in that language.

    Each cell or line is judged by itself, as a table holds names in several languages.
    """
    text = start.decode(name, errors="replace")
    if _CONTROL.search(text):  # of ISO 8859, where windows-125x has dashes and quotation marks
        return -1.0, 0.0
    pieces = [piece for piece in dict.fromkeys(_BETWEEN.split(text)) if not piece.isascii()][:_PIECES]
    signs, right, likely = 0, 0, 0.0
    for piece in pieces:
        of_piece, right_of_piece, likelihood = _fit_of_piece(piece)
        signs, right, likely = signs + of_piece, right + right_of_piece, likely + of_piece * likelihood
    return (right / signs, likely / signs) if signs else (1.0, 0.0)


def _fit_of_piece(piece: str) -> tuple[int, int, float]:
    """How many signs beyond ASCII it has, how many of them are right, how likely it is in the likeliest language."""
    signs = [sign for sign in piece.lower() if not sign.isascii() and sign not in _PUNCTUATION]
    if not signs:
        return 0, 0, 0.0
    counts = {code: sum(sign in letters for sign in signs) for code, letters in ALPHABETS.items()}
    most = max(counts.values())
    odd = sum(_is_odd(before, letter) for before, letter in pairwise(piece)) + len(_MIXED.findall(piece))
    likelihood = {
        guess.language: guess.probability for guess in identifier().rank_by_letters(piece[:_IDENTIFIED_LETTERS])
    }
    return len(signs), most - odd, max(likelihood[code] for code, count in counts.items() if count == most)


def _is_odd(before: str, letter: str) -> bool:
    """Whether a capital follows a small letter, one of them beyond ASCII: names such as EuroBloodNet are not odd."""
    return before.islower() and letter.isupper() and not (before + letter).isascii()
