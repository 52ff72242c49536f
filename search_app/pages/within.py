"""What the pages of one document share: the way back, and the menu they belong to."""

from dataclasses import replace

from search_app.links import search_address
from search_app.pages.listings import LISTINGS, SEARCH, Listing
from search_app.query import Query
from search_app.results import Document


def back_to(query: Query) -> str:
    """The results that the reader comes from: the whole question is in the address of the document too."""
    if not (query.text or query.selected):
        return ""
    kind = query.selected.get("kind", ())
    listing = next((one for one in LISTINGS if one.kind and kind == (one.kind,)), SEARCH)
    return search_address(listing.asked(query), listing.path)


def menu_entry(document: Document) -> str:
    """The entry of the menu that a record belongs to; empty for a document."""
    return _listing(document).name if _listing(document).kind else ""


def _listing(document: Document) -> Listing:
    return next((listing for listing in LISTINGS if listing.kind == document.kind), replace(SEARCH, name=""))
