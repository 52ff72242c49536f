"""What typesetting did to words is undone; what repeats on every page is left out; all else stays as it was."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.cleaning import clean_line, clean_pages

PAGES = st.lists(
    st.text(st.sampled_from("abcA1 -\n\u00ad\u2010ﬁ\u00a0\u0301e\t.\x00\u200b\r\u2028") | st.characters(codec="utf-8")),
    max_size=8,
)


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("üht-\nviisi hästi", "ühtviisi hästi"),
        ("üht-\n\nviisi", "ühtviisi"),
        ("rhabdomyo\u00ad\nsarcoma", "rhabdomyosarcoma"),
        ("sidekudokses\u00ad\n\nta", "sidekudoksesta"),
        ("leio\u00ad \nmyosarkooma", "leiomyosarkooma"),
        ("ra\u00adko\u00advi", "rakovi"),
        ("tumour\u2010\nlike", "tumourlike"),
        ("the ﬁrst eﬀect of eﬃcient ﬂow", "the first effect of efficient flow"),
        ("e\u0301tape", "étape"),
        ("10\u00a0mg\u202fdaily", "10 mg daily"),
        ("one\ttwo   three \n four", "one two three\nfour"),
        ("a\x00b\x07c", "a b c"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("one\n\n\n\n\ntwo", "one\n\ntwo"),
        ("sign \ue123 of a private font", "sign of a private font"),
    ],
)
def test_what_typesetting_did_is_undone(raw: str, clean: str) -> None:
    assert clean_pages([raw]) == (clean,)


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("non-\nHodgkin lymphoma", "non-Hodgkin lymphoma"),
        ("T-\ncell lymphoma", "T-cell lymphoma"),
        ("HER2-\npositive", "HER2-positive"),
        ("MRI-\nguided", "MRI-guided"),
        ("COVID-\n19", "COVID-19"),
        ("Vor-\nund Nachteile", "Vor- und Nachteile"),
        ("a long-term plan, a long-\nterm effect", "a long-term plan, a long-term effect"),
        ("a (long-term) plan, Long-\nterm", "a (long-term) plan, Long-term"),
    ],
)
def test_hyphen_of_a_word_stays_at_the_line_end(raw: str, clean: str) -> None:
    assert clean_pages([raw]) == (clean,)


@pytest.mark.parametrize(
    "text",
    ["- first\n- second", "1990-\n\n- 2000", "plain ASCII text", "Ελληνικά", "български език", "نص عربي", "a – b"],
)
def test_sound_text_does_not_change(text: str) -> None:
    assert clean_pages([text]) == (text,)


def test_hyphen_seen_on_another_page_stays() -> None:
    assert clean_pages(["follow-up visits", "each follow-\nup visit"])[1] == "each follow-up visit"


def test_text_written_downwards_becomes_words() -> None:
    page = " \nTe\n\nst\n    \n\n   \n \n\nV\ner\n\nti\nca\n\nl    \n   \n\n \n\nLa\nyo\n\nu\nt "
    assert clean_pages([page]) == ("Test Vertical Layout",)


def test_columns_of_numbers_are_not_taken_for_words() -> None:
    page = "\n".join(str(number) for number in range(10, 40))
    assert clean_pages([page]) == (page,)


def test_running_header_and_page_number_stay_on_the_first_page_alone() -> None:
    pages = [f"Rare cancers of the lung\ntext of page {'abcd'[number]}\n{number + 1}" for number in range(4)]
    assert clean_pages(pages) == (
        "Rare cancers of the lung\ntext of page a",
        "text of page b",
        "text of page c",
        "text of page d",
    )


def test_numbered_footer_is_left_out() -> None:
    bodies = ("first", "second", "third")
    pages = [f"{body}\nGuide for patients, page {number} of 3" for number, body in enumerate(bodies, 1)]
    assert clean_pages(pages) == ("first\nGuide for patients, page 1 of 3", "second", "third")


def test_two_pages_say_nothing_about_headers() -> None:
    pages = ("Title\none", "Title\ntwo")
    assert clean_pages(pages) == pages


def test_pages_that_are_alike_keep_their_text() -> None:
    pages = ("Form\nName\nAddress\nDate\nSignature",) * 4
    assert clean_pages(pages) == pages


def test_empty_pages_are_kept_so_that_numbers_stay_true() -> None:
    assert clean_pages(["", " \n ", "text"]) == ("", "", "text")


def test_line_is_one_line() -> None:
    assert clean_line(" A title\n in two\u00a0lines ") == "A title in two lines"


@given(PAGES)
def test_cleaning_twice_is_cleaning_once(pages: list[str]) -> None:
    once = clean_pages(pages)
    assert clean_pages(once) == once


@given(PAGES)
def test_as_many_pages_come_out_in_nfc(pages: list[str]) -> None:
    cleaned = clean_pages(pages)
    assert len(cleaned) == len(pages)
    assert all(unicodedata.is_normalized("NFC", page) and page == page.strip() for page in cleaned)
