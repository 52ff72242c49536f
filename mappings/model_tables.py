"""py3langid's tables for the library's languages, unpacked once and kept in the cache.

They are packed with LZMA, which takes half a second and 100 MiB to undo at each start, and hold four times as many
languages as the library has.
"""

import hashlib
import os
import tempfile
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from mappings.connection import cache_folder
from mappings.languages import languages

_STEPS, _ROWS = "u4", "u2"
"""Types of the numbers by which py3langid walks over a text."""


def restricted_model() -> Any:
    """py3langid's model with the library's languages alone; who never loads it doesn't pay for numpy either.

    A cache that cannot be read or written costs time, nothing else.
    """
    from py3langid.langid import LanguageIdentifier

    kept = _file()
    tables = _read(kept)
    if tables is None:
        tables = _unpacked()
        with suppress(OSError):
            _keep(kept, tables)
    return LanguageIdentifier(
        tables["ptc"],
        tables["pc"],
        sorted(languages()),
        memoryview(tables["nextmove"]),  # no copy: it is 37 MiB
        tables["output"].tolist(),
        norm_probs=True,
        tk_row=memoryview(tables["row"]),
    )


def _file() -> Path:
    """Where these tables are kept: other versions and other languages have other names."""
    of = f"{version('py3langid')} {version('numpy')} {' '.join(sorted(languages()))}"
    return cache_folder(os.environ) / "languages" / f"{hashlib.sha256(of.encode()).hexdigest()[:16]}.npz"


def _read(file: Path) -> dict[str, Any] | None:
    """The kept tables, or None when there are none that can be used."""
    import numpy

    try:
        with numpy.load(file, allow_pickle=False) as kept:
            return {name: kept[name] for name in ("ptc", "pc", "nextmove", "row", "output")}
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return None


def _unpacked() -> dict[str, Any]:
    """The tables of py3langid's own file; a column a language, in the order of the languages' codes."""
    import numpy
    from py3langid.langid import MODEL_DIR, MODEL_FILE
    from py3langid.modelio import load_model

    ptc, pc, classes, nextmove, row, output = load_model(MODEL_DIR / MODEL_FILE)
    columns = [classes.index(language) for language in sorted(languages())]
    return {
        "ptc": numpy.ascontiguousarray(ptc[:, columns]),
        "pc": pc[columns],
        "nextmove": numpy.asarray(nextmove, dtype=_STEPS),
        "row": numpy.asarray(row, dtype=_ROWS),
        "output": numpy.asarray(output, dtype=numpy.int32),
    }


def _keep(file: Path, tables: dict[str, Any]) -> None:
    """Writes them under another name first: who reads meanwhile sees all or nothing. Raises OSError."""
    import numpy

    file.parent.mkdir(parents=True, exist_ok=True)
    descriptor, unfinished = tempfile.mkstemp(dir=file.parent, suffix=".npz")
    try:
        with os.fdopen(descriptor, "wb") as content:
            numpy.savez(content, **tables)
        os.replace(unfinished, file)
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise
