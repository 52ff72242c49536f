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

from mappings.identification import Guess, identifier
from mappings.languages import UNDETERMINED, languages

_GLANCE = 30
"""How many letters are looked at first, at each of three places of a page, so that no quotation decides."""
_SAMPLE = 400
_SCRIPT_LETTERS = 30
_FEW_LETTERS = 60
"""A page with fewer letters is taken to be in its document's language."""
_LETTERS_OF_DOCUMENT = 12
"""A document with fewer letters is in no language that could be told."""
_SURE = 0.9
"""Of paragraphs of 80 letters told with this probability none was told wrong (of 2,200 in 24 languages)."""
_LIKELY = 0.6
_SEED = 1

_LETTER = re.compile(r"[^\W\d_]")
_OURS = re.compile("[A-Za-z\u00aa-\u024f\u0370-\u03ff\u0400-\u04ff\u1e00-\u1fff]")
_BULGARIAN = "bg"
_NOT_BULGARIAN = re.compile("[ыэёіїєґўјљњћђџѓќѕ]", re.IGNORECASE)
_MAX_FOREIGN = 0.005


@dataclass(frozen=True, slots=True)
class Detected:
    """ISO 639-1 code, or `und`, of a document and of each of its pages, with warnings that start with
    `language-differs:` when it does not look like what it is said to be.
    """

    language: str
    pages: tuple[str, ...]
    warnings: tuple[str, ...]


def detect(pages: Sequence[str], *, said: str = "") -> Detected:
    """The languages of a document with these pages. `said` is what its catalogue or folder says: it wins over what
    the document looks like. A page that surely is in another language keeps that one, as bilingual leaflets do.
    """
    sure = [_sure_language(page) for page in pages]
    found = _of_document(pages, sure)
    main = said or found
    of_pages = tuple(language or main for language in sure)
    if not said or found in (said, UNDETERMINED) or said in sure:
        return Detected(main, of_pages, ())
    return Detected(main, of_pages, (f"language-differs: said to be {said}, it looks like {found}",))


def detect_line(text: str) -> str:
    """The likeliest language of a line of text, such as a query; `und` when it has no letters of our scripts."""
    return _guess(text[:_SAMPLE]).language


def _of_document(pages: Sequence[str], sure: Sequence[str]) -> str:
    """The language of most text, where there are pages of which it is sure; else what the first words look like."""
    letters = Counter[str]()
    for language, page in zip(sure, pages, strict=True):
        if language:
            letters[language] += len(page)
    if letters:
        return letters.most_common(1)[0][0]
    return _of_doubtful(" ".join(_middle(page, _SAMPLE) for page in pages if page)[: 2 * _SAMPLE])


def _of_doubtful(text: str) -> str:
    """The language of a short or odd text when one detector is sure of it, or both think so."""
    guess = _guess(text)
    if guess.language == UNDETERMINED or len(_LETTER.findall(text)) < _LETTERS_OF_DOCUMENT:
        return UNDETERMINED
    if guess.probability >= _SURE:
        return guess.language
    second = _second_opinion(text)
    likely = max(guess.probability, second.probability) >= _LIKELY
    return guess.language if likely and second.language == guess.language else UNDETERMINED


def _sure_language(page: str) -> str:
    """The page's language, `und` for one that is none of ours; empty when it has too few letters, or cannot be told."""
    if len(page) < _FEW_LETTERS:
        return ""
    quarter = len(page) // 4
    guess = _guess(" ".join(page[start : start + _GLANCE] for start in (quarter, 2 * quarter, 3 * quarter)))
    if guess.probability < _SURE:
        sample = _middle(page, _SAMPLE)
        if len(_LETTER.findall(sample)) < _FEW_LETTERS:
            return ""
        guess = _guess(sample)
    return guess.language if guess.probability >= _SURE else ""


def _middle(page: str, length: int) -> str:
    start = max(0, len(page) // 2 - length // 2)
    return page[start : start + length]


def _guess(text: str) -> Guess:
    """The likeliest of the library's languages; `und` when there are no letters, surely so when they are not ours."""
    if not _LETTER.search(text):
        return Guess(UNDETERMINED, 0.0)
    if not text.isascii() and _is_foreign_script(text):
        return Guess(UNDETERMINED, 1.0)
    guess = identifier().best(text)
    if guess.language == _BULGARIAN and len(_NOT_BULGARIAN.findall(text)) > _MAX_FOREIGN * len(text):
        return Guess(UNDETERMINED, 1.0)
    return guess


def _is_foreign_script(text: str) -> bool:
    letters = _LETTER.findall(text, 0, _SCRIPT_LETTERS)
    return len(letters) > 2 * len(_OURS.findall(text, 0, _SCRIPT_LETTERS))


def _second_opinion(text: str) -> Guess:
    """What langdetect takes the text for; `und` when it finds nothing to go by."""
    from langdetect.lang_detect_exception import LangDetectException

    detector = _factory().create()
    detector.append(text)
    try:
        best = detector.get_probabilities()
    except LangDetectException:
        best = []
    return Guess(best[0].lang, best[0].prob) if best else Guess(UNDETERMINED, 0.0)


@cache
def _factory() -> Any:
    """langdetect with the profiles of the library's languages only, seeded, so that answers repeat."""
    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

    profiles = [Path(PROFILES_DIRECTORY, code) for code in languages()]
    factory = DetectorFactory()
    factory.load_json_profile([profile.read_text(encoding="utf-8") for profile in profiles if profile.is_file()])
    factory.set_seed(_SEED)
    return factory
