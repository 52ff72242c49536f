"""The page of a disease: its names, codes and place in the classification, and the way to the documents about it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from mappings.languages import is_language
from mappings.vocabulary import Term, families, sites
from search_app.addresses import origin_of
from search_app.concepts import Concept
from search_app.links import all_with, condition_address, search_address
from search_app.messages import N_
from search_app.pages.asking import library_of, renderer_of
from search_app.pages.naming import Named, diseases
from search_app.pages.views import ConditionPage, Fact, Row
from search_app.pages.wording import Wording, own_name
from search_app.query import Query, asked_language
from search_app.structured import data_block, of_disease
from search_app.understanding import concept_of


async def condition_page(request: Request) -> Response:
    """The page of `{concept}`, an Orphanet code as people write it; of a retired one, the way to what replaces it.

    Raises NotFound, BadParameter, and what the library raises.
    """
    asked = asked_language(request.query_params)
    library, renderer = library_of(request), renderer_of(request)
    words = renderer.words
    concept = await library.concept(_identifier(request.path_params["concept"]), asked or words.language)
    if concept.replaced_by:
        return RedirectResponse(condition_address(concept.replaced_by, asked), 301)
    about = Query(asked=asked, language=asked or words.language, selected=_selected(concept.id))
    found = await library.search(replace(about, size=0, facets=False, snippets=False))
    broader = await diseases(library, concept.parents, words)
    page = _page(concept, about, found.total, broader, words)
    page = replace(page, structured=data_block(of_disease(concept, origin_of(request))))
    return renderer.html("condition.html", page, asked=asked)


def _identifier(given: str) -> str:
    return concept_of(given) or (concept_of(f"ORPHA:{given}") if given.isdigit() else None) or given


def _selected(identifier: str) -> dict[str, tuple[str, ...]]:
    """What is chosen to find documents about it: a site or family has a facet of its own."""
    group, _, name = identifier.partition(":")
    return {group: (name,)} if group in ("site", "family") else {"concept": (identifier,)}


def _page(concept: Concept, about: Query, total: int, broader: Mapping[str, Named], words: Wording) -> ConditionPage:
    return ConditionPage(
        label=concept.label,
        label_language="" if concept.label_language == words.language else concept.label_language,
        documents=search_address(about),
        documents_label=words.ngettext("%(number)s document about it", "%(number)s documents about it", total),
        words=search_address(Query(text=concept.label, asked=about.asked)),
        definition=concept.definition or "",
        definition_language=concept.definition_language or "",
        rows=[
            Row(words.gettext(label), entries) for label, entries in _rows(concept, about, broader, words) if entries
        ],
    )


def _rows(
    concept: Concept, about: Query, broader: Mapping[str, Named], words: Wording
) -> Iterator[tuple[str, tuple[Fact, ...]]]:
    yield N_("Names"), _names(concept)
    yield N_("Also called"), _also_called(concept)
    yield (
        N_("Codes of Orphanet"),
        _texts(code for code in (concept.id, *concept.codes[1:]) if code.startswith("ORPHA:")),
    )
    yield "ICD-10", _texts(concept.icd10)
    yield "ICD-O-3", _texts((*concept.icdo3, *concept.topography))
    yield N_("Broader"), _broader(broader, about)
    yield N_("Family of cancers"), _found_by("family", concept.family, families(), about, words)
    yield N_("Cancer site"), _found_by("site", concept.site, sites(), about, words)


def _names(concept: Concept) -> tuple[Fact, ...]:
    return tuple(_in_language(name, code) for code, name in sorted(concept.labels.items()))


def _also_called(concept: Concept) -> tuple[Fact, ...]:
    return tuple(_in_language(name, code) for code, names in sorted(concept.synonyms.items()) for name in names)


def _in_language(name: str, code: str) -> Fact:
    return Fact(name, code, note=own_name(code), note_language=code) if is_language(code) else Fact(name)


def _texts(texts: Iterable[str]) -> tuple[Fact, ...]:
    return tuple(Fact(text) for text in texts)


def _broader(broader: Mapping[str, Named], about: Query) -> tuple[Fact, ...]:
    return tuple(
        Fact(named.label, named.language, condition_address(identifier, about.asked))
        for identifier, named in broader.items()
        if named.label != identifier
    )


def _found_by(
    facet: str, values: Iterable[str], known: Mapping[str, Term], about: Query, words: Wording
) -> tuple[Fact, ...]:
    return tuple(
        Fact(known[name].label(words.language), href=search_address(all_with(about, facet, name)))
        for name in values
        if name in known
    )
