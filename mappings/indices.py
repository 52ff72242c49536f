"""Names and versions of the indices, built and parsed here alone; readers use the alias, writers the version behind."""

import re
from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mappings.analysis import analysis, compact, has_own_letters, neutral_analysis, question_analyzer
from mappings.fields import PAGE_FOLDED, TITLE_AUTOCOMPLETE, TITLE_FOLDED
from mappings.languages import languages
from mappings.resources import resource

if TYPE_CHECKING:
    from elasticsearch import Elasticsearch

DEFAULT_PREFIX = "rarecare"
DOCUMENTS, CONCEPTS, OPERATIONS = "documents", "concepts", "operations"
BEGINNINGS = "beginnings"
"""Name of the field of first letters beside each field of a language."""

_GRAMS = {"type": "text", "analyzer": "letter_grams", "index_options": "freqs"}

CONTENTS = (DOCUMENTS, CONCEPTS, OPERATIONS)

_PREFIX = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}")
_NAME = re.compile(r"(?P<alias>.+)-(?P<version>\d{6})")


class BadPrefix(ValueError):
    """An index prefix that Elasticsearch would refuse or mistake."""


@dataclass(frozen=True)
class Alias:
    """The name under which readers find one of the contents; versions of it never match another prefix's."""

    prefix: str
    contents: str

    @property
    def name(self) -> str:
        """For example `rarecare-documents`."""
        return f"{self.prefix}-{self.contents}"

    def index(self, version: int) -> str:
        """The name of a version's index, for example `rarecare-documents-000001`."""
        return f"{self.name}-{version:06d}"

    def version(self, index: str) -> int | None:
        """The version that an index of this alias has, or None for another's index."""
        match = _NAME.fullmatch(index)
        return int(match["version"]) if match and match["alias"] == self.name else None


def alias(prefix: str, contents: str = DOCUMENTS) -> Alias:
    """The alias of `contents` under `prefix`. Raises BadPrefix."""
    if not _PREFIX.fullmatch(prefix):
        raise BadPrefix(f"INDEX_PREFIX: {prefix!r} will not do; use lower-case letters, digits, - and _ (at most 100)")
    return Alias(prefix, contents)


def index_body(contents: str) -> dict[str, Any]:
    """What Elasticsearch gets to create an index of `contents`: settings with analyzers, a field a language."""
    body: dict[str, Any] = deepcopy(resource(f"{contents}.json"))
    if contents != OPERATIONS:  # has no text
        own = body["settings"].get("analysis", {})
        shared = analysis() if contents == DOCUMENTS else neutral_analysis()
        body["settings"]["analysis"] = {part: shared.get(part, {}) | own.get(part, {}) for part in (*shared, *own)}
    if contents == DOCUMENTS:
        properties = body["mappings"]["properties"]
        for code in languages():
            properties["title"]["properties"][code] = _text(code, [TITLE_FOLDED, TITLE_AUTOCOMPLETE])
            in_pages = _text(code, PAGE_FOLDED, index_options="offsets")
            properties["pages"]["properties"]["text"]["properties"][code] = in_pages
            properties["lead"]["properties"][code] = dict(_GRAMS)
    return body


def _text(code: str, copied: str | list[str], **options: str) -> dict[str, Any]:
    """A field of text in one language, with the beginnings of its words beside it.

    These have places only where they are all that finds a word, so that snippets can mark it.
    """
    places = options if options and has_own_letters(code) else {"index_options": "freqs"}
    beginnings = {"type": "text", "analyzer": f"{code}_beginnings", **places}
    asked = {} if question_analyzer(code) == code else {"search_analyzer": question_analyzer(code)}
    field = {"type": "text", "analyzer": code, **asked, **options, "copy_to": copied}
    return field | {"fields": {BEGINNINGS: beginnings}}


def versions(client: "Elasticsearch", of: Alias) -> list[int]:
    """The versions that exist, oldest first."""
    found = client.indices.get(index=f"{of.name}-*", features=["aliases"], allow_no_indices=True)
    return sorted(version for index in found if (version := of.version(index)) is not None)


def live_version(client: "Elasticsearch", of: Alias) -> int | None:
    """The version that readers see, or None when there is none yet."""
    if not client.indices.exists_alias(name=of.name):
        return None
    behind = client.indices.get_alias(name=of.name)
    return max((version for index in behind if (version := of.version(index)) is not None), default=None)


def create_version(client: "Elasticsearch", of: Alias, version: int) -> str:
    """Creates the index of `version`, which nobody reads yet; returns its name."""
    return _create(client, of, version, aliases={})


def _create(client: "Elasticsearch", of: Alias, version: int, *, aliases: Mapping[str, Any]) -> str:
    body = index_body(of.contents)
    if "analysis" in body["settings"]:
        body["settings"]["analysis"] = compact(body["settings"]["analysis"])
    client.indices.create(index=of.index(version), aliases=aliases, **body)
    return of.index(version)


def switch(client: "Elasticsearch", of: Alias, version: int) -> None:
    """Makes `version` the one that readers see, in one step: no moment without an answer or with two."""
    actions: list[dict[str, Any]] = [{"add": {"index": of.index(version), "alias": of.name, "is_write_index": True}}]
    others: Iterable[int] = (other for other in versions(client, of) if other != version)
    actions += [{"remove": {"index": of.index(other), "alias": of.name, "must_exist": False}} for other in others]
    client.indices.update_aliases(actions=actions)


def ensure(client: "Elasticsearch", of: Alias) -> str:
    """Sees to it that the alias and a version behind it exist; returns the name of the live index."""
    live = live_version(client, of)
    if live is None:
        newest = max(versions(client, of), default=0)
        live = newest or 1
        if newest:
            switch(client, of, live)
        else:  # in one step: a second one would take Elasticsearch a fifth as long again
            _create(client, of, live, aliases={of.name: {"is_write_index": True}})
    return of.index(live)
