"""Everything that can go wrong while indexing, as one tree; each class says what is wrong and what to do about it.

IndexerError
├── FileFailure              one file (or row of a table) is not indexed; it is recorded, and the run goes on
│   ├── NeedsPassword        needs-password
│   ├── NeedsOcr             needs-ocr
│   ├── Damaged              damaged
│   ├── Unsupported          unsupported
│   ├── TooLarge             too-large
│   ├── TimedOut             timed-out
│   ├── Empty                empty
│   └── ExtractorDied        extractor-died
├── AlreadyRunning           another run writes to the same indices
├── EngineRefuses            Elasticsearch answers, but does not take what is written: the run ends
├── WrongUse                 the command or its settings cannot be carried out as given (exit status 2)
└── EngineUnreachable        an engine does not answer at all: the run ends (exit status 3)
    ├── ElasticsearchUnreachable
    └── TikaUnreachable
"""

from typing import ClassVar


class IndexerError(Exception):
    """The root of the tree; its text is a sentence for people, never a stack trace."""

    exit_status: ClassVar[int] = 1


class WrongUse(IndexerError):
    """What was asked cannot be done as given; the text says what would be right."""

    exit_status = 2


class AlreadyRunning(IndexerError):
    """Another run writes to the indices of this prefix; the text says which, since when, and what to do."""


class EngineRefuses(IndexerError):
    """Elasticsearch answers but takes no writing (full disk, read-only index); the text says what to do."""


class EngineUnreachable(IndexerError):
    """An engine does not answer; the text names it, its address and what to do."""

    exit_status = 3


class ElasticsearchUnreachable(EngineUnreachable):
    """Elasticsearch does not answer, or lets nobody in with these credentials."""


class TikaUnreachable(EngineUnreachable):
    """No Tika server answers."""


class FileFailure(IndexerError):
    """A file that cannot be indexed: `reason` is its code, `message` what is wrong, `remedy` what to do.

    `str()` gives message and remedy as one line.
    """

    reason: ClassVar[str]
    sentence: ClassVar[str]
    remedy: ClassVar[str]

    def __init__(self, detail: str = "") -> None:
        self.message = f"{self.sentence}: {detail}" if detail else self.sentence
        super().__init__(f"{self.message}. {self.remedy}.")


class NeedsPassword(FileFailure):
    """The file opens with a password or a certificate only."""

    reason = "needs-password"
    sentence = "The file is encrypted and opens with a password or a certificate only"
    remedy = "Put a copy without a password into the collection"


class NeedsOcr(FileFailure):
    """The file shows text but holds none that can be read: a scan, or a PDF without the letters behind its glyphs."""

    reason = "needs-ocr"
    sentence = "No readable text is in the file"
    remedy = "Run text recognition (OCR) over it and put the result into the collection"


class Damaged(FileFailure):
    """The file is broken."""

    reason = "damaged"
    sentence = "The file is damaged"
    remedy = "Get it again from its publisher"


class Unsupported(FileFailure):
    """The file is of a kind that is not indexed, or its content is not of the kind that its name says."""

    reason = "unsupported"
    sentence = "Files of this kind are not indexed"
    remedy = "Put it into the collection as PDF, Word, OpenDocument, HTML, EPUB or text, or take it out"


class TooLarge(FileFailure):
    """The file, or what unpacks from it, is beyond the limits."""

    reason = "too-large"
    sentence = "The file, or what unpacks from it, is beyond the limit"
    remedy = "Divide it into smaller files, or raise the limit"


class TimedOut(FileFailure):
    """The extraction took longer than the limit."""

    reason = "timed-out"
    sentence = "Reading the file took longer than the limit"
    remedy = "Divide it into smaller files, or raise the limit"


class Empty(FileFailure):
    """The file is sound and holds nothing."""

    reason = "empty"
    sentence = "The file holds no text"
    remedy = "Take it out of the collection, or put the right file in its place"


class ExtractorDied(FileFailure):
    """Tika broke off while it read this file, again after a retry."""

    reason = "extractor-died"
    sentence = "Tika broke off while it read the file"
    remedy = "Try it again with `rarecare-index retry`; if it happens again, make the file anew from its source"
