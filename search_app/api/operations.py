"""What programs can ask: each address with its parameters and answers, as `openapi` writes it out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from search_app.api import cited, parameters
from search_app.api import knowledge_request as asked_of
from search_app.api.atom import MEDIA_TYPE
from search_app.api.code_systems import SYSTEMS
from search_app.api.concepts import SUGGESTIONS, TO_BROWSER
from search_app.api.exports import FORMATS, MOST_ROWS
from search_app.api.feeds import MOST_FED
from search_app.api.infobutton import PATH as INFOBUTTON
from search_app.api.knowledge_request import MOST_LETTERS, Form
from search_app.api.schemas import reference
from search_app.concepts import Concept
from search_app.facets import FacetValue
from search_app.pages.listings import LISTINGS, Listing
from search_app.query import MAX_TEXT
from search_app.recognised import ConceptMatch
from search_app.results import Document, Hit
from search_app.suggestions import Suggestion

Described = dict[str, Any]

JSON = "application/json"
ANSWERED = (Hit, FacetValue, Document, Concept, ConceptMatch, Suggestion)
"""The values whose schemas the description has, with what they are made of."""

_LISTED: Mapping[str, str] = {
    "search": "The results of a question",
    "organisations": "Patient organisations",
    "centres": "Treatment centres with their selection criteria",
}

FAILING = (429, 503)
"""What is answered where the search engine fails."""

_EXPORTED: Described = {"$ref": "#/components/schemas/Export"}

_PROBLEMS: Mapping[int, str] = {
    400: "A parameter is not known or out of its bounds",
    404: "There is nothing of this identifier",
    410: "It was taken out of the library, or moved",
    422: "Each parameter is as it should be, but they can't be meant together",
    429: "The search engine has more to do than it can; Retry-After says when to ask again",
    503: "The search engine can't be reached, is too slow, or the library is not indexed yet",
}


@dataclass(frozen=True)
class Answer:
    """What is answered when all is well: in words, as which media types, in which shape (a schema for JSON)."""

    description: str
    media_types: tuple[str, ...] = (JSON,)
    schema: Described | None = None


@dataclass(frozen=True)
class Operation:
    """One address. `problems` are the statuses that may be answered besides; `others` are further good answers."""

    path: str
    id: str
    summary: str
    answer: Answer
    parameters: tuple[Described, ...] = ()
    problems: tuple[int, ...] = (400, *FAILING)
    others: Mapping[int, str] = field(default_factory=dict)


def operations() -> tuple[Operation, ...]:
    """All operations, in the order in which they are read."""
    return (*_searching(), *_records(), *_files(), *_feeds(), _infobutton(), *_health())


def problem(status: int) -> str:
    """What a status says; HTTP's own words where the library has none."""
    return _PROBLEMS.get(status, HTTPStatus(status).phrase)


def listed(name: str, kind: type) -> Described:
    """The schema of an object that has one list."""
    properties = {name: {"type": "array", "items": reference(kind)}}
    return {"type": "object", "properties": properties, "required": [name]}


def _searching() -> tuple[Operation, ...]:
    return (
        Operation(
            "/api/v1/search",
            "search",
            "Results of a question, with counts of every facet, matching pages and snippets",
            Answer("A page of results", schema={"$ref": "#/components/schemas/Results"}),
            (*parameters.question(), *parameters.paging()),
            problems=(400, 422, *FAILING),
            others={304: "Nothing has changed since the answer whose ETag was sent"},
        ),
        Operation(
            "/api/v1/suggest",
            "suggest",
            "What a reader may be about to type, at most ten",
            Answer("Suggestions", schema=listed("suggestions", Suggestion)),
            (parameters.text("The beginning of a question.", "panc"), parameters.language()),
        ),
        Operation(
            TO_BROWSER,
            "suggest_to_browser",
            "The same for the address bar of a browser, as OpenSearch has it: what was typed, texts, what they are",
            Answer("Suggestions", (SUGGESTIONS,), {"type": "array", "minItems": 3, "maxItems": 3}),
            (parameters.text("The beginning of a question.", "panc"), parameters.language()),
        ),
        Operation(
            "/api/v1/concepts",
            "concepts",
            "Diseases by name or code, best first, at most 20",
            Answer("Diseases", schema=listed("concepts", ConceptMatch)),
            (
                parameters.text("A name, or a code of Orphanet, ICD-10 or ICD-O-3.", "C25.4"),
                parameters.language(),
            ),
        ),
    )


