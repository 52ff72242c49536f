"""What questions were understood to mean a moment ago: who chooses a filter or the next page asks the same words again.

Kept in the memory of the app alone, and not for long: what people ask may tell of an illness.
"""

import time
from collections.abc import Callable, Sequence

from search_app.understood import Understood

_REMEMBERED_S, _WITHOUT_THESAURUS_S = 60.0, 10.0
"""After this a thesaurus that was changed meanwhile is seen, and one that was loaded first."""

_MOST = 256

Key = tuple[str, tuple[str, ...]]
"""The text of a question and the languages that it may be in."""


class Understandings:
    """The concepts that texts named; at most 256 texts, for a minute. That there is no thesaurus is remembered for ten
    seconds, so that a library without one does not pay for it."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._known: dict[Key, tuple[float, tuple[Understood, ...]]] = {}
        self._without_thesaurus_until = clock()

    def known(self, text: str, languages: Sequence[str]) -> tuple[Understood, ...] | None:
        """What was understood a moment ago; None where the thesaurus must be asked."""
        now = self._clock()
        if now < self._without_thesaurus_until:
            return ()
        until, understood = self._known.get((text, tuple(languages)), (0.0, ()))
        return understood if now < until else None

    def learn(self, understood: tuple[Understood, ...], text: str, languages: Sequence[str]) -> tuple[Understood, ...]:
        """Remembers what was understood, and returns it; what was learnt first gives way."""
        key = (text, tuple(languages))
        self._known.pop(key, None)
        while len(self._known) >= _MOST:
            del self._known[next(iter(self._known))]
        self._known[key] = (self._clock() + _REMEMBERED_S, understood)
        return understood

    def without_thesaurus(self) -> tuple[Understood, ...]:
        """Remembers that there is no thesaurus, and returns what is understood without one: nothing."""
        self._without_thesaurus_until = self._clock() + _WITHOUT_THESAURUS_S
        return ()
