"""Matching pages and snippets: the right pages, marked once, safe whatever stands in them."""

import pytest

from search_app.marking import MARK_END, MARK_START
from search_app.results import snippet
from tests.search_app.bodies import guide, page
from tests.search_app.conftest import Library

HOSTILE = '<script>alert("x")</script> <img src=x onerror=alert(1)> ]]> javascript:alert(1) \ue000&amp;'


@pytest.fixture(scope="module")
def filled(library: Library) -> None:
    """Guides whose pages matter."""
    library.fill(
        {
            "guide": guide(
                "Guide", "Nothing here.", "Biopsy.", "Biopsy, biopsy!", "A biopsy.", "The biopsy once more."
            ),
            "hostile": guide("Hostile", f"Before zanzibar {HOSTILE} after zanzibar."),
            "bilingual": guide("Report")
            | {"pages": [page(1, "Networks of centres."), page(2, "Mreže središč.", "sl")], "languages": ["en", "sl"]},
            "centre": guide("Hospital", "Yttrium therapy.", kind="centre"),
            "title": guide("Molybdenum", "Other words."),
            "greek": guide("Οδηγός") | {"pages": [page(1, "Ο καρκίνος του παγκρέατος.", "el")], "languages": ["el"]},
        }
    )


@pytest.mark.engine
@pytest.mark.usefixtures("filled")
class TestPages:
    async def test_greek_word_typed_in_latin_letters_is_marked(self, library: Library) -> None:
        (hit,) = (await library.search("karkinos", lang="el"))["results"]
        assert hit["pages"][0]["snippets"] == ["Ο <mark>καρκίνος</mark> του παγκρέατος."]

    async def test_three_best_pages_are_told_with_snippets_and_links_into_the_original(self, library: Library) -> None:
        (hit,) = (await library.search("biopsy", lang="en"))["results"]
        assert len(hit["pages"]) == 3
        best = hit["pages"][0]
        assert best == {
            "number": 3,
            "url": "/documents/guide/file#page=3",
            "snippets": ["<mark>Biopsy</mark>, <mark>biopsy</mark>!"],
        }

    async def test_word_that_matches_in_two_fields_is_marked_once(self, library: Library) -> None:
        (hit,) = (await library.search("networks", lang="en"))["results"]
        assert hit["pages"][0]["snippets"] == ["<mark>Networks</mark> of centres."]

    async def test_page_in_a_language_that_nobody_thought_of_has_a_snippet_too(self, library: Library) -> None:
        (hit,) = (await library.search("Mreže", lang="fi"))["results"]
        assert hit["pages"] == [
            {"number": 2, "url": "/documents/bilingual/file#page=2", "snippets": ["<mark>Mreže</mark> središč."]}
        ]

    async def test_phrase_is_marked_on_its_page(self, library: Library) -> None:
        (hit,) = (await library.search('"the biopsy once"', lang="en"))["results"]
        assert [found["number"] for found in hit["pages"]] == [5]
        marked = hit["pages"][0]["snippets"][0].replace("</mark> <mark>", " ")
        assert marked == "<mark>The biopsy once</mark> more."

    async def test_page_of_a_record_is_its_own_page(self, library: Library) -> None:
        (hit,) = (await library.search("yttrium"))["results"]
        assert hit["pages"][0]["url"] == hit["url"] == "/documents/centre"

    async def test_document_found_by_its_title_alone_tells_no_pages(self, library: Library) -> None:
        (hit,) = (await library.search("molybdenum"))["results"]
        assert hit["pages"] == []

    async def test_nothing_of_a_document_is_alive_in_a_snippet(self, library: Library) -> None:
        (hit,) = (await library.search("zanzibar"))["results"]
        (told,) = hit["pages"][0]["snippets"]
        assert "<mark>zanzibar</mark>" in told
        bare = told.replace("<mark>", "").replace("</mark>", "")
        assert "<" not in bare
        assert ">" not in bare
        assert "&lt;script&gt;" in bare

    async def test_snippets_and_facets_can_be_left_out(self, library: Library) -> None:
        answer = await library.search("biopsy", snippets=0, facets=0)
        assert answer["results"][0]["pages"] == []
        assert answer["facets"] == {}

    async def test_without_a_question_there_are_no_pages(self, library: Library) -> None:
        assert all(hit["pages"] == [] for hit in (await library.search())["results"])


@pytest.mark.parametrize(
    ("marked", "html"),
    [
        ("plain", "plain"),
        (f"a {MARK_START}b{MARK_END} c", "a <mark>b</mark> c"),
        (f"{MARK_START}<i>{MARK_END}", "<mark>&lt;i&gt;</mark>"),
        (f"{MARK_START}{MARK_START}a{MARK_END}", "<mark>a</mark>"),
        (f"{MARK_END}a{MARK_START}", "a"),
        ("a\n\n  b\tc", "a b c"),
        ("<mark>not ours</mark>", "&lt;mark&gt;not ours&lt;/mark&gt;"),
        ("\"'&", "&#34;&#39;&amp;"),
        ("Pancreas . . . . . . . . . 35 Liver.......... 40", "Pancreas … 35 Liver … 40"),
    ],
)
def test_snippet_escapes_all_but_its_own_marks(marked: str, html: str) -> None:
    assert snippet(marked) == html
