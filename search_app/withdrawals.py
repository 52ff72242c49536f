"""What is known of a document that is not there any more: that it was, and where to go on."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from mappings.indices import DOCUMENTS, OPERATIONS
from mappings.languages import is_language
from mappings.withdrawals import withdrawn_id
from search_app.errors import Problem, Withdrawn
from search_app.library import Library
from search_app.results import Hit, document_from, hits_from
from search_app.search import ENGINE_TIMEOUT, SHOWN_FIELDS
from search_app.siblings import to_siblings_request

_MOST = 5


async def withdrawn(library: Library, identifier: str) -> Withdrawn | None:
    """The problem that says that the document was taken out, with its new place, translations and editions; None where
    it is there, nobody noted that, or the notes can't be read."""
    with suppress(Problem):
        noted, there = await library.answers(
            (OPERATIONS, _by_identifier(withdrawn_id(identifier))), (DOCUMENTS, _by_identifier(identifier))
        )
        for hit in () if there["hits"]["hits"] else noted["hits"]["hits"]:
            note = hit["_source"]
            others = await _others(library, note.get("source", ""), note.get("path", ""))
            return Withdrawn(tuple((one.title, _code(one.language), one.url) for one in others))
    return None


def _by_identifier(identifier: str) -> dict[str, Any]:
    asked = {"query": {"ids": {"values": [identifier]}}, "size": 1, "timeout": ENGINE_TIMEOUT}
    return asked | {"_source": ["source", "path"]}


async def _others(library: Library, source: str, moved_to: str) -> Sequence[Hit]:
    """What stands where the document is now, else where its translations and editions would."""
    if not source:
        return ()
    moved = {"query": {"term": {"source": moved_to}}, "size": 1, "_source": SHOWN_FIELDS}
    was = document_from("", {"kind": "guide", "display_title": "", "language": "", "source": source})
    beside = to_siblings_request(was) or moved
    there, others = await library.answers((DOCUMENTS, moved), (DOCUMENTS, beside))
    return (*hits_from(there), *hits_from(others))[:_MOST]


def _code(language: str) -> str:
    return language if is_language(language) else ""
