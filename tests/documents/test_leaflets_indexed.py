"""What the indexer makes of each leaflet, through the real Tika: pages in order, whole words, languages, encodings."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest

from indexer.explain import explained
from indexer.settings import Settings
from tests.conftest import Engines
from tests.documents.conftest import COLLECTION

pytestmark = pytest.mark.engine

Told = Mapping[str, Any]
Explain = Callable[[str], Told]


@pytest.fixture(scope="module")
def explain(engines: Engines) -> Explain:
    """What would be indexed of the leaflet at a path below `leaflets/`."""
    settings = Settings(tika_urls=(engines.tika_url,), documents=COLLECTION)
    return lambda name: explained(settings, COLLECTION / "leaflets" / name)


@pytest.mark.parametrize(
    ("name", "languages", "phrases"),
    [
        ("bg/parathyroid-windows-1251.txt", ["bg"], {1: "Зад щитовидната жлеза има четири малки жлези"}),
        ("de/salivary-glands-folder.pdf", ["de"], {1: "Durch die Ohrspeicheldrüse zieht", 2: "drei Paare großer"}),
        ("el/mesothelioma-opendocument.odt", ["el"], {1: "βοηθά την άμυνα του σώματος"}),
        ("en/families-handbook.pdf", ["en"], {2: "one book", 3: "Contents", 4: "Rare cancers of the blood and lymph"}),
        ("es/uveal-melanoma-attachment.pdf", ["es"], {1: "una placa pequeña que da radiación"}),
        ("fi/soft-tissue-two-columns.pdf", ["fi"], {1: "suunnitellaan yhdessä sarkoomakirurgin kanssa"}),
        ("fr/thyroid-form.pdf", ["fr"], {1: "cellules C", 2: "Dois-je faire un test génétique"}),
        ("ga/questions-web-page.html", ["ga"], {1: "Cad é ainm beacht mo mhill"}),
        ("it/retinoblastoma-book.epub", ["it"], {1: "un riflesso bianco nella pupilla"}),
        ("pl/tumour-names-table.pdf", ["pl"], {1: "Chondrosarcoma", 3: "Oponiak", 4: "ślinowego"}),
        ("pl/wilms-tumour-iso-8859-2.txt", ["pl"], {1: "Nie należy uciskać brzucha dziecka, bo guz może pęknąć"}),
        ("pt/gist-old-format.pdf", ["pt"], {1: "há uma alteração num gene", 2: "Perguntas para o médico"}),
        ("sl/thymus-bilingual.pdf", ["sl", "it"], {2: "za prsnico", 3: "dietro lo sterno", 4: "Kirurg odstrani"}),
        ("sv/osteosarcoma-word.docx", ["sv"], {1: "cellgifter krymper tumören"}),
    ],
)
def test_a_leaflet_is_indexed_with_its_phrases_on_their_pages(
    explain: Explain, name: str, languages: Sequence[str], phrases: Mapping[int, str]
) -> None:
    told = explain(name)

    assert "failure" not in told
    assert (told["language"], told["languages"], told["warnings"]) == (languages[0], languages, [])
    pages = {page["number"]: " ".join(page["text"].split()) for page in told["pages"]}
    assert {number: phrase for number, phrase in phrases.items() if phrase not in pages[number]} == {}


def test_the_scan_is_told_to_need_text_recognition(explain: Explain) -> None:
    assert explain("nl/adrenal-gland-scan.pdf")["failure"]["reason"] == "needs-ocr"


def test_each_page_of_the_bilingual_leaflet_is_in_its_language(explain: Explain) -> None:
    pages = explain("sl/thymus-bilingual.pdf")["pages"]

    told = [(page["number"], page["language"]) for page in pages]
    assert told == [(1, "sl"), (1, "it"), (2, "sl"), (3, "it"), (4, "sl"), (5, "it")]


def test_columns_are_read_one_after_the_other_with_whole_words(explain: Explain) -> None:
    text = " ".join(explain("fi/soft-tissue-two-columns.pdf")["pages"][0]["text"].split())

    headings = [
        "Mikä pehmytkudossarkooma on?",
        "Milloin kyhmy",
        "Tutkimukset",
        "Hoito",
        "Seuranta",
        "Kysy lääkäriltäsi",
    ]
    places = [text.find(heading) for heading in headings]
    assert places == sorted(places)
    assert places[0] > 0
    assert [word for word in ("sidekudoksesta", "leiomyosarkooma", "hoitosuunnitelmaan") if word not in text] == []


def test_panels_of_the_folder_are_read_as_they_are_printed(explain: Explain) -> None:
    outside, inside = (" ".join(page["text"].split()) for page in explain("de/salivary-glands-folder.pdf")["pages"])

    assert outside.find("Speicheldrüsen") < outside.find("Wie wird behandelt?") < outside.find("Leben danach")
    assert inside.find("Wo liegen") < inside.find("Welche Zeichen") < inside.find("Wie wird untersucht?")


def test_the_handbook_keeps_all_its_pages(explain: Explain) -> None:
    told = explain("en/families-handbook.pdf")

    assert told["page_count"] == len(told["pages"])
    assert any("Glossary" in page["text"] for page in told["pages"][-5:])
