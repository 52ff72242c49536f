"""What the reading of files needs, loaded once by a thread of its own, while engines do their part.

It takes half a second of processor time: on a first run as long as Elasticsearch takes to make the indices.
"""

import threading


class Preparation:
    """Begun when it is sure that there are files to read, waited for by who tells the first language."""

    def __init__(self) -> None:
        self._thread = threading.Thread(target=_load, name="preparation", daemon=True)
        self._turn = threading.Lock()
        self._begun = False

    def begin(self) -> None:
        """Begins, once."""
        with self._turn:
            if not self._begun:
                self._begun = True
                self._thread.start()

    def wait(self) -> None:
        """Returns when all is loaded; begins it if nobody has."""
        self.begin()
        self._thread.join()


def _load() -> None:
    import indexer.loading  # noqa: F401  what it imports is needed by the first file
    from mappings.identification import identifier

    identifier()
