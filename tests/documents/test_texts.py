"""What the texts promise their readers: nothing that only a doctor may say, each in the letters of its language."""

import re
import unicodedata
from pathlib import PurePath

import pytest

from documents._build.leaflets.leaflets import leaflet_paths
from documents._build.sources import Source, source, sources
from tests.documents.conftest import SOURCES

DOCUMENTS = sources(SOURCES)
GUIDES = [document for document in DOCUMENTS if document.kind == "guide"]
STAGE_GUIDES = [guide for guide in GUIDES if guide.publisher == "Demonstration series D"]
EASY_GUIDES = [guide for guide in GUIDES if guide.publisher == "Demonstration series E"]
WHOLE_GUIDES = [guide for guide in GUIDES if guide not in (*STAGE_GUIDES, *EASY_GUIDES)]
STAND_INS = [document for document in DOCUMENTS if document.kind != "guide"]

DOSE = re.compile(r"\d\s*(?:mg|µg|mcg|ml|g/m|Gy|мг|мл|μγ|χιλιοστ)\b", re.IGNORECASE)
SURVIVAL = re.compile(
    r"surviv|überleb|survie|sopravviv|supervivenc|overlev|överlev|eloonjää|elossa|preživet|przeży|túlél|επιβίωσ|преживяемост",
    re.IGNORECASE,
)
TELEPHONE = re.compile(r"(?:\+|\b00)\d[\d\s/-]{6,}|\b0\d{2,4}[\s/-]\d{3,}")
PRIVATE = re.compile(r"\S+@\S+\.\w+|\b(?:Dr|Prof)\.\s")
STRAIGHT_QUOTE = re.compile(r"['\"]")
SECOND_READ = re.compile(r"^## ((?:guides|leaflets|policy|reports)/\S+)$", re.MULTILINE)
WORD_OF_TWO_SCRIPTS = re.compile(r"[a-zà-ÿ][Ѐ-ӿͰ-Ͽ]|[Ѐ-ӿͰ-Ͽ][A-Za-zà-ÿ]")

LETTERS = {
    "bg": "бвгджзийклмнопрстуфхцчшщъюя",
    "cs": "áčéěířšúůýž",
    "da": "æøå",
    "de": "äöüß",
    "el": "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώ",
    "en": "abcdefghiklmnopqrstuvwxy",
    "es": "áéíóúñ¿",
    "et": "äõöü",
    "fi": "äö",
    "fr": "àéèêîôù’",
    "ga": "áéíóú",
    "hr": "čćđšž",
    "hu": "áéíóöőúüű",
    "it": "èìòù’",
    "lt": "ąčęėįšųūž",
    "lv": "āēīķļņšūž",
    "mt": "ċġħż’",
    "nl": "ëij",
    "pl": "ąćęłńóśźż",
    "pt": "ãõáâçéêíóú",
    "ro": "ăâîșț",
    "sk": "áäčďéíľňóôšťúýž",
    "sl": "čšž",
    "sv": "åäö",
}
"""Letters that a text of several pages in the language cannot do without."""

STAGE_WORDS = {
    "diagnosis": {"en": "diagnosis", "de": "diagnose", "sl": "diagnoza"},
    "treatment": {"en": "treatment", "fr": "traitement", "pl": "leczenie"},
    "follow_up": {"en": "follow-up", "it": "controlli", "el": "παρακολούθηση"},
}
"""What a stage is called in the titles of the guides that are about it alone."""

SUBORDINATING = {
    "bg": "който която което които защото ако докато въпреки",
    "de": "dass weil obwohl wenn damit während bevor nachdem sodass falls",
    "en": "because although which whose while unless whether if",
    "es": "porque aunque cuando mientras cuyo cuya si",
    "fi": "että koska vaikka jotta kun jos joka jotka",
    "lt": "kad nes jeigu jei kuris kuri kurios",
}
"""Words that would join a second thought to the first."""

LONGEST_LINE = 14
"""Words in a line of an easy-to-read text; most have five to eight."""

each_document = pytest.mark.parametrize("document", DOCUMENTS, ids=[document.file for document in DOCUMENTS])
each_guide = pytest.mark.parametrize("document", GUIDES, ids=[document.file for document in GUIDES])
each_whole_guide = pytest.mark.parametrize("document", WHOLE_GUIDES, ids=[guide.file for guide in WHOLE_GUIDES])
each_stage_guide = pytest.mark.parametrize("document", STAGE_GUIDES, ids=[guide.file for guide in STAGE_GUIDES])
each_easy_guide = pytest.mark.parametrize("document", EASY_GUIDES, ids=[guide.file for guide in EASY_GUIDES])
each_guide_of_a_network = pytest.mark.parametrize(
    "document", [guide for guide in GUIDES if guide not in EASY_GUIDES], ids=lambda guide: guide.file
)


@each_document
@pytest.mark.parametrize("forbidden", [DOSE, SURVIVAL, TELEPHONE, PRIVATE], ids=["dose", "survival", "phone", "person"])
def test_holds_no_dose_no_survival_no_telephone_no_person(document: Source, forbidden: re.Pattern[str]) -> None:
    assert [found.group() for found in forbidden.finditer(document.body)] == []


