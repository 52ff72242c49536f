"""What is said of a question that names diseases: which, and how to search for its words only."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mappings.fields import group_of
from search_app.links import condition_address, search_address, with_page
from search_app.messages import N_
from search_app.pages.listings import Listing
from search_app.pages.wording import Wording
from search_app.query import Query
from search_app.results import Results
from search_app.understood import FUZZY

_WITH_MEANING, _WORDS_ONLY = N_("Search for its meaning too"), N_("Search for these words only")

_MOST = 5
"""Diseases that are named: a code of ICD-10 may have dozens."""


@dataclass(frozen=True)
class MeantConcept:
    """A disease, site or family that the question names; `language` is that of the label, if another's, and `code` that
    of Orphanet, which only a disease has."""

    label: str
    href: str
    language: str = ""
    code: str = ""


@dataclass(frozen=True)
class Understanding:
    """What the question was understood to mean, and the link to its results without that, or with it again."""

    text: str
    concepts: Sequence[MeantConcept]
    switch: str
    href: str


def understanding(listing: Listing, query: Query, found: Results, words: Wording) -> Understanding | None:
    """The sentence about the concepts that were understood, with a way to each; None where none was."""
    if not found.understood:
        return None
    concepts = tuple(
        MeantConcept(
            one.label,
            condition_address(one.concept, query.asked),
            "" if one.label_language == words.language else one.label_language,
            "" if group_of(one.concept) else one.concept,
        )
        for one in (found.broader or found.understood)[:_MOST]
    )
    other = with_page(replace(query, words_only=not query.words_only), 1)
    return Understanding(
        text=_text(query, found, words),
        concepts=concepts,
        switch=words.gettext(
            N_("Search for its meaning too") if query.words_only else N_("Search for these words only")
        ),
        href=search_address(other, listing.path),
    )


def _text(query: Query, found: Results, words: Wording) -> str:
    if query.words_only:
        return words.gettext("Searched for the words only. They name:")
    if not any(one.sure for one in found.understood):
        return words.gettext("This may mean:")
    if found.broader:
        nothing = (
            words.gettext("Nothing in the library holds “%(text)s” with the filters chosen.", text=query.text)
            if query.selected
            else words.gettext("Nothing was found for “%(text)s”.", text=query.text)
        )
        instead = words.gettext("These results are about what it belongs to:")
        return f"{nothing} {instead}"
    if all(one.match == FUZZY for one in found.understood):
        return words.gettext("Searched in every language for what is written nearly so:")
    return words.gettext("Searched for in every language:")
