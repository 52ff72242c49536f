"""Pictures of the pages and the main path read aloud: kept in `build/gallery`, and sound as far as can be told."""

from pathlib import Path

import pytest
from playwright.async_api import Browser

from tests.search_app.browser.gallery import GALLERY, LANGUAGES, SCHEMES, SHOWN, main_path, pictures
from tests.search_app.browser.kinds import addresses

pytestmark = [pytest.mark.engine, pytest.mark.browser]


@pytest.fixture(scope="module")
def folder() -> Path:
    """Where continuous integration finds all of it."""
    GALLERY.mkdir(parents=True, exist_ok=True)
    return GALLERY


@pytest.mark.parametrize("language", LANGUAGES)
async def test_pages_are_pictured_narrow_and_wide_light_and_dark(
    library: str, chromium: Browser, folder: Path, language: str
) -> None:
    sizes = await pictures(chromium, addresses(library), folder, language)
    assert len(sizes) == len(SHOWN) * 2 * len(SCHEMES)
    assert min(sizes) > 10_000


async def test_main_path_reads_well_aloud(library: str, chromium: Browser, folder: Path) -> None:
    """What a screen reader finds on the way from the box to the text of a document."""
    heard = await main_path(chromium, library, "en")
    text = "\n\n".join(f"## {step}\n\n{said}" for step, said in heard)
    (folder / "main-path-en.txt").write_text(text + "\n", encoding="utf-8")
    wanted = (
        ("combobox “What are you looking for?”", "group “The same cancers, on a figure”", "[level 1]"),
        ('combobox "What are you looking for?" [expanded]', 'group "Diseases"', "[selected]"),
        ("status [live polite]", "heading “Filters” [level 2]", "button “Apply filters”", "checkbox “English"),
        ("[level 1]", "link “Back to the results”", "heading “In the catalogue” [level 2]", "link “page 1”"),
        ("heading", "searchbox “Search in this document”", "link “Next page →”"),
    )
    lacking = [part for parts, (_, said) in zip(wanted, heard, strict=True) for part in parts if part not in said]
    assert lacking == [], text
