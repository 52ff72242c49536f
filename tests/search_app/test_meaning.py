"""A question's diseases find documents about them in every language, and can be left aside."""

from typing import Any

import pytest

from indexer.concept_lines import concept_body
from mappings.indices import CONCEPTS
from search_app.meaning import meaning_of
from search_app.query import Query
from search_app.syntax import parse
from search_app.understood import Understood
from tests.search_app.bodies import guide, page
from tests.search_app.conftest import Library

SAID: list[dict[str, Any]] = [
    {
        "id": "site:pancreas",
        "names": {"en": "Pancreas", "sl": "Trebušna slinavka"},
        "lay_terms": {"en": ["pancreatic cancer"], "sl": ["rak trebušne slinavke"], "fi": ["haimasyöpä"]},
        "type": "Site",
        "icd10": ["C25"],
        "topography": ["C25"],
    },
    {"id": "family:sarcoma", "names": {"en": "Sarcomas", "sl": "Sarkomi"}, "type": "Family"},
    {"id": "site:bone", "names": {"en": "Bone", "sl": "Kost"}, "type": "Site", "icd10": ["C41"], "topography": ["C41"]},
    {"orpha": "780", "names": {"en": "Rhabdomyosarcoma", "sl": "Rabdomiosarkom"}},
    {"orpha": "1", "names": {"en": "Disease one"}, "acronyms": [{"name": "PNET", "ambiguous": True}]},
    {"orpha": "2", "names": {"en": "Disease two"}, "acronyms": [{"name": "PNET", "ambiguous": True}]},
]


@pytest.fixture(scope="module", autouse=True)
def filled(library: Library) -> None:
    """Guides on three subjects in several languages, and an organisation."""
    library.fill({body["id"]: body for body in map(concept_body, SAID)}, CONCEPTS)
    library.fill(
        {
            "sl": guide("Rak trebušne slinavke", language="sl", site="pancreas"),
            "fi": guide("Haimasyöpä", language="fi", site="pancreas"),
            "de": guide("Bauchspeicheldrüse", language="de", site="pancreas"),
            "en": guide("Cancer of this organ", language="en", site="pancreas"),
            "organisation": guide("Pancreas Europe", language="en", kind="organisation", site="pancreas"),
            "mentions": guide("Bericht", language="de", mentions=["site:pancreas"])
            | {"pages": [page(1, "Von anderem.", "de"), page(2, "Davon.", "de") | {"concepts": ["site:pancreas"]}]},
            "rms": guide("Rabdomiosarcoma", language="es", concepts=["ORPHA:780"], family=["sarcoma"]),
            "one": guide("Krankheit", language="de", concepts=["ORPHA:1"]),
            "words": guide("Surgery of the pancreas", language="en"),
            "bone": guide("All of the skeleton", language="en", site=["bone", "joint"]),
            "joint": guide("Cancer of joints and bone", language="en", site=["bone", "joint"]),
        }
    )


@pytest.mark.engine
@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("rak trebušne slinavke", "sl", ["sl", "en", "de", "fi", "organisation", "mentions"]),
        ("haimasyöpä", "fi", ["fi", "en", "de", "sl", "organisation", "mentions"]),
        ("pancreatic cancer", "de", ["de", "en", "fi", "sl", "mentions", "organisation"]),
        ("rabdomiosarkom", "sl", ["rms"]),
        ("sarkome", "sl", ["rms"]),
        ("orpha 780", "sl", ["rms"]),
        ("non-sarcomas", "en", []),
    ],
)
async def test_a_name_finds_what_is_about_it_in_every_language(
    library: Library, text: str, lang: str, found: list[str]
) -> None:
    results = await library.found(text, lang=lang)
    assert [one for one in results if one != "words"] == found


@pytest.mark.engine
async def test_languages_that_the_reader_reads_come_behind_his_own_and_before_english(library: Library) -> None:
    found = await library.found("rak trebušne slinavke", lang="sl", reads=["fi", "de"])
    assert [one for one in found if one in ("sl", "de", "fi", "en")] == ["sl", "de", "fi", "en"]


