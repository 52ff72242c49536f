"""`rarecare-search`: arguments in, exit status out."""

import argparse
import os
import socket
import sys
from collections.abc import Sequence

from mappings.lean_client import leaving_out
from search_app.settings import BadSettings, Settings, settings_from

GOOD, WRONG_USE = 0, 2
UNUSED = ("requests", "httpx", "watchfiles")
"""What the libraries of the app import where it is installed, though it connects by aiohttp and is one process."""

_WAITING = 2048
"""Connections that may wait to be accepted."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command; returns 0 when it was stopped in peace, 2 for wrong use or settings."""
    parser = argparse.ArgumentParser(prog="rarecare-search", description="The search app of the Rare Cancer Library.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    commands.add_parser("serve", help="serve the library until it is stopped; its settings are environment variables")
    parser.parse_args(argv)
    try:
        settings = settings_from(os.environ)
        listening = _listening(settings)
    except BadSettings as fault:
        print(*fault.faults, sep="\n", file=sys.stderr)
        return WRONG_USE
    with leaving_out(UNUSED):
        from search_app.serving import serve  # late, so that help and wrong settings answer at once

    serve(settings, listening, lambda address: print(f"Library ready: {address}", flush=True))
    return GOOD


def _listening(settings: Settings) -> socket.socket:
    """The socket that the app answers on. Raises BadSettings when it can't be had."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family, backlog=_WAITING)
    except OSError as fault:
        raise BadSettings(
            [
                f"HOST, PORT: can't listen on {settings.host}:{settings.port} ({fault.strerror or fault}); "
                "stop what does, or choose another port, for example PORT=8123"
            ]
        ) from fault
