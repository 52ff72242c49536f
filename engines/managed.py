"""The managed engines of this project folder: started, used, stopped, whatever an earlier run has left."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from filelock import FileLock, Timeout

from engines import node, state, tika
from engines.errors import StartFailed
from engines.guard import Guard, guarded
from engines.launch import Launched, launch, needed, prepare
from engines.processes import clear, new_mark
from engines.progress import Report
from mappings.connection import (
    ElasticsearchAddress,
    elasticsearch_address,
    managed_engines_file,
    project_cache,
    tika_urls,
)

_PATIENCE_S = 30
"""How long Elasticsearch may take to close its indices before it is killed; its log of changes saves the rest."""

_LOCK_S = 600


@dataclass(frozen=True)
class Engines:
    """Where the engines answer: those of the environment where it names them, the managed ones where it does not."""

    elasticsearch: ElasticsearchAddress
    tika_urls: tuple[str, ...]

    def environment(self) -> dict[str, str]:
        """The variables that say so to a child process."""
        return self.elasticsearch.environment() | {"TIKA_URL": ",".join(self.tika_urls)}


def start(environ: Mapping[str, str], report: Report) -> Engines:
    """Starts what is needed and does not run yet; it stays until `stop`. Raises EngineFault, EngineNotConfigured."""
    with _started(environ, report) as guard:
        if guard:
            guard.let_go()
        return _engines(environ)


@contextmanager
def used(environ: Mapping[str, str], report: Report) -> Iterator[Engines]:
    """The engines while the context lasts: those that run, or its own, which end with it, or with this process."""
    with _started(environ, report):
        yield _engines(environ)


def stop(environ: Mapping[str, str]) -> bool:
    """Stops the managed engines, also what is left of a start that was killed; returns whether there were any."""
    known = state.read(environ)
    if known is None:
        return False
    left = known.is_left()
    clear(known.mark, [managed_engines_file(environ)], patience_s=_PATIENCE_S)
    return left


@dataclass(frozen=True)
class Status:
    """Where the engines should be (None: nowhere), whether they answer, and whether a killed start left any process."""

    launched: Launched
    elasticsearch_answers: bool
    tika_answers: bool
    left_over: bool

    @property
    def complete(self) -> bool:
        """Whether both can be used."""
        return self.elasticsearch_answers and self.tika_answers

    @property
    def answering(self) -> Launched:
        """Those that can be used."""
        return Launched(
            self.launched.elasticsearch if self.elasticsearch_answers else None,
            self.launched.tika_url if self.tika_answers else None,
        )

    def lines(self) -> list[str]:
        """The same for people."""
        address = self.launched.elasticsearch
        lines = [
            _line("Elasticsearch", ",".join(address.urls) if address else None, self.elasticsearch_answers),
            _line("Tika", self.launched.tika_url, self.tika_answers),
        ]
        left = "An earlier run has left processes; `rarecare-engines stop` ends them, `start` starts anew."
        return [*lines, left] if self.left_over else lines


def _line(name: str, url: str | None, answers: bool) -> str:
    if url is None:
        return f"{name} is not running"
    return f"{name} answers at {url}" if answers else f"{name} does not answer at {url}"


def status(environ: Mapping[str, str]) -> Status:
    """The engines that the indexer and the app would use now. Raises EngineNotConfigured for a wrong address."""
    known = state.read(environ)
    wanted = needed(environ)
    managed = known.launched if known else Launched(None, None)
    address = managed.elasticsearch if wanted.elasticsearch else elasticsearch_address(environ)
    urls = (managed.tika_url,) if wanted.tika else tika_urls(environ)
    return Status(
        launched=Launched(address, ",".join(url for url in urls if url) or None),
        elasticsearch_answers=address is not None and node.is_ready(address),
        tika_answers=all(url is not None and tika.is_ready(url) for url in urls),
        left_over=known is not None and known.is_left() and not known.answers(),
    )


@contextmanager
def _started(environ: Mapping[str, str], report: Report) -> Iterator[Guard | None]:
    """Makes sure that the engines that are needed run; yields the guard of those that it had to start, else None."""
    with _one_at_a_time(environ) as lock:
        if not needed(environ) or _usable(environ, report):
            lock.release()
            yield None
            return
        kit = prepare(environ, needed(environ), report)
        mark = new_mark()
        # Written before anything is started: so a start that is killed together with its guard can still be stopped.
        file = state.write(environ, mark, Launched(None, None))
        with guarded(mark, [file], patience_s=_PATIENCE_S) as guard:
            state.write(environ, mark, launch(kit, project_cache(environ), mark=mark, report=report))
            lock.release()
            yield guard


def _usable(environ: Mapping[str, str], report: Report) -> bool:
    """Whether the engines that are needed run. What is left of others, or does not answer any more, is stopped."""
    known = state.read(environ)
    if known is None:
        return False
    if known.is_left() and known.answers():
        if known.satisfies(needed(environ)):
            return True
        raise StartFailed(
            "The engines that run here were started for other settings (ELASTICSEARCH_URL or TIKA_URL was set): "
            "stop them first, with `rarecare-engines stop`"
        )
    if known.is_left():
        report("Stopping what an earlier run has left")
    stop(environ)
    return False


@contextmanager
def _one_at_a_time(environ: Mapping[str, str]) -> Iterator[FileLock]:
    folder = project_cache(environ)
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / "engines.lock", timeout=_LOCK_S) as lock:
            yield lock
    except Timeout as fault:
        raise StartFailed("Another command has been starting the engines for ten minutes; is it stuck?") from fault


def _engines(environ: Mapping[str, str]) -> Engines:
    return Engines(elasticsearch_address(environ), tika_urls(environ))
