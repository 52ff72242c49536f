"""The catalogues: what is wrong with one is told, and all are whole; messages with values are put together rightly."""

from datetime import date
from io import BytesIO

import pytest
from babel.dates import format_date
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from mappings.languages import languages
from search_app.locale_data import locale_file, long_date
from search_app.locales.catalogues import Catalogue, catalogue_of, translated_languages, translations
from search_app.locales.completeness import faults
from search_app.locales.extraction import messages
from search_app.locales.unicode import told
from search_app.messages import sentence
from search_app.pages.rendering import words_in

MESSAGES = messages()


def catalogue(text: str, language: str = "sl") -> Catalog:
    """A catalogue of these lines."""
    return read_po(BytesIO(text.encode()), locale=language)


def known(*identifiers: str | tuple[str, str]) -> Catalog:
    """The messages that there are."""
    found = Catalog(fuzzy=False)
    for identifier in identifiers:
        found.add(identifier)
    return found


@pytest.mark.parametrize("language", translated_languages())
def test_catalogue_is_whole(language: str) -> None:
    assert [*faults(catalogue_of(language), MESSAGES)] == []


def test_every_language_but_that_of_the_messages_has_a_catalogue() -> None:
    assert {*translated_languages()} == {*languages()} - {"en"}


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ('msgid "Other"\nmsgstr "x"', "not translated: Page"),
        ('msgid "Page"\nmsgstr ""', "not translated: Page"),
        ('#, fuzzy\nmsgid "Page"\nmsgstr "Stran"', "in doubt (fuzzy): Page"),
        ('msgid "Page"\nmsgstr "Stran %(number)s"', "other placeholders: Page / Stran %(number)s"),
        ('msgid "Page"\nmsgstr "<b>Stran</b>"', "other markup: Page / <b>Stran</b>"),
        ('msgid "Page"\nmsgstr "\\"Stran\\""', 'other markup: Page / "Stran"'),
        ('msgid "Page"\nmsgstr "Stran < 3"', "other markup: Page / Stran < 3"),
        ('msgid "Page"\nmsgstr "Stran"\n\nmsgid "Gone"\nmsgstr "x"', "no longer used: Gone"),
    ],
)
def test_fault_of_a_catalogue_is_told(entry: str, fault: str) -> None:
    assert fault in [*faults(catalogue(entry), known("Page"))]


def test_plural_needs_all_forms_of_the_language() -> None:
    entry = 'msgid "%(number)s page"\nmsgid_plural "%(number)s pages"\n'
    entry += "\n".join(f'msgstr[{form}] "%(number)s strani"' for form in range(3))
    found = [*faults(catalogue(entry), known(("%(number)s page", "%(number)s pages")))]
    assert found
    assert "%(number)s page" in found[0]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("sl", ["1 zadetek", "2 zadetka", "3 zadetki", "5 zadetkov", "101 zadetek"]),
        ("pl", ["1 wynik", "2 wyniki", "3 wyniki", "5 wyników", "101 wyników"]),
        ("de", ["1 Treffer", "2 Treffer", "3 Treffer", "5 Treffer", "101 Treffer"]),
    ],
)
def test_plural_forms_follow_the_language(language: str, expected: list[str]) -> None:
    words = words_in(language)
    numbers = (1, 2, 3, 5, 101)
    assert [words.ngettext("%(number)s result", "%(number)s results", one) for one in numbers] == expected


@pytest.mark.parametrize(("language", "expected"), [("sl", "12.345"), ("fr", "12\u202f345"), ("en", "12,345")])
def test_sentence_is_english_for_programs_and_in_the_readers_language_on_a_page(language: str, expected: str) -> None:
    told = sentence("The first %(number)s words were searched for.", number=12345)
    assert told == "The first 12,345 words were searched for."
    assert expected in words_in(language).say(told)


def test_text_that_is_no_message_is_said_as_it_stands() -> None:
    assert words_in("sl").say("100 % of %(nothing)s") == "100 % of %(nothing)s"


def test_message_without_a_translation_stays_as_it_is_written() -> None:
    empty = Catalogue({}, {}, lambda number: 0)
    assert empty.gettext("Page") == "Page"
    assert empty.ngettext("page", "pages", 2) == "pages"
    assert translations("en").gettext("Page") == "Page"


@pytest.mark.parametrize("language", languages())
def test_locale_data_are_those_of_babel(language: str) -> None:
    assert locale_file(language).read_bytes() == told(language)
    locale = {"en": "en_GB", "pt": "pt_PT"}.get(language, language)
    for day in (date(2026, 3, 1), date(2026, 11, 25)):
        assert long_date(day, language) == format_date(day, "long", locale=locale)


@pytest.mark.parametrize(
    ("language", "number", "expected"),
    [("de", 1243, "1.243"), ("es", 1243, "1243"), ("es", 12430, "12.430"), ("pl", 9999, "9999"), ("sl", 1243, "1.243")],
)
def test_thousands_stand_apart_where_the_language_has_it_so(language: str, number: int, expected: str) -> None:
    assert words_in(language).number(number) == expected
