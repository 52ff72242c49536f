"""py3langid's model in a sixth of its memory and without numpy, for the questions of readers: the same answers, slower.

The model unfolds to more than 100 MiB while it is loaded, so another process does that and hands over the tables:
`python -m mappings.lean_model` writes them to standard output.
"""

import math
import pickle
import subprocess
import sys
import unicodedata
from array import array
from collections import Counter
from dataclasses import dataclass
from struct import Struct
from typing import Any

_HALF = 1 << 16
"""States that two bytes tell apart."""


@dataclass(frozen=True)
class LeanModel:
    """A finite automaton over the bytes of a text that counts features, and what each says for each language.

    Most states lead where the first one leads, so of each only what differs is kept: `letters` and `states`, of row
    `r` from `starts[r]` to `starts[r + 1]`. A state is kept in two bytes, and whether it is one of the second 65,536 by
    a bit of `upper`. `features` are those that states stand for, or -1; `weights` holds a row
    of half-precision numbers a feature, a number a language.
    """

    languages: tuple[str, ...]
    priors: tuple[float, ...]
    first: tuple[int, ...]
    rows: "array[int]"
    features: "array[int]"
    starts: "array[int]"
    states: "array[int]"
    upper: bytes
    letters: bytes
    weights: bytes

    def rank(self, text: str) -> list[tuple[str, float]]:
        """Every language with its probability, likeliest first."""
        content = _encoded(text)
        scores = self._scores(content)
        warmth = 1 / math.sqrt(len(content) or 1)
        best = max(scores)
        odds = [math.exp((score - best) * warmth) for score in scores]
        total = sum(odds)
        ranked = [(language, odd / total) for language, odd in zip(self.languages, odds, strict=True)]
        return sorted(ranked, key=lambda one: one[1], reverse=True)

    def classify(self, text: str) -> tuple[str, float]:
        """The likeliest language with its probability."""
        return self.rank(text)[0]

    def _scores(self, content: bytes) -> list[float]:
        """The logarithm of the odds of each language; a text without any feature says nothing."""
        counts = self._counts(content)
        if not counts:
            return [0.0] * len(self.languages)
        row, scores = Struct(f"<{len(self.languages)}e"), list(self.priors)
        for feature, count in counts.items():
            times = math.log1p(count)
            for language, weight in enumerate(row.unpack_from(self.weights, feature * row.size)):
                scores[language] += times * weight
        return scores

    def _counts(self, content: bytes) -> Counter[int]:
        state, found = 0, Counter[int]()
        for letter in content:
            state = self._next(self.rows[state], letter)
            feature = self.features[state]
            if feature >= 0:
                found[feature] += 1
        return found

    def _next(self, row: int, letter: int) -> int:
        position = self.letters.find(letter, self.starts[row], self.starts[row + 1])
        if position < 0:
            return self.first[letter]
        return self.states[position] + (self.upper[position >> 3] >> (position & 7) & 1) * _HALF


def load_lean_model() -> LeanModel:
    """The model, made by another process, which takes about a second. Raises RuntimeError when that fails."""
    command = [sys.executable, "-m", "mappings.lean_model"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as making:
        assert making.stdout is not None
        try:
            model = pickle.load(making.stdout)
        except EOFError as fault:
            raise RuntimeError("the model that tells the languages of questions could not be made") from fault
    assert isinstance(model, LeanModel)
    return model


def _encoded(text: str) -> bytes:
    """The bytes that the model was made for."""
    lower = text.lower() if text.isupper() else text
    return unicodedata.normalize("NFC", lower).encode(errors="surrogatepass")


def _lean(model: Any) -> LeanModel:
    """The tables of py3langid's model, packed."""
    import numpy  # only the process that makes the model has room for it

    transitions = numpy.frombuffer(model.tk_nextmove, dtype=f"u{model.tk_nextmove.itemsize}").reshape(-1, 256)
    starts, states, letters = array("I", [0]), [], bytearray()
    for row in transitions:
        differs = numpy.flatnonzero(row != transitions[0])
        letters += differs.astype("u1").tobytes()
        states.append(row[differs])
        starts.append(len(letters))
    every = numpy.concatenate(states)
    assert every.max() < 2 * _HALF, "one bit more is not enough for so many states"
    return LeanModel(
        languages=tuple(model.nb_classes),
        priors=tuple(model.nb_pc.tolist()),
        first=tuple(transitions[0].tolist()),
        rows=array("H", model.tk_row),
        features=array("i", model.tk_output),
        starts=starts,
        states=array("H", (every % _HALF).astype("u2").tobytes()),
        upper=numpy.packbits(every >= _HALF, bitorder="little").tobytes(),
        letters=bytes(letters),
        weights=model.nb_ptc.astype("<f2").tobytes(),
    )


if __name__ == "__main__":
    from mappings import lean_model
    from mappings.model_tables import restricted_model

    # By its full name, or the reading process would look for the class in its own main module.
    pickle.dump(lean_model._lean(restricted_model()), sys.stdout.buffer, protocol=pickle.HIGHEST_PROTOCOL)
