"""Which text fields are searched, with their boosts: one table, so that no field is boosted that is not searched."""

from collections.abc import Iterable
from dataclasses import dataclass

PAGES = "pages"
"""Path of the nested pages."""

PAGE_TEXT = "pages.text"
PAGE_NUMBER = "pages.number"
PAGE_LANGUAGE = "pages.language"
PAGE_FOLDED = "pages.text.folded"
TITLE_AUTOCOMPLETE = "title.autocomplete"
TITLE_FOLDED = "title.folded"
SORTABLE_TITLE = "display_title"

LEAD_LETTERS = 400
"""Letters from the beginning of a document's text that are kept by themselves: what it is about is mostly said there,
and so few cost next to nothing of a long one. With more, up to all, passages were found no better."""

DISEASES = "concepts"
"""The field of the diseases that a document is about."""

GROUPS = ("site", "family")
"""Concepts that are no diseases, as `site:pancreas`: documents and diseases have a field of the name for each."""


def group_of(identifier: str) -> tuple[str, str] | None:
    """The field that holds a concept of GROUPS and its name there, as `("site", "pancreas")`; None of a disease."""
    field, _, name = identifier.partition(":")
    return (field, name) if field in GROUPS else None


def subject_fields(concepts: Iterable[str]) -> dict[str, list[str]]:
    """What documents about any of the concepts hold, by field; nothing for a field that would hold none of them."""
    held: dict[str, list[str]] = {DISEASES: [], **{group: [] for group in GROUPS}}
    for one in concepts:
        field, value = group_of(one) or (DISEASES, one)
        held[field].append(value)
    return {field: values for field, values in held.items() if values}


@dataclass(frozen=True)
class SearchField:
    """A searched field; `{language}` in its name stands for each language that the query may be in.

    One that `begins` has the first letters of words: too few to find a word by where it is asked for alone. One of
    `grams` has letters in fours, as they follow each other within and across words: it never finds, it ranks.
    """

    name: str
    boost: float
    begins: bool = False
    grams: bool = False


# The folded fields mix the statistics of all languages, so they are a net beneath the languages' own fields, never
# their equal; what each of these is worth stands in docs/search.md.
DOCUMENT_FIELDS = (
    SearchField("title.{language}", 2.0),
    SearchField("title.{language}.beginnings", 0.9, begins=True),
    SearchField(TITLE_FOLDED, 0.1),
    SearchField("catalogue", 0.4),
    SearchField("lead.{language}", 0.1, grams=True),
)
PAGE_FIELDS = (
    SearchField("pages.text.{language}", 1.0),
    SearchField("pages.text.{language}.beginnings", 0.9, begins=True),
    SearchField(PAGE_FOLDED, 0.05),
)
