"""What Tika answers, always with status 200, is read as what became of the file."""

from pathlib import Path

import pytest

from indexer import verdicts
from indexer.collection import FoundFile
from indexer.errors import Damaged, FileFailure, NeedsOcr, NeedsPassword, TooLarge, Unsupported

FAULT = "X-TIKA:EXCEPTION:container_exception"
PDF = {"Content-Type": "application/pdf"}
TEXT = ("A page of text.",)


def _file(name: str = "a.pdf") -> FoundFile:
    return FoundFile(Path(name), name, 1, 1)


@pytest.mark.parametrize(
    ("answer", "pages", "failure"),
    [
        (
            PDF | {FAULT: "org.apache.tika.exception.EncryptedDocumentException: document is encrypted"},
            (),
            NeedsPassword,
        ),
        (PDF | {FAULT: "java.io.IOException: Provided decryption material is not compatible"}, (), NeedsPassword),
        (
            PDF | {FAULT: "org.apache.tika.sax.TaggedSAXException: Suspected zip bomb: 147257 input bytes"},
            TEXT,
            TooLarge,
        ),
        (PDF | {"X-TIKA:EXCEPTION:write_limit_reached": "true"}, TEXT, TooLarge),
        (PDF | {FAULT: "java.io.IOException: Missing root object"}, ("", " "), Damaged),
        ({"Content-Type": "text/html; charset=UTF-8"}, TEXT, Unsupported),
        ({"Content-Type": ["image/jpeg", "x"]}, (), NeedsOcr),
    ],
)
def test_fault_in_the_answer_is_the_file_s(
    answer: dict[str, object], pages: tuple[str, ...], failure: type[FileFailure]
) -> None:
    with pytest.raises(failure):
        verdicts.check(_file(), answer, pages, embedded=0)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.pdf", "application/pdf"),
        ("a.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("a.odt", "application/vnd.oasis.opendocument.text"),
        ("a.epub", "application/epub+zip"),
        ("a.rtf", "application/rtf"),
        ("a.txt", "text/plain; charset=UTF-8"),
    ],
)
def test_accepted_kinds_pass(name: str, kind: str) -> None:
    verdicts.check(_file(name), {"Content-Type": kind}, TEXT, embedded=0)


@pytest.mark.parametrize("kind", ["application/zip", "application/x-tar", "audio/mpeg", "application/x-sh", ""])
def test_other_kinds_are_refused(kind: str) -> None:
    with pytest.raises(Unsupported, match="it is "):
        verdicts.check(_file("a.bin"), {"Content-Type": kind}, TEXT, embedded=0)


def test_part_of_a_damaged_file_counts_with_a_warning() -> None:
    answer = PDF | {FAULT: "java.io.IOException: Expected operator 'ID'\n\tat org.apache"}
    verdicts.check(_file(), answer, TEXT, embedded=0)
    assert verdicts.warnings(_file(), answer, TEXT) == ("partial: Expected operator 'ID'",)


def test_document_that_only_wraps_others_is_refused() -> None:
    answer = {"Content-Type": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}
    with pytest.raises(Unsupported, match="it holds other files"):
        verdicts.check(_file("a.docx"), answer, ("embed",), embedded=1)
    verdicts.check(_file("a.docx"), answer, ("A letter with a spreadsheet in it.",), embedded=1)


def test_text_in_properties_alone_is_not_on_the_pages() -> None:
    with pytest.raises(NeedsOcr):
        verdicts.check_text(_file(), PDF | {"pdf:charsPerPage": ["0", "0"], "xmpTPg:NPages": "2"}, TEXT, TEXT)


def test_pdf_without_pages_is_damaged() -> None:
    with pytest.raises(Damaged, match="it has no pages"):
        verdicts.check_text(_file(), PDF | {"xmpTPg:NPages": "0"}, ("",), ("",))
