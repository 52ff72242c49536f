"""The page of a disease: what there is on it, its place in the classification, its codes and names."""

import asyncio
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from mappings.indices import CONCEPTS
from mappings.languages import is_language
from mappings.vocabulary import ALL_FAMILIES, Term, families, sites
from search_app.addresses import origin_of
from search_app.classification import Narrower, narrower_from, sharing_from, to_narrower_request, to_sharing_request
from search_app.concepts import Concept, concept_from
from search_app.errors import NotFound
from search_app.facets import facet_of
from search_app.library import Library
from search_app.links import condition_address, search_address
from search_app.messages import N_
from search_app.pages.asking import asked_of, library_of, renderer_of
from search_app.pages.condition_shelves import all_organisations, centre_shelf, organisation_groups, text_shelf
from search_app.pages.condition_views import ConditionPage
from search_app.pages.conditions import sites_of
from search_app.pages.naming import Named, diseases
from search_app.pages.shelves import Shelves, shelves
from search_app.pages.views import Fact, Row
from search_app.pages.wording import Wording, own_name
from search_app.query import Query
from search_app.structured import data_block, of_disease
from search_app.understanding import concept_of

FIRST = 12
"""Narrower diseases that are shown at once."""

_ENGLISH = "en"
_GROUPS: Mapping[str, Callable[[], Mapping[str, Term]]] = {"site": sites, "family": families}


async def condition_page(request: Request) -> Response:
    """The page of `{concept}`, an Orphanet code as people write it; of a retired one, the way to what replaces it.

    Raises NotFound, BadParameter, and what the library raises.
    """
    asked = asked_of(request)
    library, renderer = library_of(request), renderer_of(request)
    words = renderer.words
    reader = Query(asked=asked, language=asked or words.language)
    concept = await _concept(library, _identifier(request.path_params["concept"]), reader.language)
    if concept.replaced_by:
        return RedirectResponse(condition_address(concept.replaced_by, asked), 301)
    about = replace(reader, selected=_selected(concept.id))
    found, named, (below, sharing), there = await asyncio.gather(
        library.search(replace(about, size=0, facets=False, snippets=False)),
        diseases(library, [*concept.parents, *_groups(concept)], words),
        _placed(library, concept, reader.language),
        shelves(library, concept, reader),
    )
    page = replace(
        _page(concept, about, found.total, there, words),
        broader=_broader(concept, named, about, words),
        sites=sites_of(concept.id.removeprefix("family:"), asked, words),
        narrower=_narrower(below[:FIRST], asked, words),
        more_narrower=_narrower(below[FIRST:], asked, words),
        codes=_filled(_codes(concept, sharing, words), words),
        structured=data_block(of_disease(concept, origin_of(request))),
    )
    return renderer.html("condition.html", page, asked=asked)


async def _concept(library: Library, identifier: str, language: str) -> Concept:
    """What the thesaurus says of it; families and sites have a page also where it does not know them."""
    try:
        return await library.concept(identifier, language)
    except NotFound:
        group, _, name = identifier.partition(":")
        if name == ALL_FAMILIES or (term := _GROUPS.get(group, dict)().get(name)) is None:
            raise
        return concept_from({"id": identifier, "labels": term.labels}, language)


async def _placed(library: Library, concept: Concept, language: str) -> tuple[tuple[Narrower, ...], Mapping[str, int]]:
    """What stands below it, and how many diseases share each of its codes."""
    codes = [*concept.icd10, *concept.icdo3]
    sharing = [(CONCEPTS, to_sharing_request(codes))] if codes else []
    below, *counted = await library.answers((CONCEPTS, to_narrower_request(concept.id)), *sharing)
    shared = counted[0] if counted else {}
    return narrower_from({"hits": {"hits": (), **below["hits"]}}, concept.id, language), sharing_from(shared)


def _identifier(given: str) -> str:
    return concept_of(given) or (concept_of(f"ORPHA:{given}") if given.isdigit() else None) or given


def _selected(identifier: str) -> dict[str, tuple[str, ...]]:
    """What is chosen to find documents about it: a site or family has a facet of its own."""
    facet, value = facet_of(identifier)
    return {facet: (value,)}


