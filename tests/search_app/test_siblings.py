"""The same document in other languages and editions, told by its place."""

import pytest

from search_app.results import Document, Hit, document_from
from search_app.siblings import siblings_from, to_siblings_request


def document(source: str, language: str = "en", kind: str = "guide") -> Document:
    return document_from("0", {"kind": kind, "display_title": "T", "language": language, "source": source})


def hit(source: str, language: str, year: int | None = None) -> Hit:
    return Hit(source, "guide", "T", language, None, None, year, source, "/", None, (), (language,), 1, None)


@pytest.mark.parametrize(
    ("source", "place", "language"),
    [
        ("guides/en/sarcoma.pdf", "guides/sl/sarcoma.pdf", "sl"),
        ("en/guides/sarcoma.pdf", "sl/guides/sarcoma.pdf", "sl"),
        ("policy/what-can-be-done.pdf", "policy/what-can-be-done-de.pdf", "de"),
        ("policy/report_en.pdf", "policy/report_el.pdf", "el"),
        ("policy/report-fr.pdf", "policy/report.pdf", "de"),
    ],
)
def test_translation_stands_where_its_language_says(source: str, place: str, language: str) -> None:
    one = document(source)
    body = to_siblings_request(one)
    assert body is not None
    assert place in body["query"]["bool"]["filter"][0]["terms"]["source"]
    assert [found.source for found in siblings_from([hit(place, language)], one).translations] == [place]


def test_document_in_a_language_that_its_place_denies_is_another() -> None:
    assert siblings_from([hit("guides/sl/sarcoma.pdf", "hr")], document("guides/en/sarcoma.pdf")).translations == ()


def test_each_language_is_named_once_and_the_documents_own_not_at_all() -> None:
    found = [hit("a-sl.pdf", "sl"), hit("a.pdf", "sl"), hit("a-en.pdf", "en")]
    assert [one.language for one in siblings_from(found, document("a-en.pdf")).translations] == ["sl"]


def test_editions_are_of_the_same_language_and_the_newest_comes_first() -> None:
    one = document("reports/slovenia-2015-en.pdf")
    found = [
        hit("reports/slovenia-2012-en.pdf", "en", 2012),
        hit("reports/slovenia-2019-en.pdf", "en", 2019),
        hit("reports/slovenia-2019-sl.pdf", "sl", 2019),
        hit("reports/slovenia-2015-sl.pdf", "sl", 2015),
    ]
    same = siblings_from(found, one)
    assert [edition.year for edition in same.editions] == [2019, 2012]
    assert [translation.source for translation in same.translations] == ["reports/slovenia-2015-sl.pdf"]


def test_number_that_is_no_year_makes_no_editions() -> None:
    body = to_siblings_request(document("guides/en/icd-120199.pdf"))
    assert body is not None
    places = body["query"]["bool"]["filter"][0]["terms"]["source"]
    assert all(place.endswith("icd-120199.pdf") or "icd-120199-" in place for place in places)


def test_records_have_no_siblings() -> None:
    assert to_siblings_request(document("directories/centres.xlsx#2", kind="centre")) is None
