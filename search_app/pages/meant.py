"""What is said of a question with unknown words: "did you mean", or that the results are those of the correction."""

from dataclasses import replace

from search_app.links import search_address, with_page
from search_app.pages.listings import Listing
from search_app.pages.views import Line
from search_app.pages.wording import Wording
from search_app.query import Query
from search_app.results import Results


def searched(query: Query, found: Results) -> Query:
    """The question that the results are those of: the suggested one where nothing was found for `query` itself, and one
    for any of its words where hardly anything has them all."""
    asked = replace(query, text=found.suggestion) if found.corrected and found.suggestion else query
    return replace(asked, any_word=True) if found.all_words is not None else asked


def meant(listing: Listing, query: Query, found: Results, words: Wording) -> Line | None:
    """The sentence about the suggestion, with the link to its results unless these are shown; None without one."""
    if not found.suggestion:
        return None
    if found.corrected:
        nothing = words.gettext("Nothing was found for “%(text)s”.", text=query.text)
        instead = words.gettext("These are the results for “%(text)s”.", text=found.suggestion)
        return Line(f"{nothing} {instead}")
    suggested = with_page(replace(query, text=found.suggestion), 1)
    return Line(words.gettext("Did you mean"), search_address(suggested, listing.path), f"{found.suggestion}?")
