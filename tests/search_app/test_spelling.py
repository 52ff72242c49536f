"""Words that nothing holds: what is suggested instead, in which language, and when it is searched for."""

from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import orjson
import pytest

from indexer.concept_lines import concept_body
from mappings.indices import CONCEPTS
from search_app.settings import Settings
from search_app.sightings import Sighting, best
from search_app.spelling import Candidate, put_right, words_of
from search_app.syntax import parse
from tests.search_app.bodies import guide
from tests.search_app.conftest import Library, asked
from tests.search_app.lying import dies, lying, says

pytestmark = pytest.mark.engine


def disease(code: str, language: str, name: str, *synonyms: str) -> dict[str, Any]:
    """A disease with names in one language."""
    return concept_body({"orpha": code, "names": {language: name}, "synonyms": {language: [*synonyms]}})


@pytest.fixture(scope="module", autouse=True)
def filled(library: Library) -> None:
    """Guides in several languages, and diseases that no guide names, though one is about one."""
    library.fill(
        {
            "sl": guide("Vodnik", "Zdravljenje raka trebušne slinavke.", language="sl"),
            "hr": guide("Vodič", "Liječenje raka gušterače.", language="hr"),
            "de": guide("Ratgeber", "Die Behandlung von Bauchspeicheldrüsenkrebs.", language="de"),
            "en": guide("Guide", "Treatment of cancer with chemotherapy.", "A sarcoma of the lung."),
            "it": guide("Guida", "Il cancro dello stomaco, l’esofago.", language="it"),
            "el": guide("Οδηγός", "Ο καρκίνος του παγκρέατος.", language="el"),
            "pleura": guide("Pleura", language="en", concepts=["ORPHA:1"]),
            "bg": guide("Ръководство", "Лечение на рак на панкреаса.", language="bg"),
        }
    )
    library.fill(
        {
            "a": disease("1", "en", "Mesothelioma"),
            "b": disease("2", "sl", "Mezoteliom", "plevralni mezoteliom"),
            "c": disease("3", "fr", "Neuroblastome"),
        },
        CONCEPTS,
    )


async def suggested(library: Library, text: str, language: str) -> tuple[str | None, bool]:
    answer = await library.search(text, lang=language)
    query: dict[str, Any] = answer["query"]
    return query["suggestion"], query["corrected"]


@pytest.mark.parametrize(
    ("text", "language", "suggestion"),
    [
        ("zdravlenje", "sl", "zdravljenje"),
        ("trebušne slinavkke", "sl", "trebušne slinavke"),
        ("Bauchspeicheldrüsenkerbs", "de", "Bauchspeicheldrüsenkrebs"),
        ("bauchspeicheldrüsenkerbs", "de", "bauchspeicheldrüsenkrebs"),
        ("chemoterapy", "en", "chemotherapy"),
        ("sarcoma lugn", "en", "sarcoma lung"),
        ("dell’esofgo", "it", "dell’esofago"),
        ("καρκίνσο", "el", "καρκίνος"),
        ("панкрреаса", "bg", "панкреаса"),
        ("mesotheliomma", "en", "mesothelioma"),
        ('"sarcoma of the lugn"', "en", '"sarcoma of the lung"'),
        ("lugn lang:en", "en", "lung lang:en"),
        ("Bauchspeicheldrüsenkerbs", "en", "Bauchspeicheldrüsenkrebs"),
    ],
)
async def test_misspelt_word_is_suggested_as_its_language_writes_it(
    library: Library, text: str, language: str, suggestion: str
) -> None:
    assert (await suggested(library, text, language))[0] == suggestion


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("zdravljenje raka", "sl"),
        ("trebusne slinavke", "sl"),
        ("neuroblastome", "fr"),
        ("treatments", "en"),
        ("rakk", "xx"),
        ("LUGN", "en"),
        ("lun*", "en"),
        ("ORPHA:999", "en"),
        ("C99.9", "en"),
        ("chemoterapy chemothreapy chemmotherapy chemotherrapy", "en"),
        ("one two three four five six seven chemoterapy nine", "en"),
        ("", "en"),
    ],
)
async def test_nothing_is_suggested_for_what_is_known_or_no_word(library: Library, text: str, language: str) -> None:
    assert await suggested(library, text, language if language != "xx" else "en") == (None, False)


async def test_word_of_a_language_that_is_not_the_questions_is_not_suggested(library: Library) -> None:
    assert await suggested(library, "neuroblastomme", "sl") != ("neuroblastome", True)


