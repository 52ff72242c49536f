"""Notes on documents and records that went, written with their removal, so that old addresses can lead on."""

from indexer.run import now
from indexer.writes import delete_action, index_action
from mappings.withdrawals import WITHDRAWN, withdrawn_id


def withdrawal(
    index: str, operations: str, identifier: str, *, source: str = "", moved_to: str = ""
) -> tuple[bytes, bytes]:
    """The actions that remove a document from `index` and note it among the `operations`.

    `source` is its path below the collection folder, `moved_to` the path where its file is now. A document that comes
    back under the same identifier is found as any other, so its note is never read.
    """
    told = {"source": source, "path": moved_to}
    note = {"type": WITHDRAWN, "since": now()} | {name: value for name, value in told.items() if value}
    return delete_action(index, identifier), index_action(operations, withdrawn_id(identifier), note)
