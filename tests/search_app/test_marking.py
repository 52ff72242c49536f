"""Names of what is meant and beginnings of words are marked on pages that hold none of the question's own words."""

from typing import Any

import pytest

from indexer.concept_lines import concept_body
from mappings.indices import CONCEPTS
from search_app.marking import MARK_END, MARK_START, SNIPPET_LETTERS, Marking, marking_of
from search_app.meaning import NOTHING
from search_app.syntax import parse
from tests.search_app.bodies import guide, page
from tests.search_app.conftest import Library

NAMES = {
    "": ("GIST", "ALL"),
    "de": ("Bauchspeicheldrüse", "Tumor des Pankreas"),
    "el": ("Πάγκρεας",),
    "en": ("pancreatic cancer", "cancer of the pancreas"),
    "sl": ("trebušna slinavka", "rak trebušne slinavke"),
    "fi": ("haima",),
}
HOSTILE = "<script>alert(1)</script> the Trebušna slinavka <b>x</b>"


def shown(marked: str | None) -> str:
    return (marked or "").replace(MARK_START, "[").replace(MARK_END, "]")


@pytest.mark.parametrize(
    ("language", "text", "marked"),
    [
        ("sl", "Bolnik z rakom trebušne slinavke.", "Bolnik z [rakom trebušne slinavke]."),
        ("sl", "Bolnik z rakom trebusne slinavke.", "Bolnik z [rakom trebusne slinavke]."),
        ("de", "Tumoren des Pankreas", "[Tumoren des Pankreas]"),
        ("de", "Bauchspeicheldrüsenkrebs", "[Bauchspeicheldrüsenkrebs]"),
        ("de", "Ein Tumor. Das Pankreas.", "Ein Tumor. Das Pankreas."),
        ("el", "Το καρκίνωμα του παγκρέατος", "Το καρκίνωμα του [παγκρέατος]"),
        ("fi", "haiman syöpä, haikara", "[haiman] syöpä, haikara"),
        ("fi", "Pancreatic cancers are rare.", "[Pancreatic cancers] are rare."),
        ("fi", "trebušna slinavka", "trebušna slinavka"),
        ("en", "GIST is told, gist and all are not. ALL is.", "[GIST] is told, gist and all are not. [ALL] is."),
    ],
)
def test_names_are_marked_in_the_language_of_the_page_in_any_form(language: str, text: str, marked: str) -> None:
    assert shown(Marking(names=(NAMES,)).marked(text, language)) == marked


def test_snippet_is_where_most_is_found_and_begins_with_a_sentence() -> None:
    text = (
        f"{'Nothing here. ' * 30}Haima once. {'Other words. ' * 30}The end, at last. Haima and haiman. {'More. ' * 90}"
    )
    told = shown(Marking(names=(NAMES,)).snippet(text, "fi"))
    assert told.startswith("[Haima] and [haiman]. More.")
    assert len(told) <= SNIPPET_LETTERS + len("[][]")


def test_word_longer_than_a_snippet_is_shown_whole() -> None:
    assert shown(Marking(names=(NAMES,)).snippet(f"bauchspeicheldrüse{'n' * 400}", "de")).count("n") == 400


@pytest.mark.parametrize(
    ("question", "beginnings"),
    [
        ("simptomi nevroendokrini tumor", ("simpt", "nevro", "tumor")),
        ("Trebušne žleze rak", ("trebu", "zleze")),
        ("surgery", ()),
        ("nevroendokrini tumor", ()),
        ("non-Hodgkin surgery early", ("surge", "early")),
        ('"soft tissue" surgery early', ("surge", "early")),
    ],
)
def test_words_are_looked_for_by_their_beginnings_where_any_will_do(question: str, beginnings: tuple[str, ...]) -> None:
    assert marking_of(parse(question), NOTHING).beginnings == beginnings


def test_words_of_a_short_question_are_looked_for_by_their_beginnings_where_any_will_do() -> None:
    assert marking_of(parse("nevroendokrini tumor"), NOTHING, any_word=True).beginnings == ("nevro", "tumor")


CONCEPT: dict[str, Any] = {
    "id": "site:pancreas",
    "names": {"en": "Pancreas", "sl": "Trebušna slinavka", "de": "Bauchspeicheldrüse", "sv": "Bukspottkörtel"},
    "lay_terms": {"de": ["Bauchspeicheldrüsenkrebs"], "fr": ["cancer du pancréas"], "sv": ["tumor pancreatis"]},
    "type": "Site",
}


@pytest.fixture(scope="module")
def filled(library: Library) -> None:
    """Guides about a concept that only their own languages name, after a notice at their beginning."""
    notice = "This is a notice. " * 20
    library.fill({CONCEPT["id"]: concept_body(CONCEPT)}, CONCEPTS)
    about = {"concepts": ["site:pancreas"]}
    of = {"language": "sl", "site": "pancreas"}
    library.fill(
        {
            "sl": guide("Vodnik", **of) | {"pages": [page(1, f"{notice}O trebušni slinavki.", "sl") | about]},
            "hostile": guide("Vodnik", **of) | {"pages": [page(1, HOSTILE, "sl") | about]},
            "du": guide("Handbok", language="sv", site="pancreas")
            | {"pages": [page(1, "Om du röker. Tumor pancreatis är sällsynt.", "sv") | about]},
            "words": guide("Radiation", "Radiotherapeutic words."),
        }
    )


@pytest.mark.engine
@pytest.mark.usefixtures("filled")
class TestPages:
    async def test_page_found_by_its_concept_has_its_name_marked_in_its_own_language(self, library: Library) -> None:
        hits = (await library.search("Bauchspeicheldrüsenkrebs", lang="de"))["results"]
        (told,) = (hit["pages"][0]["snippets"] for hit in hits if hit["id"] == "sl")
        assert told == ["O <mark>trebušni slinavki</mark>."]

    async def test_nothing_of_a_page_is_alive_in_what_is_marked(self, library: Library) -> None:
        hits = (await library.search("Bauchspeicheldrüsenkrebs", lang="de"))["results"]
        (told,) = (hit["pages"][0]["snippets"] for hit in hits if hit["id"] == "hostile")
        assert told == ["&lt;script&gt;alert(1)&lt;/script&gt; the <mark>Trebušna slinavka</mark> &lt;b&gt;x&lt;/b&gt;"]

    async def test_name_is_marked_before_words_that_only_link_others(self, library: Library) -> None:
        hits = (await library.search("cancer du pancréas", lang="fr"))["results"]
        (told,) = (hit["pages"][0]["snippets"] for hit in hits if hit["id"] == "du")
        assert told == ["<mark>Tumor pancreatis</mark> är sällsynt."]

    async def test_page_found_by_beginnings_alone_has_them_marked(self, library: Library) -> None:
        hits = (await library.search("radiotherapist radiologist radioactive", lang="en"))["results"]
        assert hits[0]["pages"][0]["snippets"] == ["<mark>Radiotherapeutic</mark> words."]

    async def test_whole_page_has_the_name_marked_too(self, library: Library) -> None:
        answer = await library.http.get("/documents/sl/pages/1", params={"q": "Bauchspeicheldrüsenkrebs", "lang": "de"})
        assert '<mark id="match-1">trebušni slinavki</mark>' in answer.text

    async def test_document_tells_the_matching_page_marked(self, library: Library) -> None:
        answer = await library.http.get("/documents/sl", params={"q": "Bauchspeicheldrüsenkrebs", "lang": "de"})
        assert "<mark>trebušni slinavki</mark>" in answer.text
