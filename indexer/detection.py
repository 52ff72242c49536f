"""Which language each page and a whole document is in.

py3langid, restricted to the library's languages, reads the middle of each page; it is fast and knows Irish and Maltese.
langdetect costs a hundred times more and is asked about short or doubtful documents only.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from mappings.identification import identifier
from mappings.languages import UNDETERMINED, languages

_SAMPLE = 500
_FEW_LETTERS = 60
"""A page with fewer letters is taken to be in its document's language."""
_LETTERS_OF_DOCUMENT = 12
"""A document with fewer letters is in no language that could be told."""
_SURE = 0.95
_LIKELY = 0.6
_SECOND_SURE = 0.8
_SEED = 1

_LETTER = re.compile(r"[^\W\d_]")
_OURS = re.compile("[A-Za-z\u00aa-\u024f\u0370-\u03ff\u0400-\u04ff\u1e00-\u1fff]")
_NOT_BULGARIAN = re.compile("[ыэёіїєґўјљњћђџѓќѕ]", re.IGNORECASE)
_CYRILLIC = re.compile("[а-я]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Detected:
    """ISO 639-1 code, or `und`, of a document and of each of its pages, with warnings that start with
    `language-differs:` when it does not look like what it is said to be.
    """

    language: str
    pages: tuple[str, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Look:
    """What a page looks like: its likeliest language, how likely, and how many letters were looked at."""

    language: str
    probability: float
    letters: int

    @property
    def sure(self) -> bool:
        return self.probability >= _SURE and self.letters >= _FEW_LETTERS


def detect(pages: Sequence[str], *, said: str = "") -> Detected:
    """The languages of a document with these pages. `said` is what its catalogue or folder says: it wins over what
    the document looks like. A page that surely is in another language keeps that one, as bilingual leaflets do.
    """
    looks = [_look(_middle(page)) for page in pages]
    found = _of_document(pages, looks)
    main = said or found
    of_pages = tuple(look.language if look.sure else main for look in looks)
    if not said or found in (said, UNDETERMINED) or said in (look.language for look in looks if look.sure):
        return Detected(main, of_pages, ())
    return Detected(main, of_pages, (f"language-differs: said to be {said}, it looks like {found}",))


def detect_line(text: str) -> str:
    """The likeliest language of a line of text, such as a query; `und` when it has no letters of our scripts."""
    look = _look(text[:_SAMPLE])
    return look.language


def _of_document(pages: Sequence[str], looks: Sequence[_Look]) -> str:
    letters = Counter[str]()
    for look, page in zip(looks, pages, strict=True):
        if look.sure:
            letters[look.language] += len(page)
    if letters:
        return letters.most_common(1)[0][0]
    return _of_doubtful(" ".join(_middle(page) for page in pages if page)[: 2 * _SAMPLE])


def _of_doubtful(text: str) -> str:
    """The language of a short or odd text, when both detectors take it for that, or one of them surely does."""
    look = _look(text)
    if look.letters < _LETTERS_OF_DOCUMENT or look.language == UNDETERMINED:
        return UNDETERMINED
    if look.sure:
        return look.language
    second, probability = _second_opinion(text)
    if second == look.language and max(probability, look.probability) >= _LIKELY:
        return second
    return UNDETERMINED


def _middle(page: str) -> str:
    start = max(0, len(page) // 2 - _SAMPLE // 2)
    return page[start : start + _SAMPLE]


def _look(text: str) -> _Look:
    letters = len(text) if text.isalpha() else len(_LETTER.findall(text))
    if not letters or len(_OURS.findall(text)) < 0.6 * letters or _is_other_cyrillic(text):
        return _Look(UNDETERMINED, 1.0, letters)
    best = identifier().rank(text)[0]
    return _Look(best.language, best.probability, letters)


def _is_other_cyrillic(text: str) -> bool:
    return not text.isascii() and len(_NOT_BULGARIAN.findall(text)) > 0.005 * len(_CYRILLIC.findall(text))


def _second_opinion(text: str) -> tuple[str, float]:
    """What langdetect takes the text for, and how surely; `und` when it finds nothing to go by."""
    from langdetect.lang_detect_exception import LangDetectException

    detector = _factory().create()
    detector.append(text)
    try:
        best = detector.get_probabilities()
    except LangDetectException:
        return UNDETERMINED, 0.0
    return (best[0].lang, best[0].prob) if best else (UNDETERMINED, 0.0)


@cache
def _factory() -> Any:
    """langdetect with the profiles of the library's languages only, seeded, so that answers repeat."""
    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

    profiles = [Path(PROFILES_DIRECTORY, code) for code in languages()]
    factory = DetectorFactory()
    factory.load_json_profile([profile.read_text(encoding="utf-8") for profile in profiles if profile.is_file()])
    factory.set_seed(_SEED)
    return factory
