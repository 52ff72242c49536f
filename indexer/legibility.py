"""Whether the text of a PDF is the text that its pages show: fonts that do not name their letters give other signs.

Each rule is a way in which real files are illegible, with a bound well above what sound files reach.
"""

import re

_SAMPLE = 1200
_FEW_LETTERS = 40

_UNREADABLE = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
_MAX_UNREADABLE = 0.2
_UNMAPPED_MIN_LETTERS = 1000
_MAX_UNMAPPED = 0.5

_SIGN = re.compile("[\u00a1-\u00a9\u00ac-\u00b4\u00b6-\u00b9\u00bc-\u00bf\u00d7\u00f7]")
_MAX_SIGNS = 0.15
"""Chinese read as Latin-1 is a third signs; a sample of a font's glyphs a twentieth."""

_LETTER_LOST = re.compile(r"(?<![^\s\w?'’-])\b[^\W\d_]+\?[^\W\d_]+")
_MIN_LOST = 5
_MAX_LOST = 0.02

_WORD = re.compile(r"[^\W\d_]{3,}")
_CONSONANTS = re.compile(r"[b-df-hj-np-tvwxz]+", re.IGNORECASE | re.ASCII)
_SOME_VOWELS = 0.15
_MIN_WORDS = 20
_MAX_WITHOUT_VOWEL = 0.35
"""Letters moved along the alphabet, as fonts without names for them give, are words without vowels to two fifths."""


def illegible(text: str, *, shown: int, unmapped: int) -> str:
    """Why the text, as it came, is not what the pages show; empty when it is. `shown` counts the glyphs on the pages,
    `unmapped` those of them of which the PDF says not what they are.
    """
    if shown >= _UNMAPPED_MIN_LETTERS and unmapped > _MAX_UNMAPPED * shown:
        return _NAMELESS
    sample = _middle(text)
    return next((reason for is_so, reason in _RULES if is_so(sample)), "") if len(sample) >= _FEW_LETTERS else ""


def _middle(text: str) -> str:
    start = max(0, len(text) // 2 - _SAMPLE // 2)
    return text[start : start + _SAMPLE].strip()


def _is_shifted(sample: str) -> bool:
    if sum(map(sample.count, "aeiou")) > _SOME_VOWELS * len(sample):
        return False
    words = _WORD.findall(sample)
    without_vowel = sum(_CONSONANTS.fullmatch(word) is not None for word in words)
    return len(words) >= _MIN_WORDS and without_vowel > _MAX_WITHOUT_VOWEL * len(words)


def _is_unreadable(sample: str) -> bool:
    return len(_UNREADABLE.findall(sample)) > _MAX_UNREADABLE * len(sample)


def _is_signs(sample: str) -> bool:
    return not sample.isascii() and len(_SIGN.findall(sample)) > _MAX_SIGNS * len(sample)


def _lacks_letters(sample: str) -> bool:
    if sample.count("?") < _MIN_LOST:
        return False
    lost = len(_LETTER_LOST.findall(sample))
    return lost >= _MIN_LOST and lost > _MAX_LOST * len(sample.split())


_NAMELESS = "its fonts do not say which letters they show"
_RULES = (
    (_is_unreadable, _NAMELESS),
    (_is_shifted, _NAMELESS),
    (_is_signs, "its letters are stored in an encoding that it does not name"),
    (_lacks_letters, "letters are missing within its words"),
)
