"""A small collection folder with indices of its own, for tests of what a run leaves in Elasticsearch."""

import os
import socket
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from elasticsearch import Elasticsearch, NotFoundError

from indexer.documents import document_id
from indexer.failures import Recorded, recorded_failures
from indexer.settings import Settings
from indexer.summary import Summary
from indexer.update import update
from mappings.indices import CONTENTS, DOCUMENTS, OPERATIONS, versions
from tests.conftest import Engines

COMMAND = str(Path(sys.executable).with_name("rarecare-index"))

ENGLISH = "Patients with a rare cancer of the lung should be treated in a centre that has experience with this disease."
GERMAN = "Patienten mit einer seltenen Krebserkrankung sollten in einem erfahrenen Zentrum behandelt werden."
FRENCH = "Les patients atteints d'un cancer rare doivent être soignés dans un centre qui a l'expérience de la maladie."


@dataclass(frozen=True)
class Library:
    """A folder and its indices."""

    folder: Path
    settings: Settings
    client: Elasticsearch
    engines: Engines

    def write(self, relative: str, text: str = ENGLISH) -> Path:
        """Writes a text file below the folder."""
        path = self.folder / relative
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def update(self, *, retry: bool = False) -> Summary:
        """One update, in this process."""
        return update(self.client, self.settings, self.folder, retry=retry)

    def without_tika(self) -> "Library":
        """The same library where Tika answers nobody: whatever needs Tika raises."""
        return self.with_settings(tika_urls=(closed_address(),), patience_s=0.1)

    def with_settings(self, **changed: Any) -> "Library":
        """The same library with some settings changed."""
        return replace(self, settings=replace(self.settings, **changed))

    def sources(self) -> list[str]:
        """The sources of all documents and records, ordered."""
        found = self.client.search(index=self.documents, size=1000, source_includes=["source"])["hits"]["hits"]
        return sorted(hit["_source"]["source"] for hit in found)

    def body(self, source: str) -> dict[str, Any] | None:
        """The body of the document at `source`, or None."""
        try:
            found: dict[str, Any] = self.client.get(index=self.documents, id=document_id(source))["_source"]
        except NotFoundError:
            return None
        return found

    def bodies(self) -> dict[str, dict[str, Any]]:
        """All bodies by identifier, but for the time when they were indexed."""
        found = self.client.search(index=self.documents, size=1000)["hits"]["hits"]
        return {
            hit["_id"]: {name: value for name, value in hit["_source"].items() if name != "indexed_at"} for hit in found
        }

    def failures(self) -> tuple[Recorded, ...]:
        """What could not be indexed."""
        return recorded_failures(self.client, self.operations)

    def run(self, *arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
        """The command, as a user runs it."""
        return subprocess.run(
            [COMMAND, *arguments],
            env=self.environment() | environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def environment(self) -> dict[str, str]:
        """The environment of the command."""
        return self.engines.environment(self.settings.prefix) | {"DOCUMENTS": str(self.folder)}

    @property
    def documents(self) -> str:
        """The alias of the documents."""
        return self.settings.alias(DOCUMENTS).name

    @property
    def operations(self) -> str:
        """The alias of the operations."""
        return self.settings.alias(OPERATIONS).name


@contextmanager
def library(folder: Path, client: Elasticsearch, engines: Engines) -> Iterator[Library]:
    """An empty library in `folder`; its indices are removed at the end."""
    settings = Settings(
        elasticsearch=engines.elasticsearch,
        tika_urls=(engines.tika_url,),
        prefix=f"test-{uuid.uuid4().hex[:12]}",
        documents=folder,
        patience_s=10,
    )
    try:
        yield Library(folder, settings, client, engines)
    finally:
        for contents in CONTENTS:
            of = settings.alias(contents)
            for version in versions(client, of):
                client.indices.delete(index=of.index(version))


def counts(summary: Summary) -> dict[str, int]:
    """The counts that are not zero, without pages."""
    names = ("seen", "added", "changed", "moved", "unchanged", "removed", "failed")
    return {name: value for name in names if (value := summary.values()[name])}


def closed_address() -> str:
    """An address on this machine at which nobody answers."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{taken.getsockname()[1]}"


def touched(path: Path) -> None:
    """Sets the file's time of modification to another one; its bytes stay."""
    status = path.stat()
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns + 5_000_000_000))


def replaced_unseen(path: Path, text: str) -> None:
    """Puts other bytes of the same number into the file and keeps its time: only who reads the file can tell."""
    status = path.stat()
    path.write_text(text, encoding="utf-8")
    assert path.stat().st_size == status.st_size
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
