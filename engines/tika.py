"""Tika's server: a watchdog with a worker whose memory is bounded, so that one poisonous file cannot take it down."""

import shutil
import socket
import subprocess
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

import urllib3

from engines import processes
from engines.account import Account
from engines.java import Jdk
from engines.waiting import Unanswered, until_answered

_START_S = 60
_HERE = Path(__file__).parent

# The watchdog holds 61 of 71 MiB so: it starts the worker and looks at it once a second, as soon without compiled code.
_WATCHDOG = ("-Xms4m", "-Xmn2m", "-Xmx32m", "-Xss512k", "-XX:+UseSerialGC", "-Xint")
# The parallel collector is the fastest for extraction.
_WORKER = (
    *("-Xmx200m", "-XX:+UseParallelGC", "-XX:+ExitOnOutOfMemoryError", "-Xss512k", "-XX:ReservedCodeCacheSize=32m"),
    # As on two processors, however many there are: on eight, watchdog and worker held 469 MiB, and hold 428 so.
    *("-XX:ParallelGCThreads=2", "-XX:CICompilerCount=2"),
    *("-XX:MaxDirectMemorySize=32m", "-Djdk.nio.maxCachedBufferSize=262144"),
    # What the compiler needed in the first minute would stay with the C library: 35 MiB. Java 21 counts it among its
    # diagnostic options.
    *("-XX:+UnlockDiagnosticVMOptions", "-XX:TrimNativeHeapInterval=5000"),
)


@dataclass(frozen=True)
class Tika:
    """A server that was started and may not be ready yet."""

    process: "subprocess.Popen[bytes]"
    folder: Path
    url: str


def start_tika(jar: Path, folder: Path, *, jdk: Jdk, mark: str, account: Account | None) -> Tika:
    """Starts the server on a free port of this machine alone; `folder` gets its configuration and temporary files."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "tmp").mkdir(parents=True)
    folder.chmod(0o700)
    port = _free_port()
    # Copied, as the account may not be able to read the checkout.
    shutil.copy(_HERE / "tika-log.xml", folder)
    configuration = folder / "tika.xml"
    configuration.write_text(_configuration(port, folder, jdk), encoding="utf-8")
    if account:
        account.give(folder)
    process = processes.start(
        [jdk.java, *_WATCHDOG, *_places(folder), "-jar", jar, "-c", configuration],
        # Fewer arenas of the C library: less memory that is held and not used.
        {"HOME": str(folder), "MALLOC_ARENA_MAX": "2"},
        mark=mark,
        folder=folder,
        log=folder / "tika.log",
        account=account,
    )
    return Tika(process, folder, f"http://127.0.0.1:{port}")


def until_ready(tika: Tika) -> str:
    """The server's address, once it answers. Raises StartFailed when it ends or does not within a minute."""

    def answered() -> str:
        if not is_ready(tika.url):
            raise Unanswered
        return tika.url

    return until_answered(answered, tika.process, name="Tika", patience_s=_START_S, logs=(tika.folder / "tika.log",))


def is_ready(url: str) -> bool:
    """Whether a Tika server answers there."""
    try:
        with urllib3.PoolManager(timeout=5, retries=False) as pool:
            return pool.request("GET", f"{url}/version").status == 200
    except urllib3.exceptions.HTTPError:
        return False


def _configuration(port: int, folder: Path, jdk: Jdk) -> str:
    template = _HERE.joinpath("tika.xml").read_text(encoding="utf-8")
    arguments = "".join(f"<arg>{escape(argument)}</arg>" for argument in (*_WORKER, *_places(folder)))
    return template.format(port=port, java=escape(str(jdk.java)), arguments=arguments)


def _places(folder: Path) -> tuple[str, ...]:
    return (f"-Djava.io.tmpdir={folder / 'tmp'}", f"-Dlog4j2.configurationFile={folder / 'tika-log.xml'}")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
