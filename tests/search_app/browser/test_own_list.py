"""A reader's own list: kept in the browser alone, shown, printed, taken along, cleared; not there without script."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Browser, Page, Request, expect

from tests.search_app.browser.test_main_path import opened

pytestmark = [pytest.mark.engine, pytest.mark.browser]

RESULTS = "/en/search?q=prostate&language=en&kind=guide"


async def kept_one(page: Page, library: str) -> str:
    """Keeps the first result; returns its title."""
    await page.goto(library + RESULTS)
    hit = page.locator(".hit").first
    title = await hit.get_by_role("heading").inner_text()
    await hit.get_by_role("button", name="Keep").click()
    return title


async def test_result_is_kept_shown_and_taken_off_again(library: str, chromium: Browser) -> None:
    async with opened(chromium) as page:
        title = await kept_one(page, library)
        await expect(page.get_by_role("button", name=f"Take off my list : {title}")).to_be_focused()
        await page.get_by_role("link", name="My list 1").click()
        await expect(page.get_by_role("status")).to_have_text("Kept: 1")
        link = page.get_by_role("main").get_by_role("link", name=title)
        await expect(link).to_have_attribute("lang", "en")
        href = urlsplit(await link.get_attribute("href") or "")
        assert href.path.startswith("/en/documents/")
        assert href.query == "", "not the question"

        await link.click()
        await expect(page.get_by_role("heading", level=1)).to_have_text(title)
        await page.get_by_role("button", name="Take off my list").click()
        await expect(page.get_by_role("link", name="My list")).to_be_hidden()
        await page.goto(f"{library}/list?lang=en")
        await expect(page.get_by_role("status")).to_have_text("Your list is empty.")
        await expect(page.get_by_role("button", name="Clear the list")).to_be_hidden()


@pytest.mark.parametrize("address", ["/organisations?lang=en", "/centres?lang=en", "/search?q=sarcoma&words=1&lang=en"])
async def test_organisations_and_centres_are_kept_from_tables_and_groups(
    library: str, chromium: Browser, address: str
) -> None:
    async with opened(chromium) as page:
        await page.goto(library + address)
        row = page.locator(".directory tbody tr, .groups li").first
        title = await row.get_by_role("link").first.inner_text()
        await row.get_by_role("button", name="Keep").click()
        await page.goto(f"{library}/list?lang=en")
        await expect(page.get_by_role("main").get_by_role("link", name=title)).to_be_visible()


async def test_list_is_cleared_by_one_button_and_the_focus_is_not_lost(library: str, chromium: Browser) -> None:
    async with opened(chromium) as page:
        await kept_one(page, library)
        await page.goto(f"{library}/list?lang=en")
        await page.get_by_role("button", name="Clear the list").press("Enter")
        await expect(page.get_by_role("status")).to_have_text("Your list is empty.")
        await expect(page.get_by_role("status")).to_be_focused()
        assert await page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize(
    ("button", "ending", "expected"),
    [
        ("Save as text", "txt", ["{title}", "{library}/documents/"]),
        ("Save as references (RIS)", "ris", ["TY  - GEN", "TI  - {title}", "LA  - en", "UR  - {library}/", "ER  - "]),
    ],
)
async def test_list_is_taken_along(
    library: str, chromium: Browser, tmp_path: Path, button: str, ending: str, expected: list[str]
) -> None:
    async with opened(chromium) as page:
        title = await kept_one(page, library)
        await page.goto(f"{library}/list?lang=en")
        async with page.expect_download() as saved:
            await page.get_by_role("button", name=button).click()
        file = await saved.value
        assert file.suggested_filename == f"rare-cancer-library-list.{ending}"
        await file.save_as(tmp_path / "list")
    written = (tmp_path / "list").read_text(encoding="utf-8")
    wanted = [part.format(title=title, library=library) for part in expected]
    assert [part for part in wanted if part not in written] == []


async def test_printed_list_has_addresses_and_no_controls(library: str, chromium: Browser) -> None:
    async with opened(chromium) as page:
        await kept_one(page, library)
        await page.goto(f"{library}/list?lang=en")
        await page.emulate_media(media="print")
        await expect(page.get_by_role("button")).to_have_count(0)
        written = await page.locator("#own-list a").evaluate("one => getComputedStyle(one, '::after').content")
        assert "/documents/" in written


async def test_nothing_of_the_list_is_sent(library: str, chromium: Browser) -> None:
    sent: list[Request] = []
    async with opened(chromium) as page:
        await kept_one(page, library)
        page.on("request", lambda request: sent.append(request))
        await page.goto(f"{library}/list?lang=en")
        await expect(page.get_by_role("status")).to_have_text("Kept: 1")
        await page.get_by_role("button", name="Take off my list").click()
        await expect(page.get_by_role("status")).to_have_text("Your list is empty.")
    assert {urlsplit(one.url).path.partition(".")[0] for one in sent} <= {
        "/list",
        "/static/library",
        "/static/search-box",
        "/static/own-list",
        "/static/icon",
    }
    assert all("cookie" not in one.headers and one.post_data is None for one in sent)


async def test_what_others_wrote_into_the_store_is_no_markup_and_leads_nowhere_else(
    library: str, chromium: Browser
) -> None:
    async with opened(chromium) as page:
        await page.goto(f"{library}/list?lang=en")
        hostile = [
            {"path": "//evil.example/documents/a", "title": "a"},
            {"path": "javascript:1", "title": "b"},
            None,
            {"path": "/documents/a", "title": "<img src=x onerror=alert(1)>", "facts": "<b>c</b>"},
        ]
        await page.evaluate("entries => localStorage.setItem('own-list', JSON.stringify(entries))", hostile)
        await page.reload()
        await expect(page.get_by_role("main").get_by_role("link")).to_have_text(["<img src=x onerror=alert(1)>"])
        await expect(page.locator("#own-list :is(img, b)")).to_have_count(0)
        await page.evaluate("localStorage.setItem('own-list', 'no JSON')")
        await page.reload()
        await expect(page.get_by_role("status")).to_have_text("Your list is empty.")


async def test_without_script_there_is_no_button_and_the_page_says_why(library: str, chromium: Browser) -> None:
    async with opened(chromium, script=False) as page:
        await page.goto(library + RESULTS)
        await expect(page.get_by_role("button", name="Keep")).to_have_count(0)
        await expect(page.get_by_role("link", name="My list")).to_have_count(0)
        await page.goto(f"{library}/list?lang=en")
        await expect(page.get_by_text("The list needs script")).to_be_visible()
        await expect(page.get_by_role("button", name="Clear the list")).to_have_count(0)
