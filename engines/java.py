"""Java and Maven on this machine: found where they usually are, what is missing named all at once."""

import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from engines.errors import Missing

JAVA_VERSION = 21
JVM_FOLDERS = (
    "/usr/lib/jvm",
    "/usr/java",
    "/usr/local/lib/jvm",
    "/opt/java",
    "/opt/homebrew/opt",
    "/usr/local/opt",
    "/Library/Java/JavaVirtualMachines",
)
_RELEASE_VERSION = re.compile(r'^JAVA_VERSION="(\d+)', re.MULTILINE)
_RELEASE_MODULES = re.compile(r'^MODULES="([^"]*)"', re.MULTILINE)
_LOOK_S = 60

_JDK_MISSING = f"""a JDK, version {JAVA_VERSION} or newer, with the module jdk.jdi (not a runtime only){{seen}}
    Debian, Ubuntu:  apt-get install openjdk-21-jdk-headless     (or newer: openjdk-25-jdk-headless)
    Fedora:          dnf install java-21-openjdk-devel
    macOS:           brew install openjdk@21
    others:          https://adoptium.net/temurin/releases/?version=25
    If it is there already, set JAVA_HOME to its folder."""
_MAVEN_MISSING = """Maven (the command mvn), which downloads the engines once
    Debian, Ubuntu:  apt-get install maven
    Fedora:          dnf install maven
    macOS:           brew install maven"""


@dataclass(frozen=True)
class Jdk:
    """A Java that Elasticsearch runs on."""

    home: Path
    version: int

    @property
    def java(self) -> Path:
        """The program that runs."""
        return self.home / "bin" / "java"


def required(environ: Mapping[str, str], *, maven: bool = True, folders: Sequence[str] = JVM_FOLDERS) -> Jdk:
    """The JDK to use: of JAVA_HOME, on the path, or the newest in the system's `folders`.

    Raises Missing, with everything that is missing and how to get it.
    """
    seen = list(_seen(environ, folders))
    jdk = next((found for found in seen if found.version >= JAVA_VERSION and has_debugger(found.home)), None)
    missing = [] if jdk else [_JDK_MISSING.format(seen=_what_was_seen(seen))]
    if maven and not shutil.which("mvn", path=environ.get("PATH")):
        missing.append(_MAVEN_MISSING)
    if jdk is None or missing:
        raise Missing("\n".join(["This machine lacks what the engines need:", *(f"  - {item}" for item in missing)]))
    return jdk


def _what_was_seen(seen: list[Jdk]) -> str:
    return "".join(
        f"\n    {found.home} does not do: "
        + (f"it is version {found.version}" if found.version < JAVA_VERSION else "it has no module jdk.jdi")
        for found in seen
    )


def _seen(environ: Mapping[str, str], folders: Sequence[str]) -> Iterator[Jdk]:
    """Every Java of this machine once: first the one that was chosen, then that on the path, then the newest others."""
    known: set[Path] = set()
    chosen = [Path(environ["JAVA_HOME"])] if environ.get("JAVA_HOME") else []
    on_path = shutil.which("java", path=environ.get("PATH"))
    for home in [*chosen, *([Path(on_path).resolve().parent.parent] if on_path else [])]:
        if (jdk := _jdk(home)) and home.resolve() not in known:
            known.add(home.resolve())
            yield jdk
    others = {home.resolve(): jdk for home in _installed(folders) if (jdk := _jdk(home))}
    yield from sorted((jdk for home, jdk in others.items() if home not in known), key=lambda jdk: -jdk.version)


def _installed(folders: Sequence[str]) -> Iterator[Path]:
    for folder in map(Path, folders):
        if folder.is_dir():
            for found in sorted(folder.iterdir()):
                yield from (found, found / "Contents" / "Home", found / "libexec/openjdk.jdk/Contents/Home")


def _jdk(home: Path) -> Jdk | None:
    """The Java in `home`, None when there is none."""
    if not (home / "bin" / "java").is_file():
        return None
    said = _RELEASE_VERSION.search(_release(home)) or re.search(r'version "(\d+)', _asked(home, "-version"))
    return Jdk(home, int(said[1])) if said else None


def has_debugger(home: Path) -> bool:
    """Whether the Java in `home` has the module jdk.jdi, without which Elasticsearch does not start."""
    if said := _RELEASE_MODULES.search(_release(home)):
        return "jdk.jdi" in said[1].split()
    return "jdk.jdi@" in _asked(home, "--list-modules")


def _release(home: Path) -> str:
    try:
        return (home / "release").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _asked(home: Path, question: str) -> str:
    try:
        asked = subprocess.run(
            [home / "bin" / "java", question], capture_output=True, text=True, errors="replace", timeout=_LOOK_S
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return asked.stdout + asked.stderr
