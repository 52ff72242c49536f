"""Which text fields are searched, with their boosts: one table, so that no field is boosted that is not searched."""

from dataclasses import dataclass

PAGES = "pages"
"""Path of the nested pages."""

PAGE_TEXT = "pages.text"
PAGE_NUMBER = "pages.number"
PAGE_FOLDED = "pages.text.folded"
BEGINNINGS = "beginnings"
"""Name of the field of first letters beside each field of a language."""

TITLE_AUTOCOMPLETE = "title.autocomplete"
SORTABLE_TITLE = "display_title"


@dataclass(frozen=True)
class SearchField:
    """A searched field; `{language}` in its name stands for each language that the query may be in.

    What a field that does not find holds counts for the order of what others find, and for nothing else.
    """

    name: str
    boost: float
    finds: bool = True


# Each boost is a row of `python -m bench.relevance --parts`, which tells what the ranking loses without it; docs/search.md
# has the figures. The folded fields mix the statistics of all languages, so they are a net beneath the languages' own
# fields, never their equal.
DOCUMENT_FIELDS = (
    SearchField("title.{language}", 1.0),
    SearchField("title.{language}.beginnings", 0.7, finds=False),
    SearchField("title.folded", 0.1),
    SearchField("catalogue", 0.4),
)
PAGE_FIELDS = (
    SearchField("pages.text.{language}", 1.0),
    SearchField("pages.text.{language}.beginnings", 0.7, finds=False),
    SearchField("pages.text.folded", 0.1),
)
