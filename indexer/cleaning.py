"""Page text made clean: what typesetting did to words is undone, what repeats on every page is left out.

Pure functions; cleaning twice is cleaning once. Text without oddities passes by checks that cost microseconds.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_REMOVED = "\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_BLANKED = "\x00-\x09\x0b-\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffc\ufffd\ufffe\uffff\ue000-\uf8ff"
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_LINE_ENDS = "\r\u0085\u2028\u2029"
_ODD = re.compile(f"\u00ad *\n[ \t\n]*|[{_REMOVED}{_BLANKED}{_SPACES}{_LINE_ENDS}ﬀ-ﬆ]")
_REMOVED_ONE = re.compile(f"[{_REMOVED}]")
_ODD_BUT_PRINTABLE = (*_LIGATURES, "\ufffc", "\ufffd")

_BROKEN_WORD = re.compile(r"-\n+(?=[^\W_])")
_WORD_BEFORE = re.compile(r"\w+\Z")
_WORD = re.compile(r"\w+")
_AROUND_WORDS = "()[]{}«»„“”‘’‚\"'.,;:!?…/"
_LONGEST_WORD = 60
_AFTER_OPEN_HYPHEN = frozenset(("und", "oder", "bzw", "och", "või"))
"""Words that follow a compound's first part left open, as in `Vor- und Nachteile`."""

_NUMBER = re.compile(r"\d+")
_EDGE_LINES = 3
_MOST_PAGES = 0.6
_MIN_PAGES = 3
_MOST_EMPTIED = 0.3


def clean_pages(pages: Sequence[str]) -> tuple[str, ...]:
    """The pages' texts in NFC, lines ended by newlines, with words that a line's end broke made whole, without soft
    hyphens, ligatures, control characters and running headers and footers. Page numbers stay: as many as came.
    """
    tidied = [_tidy(page) for page in pages]
    if any("-\n" in page for page in tidied):
        hyphenated = _hyphenated_words(tidied)
        tidied = [_with_whole_words(page, hyphenated) for page in tidied]
    if len(tidied) >= _MIN_PAGES:
        tidied = _without_running_lines(tidied)
    return tuple(tidied)


def clean_line(text: str) -> str:
    """A title, a name, a cell: clean, on one line."""
    return " ".join(clean_pages([text])[0].split())


def _tidy(page: str) -> str:
    if _is_odd(page):
        page = _ODD.sub(_replaced, page.replace("\r\n", "\n"))
    if _is_vertical(page):
        page = page.replace("\n", "")
    if not page.isascii() and not unicodedata.is_normalized("NFC", page):
        page = unicodedata.normalize("NFC", page)
    while "  " in page:
        page = page.replace("  ", " ")
    page = page.replace(" \n", "\n").replace("\n ", "\n")
    while "\n\n\n" in page:
        page = page.replace("\n\n\n", "\n\n")
    return page.replace("\u2010\n", "-\n").strip()


def _is_odd(page: str) -> bool:
    """Whether the page has signs to replace: checks in C, as a regular expression costs ten times more."""
    if not page.replace("\n", "").isprintable():
        return True
    return not page.isascii() and any(sign in page for sign in _ODD_BUT_PRINTABLE)


def _replaced(odd: re.Match[str]) -> str:
    found = odd[0]
    if found in _LIGATURES:
        return _LIGATURES[found]
    if found in _LINE_ENDS:
        return "\n"
    return "" if _REMOVED_ONE.match(found) else " "


def _is_vertical(page: str) -> bool:
    """Whether the page is written downwards: Tika gives one or two letters a line then."""
    newlines = page.count("\n")
    if newlines < 8 or len(page) > newlines * 6:
        return False
    lines = [stripped for line in page.split("\n") if (stripped := line.strip())]
    short = sum(len(line) <= 3 and line.isalpha() for line in lines)
    return short >= 6 and short >= 0.8 * len(lines)


