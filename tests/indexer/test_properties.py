"""What files say of themselves counts where it is usable."""

import pytest

from indexer.properties import language_of, title_of, year_of


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("Rare cancers of the lung", "Rare cancers of the lung"),
        (["Первый", "Second"], "Первый"),
        ("  A\n title ", "A title"),
        ("Microsoft Word - Guide for patients", "Guide for patients"),
        ("Microsoft Word - guide_v2.doc", ""),
        ("PowerPoint Presentation", ""),
        ("Untitled", ""),
        ("untitled-3", ""),
        ("guide_final2.indd", ""),
        ("My file.pdf", ""),
        ("leaflet 12", ""),
        ("...", ""),
        (None, ""),
    ],
)
def test_title_is_what_people_would_call_one(said: object, title: str) -> None:
    assert title_of({"dc:title": said}, "Leaflet 12.pdf") == title


def test_endless_title_is_cut() -> None:
    assert len(title_of({"dc:title": "word " * 1000}, "a.pdf")) <= 500


@pytest.mark.parametrize(
    ("said", "language"),
    [("de", "de"), ("en-IE", "en"), ("EN_gb", "en"), (["sl", "en"], "sl"), ("ru", ""), ("", ""), (None, "")],
)
def test_language_is_one_of_ours(said: object, language: str) -> None:
    assert language_of({"dc:language": said}) == language


@pytest.mark.parametrize(
    ("said", "year"),
    [("2024-03-01T10:00:00Z", 2024), ("1999", 1999), ("1601-01-01T00:00:00Z", None), ("soon", None), (None, None)],
)
def test_year_is_a_plausible_one(said: object, year: int | None) -> None:
    assert year_of({"dcterms:created": said}) == year
