"""Each publisher's documents look their own way, and everybody can read them."""

import io
import re
from dataclasses import astuple, replace
from itertools import combinations

import pytest
from pypdf import PdfReader

from documents._build.sources import Source, sources
from documents._build.styles import Style, styles
from documents._build.typesetting import pdf
from documents._build.wording import wording
from tests.documents.conftest import SOURCES

PUBLISHERS = [*styles()]
LEAST_CONTRAST = 4.5
"""WCAG 2.2, 1.4.3, for text of any size."""
ONE_PUBLISHED_BY_EACH = {document.publisher: document for document in sources(SOURCES)}


def test_there_are_five_publishers_that_say_they_are_made_up() -> None:
    assert [f"Demonstration series {letter}" for letter in "ABCDE"] == PUBLISHERS


@pytest.mark.parametrize(("one", "other"), [*combinations(PUBLISHERS, 2)])
def test_styles_differ_in_colours_title_and_headings(one: str, other: str) -> None:
    first, second = styles()[one], styles()[other]

    assert first.accent != second.accent
    assert first.title != second.title
    assert first.heading != second.heading
    assert astuple(first) != astuple(second)


@pytest.mark.parametrize("style", styles().values(), ids=PUBLISHERS)
def test_accent_can_be_read_on_white_and_on_its_tint_and_white_on_it(style: Style) -> None:
    assert contrast(style.accent, "#ffffff") >= LEAST_CONTRAST
    assert contrast(style.accent, style.tint) >= LEAST_CONTRAST
    assert contrast("#000000", style.tint) >= LEAST_CONTRAST


def test_easy_to_read_texts_are_set_large_and_wide_and_each_line_by_itself() -> None:
    style = styles()["Demonstration series E"]
    others = [other for other in styles().values() if other is not style]

    assert style.size >= 14
    assert style.lines > max(other.lines for other in others)
    assert style.keeps_lines
    assert not any(other.keeps_lines for other in others)


@pytest.mark.parametrize("publisher", PUBLISHERS)
def test_every_style_is_in_use_and_sets_its_font(publisher: str) -> None:
    page = PdfReader(io.BytesIO(made(ONE_PUBLISHED_BY_EACH[publisher]))).pages[0]
    fonts = " ".join(str(font["/BaseFont"]) for font in page["/Resources"]["/Font"].values())  # type: ignore[index]

    for wanted in (styles()[publisher].font, styles()[publisher].heading_font):
        assert SHORT[wanted] in fonts


@pytest.mark.parametrize("publisher", PUBLISHERS)
@pytest.mark.parametrize("language", ["bg", "el", "mt", "ro"])
def test_every_style_sets_every_script_without_a_warning(publisher: str, language: str) -> None:
    sample = next(document for document in sources(SOURCES) if document.language == language)
    content = made(sample, publisher)

    assert content == made(sample, publisher), "the same bytes twice"
    text = PdfReader(io.BytesIO(content)).pages[0].extract_text()
    assert words(sample.title) in words(text)


def test_easy_to_read_line_of_the_source_is_a_line_of_the_page() -> None:
    easy = ONE_PUBLISHED_BY_EACH["Demonstration series E"]
    lines = [line for line in easy.body.split("\n\n")[1].splitlines() if "*" not in line]
    page = PdfReader(io.BytesIO(made(easy))).pages[0].extract_text()

    assert len(lines) > 1
    assert [line for line in lines if line not in [each.strip() for each in page.splitlines()]] == []


SHORT = {
    "Libertinus Serif": "LibertinusSerif",
    "New Computer Modern": "NewCM10",
    "DejaVu Sans Mono": "DejaVuSansMono",
}
"""What the fonts are called in a PDF."""


def made(document: Source, publisher: str = "") -> bytes:
    """The document as a PDF, in the style of `publisher` where one is given."""
    dressed = replace(document, publisher=publisher or document.publisher)
    return pdf(dressed, wording(SOURCES, [])[document.language])


def words(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2.2 defines it, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    red, green, blue = (linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)
