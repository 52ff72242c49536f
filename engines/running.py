"""Engines for as long as a context lasts: with fresh data, on free ports, beside any other."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from engines.guard import guarded
from engines.launch import Needed, launch, prepare
from engines.processes import new_mark
from engines.progress import Report, to_standard_error
from mappings.connection import ElasticsearchAddress


@dataclass(frozen=True)
class Running:
    """Where the engines answer."""

    elasticsearch: ElasticsearchAddress
    tika_url: str


@contextmanager
def running(environ: Mapping[str, str], *, report: Report = to_standard_error) -> Iterator[Running]:
    """A private Elasticsearch and a Tika, ready, of which nothing is left afterwards, even if this process is killed.

    Only the cache of `environ` is shared with others. Raises EngineFault.
    """
    kit = prepare(environ, Needed(), report)
    mark = new_mark()
    folder = Path(tempfile.mkdtemp(prefix="rarecare-engines-"))
    # What is thrown away afterwards need not be closed in good order.
    with guarded(mark, [folder], patience_s=0):
        # The account of the engines passes through to its own folders; only the owner can list this one.
        folder.chmod(0o711)
        launched = launch(kit, folder, mark=mark, report=report)
        assert launched.elasticsearch is not None
        assert launched.tika_url is not None
        yield Running(launched.elasticsearch, launched.tika_url)
