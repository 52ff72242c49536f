"""`/infobutton`: HL7 Context-Aware Knowledge Retrieval, as a page, as JSON, or as an Atom feed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from mappings.vocabulary import kinds
from search_app.addresses import origin_of, parameters_of
from search_app.api import knowledge_request as asked_of
from search_app.api.answers import NEVER_KEPT, json_answer
from search_app.api.atom import Feed, FeedEntry, feed_answer, feed_entry
from search_app.api.knowledge import Found, Knowledge, Meaning, knowledge
from search_app.api.knowledge_request import Form, KnowledgeRequest, knowledge_request
from search_app.links import all_with, condition_address, search_address
from search_app.pages.asking import library_of, renderer_of
from search_app.query import Query

Told = dict[str, Any]

PATH = "/infobutton"
_TITLE = "Rare Cancer Library"
_ABOUT = "about"
"""Scheme of the category that tells by what an entry was found: concept, site, family, words."""


@dataclass(frozen=True)
class InfobuttonGroup:
    """Entries of one kind under its name."""

    kind: str
    label: str
    entries: Sequence[FeedEntry]
    by: str


@dataclass(frozen=True)
class InfobuttonPage:
    """The answer as a page. `diseases` are names with addresses; `search` leads to a search for the same."""

    heading: str
    subtitle: str
    language: str
    diseases: Sequence[tuple[str, str, str]]
    groups: Sequence[InfobuttonGroup]
    search: str


def infobutton_routes() -> list[Route]:
    """The route of the service."""
    return [Route(PATH, infobutton)]


async def infobutton(request: Request) -> Response:
    """The knowledge on a code, in the form that was asked for. Raises BadParameter, and what the library raises."""
    asked = knowledge_request(parameters_of(request, asked_of.LANGUAGE), request.headers.get("accept-language"))
    known = await knowledge(library_of(request), asked)
    origin = origin_of(request)
    if asked.form is Form.PAGE:
        answer = renderer_of(request).html("infobutton.html", _page(asked, known), asked=asked.asked)
        answer.headers["Cache-Control"] = NEVER_KEPT
        return answer
    feed = _feed(asked, known, origin)
    if asked.form is Form.ATOM:
        return feed_answer(request, feed, cache=NEVER_KEPT)
    return json_answer(as_json(feed, origin))


def as_json(feed: Feed, origin: str) -> Told:
    """The feed as MedlinePlus Connect writes one in JSON: texts of elements are `_value`."""
    return {
        "feed": {
            "base": f"{origin}/",
            "lang": feed.language,
            "title": _text(feed.title),
            "subtitle": _text(feed.subtitle),
            "author": {"name": {"_value": _TITLE}, "uri": {"_value": f"{origin}/"}},
            "updated": {"_value": feed.updated},
            "id": {"_value": feed.id},
            "category": _categories(feed.categories),
            "entry": [_entry(one) for one in feed.entries],
        }
    }


def _text(text: str) -> Told:
    return {"type": "text", "_value": text}


def _categories(pairs: Sequence[tuple[str, str]]) -> list[Told]:
    return [{"scheme": scheme, "term": term} for scheme, term in pairs]


def _entry(entry: FeedEntry) -> Told:
    return {
        "lang": entry.language,
        "title": _text(entry.title),
        "link": [{"href": entry.href, "rel": "alternate", "hreflang": entry.language, "title": entry.title}],
        "id": {"_value": entry.id},
        "updated": {"_value": entry.updated},
        "summary": _text(entry.summary),
        "category": _categories(entry.categories),
    }


def _feed(asked: KnowledgeRequest, known: Knowledge, origin: str) -> Feed:
    return Feed(
        title=_TITLE,
        id=origin + _address(asked, asked.form),
        alternate=origin + _address(asked, Form.PAGE),
        language=asked.language,
        entries=[entry for found in known.found for entry in _entries(found, origin, asked)],
        subtitle=_subtitle(asked, known.meaning),
        categories=tuple(_repeated(asked)),
    )


def _entries(found: Found, origin: str, asked: KnowledgeRequest) -> list[FeedEntry]:
    about = ((_ABOUT, found.by),)
    return [feed_entry(one, origin, asked.language, asked=asked.asked, categories=about) for one in found.documents]


def _repeated(asked: KnowledgeRequest) -> Iterator[tuple[str, str]]:
    """The request as the answer repeats it: never what it says of a patient."""
    yield asked_of.CODE, asked.code
    yield asked_of.SYSTEM, asked.system.identifiers[0] if asked.system else ""
    yield asked_of.NAME, asked.name
    yield asked_of.LANGUAGE, asked.language
    if asked.recipient:
        yield asked_of.RECIPIENT, asked.recipient


def _address(asked: KnowledgeRequest, form: Form) -> str:
    """The address of the same answer in a form, from what was understood alone."""
    told = [(name, value) for name, value in _repeated(asked) if value]
    return f"{PATH}?{urlencode([*told, (asked_of.FORM, form.value[-1] if form is Form.PAGE else form.value[0])])}"


def _subtitle(asked: KnowledgeRequest, meaning: Meaning) -> str:
    """What was looked for, in English, as programs show or log it: system, code, diseases, whether it is wider."""
    code = f"{asked.system.name} {asked.code}" if asked.system else asked.name
    found = meaning.diseases[0].label if len(meaning.diseases) == 1 else f"{len(meaning.diseases)} diseases"
    wider = f" by the wider code {meaning.code}" if meaning.wider else ""
    return f"{code}: {found}{wider}" if meaning.diseases else code


def _page(asked: KnowledgeRequest, known: Knowledge) -> InfobuttonPage:
    groups = [
        InfobuttonGroup(found.kind, kinds()[found.kind].label(asked.language), _entries(found, "", asked), found.by)
        for found in known.found
        if found.documents
    ]
    return InfobuttonPage(
        heading=asked.name or _subtitle(asked, Meaning()),
        subtitle=_subtitle(asked, known.meaning),
        language=asked.language,
        diseases=[
            (one.label, one.label_language, condition_address(one.id, asked.asked)) for one in known.meaning.diseases
        ],
        groups=groups,
        search=_search(asked, known.meaning),
    )


def _search(asked: KnowledgeRequest, meaning: Meaning) -> str:
    """A search for the same: by the diseases, else by the name or the code as words."""
    reader = Query(language=asked.language, asked=asked.asked)
    named = [one.id for one in meaning.diseases if one.id.startswith("ORPHA:")]
    if named:
        return search_address(all_with(reader, "concept", named[0]))
    return search_address(Query(text=asked.name or asked.code, language=asked.language, asked=asked.asked))
