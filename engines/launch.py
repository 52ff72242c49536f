"""Starting what is needed: both engines at once, or only the one that the environment does not give."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from engines import java, node, tika
from engines.account import account
from engines.dictionaries import dictionaries
from engines.fetching import elasticsearch_home, tika_jar
from engines.progress import Report
from engines.releases import ELASTICSEARCH_FOLDER, TIKA
from mappings.connection import ElasticsearchAddress, cache_folder


@dataclass(frozen=True)
class Needed:
    """Which engines are to be started."""

    elasticsearch: bool = True
    tika: bool = True

    def __bool__(self) -> bool:
        return self.elasticsearch or self.tika


@dataclass(frozen=True)
class Launched:
    """Where the engines that were started answer; None for one that was not needed."""

    elasticsearch: ElasticsearchAddress | None
    tika_url: str | None


@dataclass(frozen=True)
class Kit:
    """What the engines are started from: all that is fetched or found."""

    jdk: java.Jdk
    elasticsearch_home: Path | None
    dictionaries: Path | None
    tika_jar: Path | None


def needed(environ: Mapping[str, str]) -> Needed:
    """What neither `ELASTICSEARCH_URL` nor `TIKA_URL` gives."""
    return Needed(elasticsearch=not environ.get("ELASTICSEARCH_URL"), tika=not environ.get("TIKA_URL"))


def prepare(environ: Mapping[str, str], needed: Needed, report: Report) -> Kit:
    """Finds Java, and fetches what is not in the cache. Raises Missing, FetchFailed, Unusable.

    What was found wrong is said before anything is fetched.
    """
    given = environ.get("ELASTICSEARCH_HOME")
    home = node.check_home(Path(given).expanduser().absolute()) if given and needed.elasticsearch else None
    jdk = java.required(environ, maven=not _all_fetched(environ, needed, own_home=home))
    if needed.elasticsearch and home is None:
        home = elasticsearch_home(environ, report)
    return Kit(
        jdk=jdk,
        elasticsearch_home=home,
        dictionaries=dictionaries(environ, report) if needed.elasticsearch else None,
        tika_jar=tika_jar(environ, report) if needed.tika else None,
    )


def _all_fetched(environ: Mapping[str, str], needed: Needed, *, own_home: Path | None) -> bool:
    """Whether nothing that Maven gets is missing in the cache."""
    wanted = [ELASTICSEARCH_FOLDER] if needed.elasticsearch and own_home is None else []
    wanted += [TIKA.file_name] if needed.tika else []
    return all((cache_folder(environ) / name).exists() for name in wanted)


def launch(kit: Kit, folder: Path, *, mark: str, report: Report) -> Launched:
    """Starts the engines of the kit below `folder` and returns when they answer. Raises StartFailed, Unusable."""
    runs_as = account()
    starting_node = starting_tika = None
    if kit.elasticsearch_home and kit.dictionaries:
        report("Starting Elasticsearch (about half a minute)")
        starting_node = node.start_node(
            kit.elasticsearch_home,
            folder / "elasticsearch",
            dictionaries=kit.dictionaries,
            jdk=kit.jdk,
            mark=mark,
            account=runs_as,
        )
    if kit.tika_jar:
        report("Starting Tika")
        starting_tika = tika.start_tika(kit.tika_jar, folder / "tika", jdk=kit.jdk, mark=mark, account=runs_as)
    return Launched(
        elasticsearch=node.until_ready(starting_node) if starting_node else None,
        tika_url=tika.until_ready(starting_tika) if starting_tika else None,
    )