def _hyphenated_words(pages: Iterable[str]) -> frozenset[str]:
    """Words written with a hyphen within a line, in lower case: so written, they keep it at a line's end too."""
    found = set()
    for page in pages:
        at = page.find("-")
        while at >= 0:
            before = page[max(0, at - _LONGEST_WORD) : at].split()[-1:]
            after = page[at + 1 : at + 1 + _LONGEST_WORD].split(maxsplit=1)[:1]
            if before and after and page[at + 1] != "\n":
                found.add(f"{before[0].strip(_AROUND_WORDS)}-{after[0].strip(_AROUND_WORDS)}".lower())
            at = page.find("-", at + 1)
    return frozenset(found)


def _with_whole_words(page: str, hyphenated: frozenset[str]) -> str:
    pieces: list[str] = []
    done = 0
    for broken in _BROKEN_WORD.finditer(page):
        before = _WORD_BEFORE.search(page[max(done, broken.start() - _LONGEST_WORD) : broken.start()])
        after = _WORD.match(page, broken.end())
        if before and after:
            pieces += page[done : broken.start()], _joint(before[0], after[0], hyphenated)
            done = broken.end()
    pieces.append(page[done:])
    return "".join(pieces)


def _joint(before: str, after: str, hyphenated: frozenset[str]) -> str:
    """What stands between the two halves of a word that a line's end broke: nothing, unless the hyphen is its own."""
    if after in _AFTER_OPEN_HYPHEN:
        return "- "
    own = len(before) < 2 or not after[0].islower() or before.isupper() or not before.isalpha()
    return "-" if own or f"{before}-{after}".lower() in hyphenated else ""


def _without_running_lines(pages: list[str]) -> list[str]:
    while True:
        fewer = _without_common_edge(_without_common_edge(pages, _first_line), _last_line)
        if fewer == pages:
            return pages
        pages = fewer


def _without_common_edge(pages: list[str], edge: Callable[[str], str]) -> list[str]:
    """The pages without the lines at one edge that most of them share. Where a line says what its page doesn't, the
    first stays, so that its words can be found. More than a few such lines are no header, nor is what leaves pages
    empty; they stay.
    """
    rest = list(pages)
    kept: set[int] = set()
    for _ in range(_EDGE_LINES):
        lines = [edge(page) for page in rest]
        common = _common(lines)
        if common is None:
            break
        having = [at for at, line in enumerate(lines) if line and _numberless(line) == common]
        if _says_more(lines[having[0]], rest[having[0]]):
            kept.add(having[0])
        for at in having:
            page, line = rest[at], lines[at]
            rest[at] = page[len(line) :].lstrip() if edge is _first_line else page[: -len(line)].rstrip()
    else:
        if _common([edge(page) for page in rest]) is not None:
            return pages
    if rest.count("") - pages.count("") > _MOST_EMPTIED * len(pages):
        return pages
    return [page if at in kept else left for at, (page, left) in enumerate(zip(pages, rest, strict=True))]


def _says_more(line: str, page: str) -> bool:
    """Whether most words of the line stand on its page this once only; a document's title in a footer does not."""
    text = page.lower()
    words = [word for word in _WORD.findall(line.lower()) if word.isalpha()]
    return 2 * sum(text.find(word, text.find(word) + 1) < 0 for word in words) > len(words)


def _common(lines: Sequence[str]) -> str | None:
    """The line that most pages share, numbers aside, or None."""
    counts = Counter(_numberless(line) for line in lines if line)
    line, count = counts.most_common(1)[0] if counts else ("", 0)
    return line if count >= max(_MIN_PAGES, _MOST_PAGES * len(lines)) else None


@lru_cache(maxsize=256)
def _numberless(line: str) -> str:
    return _NUMBER.sub("#", line)


def _first_line(page: str) -> str:
    end = page.find("\n")
    return page if end < 0 else page[:end]


def _last_line(page: str) -> str:
    return page[page.rfind("\n") + 1 :]
