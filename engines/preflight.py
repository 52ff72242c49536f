"""Whether this machine has the Java and the Maven that the managed engines need; asked before anything is installed.

`python -m engines.preflight` needs nothing but Python itself. Exit status 3 when something is missing.
"""

import os
import sys
from collections.abc import Mapping

from engines.errors import Missing
from engines.java import required


def check(environ: Mapping[str, str]) -> None:
    """Raises Missing, with all that is missing. Whoever gives both engines' addresses needs neither Java nor Maven."""
    if not (environ.get("ELASTICSEARCH_URL") and environ.get("TIKA_URL")):
        required(environ)


def main() -> int:
    """Checks the machine; returns the exit status."""
    try:
        check(os.environ)
    except Missing as fault:
        sys.stderr.write(f"{fault}\n")
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main())