def _page(concept: Concept, about: Query, total: int, there: Shelves, words: Wording) -> ConditionPage:
    return ConditionPage(
        label=concept.label,
        label_language=_other(concept.label_language, words),
        also=_english(concept, words),
        documents=search_address(about),
        documents_label=words.ngettext("%(number)s document about it", "%(number)s documents about it", total),
        words=search_address(Query(text=concept.label, asked=about.asked)),
        definition=concept.definition or "",
        definition_language=concept.definition_language or "",
        texts=text_shelf(there.texts, about, words),
        organisations=organisation_groups(there, about, words),
        all_organisations=all_organisations(there.organisations, about, words),
        centres=centre_shelf(there, about, words),
        called=_called(concept, words),
        names=_names(concept),
        retired=concept.retired,
    )


def _english(concept: Concept, words: Wording) -> tuple[Fact, ...]:
    """The name in English too: what most is written in."""
    name = concept.labels.get(_ENGLISH)
    return (Fact(name, _ENGLISH),) if name and words.language != _ENGLISH and name != concept.label else ()


def _called(concept: Concept, words: Wording) -> tuple[Fact, ...]:
    """Its other names in the reader's language."""
    return tuple(map(Fact, concept.synonyms.get(words.language, ())))


def _filled(rows: Iterable[tuple[str, Sequence[Fact]]], words: Wording) -> list[Row]:
    return [Row(words.gettext(label), entries) for label, entries in rows if entries]


def _names(concept: Concept) -> list[Row]:
    """All its names, a row a language, from A to Z of what these are called in themselves."""
    codes = {*concept.labels, *concept.synonyms}
    return [
        Row(own_name(code) or code, [Fact(name, code if is_language(code) else "") for name in names])
        for code in sorted(codes, key=lambda one: own_name(one).casefold())
        if (names := dict.fromkeys((*filter(None, (concept.labels.get(code),)), *concept.synonyms.get(code, ()))))
    ]


def _codes(concept: Concept, sharing: Mapping[str, int], words: Wording) -> Iterator[tuple[str, tuple[Fact, ...]]]:
    orphanet = [code for code in (concept.id, *concept.codes[1:]) if code.startswith("ORPHA:")]
    exact = words.gettext("this disease alone")
    yield N_("Codes of Orphanet"), tuple(Fact(code, note=exact) for code in dict.fromkeys(orphanet))
    yield N_("ICD-10"), tuple(Fact(code, note=_shared(sharing.get(code, 0), words)) for code in concept.icd10)
    morphology = (Fact(code, note=_shared(sharing.get(code, 0), words)) for code in concept.icdo3)
    yield N_("ICD-O-3"), (*morphology, *map(Fact, concept.topography))
    yield N_("Codes of others"), tuple(map(Fact, concept.other_codes))


def _shared(diseases_of_code: int, words: Wording) -> str:
    """How exact a code is: what it stands for besides, among the diseases that the library knows."""
    if diseases_of_code <= 1:
        return words.gettext("no other disease here has it")
    return words.ngettext(
        "shared with %(number)s other disease", "shared with %(number)s other diseases", diseases_of_code - 1
    )


def _broader(concept: Concept, named: Mapping[str, Named], about: Query, words: Wording) -> tuple[Fact, ...]:
    """Parents that the thesaurus knows, then site and family: their pages where it has them, else what is about it."""
    asked, groups = about.asked, _groups(concept)
    parents = (
        Fact(one.label, one.language, condition_address(identifier, asked))
        for identifier, one in named.items()
        if one.label != identifier and identifier not in groups
    )
    own = (identifier.partition(":") for identifier in groups)
    wider = ((f"{group}:{name}", _GROUPS[group]()[name].label(words.language)) for group, _, name in own)
    return (*parents, *(Fact(label, href=condition_address(identifier, asked)) for identifier, label in wider))


def _groups(concept: Concept) -> tuple[str, ...]:
    """Identifiers of its sites and families, but for itself."""
    found = (f"{group}:{name}" for group in _GROUPS for name in getattr(concept, group) if name in _GROUPS[group]())
    return tuple(one for one in dict.fromkeys(found) if one != concept.id)


def _narrower(below: Iterable[Narrower], asked: str | None, words: Wording) -> list[Fact]:
    return [Fact(one.label, _other(one.language, words), condition_address(one.id, asked)) for one in below]


def _other(language: str, words: Wording) -> str:
    return "" if language == words.language else language
