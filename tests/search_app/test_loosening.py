"""Results of any of the words where hardly anything has all of them, on the real engine."""

import pytest

from tests.search_app.bodies import guide
from tests.search_app.conftest import Library

pytestmark = pytest.mark.engine

MANY = 10


@pytest.fixture(scope="module", autouse=True)
def filled(library: Library) -> None:
    """One small library for all that follows."""
    library.fill(
        {
            "both": guide("Networks", "Quixlumbar of the Zorglub."),
            "one": guide("Zorglub, Zorglub", "Zorglub, Zorglub, Zorglub."),
            "other": guide("Quixlumbar, Quixlumbar", "Quixlumbar, Quixlumbar."),
            "begun": guide("Beginnings", "Quixlumbarism."),
            "de": guide("Zorglub Quixlumbar", "Zorglub, Quixlumbar.", language="de"),
            "part": guide("Names", "The Wexford dwarfism."),
            "code": guide("Codes", "8150 or 3, and 50."),
            **{f"many{number}": guide("Trips", "Alpha and beta.") for number in range(MANY)},
            "alpha": guide("Letters", "Alpha alone."),
        }
    )


async def test_where_little_has_both_words_what_has_one_follows_it(library: Library) -> None:
    answer = await library.search("zorglub quixlumbar", lang="en")
    assert [hit["id"] for hit in answer["results"]][:2] == ["both", "de"]
    assert {hit["id"] for hit in answer["results"]} == {"both", "one", "other", "begun", "de"}
    assert answer["query"]["all_words"] == len(("both", "de"))


@pytest.mark.parametrize(
    ("text", "found", "all_words"),
    [
        ("wexford imatinib", {"part"}, 0),
        ("Wexford-Quirk", {"part"}, 0),
        ("wexford dwarfism", {"part"}, None),  # nothing more is found by any of them
        ("wexford -imatinib", {"part"}, None),
        ('"wexford quirk"', set(), None),
        ("3/8150", set(), None),
        ("imatinib", set(), None),
    ],
)
async def test_nothing_is_loosened_but_words_that_need_not_stand_together(
    library: Library, text: str, found: set[str], all_words: int | None
) -> None:
    answer = await library.search(text, lang="en")
    assert ({hit["id"] for hit in answer["results"]}, answer["query"]["all_words"]) == (found, all_words)


async def test_enough_results_are_left_alone(library: Library) -> None:
    assert (await library.search("alpha beta", lang="en"))["total"]["value"] == MANY


async def test_other_orders_than_the_usual_are_left_alone(library: Library) -> None:
    assert set(await library.found("zorglub quixlumbar", lang="en", sort="title")) == {"both", "de"}


async def test_any_word_will_do_where_the_address_says_so(library: Library) -> None:
    answer = await library.search("alpha beta", lang="en", any=1, size=MANY + 1)
    assert [hit["id"] for hit in answer["results"]][-1] == "alpha"
    assert answer["query"]["all_words"] is None
