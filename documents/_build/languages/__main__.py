"""`python -m documents._build.languages`."""

import sys

from documents._build.languages.cli import main

sys.exit(main(sys.argv[1:]))
