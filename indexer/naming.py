"""Names to recognise on pages: those of the loaded thesaurus, read once a run, and by what the run knows that it is
another one than before."""

from collections.abc import Iterable, Iterator, Mapping
from threading import Lock
from typing import TYPE_CHECKING, Any

from elasticsearch import Elasticsearch

from indexer.errors import IndexerError
from indexer.paging import hits
from indexer.settings import Settings
from mappings.indices import CONCEPTS, Alias

if TYPE_CHECKING:
    from indexer.recognition import Name, Names

LAST_LOAD = "last_load"
"""What the concepts' index notes of itself: the digest of what was loaded into it last."""

THESAURUS = "thesaurus/concepts.jsonl"
"""Where a collection keeps its thesaurus, below its folder."""

_AT_A_TIME = 200
_GROUPS = ("Site", "Family")
_WHOLE_FIELD = frozenset({"ORPHA:250908", "ORPHA:98057", "ORPHA:140162"})
"""Rare tumours and the like: what the whole collection is about is not worth telling of a page."""

_SHORTEST, _SHORTEST_ACRONYM = 5, 3
"""Letters of a name of one word, and of an acronym: shorter ones may be anything."""


def thesaurus_digest(client: Elasticsearch, of: Alias) -> str:
    """What was loaded into the concepts' index last, as a digest; empty when nothing was."""
    behind = client.indices.get_mapping(index=of.name, ignore_unavailable=True)
    return next((index["mappings"].get("_meta", {}).get(LAST_LOAD, "") for index in behind.values()), "")


class Naming:
    """The names of the thesaurus of `digest`, read when they are asked for first. Safe to share between threads."""

    def __init__(self, client: Elasticsearch, settings: Settings, digest: str) -> None:
        self.digest = digest
        self._client, self._index = client, settings.alias(CONCEPTS).name
        self._names: Names | None = None
        self._turn = Lock()

    def names(self) -> "Names | None":
        """The names, or None without a thesaurus."""
        if not self.digest:
            return None
        with self._turn:
            if self._names is None:
                fields = ["id", "type", "naming", "ambiguous"]
                found = hits(self._client, self._index, size=_AT_A_TIME, source_includes=fields)
                self._names = names_from(hit["_source"] for hit in found)
            return self._names


def names_there(settings: Settings) -> "Names | None":
    """The names of the thesaurus that is loaded, else of the collection's own, which a first run would find loaded."""
    from indexer.concept_files import read_concepts
    from indexer.connection import connected

    try:
        with connected(settings) as client:
            if digest := thesaurus_digest(client, settings.alias(CONCEPTS)):
                return Naming(client, settings, digest).names()
    except IndexerError:
        pass  # the collection's own is as good, where no engine runs
    own = settings.documents / THESAURUS
    return names_from(read_concepts([own]).concepts.values()) if own.is_file() else None


def names_from(bodies: Iterable[Mapping[str, Any]]) -> "Names":
    """The names of concepts, as they are indexed, that may be told on a page."""
    from indexer.recognition import Names

    return Names(name for body in bodies if body["id"] not in _WHOLE_FIELD for name in _names(body))


def _names(body: Mapping[str, Any]) -> Iterator["Name"]:
    """Not the bare name of an organ, which any text may mention, nor an acronym that may mean something else."""
    from indexer.recognition import Name

    is_group = body["type"] in _GROUPS
    ambiguous = frozenset(body["ambiguous"])
    for one in body["naming"]:
        words, verbatim = tuple(one["telling"]), one["kind"] == "acronym"
        if one["name"] in ambiguous or (is_group and one["kind"] == "preferred"):
            continue
        if len(words) > 1 or len(words[0]) >= (_SHORTEST_ACRONYM if verbatim else _SHORTEST):
            yield Name(body["id"], one["language"], words, verbatim)
