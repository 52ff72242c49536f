"""The private Elasticsearch: its folder with configuration and data, its start, and when it is ready."""

import os
import re
import secrets
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import bcrypt
import psutil
import urllib3

from engines import processes
from engines.account import Account
from engines.errors import Unusable
from engines.java import Jdk
from engines.waiting import Unanswered, until_answered
from mappings.connection import ElasticsearchAddress

USER = "library"
_START_S = 180
_HEAP_MIB = (512, 1024)
_HERE = Path(__file__).parent
_PARTS = ("config", "data", "home", "logs", "tmp")
_LAUNCHER = "lib/tools/server-launcher"
_PORT = re.compile(r"^127\.0\.0\.1:(\d+)$", re.MULTILINE)

# Settings that a node refuses to start with when the module that knows them is not in its distribution.
_OF_MODULES = {"ingest-geoip": "ingest.geoip.downloader.enabled: false", "x-pack-ml": "xpack.ml.enabled: false"}

# Lucene's folding of accents is a method of more bytes than Java compiles by itself: interpreted, it took a fifteenth
# of the time of indexing.
_COMPILED_WHOLE = "-XX:-DontCompileHugeMethods"

# Lines of the distribution's options that write files without a bound, or memory (with queries in it) to the disk.
_UNWANTED_OPTION = re.compile(r"HeapDumpOnOutOfMemoryError|-Xlog:gc|ErrorFile")


@dataclass(frozen=True)
class Node:
    """A node that was started and may not be ready yet."""

    process: "subprocess.Popen[bytes]"
    folder: Path
    password: str


def check_home(home: Path) -> Path:
    """`home`, when it is an Elasticsearch that can be started. Raises Unusable."""
    if not (home / _LAUNCHER).is_dir():
        raise Unusable(
            f"ELASTICSEARCH_HOME: {home} is no Elasticsearch 9 (there is no {_LAUNCHER} in it): "
            "set it to the folder of an unpacked one, or unset it"
        )
    return home


def start_node(home: Path, folder: Path, *, dictionaries: Path, jdk: Jdk, mark: str, account: Account | None) -> Node:
    """Starts the node of `folder`, whose data stay from start to start; its password is new each time."""
    password = secrets.token_urlsafe(24)
    _lay_out(home, folder, dictionaries)
    _admit(folder / "config", password)
    if account:
        account.must_read(home)
        account.must_read(folder)
        for part in _PARTS:
            account.give(folder / part)
    process = processes.start(
        [jdk.java, "-Xms4m", "-Xmx64m", "-XX:+UseSerialGC", *_launcher(home)],
        _environment(home, folder, jdk),
        mark=mark,
        folder=home,
        log=folder / "logs" / "start.log",
        account=account,
    )
    return Node(process, folder, password)


def until_ready(node: Node) -> ElasticsearchAddress:
    """Where the node answers, once it does. Raises StartFailed when it ends or does not within three minutes."""
    logs = node.folder / "logs"

    def answered() -> ElasticsearchAddress:
        address = ElasticsearchAddress((f"http://127.0.0.1:{_port(logs)}",), USER, node.password)
        if not is_ready(address):
            raise Unanswered
        return address

    said = (logs / "start.log", logs / "node.log")
    return until_answered(answered, node.process, name="Elasticsearch", patience_s=_START_S, logs=said)


def is_ready(address: ElasticsearchAddress) -> bool:
    """Whether one of the addresses lets its user in and has its indices at hand."""
    headers = urllib3.make_headers(basic_auth=f"{address.username}:{address.password}") if address.username else {}
    if address.api_key:
        headers = {"authorization": f"ApiKey {address.api_key}"}
    with urllib3.PoolManager(timeout=5, retries=False, ca_certs=address.ca_certs) as pool:
        return any(_is_ready(pool, url, headers) for url in address.urls)


