"""Each leaflet is what its source makes, opens in readers that others wrote, and has what makes it hard."""

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pypdf import PageObject, PdfReader

from documents._build.errors import BadSource
from documents._build.leaflets.forms import FORMS
from documents._build.leaflets.leaflet import Leaflet
from documents._build.leaflets.leaflets import leaflet_file, leaflet_paths, leaflet_source
from documents._build.leaflets.plain import iso_8859_2
from documents._build.sources import Source
from documents._build.wording import Wording, wording
from indexer.charsets import charset_of_bytes
from tests.documents.conftest import SOURCES
from tests.documents.test_texts import DOSE, PRIVATE, SURVIVAL, TELEPHONE, WORD_OF_TWO_SCRIPTS

LEAFLETS = [leaflet_source(path, SOURCES) for path in leaflet_paths(SOURCES)]
BY_STEM = {leaflet.path.stem: leaflet for leaflet in LEAFLETS}
PDFS = [leaflet for leaflet in LEAFLETS if leaflet.file.endswith(".pdf")]
ZIPS = [leaflet for leaflet in LEAFLETS if leaflet.file.endswith((".docx", ".odt", ".epub"))]

Given = Callable[[str], bytes]


@pytest.fixture
def given(built: dict[str, bytes]) -> Given:
    """The bytes of the leaflet whose source has this name."""
    return lambda stem: built[BY_STEM[stem].file]


@pytest.fixture(scope="module")
def words() -> Mapping[str, Wording]:
    return wording(SOURCES, [])