@pytest.mark.engine
async def test_of_what_is_about_a_code_that_comes_first_whose_title_names_it(library: Library) -> None:
    assert await library.found("C41", lang="en") == ["joint", "bone"]


@pytest.mark.engine
async def test_these_words_only(library: Library) -> None:
    assert await library.found("rak trebušne slinavke", lang="sl", words=1) == ["sl"]
    answer = await library.search("rak trebušne slinavke", lang="sl", words=1)
    assert [one["concept"] for one in answer["query"]["understood"]] == ["site:pancreas"]


@pytest.mark.engine
async def test_what_was_understood_is_told(library: Library) -> None:
    answer = await library.search("pomoč pri raku trebušne slinavke", lang="sl")
    assert answer["query"]["understood"] == [
        {
            "concept": "site:pancreas",
            "label": "Trebušna slinavka",
            "matched": "raku trebušne slinavke",
            "match": "exact",
            "ambiguous": False,
        }
    ]
    counts = {one["value"]: one["count"] for one in answer["facets"]["language"]}
    assert (counts["sl"], counts["fi"], counts["de"]) == (1, 1, 2)


@pytest.mark.engine
@pytest.mark.parametrize(
    ("text", "found"), [("PNET", ["one"]), ("PNET OR Krankheit", ["one"]), ("PNET OR surgery", ["words"])]
)
async def test_an_acronym_of_several_meanings_is_told_and_searched_for_where_nothing_has_it(
    library: Library, text: str, found: list[str]
) -> None:
    answer = await library.search(text, lang="en")
    assert [(one["concept"], one["ambiguous"]) for one in answer["query"]["understood"]] == [
        ("ORPHA:1", True),
        ("ORPHA:2", True),
    ]
    assert [hit["id"] for hit in answer["results"]] == found


@pytest.mark.engine
async def test_the_page_that_names_it_is_told_in_whatever_language(library: Library) -> None:
    answer = await library.search("rak trebušne slinavke", lang="sl")
    mentions = next(hit for hit in answer["results"] if hit["id"] == "mentions")
    assert [(one["number"], one["snippets"]) for one in mentions["pages"]] == [(2, ["Davon."])]


@pytest.mark.engine
async def test_exclusions_phrases_and_facets_hold_for_what_is_meant_too(library: Library) -> None:
    assert "de" not in await library.found("pancreatic cancer -bauchspeicheldrüse", lang="en")
    assert await library.found('"pancreatic cancer"', lang="en") == []
    assert set(await library.found("pancreatic cancer", lang="en", language="fi")) == {"fi"}


@pytest.mark.engine
async def test_a_question_at_its_words_is_not_said_to_be_searched_in_every_language(library: Library) -> None:
    text = (await library.http.get('/search?q="pancreatic cancer"&lang=en')).text
    assert "This may mean:" in text
    assert "Searched for in every language" not in text


@pytest.mark.engine
async def test_the_page_of_results_names_what_was_understood(library: Library) -> None:
    text = (await library.http.get("/search?q=rak+trebušne+slinavke&lang=sl")).text
    assert "/sl/conditions/site:pancreas" in text
    assert "words=1" in text
    text = (await library.http.get("/search?q=rak+trebušne+slinavke&lang=en&words=1")).text
    assert "Searched for the words only" in text
    assert '<input type="hidden" name="words" value="1">' in text


def test_what_the_same_words_name_counts_once() -> None:
    def named(concept: str, matched: str, *, match: str = "exact", sure: bool = True) -> Understood:
        return Understood(concept, "", "en", matched, match, ambiguous=True, sure=sure)

    understood = [
        named("ORPHA:1", "a"),
        named("site:a", "a"),
        named("ORPHA:2", "b"),
        named("ORPHA:3", "c", sure=False),
        named("ORPHA:4", "C25.1", match="code"),
        named("ORPHA:5", "C25", match="code"),
    ]
    meaning = meaning_of(parse("a b c C25"), understood)
    assert meaning.groups == (("ORPHA:1", "site:a"), ("ORPHA:2",), ("ORPHA:4", "ORPHA:5"))
    assert meaning_of(parse('"a b"'), understood).groups == ()
    assert Query().words_only is False
