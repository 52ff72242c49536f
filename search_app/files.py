"""The originals, as they stand in the collection folder: with ranges, and never anything outside it."""

import os
import stat
import unicodedata
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from search_app.errors import NotFound
from search_app.library import Library
from search_app.messages import N_
from search_app.originals import Original

_SHOWN = ("application/pdf", "text/plain", "image/png", "image/jpeg", "image/gif", "image/webp", "image/avif")
"""Types that browsers show without running anything of them; all others are saved, never shown from this address."""

_SHOWN_POLICY = (
    "default-src 'none'; object-src 'self'; img-src 'self'; style-src 'unsafe-inline'; form-action 'none'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
"""What browsers' own viewers of PDFs and pictures need, and no more."""

_SAVED_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'; base-uri 'none'"


@dataclass(frozen=True)
class Originals:
    """Serves the files below `folder`."""

    folder: Path

    def route(self) -> Route:
        """The address of originals."""
        return Route("/documents/{id}/file", self.answer, name="file")

    async def answer(self, request: Request) -> Response:
        """The original of a document. Raises NotFound, and what the library raises."""
        library: Library = request.app.state.library
        original = await library.original(request.path_params["id"])
        path, found = await run_in_threadpool(self._found, original.path)
        answer = _file_answer(original, path, found)
        if _known(request.headers.get("if-none-match", ""), answer.headers["etag"]):
            return _unchanged(answer)
        return answer

    def _found(self, relative: str) -> tuple[Path, os.stat_result]:
        """The file and what the disk says of it. Raises NotFound when it is gone, or a link that leads elsewhere."""
        folder = self.folder.resolve()
        try:
            path = _on_disk(folder, relative).resolve(strict=True)
            found = path.stat()
        except (OSError, ValueError) as fault:
            raise NotFound(N_("The original of this document is not there any more.")) from fault
        if not path.is_relative_to(folder) or not stat.S_ISREG(found.st_mode):
            raise NotFound
        return path, found


def _on_disk(folder: Path, relative: str) -> Path:
    """The path below `folder` whose names are those of `relative` once in NFC: some systems keep accents apart."""
    here = folder
    for name in PurePosixPath(relative).parts:
        there = here / name
        if not name.isascii() and not there.exists():
            same = (entry for entry in here.iterdir() if unicodedata.normalize("NFC", entry.name) == name)
            there = next(same, there)
        here = there
    return here


def _file_answer(original: Original, path: Path, found: os.stat_result) -> FileResponse:
    media_type = original.media_type.partition(";")[0].strip().lower()
    shown = media_type in _SHOWN
    headers = {
        "Content-Disposition": disposition("inline" if shown else "attachment", original.path.rpartition("/")[2]),
        "Content-Security-Policy": _SHOWN_POLICY if shown else _SAVED_POLICY,
        "Cache-Control": "private, no-cache",
    }
    if (found.st_size, found.st_mtime_ns) == (original.size, original.modified_ns):
        headers["ETag"] = f'"{original.digest}"'  # else the file has changed since: the answer makes one of its own
    return FileResponse(path, headers=headers, media_type=media_type, stat_result=found)


def disposition(kind: str, name: str) -> str:
    """A `Content-Disposition` whose name every program reads: plain letters, and beside it the true name (RFC 5987)."""
    plain = "".join(sign if sign.isascii() and (sign.isalnum() or sign in " .-_()") else "_" for sign in name)
    return f"{kind}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def _known(if_none_match: str, etag: str) -> bool:
    tags = {tag.strip().removeprefix("W/") for tag in if_none_match.split(",")}
    return etag in tags or "*" in tags


def _unchanged(answer: Response) -> Response:
    kept = ("etag", "last-modified", "cache-control", "content-security-policy")
    return Response(status_code=304, headers={name: answer.headers[name] for name in kept})
