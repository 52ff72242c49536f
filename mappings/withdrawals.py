"""What is remembered of documents and records that were taken out, so that their old addresses can say so."""

WITHDRAWN = "withdrawn"
"""The type of such a note among the operations: `source` is where the document was, `path` where it was moved to."""


def withdrawn_id(identifier: str) -> str:
    """The identifier of the note on the document of this identifier."""
    return f"{WITHDRAWN}-{identifier}"
