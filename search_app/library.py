"""The library as the app sees it: questions in, typed values out. The only module that talks to Elasticsearch."""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

from elasticsearch import AsyncElasticsearch
from elasticsearch.serializer import OrjsonSerializer

from mappings.connection import ElasticsearchAddress
from mappings.fields import PAGES
from mappings.indices import CONCEPTS, DOCUMENTS, OPERATIONS, alias
from search_app.candidates import BRIEFLY, to_candidates_request, to_resembling_request
from search_app.classification import Narrower, narrower_from, to_all_names_request
from search_app.codes import codes_of, concepts_of, to_codes_request
from search_app.concepts import Concept, concept_from, successors_of, to_diseases_request
from search_app.diseases import AllNames, DiseaseNames, to_names_request
from search_app.entries import BY_ARRIVAL, Entry, entries_from, to_entries_request
from search_app.errors import NotFound, Problem, Unavailable
from search_app.facets import DISEASE
from search_app.faults import faults_told
from search_app.marking import marking_of
from search_app.meaning import NOTHING, Meaning, meaning_of
from search_app.messages import N_
from search_app.originals import Original, original_from
from search_app.query import Query
from search_app.question import Question
from search_app.reading import Reading, reading_from, to_reading_request
from search_app.recognised import ConceptMatch, Recognised
from search_app.remembered import Understandings
from search_app.restrictions import NO_CONCEPTS, Concepts
from search_app.results import (
    Document,
    PageHit,
    Results,
    document_from,
    from_response,
    pages_from_response,
)
from search_app.search import to_pages_request, to_request
from search_app.spellings import code_keys_of
from search_app.suggestions import (
    MOST_SUGGESTIONS,
    Suggestion,
    suggestions_from,
    suggestions_of,
    to_suggest_requests,
)
from search_app.understanding import languages_of
from search_app.understood import CODE, Understood

REQUEST_TIMEOUT_S = 3.0
"""How long a reader waits for the engine: a second more than the engine allows itself for a search."""

_READY_TIMEOUT_S = 2.0
_CONNECTIONS = 50
_LENIENT = {"ignore_unavailable": True}
_NO_HITS = {"hits": (), "total": {"value": 0}}
_IDENTIFIER = re.compile(r"[A-Za-z0-9_-]{1,64}")


