"""What the library has on a disease: texts by language and topic, organisations near and far, centres with criteria.

What names the disease itself comes first; where there is nothing, what is for its site, then for its family of cancers.
"""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from mappings.fields import GROUPS
from mappings.vocabulary import ALL_FAMILIES
from search_app.concepts import Concept
from search_app.facets import DISEASE
from search_app.library import Library
from search_app.pages.country import BEYOND, spoken_in
from search_app.query import DEFAULT_LANGUAGE, Query
from search_app.results import Document, Results

TEXTS = ("guide", "report", "policy")
MOST = 50
"""Documents of a shelf."""

_NOTHING = Results(0, "eq", 0, ())

Selected = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Shelf:
    """Documents that share `by` with the disease: `concept` for itself, `site` or `family`; `selected` finds all
    `total`."""

    documents: Sequence[Document] = ()
    total: int = 0
    by: str = ""
    selected: Selected = field(default_factory=dict)
    found: Results = _NOTHING


@dataclass(frozen=True)
class Shelves:
    """All of it. `near` are organisations in the `countries` of the reader's language, `beyond` those for Europe or the
    world, `organisations` all for this cancer."""

    texts: Shelf
    near: Shelf
    beyond: Shelf
    organisations: Shelf
    centres: Shelf
    countries: tuple[str, ...]


async def shelves(library: Library, concept: Concept, reader: Query) -> Shelves:
    """What there is; `reader` has the language. Raises what the library raises."""
    told = reader.asked or reader.language != DEFAULT_LANGUAGE
    countries = spoken_in(reader.language) if told else ()
    steps = [*_steps(concept)]
    about = {**dict(step for step in steps if step[0] == "family")}
    anyone = {"family": (*about.get("family", ()), ALL_FAMILIES), "kind": ("organisation",)}
    texts, near, beyond, organisations, centres = await asyncio.gather(
        _nearest(library, reader, steps, TEXTS),
        _of(library, reader, {**anyone, "country": countries}, "family") if countries else _none(),
        _of(library, reader, {**anyone, "country": BEYOND}, "family"),
        _nearest(library, reader, steps, ("organisation",)),
        _nearest(library, reader, steps, ("centre",)),
    )
    return Shelves(texts, near, beyond, organisations, centres, countries)


def _steps(concept: Concept) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Facets with their values, each wider than the one before."""
    group, _, name = concept.id.partition(":")
    if group not in GROUPS:
        yield DISEASE, (concept.id,)
    if sites := tuple(dict.fromkeys((*((name,) if group == "site" else ()), *concept.site))):
        yield "site", sites
    if group != "site" and (
        families := tuple(dict.fromkeys((*((name,) if group == "family" else ()), *concept.family)))
    ):
        yield "family", families


async def _nearest(
    library: Library, reader: Query, steps: Sequence[tuple[str, tuple[str, ...]]], kinds: tuple[str, ...]
) -> Shelf:
    for facet, values in steps:
        shelf = await _of(library, reader, {facet: values, "kind": kinds}, facet)
        if shelf.total:
            return replace(shelf, by=DISEASE) if facet == steps[0][0] else shelf
    return Shelf()


async def _of(library: Library, reader: Query, selected: Selected, by: str) -> Shelf:
    texts = selected["kind"] == TEXTS  # of which languages and topics are counted
    query = replace(reader, selected=selected, size=MOST, facets=texts, snippets=False)
    found = await library.search(query)
    documents = await library.described([hit.id for hit in found.hits])
    return Shelf(documents, found.total, by, selected, found)


async def _none() -> Shelf:
    return Shelf()
