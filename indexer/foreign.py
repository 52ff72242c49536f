"""What is in none of the library's languages, by its letters, its words, or its likeness to one that we don't have."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from mappings.evidence import evidence
from mappings.languages import languages

LETTER = re.compile(r"[^\W\d_]")

_OURS = re.compile("[A-Za-z\u00aa-\u024f\u0370-\u03ff\u0400-\u04ff\u1e00-\u1fff]")
_NOT_BULGARIAN = re.compile("[ыэёіїєґўјљњћђџѓќѕ]", re.IGNORECASE)
_MAX_FOREIGN = 0.005
_SCRIPT_LETTERS = 30

_MORE_LIKELY_NONE = 0.6
_SURE = 0.9
_SEED = 1
_NEIGHBOURS = ("af", "ca", "cy", "id", "mk", "no", "so", "sq", "sw", "tl", "tr", "vi")
"""Languages that are none of the library's and that langdetect knows, in its codes."""


def has_foreign_letters(text: str) -> bool:
    """Whether it is written in a script that is none of ours, or in Cyrillic letters that Bulgarian does not have."""
    if text.isascii():
        return False
    letters = LETTER.findall(text, 0, _SCRIPT_LETTERS)
    if len(letters) > 2 * len(_OURS.findall(text, 0, _SCRIPT_LETTERS)):
        return True
    return len(_NOT_BULGARIAN.findall(text)) > _MAX_FOREIGN * len(text)


def has_foreign_words(text: str) -> bool:
    """Whether its words are likelier of a language that the library does not have: 0.02 ms a word."""
    said = evidence().of(text)
    return said is not None and said.none > _MORE_LIKELY_NONE


def is_like_a_neighbour(text: str) -> bool:
    """Whether langdetect is sure of a language that the library does not have, as Catalan, Norwegian: 4 ms."""
    from langdetect.lang_detect_exception import LangDetectException

    detector = _factory().create()
    detector.append(text)
    try:
        best = detector.get_probabilities()
    except LangDetectException:  # nothing to go by
        best = []
    return bool(best) and best[0].lang in _NEIGHBOURS and best[0].prob >= _SURE


@cache
def _factory() -> Any:
    """langdetect with the profiles of our languages and of their neighbours, seeded, so that answers repeat."""
    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

    profiles = [Path(PROFILES_DIRECTORY, code) for code in (*languages(), *_NEIGHBOURS)]
    factory = DetectorFactory()
    factory.load_json_profile([profile.read_text(encoding="utf-8") for profile in profiles if profile.is_file()])
    factory.set_seed(_SEED)
    return factory
