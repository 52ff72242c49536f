"""What became of a file in Tika, read from the metadata and the text; each rule is a trouble that real files had."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from indexer.collection import FoundFile
from indexer.containers import has_images
from indexer.errors import Damaged, Empty, NeedsOcr, NeedsPassword, TooLarge, Unsupported
from indexer.legibility import illegible

PDF = "application/pdf"
_EXCEPTION = "X-TIKA:EXCEPTION:container_exception"
_LIMIT_REACHED = "X-TIKA:EXCEPTION:write_limit_reached"
_ENCRYPTED = ("EncryptedDocumentException", "decryption material", "PasswordRequired")
_BOMB = ("zip bomb", "RecordFormatException", "WriteLimitReached")

_READABLE = re.compile(
    r"text/.+|application/(?:pdf|msword|rtf|xml|json|xhtml\+xml|epub\+zip|fictionbook.*|x-fictionbook.*"
    r"|vnd\.openxmlformats-officedocument\..+|vnd\.oasis\.opendocument\..+|vnd\.ms-(?:excel|powerpoint|word).*"
    r"|vnd\.sun\.xml\..+|vnd\.apple\..+|x-tika-(?:ooxml|msoffice).*|vnd\.wordperfect.*|wps-office.*)|message/rfc822"
)
_IMAGE = "image/"
_EMBEDDED_ONLY_LETTERS = 20
_PICTURES = "its pages are pictures"
_STRAY_LETTERS = 60
"""Scanned pages have up to so many letters of text: a stamp, a page number, what a scanner writes."""


def media_type(answer: Mapping[str, Any]) -> str:
    """The media type that Tika found, without parameters."""
    found = answer.get("Content-Type", "")
    return str(found[0] if isinstance(found, list) else found).partition(";")[0]


def check(file: FoundFile, answer: Mapping[str, Any], pages: Sequence[str], *, embedded: int) -> None:
    """Raises the FileFailure that Tika's answer about the file amounts to, if it is one."""
    fault = str(answer.get(_EXCEPTION, ""))
    kind = media_type(answer)
    if any(word in fault for word in _ENCRYPTED):
        raise NeedsPassword
    if any(word in fault for word in _BOMB) or answer.get(_LIMIT_REACHED):
        raise TooLarge("its text is beyond the limit")
    if kind.startswith(_IMAGE):
        raise NeedsOcr("it is an image")
    if file.path.suffix.lower() == ".pdf" and kind != PDF:
        raise Unsupported(f"its name says PDF, its content is {kind}")
    if not _READABLE.fullmatch(kind):
        raise Unsupported(f"it is {kind}")
    if fault and not any(page.strip() for page in pages):
        raise Damaged(_cause(fault))
    if embedded and sum(map(len, pages)) < _EMBEDDED_ONLY_LETTERS:
        raise Unsupported("it holds other files, and next to no text; put those into the collection")


def check_text(file: FoundFile, answer: Mapping[str, Any], raw: Sequence[str], pages: Sequence[str]) -> None:
    """Raises the FileFailure of a file without text, or with signs that are not the text that it shows."""
    if media_type(answer) != PDF:
        if not any(pages):
            raise Empty
        return
    shown = _shown_letters(answer)
    if shown == 0 or not any(pages):
        raise Damaged("it has no pages") if str(answer.get("xmpTPg:NPages")) == "0" else NeedsOcr(_PICTURES)
    if max(map(len, pages)) <= _STRAY_LETTERS and has_images(file.path):
        raise NeedsOcr(_PICTURES)
    unmapped = int(answer.get("pdf:totalUnmappedUnicodeChars") or 0)
    if reason := illegible("\n".join(raw), shown=shown or 0, unmapped=unmapped):
        raise NeedsOcr(reason)


def warnings(file: FoundFile, answer: Mapping[str, Any], pages: Sequence[str]) -> tuple[str, ...]:
    """What a reader of the list of documents should know: parts that could not be read, pages that are pictures."""
    found = []
    if fault := str(answer.get(_EXCEPTION, "")):
        found.append(f"partial: {_cause(fault)}")
    blank = [str(number) for number, page in enumerate(pages, 1) if not page]
    if blank and media_type(answer) == PDF and has_images(file.path):
        found.append(f"pages-without-text: {', '.join(blank)}")
    return tuple(found)


def _shown_letters(answer: Mapping[str, Any]) -> int | None:
    """How many letters the pages of a PDF show, comments and bookmarks aside; None when Tika does not say."""
    counts = answer.get("pdf:charsPerPage")
    if counts is None:
        return None
    return sum(map(int, counts if isinstance(counts, list) else [counts]))


def _cause(fault: str) -> str:
    """The first line of a stack trace, without the names of classes."""
    line = fault.strip().splitlines()[0]
    return re.sub(r"^(?:[\w$.]+(?:Exception|Error): ?)+", "", line)[:300] or "Tika cannot read it"