@pytest.mark.parametrize(
    ("pattern", "written"),
    [
        (DOSE, "take 50 mg a day"),
        (SURVIVAL, "five-year survival"),
        (SURVIVAL, "Przeżycie"),
        (TELEPHONE, "+386 1 5879 000"),
        (TELEPHONE, "0800 123456"),
        (PRIVATE, "Dr. Example"),
        (PRIVATE, "name@example.org"),
    ],
)
def test_what_is_forbidden_is_recognised(pattern: re.Pattern[str], written: str) -> None:
    assert pattern.search(written)


@each_guide
def test_guide_has_no_percentage(document: Source) -> None:
    assert "%" not in document.body


@each_whole_guide
def test_guide_answers_the_same_nine_questions_in_every_language(document: Source) -> None:
    assert len(re.findall(r"^## ", document.body, re.MULTILINE)) == 9
    assert len(re.findall(r"^\d\. ", document.body, re.MULTILINE)) == 9, "questions to ask"
    assert len(re.findall(r"^\| ", document.body, re.MULTILINE)) == 9, "glossary: a header and eight words"


@each_stage_guide
def test_guide_on_one_stage_has_questions_to_ask_and_a_glossary(document: Source) -> None:
    asked = re.findall(r"^\d\. .*[?;](?:\n|$)", document.body.rpartition("\n## ")[0], re.MULTILINE)

    assert len(document.stage) == 1
    assert len(asked) >= 6, "questions to ask"
    assert len(re.findall(r"^\| ", document.body, re.MULTILINE)) == 7, "glossary: a header and six words"


@pytest.mark.parametrize("name", sorted({PurePath(guide.file).stem for guide in (*STAGE_GUIDES, *EASY_GUIDES)}))
def test_guide_has_the_same_parts_in_every_language(name: str) -> None:
    parts = {guide.language: shape(guide.body) for guide in GUIDES if PurePath(guide.file).stem == name}

    assert len(parts) >= 3
    assert "en" in parts
    assert {language: found for language, found in parts.items() if found != parts["en"]} == {}


@each_stage_guide
def test_title_says_which_stage_the_guide_is_about(document: Source) -> None:
    [stage] = document.stage
    assert STAGE_WORDS[stage][document.language] in document.title.casefold()


@each_easy_guide
def test_easy_to_read_guide_has_one_short_thought_a_line(document: Source) -> None:
    lines = [line for line in document.body.splitlines() if line and not line.startswith("#")]

    assert "easy_read" in document.audience
    assert [line for line in lines if len(re.findall(r"[^\W\d_][\w-]*", line)) > LONGEST_LINE] == []
    assert [line for line in lines if "(" in line and "**" not in line] == []
    assert not re.search(r"^\|", document.body, re.MULTILINE), "no tables"


@each_easy_guide
def test_easy_to_read_guide_joins_no_clause_by_a_subordinating_word(document: Source) -> None:
    words = set(re.findall(r"\w+", document.body.casefold()))
    assert words & set(SUBORDINATING[document.language].split()) == set()


@each_guide_of_a_network
def test_guide_says_that_the_own_doctor_refers_to_a_reference_network(document: Source) -> None:
    assert "EURACAN" in document.body


@pytest.mark.parametrize("document", STAND_INS, ids=[document.file for document in STAND_INS])
def test_stand_in_begins_by_saying_what_it_is_and_ends_with_its_sources(document: Source) -> None:
    assert document.body.startswith("> **"), "a box before all else"
    assert "rarecarenet.eu" in document.body.rpartition("\n## ")[2]


@each_document
def test_is_written_with_the_letters_of_its_language(document: Source) -> None:
    assert [letter for letter in LETTERS[document.language] if letter not in document.body.lower()] == []


@each_document
def test_is_written_in_nfc_with_true_quotation_marks_and_one_script_a_word(document: Source) -> None:
    text = document.title + document.description + document.body

    assert unicodedata.is_normalized("NFC", text)
    assert STRAIGHT_QUOTE.findall(text) == []
    assert WORD_OF_TWO_SCRIPTS.findall(text) == []


def test_every_text_has_been_read_a_second_time_by_who_did_not_write_it() -> None:
    read = {
        f"{notes.stem}: {heading}"
        for notes in (SOURCES / "second-reading").glob("*.md")
        for heading in SECOND_READ.findall(notes.read_text(encoding="utf-8"))
    }
    texts = [*DOCUMENTS, *(source(path, SOURCES) for path in leaflet_paths(SOURCES))]

    written = {f"{text.language}: {text.path.relative_to(SOURCES).with_suffix('')}" for text in texts}
    assert written - read == set()


def shape(body: str) -> list[str]:
    """The marks with which the blocks of a text begin: headings, items, boxes, rows."""
    return re.findall(r"(?:\A|\n)(## |- |> (?=\*)|\d\. |\| )", body)
