"""`rarecare-engines`: arguments in, exit status out."""

import argparse
import json
import os
import shutil
import sys
from collections.abc import Sequence

from engines import command, launch, managed
from engines.errors import EngineFault
from engines.progress import to_standard_error
from engines.releases import ELASTICSEARCH_VERSION, TIKA_VERSION
from engines.state import described
from mappings.connection import EngineNotConfigured

_GOOD, _WRONG_USE, _NO_ENGINE = 0, 2, 3

_ABOUT = f"""Elasticsearch {ELASTICSEARCH_VERSION} and Tika {TIKA_VERSION} on this machine, without Docker.
Fetched once into the user's cache (RARECARE_CACHE) for all checkouts; data are kept there, a folder a checkout.
ELASTICSEARCH_URL or TIKA_URL name an engine to be used instead, ELASTICSEARCH_HOME an Elasticsearch to be started."""
_STATUSES = "Exit status: 0 good, 2 wrong use, 3 an engine cannot be had or does not answer; run: that of COMMAND."


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command line; returns 0 good, 2 wrong use, 3 an engine cannot be had, for `run` the command's status."""
    given = _parser().parse_args(argv)
    command.leave_on_signals()
    try:
        status: int = given.act(given)
    except (EngineFault, EngineNotConfigured) as fault:
        print(fault, file=sys.stderr)
        return _NO_ENGINE
    except OSError as fault:
        print(f"{fault.filename or 'rarecare-engines'}: {fault.strerror or fault}", file=sys.stderr)
        return _NO_ENGINE
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="rarecare-engines",
        description=_ABOUT,
        epilog=_STATUSES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for name, act, what in (
        ("start", _start, "start both, when they do not run yet; they stay until `stop`"),
        ("stop", _stop, "stop what was started here, also what a killed run has left; data are kept"),
        ("status", _status, "say where they answer; exit status 3 when one does not"),
        ("fetch", _fetch, "only fetch what is not in the cache yet"),
    ):
        added = commands.add_parser(name, help=what, description=what)
        added.set_defaults(act=act)
        if name in ("start", "status"):
            added.add_argument("--json", action="store_true", help="print addresses and credentials as JSON")
    what = "give COMMAND their addresses in its environment; start them before and stop them after, unless they run"
    run = commands.add_parser("run", help=what, description=f"{what}. Ends when the process that started it ends.")
    run.set_defaults(act=_run)
    run.add_argument("command", nargs=argparse.REMAINDER, metavar="-- COMMAND…")
    return parser


def _start(given: argparse.Namespace) -> int:
    managed.start(os.environ, to_standard_error)
    return _status(given)


def _stop(given: argparse.Namespace) -> int:
    print("Stopped." if managed.stop(os.environ) else "No engines were running here.", file=sys.stderr)
    return _GOOD


def _status(given: argparse.Namespace) -> int:
    status = managed.status(os.environ)
    if given.json:
        print(json.dumps({"elasticsearch": None, "tika": None} | described(status.answering)))
    else:
        print("\n".join(status.lines()))
    return _GOOD if status.complete else _NO_ENGINE


def _fetch(given: argparse.Namespace) -> int:
    if needed := launch.needed(os.environ):
        launch.prepare(os.environ, needed, to_standard_error)
    return _GOOD


def _run(given: argparse.Namespace) -> int:
    words = given.command[1:] if given.command[:1] == ["--"] else given.command
    if not words or not shutil.which(words[0]):
        print(
            f"run: there is no command {words[0]!r}" if words else "run: say which command: run -- COMMAND…",
            file=sys.stderr,
        )
        return _WRONG_USE
    command.leave_with_parent()
    with managed.used(os.environ, to_standard_error) as engines:
        try:
            return command.run(words, os.environ | engines.environment())
        except OSError as fault:
            print(f"run: {words[0]}: {fault.strerror}", file=sys.stderr)
            return _WRONG_USE
