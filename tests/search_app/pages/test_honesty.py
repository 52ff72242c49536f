"""The sentence that says in which languages there are results."""

from gettext import NullTranslations

from search_app.pages.honesty import language_line, texts_line
from search_app.pages.views import Value
from search_app.pages.wording import Wording

WORDS = Wording("en", NullTranslations())


def counts(**of: int) -> list[Value]:
    return [Value(code, code, count, selected=False) for code, count in of.items()]


def text(*reads: str, **of: int) -> str:
    line = language_line(reads, counts(**of), WORDS)
    return line.text if line else ""


def test_nothing_in_the_readers_language_is_said_with_what_there_is() -> None:
    assert text("lv", en=2, et=1) == "No result in Latvian. 2 in English, 1 in Estonian."


def test_how_much_there_is_in_each_language_is_said_the_readers_first() -> None:
    assert text("lv", en=2, lv=1, de=5) == "1 in Latvian, 2 in English, 5 in German."
    assert text("lv", "fi", "de", en=2, lv=1, de=5, fi=3) == ("1 in Latvian, 3 in Finnish, 5 in German, 2 in English.")


def test_guides_are_counted_apart_and_called_so() -> None:
    told = [texts_line(("lv",), of, WORDS) for of in ({"en": 2, "et": 1}, {"en": 2, "lv": 1}, {"lv": 3}, {})]
    assert [line.text if line else "" for line in told] == [
        "No guide or report in Latvian. 2 in English, 1 in Estonian.",
        "1 in Latvian, 2 in English.",
        "",
        "",
    ]


def test_nothing_is_said_when_all_is_in_the_readers_language() -> None:
    assert text("lv", lv=1, en=0) == ""


def test_nothing_is_said_when_there_is_nothing_at_all() -> None:
    assert text("lv") == ""
    assert text("lv", lv=0, en=0) == ""


def test_readers_language_chosen_at_zero_counts_as_missing() -> None:
    assert text("lv", lv=0, en=1) == "No result in Latvian. 1 in English."


def test_many_languages_are_named_up_to_four_and_then_counted_together() -> None:
    assert text("lv", en=9, de=1200, fr=7, it=6, es=2, pl=3) == (
        "No result in Latvian. 9 in English, 1,200 in German, 7 in French, 6 in Italian, 5 in other languages."
    )


def test_text_in_an_unknown_language_is_called_so() -> None:
    assert text("lv", und=3) == "No result in Latvian. 3 in a language not known."


def test_link_shows_what_a_chosen_language_hides() -> None:
    line = language_line(["lv"], counts(lv=0, en=1), WORDS, everything="/search?q=x")
    assert line is not None
    assert (line.href, line.link) == ("/search?q=x", "Show the results in all languages")


def test_without_anything_hidden_there_is_no_link() -> None:
    line = language_line(["lv"], counts(en=1), WORDS)
    assert line is not None
    assert (line.href, line.link) == ("", "")
