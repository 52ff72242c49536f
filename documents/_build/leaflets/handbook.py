"""A book of the English guides: contents, a chapter a guide, one glossary of all their words."""

from collections.abc import Iterable, Mapping, Sequence

from documents._build.leaflets.leaflet import Leaflet
from documents._build.leaflets.typeset import typeset
from documents._build.leaflets.word import runs
from documents._build.markdown import Node, tree
from documents._build.sources import Source
from documents._build.typography import firm

_LAST_SECTION = "\n## Glossary\n"


def handbook(leaflet: Leaflet) -> bytes:
    """The leaflet's text as a preface, then the guides in its language that end with a glossary."""
    guides = [
        each for each in leaflet.guides if each.language == leaflet.source.language and _LAST_SECTION in each.body
    ]
    chapters = [{"title": _chapter_title(guide), "body": _tree(guide, _split(guide)[0])} for guide in guides]
    return typeset("handbook", leaflet, chapters=chapters, glossary=_glossary(guides))


def _split(guide: Source) -> tuple[str, str]:
    """A guide's text without its glossary, and the glossary."""
    text, _, glossary = guide.body.rpartition(_LAST_SECTION)
    return text, glossary


def _tree(guide: Source, text: str) -> list[Node]:
    return tree(firm(text, guide.language), guide.path)


def _chapter_title(guide: Source) -> str:
    """`Sarcoma and GIST` of `Sarcoma and GIST – a guide for patients and families`."""
    return guide.title.partition(" – ")[0]


def _glossary(guides: Iterable[Source]) -> list[tuple[str, str]]:
    """Words in alphabetical order with their meanings; where guides differ, each meaning with its chapter."""
    meanings: dict[str, dict[str, str]] = {}
    for guide in guides:
        for word, meaning in _rows(_tree(guide, _split(guide)[1])):
            meanings.setdefault(word, {}).setdefault(meaning, _chapter_title(guide))
    return [(word, _joined(meanings[word])) for word in sorted(meanings, key=str.casefold)]


def _joined(chapters: Mapping[str, str]) -> str:
    if len(chapters) == 1:
        return next(iter(chapters))
    return "; ".join(f"{meaning} ({chapter})" for meaning, chapter in chapters.items())


def _rows(nodes: Sequence[Node]) -> Iterable[tuple[str, str]]:
    for table in (node for node in nodes if node["type"] == "table"):
        for row in table["children"][1:]:
            word, meaning = (_text(cell) for cell in row["children"])
            yield word, meaning


def _text(node: Node) -> str:
    return "".join(text for text, _, _ in runs(node))
