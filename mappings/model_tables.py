"""py3langid's tables for the library's languages, unpacked once and kept in the cache.

They are packed with LZMA, which takes half a second and 100 MiB to undo at each start, and hold four times as many
languages as the library has. The kept ones are arrays as numpy writes them, one after the other, and are read as they
are looked at: to have them all checked and copied first would take a tenth of a second.
"""

import hashlib
import os
import tempfile
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any, BinaryIO

from mappings.connection import cache_folder
from mappings.languages import languages

_STEPS, _ROWS = "u4", "u2"
"""Types of the numbers by which py3langid walks over a text."""
_NAMES = ("ptc", "pc", "nextmove", "row", "output")
"""The tables in the order in which they are kept."""


def restricted_model() -> Any:
    """py3langid's model with the library's languages alone; who never loads it doesn't pay for numpy either.

    A cache that cannot be read or written costs time, nothing else.
    """
    # Else numpy begins a thread a core, which wait for work and keep a core busy: these tables are small.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
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
    return cache_folder(os.environ) / "languages" / f"{hashlib.sha256(of.encode()).hexdigest()[:16]}.npys"


def _read(file: Path) -> dict[str, Any] | None:
    """The kept tables, or None when there are none that can be used."""
    try:
        with file.open("rb") as kept:
            return {name: _mapped(kept) for name in _NAMES}
    except (OSError, ValueError, EOFError):
        return None


def _mapped(kept: BinaryIO) -> Any:
    """The array that begins here in the file, which is read where it is looked at. Raises ValueError."""
    import numpy
    from numpy.lib import format as npy

    npy.read_magic(kept)
    shape, _, kind = npy.read_array_header_1_0(kept)
    begin = kept.tell()
    array = numpy.memmap(kept, dtype=kind, mode="r", offset=begin, shape=shape)
    kept.seek(begin + array.nbytes)
    return array.view(numpy.ndarray)


def _unpacked() -> dict[str, Any]:
    """The tables of py3langid's own file; a column a language, in the order of the languages' codes."""
    import numpy
    from py3langid.langid import MODEL_DIR, MODEL_FILE
    from py3langid.modelio import load_model

    ptc, pc, classes, nextmove, row, output = load_model(MODEL_DIR / MODEL_FILE)
    columns = [classes.index(language) for language in sorted(languages())]
    return {
        # A row a feature, in full precision: twice as fast.
        "ptc": numpy.ascontiguousarray(ptc[:, columns], dtype=numpy.float32),
        "pc": pc[columns],
        "nextmove": numpy.asarray(nextmove, dtype=_STEPS),
        "row": numpy.asarray(row, dtype=_ROWS),
        "output": numpy.asarray(output, dtype=numpy.int32),
    }


def _keep(file: Path, tables: dict[str, Any]) -> None:
    """Writes them under another name first: who reads meanwhile sees all or nothing. Raises OSError."""
    import numpy

    file.parent.mkdir(parents=True, exist_ok=True)
    descriptor, unfinished = tempfile.mkstemp(dir=file.parent, suffix=file.suffix)
    try:
        with os.fdopen(descriptor, "wb") as content:
            for name in _NAMES:
                numpy.save(content, tables[name], allow_pickle=False)
        os.replace(unfinished, file)
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise
