"""Java and Maven are found where they usually are, and all that is missing is named at once."""

from pathlib import Path

import pytest

from engines.errors import Missing
from engines.java import required

ALL_MODULES = "java.base jdk.jdi java.logging"


def java_in(home: Path, version: str, modules: str = ALL_MODULES) -> Path:
    """A folder that says of itself what a JDK's folder says."""
    (home / "bin").mkdir(parents=True)
    for program in ("java", "mvn"):
        (home / "bin" / program).write_text("#!/bin/sh\n")
        (home / "bin" / program).chmod(0o755)
    (home / "release").write_text(f'IMPLEMENTOR="Test"\nJAVA_VERSION="{version}"\nMODULES="{modules}"\n')
    return home


def test_java_home_is_used_before_a_newer_java_elsewhere(tmp_path: Path) -> None:
    chosen = java_in(tmp_path / "chosen", "21.0.4")
    java_in(tmp_path / "jvm" / "newer", "25.0.1")
    environ = {"JAVA_HOME": str(chosen), "PATH": str(chosen / "bin")}
    assert required(environ, folders=[str(tmp_path / "jvm")]).home == chosen


def test_old_java_on_the_path_does_not_hide_the_newest_of_the_systems_folder(tmp_path: Path) -> None:
    on_path = java_in(tmp_path / "old", "17.0.15")
    for version in ("21.0.4", "25.0.1", "11.0.2"):
        java_in(tmp_path / "jvm" / f"java-{version}", version)
    found = required({"PATH": str(on_path / "bin")}, folders=[str(tmp_path / "jvm")])
    assert (found.version, found.java) == (25, tmp_path / "jvm" / "java-25.0.1" / "bin" / "java")


def test_java_in_a_macos_bundle_is_found(tmp_path: Path) -> None:
    home = java_in(tmp_path / "jvm" / "temurin-25.jdk" / "Contents" / "Home", "25")
    environ = {"PATH": str(home / "bin")}
    assert required(environ, folders=[str(tmp_path / "jvm")]).home.resolve() == home.resolve()


def test_java_without_the_debugger_is_refused_and_said(tmp_path: Path) -> None:
    runtime = java_in(tmp_path / "runtime", "25.0.1", "java.base java.logging")
    with pytest.raises(Missing) as raised:
        required({"JAVA_HOME": str(runtime), "PATH": str(runtime / "bin")}, folders=[])
    assert f"{runtime} does not do: it has no module jdk.jdi" in str(raised.value)


def test_all_that_is_missing_is_named_in_one_message_with_how_to_get_it(tmp_path: Path) -> None:
    old = java_in(tmp_path / "old", "17.0.15")
    with pytest.raises(Missing) as raised:
        required({"JAVA_HOME": str(old), "PATH": "/nowhere"}, folders=[])
    message = str(raised.value)
    assert f"{old} does not do: it is version 17" in message
    assert "apt-get install openjdk-21-jdk-headless" in message
    assert "apt-get install maven" in message


def test_maven_is_not_asked_for_when_nothing_is_to_be_fetched(tmp_path: Path) -> None:
    home = java_in(tmp_path / "jdk", "21.0.4")
    (home / "bin" / "mvn").unlink()
    environ = {"JAVA_HOME": str(home), "PATH": str(home / "bin")}
    assert required(environ, maven=False, folders=[]).home == home
    with pytest.raises(Missing) as raised:
        required(environ, folders=[])
    assert "JDK" not in str(raised.value)
