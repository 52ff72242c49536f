"""From examples to the table: a logistic regression over the grams of words, learnt in small steps (Adagrad)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from documents._build.languages.examples import Example
from mappings.evidence import ROWS, rows_of

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

    Floats = NDArray[float32]

_ROUNDS, _BATCH, _STEP = 5, 4096, 0.5
_MOST_WEIGHT = 50.0
"""What a word counts at most beside the average one."""
_LARGEST = 127
"""Weights become whole numbers of a byte, and the few largest are cut."""
_CUT = 0.9999


def trained(examples: Sequence[Example]) -> "Floats":
    """What each row says for each column; sums of a word's rows are logarithms of odds."""
    import numpy

    columns = max(example.column for example in examples) + 1
    table = numpy.zeros((ROWS, columns), dtype=numpy.float32)
    paces = numpy.full((ROWS, 1), 1e-8, dtype=numpy.float32)
    grams = _Grams(examples)
    order = numpy.random.default_rng(1)
    for done in range(_ROUNDS):
        for batch in order.permutation(range(0, len(examples), _BATCH)):
            _learn(table, paces, grams, batch, _STEP * (1 - done / _ROUNDS))
    return table


def quantised(table: "Floats") -> tuple[bytes, float]:
    """The table in bytes, row by row, each 128 more than it says, and what one of a byte is worth."""
    import numpy

    centred = table - table.mean(axis=1, keepdims=True)
    scale = float(numpy.quantile(numpy.abs(centred), _CUT)) / _LARGEST
    whole = numpy.clip(numpy.round(centred / scale), -_LARGEST, _LARGEST)
    return (whole + _LARGEST + 1).astype(numpy.uint8).tobytes(), scale


class _Grams:
    """The rows of all examples, one after the other, with where each example's begin, their columns and weights."""

    def __init__(self, examples: Sequence[Example]) -> None:
        import numpy

        rows = [numpy.array(rows_of(example.word), dtype=numpy.int32) for example in examples]
        self.counts = numpy.array([len(each) for each in rows])
        self.starts = numpy.concatenate([[0], numpy.cumsum(self.counts)])
        self.rows = numpy.concatenate(rows)
        self.columns = numpy.array([example.column for example in examples])
        weights = numpy.array([example.weight for example in examples], dtype=numpy.float32)
        self.weights = numpy.minimum(weights * (len(examples) / weights.sum()), _MOST_WEIGHT)


def _learn(table: "Floats", paces: "Floats", grams: _Grams, start: int, step: float) -> None:
    """One step on a batch of examples, against what the table gets wrong about them."""
    import numpy

    taken = slice(start, min(start + _BATCH, len(grams.columns)))
    counts = grams.counts[taken]
    rows = grams.rows[grams.starts[start] : grams.starts[taken.stop]]
    wrong = _errors(table[rows], grams.starts[taken] - grams.starts[start], grams.columns[taken], grams.weights[taken])
    order = numpy.argsort(rows, kind="stable")
    firsts = numpy.flatnonzero(numpy.diff(rows[order], prepend=-1))
    examples_of = numpy.repeat(numpy.arange(len(counts)), counts)[order]
    slopes = numpy.add.reduceat(wrong[examples_of], firsts, axis=0)
    changed = rows[order][firsts]
    paces[changed] += (slopes * slopes).mean(axis=1, keepdims=True)
    table[changed] -= step * slopes / numpy.sqrt(paces[changed])


def _errors(said: "Floats", starts: "NDArray[Any]", columns: "NDArray[Any]", weights: "Floats") -> "Floats":
    """By how much each example's probabilities differ from what it is, times how much it counts."""
    import numpy

    odds = numpy.add.reduceat(said, starts, axis=0)
    odds = numpy.exp(odds - odds.max(axis=1, keepdims=True))
    odds /= odds.sum(axis=1, keepdims=True)
    odds[numpy.arange(len(columns)), columns] -= 1
    wrong: Floats = odds * weights[:, None]
    return wrong
