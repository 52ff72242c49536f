"""What is found, and what comes first: the whole way from an address to results, on the real engine."""

import pytest

from mappings.indices import DOCUMENTS, alias
from tests.search_app.bodies import guide, page
from tests.search_app.conftest import Library

pytestmark = pytest.mark.engine

MANY = 4


@pytest.fixture(scope="module", autouse=True)
def filled(library: Library) -> None:
    """One small library for all that follows."""
    library.fill(
        {
            "lung": guide("Lung cancer", "Surgery of the lung removes the tumour.", "Children are seldom ill."),
            "pleura": guide("Mesothelioma", "The pleura lines the chest.", "An operation may help adults."),
            "rare": guide("Rare cancers", "A rare cancer is rare.", "Of the, in: such words. Cancer, rare."),
            "lymph": guide("Lymphoma", "Non-Hodgkin lymphoma, morphology 8150/3, code C25.4, also <b>& “signs”."),
            "prostate": guide("Prostate", "Exercises for the pelvic floor.", "Watchful waiting is no neglect."),
            "orpha": guide("Islet cells", "A tumour of islet cells.", concepts=["ORPHA:217074"]),
            "sl": guide("Rak trebušne slinavke", "Zdravljenje raka trebušne slinavke, imatinib.", language="sl"),
            "en": guide("In tablets", "Treatment with imatinib, imatinib and imatinib again."),
            "pl": guide("Rak żołądka", "Leczenie raka żołądka.", language="pl"),
            "el": guide("Καρκίνος", "Ο καρκίνος του παγκρέατος είναι σπάνιος.", language="el"),
            "und": guide("Zorglub", "Quixlumbar zorglubim.", language="und"),
            "both": guide("Meeting", "We spoke of networks.")
            | {"languages": ["en", "sl"], "pages": [page(1, "We spoke."), page(2, "Govorili smo o mrežah.", "sl")]},
            "centre": guide("University Hospital Rome", "Sarcoma in adults.", kind="centre", record={"city": "Rome"}),
        }
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("surgery", {"lung"}),
        ("surgeries", {"lung"}),
        ("lung surgery", {"lung"}),
        ("lung imatinib", {"lung", "en", "sl"}),
        ("lung OR imatinib", {"lung", "en", "sl"}),
        ("lung surgery OR pleura", {"lung", "pleura"}),
        ("tumour -islet", {"lung"}),
        ("tumour -lung", {"orpha"}),
        ('tumour -"islet cells"', {"lung"}),
        ("tumour OR pleura -lung -children", {"orpha", "pleura"}),
        ("prostate exercises", {"prostate"}),
        ("prostate watchful exercises", {"prostate"}),
        ("hospital in Rome", {"centre"}),
        ("sarcoma Rome", {"centre"}),
        ('"rare cancer"', {"rare"}),
        ('"cancer rare"', {"rare"}),
        ('"cancer is seldom"', set()),
        ('"of the, in"', {"rare"}),
        ('"tumour. Children"', set()),
        ('"watchful waiting" prostate', {"prostate"}),
        ('"watchful waiting" lung', set()),
        ("non-Hodgkin", {"lymph"}),
        ("C25.4", {"lymph"}),
        ("8150/3", {"lymph"}),
        ("3/8150", set()),
        ("ORPHA:217074", {"orpha"}),
        ("ORPHA217074", {"orpha"}),
        ("orpha:0217074", {"orpha"}),
        ("trebusne slinavke", {"sl"}),
        ("zoladka", {"pl"}),
        ("παγκρεατος", {"el"}),
        ("zorglubim", {"und"}),
        ("mrežah", {"both"}),
        ("quantum chromodynamics of heavy quarks", set()),
    ],
)
async def test_question_finds_what_it_asks_for(library: Library, text: str, found: set[str]) -> None:
    assert set(await library.found(text)) == found


async def test_long_question_finds_first_what_has_most_of_its_words(library: Library) -> None:
    for text in ("the lung cancer surgery of the tumour", "what does surgery of the lung with a tumour remove"):
        assert (await library.found(text))[0] == "lung"


async def test_what_begins_with_the_letters_of_the_question_comes_first(library: Library) -> None:
    page_of = {"pages": [page(1, "Desmoid tumours grow slowly here.")]}
    library.fill(
        {
            "a-desmoid": guide("Guide") | page_of | {"lead": {"en": "Contents and preface"}},
            "b-desmoid": guide("Guide") | page_of | {"lead": {"en": "Fibromatosis of desmoids"}},
        }
    )
    try:
        assert await library.found("slowly growing desmoidal fibromatoses") == ["b-desmoid", "a-desmoid"]
        assert await library.found("fibromatoses") == []
    finally:
        for identifier in ("a-desmoid", "b-desmoid"):
            library.engine.delete(index=alias(library.prefix, DOCUMENTS).name, id=identifier, refresh=True)


async def test_question_of_stop_words_alone_is_answered(library: Library) -> None:
    assert "rare" in await library.found("of the")


async def test_exclusion_alone_leaves_all_the_rest(library: Library) -> None:
    everything = set(await library.found())
    assert set(await library.found("-lung")) == everything - {"lung"}


@pytest.mark.parametrize("text", ['"', "-", "?!", '""', "*"])
async def test_question_without_a_word_finds_nothing_and_is_no_error(library: Library, text: str) -> None:
    answer = await library.search(text)
    assert (answer["total"]["value"], answer["query"]["text"]) == (0, text)


@pytest.mark.parametrize("text", ["", " ", "\x00"])
async def test_empty_question_shows_everything(library: Library, text: str) -> None:
    assert (await library.search(text))["total"] == {"value": 13, "relation": "eq"}


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "\u202elung\u202c",
        "lung\x00",
        "lung)(",
        "title:lung~2^9 [* TO *] {!x}",
        "a" * 512,
        "a " * 60,
        "?" * 512,
        "\U0001f397\ufe0f lung",
        "-" * 512,
        '"' * 511,
        "OR " * 60,
        '{"match_all":{}}',
        "\\",
        "%00%0d%0a",
    ],
)
async def test_odd_question_is_answered(library: Library, text: str) -> None:
    assert (await library.search(text))["query"]["text"] == text.strip()


async def test_document_in_the_readers_language_comes_first_and_others_follow(library: Library) -> None:
    assert await library.found("imatinib", lang="en") == ["en", "sl"]
    assert await library.found("imatinib", lang="sl") == ["sl", "en"]


async def test_words_of_another_language_are_found_whatever_the_reader_s_is(library: Library) -> None:
    assert await library.found("zdravljenje trebušne slinavke", lang="de") == ["sl"]


async def test_without_a_question_the_readers_language_comes_first(library: Library) -> None:
    assert (await library.found(lang="pl"))[0] == "pl"
    assert set((await library.found(lang="sl"))[:2]) == {"sl", "both"}


async def test_results_sort_by_title(library: Library) -> None:
    answer = await library.search(sort="title", size=50)
    titles = [hit["title"] for hit in answer["results"]]
    assert titles[:3] == ["In tablets", "Islet cells", "Lung cancer"]
    assert titles[-1] == "Καρκίνος"


async def test_pages_of_results_follow_each_other_without_repeating(library: Library) -> None:
    pages = [await library.found(size=MANY, page=number, lang="fi") for number in (1, 2, 3, 4, 5)]
    assert [len(one) for one in pages] == [4, 4, 4, 1, 0]
    assert [identifier for one in pages for identifier in one] == await library.found(lang="fi")
