"""Words with the language that each stands for, and how much it counts: what the table is learnt from."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from documents._build.languages.lexicon import FILES, OTHERS, lexicon, lists_of_words, shared
from documents._build.languages.nonsense import nonsense
from mappings.evidence import without_diacritics
from mappings.languages import languages

_SEED = 1
_TYPED_PLAINLY = 0.35
"""Share of a word's occurrences in which it is typed without its diacritics."""
_AGREED = 0.1
"""What a word that several lists have counts in each at least, whatever it looks like."""
_NONSENSE, _NONSENSE_SHARE = 20_000, 0.4


@dataclass(frozen=True, slots=True)
class Example:
    """A word, the column of its language (after the languages: none of them), and how much it counts."""

    word: str
    column: int
    weight: float


def examples(lists: Path, sources: Path) -> list[Example]:
    """All examples, in an order by chance that is always the same."""
    chance = random.Random(_SEED)
    settled = _settled(lists_of_words(lists))
    ours = sorted(FILES)
    made = [Example(nonsense(chance), len(ours), _NONSENSE_SHARE / _NONSENSE) for _ in range(_NONSENSE)]
    for language, (_, share) in OTHERS.items():
        made += [Example(word, len(ours), weight) for word, weight in shared(settled[language], share).items()]
    for column, language in enumerate(ours):
        for word, weight in lexicon(settled[language], sources, language).items():
            made += _typed(word, column, weight, latin=languages()[language].script == "Latn")
    chance.shuffle(made)
    return made


def _typed(word: str, column: int, weight: float, *, latin: bool) -> Iterator[Example]:
    plain = without_diacritics(word) if latin else word
    if plain == word:
        yield Example(word, column, weight)
    else:
        yield Example(word, column, weight * (1 - _TYPED_PLAINLY))
        yield Example(plain, column, weight * _TYPED_PLAINLY)


def _settled(lists: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, float]]:
    """The lists, where a word that several have counts in each by how much it looks like that language: on the web,
    English words stand in texts of all languages. What it looks like is said by py3langid with all that it knows.
    """
    from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

    having: dict[str, list[str]] = {}
    for language, words in lists.items():
        for word in words:
            having.setdefault(word, []).append(language)
    model = LanguageIdentifier.from_model_file(MODEL_DIR / MODEL_FILE, norm_probs=True)
    settled = {language: dict(words) for language, words in lists.items()}
    for word, shared_by in having.items():
        if len(shared_by) > 1:
            likely = dict(model.rank(f" {word} "))
            claims = {language: float(likely[language]) * lists[language][word] for language in shared_by}
            for language, claim in claims.items():
                settled[language][word] *= _AGREED + claim / sum(claims.values())
    return settled
