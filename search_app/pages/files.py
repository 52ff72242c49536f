"""Links by which readers take results along: as files, and as a feed of what is new."""

from dataclasses import replace

from search_app.api.atom import MEDIA_TYPE
from search_app.api.exports import FORMATS, FileLink
from search_app.api.feeds import feed_address
from search_app.links import data_address
from search_app.messages import N_
from search_app.pages.listings import Listing
from search_app.pages.wording import Wording
from search_app.query import Query

_LABELS = {"csv": N_("Spreadsheet (CSV)"), "ris": N_("References (RIS)"), "json": N_("For programs (JSON)")}
"""Messages for gettext, in the order in which the files are offered."""


def files(listing: Listing, query: Query, words: Wording) -> tuple[FileLink, ...]:
    """A link for each kind of file, from the first result on, and one to the feed."""
    whole = replace(query, page=1, size=Query.size, facets=True, snippets=True)
    offered = [
        FileLink(
            words.gettext(label),
            data_address(whole, f"{listing.path}.{ending}"),
            FORMATS[ending].media_type.partition(";")[0],
        )
        for ending, label in _LABELS.items()
    ]
    return (*offered, FileLink(words.gettext("Feed of what is new (Atom)"), feed_address(listing, query), MEDIA_TYPE))