def _records() -> tuple[Operation, ...]:
    document = parameters.in_path("id", "Identifier of the document", "90a56714758a7839a049")
    unchanged = {304: "Not changed since"}
    return (
        Operation(
            "/api/v1/concepts/{id}",
            "concept",
            "A disease: names in all languages, codes, place in the classification",
            Answer("The disease", schema=reference(Concept)),
            (parameters.in_path("id", "Identifier of the disease", "ORPHA:217074"), parameters.language()),
            problems=(400, 404, *FAILING),
            others={301: "The identifier was retired; the address is that of what replaces it", **unchanged},
        ),
        Operation(
            "/api/v1/documents/{id}",
            "document",
            "All that is known of a document or record, with the text of its pages",
            Answer("The document", schema=reference(Document)),
            (document,),
            problems=(404, 410, *FAILING),
            others=unchanged,
        ),
        Operation(
            "/api/v1/documents/{id}/similar",
            "similar",
            "Documents about the same diseases and sites, or with the same telling words, at most five",
            Answer("Documents, best first, without pages", schema=listed("similar", Hit)),
            (document, parameters.language()),
            problems=(400, 404, 410, *FAILING),
            others=unchanged,
        ),
        Operation(
            "/documents/{id}/file",
            "file",
            "The original of a document, with ranges",
            Answer("The original, in its own media type", ("*/*",)),
            (document,),
            problems=(404, 410, *FAILING),
            others={206: "A range of it", **unchanged},
        ),
        *(
            Operation(
                f"/documents/{{id}}.{ending}",
                f"document_{ending}",
                f"A document or record as a reference: {form.name}",
                Answer("The file", (form.media_type.partition(";")[0],)),
                (document, parameters.language()),
                problems=(400, 404, 410, *FAILING),
                others=unchanged,
            )
            for ending, form in cited.FORMATS.items()
        ),
    )


def _files() -> tuple[Operation, ...]:
    page = parameters.number("page", f"Which {MOST_ROWS:,} rows, from the first.", default=1, maximum=10)
    return tuple(
        Operation(
            f"{listing.path}.{form.ending}",
            f"{listing.name}_{form.ending}",
            f"{_LISTED[listing.name]} as a file, at most {MOST_ROWS:,} rows; Link leads to the next, X-Total-Count "
            "says how many there are",
            Answer("The file", (form.media_type.partition(";")[0],), _EXPORTED if form.media_type == JSON else None),
            (*_asked_of(listing), page),
            problems=(400, 422, *FAILING),
        )
        for listing in LISTINGS
        for form in FORMATS.values()
    )


def _feeds() -> tuple[Operation, ...]:
    return tuple(
        Operation(
            f"{listing.path}.atom",
            f"{listing.name}_atom",
            f"{_LISTED[listing.name]} as an Atom feed: the {MOST_FED} that the library got last",
            Answer("The feed", (MEDIA_TYPE,)),
            _asked_of(listing),
            problems=(400, 422, *FAILING),
            others={304: "Nothing new"},
        )
        for listing in LISTINGS
    )


def _infobutton() -> Operation:
    systems = [identifier for system in SYSTEMS for identifier in system.identifiers]
    forms = [media_type for form in Form for media_type in form.value if media_type]
    short: Described = {"type": "string", "maxLength": MOST_LETTERS}
    return Operation(
        INFOBUTTON,
        "infobutton",
        "Guides, centres and organisations for a code of a clinical program (HL7 Infobutton, URL-based)",
        Answer(
            "What the library has, as MedlinePlus Connect writes it; a page where no form is asked for",
            (JSON, MEDIA_TYPE, "text/html"),
            {"$ref": "#/components/schemas/Knowledge"},
        ),
        (
            parameters.parameter(asked_of.CODE, "The code", short, example="C25.4"),
            parameters.parameter(
                asked_of.SYSTEM,
                "The code system, by OID or URI; needed with a code",
                short | {"examples": systems},
                example=systems[0],
            ),
            parameters.parameter(
                asked_of.NAME,
                "The name of the disease, for a code or system that the library doesn't know",
                {"type": "string", "maxLength": MAX_TEXT},
            ),
            parameters.parameter(
                asked_of.LANGUAGE,
                "The reader's language, as sl or de-AT; else that of Accept-Language",
                short,
                example="sl",
            ),
            parameters.parameter(
                asked_of.FORM, "The form of the answer", {"type": "string", "enum": forms}, example=JSON
            ),
            parameters.parameter(
                asked_of.RECIPIENT, "PAT or PROV, repeated in the answer; all else is left unread", short
            ),
        ),
        problems=(400, 422, *FAILING),
    )


def _asked_of(listing: Listing) -> tuple[Described, ...]:
    """What is asked of a listing; a directory has its kind fixed."""
    return tuple(one for one in parameters.question() if not (listing.kind and one["name"] == "kind"))


def _health() -> tuple[Operation, ...]:
    status: Described = {"$ref": "#/components/schemas/Status"}
    return (
        Operation("/healthz", "alive", "The app lives", Answer("It lives", schema=status), problems=()),
        Operation(
            "/readyz",
            "ready",
            "The search engine answers and the library is indexed",
            Answer("Ready", schema=status),
            problems=(503,),
        ),
        Operation(
            "/metrics",
            "metrics",
            "Metrics for Prometheus",
            Answer("Prometheus text format", ("text/plain",), {"type": "string"}),
            problems=(),
        ),
    )