async def test_word_in_no_language_that_the_reader_is_known_to_read_is_left_alone(library: Library) -> None:
    library.fill({"sv": guide("Handbok", "Hur du känner dig.", language="sv")})
    assert await suggested(library, "kanser", "en") == (None, False)
    assert await suggested(library, "kanser", "sv") == ("känner", True)
    answer = await library.search("kanser", lang="en", reads="sv")
    assert answer["query"]["suggestion"] == "känner"


async def test_correction_is_searched_for_only_where_nothing_was_found(library: Library) -> None:
    nothing = await library.search("chemoterapy", lang="en")
    assert [hit["id"] for hit in nothing["results"]] == ["en"]
    assert nothing["query"] == {
        "text": "chemoterapy",
        "language": "en",
        "understood": [],
        "broader": [],
        "suggestion": "chemotherapy",
        "corrected": True,
        "all_words": None,
    }
    something = await library.search("chemoterapy OR krebs OR Bauchspeicheldrüsenkrebs", lang="en")
    assert [hit["id"] for hit in something["results"]] == ["de"]
    assert not something["query"]["corrected"]


@pytest.mark.parametrize(
    ("text", "language", "filters"),
    [
        ("chemoterapy", "en", {"kind": "report"}),
        ("sarcoma lugn", "en", {"language": "sl"}),
        ("krebs sarcomma chemothreapy", "en", {"language": "de", "kind": "report"}),
        ("kemoterapi panckrease", "en", {}),
        ("рак поджелудочной", "en", {"language": "en"}),
    ],
)
async def test_suggestion_that_leads_to_nothing_is_none(
    library: Library, text: str, language: str, filters: dict[str, str]
) -> None:
    answer = await library.search(text, lang=language, **filters)
    suggestion = answer["query"]["suggestion"]
    assert suggestion is None or (await library.search(suggestion, lang=language, **filters))["total"]["value"]


async def test_suggestion_beside_results_finds_something_within_the_filters(library: Library) -> None:
    answer = await library.search("gušterače lijecenje raka zdravjenje", lang="sl", language="hr")
    assert answer["total"]["value"] == 1
    suggestion = answer["query"]["suggestion"]
    assert suggestion is None or (await library.search(suggestion, lang="sl", language="hr"))["total"]["value"]


async def test_misspelt_question_that_a_filter_hides_is_offered_without_it(library: Library) -> None:
    assert (await suggested(library, "chemoterapy", "en"))[0] == "chemotherapy"
    text = (await library.http.get("/search?q=chemoterapy&kind=report&lang=en")).text
    assert "Did you mean" not in text
    assert '<a href="/en/search?q=chemoterapy" rel="nofollow">Search without the filter Kind: ' in text


async def test_corrected_results_have_pages_that_follow(library: Library) -> None:
    assert (await library.search("sarcomma OR chemoterapy", lang="en", size=1, page=1))["results"] != []


async def test_results_are_told_also_when_the_engine_fails_to_help(tmp_path: Path) -> None:
    found = orjson.dumps({"took": 1, "hits": {"total": {"value": 0, "relation": "eq"}, "hits": []}})

    def answer(handler: BaseHTTPRequestHandler) -> None:
        (dies if "_msearch" in handler.path else says(200, found))(handler)

    with lying(answer) as server:
        async with asked(Settings(server.address, documents=tmp_path)) as http:
            told = (await http.get("/api/v1/search", params={"q": "chemoterapy"})).json()
    assert (told["total"]["value"], told["query"]["suggestion"]) == (0, None)


def test_words_looked_at_are_letters_alone() -> None:
    assert words_of(parse("l’estomac non-Hodgkin 8150/3 C25 GIST")) == ("estomac", "Hodgkin")
    assert words_of(parse('"soft tissue" rak* -bone')) == ("soft", "tissue")


def test_nearest_word_of_the_likelier_language_is_best() -> None:
    seen = [
        (Candidate("sarkoma", 0.88), Sighting("sarkoma", "cs", 40)),
        (Candidate("sarcoma", 0.86), Sighting("sarcoma", "en", 2)),
        (Candidate("szarkoma", 0.9), Sighting("szarkóma", "hu", 9)),
    ]
    assert best(seen, ("en", "cs")) == "sarcoma"
    assert best(seen, ("cs", "en")) == "sarkoma"
    assert best(seen, ("mt",)) is None


def test_correction_keeps_all_but_the_word() -> None:
    assert put_right("Rak, rakk (rakka) -rakk", {"rakk": "Rak"}) == "Rak, rak (rakka) -rak"
