"""A library of its own for what is measured: files indexed, thesaurus loaded, the app served and asked."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlencode

import urllib3

from bench.relevance.data import COLLECTION
from bench.serving import served
from bench.target import Target, command, fresh_target

T = TypeVar("T")
U = TypeVar("U")

THESAURUS = COLLECTION / "thesaurus" / "concepts.jsonl"
_AT_A_TIME = 4
_PATIENCE = urllib3.Retry(3, status_forcelist=(503,), backoff_factor=0.5, raise_on_status=False)
"""A busy machine is asked again: what is measured is what is found, however long it takes."""

_SOME_FAILED = 1


class Library:
    """The app at `url`; `failed` counts the questions that it could not answer."""

    def __init__(self, url: str, http: urllib3.PoolManager) -> None:
        self._url, self._http = url, http
        self.failed = 0

    def get(self, path: str, **parameters: object) -> dict[str, Any]:
        """The JSON that is answered; empty, and counted, when it is no success."""
        answer = self._http.request("GET", f"{self._url}{path}?{urlencode(parameters)}")
        if answer.status != 200:
            self.failed += 1
            return {}
        told: dict[str, Any] = json.loads(answer.data)
        return told

    def each(self, ask: Callable[[T], U], items: Sequence[T]) -> list[U]:
        """`ask` of every item, a few at a time, in order."""
        with ThreadPoolExecutor(_AT_A_TIME) as pool:
            return list(pool.map(ask, items))


@contextmanager
def library(folder: Path, without: Sequence[str] = ()) -> Iterator[Library]:
    """The files of `folder` in a fresh index with the project's thesaurus, served; removed at the end.

    `without` names parts of the ranking that are left out. Raises RuntimeError when it can't be made ready.
    """
    with filled(folder) as target, asked(target, without) as library:
        yield library


@contextmanager
def filled(folder: Path) -> Iterator[Target]:
    """A fresh index of the files of `folder` with the project's thesaurus. Raises RuntimeError."""
    with fresh_target() as target:
        _run(target, "thesaurus", "load", str(THESAURUS))
        _run(target, "update", str(folder))
        yield target


@contextmanager
def asked(target: Target, without: Sequence[str] = ()) -> Iterator[Library]:
    """The app over the target, without parts of its ranking. Raises RuntimeError when it does not get ready."""
    program = (sys.executable, "-m", "bench.relevance.without", *without) if without else None
    patient = urllib3.PoolManager(maxsize=_AT_A_TIME, timeout=30, retries=_PATIENCE)
    with served(target, program=program) as app, patient as http:
        library = Library(app.url, http)
        yield library
        if library.failed:
            print(f"{library.failed} questions were not answered and count as 0", file=sys.stderr)


def _run(target: Target, *arguments: str) -> None:
    run = subprocess.run(
        [command("rarecare-index"), *arguments], env=target.environment(), capture_output=True, text=True, check=False
    )
    if run.returncode not in (0, _SOME_FAILED):
        raise RuntimeError(f"rarecare-index {arguments[0]} ended with {run.returncode}: {run.stderr[-2000:]}")
