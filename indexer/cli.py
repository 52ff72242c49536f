"""The command `rarecare-index`: arguments in, exit status out.

0 good · 1 some items failed, or the run had to stop · 2 wrong use · 3 an engine cannot be reached.
"""

import argparse
import atexit
import gc
import json
import logging
import os
import signal
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from indexer.errors import IndexerError
from indexer.settings import Settings, documented, settings_from
from indexer.summary import Summary
from mappings.lean_client import import_client

if TYPE_CHECKING:
    from elasticsearch import Elasticsearch

_INTERRUPTED = 130
_FEW_COLLECTIONS = (50_000, 10, 10)
"""Imports make much that stays: to look through it for what is no longer used took an eighth of their time."""


def main(argv: Sequence[str] | None = None, environ: Mapping[str, str] | None = None) -> int:
    """Runs the command that the arguments name; returns its exit status."""
    gc.set_threshold(*_FEW_COLLECTIONS)
    atexit.register(gc.freeze)  # else Python looks through all that there is before it ends, for a fiftieth of a run
    given = _parser().parse_args(argv)
    for number in (signal.SIGINT, signal.SIGTERM):  # also where a script began it in the background, deaf to SIGINT
        signal.signal(number, signal.default_int_handler)
    try:
        settings = settings_from(os.environ if environ is None else environ)
        _log_to_standard_error(settings.log_level)
        import_client()
        given.started = time.perf_counter()
        status: int = given.run(settings, given)
        sys.stdout.flush()
        return status
    except IndexerError as fault:
        print(f"rarecare-index: {fault}", file=sys.stderr)
        return fault.exit_status
    except KeyboardInterrupt:
        print("rarecare-index: stopped; the next run completes what this one began", file=sys.stderr)
        return _INTERRUPTED
    except BrokenPipeError:
        # Who reads the output has ended; what is still in the buffer must go somewhere when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="rarecare-index",
        description="Keeps the library's index up to date with a collection folder.",
        epilog="settings (environment):\n"
        + "\n".join(f"  {name}={value}  {says}" for name, value, says in documented()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, run, says in (
        ("update", _update, "bring the index up to date with the folder"),
        ("retry", _update, "the same, and try again what failed"),
        ("watch", _watch, "update now and whenever the folder changes, until stopped"),
    ):
        command = _command(commands, name, run, says)
        command.add_argument("folder", metavar="FOLDER", nargs="?", type=Path, help="default: DOCUMENTS")
        command.set_defaults(retry=name == "retry")
    for name, run, says in (
        ("rebuild", _rebuild, "make a new version of the index and switch to it when it is complete"),
        ("rollback", _rollback, "switch back to the version before"),
        ("status", _status, "show versions, counts, and the last runs"),
        ("failures", _failures, "list what could not be indexed, why, and what to do"),
    ):
        _command(commands, name, run, says)
    explain = _command(commands, "explain", _explain, "show what would be indexed of one file; writes nothing")
    explain.add_argument("file", metavar="FILE", type=Path)
    check = _command(commands, "check", _check, "tell what the catalogue lacks or gets wrong; writes nothing")
    check.add_argument("folder", metavar="FOLDER", nargs="?", type=Path, help="default: DOCUMENTS")
    check.add_argument(
        "--thesaurus",
        metavar="FILE",
        nargs="+",
        type=Path,
        default=(),
        help="names of diseases as JSON Lines (default: FOLDER/thesaurus/concepts.jsonl, if it is there)",
    )
    _command(commands, "language", _language, "print the language of each line of standard input")
    _thesaurus_parser(commands)
    return parser


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    run: Callable[[Settings, argparse.Namespace], int],
    says: str,
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=says, description=f"{says[0].upper()}{says[1:]}.")
    command.add_argument("--json", action="store_true", help="print JSON on the last line")
    command.set_defaults(run=run)
    return command


