"""A small library as the index takes it: guides in four languages, a bilingual report, records, a hostile document."""

from collections.abc import Iterator

from elasticsearch import Elasticsearch
from elasticsearch.helpers import bulk

from mappings.indices import CONCEPTS, CONTENTS, DOCUMENTS, alias, ensure
from tests.search_app.bodies import Body, guide, page

HOSTILE = '"><script>alert("title")</script><img src=x onerror=alert(1)>'
FILLERS = 23
"""Finnish guides that are all alike, so that results have several pages."""

GUIDE_SL, GUIDE_EN, GUIDE_DE, REPORT, BAD, PARTIAL, LONG = (f"{number:020d}" for number in range(1, 8))
ORGANISATION, CENTRE = f"{11:020d}", f"{12:020d}"
EDITION, OLD_EDITION, TRANSLATION = (f"{number:020d}" for number in range(21, 24))
CONCEPT, FAMILY = "ORPHA:217074", "family:paediatric"


def fill(client: Elasticsearch, prefix: str) -> None:
    """Makes the indices of `prefix` and fills them; all can be found when this returns."""
    for contents in CONTENTS:
        ensure(client, alias(prefix, contents))
    documents = alias(prefix, DOCUMENTS).name
    actions = [{"_index": documents, "_id": identifier, "_source": body} for identifier, body in _documents()]
    concepts = {CONCEPT: _concept(), FAMILY: {"id": FAMILY, "labels": {"en": "Childhood cancers"}, "codes": [FAMILY]}}
    actions += [{"_index": alias(prefix, CONCEPTS).name, "_id": name, "_source": one} for name, one in concepts.items()]
    bulk(client, actions, refresh=True)


def _documents() -> Iterator[tuple[str, Body]]:
    digestive: Body = {"family": ["digestive"], "site": ["pancreas"]}
    yield (
        GUIDE_SL,
        _guide("sl", "Rak trebušne slinavke", ["Naslovnica", "Zdravljenje raka trebušne slinavke", "Po zdravljenju"])
        | digestive
        | {"country": "SI", "year": 2024, "publisher": "Zveza", "concepts": [CONCEPT], "audience": ["patients"]},
    )
    yield (
        GUIDE_EN,
        _guide("en", "Cancer of the pancreas", ["Treatment of pancreas cancer", "After treatment"]) | digestive,
    )
    yield GUIDE_DE, _guide("de", "Bauchspeicheldrüsenkrebs", ["Behandlung der Bauchspeicheldrüse"]) | digestive
    yield (
        REPORT,
        _guide("en", "Meeting in Ljubljana", ["We spoke of networks."])
        | {
            "kind": "report",
            "languages": ["en", "sl"],
            "pages": [page(1, "We spoke of networks."), page(2, "Govorili smo o mrežah.", "sl")],
            "page_count": 2,
        },
    )
    yield BAD, _guide("en", HOSTILE, [f"hostile {HOSTILE} text"]) | {"publisher": HOSTILE}
    yield (
        PARTIAL,
        _guide("pl", "Mięsak", ["Mięsak tkanek miękkich"])
        | {
            "page_count": 3,
            "warnings": ["pages-without-text: 2, 3", "partial: the text was longer than is read"],
        },
    )
    yield (
        LONG,
        _guide("it", "Linee guida", [])
        | {
            "page_count": 2000,
            "pages": [page(number, f"Pagina {word}", "it") for number, word in ((1, "prima"), (1999, "penultima"))],
        },
    )
    yield ORGANISATION, _record("organisation", "Europacolon", "SI", {"website": "https://organisation.example/"})
    yield CENTRE, _record("centre", "University Hospital", "BE", _CENTRE)
    for identifier, language, year in ((EDITION, "en", 2024), (OLD_EDITION, "en", 2019), (TRANSLATION, "fr", 2024)):
        report = _guide(language, f"Networks {year}", [f"Networks of {year}"])
        yield identifier, report | {"kind": "report", "year": year, "source": f"reports/networks-{year}-{language}.pdf"}
    for number in range(FILLERS):
        yield f"{100 + number:020d}", _guide("fi", f"Opas {number:02d}", ["Harvinainen syöpä"])


_CENTRE = {
    "network": "ERN PaedCan",
    "selection_criteria": "ERN membership: criteria of decision 2014/286/EU",
    "methodology": "read from the network's public list",
    "source": "member list, https://network.example/members ; a javascript:alert(1) that is no address",
    "source_date": "2024-05",
    "not_stated": "numbers of patients; waiting times",
}


def _guide(language: str, title: str, texts: list[str]) -> Body:
    made = guide(title, *texts, language=language, licence="CC BY 4.0")
    return {**made, "file": {**made["file"], "size": 1_234_000}}


def _record(kind: str, name: str, country: str, fields: dict[str, str]) -> Body:
    table = f"directories/{kind}s.xlsx"
    return {
        "kind": kind,
        "title": {"en": name},
        "display_title": name,
        "language": "en",
        "languages": ["en"],
        "country": country,
        "family": ["paediatric"],
        "source": f"{table}#2",
        "file": {"path": table, "hash": "0" * 64, "catalogue_hash": "", "size": 1, "modified_ns": 1, "media_type": ""},
        "indexed_at": "2026-11-25T12:00:00Z",
        "page_count": 1,
        "pages": [page(1, f"{name}. Childhood cancers.")],
        "record": fields,
    }


def _concept() -> Body:
    return {
        "id": CONCEPT,
        "labels": {"en": "Exocrine carcinoma of pancreas", "sl": "Rak trebušne slinavke"},
        "synonyms": {"en": ["Pancreatic cancer"]},
        "names": ["Exocrine carcinoma of pancreas", "Pancreatic cancer", "Rak trebušne slinavke"],
        "codes": [CONCEPT],
        "icd10": ["C25.9"],
        "icdo3": ["8500/3"],
        "type": "Disease",
        "parents": [],
        "family": ["digestive"],
        "definition": {"en": "A rare tumour of the pancreas."},
        "source": ["S1"],
    }
