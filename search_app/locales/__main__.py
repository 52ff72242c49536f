"""Runs the command."""

from search_app.locales.cli import main

raise SystemExit(main())
