"""The query language on the real engine: what each sign finds; no text ever reaches the engine’s own syntax."""

from typing import Any

import pytest
from elasticsearch import Elasticsearch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from mappings.indices import CONCEPTS, DOCUMENTS, alias
from search_app.query import Query
from search_app.restrictions import NO_CONCEPTS, RESTRICTIONS
from search_app.search import to_pages_request, to_request
from search_app.syntax import parse
from tests.search_app.bodies import guide, page
from tests.search_app.conftest import Library

pytestmark = pytest.mark.engine

LANGUAGES = ("sl", "de")
RESTRICTING = [f"{name}:" for name in RESTRICTIONS]


def disease(identifier: str, **codes: Any) -> dict[str, Any]:
    """A disease as the thesaurus keeps it."""
    return {"id": identifier, "labels": {"en": identifier}, "names": [identifier], **codes}


@pytest.fixture(scope="module", autouse=True)
def filled(library: Library) -> None:
    """One small library for all that follows."""
    library.fill(
        {
            "bone": guide("Sarcoma of bone", "Osteosarcoma grows in bone.", site=["bone"], concepts=["ORPHA:668"]),
            "soft": guide("Soft tissue sarcoma", "A tumour of muscle and fat.", concepts=["ORPHA:3394"]),
            "weich": guide("Weichteilsarkom", "Ein Tumor der Muskeln.", language="de", concepts=["ORPHA:3394"]),
            "islet": guide("Insulinoma", "A tumour of islet cells.", concepts=["ORPHA:97279"]),
            "pancreas": guide("Trebušna slinavka", "Rak trebušne slinavke.", language="sl", site=["pancreas"]),
            "both": guide("Meeting", "We spoke of sarcoma.")
            | {"languages": ["en", "de"], "pages": [page(1, "We spoke of sarcoma."), page(2, "Wir sprachen.", "de")]},
        }
    )
    library.fill(
        {
            "a": disease("ORPHA:668", codes=["ORPHA:668", "C41.9", "C41", "9180/3"], icdo3=["9180/3"]),
            "b": disease("ORPHA:3394", codes=["ORPHA:3394", "C49.9", "C49"]),
            "c": disease("ORPHA:97279", codes=["ORPHA:97279", "C25.4", "C25", "8151/1"], icdo3=["8151/1"]),
            "d": disease("site:pancreas", codes=["site:pancreas", "C25"], topography=["C25"]),
            "e": disease("ORPHA:1", codes=["ORPHA:1"], retired=True, replaced_by="ORPHA:668"),
        },
        CONCEPTS,
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("sarc*", {"bone", "soft", "both"}),
        ("sark*", set()),
        ("osteosa*", {"bone"}),
        ("TREBU* slinav*", {"pancreas"}),
        ("sarc* -osteo*", {"soft", "both"}),
        ("title:sarcoma", {"bone", "soft"}),
        ("title:sarcomas", {"bone", "soft"}),
        ('title:"soft tissue"', {"soft"}),
        ('title:"tissue soft"', set()),
        ("title:insul*", {"islet"}),
        ("title:sarcoma title:bone", {"bone"}),
        ("title:sarcoma tumour", {"soft"}),
        ("sarcoma -title:sarcoma", {"both"}),
        ("lang:de", {"weich", "both"}),
        ("tumor lang:de", {"weich"}),
        ("lang:de lang:sl", {"weich", "both", "pancreas"}),
        ("lang:de OR lang:sl", {"weich", "both", "pancreas"}),
        ("insulinoma OR lang:sl", {"islet", "pancreas"}),
        ("insulinoma OR tumor lang:de", {"islet", "weich"}),
        ("insulinoma OR lang:de -sarcoma", {"islet", "weich"}),
        ("-lang:en", {"weich", "pancreas"}),
        ("lang:de -lang:en", {"weich"}),
        ("site:bone", {"bone"}),
        ("site:Kosti", {"bone"}),
        ("orpha:668", {"bone"}),
        ("tumour orpha:3394", {"soft"}),
        ("orpha:3394 lang:de", {"weich"}),
        ("tumour orpha:668", set()),
        ("bone orpha:1", {"bone"}),
        ("-orpha:3394 sarcoma", {"bone", "both"}),
        ("icd:C25", {"islet", "pancreas"}),
        ("icd:C254", {"islet"}),
        ("icd:C49 lang:en", {"soft"}),
        ("icd:C41 icd:C25.4", {"bone", "islet"}),
        ("icd:C25 site:pancreas", {"pancreas"}),
        ("icdo:9180/3", {"bone"}),
        ("icdo:9180", {"bone"}),
        ("icdo:C25.4", {"pancreas"}),
        ("icd:Z99", set()),
        ("icdo:9999/9", set()),
        ("icd:nonsense", set()),
        ("sarcoma -icd:C41", {"soft", "both"}),
    ],
)
async def test_sign_finds_what_the_help_page_says(library: Library, text: str, found: set[str]) -> None:
    assert set(await library.found(text)) == found


