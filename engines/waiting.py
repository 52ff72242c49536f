"""Waiting until an engine answers, no longer than it lives, and no longer than agreed."""

import subprocess
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from engines.errors import StartFailed

_LOOK_S = 0.1
_SHOWN_LINES = 15

Answer = TypeVar("Answer")


class Unanswered(Exception):
    """The engine does not answer yet."""


def until_answered(
    ask: Callable[[], Answer],
    process: "subprocess.Popen[bytes]",
    *,
    name: str,
    patience_s: float,
    logs: Iterable[Path],
) -> Answer:
    """What `ask` returns, as soon as it does not raise Unanswered.

    Raises StartFailed, with the ends of the `logs`, when the process ends before or the time is over.
    """
    deadline = time.monotonic() + patience_s
    while time.monotonic() < deadline:
        ended = process.poll()
        try:
            return ask()
        except Unanswered:
            if ended is not None:
                raise StartFailed(f"{name} ended while it started ({_how(ended)}).{_said(logs)}") from None
        time.sleep(_LOOK_S)
    raise StartFailed(f"{name} did not answer within {patience_s:.0f} s.{_said(logs)}")


def _how(status: int) -> str:
    return f"signal {-status}" if status < 0 else f"exit status {status}"


def _said(logs: Iterable[Path]) -> str:
    parts = []
    for log in logs:
        try:
            lines = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()[-_SHOWN_LINES:]
        except OSError:
            continue
        if lines:
            parts.append("\n".join([f" The end of {log.name}:", *(f"    {line}" for line in lines)]))
    return "".join(parts)
