"""Downloads by the ordinary clients (mvn, pip): followed while they run, checked when they have ended."""

import hashlib
import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from engines.errors import FetchFailed
from engines.progress import Report, following

_SAID_LINES = 12


def download(
    command: Sequence[str], folder: Path, environ: Mapping[str, str], *, report: Report, what: str, mib: int
) -> None:
    """Runs a client that downloads `what` into `folder`, which also gets its temporary files. Raises FetchFailed."""
    said = folder / "said.txt"
    environment = {**os.environ, **environ, "TMPDIR": str(folder)}
    with said.open("wb") as output:
        try:
            process = subprocess.Popen(
                command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output
            )
        except OSError as fault:
            raise FetchFailed(f"{what} could not be fetched: {command[0]}: {fault.strerror}") from fault
        following(process, folder, report, what=what, mib=mib)
    if process.returncode:
        lines = said.read_text(encoding="utf-8", errors="replace").strip().splitlines()
        end = "\n".join(f"    {line}" for line in lines[:_SAID_LINES])
        raise FetchFailed(f"{what} could not be fetched; {Path(command[0]).name} says:\n{end}")


def checked(file: Path, sha256: str, name: str) -> Path:
    """`file`, when its bytes are the pinned ones. Raises FetchFailed."""
    try:
        with file.open("rb") as content:
            found = hashlib.file_digest(content, "sha256").hexdigest()
    except OSError as fault:
        raise FetchFailed(f"{name} did not arrive: {file.name} is not among what was downloaded") from fault
    if found != sha256:
        raise FetchFailed(
            f"{name} was downloaded, but is not what it should be: SHA-256 {found} instead of {sha256}. "
            "Nothing of it was kept. Try again; if it stays so, a proxy or mirror changes the file"
        )
    return file
