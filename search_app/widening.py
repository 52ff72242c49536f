"""Results where a question finds nothing or hardly anything: of what it nearly names, of all that an acronym may mean,
then of what that belongs to.

Both are told: `understood` are then concepts whose match is `fuzzy` or `broader`, `broader` are those of which there
are results although the question names narrower ones.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from mappings.fields import GROUPS
from mappings.indices import CONCEPTS
from search_app.candidates import Body, to_candidates_request, to_resembling_request
from search_app.codes import wanted_codes
from search_app.concepts import Concept
from search_app.library import Library
from search_app.meaning import is_literal
from search_app.query import Query
from search_app.question import Restriction
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

Searching = Callable[[Sequence[Understood]], Awaitable[Results]]


async def widened(library: Library, query: Query, found: Results) -> Results:
    """The results, or those of wider concepts, within the same filters, where there are none. Raises what the library
    raises."""
    if query.words_only or found.total > _LITTLE:
        return found
    if codes := wanted_codes(query.question):
        return found if found.total else await _widened_codes(library, query, found, codes)
    if is_literal(query.question):
        return found
    if not found.understood:
        found = await _resembling(library, query, found)
    if not found.total:
        found = await _all_meant(library, query, found)
    return found if found.total else await _climbed(library, query, found, partial(_about, library, query))


async def _widened_codes(library: Library, query: Query, found: Results, codes: Sequence[Restriction]) -> Results:
    """The results with what the codes that restrict the question mean given by what is wider."""
    meant = [one for code in codes for one in await _of_code(library, query, code)]
    restricted = replace(found, understood=tuple({one.concept: one for one in meant}.values()))
    climbed = await _climbed(library, query, restricted, partial(_restricted, library, query, codes))
    return climbed if climbed.total else found


async def _of_code(library: Library, query: Query, code: Restriction) -> tuple[Understood, ...]:
    """The concepts of a code, else those of the code above it."""
    found = await _asked(library, code.term.text, query.language, to_candidates_request)
    return tuple(one for one in found.understood() if one.match == CODE) or found.above()


async def _about(library: Library, query: Query, broader: Sequence[Understood]) -> Results:
    return await library.search(query, meant=broader)


async def _restricted(
    library: Library, query: Query, codes: Sequence[Restriction], broader: Sequence[Understood]
) -> Results:
    concepts = [one.concept for one in broader]
    return await library.search(query, coded=dict.fromkeys(codes, concepts))


async def _climbed(library: Library, query: Query, found: Results, search: Searching) -> Results:
    """What `search` finds about the first wider concepts that there is something about; `found` where there is none."""
    meant = [one for one in found.understood if one.sure][:_MOST]
    if not meant:
        return found
    async for broader in _climbing(library, query, meant):
        instead = await search(broader)
        if instead.total:
            return replace(instead, understood=found.understood, broader=broader)
    return found


async def _all_meant(library: Library, query: Query, found: Results) -> Results:
    """The results of all that an acronym of several meanings stands for; both are told."""
    if not found.understood or any(one.sure for one in found.understood):
        return found
    meant = tuple(replace(one, sure=True) for one in found.understood)
    return replace(await library.search(query, meant=meant), understood=meant)


async def _resembling(library: Library, query: Query, found: Results) -> Results:
    """The results with those of the concepts that the question nearly names, where these are more."""
    meant = await _nearly_named(library, query)
    if not any(one.sure for one in meant):
        return replace(found, understood=meant)
    instead = await library.search(query, meant=meant)
    return replace(instead, understood=meant) if instead.total >= found.total else found


async def _nearly_named(library: Library, query: Query) -> tuple[Understood, ...]:
    """The concepts that the question may mean though it names none, by a wider code or by names that resemble it."""
    text, language = query.question.text, query.language
    above = await _above(library, text, language)
    return above or (await _asked(library, text, language, to_resembling_request)).resembling()


async def _above(library: Library, text: str, language: str) -> tuple[Understood, ...]:
    return (await _asked(library, text, language, to_candidates_request)).above()


async def _asked(
    library: Library, text: str, language: str, request: Callable[[str, Sequence[str]], Body]
) -> Recognised:
    languages = languages_of(text, language)
    (found,) = await library.answers((CONCEPTS, request(text, languages)))
    return Recognised(found, text, languages)


async def _climbing(
    library: Library, query: Query, meant: Sequence[Understood]
) -> AsyncIterator[tuple[Understood, ...]]:
    """The concepts meant, where they are already wider than what was asked for; those of the code above; those above by
    the classification, level by level, then sites, then families. None comes twice, not even one that is, by mistake,
    above itself."""
    language = query.language
    if all(one.match == BROADER for one in meant):
        yield tuple(meant)
    codes = dict.fromkeys(one.matched for one in meant if one.match == CODE)
    if coded := [one for code in codes for one in await _above(library, code, language)]:
        yield tuple(coded)
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
