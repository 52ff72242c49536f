"""What the machine lacks is named before anything is made: by a shell script, as Python itself may be missing."""

import os
import shutil
import subprocess
from pathlib import Path

from engines.preflight import check
from mappings.connection import PROJECT_FOLDER

SCRIPT = "engines/preflight.sh"


def preflight(venv: Path, tools: Path, *programs: str) -> "subprocess.CompletedProcess[str]":
    """The script with nothing on its path but these programs."""
    tools.mkdir()
    for program in ("sh", "sed", "grep", "rm", *programs):
        found = shutil.which(program)
        assert found is not None
        (tools / program).symlink_to(found)
    shell = [str(tools / "sh"), SCRIPT, str(venv)]
    environ = {"PATH": str(tools), "HOME": os.environ.get("HOME", "/")}
    return subprocess.run(shell, cwd=PROJECT_FOLDER, env=environ, capture_output=True, text=True, timeout=60)


def test_missing_python_and_maven_are_named_at_once(tmp_path: Path) -> None:
    done = preflight(tmp_path / "venv", tmp_path / "tools")
    assert done.returncode == 3
    assert "Python 3.11 or newer" in done.stderr
    assert "apt-get install python3 python3-venv" in done.stderr
    assert "apt-get install maven" in done.stderr
    assert not (tmp_path / "venv").exists()


def test_given_engines_need_neither_java_nor_maven() -> None:
    check({"PATH": "/nowhere", "ELASTICSEARCH_URL": "http://127.0.0.1:1", "TIKA_URL": "http://127.0.0.1:2"})


def test_make_help_lists_every_target() -> None:
    done = subprocess.run(["make", "help"], cwd=PROJECT_FOLDER, capture_output=True, text=True, timeout=60)
    listed = {line.split()[1] for line in done.stdout.splitlines() if line.startswith("  make ")}
    assert listed == {"help", "setup", "demo", "test", "check", "fix", "bench", "pdfua", "texts"}
