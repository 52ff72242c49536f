"""What a reader's text is taken to ask for."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from search_app.question import Phrase, Question, Term, Word, parse


def asks(*alternatives: list[Term], without: list[Term] | None = None) -> Question:
    return Question(tuple(tuple(terms) for terms in alternatives), tuple(without or ()))


def words(text: str) -> list[Term]:
    return [Word(word) for word in text.split()]


NOTHING, SENSELESS = Question(), Question(senseless=True)

ROWS: list[tuple[str, Question]] = [
    ("", NOTHING),
    ("  \t\n ", NOTHING),
    ("\x00", NOTHING),
    ("\u200f\u202e", NOTHING),
    ("rak", asks(words("rak"))),
    ("rak trebušne slinavke", asks(words("rak trebušne slinavke"))),
    ("e\u0301tude", asks(words("étude"))),
    ("lung, surgery!", asks(words("lung surgery"))),
    ("(lung)", asks(words("lung"))),
    ("a\x00b", asks(words("a b"))),
    ("\u202eabc\u202c", asks(words("abc"))),
    ("pan\u00adcreas", asks(words("pancreas"))),
    ('"rare cancer"', asks([Phrase("rare cancer")])),
    ('"rare cancer" surgery', asks([Phrase("rare cancer"), Word("surgery")])),
    ("„redki rak“", asks([Phrase("redki rak")])),
    ("«cancer rare»", asks([Phrase("cancer rare")])),
    ('"of the, in"', asks([Phrase("of the, in")])),
    ('rock"n"roll', asks([Word("rock"), Phrase("n"), Word("roll")])),
    ('"lone', asks(words("lone"))),
    ('a "lone quote', asks(words("a lone quote"))),
    ('"a" "b', asks([Phrase("a"), Word("b")])),
    ('"', SENSELESS),
    ('""', SENSELESS),
    ('"" rak', asks(words("rak"))),
    ("lung -children", asks(words("lung"), without=words("children"))),
    ("lung −children", asks(words("lung"), without=words("children"))),
    ('lung -"two words"', asks(words("lung"), without=[Phrase("two words")])),
    ("-children", asks(without=words("children"))),
    ("-non-Hodgkin", asks(without=words("non-Hodgkin"))),
    ("x - y", asks(words("x y"))),
    ("x -", asks(words("x"))),
    ("-", SENSELESS),
    ("--", SENSELESS),
    ("- - -", SENSELESS),
    ("lung OR pleura", asks(words("lung"), words("pleura"))),
    ("a b OR c", asks(words("a b"), words("c"))),
    ("a OR b OR c", asks(words("a"), words("b"), words("c"))),
    ("a OR OR b", asks(words("a"), words("b"))),
    ("a OR", asks(words("a"))),
    ("OR a", asks(words("a"))),
    ("OR", asks(words("OR"))),
    ("OR AND", asks(words("OR AND"))),
    ("a or b", asks(words("a or b"))),
    ('"a OR b"', asks([Phrase("a OR b")])),
    ("a OR b -c", asks(words("a"), words("b"), without=words("c"))),
    ("-c a OR b", asks(words("a"), words("b"), without=words("c"))),
    ("a AND b", asks(words("a b"))),
    ("AND", asks(words("AND"))),
    ("C25.4", asks(words("C25.4"))),
    ("8150/3", asks(words("8150/3"))),
    ("ORPHA:217074", asks(words("ORPHA:217074"))),
    ("non-Hodgkin", asks(words("non-Hodgkin"))),
    ("l’estomac", asks(words("l’estomac"))),
    ("?!…", SENSELESS),
    ("***", SENSELESS),
    ("rak*", asks(words("rak"))),
    ("title:rak~2^3", asks(words("title:rak~2^3"))),
    ("<script>alert(1)</script>", asks(words("script>alert(1)</script"))),
    ("\U0001f397", asks(words("\U0001f397"))),
    ("γλώσσα τού στομαχιού", asks(words("γλώσσα τού στομαχιού"))),
]


@pytest.mark.parametrize(("text", "question"), ROWS)
def test_text_is_understood(text: str, question: Question) -> None:
    assert parse(text) == question


@pytest.mark.parametrize("word", ["C25.4", "8150/3", "ORPHA:217074", "non-Hodgkin", "script>alert(1)</script"])
def test_word_of_several_parts_is_compound(word: str) -> None:
    assert Word(word).compound


@pytest.mark.parametrize("word", ["rak", "8150", "l’estomac", "O'Neill", "étude"])
def test_single_word_is_not_compound(word: str) -> None:
    assert not Word(word).compound


def test_size_counts_the_words_of_phrases_too() -> None:
    assert parse('a "b c d" OR e -f').size == 6


@given(some.text(max_size=600))
def test_any_text_is_a_question(text: str) -> None:
    question = parse(text)
    terms = [term for terms in (*question.alternatives, question.excluded) for term in terms]
    assert all(term.text.strip() == term.text != "" for term in terms)
    assert not (question.senseless and terms)


@given(some.lists(some.from_regex(r"[a-z]{2,9}", fullmatch=True), min_size=1, max_size=6))
def test_plain_words_are_asked_for_as_they_are(plain: list[str]) -> None:
    assert parse(" ".join(plain)) == asks([Word(word) for word in plain])


@given(some.text(alphabet='ab"-− OR„“«»\x00\u202e?', max_size=40))
def test_signs_of_the_language_in_any_order_are_a_question(text: str) -> None:
    assert parse(text) == parse(f"  {text} ")
