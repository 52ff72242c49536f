"""From a file to the text of its pages, through Tika; with `transport`, the only module that knows Tika.

Tika's server answers 200 for broken, encrypted and empty files alike: what became of a file stands in the metadata and
in the text. `indexer.verdicts` reads it from there.
"""

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import orjson

from indexer import verdicts
from indexer.charsets import charset_of
from indexer.cleaning import clean_pages
from indexer.collection import TABLE_ENDINGS, FoundFile
from indexer.containers import head_of, is_cut_off, is_pdf_bomb, is_zip, pdf_start, zip_contents
from indexer.errors import Damaged, Empty, TooLarge, Unsupported
from indexer.properties import language_of, title_of, year_of
from indexer.spreadsheets import with_empty_rows
from indexer.transport import Transport
from indexer.xhtml import Sheet, pages_of, sheets_of

_SERVICE = "/rmeta/xml"
_OK = 200
_CONTENT = "X-TIKA:content"
_PLAIN = {".csv": "text/csv", ".tsv": "text/csv", ".txt": "text/plain", ".md": "text/plain"}
"""Files whose encoding is found here, by ending."""
_DELIMITERS = {"tab": b"\t", "semicolon": b";", "comma": b","}
_QUOTED = re.compile(rb'"[^"]*"')
_MARKUP_TO_TEXT = 4
"""An office file with more markup than this many times the text that is taken of a file is not sent to Tika."""


@dataclass(frozen=True, slots=True)
class ExtractedPage:
    """A page's clean text (see `cleaning`), empty when it has none; numbers start at 1, as PDF viewers count."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a file holds, and what it says of itself: title and language are empty, the year None where it says
    nothing usable. Warnings start with `partial:` or `pages-without-text:`.
    """

    media_type: str
    title: str
    language: str
    year: int | None
    pages: tuple[ExtractedPage, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Sending:
    """How a file goes to Tika: from which byte on, and as what."""

    start: int
    media_type: str
    embedded: int = 0


class Extractor:
    """Reads files through Tika, bounded in time and size. Safe to share between threads."""

    def __init__(
        self,
        tika_urls: Sequence[str],
        *,
        timeout_s: float,
        max_file_bytes: int,
        max_text_bytes: int,
        patience_s: float,
    ) -> None:
        self._max_file_bytes = max_file_bytes
        self._max_text_bytes = max_text_bytes
        self._transport = Transport(
            tika_urls, timeout_s=timeout_s, max_answer_bytes=2 * max_text_bytes, patience_s=patience_s
        )
        self._headers = {
            "Accept": "application/json",
            "X-Tika-PDFOcrStrategy": "no_ocr",
            "X-Tika-PDFextractBookmarksText": "false",  # they stand after the last page and would count to it
            "X-Tika-PDFextractIncrementalUpdateInfo": "false",  # costs a pass over the file, and nobody reads it
            "X-Tika-Skip-Embedded": "true",
            "writeLimit": str(max_text_bytes),
        }

    def prepare(self) -> None:
        """Returns once a Tika server answers. Raises TikaUnreachable."""
        self._transport.wait_for_server()

    def document(self, file: FoundFile) -> Extraction:
        """The file's pages and properties. A file without pages (HTML, text) is one page, a sheet of a table is one.

        Raises the FileFailure that says why it cannot be indexed; TikaUnreachable when no server answers.
        """
        sending, answer = self._read(file)
        raw = pages_of(answer.get(_CONTENT, ""))
        verdicts.check(file, answer, raw, embedded=sending.embedded)
        pages = clean_pages(raw)
        verdicts.check_text(file, answer, raw, pages)
        return Extraction(
            media_type=verdicts.media_type(answer),
            title=title_of(answer, file.path.name),
            language=language_of(answer),
            year=year_of(answer),
            pages=tuple(ExtractedPage(number, text) for number, text in enumerate(pages, 1)),
            warnings=verdicts.warnings(file, answer, pages),
        )

    def tables(self, file: FoundFile) -> tuple[Sheet, ...]:
        """The sheets of a table (CSV, XLSX, ODS) in order, rows as they stand there. Raises as `document` does."""
        if not file.relative.lower().endswith(TABLE_ENDINGS):
            raise Unsupported(f"a table is one of {', '.join(TABLE_ENDINGS)}")
        sending, answer = self._read(file)
        content = answer.get(_CONTENT, "")
        verdicts.check(file, answer, pages_of(content), embedded=sending.embedded)
        if not (sheets := sheets_of(content)):
            raise Empty
        return with_empty_rows(sheets, file.path)

    def _read(self, file: FoundFile) -> tuple[_Sending, Mapping[str, Any]]:
        try:
            sending = self._how_to_send(file)
            return sending, self._answer(file, sending)
        except OSError as fault:
            raise Damaged(f"it cannot be read ({fault.strerror})") from fault

    def _how_to_send(self, file: FoundFile) -> _Sending:
        """How to send the file. Raises what can be said of it without Tika."""
        size = os.stat(file.path).st_size
        if not size:
            raise Empty("it has no bytes")
        if size > self._max_file_bytes:
            raise TooLarge(f"{size:,} bytes, of at most {self._max_file_bytes:,}")
        head = head_of(file.path)
        if (start := pdf_start(head)) is not None:
            if is_cut_off(file.path):
                raise Damaged("its end is missing, as after a broken download")
            if is_pdf_bomb(file.path):
                raise TooLarge("a part of it unpacks to a flood")
            return _Sending(start, "application/pdf")
        if is_zip(head):
            return _Sending(0, "application/octet-stream", self._embedded_in(file))
        if file.path.suffix.lower() in _PLAIN:
            kind, charset = _PLAIN[file.path.suffix.lower()], charset_of(file.path)
            delimiter = f"; delimiter={_delimiter(head)}" if kind == "text/csv" else ""
            return _Sending(charset.start, f"{kind}; charset={charset.name}{delimiter}")
        return _Sending(0, "application/octet-stream")

    def _embedded_in(self, file: FoundFile) -> int:
        """How many files the zip container embeds. Raises TooLarge for a bomb, Unsupported for an archive."""
        contents = zip_contents(file.path)
        if contents is None:
            raise Damaged("the list of its parts cannot be read")
        if contents.is_bomb or contents.markup > _MARKUP_TO_TEXT * self._max_text_bytes:
            raise TooLarge(f"it unpacks to {contents.unpacked:,} bytes")
        if not contents.is_document:
            raise Unsupported("it is an archive; unpack it")
        return contents.embedded

    def _answer(self, file: FoundFile, sending: _Sending) -> Mapping[str, Any]:
        headers = self._headers | {
            "Content-Type": sending.media_type,
            "Content-Disposition": f'attachment; filename="{quote(file.path.name)}"',
        }
        answer = self._transport.send(file.path, _SERVICE, headers, start=sending.start)
        if answer.status != _OK:
            raise Damaged(f"Tika refuses it (HTTP {answer.status})")
        try:
            parsed: Mapping[str, Any] = orjson.loads(answer.content)[0]
        except (orjson.JSONDecodeError, LookupError) as fault:
            raise Damaged("Tika's answer about it cannot be read") from fault
        return parsed


def _delimiter(head: bytes) -> str:
    """Tika's name of what separates the cells of the first line; Tika's own guess fails on tables of a few rows."""
    line = next((line for line in head.splitlines() if line.strip(b"\xef\xbb\xbf \0")), b"")
    unquoted = _QUOTED.sub(b"", line)
    return max(_DELIMITERS, key=lambda name: unquoted.count(_DELIMITERS[name]))
