"""Every page in every language: its texts and their marks, how the language is chosen, and the switch to another."""

import re
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest

from mappings.languages import languages
from search_app.locales.catalogues import translated_languages, translations
from search_app.locales.extraction import messages
from tests.search_app.pages.collection import CENTRE, CONCEPT, GUIDE_DE, GUIDE_SL, LONG, ORGANISATION
from tests.search_app.pages.markup import Read, inline_code, read

pytestmark = pytest.mark.engine

ADDRESSES = (
    "/",
    "/search?q=pancreas",
    "/search?q=pancreas&kind=guide&language=de&year_from=2019",
    "/search?q=zzzz&country=SI",
    "/search?q=slinavke+-slinavke",
    "/search/facets/country",
    "/organisations?country=MT",
    "/centres",
    f"/documents/{GUIDE_SL}?q=slinavke",
    f"/documents/{GUIDE_DE}",
    f"/documents/{LONG}",
    f"/documents/{GUIDE_SL}/pages/2?q=slinavke",
    f"/documents/{ORGANISATION}",
    f"/documents/{CENTRE}",
    f"/conditions/{CONCEPT}",
    "/help",
    "/about",
    "/privacy",
    "/accessibility",
    "/api",
    "/nothing-here",
    "/search?page=0",
    "/search?sort=colour",
    "/search?words=7",
    "/search?year_from=2024&year_to=2019",
    "/infobutton?mainSearchCriteria.v.c=C25.4",
)
"""One of each kind of page, and the problems that readers meet."""

MESSAGES = [one.id for one in messages() if isinstance(one.id, str) and len(one.id) > 8 and "%" not in one.id]

_ENGLISH = re.compile(r"\b(the|with|which|this|from|your|been|were)\b")
"""Words of English alone."""


def with_language(address: str, language: str) -> str:
    return f"/{language}{address}"


def left_in_english(found: Read, language: str) -> list[str]:
    """Pieces of text, marked as in `language`, that hold English words or a message as it is written."""
    catalogue = translations(language)
    written = {message for message in MESSAGES if catalogue.gettext(message) != message}
    said = [text.strip() for marked, text in found.said if marked == language]
    return [text for text in said if text in written or _ENGLISH.search(text)]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("language", translated_languages())
async def test_page_is_in_the_readers_language(pages: httpx.AsyncClient, address: str, language: str) -> None:
    answer = await pages.get(with_language(address, language), headers={"Accept": "text/html"})
    found = read(answer.text)
    assert (found.faults, inline_code(found)) == ([], [])
    assert found.all("html") == [{"lang": language}]
    assert answer.headers["content-language"] == language
    assert left_in_english(found, language) == []


@pytest.mark.parametrize("address", ADDRESSES)
async def test_switch_keeps_all_that_the_address_says(pages: httpx.AsyncClient, address: str) -> None:
    answer = await pages.get(with_language(address, "sl"), headers={"Accept": "text/html"})
    switch = [one for one in read(answer.text).all("a") if one.get("hreflang") == one.get("lang", "-")]
    by_language = {one["hreflang"]: urlsplit(one["href"]) for one in switch}
    for language in languages():
        kept = urlsplit(with_language(address, language))
        assert by_language[language].path == kept.path
        assert parse_qsl(by_language[language].query) == parse_qsl(kept.query)


async def test_each_language_is_named_in_itself_and_the_one_of_the_page_is_marked(pages: httpx.AsyncClient) -> None:
    text = (await pages.get("/help?lang=el")).text
    for language in languages().values():
        marked = ' aria-current="true"' if language.code == "el" else ""
        assert f'hreflang="{language.code}" lang="{language.code}"{marked}>{language.name}</a>' in text


@pytest.mark.parametrize(
    ("address", "browser", "expected"),
    [
        ("/help", "", "en"),
        ("/help", "sl-SI,sl;q=0.9,en;q=0.5", "sl"),
        ("/help", "ar, de;q=0.5, fr;q=0.7", "fr"),
        ("/help?lang=el", "sl", "el"),
        ("/help?lang=ar", "sl", "sl"),
        ("/help?lang=", "mt", "mt"),
        ("/help?lang=xx", "pt-PT", "pt"),
        ("/help?lang=el&lang=fi", "sl", "fi"),
    ],
)
async def test_address_chooses_the_language_then_the_browser(
    pages: httpx.AsyncClient, address: str, browser: str, expected: str
) -> None:
    answer = await pages.get(address, headers={"Accept-Language": browser, "Accept": "text/html"})
    assert read(answer.text).all("html") == [{"lang": expected}]
    assert answer.headers["vary"].lower().count("accept-language") == 1


async def test_search_engines_are_told_of_the_page_in_all_languages(pages: httpx.AsyncClient) -> None:
    links = read((await pages.get("/about")).text).all("link")
    told = {one["hreflang"]: one["href"] for one in links if one.get("rel") == "alternate" and "hreflang" in one}
    assert told == {"x-default": "http://library.example/about"} | {
        code: f"http://library.example/{code}/about" for code in languages()
    }
    results = read((await pages.get("/search?q=x")).text).all("link")
    assert not [one for one in results if "hreflang" in one]


async def test_numbers_dates_and_names_follow_the_language(pages: httpx.AsyncClient) -> None:
    german = (await pages.get(f"/documents/{GUIDE_SL}?lang=de")).text
    assert "25. November 2026" in german
    assert "1,2 MB" in german
    assert "Slowenien" in german
    polish = (await pages.get(f"/documents/{GUIDE_SL}?lang=pl")).text
    assert "25 listopada 2026" in polish
    assert "Słowenia" in polish
