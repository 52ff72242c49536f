"""What a reader's text is taken to ask for."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from search_app.question import MAX_WORDS, Phrase, Prefix, Question, Restriction, Side, Term, Word
from search_app.restrictions import RESTRICTIONS
from search_app.syntax import MAX_PREFIXES, parse


def asks(*alternatives: list[Term], without: list[Term] | None = None) -> Question:
    return Question(tuple(tuple(terms) for terms in alternatives), tuple(without or ()))


def words(text: str) -> list[Term]:
    return [Word(word) for word in text.split()]


def within(terms: str, **values: str) -> Question:
    """Words with restrictions beside them, on one side."""
    restrictions = tuple(Restriction(name, Word(value)) for name, value in values.items())
    alternatives = [words(terms)] if terms else []
    return replace(asks(*alternatives), sides=(Side(tuple(words(terms)), restrictions),))


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
    ('what is a "rare cancer"', asks([*words("what is a"), Phrase("rare cancer")])),
    ('what is a "rare cancer"?', asks(words("what is a rare cancer"))),
    ('"rare cancer" surgery?', asks([Phrase("rare cancer"), Word("surgery")])),
    ("Ο «σπάνιος καρκίνος» είναι;", asks(words("Ο σπάνιος καρκίνος είναι"))),
    ("Die Ärztin sagt: „selten, aber heilbar“", asks(words("Die Ärztin sagt selten aber heilbar"))),
    ('note: "rare cancer"', asks([Word("note"), Phrase("rare cancer")])),
    ("Kaj pomeni „redki rak“ pri otroku?", asks(words("Kaj pomeni redki rak pri otroku"))),
    ('he said: "one two three four five six seven"', asks(words("he said one two three four five six seven"))),
    ('"one two three four five six seven eight nine"', asks([Phrase("one two three four five six seven eight nine")])),
    ("one two three four five six seven eight -sarjan", asks(words("one two three four five six seven eight sarjan"))),
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
    ("rak*", asks([Prefix("rak")])),
    ("non-Hodg*", asks([Prefix("non-Hodg")])),
    ("ra*", asks(words("ra"))),
    ("*rak", asks(words("rak"))),
    ("*rak*", asks([Prefix("rak")])),
    ("r*k", asks(words("r*k"))),
    ('"rak*"', asks([Phrase("rak")])),
    ("lung -child*", asks(words("lung"), without=[Prefix("child")])),
    ("(.*)+rak{1,9}", asks(words("rak{1,9"))),
    ("<script>alert(1)</script>", asks(words("script>alert(1)</script"))),
    ("\U0001f397", asks(words("\U0001f397"))),
    ("\U0001f397 lung \U0001f600", asks(words("lung"))),
    ("\U0001f397 OR lung", asks(words("\U0001f397"), words("lung"))),
    ("γλώσσα τού στομαχιού", asks(words("γλώσσα τού στομαχιού"))),
]

RESTRICTED: list[tuple[str, Question]] = [
    ("lang:de", within("", lang="de")),
    ("LANG:De", within("", lang="de")),
    ("sarcoma lang:de", within("sarcoma", lang="de")),
    ("lang:de sarcoma site:pancreas", within("sarcoma", lang="de", site="pancreas")),
    ("site:soft_tissue", within("", site="soft_tissue")),
    ('site:"soft tissue"', within("", site="soft_tissue")),
    ("site:PANKREAS", within("", site="pancreas")),
    ('site:"trebusna slinavka"', within("", site="pancreas")),
    ("title:rak~2^3", within("", title="rak~2^3")),
    ('title:"redki rak"', replace(within(""), sides=(Side((), (Restriction("title", Phrase("redki rak")),)),))),
    ("title:sarc*", replace(within(""), sides=(Side((), (Restriction("title", Prefix("sarc")),)),))),
    ("icd:c254", within("", icd="C25.4")),
    ("icd:C25.4", within("", icd="C25.4")),
    ("icd:C25", within("", icd="C25")),
    ("icdo:8150/3", within("", icdo="8150/3")),
    ("icdo:81503", within("", icdo="8150/3")),
    ("icdo:8150", within("", icdo="8150")),
    ("icdo:C25", within("", icdo="C25")),
    ("surgery orpha:0355", within("surgery", orpha="ORPHA:355")),
    ("orpha:355", asks(words("ORPHA:355"))),
    ("orpha:355 lang:de", within("ORPHA:355", lang="de")),
    ("lang:de OR lang:fr", replace(asks(), sides=(within("", lang="de").sides + within("", lang="fr").sides))),
    ("a lang:de OR b", replace(asks(words("a"), words("b")), sides=within("a", lang="de").sides + within("b").sides)),
    ("sarcoma -lang:de", replace(asks(words("sarcoma")), barred=(Restriction("lang", Word("de")),))),
    ("-orpha:355", replace(asks(), barred=(Restriction("orpha", Word("ORPHA:355")),))),
]
LITERAL = [
    "lang:xx",
    "lang:",
    "icd:foo",
    "icd:C2",
    "icdo:12",
    "orpha:abc",
    "site:nowhere",
    "body:rak",
    "id:1",
    "title:***",
]


@pytest.mark.parametrize(("text", "question"), [*ROWS, *RESTRICTED])
def test_text_is_understood(text: str, question: Question) -> None:
    assert parse(text) == question


@pytest.mark.parametrize("word", ["C25.4", "8150/3", "ORPHA:217074", "non-Hodgkin", "script>alert(1)</script"])
def test_word_of_several_parts_is_compound(word: str) -> None:
    assert Word(word).compound


@pytest.mark.parametrize("word", ["rak", "8150", "l’estomac", "O'Neill", "étude"])
def test_single_word_is_not_compound(word: str) -> None:
    assert not Word(word).compound


@pytest.mark.parametrize("text", LITERAL)
def test_restriction_that_can_not_be_meant_is_literal(text: str) -> None:
    assert parse(text) == asks([Word(text.rstrip(":*"))])
    if not text.endswith("*"):
        assert parse(f"rak -{text}").excluded == (Word(text.rstrip(":")),)


def test_beginnings_of_more_words_than_are_looked_up_are_words() -> None:
    (terms,) = parse(" ".join(f"{sign}{sign}{sign}*" for sign in "abcdefghij")).alternatives
    assert [type(term) for term in terms] == [Prefix] * MAX_PREFIXES + [Word] * 2


def test_size_counts_the_words_of_phrases_and_restrictions_too() -> None:
    assert parse('a "b c d" OR e -f title:"g h" -lang:de').size == 9


def test_first_words_of_a_text_are_asked_for() -> None:
    assert parse("a " * MAX_WORDS) == asks([Word("a")] * MAX_WORDS)
    assert parse("a " * 256) == replace(asks([Word("a")] * MAX_WORDS), cut=True)
    assert parse('"' + "a " * 256 + '"') == replace(asks([Phrase(" ".join("a" * MAX_WORDS))]), cut=True)
    long = parse("a OR " * 100 + "lang:de")
    assert (len(long.alternatives), long.sides, long.cut) == (MAX_WORDS, (), True)


def test_text_is_what_is_asked_in_words() -> None:
    assert parse('redki "rak pljuč" lang:sl -otroci OR sarkom*').text == "redki rak pljuč sarkom"


@given(some.text(max_size=600))
def test_any_text_is_a_question(text: str) -> None:
    question = parse(text)
    assert question.size <= MAX_WORDS
    terms = [term for terms in (*question.alternatives, question.excluded) for term in terms]
    assert all(term.text.strip() == term.text != "" for term in terms)
    assert not (question.senseless and terms)


@given(some.lists(some.from_regex(r"[a-z]{2,9}", fullmatch=True), min_size=1, max_size=6))
def test_plain_words_are_asked_for_as_they_are(plain: list[str]) -> None:
    assert parse(" ".join(plain)) == asks([Word(word) for word in plain])


PIECES = [*'ab"-− „“«»\x00\u202e?*:/.', "OR", " OR ", "de", "C25", *(f"{name}:" for name in RESTRICTIONS)]


@given(some.lists(some.sampled_from(PIECES), max_size=40).map("".join))
def test_signs_of_the_language_in_any_order_are_a_question(text: str) -> None:
    question = parse(text)
    assert question == parse(f"  {text} ")
    assert bool(question.sides) == any(side.restrictions for side in question.sides)
    if question.sides:
        assert question.alternatives == tuple(side.terms for side in question.sides if side.terms)