class Library:
    """The indices of one prefix. Every method raises Unavailable, TooSlow or NotIndexed when the engine fails it."""

    def __init__(self, client: AsyncElasticsearch, prefix: str) -> None:
        self._client = client
        self._documents = alias(prefix, DOCUMENTS).name
        self._concepts = alias(prefix, CONCEPTS).name
        self._operations = alias(prefix, OPERATIONS).name
        self._diseases = DiseaseNames()
        self._all_names = AllNames()
        self._understandings = Understandings()

    async def search(
        self,
        query: Query,
        *,
        by_arrival: bool = False,
        meant: Sequence[Understood] | None = None,
        coded: Concepts = NO_CONCEPTS,
    ) -> Results:
        """A page of results, in one request; names of diseases that were never shown before take a second one.

        With `by_arrival` the order is that in which the library got or changed the documents, the last first. `meant`
        are concepts to search for instead of those that the question names, `coded` those to restrict it to instead of
        those that its codes mean.
        """
        question = query.question
        languages = languages_of(question.text, query.language)
        concepts = coded or await self._meant(question)
        understood = await self.understood(question.text, languages) if meant is None else tuple(meant)
        meaning = NOTHING if query.words_only else meaning_of(question, understood)
        if not (meaning.groups or query.words_only):
            understood = tuple(replace(one, sure=False) for one in understood)
        body = to_request(query, languages, concepts, meaning)
        if by_arrival:
            body["sort"] = BY_ARRIVAL
        marking = marking_of(question, meaning, any_word=query.any_word)
        found = from_response(await self._found(self._documents, body), query, marking)
        return await self._named(replace(found, understood=understood), query.language)

    async def matches(self, identifier: str, query: Query) -> tuple[PageHit, ...]:
        """The pages of one document that match the question, in reading order."""
        languages, meaning = await self._sought(query)
        body = to_pages_request(_sane(identifier), query, languages, meaning)
        return pages_from_response(await self._found(self._documents, body), marking_of(query.question, meaning))

    async def reading(self, identifier: str, number: int, query: Query) -> Reading:
        """Page `number` of a document, with what matches marked. Raises NotFound when there is no such document."""
        languages, meaning = await self._sought(query)
        body = to_reading_request(_sane(identifier), number, query, languages, meaning)
        return reading_from(identifier, await self._found(self._documents, body), marking_of(query.question, meaning))

    async def document(self, identifier: str) -> Document:
        """The document or record of this identifier. Raises NotFound."""
        return document_from(identifier, await self._source(self._documents, identifier))

    async def described(self, identifiers: Sequence[str]) -> tuple[Document, ...]:
        """What is known of these documents and records, without the text of their pages; what is gone is left out."""
        if not identifiers:
            return ()
        with faults_told():
            response = await self._client.mget(index=self._documents, ids=identifiers, source_excludes=[PAGES])
        return tuple(document_from(one["_id"], one["_source"]) for one in response["docs"] if one.get("found"))

    async def entries(self, contents: str, after: str = "") -> tuple[Entry, ...]:
        """All documents or all diseases in the use that `contents` says, as their addresses need; at most
        `MOST_ENTRIES` of those behind the entry whose `place` is `after`."""
        index = {DOCUMENTS: self._documents, CONCEPTS: self._concepts}[contents]
        body = to_entries_request(contents, after)
        return entries_from(await self._found(index, body, ignore_unavailable=True))

    async def original(self, identifier: str) -> Original:
        """The file of a document. Raises NotFound, also for a record, which has no file of its own."""
        return original_from(await self._source(self._documents, identifier, "kind", "file"))

    async def concepts(self, text: str, language: str) -> tuple[ConceptMatch, ...]:
        """Diseases that `text` may name, best first; none when no thesaurus is loaded."""
        if not text:
            return ()
        languages = languages_of(text, language)
        response = await self._in_thesaurus(to_candidates_request(text, languages))
        found = Recognised(response, text, languages)
        if found.leaves_open:
            response = await self._in_thesaurus(to_resembling_request(text, languages))
            found = Recognised(response, text, languages)
        successors = successors_of(response)
        if not successors:
            return found.matches()
        return found.matches(await self._in_thesaurus(to_diseases_request(successors)))

    async def understood(self, text: str, languages: Sequence[str]) -> tuple[Understood, ...]:
        """The concepts that a text is sure to name, in its order; none when the thesaurus can't be asked.

        They are remembered for a moment.
        """
        if not text:
            return ()
        if (known := self._understandings.known(text, languages)) is not None:
            return known
        body = to_candidates_request(text, languages, told=BRIEFLY)
        with suppress(Unavailable):  # what has the words is better than nothing
            response = await self._in_thesaurus(body)
            if response.get("_shards", {}).get("total") == 0:
                return self._understandings.without_thesaurus()
            return self._understandings.learn(Recognised(response, text, languages).understood(), text, languages)
        return ()

    async def concept(self, identifier: str, language: str) -> Concept:
        """The disease of this identifier, as `ORPHA:50`, also a retired one. Raises NotFound."""
        found = await self.diseases((identifier,), language)
        if not found:
            raise NotFound(N_("The library knows no disease of this identifier."))
        return found[identifier]

    async def diseases(self, identifiers: Sequence[str], language: str) -> Mapping[str, Concept]:
        """The diseases of these identifiers, in one request; those that the thesaurus doesn't know are left out."""
        if not identifiers:
            return {}
        hits = (await self._in_thesaurus(to_diseases_request(identifiers)))["hits"]["hits"]
        return {hit["_source"]["id"]: concept_from(hit["_source"], language) for hit in hits}

    async def names(self, language: str) -> tuple[Narrower, ...]:
        """All diseases in use, by their names in the reader's language; none without a thesaurus."""
        known = self._all_names.known(language)
        if known is None:
            known = narrower_from(await self._in_thesaurus(to_all_names_request(language)), "", language)
            self._all_names.learn(known, language)
        return known

    async def suggest(self, text: str, language: str) -> tuple[Suggestion, ...]:
        """At most ten texts that the reader may be about to type; where none begins so, those that nearly do.

        Of a code all diseases that have it, by their names.
        """
        if not text:
            return ()
        if code_keys_of(text).whole and (coded := await self._coded(text, language)):
            return suggestions_of(coded)
        exact = suggestions_from(await self.answers(*to_suggest_requests(text, language)), language)
        if exact:
            return exact
        nearly = await self.answers(*to_suggest_requests(text, language, nearly=True))
        return suggestions_from(nearly, language)

    async def _coded(self, text: str, language: str) -> list[Concept]:
        """The diseases of the code that `text` is, as it stands before codes above it; none for any other text."""
        matches = await self.concepts(text, language)
        codes = [one for one in matches if one.match == CODE][:MOST_SUGGESTIONS]
        found = await self.diseases([one.id for one in codes], language)
        return [found[one.id] for one in codes if one.id in found]

    async def answers(self, *searches: tuple[str, dict[str, Any]]) -> list[Any]:
        """The answers to searches, each of the contents that it names, in one request.

        Of a search that fails by itself, or of contents that are not there, the answer has no hits: what is asked for
        so helps beside the results.
        """
        indices = {DOCUMENTS: self._documents, CONCEPTS: self._concepts, OPERATIONS: self._operations}
        lines = [line for contents, body in searches for line in ({"index": indices[contents], **_LENIENT}, body)]
        with faults_told():
            response = await self._client.msearch(searches=lines)
        return [{"hits": _NO_HITS, **one} for one in response["responses"]]

    async def ready(self) -> bool:
        """Whether the engine answers and the library is indexed."""
        quickly = self._client.options(request_timeout=_READY_TIMEOUT_S, max_retries=0)
        try:
            with faults_told():
                return bool(await quickly.indices.exists_alias(name=self._documents))
        except Problem:
            return False

    async def close(self) -> None:
        """Closes the connections."""
        await self._client.close()

    async def _sought(self, query: Query) -> tuple[Sequence[str], Meaning]:
        """The languages whose fields are searched for a question, and what it means besides its words."""
        question = query.question
        languages = languages_of(question.text, query.language)
        understood = () if query.words_only else await self.understood(question.text, languages)
        return languages, meaning_of(question, understood)

    async def _meant(self, question: Question) -> Concepts:
        """The concepts of the codes in a question, in one request; none is made for a question without codes."""
        codes = codes_of(question)
        if not codes:
            return NO_CONCEPTS
        return concepts_of(await self._in_thesaurus(to_codes_request(codes)), codes)

    async def _named(self, found: Results, language: str) -> Results:
        diseases = found.facets.get(DISEASE, ())
        if unknown := self._diseases.unknown(diseases, language):
            self._diseases.learn(await self._in_thesaurus(to_names_request(unknown)), unknown, language)
        named = {DISEASE: self._diseases.named(diseases, language)} if diseases else {}
        return replace(found, facets={**found.facets, **named}) if named else found

    async def _in_thesaurus(self, body: dict[str, Any]) -> Any:
        """The answer to a search for concepts; without a thesaurus there are none."""
        return await self._found(self._concepts, body, ignore_unavailable=True)

    async def _found(self, index: str, body: dict[str, Any], *, ignore_unavailable: bool = False) -> Any:
        """The answer to a search; never a part of it, whose counts would be wrong without saying so."""
        with faults_told():
            response = await self._client.search(
                index=index, body=body, ignore_unavailable=ignore_unavailable, allow_partial_search_results=False
            )
        return response.body

    async def _source(self, index: str, identifier: str, *fields: str) -> Mapping[str, Any]:
        with faults_told():
            response = await self._client.get(index=index, id=_sane(identifier), source_includes=fields or None)
        source: Mapping[str, Any] = response.body["_source"]
        return source


def library_at(address: ElasticsearchAddress, prefix: str) -> Library:
    """The library of `prefix` in the Elasticsearch at `address`; nothing is asked of it yet."""
    client = AsyncElasticsearch(
        **address.client_options(),
        serializer=OrjsonSerializer(),
        request_timeout=REQUEST_TIMEOUT_S,
        max_retries=1,
        retry_on_status=(),
        retry_on_timeout=False,
        connections_per_node=_CONNECTIONS,
    )
    return Library(client, prefix)


def _sane(identifier: str) -> str:
    if not _IDENTIFIER.fullmatch(identifier):
        raise NotFound
    return identifier