def _thesaurus_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    thesaurus = commands.add_parser("thesaurus", help="load the concepts that words are understood by")
    of_thesaurus = thesaurus.add_subparsers(title="commands", metavar="COMMAND", required=True)
    load = _command(of_thesaurus, "load", _thesaurus, "load or update concepts from JSON Lines, unless nothing changed")
    load.add_argument("files", metavar="FILE", nargs="+", type=Path)


def _connected(settings: Settings) -> "AbstractContextManager[Elasticsearch]":
    from indexer.connection import connected

    return connected(settings)


def _update(settings: Settings, given: argparse.Namespace) -> int:
    from indexer.update import update

    folder = given.folder or settings.documents
    with _connected(settings) as client:
        summary = update(client, settings, folder, retry=given.retry, started=given.started)
    _show(summary, as_json=given.json)
    return 1 if summary.failed else 0


def _watch(settings: Settings, given: argparse.Namespace) -> int:
    from indexer.watch import watch

    watch(settings, given.folder or settings.documents, lambda summary: _show(summary, as_json=given.json))
    return 0


def _rebuild(settings: Settings, given: argparse.Namespace) -> int:
    from indexer.versions import rebuild

    with _connected(settings) as client:
        built = rebuild(client, settings, settings.documents)
    print(json.dumps(built.values()) if given.json else built.line())
    return 0


def _rollback(settings: Settings, given: argparse.Namespace) -> int:
    from indexer.versions import roll_back

    with _connected(settings) as client:
        version = roll_back(client, settings)
    print(json.dumps({"version": version}) if given.json else f"Readers see version {version} again")
    return 0


def _status(settings: Settings, given: argparse.Namespace) -> int:
    from indexer.status import lines, status

    with _connected(settings) as client:
        told = status(client, settings)
    print(json.dumps(told) if given.json else "\n".join(lines(told)))
    return 0


def _failures(settings: Settings, given: argparse.Namespace) -> int:
    from indexer.failures import recorded_failures
    from mappings.indices import OPERATIONS

    with _connected(settings) as client:
        failures = recorded_failures(client, settings.alias(OPERATIONS).name)
    if given.json:
        print(json.dumps([failure.values() for failure in failures], ensure_ascii=False))
    else:
        print("\n".join(failure.line() for failure in failures) or "Nothing failed.")
    return 0


def _explain(settings: Settings, given: argparse.Namespace) -> int:
    from indexer.explain import explained, lines

    told = explained(settings, given.file)
    print(json.dumps(told, ensure_ascii=False) if given.json else "\n".join(lines(told)))
    return 0


def _check(settings: Settings, given: argparse.Namespace) -> int:
    from indexer.checking import checked

    findings = checked(settings, given.folder or settings.documents, given.thesaurus)
    if given.json:
        print(json.dumps([finding.values() for finding in findings], ensure_ascii=False))
    else:
        print("\n".join(finding.line() for finding in findings) or "Nothing is missing, and nothing contradicts.")
    return 1 if findings else 0


def _language(settings: Settings, given: argparse.Namespace) -> int:
    from indexer.detection import detect_line

    for line in sys.stdin.buffer:
        print(detect_line(line.decode(errors="replace")), flush=True)
    return 0


def _thesaurus(settings: Settings, given: argparse.Namespace) -> int:
    from indexer.thesaurus import load

    with _connected(settings) as client:
        loaded = load(client, settings, given.files)
    for fault in loaded.faults:
        print(fault.message, file=sys.stderr)
    print(json.dumps(loaded.values()) if given.json else loaded.line())
    return 1 if loaded.faults else 0


def _show(summary: Summary, *, as_json: bool) -> None:
    print(json.dumps(summary.values()) if as_json else summary.line(), flush=True)


def _log_to_standard_error(level: str) -> None:
    """Logs an event a line on standard error; of libraries only errors: what they warn of becomes our own message."""
    logging.basicConfig(stream=sys.stderr, level=level, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    for library in ("elastic_transport", "watchfiles"):
        logging.getLogger(library).setLevel(logging.ERROR)


if __name__ == "__main__":
    raise SystemExit(main())
