"""Words, numbers and names as people read them."""

from datetime import date
from gettext import NullTranslations

import pytest
from markupsafe import Markup

from search_app.pages.wording import Wording, own_name

WORDS = Wording("en", NullTranslations())


@pytest.mark.parametrize(
    ("size_bytes", "expected"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1000, "1 kB"),
        (1_234_000, "1.2 MB"),
        (48_300, "48 kB"),
        (5 * 10**12, "5,000 GB"),
    ],
)
def test_sizes_are_rounded_as_people_say_them(size_bytes: int, expected: str) -> None:
    assert WORDS.size(size_bytes) == expected


def test_number_of_a_plural_has_its_thousands_apart() -> None:
    assert WORDS.ngettext("%(number)s result", "%(number)s results", 1) == "1 result"
    assert WORDS.ngettext("%(number)s result", "%(number)s results", 1243) == "1,243 results"


@pytest.mark.parametrize(
    ("code", "name"), [("SI", "Slovenia"), ("GR", "Greece"), ("EU", "European Union"), ("??", "??")]
)
def test_countries_are_named_in_the_language_of_the_page(code: str, name: str) -> None:
    assert WORDS.country(code) == name


def test_languages_are_named_in_the_page_s_language_and_in_themselves() -> None:
    assert (WORDS.language_name("lv"), own_name("lv"), own_name("und")) == ("Latvian", "latviešu", "")


def test_days_are_written_as_in_europe() -> None:
    assert WORDS.date(date(2026, 11, 25)) == "25 November 2026"


def test_values_of_a_message_are_escaped_in_templates() -> None:
    assert WORDS.markup("Pages that match “%(text)s”", text="<script>") == Markup("Pages that match “&lt;script&gt;”")
