"""The mix of searches: 40 % one word, 35 % two, 13 % three, 5 % a phrase, 7 % none; in 30 % a facet is chosen."""

import random
import re
from urllib.parse import urlencode

from bench.text import Pool, pool, pool_languages
from mappings.vocabulary import audiences, kinds, stages

_WORD = re.compile(r"[^\W\d_]{4,}")
_SHAPES = ("one", "two", "three", "phrase", "none")
_SHARES = (40, 35, 13, 5, 7)


def addresses(count: int) -> tuple[str, ...]:
    """Parameters of `count` searches (what follows the `?`), the same in each run."""
    chance = random.Random("what people search for")
    return tuple(_address(chance) for _ in range(count))


def _address(chance: random.Random) -> str:
    text = pool(chance.choice(pool_languages()))
    parameters: dict[str, str] = {"lang": text.language}
    if words := _words(text, chance):
        parameters["q"] = words
    if chance.random() < 0.3:
        facet, values = chance.choice((("kind", kinds()), ("stage", stages()), ("audience", audiences())))
        parameters[facet] = chance.choice([*values])
    return urlencode(parameters)


def _words(text: Pool, chance: random.Random) -> str:
    shape = chance.choices(_SHAPES, _SHARES)[0]
    real: list[str] = _WORD.findall(chance.choice(text.own))
    match shape:
        case "one":
            return _word(text, chance)
        case "two":
            return f"{chance.choice(real)} {_word(text, chance)}"
        case "three":
            return f"{chance.choice(real)} {chance.choice(real)} {_word(text, chance)}"
        case "phrase":
            start = chance.randrange(max(1, len(real) - 1))
            return '"' + " ".join(real[start : start + 2]) + '"'
    return ""


def _word(text: Pool, chance: random.Random) -> str:
    """Half of the time a word that is on most pages of its language, else one of the tail, common ones oftener."""
    if chance.random() < 0.5:
        return str(chance.choice(_WORD.findall(chance.choice(text.own))))
    return text.tail[min(int(20 * chance.paretovariate(0.7)), len(text.tail) - 1)]
