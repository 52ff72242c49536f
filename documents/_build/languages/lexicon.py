"""How much each word counts for a language: words of the web, of the project's own texts, of its names of diseases."""

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from documents._build.languages.dawg import words_in
from documents._build.languages.nonsense import is_nonsense
from mappings.evidence import words_of

FILES: Mapping[str, str] = {
    **{"bg": "bul", "cs": "ces", "da": "dan", "de": "deu", "el": "ell", "en": "eng", "es": "spa", "et": "est"},
    **{"fi": "fin", "fr": "fra", "ga": "gle", "hr": "hrv", "hu": "hun", "it": "ita", "lt": "lit", "lv": "lav"},
    **{"mt": "mlt", "nl": "nld", "pl": "pol", "pt": "por", "ro": "ron", "sk": "slk", "sl": "slv", "sv": "swe"},
}
"""Names of the word lists by language."""

OTHERS: Mapping[str, tuple[str, float]] = {
    **{"tr": ("tur", 0.25), "ru": ("rus", 0.12), "uk": ("ukr", 0.1), "az": ("aze", 0.06), "sr": ("srp", 0.05)},
    **{"mk": ("mkd", 0.05), "be": ("bel", 0.05), "id": ("ind", 0.05), "sq": ("sqi", 0.05), "eu": ("eus", 0.05)},
    **{"is": ("isl", 0.05), "cy": ("cym", 0.05), "sw": ("swa", 0.05), "vi": ("vie", 0.05)},
}
"""Languages that are none of the library's: their lists, and how much each counts beside one of the library's. Not
among them are those whose words one of ours shares (Norwegian, Catalan, Galician, Bosnian): it would become doubtful.
"""

_MOST, _MOST_OF_OTHERS = 60_000, 20_000
_SPELLINGS = (0.5, 1.0, 3.0, 6.0)
"""What a word counts by the number of ways it is spelt in the list, as `tumor`, `Tumor`, `TUMOR`, with one more for
small letters: the lists say nothing of how frequent words are, and frequent ones are there in all."""
_TEXTS, _NAMES = 0.3, 0.1
"""Shares of the project's own texts and of its names in all that a language has."""
_DAMPED = 0.6
"""Power of a word's count in them: the commonest would drown the others."""

_PLAIN = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*'?")
_NOT_TEXT = re.compile(r"\A\s*---.*?^---|https?://\S+|\S+@\S+", re.DOTALL | re.MULTILINE)
_KINDS_OF_NAME = frozenset(("preferred", "synonym", "lay"))


def listed(file: Path, *, most: int = _MOST) -> dict[str, float]:
    """What the words of a list count, those that count most first: in small letters, without nonsense."""
    spelt, small = Counter[str](), set[str]()
    for word in {word.replace("’", "'") for word in words_in(file)}:
        if _PLAIN.fullmatch(word):
            spelt[word.lower()] += 1
            if word == word.lower():
                small.add(word)
    counted = {word: _SPELLINGS[min(times + (word in small), 4) - 1] for word, times in spelt.items()}
    kept = [word for word, count in counted.items() if (word in small or spelt[word] > 1) and not is_nonsense(word)]
    kept.sort(key=lambda word: (-counted[word], zlib.crc32(word.encode())))  # among equals none is preferred
    return {word: counted[word] for word in kept[:most]}


def lists_of_words(folder: Path) -> dict[str, dict[str, float]]:
    """The list of each of the library's languages, and of each other one."""
    ours = {language: listed(folder / f"{name}.traineddata") for language, name in FILES.items()}
    others = ((language, folder / f"{name}.traineddata") for language, (name, _) in OTHERS.items())
    return ours | {language: listed(file, most=_MOST_OF_OTHERS) for language, file in others}


def lexicon(listed_words: Mapping[str, float], sources: Path, language: str) -> dict[str, float]:
    """What each word counts for a language, 1 in all."""
    shares = Counter(shared(listed_words, 1 - _TEXTS - _NAMES))
    for words, share in ((_in_texts(sources, language), _TEXTS), (_in_names(sources, language), _NAMES)):
        shares.update(shared({word: count**_DAMPED for word, count in words.items()}, share))
    return dict(shares)


def shared(counts: Mapping[str, float], share: float) -> dict[str, float]:
    """The counts in proportion, `share` in all."""
    total = sum(counts.values())
    return {word: share * count / total for word, count in counts.items()}


def _in_texts(sources: Path, language: str) -> Counter[str]:
    files = [
        *(sources / "guides" / language).glob("*.md"),
        *(file for file in (sources / "leaflets" / language).glob("*.md") if "bilingual" not in file.name),
        *sources.glob(f"reports/*-{language}.md"),
        *sources.glob(f"policy/*-{language}.md"),
    ]
    return _counted(_NOT_TEXT.sub(" ", file.read_text(encoding="utf-8")) for file in sorted(files))


def _in_names(sources: Path, language: str) -> Counter[str]:
    rows = (sources / "thesaurus" / "names" / f"{language}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    columns = (row.split("\t") for row in rows)
    return _counted(name for _, kind, name, *_ in columns if kind in _KINDS_OF_NAME)


def _counted(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in words_of(text))
