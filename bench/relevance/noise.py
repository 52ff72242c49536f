"""How people write names otherwise than a list of names does: the same changes of a name in each run.

The same as `evaluation/score_concepts.py` makes, so that its figures and these can be compared.
"""

import random
import unicodedata
from collections.abc import Callable, Mapping

_LETTERS_AN_EDIT = 6
_COMMON = "aeiourstnl"
_PLAIN = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"})
_AROUND = {
    "en": "what can be done about {} and who can help",
    "de": "was hilft bei {} und wo finde ich Hilfe",
    "fr": "comment soigner {} et qui peut aider",
    "es": "qué se puede hacer contra {} y quién ayuda",
    "it": "come si cura {} e chi può aiutare",
    "nl": "wat kan ik doen bij {} en wie helpt",
    "pl": "jak leczyć {} i kto może pomóc",
}


def as_it_is(name: str, language: str) -> str:
    """The name."""
    return name


def mistyped(name: str, language: str) -> str:
    """One edit per six letters, never of the first or last: two swapped, one left out, doubled or another."""
    chance, letters = random.Random(f"{language} {name}"), list(name)
    places = [at for at in range(1, len(letters) - 1) if letters[at].isalpha() and letters[at + 1].isalpha()]
    edits = min(len(places), max(1, len(name) // _LETTERS_AN_EDIT))
    for at in sorted(chance.sample(places, edits), reverse=True):
        match chance.randrange(4):
            case 0:
                letters[at], letters[at + 1] = letters[at + 1], letters[at]
            case 1:
                del letters[at]
            case 2:
                letters.insert(at, letters[at])
            case _:
                letters[at] = chance.choice(_COMMON)
    return "".join(letters)


def without_diacritics(name: str, language: str) -> str:
    """As on a keyboard that lacks them."""
    decomposed = unicodedata.normalize("NFD", name)
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign)).translate(_PLAIN)


def turned(name: str, language: str) -> str:
    """Its words in another order, without commas."""
    words = name.replace(",", " ").split()
    random.Random(f"{language} {name}").shuffle(words)
    return " ".join(words)


def in_a_question(name: str, language: str) -> str:
    """Within a question of its language, where there is one."""
    return _AROUND.get(language, "{}").format(name)


NOISES: Mapping[str, Callable[[str, str], str]] = {
    "exact": as_it_is,
    "mistyped": mistyped,
    "without diacritics": without_diacritics,
    "words turned": turned,
    "in a question": in_a_question,
}
