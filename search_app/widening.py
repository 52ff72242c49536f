"""Results where a question finds nothing or hardly anything: of what it nearly names, then of what that belongs to.

Both are told: `understood` are then concepts whose match is `fuzzy` or `broader`, `broader` are those of which there
are results although the question names narrower ones.
"""

from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from mappings.fields import GROUPS
from mappings.indices import CONCEPTS
from search_app.candidates import Body, to_candidates_request, to_resembling_request
from search_app.concepts import Concept
from search_app.library import Library
from search_app.meaning import is_literal
from search_app.query import Query
from search_app.recognised import Recognised
from search_app.results import Results
from search_app.understanding import languages_of
from search_app.understood import BROADER, CODE, Understood

_LITTLE = 2
"""So few results may be by chance, of a question that names nothing."""

_LEVELS = 3
"""How far the classification is climbed, before site and family."""

_MOST = 10
"""Concepts whose wider ones are looked for: a code of ICD-10 may have dozens."""

_KIND = "kind"
"""The facet that a directory fixes. What others leave is told beside them, as fewer of them may be better."""


async def widened(library: Library, query: Query, found: Results) -> Results:
    """The results, or those of wider concepts where there are none. Raises what the library raises."""
    if query.words_only or found.total > _LITTLE or is_literal(query.question):
        return found
    if not found.understood:
        found = await _resembling(library, query, found)
    meant = [one for one in found.understood if one.sure][:_MOST]
    if found.total or not meant or query.selected.keys() - {_KIND}:
        return found
    async for broader in _climbing(library, query, meant):
        instead = await library.search(query, meant=broader)
        if instead.total:
            return replace(instead, understood=found.understood, broader=broader)
    return found


async def _resembling(library: Library, query: Query, found: Results) -> Results:
    """The results with those of the concepts that the question nearly names, where these are more."""
    meant = await _nearly_named(library, query)
    if not any(one.sure for one in meant):
        return replace(found, understood=meant)
    instead = await library.search(query, meant=meant)
    return replace(instead, understood=meant) if instead.total >= found.total else found


async def _nearly_named(library: Library, query: Query) -> tuple[Understood, ...]:
    """The concepts that the question may mean though it names none, by a wider code or by names that resemble it."""
    return await _above(library, query) or (await _asked(library, query, to_resembling_request)).resembling()


async def _above(library: Library, query: Query) -> tuple[Understood, ...]:
    return (await _asked(library, query, to_candidates_request)).above()


async def _asked(library: Library, query: Query, request: Callable[[str, Sequence[str]], Body]) -> Recognised:
    text = query.question.text
    languages = languages_of(text, query.language)
    (found,) = await library.answers((CONCEPTS, request(text, languages)))
    return Recognised(found, text, languages)


async def _climbing(
    library: Library, query: Query, meant: Sequence[Understood]
) -> AsyncIterator[tuple[Understood, ...]]:
    """The concepts of the code above one that was asked for, those above by the classification, level by level, then
    sites, then families. None comes twice, not even one that is, by mistake, above itself."""
    language = query.language
    if any(one.match == CODE for one in meant) and (coded := await _above(library, query)):
        yield coded
    concepts = await library.diseases([one.concept for one in meant], language)
    matched, seen, below = meant[0].matched, {*concepts}, [*concepts.values()]
    for _ in range(_LEVELS):
        above = dict.fromkeys(parent for one in below for parent in one.parents if parent not in seen)
        found = await library.diseases([*above], language)
        if not found:
            break
        seen |= found.keys()
        below = [*found.values()]
        yield _understood(found, matched)
    for group in GROUPS:
        names = dict.fromkeys(f"{group}:{name}" for one in concepts.values() for name in _groups(one, group))
        if found := await library.diseases([name for name in names if name not in seen], language):
            yield _understood(found, matched)


def _groups(concept: Concept, group: str) -> Iterable[str]:
    return concept.site if group == "site" else concept.family


def _understood(concepts: Mapping[str, Concept], matched: str) -> tuple[Understood, ...]:
    return tuple(
        Understood(one.id, one.label, one.label_language, matched, BROADER, ambiguous=False, sure=True, names=one.names)
        for one in concepts.values()
    )
