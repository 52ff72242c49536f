"""What the reading of files needs, begun by threads of their own while engines do their part.

On a first run everything is to be read, so the first files go through Tika while Elasticsearch makes the indices.
"""

import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Self

from indexer.collection import FoundFile, content_hash
from indexer.errors import IndexerError
from indexer.settings import Settings

if TYPE_CHECKING:
    from indexer.extraction import Extraction, Extractor

_MOST_FILES, _LARGEST_BYTES = 200, 1 << 18
"""Texts that are read ahead wait in memory."""
_AT_A_TIME = 2
"""Files that are read ahead at a time: with one, Tika waits while its answer is made clean."""


@dataclass(frozen=True, slots=True)
class ReadAhead:
    """What a file held: the hash of its bytes, taken before its text was."""

    digest: str
    text: "Extraction"


class Preparation:
    """Begun when it is sure that there are files to read; `files` are those that are sure to be read, in order.

    As a context it stops reading ahead at its end.
    """

    def __init__(self, settings: Settings, files: Sequence[FoundFile] = ()) -> None:
        self._settings = settings
        self._files = [file for file in files[:_MOST_FILES] if file.size <= _LARGEST_BYTES]
        self._model = threading.Thread(target=_load_model, name="model", daemon=True)
        self._ahead = threading.Thread(target=self._read, name="ahead", daemon=True)
        self._texts: dict[str, Future[ReadAhead]] = {}
        self._turn = threading.Lock()
        self._begun = self._stopped = False

    def begin(self) -> None:
        """Begins, once."""
        with self._turn:
            if not self._begun:
                self._begun = True
                self._model.start()
                self._ahead.start()

    def wait(self) -> None:
        """Returns when languages can be told; begins if nobody has."""
        self.begin()
        self._model.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with self._turn:
            self._stopped = True  # the run may have ended before a file was asked for

    def taken(self, file: FoundFile) -> ReadAhead | None:
        """What `file` held, if it was read ahead; who asks reads the others. Raises as `Extractor.document` does."""
        with self._turn:
            self._stopped = True
            read = self._texts.pop(file.relative, None)
        return read.result() if read else None

    def _read(self) -> None:
        if not self._files:
            return
        from indexer import pipeline
        from indexer.extractors import extractor_of

        try:
            extractor = extractor_of(self._settings)
        except IndexerError:
            return  # who reads the first file says so
        pipeline.run(self._unasked(), partial(_settle, extractor), threads=_AT_A_TIME)

    def _unasked(self) -> Iterator[tuple[FoundFile, "Future[ReadAhead]"]]:
        """The files with what becomes of them, until somebody asks for one."""
        for file in self._files:
            with self._turn:
                if self._stopped:
                    return
                text = self._texts[file.relative] = Future()
            yield file, text


def _settle(extractor: "Extractor", task: tuple[FoundFile, "Future[ReadAhead]"]) -> None:
    file, text = task
    try:
        text.set_result(ReadAhead(content_hash(file), extractor.document(file)))
    except BaseException as fault:
        text.set_exception(fault)


def _load_model() -> None:
    import indexer.extractors  # first what asks Tika, which works while the rest is imported
    import indexer.loading  # noqa: F401
    from mappings.identification import identifier

    identifier()