def each(leaflets: list[Source]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("leaflet", leaflets, ids=[leaflet.file for leaflet in leaflets])


def test_every_form_has_a_leaflet() -> None:
    assert sorted(leaflet.path.stem for leaflet in LEAFLETS) == sorted(FORMS)


@each(LEAFLETS)
def test_a_leaflet_made_again_has_the_same_bytes(
    leaflet: Source, built: dict[str, bytes], documents: list[Source], words: Mapping[str, Wording]
) -> None:
    assert leaflet_file(leaflet, words, documents) == built[leaflet.file]


@each(LEAFLETS)
def test_a_leaflet_says_nothing_that_only_a_doctor_may_say(leaflet: Source) -> None:
    for forbidden in (DOSE, SURVIVAL, TELEPHONE, PRIVATE, WORD_OF_TWO_SCRIPTS):
        assert forbidden.findall(leaflet.body) == []


@each(LEAFLETS)
def test_the_catalogue_is_told_everything(leaflet: Source) -> None:
    assert leaflet.file.startswith(f"leaflets/{leaflet.language}/")
    assert (leaflet.kind, leaflet.publisher) == ("guide", "Demonstration series D")
    assert all((leaflet.country, leaflet.site, leaflet.stage, leaflet.audience, leaflet.description))


@each([leaflet for leaflet in PDFS if leaflet.path.stem != "adrenal-gland-scan"])
def test_a_pdf_says_on_its_first_page_that_it_is_a_demonstration(
    leaflet: Source, built: dict[str, bytes], words: Mapping[str, Wording]
) -> None:
    first = flat(reader(built[leaflet.file]).pages[0].extract_text())

    assert flat(words[leaflet.language].notice) in first
    assert f"{leaflet.publisher}, 2026" in first
    assert leaflet.licence in first


@each(PDFS)
def test_a_pdf_is_tagged_or_listed_as_untagged(leaflet: Source, built: dict[str, bytes]) -> None:
    catalogue: Any = reader(built[leaflet.file]).trailer["/Root"]

    assert ("/StructTreeRoot" in catalogue) == FORMS[leaflet.path.stem].tagged


@each(ZIPS)
def test_a_container_holds_sound_parts_and_no_time_of_building(leaflet: Source, built: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(built[leaflet.file])) as opened:
        assert opened.testzip() is None
        assert {part.date_time for part in opened.infolist()} == {(2026, 11, 25, 0, 0, 0)}
        for name in opened.namelist():
            if name.endswith((".xml", ".xhtml", ".opf", ".rels")):
                etree.fromstring(opened.read(name))


def test_columns_break_words_where_lines_end(given: Given) -> None:
    text = reader(given("soft-tissue-two-columns")).pages[0].extract_text()

    assert text.count("\u00ad\n") > 10


def test_the_table_has_its_header_on_three_pages_and_more(given: Given) -> None:
    pages = reader(given("tumour-names-table")).pages

    assert len(pages) >= 3
    assert all("Angielski" in page.extract_text() for page in pages)


def test_two_languages_take_turns(given: Given) -> None:
    pages = [flat(page.extract_text()) for page in reader(given("thymus-bilingual")).pages]

    assert len(pages) == 5
    assert [("priželjca" in page, "tumori" in page.lower()) for page in pages[1:]] == [(True, False), (False, True)] * 2


def test_the_folder_lies_across(given: Given) -> None:
    boxes = [page.mediabox for page in reader(given("salivary-glands-folder")).pages]

    assert len(boxes) == 2
    assert all(box.width > box.height for box in boxes)


def test_the_scan_has_pictures_and_no_text(given: Given) -> None:
    pages = reader(given("adrenal-gland-scan")).pages

    assert [page.extract_text() for page in pages] == ["", ""]
    assert [ink(page) for page in pages] == [pytest.approx(0.04, abs=0.03)] * 2


def test_the_form_has_named_fields_that_are_tagged(given: Given) -> None:
    form = reader(given("thyroid-form"))
    fields: Any = form.get_fields()

    assert sorted({field["/FT"] for field in fields.values()}) == ["/Btn", "/Tx"]
    assert len(fields) == 12
    assert all(field["/TU"].endswith("?") for field in fields.values())
    annotations: Any = form.pages[1]["/Annots"]
    assert all("/StructParent" in annotation.get_object() for annotation in annotations)


def test_the_handbook_has_chapters_and_pages_with_labels(given: Given) -> None:
    handbook = reader(given("families-handbook"))
    chapters: list[Any] = [entry for entry in handbook.outline if not isinstance(entry, list)]

    assert 55 <= len(handbook.pages) <= 75
    assert len(chapters) >= 15
    assert chapters[-1].title == "Glossary"
    assert handbook.page_labels[:4] == ["i", "ii", "iii", "1"]


def test_the_attachment_is_a_list_of_questions(given: Given) -> None:
    attached = reader(given("uveal-melanoma-attachment")).attachments

    assert list(attached) == ["preguntas.txt"]
    assert "¿Cómo y cada cuánto se vigila el hígado?" in attached["preguntas.txt"][0].decode()


def test_the_old_pdf_names_an_encoding_and_embeds_nothing(given: Given) -> None:
    old = reader(given("gist-old-format"))
    resources: Any = old.pages[0]["/Resources"]
    font = resources["/Font"]["/F1"]

    assert old.pdf_header == "%PDF-1.3"
    assert (font["/BaseFont"], font["/Encoding"]) == ("/Courier", "/MacRomanEncoding")
    assert "/FontDescriptor" not in font
    assert "alterações" in old.pages[0].extract_text()


@pytest.mark.parametrize(
    ("stem", "encoding", "word"),
    [("parathyroid-windows-1251", "windows-1251", "щитовидната"), ("wilms-tumour-iso-8859-2", "iso-8859-2", "żyć")],
)
def test_a_text_is_in_its_encoding_which_the_indexer_finds(given: Given, stem: str, encoding: str, word: str) -> None:
    content = given(stem)

    assert word in content.decode(encoding)
    with pytest.raises(UnicodeDecodeError):
        content.decode("utf-8")
    assert charset_of_bytes(content).name.lower() == encoding
    assert content.count(b"\n") == content.count(b"\r\n") > 20


def test_the_web_page_is_ascii_and_its_letters_are_entities(given: Given) -> None:
    page = given("questions-web-page")

    assert page.isascii()
    assert "dochtúir" in "".join(map(str, etree.HTML(page.decode()).itertext()))


def test_the_book_begins_with_its_media_type(given: Given) -> None:
    assert given("retinoblastoma-book")[30:58] == b"mimetypeapplication/epub+zip"


def test_a_letter_that_an_encoding_lacks_is_refused_by_name(words: Mapping[str, Wording]) -> None:
    leaflet = replace(BY_STEM["wilms-tumour-iso-8859-2"], body="Щ\n")

    with pytest.raises(BadSource, match="iso-8859-2 has no 'Щ'"):
        iso_8859_2(Leaflet(leaflet, words))


def test_a_leaflet_without_a_form_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "leaflets" / "pl" / "new.md"
    path.parent.mkdir(parents=True)
    path.write_text(BY_STEM["wilms-tumour-iso-8859-2"].path.read_text(encoding="utf-8"), encoding="utf-8")

    with pytest.raises(BadSource, match="has no form"):
        leaflet_source(path, tmp_path)


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def flat(text: str) -> str:
    return " ".join(text.split())


def ink(page: PageObject) -> float:
    """How much of the page's only picture is black."""
    (picture,) = page.images
    assert picture.image is not None
    grey = picture.image.convert("L").histogram()
    return grey[0] / sum(grey)
