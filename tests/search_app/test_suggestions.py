"""What is suggested while a reader types: of which sort, in which order, in which language, in spite of which slips."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from indexer.concept_lines import concept_body
from mappings.indices import CONCEPTS
from search_app.suggestions import MOST_SUGGESTIONS, Suggestion, suggestions_from
from tests.search_app.bodies import guide
from tests.search_app.conftest import Library

pytestmark = pytest.mark.engine


def disease(orpha: str, names: dict[str, str], **more: Any) -> dict[str, Any]:
    """A disease as the indexer makes it of a line of the thesaurus."""
    return concept_body({"orpha": orpha, "names": names, **more})


@pytest.fixture(scope="module", autouse=True)
def filled(library: Library) -> None:
    """Guides and records in several languages, and a small thesaurus."""
    many = {f"many{number}": guide(f"Melanoma, part {number}", "Skin.") for number in range(12)}
    library.fill(
        {
            "pl": guide("Rak trzustki – poradnik", "Leczenie.", language="pl"),
            "sl": guide("Rak trebušne slinavke", "Zdravljenje.", language="sl"),
            "en": guide("Cancer of the pancreas", "Treatment."),
            "organisation": guide("Pancreas Support", kind="organisation", record={"city": "Rome"}),
            "centre": guide("Pancreatic Centre Rome", kind="centre", record={"city": "Rome"}),
            "skin": guide("Melanoma Network", kind="organisation", record={"city": "Rome"}),
            **many,
        }
    )
    net, men = [{"name": "NET", "ambiguous": True}], [{"name": "NET", "ambiguous": True}, {"name": "NEN"}]
    bodies = (
        disease("1", {"en": "Pancreatoblastoma", "sl": "Pankreatoblastom", "de": "Pankreatoblastom"}),
        disease(
            "2",
            {"en": "Exocrine carcinoma of pancreas"},
            lay_terms={"en": ["pancreatic cancer"], "sl": ["rak trebušne slinavke"]},
        ),
        disease("3", {"en": "Neuroendocrine tumour"}, acronyms=net),
        disease("4", {"en": "Neuroepithelial tumour", "sl": "nevroepitelni tumor"}, acronyms=men),
        disease("5", {"en": "Gallbladder carcinoma", "de": "Gallenblasenkrebs", "el": "Καρκίνος της χοληδόχου κύστης"}),
        disease("69", {"en": "Insulinoma", "de": "Insulinom"}, icd10=["C25.4"], icdo3=["8150/3"]),
        *(disease(f"1{number}", {"en": f"Melanoma of kind {number}"}) for number in range(8)),
    )
    library.fill({body["id"]: body for body in bodies}, CONCEPTS)


async def suggested(library: Library, text: str, language: str = "en") -> list[tuple[str, str]]:
    answer = await library.get("/api/v1/suggest", q=text, lang=language)
    return [(one["text"], one["type"]) for one in answer["suggestions"]]


async def test_suggestions_have_the_promised_shape(library: Library) -> None:
    assert await library.get("/api/v1/suggest", q="pancreatob", lang="en") == {
        "suggestions": [
            {"text": "Pancreatoblastoma", "type": "concept", "concept": "ORPHA:1", "language": "en", "label": None}
        ]
    }
    assert await library.get("/api/v1/suggest", q="rak trz", lang="pl") == {
        "suggestions": [
            {"text": "Rak trzustki – poradnik", "type": "title", "concept": None, "language": "pl", "label": None}
        ]
    }
    assert await library.get("/api/v1/suggest", q="") == {"suggestions": []}


async def test_address_bar_of_a_browser_gets_the_same(library: Library) -> None:
    for text, language in (("pancreatob", "sl"), ("panc", "en"), ("", "en"), ("<b>&", "en")):
        told = (await library.get("/api/v1/suggest", q=text, lang=language))["suggestions"]
        answer = await library.http.get("/api/v1/suggest/opensearch", params={"q": text, "lang": language})
        assert answer.headers["content-type"] == "application/x-suggestions+json"
        assert answer.json() == [text, [one["text"] for one in told], [one["label"] or "" for one in told]]
    assert (await library.http.get("/api/v1/suggest/opensearch", params={"q": "a" * 513})).status_code == 400


async def test_diseases_titles_and_organisations_are_suggested(library: Library) -> None:
    assert await suggested(library, "panc") == [
        ("Pancreatoblastoma", "concept"),
        ("Exocrine carcinoma of pancreas", "concept"),
        ("Cancer of the pancreas", "title"),
        ("Pancreas Support", "organisation"),
        ("Pancreatic Centre Rome", "centre"),
    ]


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("blad", "en", []),
        ("carc", "en", ["Gallbladder carcinoma", "Exocrine carcinoma of pancreas"]),
        ("pancreas exo", "en", ["Exocrine carcinoma of pancreas"]),
        ("carcinoma gallb", "en", ["Gallbladder carcinoma"]),
        ("trebusne", "sl", ["rak trebušne slinavke"]),
        ("καρκινος χολ", "el", ["Καρκίνος της χοληδόχου κύστης"]),
        ("gallen", "en", ["Gallenblasenkrebs"]),
        ("PANCREATO", "en", ["Pancreatoblastoma"]),
    ],
)
async def test_words_begin_so_in_any_order_without_capitals_and_accents(
    library: Library, text: str, language: str, names: list[str]
) -> None:
    found = [name for name, kind in await suggested(library, text, language) if kind == "concept"]
    assert {*found} == {*names}


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("pancraetob", "Pancreatoblastoma"),
        ("pankreatic cancer", "pancreatic cancer"),
        ("galbladder carc", "Gallbladder carcinoma"),
        ("melanmoa of kind", "Melanoma of kind 0"),
    ],
)
async def test_slip_is_forgiven_where_nothing_begins_so(library: Library, text: str, first: str) -> None:
    assert (await suggested(library, text))[0][0] == first


async def test_names_and_titles_of_the_readers_language_come_first(library: Library) -> None:
    assert (await suggested(library, "pan", "sl"))[0] == ("Pankreatoblastom", "concept")
    assert [name for name, _ in await suggested(library, "rak", "pl")][:2] == [
        "rak trebušne slinavke",
        "Rak trzustki – poradnik",
    ]
    assert ("Rak trebušne slinavke", "title") not in await suggested(library, "rak", "sl")


async def test_ambiguous_acronym_is_offered_by_the_full_names_that_it_stands_for(library: Library) -> None:
    found = await suggested(library, "NET", "sl")
    assert {name for name, kind in found if kind == "concept"} == {"Neuroendocrine tumour", "nevroepitelni tumor"}
    assert found[-1] == ("Melanoma Network", "organisation")


async def test_name_in_another_language_has_the_readers_beside_it(library: Library) -> None:
    answer = await library.get("/api/v1/suggest", q="exocr", lang="sl")
    assert answer["suggestions"] == [
        {
            "text": "Exocrine carcinoma of pancreas",
            "type": "concept",
            "concept": "ORPHA:2",
            "language": "en",
            "label": None,
        }
    ]
    answer = await library.get("/api/v1/suggest", q="pancreatob", lang="sl")
    told = {name: answer["suggestions"][0][name] for name in ("text", "language", "label")}
    assert told == {"text": "Pancreatoblastoma", "language": "en", "label": "Pankreatoblastom"}


@pytest.mark.parametrize("code", ["C25.4", "icd-10 c25.4", "8150/3", "ORPHA:69", "orpha 69"])
async def test_code_suggests_the_disease_that_has_it_in_the_readers_language(library: Library, code: str) -> None:
    assert await suggested(library, code, "de") == [("Insulinom", "concept")]


async def test_ten_at_most_with_room_for_each_sort(library: Library) -> None:
    kinds = [kind for _, kind in await suggested(library, "melan")]
    assert len(kinds) == MOST_SUGGESTIONS
    assert (kinds.count("concept"), kinds.count("title"), kinds.count("organisation")) == (6, 3, 1)


def test_answer_that_failed_adds_nothing() -> None:
    titled = {"hits": {"hits": [{"_source": {"display_title": "Guide"}}, {"_source": {"display_title": "GUIDE"}}]}}
    nothing: dict[str, Any] = {"hits": {"hits": ()}}
    assert suggestions_from([nothing, titled, nothing], "en") == (Suggestion("Guide", "title"),)


@given(text=some.text(max_size=512))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_any_text_is_answered(library: Library, text: str) -> None:
    sent = text.encode("utf-8", "ignore").decode().strip()[:512]
    answer = await library.http.get("/api/v1/suggest", params={"q": sent})
    assert answer.status_code in (200, 400)
    assert len(answer.json().get("suggestions", ())) <= MOST_SUGGESTIONS
