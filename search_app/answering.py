"""The answer to a question, with what may have been meant where words of it are unknown; documents like one.

What is asked is searched as it was written. Only where that finds nothing are the results those of the correction, and
the answer says so.
"""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from mappings.indices import CONCEPTS, DOCUMENTS
from search_app.errors import Unavailable
from search_app.library import Library
from search_app.loosening import loosened
from search_app.query import Query
from search_app.results import Document, Hit, Results, hits_from
from search_app.siblings import Siblings, siblings_from, to_siblings_request
from search_app.sightings import Sighting, best, name_sightings, page_sightings, to_name_sighting, to_page_sighting
from search_app.similar import to_similar_request
from search_app.spelling import (
    MOST_UNKNOWN,
    Candidate,
    candidates_from,
    known,
    merged,
    put_right,
    to_names_request,
    to_pages_request,
    to_stem_request,
    words_of,
)
from search_app.understanding import languages_of, languages_written
from search_app.widening import widened


async def answer(library: Library, query: Query) -> Results:
    """A page of results; `suggestion` is how the question was probably meant, `corrected` tells that the results are
    those of the suggestion. Raises what the library raises."""
    found = await library.search(query)
    with suppress(Unavailable):  # what was found is better than nothing
        found = await corrected(library, query, found)
        asked = replace(query, text=found.suggestion) if found.corrected and found.suggestion else query
        wide = await loosened(library, asked, await widened(library, asked, found))
        return replace(wide, suggestion=found.suggestion, corrected=found.corrected)
    return found


async def corrected(library: Library, query: Query, found: Results) -> Results:
    """What was found, or where that is nothing what the suggestion finds; a suggestion that finds nothing is none.
    Raises what the library raises."""
    suggestion = await _suggestion(library, query, found)
    if suggestion is None:
        return found
    meant = replace(query, text=suggestion)
    if found.total:
        leads = (await library.search(replace(meant, page=1, size=1, facets=False, snippets=False))).total
        return replace(found, suggestion=suggestion) if leads else found
    instead = await library.search(meant)
    return replace(instead, suggestion=suggestion, corrected=True) if instead.total else found


async def similar(library: Library, document: Document, language: str) -> tuple[Hit, ...]:
    """Documents like this one, those in the reader's `language` first; none where they can't be had in time."""
    with suppress(Unavailable):
        (found,) = await library.answers((DOCUMENTS, to_similar_request(document, language)))
        return hits_from(found)
    return ()


async def siblings(library: Library, document: Document) -> Siblings:
    """The same document in other languages and editions; none where they can't be had in time."""
    if (body := to_siblings_request(document)) is None:
        return Siblings()
    with suppress(Unavailable):
        (found,) = await library.answers((DOCUMENTS, body))
        return siblings_from(hits_from(found), document)
    return Siblings()


async def _suggestion(library: Library, query: Query, found: Results) -> str | None:
    """The question as it was probably meant, or None.

    Where nothing was found, words that pages hold in other languages alone may be misspelt as well.
    """
    words = found.unknown if found.total else words_of(query.question)
    if not words:
        return None
    languages = languages_of(query.question.text, query.language)
    misspelt = await _misspelt(library, words, languages)
    if len(misspelt) > MOST_UNKNOWN:
        return None
    written = languages_written(query.question.text, query.language, query.reads)
    meant = await asyncio.gather(*(_meant(library, candidates, written) for candidates in misspelt.values()))
    replaced = {word: word_meant for word, word_meant in zip(misspelt, meant, strict=True) if word_meant}
    return put_right(query.text, replaced) if replaced else None


async def _misspelt(
    library: Library, words: Sequence[str], languages: Sequence[str]
) -> dict[str, tuple[Candidate, ...]]:
    """Those of the words that no name of a disease holds and no form of which is on a page in one of the languages."""
    stems = [(DOCUMENTS, to_stem_request(word, languages)) for word in words]
    pages, names, *formed = await library.answers(
        (DOCUMENTS, to_pages_request(words)), (CONCEPTS, to_names_request(words)), *stems
    )
    on_pages, in_names = candidates_from(pages), candidates_from(names)
    misspelt = (word for word, stem in zip(words, formed, strict=True) if not known(word, names, stem))
    return {word: merged(on_pages.get(word, ()), in_names.get(word, ())) for word in misspelt}


async def _meant(library: Library, candidates: Sequence[Candidate], languages: Sequence[str]) -> str | None:
    if not candidates:
        return None
    pages = [(DOCUMENTS, to_page_sighting(one, languages)) for one in candidates]
    names = [(CONCEPTS, to_name_sighting(one, languages)) for one in candidates]
    answers = await library.answers(*pages, *names)
    seen: list[tuple[Candidate, Sighting]] = []
    for one, on_pages, in_names in zip(candidates, answers, answers[len(candidates) :], strict=False):
        seen += [(one, sighting) for sighting in (*page_sightings(on_pages), *name_sightings(in_names))]
    return best(seen, languages)