def heap_mib(memory_bytes: int) -> int:
    """The heap for a machine with so much memory: an eighth of it, 512 MiB at least and 1 GiB at most."""
    least, most = _HEAP_MIB
    return max(least, min(most, memory_bytes // 8 // 1024**2))


def _is_ready(pool: urllib3.PoolManager, url: str, headers: dict[str, str]) -> bool:
    try:
        path = "/_cluster/health?wait_for_status=yellow&timeout=1s"
        return pool.request("GET", url + path, headers=headers).status == 200
    except urllib3.exceptions.HTTPError:
        return False


def _port(logs: Path) -> int:
    try:
        found = _PORT.search((logs / "http.ports").read_text(encoding="utf-8"))
    except OSError as fault:
        raise Unanswered from fault
    if not found:
        raise Unanswered
    return int(found[1])


def _lay_out(home: Path, folder: Path, dictionaries: Path) -> None:
    """The node's folder, all but the data anew. The folder itself is not given to the node's account, its parts are."""
    for part in _PARTS:
        if part != "data":
            shutil.rmtree(folder / part, ignore_errors=True)
        (folder / part).mkdir(parents=True, exist_ok=True)
        (folder / part).chmod(0o700)
    folder.chmod(0o711)
    config = folder / "config"
    config.joinpath("elasticsearch.yml").write_text(settings(home, folder), encoding="utf-8")
    config.joinpath("jvm.options").write_text(_java_options(home), encoding="utf-8")
    shutil.copy(_HERE / "log4j2.properties", config)
    shutil.copytree(dictionaries, config / "hunspell")


def settings(home: Path, folder: Path) -> str:
    """The content of `elasticsearch.yml` for the distribution in `home` and the node in `folder`."""
    # A JSON string is a YAML string: a path may contain what it likes.
    paths = [f"path.{part}: {_quoted(folder / part)}" for part in ("data", "logs")]
    optional = [setting for module, setting in _OF_MODULES.items() if (home / "modules" / module).is_dir()]
    return "\n".join([_HERE.joinpath("elasticsearch.yml").read_text(encoding="utf-8"), *paths, *optional, ""])


def _quoted(path: Path) -> str:
    return '"' + str(path).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _java_options(home: Path) -> str:
    lines = (home / "config" / "jvm.options").read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if line.startswith("#") or not _UNWANTED_OPTION.search(line)) + "\n"


def _admit(config: Path, password: str) -> None:
    """The file realm: one user, who may do everything on this node of one's own."""
    crypted = bcrypt.hashpw(password.encode(), bcrypt.gensalt(rounds=10, prefix=b"2a")).decode()
    contents = {
        "users": f"{USER}:{crypted}\n",
        "users_roles": f"superuser:{USER}\n",
        "roles.yml": "",
        "role_mapping.yml": "",
    }
    for name, content in contents.items():
        config.joinpath(name).write_text(content, encoding="utf-8")


def _launcher(home: Path) -> tuple[str, ...]:
    """What the start scripts call; they are not in every distribution."""
    return "-cp", f"{home / _LAUNCHER}/*", "org.elasticsearch.server.launcher.ServerLauncher"


def _environment(home: Path, folder: Path, jdk: Jdk) -> dict[str, str]:
    heap = heap_mib(psutil.virtual_memory().total)
    return {
        "ES_HOME": str(home),
        "ES_PATH_CONF": str(folder / "config"),
        "ES_TMPDIR": str(folder / "tmp"),
        "ES_DISTRIBUTION_TYPE": "tar",
        "ES_JAVA_HOME": str(jdk.home),
        "ES_JAVA_OPTS": f"-Xms{heap}m -Xmx{heap}m {_COMPILED_WHOLE}",
        "JAVA": str(jdk.java),
        "JAVA_TYPE": "ES_JAVA_HOME",
        "HOSTNAME": os.uname().nodename,
        "HOME": str(folder / "home"),
    }
