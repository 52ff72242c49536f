"""Whether tagged PDFs keep PDF/UA-1, by veraPDF: fetched once by Maven, checked by pinned sums, kept in the cache."""

import hashlib
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from mappings.connection import cache_folder

_HERE = Path(__file__).parent
_NEEDS = _HERE / "verapdf.xml"
_SUMS = _HERE / "verapdf.sha256"
_NAME = "verapdf-1.28.2"
# Later versions want the descriptions of all parents of an artefact, which not every mirror has.
_MAVEN_COPY = "org.apache.maven.plugins:maven-dependency-plugin:2.10:copy-dependencies"
_COMMAND = "org.verapdf.apps.GreenfieldCliWrapper"
_VERDICT = re.compile(r"(PASS|FAIL) (.+) ua1")


class VerapdfUnusable(Exception):
    """veraPDF cannot be fetched or does not run; the message says why."""


def verdicts(files: Sequence[Path], environ: Mapping[str, str]) -> dict[Path, bool]:
    """Whether each file keeps PDF/UA-1. Raises VerapdfUnusable, also when a file gets no verdict."""
    classes = ":".join(str(jar) for jar in sorted(_verapdf(cache_folder(environ)).glob("*.jar")))
    said = _run("java", "-cp", classes, _COMMAND, "--flavour", "ua1", "--format", "text", *map(str, files))
    found = {Path(path): word == "PASS" for word, path in _VERDICT.findall(said)}
    if missing := [file for file in files if file not in found]:
        raise VerapdfUnusable(f"veraPDF says nothing of {missing[0]}")
    return {file: found[file] for file in files}


def _verapdf(cache: Path) -> Path:
    """The folder with veraPDF's files, fetched when it is not there."""
    home = cache / _NAME
    if not home.is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as folder:
            fetched = Path(folder) / "files"
            repository = f"-Dmaven.repo.local={folder}/repository"
            to = f"-DoutputDirectory={fetched}"
            _run("mvn", "-q", "-B", "-ntp", "-f", str(_NEEDS), repository, _MAVEN_COPY, to, "-DincludeScope=runtime")
            check(fetched, _SUMS.read_text(encoding="ascii"))
            shutil.move(fetched, home)
    return home


def check(folder: Path, sums: str) -> None:
    """Raises VerapdfUnusable unless the files of `folder` are those of `sums` (as sha256sum writes them), no others."""
    pinned = {name: digest for digest, name in (line.split() for line in sums.splitlines())}
    found = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.iterdir()}
    if differing := sorted(name for name in pinned.keys() | found.keys() if pinned.get(name) != found.get(name)):
        raise VerapdfUnusable(f"not what it should be, so nothing is kept: {', '.join(differing)}")


def _run(*command: str) -> str:
    """What the command prints. veraPDF ends with 1 when a file fails, which is a verdict and no fault."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError as fault:
        raise VerapdfUnusable(f"{command[0]}: {fault.strerror}; install it") from fault
    if done.returncode > 1 or (done.returncode and command[0] == "mvn"):
        raise VerapdfUnusable(f"{command[0]} failed: {(done.stderr or done.stdout).strip()[:1000]}")
    return done.stdout
