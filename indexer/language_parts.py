"""The parts of a page in several languages, as leaflets have that say the same twice on one sheet."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

_BLOCK_LETTERS, _FEW_LETTERS = 60, 40
"""Letters of lines that are told together, and fewer than can be told."""
_END = "."
_PART_LETTERS = 150
"""A shorter piece in another language (a quotation, a reference) belongs to the part around it."""


@dataclass(frozen=True, slots=True)
class Part:
    """Whole lines of a page, with the language that they are in."""

    language: str
    text: str


def parts_of(page: str, language_of: Callable[[str], str]) -> tuple[Part, ...]:
    """The page's text cut where its language changes; joined by newlines the parts are the page again.

    `language_of` says the language of some lines when it is sure, else nothing: they are in that of the lines before.
    """
    told = _joined(_told(_blocks(page.split("\n")), language_of))
    return _joined(_settled(told))


def _blocks(lines: Sequence[str]) -> Iterator[str]:
    """Lines taken together until they are long enough, or a sentence ends: a heading with what follows it."""
    block: list[str] = []
    for line in lines:
        block.append(line)
        if line.endswith(_END) or sum(map(len, block)) >= _BLOCK_LETTERS:
            yield "\n".join(block)
            block = []
    if block:
        yield "\n".join(block)


def _told(blocks: Iterator[str], language_of: Callable[[str], str]) -> Iterator[Part]:
    """Each block with its language; those before the first of which it is sure are in that one's."""
    doubtful: list[str] = []
    before = ""
    for block in blocks:
        language = (language_of(block) if len(block) >= _FEW_LETTERS else "") or before
        if not language:
            doubtful.append(block)
            continue
        yield from (Part(language, each) for each in doubtful)
        doubtful, before = [], language
        yield Part(language, block)
    yield from (Part(before, each) for each in doubtful)


def _settled(parts: Sequence[Part]) -> Iterator[Part]:
    """The parts, short ones in the language of what stands before them, or after them at the page's beginning."""
    before = next((part.language for part in parts if len(part.text) >= _PART_LETTERS), parts[0].language)
    for part in parts:
        before = part.language if len(part.text) >= _PART_LETTERS else before
        yield Part(before, part.text)


def _joined(parts: Iterable[Part]) -> tuple[Part, ...]:
    """The parts, neighbours in one language made one."""
    joined: list[Part] = []
    for part in parts:
        if joined and joined[-1].language == part.language:
            joined[-1] = Part(part.language, f"{joined[-1].text}\n{part.text}")
        else:
            joined.append(part)
    return tuple(joined)
