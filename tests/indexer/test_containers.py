"""Bombs, archives and halves are known before anybody unpacks them."""

import zlib
from pathlib import Path

import pytest

from indexer.containers import has_images, head_of, is_cut_off, is_pdf_bomb, is_zip, pdf_start, zip_contents
from tests.indexer import samples


def test_document_is_told_from_archive(tmp_path: Path) -> None:
    document = samples.write(tmp_path / "a.docx", samples.docx("text")).path
    archive = samples.write(tmp_path / "a.zip", samples.zipped({"a.txt": b"text"})).path
    assert [zip_contents(path).is_document for path in (document, archive)] == [True, False]  # type: ignore[union-attr]
    assert [is_zip(head_of(path)) for path in (document, archive)] == [True, True]


def test_sizes_are_read_without_unpacking(tmp_path: Path) -> None:
    files = {"mimetype": b"x", "content.xml": bytes(150_000_000), "word/embeddings/a.bin": b"1"}
    contents = zip_contents(samples.write(tmp_path / "a.odt", samples.zipped(files)).path)
    assert contents is not None
    assert (contents.unpacked, contents.markup, contents.embedded) == (150_000_002, 150_000_000, 1)
    assert contents.is_bomb


def test_large_file_that_hardly_shrinks_is_no_bomb(tmp_path: Path) -> None:
    contents = zip_contents(samples.write(tmp_path / "a.odt", samples.zipped({"mimetype": b"x" * 1000})).path)
    assert contents is not None
    assert not contents.is_bomb


def test_damaged_container_has_no_contents(tmp_path: Path) -> None:
    assert zip_contents(samples.write(tmp_path / "a.docx", samples.docx("text")[:-100]).path) is None
    assert zip_contents(samples.write(tmp_path / "b.docx", b"PK\x03\x04").path) is None


@pytest.mark.parametrize(
    ("head", "start"),
    [(b"%PDF-1.7\n", 0), (b"HTTP/1.1 200 OK\r\n\r\n%PDF-1.4", 19), (b"<html>", None), (b"", None)],
)
def test_start_of_a_pdf_is_found(head: bytes, start: int | None) -> None:
    assert pdf_start(head) == start


def test_half_a_download_is_cut_off(tmp_path: Path) -> None:
    whole = samples.pdf(["Text."])
    assert not is_cut_off(samples.write(tmp_path / "whole.pdf", whole).path)
    assert not is_cut_off(samples.write(tmp_path / "trailing.pdf", whole + bytes(4000)).path)
    assert is_cut_off(samples.write(tmp_path / "half.pdf", whole[: len(whole) // 2]).path)


@pytest.mark.parametrize(("unpacked", "bomb"), [(120_000_000, True), (90_000_000, False)])
def test_flood_in_a_stream_is_found_behind_others(tmp_path: Path, unpacked: int, bomb: bool) -> None:
    streams = (zlib.compress(b"small"), bytes(range(256)) * 500, zlib.compress(bytes(unpacked)))
    content = b"%PDF-1.4\n" + b"".join(b"stream\r\n%b\nendstream\n" % stream for stream in streams)
    assert is_pdf_bomb(samples.write(tmp_path / "a.pdf", content).path) is bomb


def test_images_are_known_by_name(tmp_path: Path) -> None:
    text = samples.write(tmp_path / "text.pdf", b"%PDF-1.4 /Subtype /Type1").path
    image = samples.write(tmp_path / "image.pdf", b"%PDF-1.4 << /Type /XObject /Subtype /Image >>").path
    assert [has_images(path) for path in (text, image)] == [False, True]
