from search_app.remembered import Understandings
from search_app.understood import EXACT, Understood

GIST = Understood("ORPHA:44890", "Gastrointestinal stromal tumor", "en", "gist", EXACT, ambiguous=False, sure=True)


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_what_was_understood_is_known_for_a_minute() -> None:
    clock = Clock()
    remembered = Understandings(clock)
    remembered.learn((GIST,), "gist", ("en",))
    clock.now += 59
    assert remembered.known("gist", ("en",)) == (GIST,)
    clock.now += 2
    assert remembered.known("gist", ("en",)) is None


def test_that_nothing_was_understood_is_known_as_well() -> None:
    remembered = Understandings(Clock())
    assert remembered.known("gust", ("en",)) is None
    remembered.learn((), "gust", ("en",))
    assert remembered.known("gust", ("en",)) == ()


def test_words_in_other_languages_are_asked_anew() -> None:
    remembered = Understandings(Clock())
    remembered.learn((GIST,), "gist", ("en",))
    assert remembered.known("gist", ("sl", "en")) is None


def test_what_was_learnt_first_gives_way() -> None:
    remembered = Understandings(Clock())
    for number in range(257):
        remembered.learn((GIST,), str(number), ("en",))
    assert remembered.known("0", ("en",)) is None
    assert remembered.known("1", ("en",)) == (GIST,)


def test_that_there_is_no_thesaurus_is_known_for_ten_seconds() -> None:
    clock = Clock()
    remembered = Understandings(clock)
    assert remembered.without_thesaurus() == ()
    assert remembered.known("gist", ("en",)) == ()
    clock.now += 11
    assert remembered.known("gist", ("en",)) is None
