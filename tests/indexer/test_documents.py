"""Bodies: exactly the mapping's fields, and back to the value that they were made from."""

from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.documents import Document, Origin, Page, body, document_id, document_of

FULL = Document(
    source="guides/sl/pancreas.pdf",
    kind="guide",
    title="Redki raki",
    title_language="sl",
    language="sl",
    languages=("sl", "en"),
    file=Origin(
        "guides/sl/pancreas.pdf", "ab", "cd", 12, 34, "application/pdf", "Title", "sl", 2020, ("partial: pages",)
    ),
    pages=(Page(1, "sl", "besedilo"), Page(3, "und", "?"), Page(4, "en", "text")),
    page_count=4,
    indexed_at="2026-01-01T00:00:00+00:00",
    publisher="Alpha",
    country="SI",
    year=2024,
    family=("digestive",),
    site=("pancreas",),
    stage=("diagnosis",),
    audience=("patients",),
    concepts=("ORPHA:50",),
    licence="CC BY 4.0",
    source_url="https://example.org/",
    warnings=("pages-without-text: 2",),
    record={"city": "Ljubljana"},
)


def test_a_text_stands_in_the_field_of_its_own_language() -> None:
    pages = body(FULL)["pages"]

    assert [page["text"] for page in pages] == [{"sl": "besedilo"}, {"folded": "?"}, {"en": "text"}]
    assert body(FULL)["title"] == {"sl": "Redki raki"}


def test_a_title_in_no_known_language_stands_in_the_fields_that_others_are_copied_to() -> None:
    title = body(replace(FULL, title_language="und"))["title"]

    assert title == {"folded": "Redki raki", "autocomplete": "Redki raki"}


def test_a_document_says_how_it_begins_in_each_of_its_languages() -> None:
    assert body(FULL)["lead"] == {"sl": "Redki raki\nbesedilo", "en": "text"}
    assert "lead" not in body(replace(FULL, title_language="und", language="und", languages=()))


def test_the_beginning_goes_on_over_pages_and_ends_after_400_letters() -> None:
    pages = (Page(1, "sl", "Naslovnica"), Page(2, "en", "Cover"), Page(3, "sl", "a" * 500), Page(4, "sl", "konec"))
    lead = body(replace(FULL, title_language="en", languages=("sl",), pages=pages))["lead"]

    assert lead == {"sl": f"Naslovnica\n{'a' * 390}"}


def test_what_is_not_known_is_left_out() -> None:
    told = body(replace(FULL, publisher="", year=None, site=(), warnings=(), record={}))

    assert {"publisher", "year", "site", "warnings", "record"} & set(told) == set()


@pytest.mark.parametrize("language", ["sl", "und"])
def test_a_body_gives_back_its_document(language: str) -> None:
    document = replace(FULL, title_language=language)

    assert document_of(body(document)) == document


def test_a_document_with_nothing_but_its_file_gives_it_back() -> None:
    defaults: dict[str, Any] = {
        one.name: one.default for one in fields(Document) if isinstance(one.default, str | tuple)
    }
    document = replace(
        FULL, **defaults, year=None, pages=(), page_count=1, record={}, file=Origin("a", "b", "", 0, 0, "text/plain")
    )

    assert document_of(body(document)) == document


@given(st.text(min_size=1, max_size=50), st.text(min_size=1), st.sampled_from(["en", "mt", "und", "xx"]))
def test_any_text_comes_back_as_it_was(title: str, text: str, language: str) -> None:
    document = replace(FULL, title=title, pages=(Page(7, language, text),), page_count=7)

    assert document_of(body(document)) == document


def test_an_identifier_depends_on_the_path_alone() -> None:
    assert document_id("guides/sl/pancreas.pdf") == document_id(FULL.source)
    assert document_id("guides/sl/Pancreas.pdf") != document_id(FULL.source)
    assert len(document_id("ά ή.pdf")) == 20
