"""What must be known of a file to serve it. No I/O."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mappings.vocabulary import RECORDS
from search_app.errors import NotFound
from search_app.messages import N_


@dataclass(frozen=True)
class Original:
    """A file of the collection: its path below the folder, its media type, and size, time of change and SHA-256 of the
    bytes when it was indexed."""

    path: str
    media_type: str
    size: int
    modified_ns: int
    digest: str


def original_from(source: Mapping[str, Any]) -> Original:
    """The file of a document as it is indexed. Raises NotFound for a record, which has no file of its own."""
    file = source.get("file", {})
    if source["kind"] in RECORDS or not file.get("path"):
        raise NotFound(N_("This entry has no file of its own."))
    return Original(
        path=file["path"],
        media_type=file.get("media_type", "application/octet-stream"),
        size=file.get("size", -1),
        modified_ns=file.get("modified_ns", -1),
        digest=file.get("hash", ""),
    )
