"""The collections that are measured, made here from a seed, the same bytes in each run (and for each version of typst).

PDFs of six pages for the extraction; bodies as the index gets them for the search; many small files for the run that
finds nothing to do.
"""

import hashlib
import random
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import typst

from bench.text import Pool, pool, pool_languages
from mappings.connection import project_cache
from mappings.fields import LEAD_LETTERS
from mappings.vocabulary import RECORDS, audiences, kinds, sites, stages

PAGES = 6
PDFS = 400
_COUNTRIES = ("AT", "BE", "BG", "CZ", "DE", "ES", "EU", "FI", "FR", "GR", "IE", "IT", "NL", "PL", "SE", "SI")
_PUBLISHERS = 40
_LAYOUT = """#set document(title: "{title}")
#set page(paper: "a4", margin: 2cm, numbering: "1", header: [{title}])
#set text(font: "Libertinus Serif", size: 10.5pt, lang: "{language}", hyphenate: false)
"""


def pdf_folder(environ: dict[str, str], count: int = PDFS) -> Path:
    """A folder with `count` PDFs, in a folder a language; made on first use (about 12 s for 400) and kept in the cache.

    Each is about 32 kB, tagged as accessible files are: six pages of some 2,500 letters with a running title and a page
    number. Files like these, without pictures, are the hard case: the less Tika has to do, the more all else counts.
    """
    folder = project_cache(environ) / "bench" / f"pdfs-{version('typst')}-{_recipe()}-{count}"
    return _made_once(folder, lambda unfinished: _write_pdfs(unfinished, count))


def copies_folder(environ: dict[str, str], copies: int) -> Path:
    """`copies` times the PDFs of `pdf_folder`, no two with the same bytes: a comment after the end differs."""
    originals = pdf_folder(environ)
    folder = originals.with_name(f"{originals.name}-x{copies}")
    return _made_once(folder, lambda unfinished: _write_copies(unfinished, originals, copies))


def small_files(folder: Path, count: int = 10_000) -> None:
    """Writes `count` plain texts of some 300 letters, a hundred a folder."""
    for number in range(count):
        chance = random.Random(number)
        text = pool(_language_of(number))
        below = folder / text.language / f"{number // 100:04d}"
        below.mkdir(parents=True, exist_ok=True)
        below.joinpath(f"note-{number:05d}.txt").write_text(f"{number}. {text.page(chance)[:300]}\n", encoding="utf-8")


def bodies(count: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """Identifiers and bodies of `count` documents of six pages, as the index takes them, facets filled as in life."""
    for number in range(count):
        yield f"bench{number:07d}", _body(number)


def record_bodies(count: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """The same of `count` organisations and centres, which have no pages."""
    for number in range(count):
        yield f"record{number:07d}", _record(number)


def _record(number: int) -> dict[str, Any]:
    chance = random.Random(number)
    kind = chance.choice(RECORDS)
    return {
        **_catalogued(number, chance),
        "kind": kind,
        "source": f"directories/{kind}s.csv#{number + 2}",
        "record": {},
    }


def _body(number: int) -> dict[str, Any]:
    chance = random.Random(number)
    text = pool(_language_of(number))
    code = text.language
    path = f"guides/{code}/{number:06d}.pdf"
    texts = [text.page(chance) for _ in range(PAGES)]
    pages = [{"number": number, "language": code, "text": {code: page}} for number, page in enumerate(texts, start=1)]
    catalogued = _catalogued(number, chance)
    return {
        **catalogued,
        "kind": _skewed([kind for kind in kinds() if kind not in RECORDS], chance),
        "publisher": f"Publisher {int(chance.paretovariate(1)) % _PUBLISHERS + 1}",
        "year": 2025 - min(15, int(chance.expovariate(0.3))),
        "stage": chance.sample([*stages()], k=2),
        "audience": [_skewed([*audiences()], chance)],
        "source": path,
        "file": {
            "path": path,
            "hash": hashlib.sha256(path.encode()).hexdigest(),
            "size": 40_000 + number,
            "modified_ns": 1_700_000_000_000_000_000 + number,
            "media_type": "application/pdf",
        },
        "page_count": PAGES,
        "lead": {code: f"{catalogued['display_title']}\n{texts[0][:LEAD_LETTERS]}"},
        "pages": pages,
    }


def _catalogued(number: int, chance: random.Random) -> dict[str, Any]:
    text, site = pool(_language_of(number)), chance.choice([*sites().values()])
    title = text.title(chance)
    return {
        "title": {text.language: title},
        "display_title": title,
        "language": text.language,
        "languages": [text.language],
        "country": _skewed(_COUNTRIES, chance),
        "family": [site.family],
        "site": [site.id],
        "indexed_at": "2025-01-01T00:00:00Z",
    }


def _skewed(values: Any, chance: random.Random) -> Any:
    return values[int(len(values) * chance.random() ** 2)]


def _language_of(number: int) -> str:
    codes = pool_languages()
    return codes[number % len(codes)]


def _write_pdfs(folder: Path, count: int) -> None:
    for number in range(count):
        text = pool(_language_of(number))
        below = folder / "guides" / text.language
        below.mkdir(parents=True, exist_ok=True)
        below.joinpath(f"guide-{number:05d}.pdf").write_bytes(_pdf(text, random.Random(number)))


def _pdf(text: Pool, chance: random.Random) -> bytes:
    head = _LAYOUT.format(title=text.title(chance), language=text.language)
    pages = "\n#pagebreak()\n".join(text.page(chance).replace("\n", "\n\n") for _ in range(PAGES))
    return bytes(typst.compile((head + pages).encode(), format="pdf", ignore_system_fonts=True, timestamp=0))


def _write_copies(folder: Path, originals: Path, copies: int) -> None:
    for original in sorted(originals.rglob("*.pdf")):
        below = folder / original.parent.relative_to(originals)
        below.mkdir(parents=True, exist_ok=True)
        content = original.read_bytes()
        for copy in range(copies):
            below.joinpath(f"{original.stem}-{copy}.pdf").write_bytes(content + b"\n%% copy %d\n" % copy)


def _made_once(folder: Path, write: Callable[[Path], None]) -> Path:
    """`folder` as `write` fills it; a run that was stopped half-way leaves nothing under its name."""
    if not folder.is_dir():
        unfinished = folder.with_name(f"{folder.name}.unfinished")
        unfinished.mkdir(parents=True, exist_ok=True)
        write(unfinished)
        unfinished.rename(folder)
    return folder


def _recipe() -> str:
    """Changes with the code and the sentences that the PDFs are made from, so that the cache never holds old ones."""
    here = Path(__file__).parent
    made_from = b"".join((here / name).read_bytes() for name in ("corpus.py", "text.py", "sentences.json"))
    return hashlib.sha256(made_from).hexdigest()[:12]
