"""Files as they come, through the real Tika: pages, properties, tables, and what is wrong with each that fails."""

import io
import socket
import struct
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from indexer.errors import (
    Damaged,
    Empty,
    FileFailure,
    NeedsOcr,
    NeedsPassword,
    TikaUnreachable,
    TooLarge,
    Unsupported,
)
from indexer.extraction import ExtractedPage, Extraction, Extractor
from tests.conftest import Engines
from tests.indexer import samples

pytestmark = pytest.mark.engine

ROWS = (
    ("name", "country", "note"),
    ("Stowarzyszenie Pomocy Chorym na Mięsaki", "PL", 'said "a; b, c"'),
    ("Łódź – źródło", "PL", ""),
)


GAPS = (("name", "country"), ("", ""), ("", ""), ("", ""), ("A", "SI"))


@pytest.fixture(scope="module")
def make(engines: Engines) -> Callable[..., Extractor]:
    def extractor(max_file_bytes: int = 64 << 20, max_text_bytes: int = 24 << 20) -> Extractor:
        return Extractor(
            [engines.tika_url],
            timeout_s=60,
            max_file_bytes=max_file_bytes,
            max_text_bytes=max_text_bytes,
            patience_s=10,
        )

    return extractor


@pytest.fixture(scope="module")
def extractor(make: Callable[..., Extractor]) -> Extractor:
    return make()


def _failure(extractor: Extractor, path: Path, content: bytes) -> tuple[type[FileFailure], str]:
    with pytest.raises(FileFailure) as raised:
        extractor.document(samples.write(path, content))
    return type(raised.value), raised.value.message


def test_pdf_gives_its_pages_title_language_and_year(extractor: Extractor, tmp_path: Path) -> None:
    content = samples.pdf(["First page.", "Zweite Seite.", "Third."], title="Rare cancers", language="de")
    extraction = extractor.document(samples.write(tmp_path / "guide.pdf", content))
    assert extraction == Extraction(
        media_type="application/pdf",
        title="Rare cancers",
        language="de",
        year=extraction.year,
        pages=(ExtractedPage(1, "First page."), ExtractedPage(2, "Zweite Seite."), ExtractedPage(3, "Third.")),
        warnings=(),
    )


def test_blank_page_keeps_its_number(extractor: Extractor, tmp_path: Path) -> None:
    extraction = extractor.document(samples.write(tmp_path / "a.pdf", samples.pdf(["One.", "", "Three."])))
    assert [page.text for page in extraction.pages] == ["One.", "", "Three."]


def test_name_in_greek_with_spaces_and_quotes_is_no_obstacle(extractor: Extractor, tmp_path: Path) -> None:
    file = samples.write(tmp_path / 'οδηγός "για" ασθενείς; 100%.pdf', samples.pdf(["Text."]))
    assert extractor.document(file).pages == (ExtractedPage(1, "Text."),)


@pytest.mark.parametrize(
    ("name", "content", "media_type", "text"),
    [
        ("a.docx", samples.docx("Erster Absatz", "Zweiter"), "wordprocessingml.document", "Erster Absatz\nZweiter"),
        ("a.html", b"<html><body><h1>Title</h1><p>One &amp; two</p></body></html>", "html", "Title\nOne & two"),
        ("a.txt", "Łódź, gość i źrebię".encode("windows-1250"), "text/plain", "Łódź, gość i źrebię"),
        ("a.md", "# Περί\n\nκειμένου".encode(), "", "# Περί\n\nκειμένου"),
    ],
)
def test_other_kinds_are_one_page(
    extractor: Extractor, tmp_path: Path, name: str, content: bytes, media_type: str, text: str
) -> None:
    extraction = extractor.document(samples.write(tmp_path / name, content))
    assert extraction.media_type.endswith(media_type)
    assert extraction.pages == (ExtractedPage(1, text),)


def test_two_thousand_pages_are_read(extractor: Extractor, tmp_path: Path) -> None:
    (page,) = PdfReader(io.BytesIO(samples.pdf(["The same page."]))).pages
    writer = PdfWriter()
    for _ in range(2000):
        writer.add_page(page)
    content = io.BytesIO()
    writer.write(content)
    extraction = extractor.document(samples.write(tmp_path / "long.pdf", content.getvalue()))
    assert [(page.number, page.text) for page in extraction.pages[-1:]] == [(2000, "The same page.")]


def test_pdf_within_an_http_answer_is_read(extractor: Extractor, tmp_path: Path) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n"
    file = samples.write(tmp_path / "wrapped.pdf", head + samples.pdf(["Inside."]))
    assert extractor.document(file).pages == (ExtractedPage(1, "Inside."),)


def test_password_is_needed(extractor: Extractor, tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=io.BytesIO(samples.pdf(["Secret."])))
    writer.encrypt("secret")
    content = io.BytesIO()
    writer.write(content)
    assert _failure(extractor, tmp_path / "a.pdf", content.getvalue())[0] is NeedsPassword


@pytest.mark.parametrize(
    ("name", "content", "failure", "words"),
    [
        ("a.pdf", b"", Empty, "no bytes"),
        ("a.txt", b" \n \n", Empty, "no text"),
        (
            "a.pdf",
            b"<html><body>404 Not Found</body></html>",
            Unsupported,
            "its name says PDF, its content is text/html",
        ),
        ("a.zip", samples.zipped({"a.txt": b"text"}), Unsupported, "it is an archive; unpack it"),
        ("a.docx", samples.zipped({"a.txt": b"text"}), Unsupported, "it is an archive; unpack it"),
        ("a.bin", bytes(range(256)) * 40, Unsupported, "it is application/octet-stream"),
        ("a.zip", samples.zipped({"a.txt": bytes(120_000_000)}), TooLarge, "it unpacks to 120,000,000 bytes"),
        ("a.docx", samples.docx("text")[:-200], Damaged, "the list of its parts cannot be read"),
        ("a.pdf", samples.pdf(["Text."])[:5000], Damaged, "its end is missing"),
        ("a.pdf", b"%PDF-1.4\nnothing more\nstartxref\n0\n%%EOF\n", Damaged, ""),
    ],
)
def test_file_that_cannot_be_indexed_says_why(
    extractor: Extractor, tmp_path: Path, name: str, content: bytes, failure: type[FileFailure], words: str
) -> None:
    kind, message = _failure(extractor, tmp_path / name, content)
    assert kind is failure
    assert words in message


def _picture() -> bytes:
    """A PNG of one black dot."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


def test_picture_and_pages_of_pictures_need_text_recognition(extractor: Extractor, tmp_path: Path) -> None:
    assert _failure(extractor, tmp_path / "scan.png", _picture())[0] is NeedsOcr
    assert _failure(extractor, tmp_path / "scan.pdf", samples.pdf(["", ""]))[0] is NeedsOcr


def test_stamp_on_a_scan_is_not_its_text(extractor: Extractor, tmp_path: Path) -> None:
    (tmp_path / "scan.png").write_bytes(_picture())
    page = '#image("scan.png", width: 5cm, alt: "scan")\nScanned by a machine'
    assert _failure(extractor, tmp_path / "scan.pdf", samples.pdf([page, page], root=tmp_path))[0] is NeedsOcr
    told = f"{page}\n\n{'A page with a picture and text to read beside it. ' * 3}"
    file = samples.write(tmp_path / "leaflet.pdf", samples.pdf([told, page], root=tmp_path))
    assert [page.number for page in extractor.document(file).pages if page.text] == [1, 2]


def test_scanned_pages_among_others_are_named(extractor: Extractor, tmp_path: Path) -> None:
    (tmp_path / "scan.png").write_bytes(_picture())
    scan = '#image("scan.png", width: 5cm, alt: "scan")'
    content = samples.pdf(
        [scan, "A page of text that is long enough not to be taken for a stamp on a scan.", scan], root=tmp_path
    )
    extraction = extractor.document(samples.write(tmp_path / "mixed.pdf", content))
    assert extraction.warnings == ("pages-without-text: 1, 3",)
    assert [bool(page.text) for page in extraction.pages] == [False, True, False]


def test_stream_that_unpacks_to_a_flood_is_a_bomb(extractor: Extractor, tmp_path: Path) -> None:
    flood = zlib.compress(b" " * 120_000_000)
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>",
        b"<< /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream" % (len(flood), flood),
    )
    body = b"".join(b"%d 0 obj\n%b\nendobj\n" % numbered for numbered in enumerate(objects, 1))
    content = b"%PDF-1.4\n" + body + b"trailer << /Root 1 0 R /Size 5 >>\nstartxref\n0\n%%EOF\n"
    assert _failure(extractor, tmp_path / "bomb.pdf", content) == (
        TooLarge,
        "The file, or what unpacks from it, is beyond the limit: a part of it unpacks to a flood",
    )


def test_limits_of_file_and_text_hold(make: Callable[..., Extractor], tmp_path: Path) -> None:
    text = b"word " * 10_000
    assert _failure(make(max_file_bytes=40_000), tmp_path / "a.txt", text)[0] is TooLarge
    assert _failure(make(max_text_bytes=40_000), tmp_path / "b.txt", text)[0] is TooLarge
    assert make(max_text_bytes=60_000).document(samples.write(tmp_path / "c.txt", text)).pages[0].number == 1


def test_file_that_went_away_is_a_failure_of_that_file(extractor: Extractor, tmp_path: Path) -> None:
    file = samples.write(tmp_path / "a.txt", b"text")
    file.path.unlink()
    with pytest.raises(Damaged, match="it cannot be read"):
        extractor.document(file)


def test_no_tika_is_no_fault_of_the_file(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
    nobody = Extractor([url], timeout_s=5, max_file_bytes=1000, max_text_bytes=1000, patience_s=0)
    with pytest.raises(TikaUnreachable, match=url):
        nobody.prepare()
    with pytest.raises(TikaUnreachable, match="rarecare-engines start"):
        nobody.document(samples.write(tmp_path / "a.txt", b"text"))


def test_prepare_returns_when_tika_answers(extractor: Extractor) -> None:
    extractor.prepare()


def test_files_are_read_side_by_side(extractor: Extractor, tmp_path: Path) -> None:
    files = [samples.write(tmp_path / f"{number}.txt", f"text {number}".encode()) for number in range(40)]
    with ThreadPoolExecutor(8) as threads:
        texts = [extraction.pages[0].text for extraction in threads.map(extractor.document, files)]
    assert texts == [f"text {number}" for number in range(40)]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("comma.csv", samples.csv(ROWS)),
        ("semicolon-1250.csv", samples.csv(ROWS, encoding="windows-1250", separator=";")),
        ("tab-utf16.csv", samples.csv(ROWS, encoding="utf-16", separator="\t")),
        ("bom.csv", samples.csv(ROWS, encoding="utf-8-sig", separator=";")),
        ("book.xlsx", samples.xlsx(ROWS)),
        ("book.ods", samples.ods(ROWS)),
    ],
)
def test_tables_of_all_kinds_give_the_same_rows(
    extractor: Extractor, tmp_path: Path, name: str, content: bytes
) -> None:
    (sheet,) = extractor.tables(samples.write(tmp_path / name, content))
    assert [row + ("",) * (3 - len(row)) for row in sheet.rows] == list(ROWS)


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        (b"name;country\n", (("name", "country"),)),
        (b"name;country\nA, B;SI\n", (("name", "country"), ("A, B", "SI"))),
        (b'"name, in full";country\nA;SI\n', (("name, in full", "country"), ("A", "SI"))),
        (b"file\nguides/a, b.pdf\n", (("file",), ("guides/a, b.pdf",))),
        ("name\tcountry\nA\tSI\n".encode("utf-16"), (("name", "country"), ("A", "SI"))),
    ],
)
def test_separator_is_the_one_of_the_first_line(
    extractor: Extractor, tmp_path: Path, content: bytes, rows: tuple[tuple[str, ...], ...]
) -> None:
    (sheet,) = extractor.tables(samples.write(tmp_path / "small.csv", content))
    assert tuple(tuple(cell.strip() for cell in row) for row in sheet.rows) == rows


@pytest.mark.parametrize(
    ("name", "content"),
    [("gaps.csv", samples.csv(GAPS)), ("gaps.xlsx", samples.xlsx(GAPS)), ("gaps.ods", samples.ods(GAPS, repeated=3))],
)
def test_rows_stand_at_their_numbers_behind_empty_ones(
    extractor: Extractor, tmp_path: Path, name: str, content: bytes
) -> None:
    (sheet,) = extractor.tables(samples.write(tmp_path / name, content))
    assert [(number, row[0]) for number, row in enumerate(sheet.rows, 1) if any(row)] == [(1, "name"), (5, "A")]


def test_what_is_no_table_is_refused(extractor: Extractor, tmp_path: Path) -> None:
    with pytest.raises(Unsupported, match=r"\.csv, \.xlsx, \.ods"):
        extractor.tables(samples.write(tmp_path / "a.pdf", samples.pdf(["Text."])))
    with pytest.raises(Empty):
        extractor.tables(samples.write(tmp_path / "a.csv", b""))
