"""`python -m documents._build`."""

import sys

from documents._build.cli import main

sys.exit(main(sys.argv[1:]))