async def test_restrictions_alone_put_the_readers_language_first(library: Library) -> None:
    assert (await library.found("icd:C49", lang="de")) == ["weich", "soft"]
    assert (await library.found("icd:C49", lang="en")) == ["soft", "weich"]


async def test_beginning_of_a_word_is_marked_on_its_page(library: Library) -> None:
    answer = await library.search("osteosa*", lang="en")
    assert answer["results"][0]["pages"][0]["snippets"] == ["<mark>Osteosarcoma</mark> grows in bone."]


async def test_counts_heed_what_is_restricted(library: Library) -> None:
    answer = await library.search("lang:de", lang="en")
    assert {one["value"]: one["count"] for one in answer["facets"]["language"]} == {"de": 2, "en": 1}


@pytest.mark.parametrize(
    "text",
    [
        "/.*/",
        "/s[a-z]*a/",
        "*arcoma",
        "?arcoma",
        "s?rcoma",
        "sarcima~2",
        "title:/.*/",
        "title:*",
        "title:[a TO z]",
        "_exists_:title",
        "kind:guide",
        "sarcoma AND NOT (bone OR soft)",
        "{!lucene}sarcoma",
        "(sarcoma",
        "sarcoma^1000 +bone",
        "\\*:\\*",
        "*:*",
    ],
)
async def test_syntax_of_the_engine_means_nothing(library: Library, text: str) -> None:
    """Such signs are no more than the words between them."""
    everything = set(await library.found())
    found = set(await library.found(text))
    assert found != everything
    letters = "".join(sign if sign.isalnum() else " " for sign in text)
    assert found <= set(await library.found(" OR ".join(letters.split()) or '"'))


TEXTS = some.one_of(
    some.text(max_size=512),
    some.lists(
        some.sampled_from(["sarc*", '"', "-", "OR", " ", "de", "C25", "\x00", "🎗", "a", *RESTRICTING]), max_size=60
    ).map("".join),
)


@given(text=TEXTS)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_elasticsearch_accepts_the_query_of_any_text(
    filled: None, client: Elasticsearch, index_prefix: str, text: str
) -> None:
    sent = text.encode("utf-8", "ignore").decode()[:512]
    index, query = alias(index_prefix, DOCUMENTS).name, Query(text=sent, language="en")
    concepts = dict.fromkeys(parse(sent).restrictions, ("ORPHA:668", "site:bone")) or NO_CONCEPTS
    client.search(index=index, body=to_request(query, LANGUAGES, concepts))
    client.search(index=index, body=to_pages_request("bone", query, LANGUAGES))


@given(text=TEXTS)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_any_text_is_answered(library: Library, text: str) -> None:
    sent = text.encode("utf-8", "ignore").decode().strip()[:512]
    answer = await library.http.get("/api/v1/search", params={"q": sent})
    assert answer.status_code == 200, answer.text
