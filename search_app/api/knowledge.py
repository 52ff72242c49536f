"""From a clinical program's code to what the library has on it: diseases, guides, centres, organisations."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from search_app.api.knowledge_request import KnowledgeRequest
from search_app.concepts import Concept
from search_app.facets import DISEASE, facet_of
from search_app.library import Library
from search_app.query import Query
from search_app.results import Document

MOST: Mapping[str, int] = {"guide": 10, "centre": 5, "organisation": 5}
"""Entries of each kind, in the order in which they are told: what fits beside a patient's record."""

_MOST_DISEASES = 20
_CODE, _EXACT = "code", "exact"
_ORPHANET = "ORPHA:"
"""Its codes are no other system's; a retired one leads to a disease that doesn't have it any more."""


@dataclass(frozen=True)
class Meaning:
    """What a request means: `diseases`, found by `code` (a wider one than was asked when `wider`) or by name."""

    diseases: Sequence[Concept] = ()
    code: str = ""
    wider: bool = False


@dataclass(frozen=True)
class Found:
    """Documents of one kind. `by` tells what they share with the diseases: `concept`, `site`, `family`, or `words` of
    the name."""

    kind: str
    documents: Sequence[Document] = ()
    by: str = ""


@dataclass(frozen=True)
class Knowledge:
    """The whole answer."""

    meaning: Meaning
    found: Sequence[Found] = field(default_factory=tuple)


async def knowledge(library: Library, request: KnowledgeRequest) -> Knowledge:
    """What the library has. Raises what the library raises."""
    meaning = await _meaning(library, request)
    found = await asyncio.gather(*(_of_kind(library, request, meaning, kind) for kind in MOST))
    return Knowledge(meaning, tuple(found))


async def _meaning(library: Library, request: KnowledgeRequest) -> Meaning:
    if request.system:
        for number, code in enumerate(request.system.spellings(request.code)):
            found = await _diseases(library, code, _CODE, request.language)
            if coded := [one for one in found if code.startswith(_ORPHANET) or code in request.system.codes(one)]:
                return Meaning(coded, code, wider=number > 0)
    return Meaning(await _diseases(library, request.name, _EXACT, request.language)) if request.name else Meaning()


async def _diseases(library: Library, text: str, match: str, language: str) -> list[Concept]:
    matches = [one for one in await library.concepts(text, language) if one.match == match][:_MOST_DISEASES]
    found = await library.diseases([one.id for one in matches], language)
    return [found[one.id] for one in matches if one.id in found]  # the thesaurus may be loaded anew in between


async def _of_kind(library: Library, request: KnowledgeRequest, meaning: Meaning, kind: str) -> Found:
    """What is nearest to the diseases; guides in the reader's language before nearer ones in another."""
    for query, by in _queries(request, meaning, kind):
        hits = (await library.search(query)).hits
        if hits:
            return Found(kind, await library.described([hit.id for hit in hits]), by)
    return Found(kind)


def _queries(request: KnowledgeRequest, meaning: Meaning, kind: str) -> Iterator[tuple[Query, str]]:
    """Questions, each wider than the one before, and what its answers share with the diseases."""
    steps = list(_steps(meaning.diseases))
    languages = ({"language": (request.language,)}, {}) if kind == "guide" else ({},)
    for language in languages:
        for by, values in steps:
            yield _query(request, {"kind": (kind,), by: values, **language}), by
    if request.name and not steps:
        yield _query(request, {"kind": (kind,)}, request.name), "words"


def _steps(diseases: Sequence[Concept]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Facets with their values. Guides name diseases; directories name sites and families."""
    grouped: dict[str, dict[str, None]] = {DISEASE: {}, "site": {}, "family": {}}
    for one in diseases:
        facet, value = facet_of(one.id)
        grouped[facet][value] = None
        grouped["site"] |= dict.fromkeys(one.site)
        grouped["family"] |= dict.fromkeys(one.family)
    return ((facet, tuple(values)) for facet, values in grouped.items() if values)


def _query(request: KnowledgeRequest, selected: Mapping[str, tuple[str, ...]], text: str = "") -> Query:
    kind = selected["kind"][0]
    return Query(
        text=text,
        language=request.language,
        asked=request.asked,
        selected=selected,
        size=MOST[kind],
        facets=False,
        snippets=False,
    )
