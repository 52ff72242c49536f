"""`python -m search_app.locales`: brings the catalogues up to the messages that there are, or says what they lack."""

import argparse
import re
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from mappings.languages import languages
from search_app.locale_data import locale_file
from search_app.locales.catalogues import catalogue_file, catalogue_of, translated_languages
from search_app.locales.completeness import faults, missing
from search_app.locales.extraction import messages
from search_app.locales.unicode import told

_WIDTH = 118
_OF_NOBODY = re.compile(
    rb'"([\w-]+-Date|Project-Id-Version|Report-Msgid-Bugs-To|Last-Translator|Language-Team|Generated-By): '
)
"""Lines of the header that would change without the texts, or name nobody."""


def update(found: Catalog) -> int:
    """Writes each catalogue with the messages found: new ones empty, those no longer used left out; and what the app
    uses of the Unicode locale data."""
    for language in languages():
        Path(str(locale_file(language))).parent.mkdir(exist_ok=True)
        Path(str(locale_file(language))).write_bytes(told(language))
    for language in translated_languages():
        path = Path(str(catalogue_file(language)))
        path.parent.mkdir(parents=True, exist_ok=True)
        catalogue = catalogue_of(language) if path.exists() else Catalog(locale=language, fuzzy=False)
        catalogue.update(found, no_fuzzy_matching=True, update_header_comment=False)
        catalogue.obsolete.clear()
        write(catalogue, path)
        print(f"{language}: {missing(catalogue, found)} of {len(found)} messages to translate")
    return 0


def check(found: Catalog) -> int:
    """Prints what is wrong with each catalogue; 1 where anything is."""
    catalogues = ((language, catalogue_of(language)) for language in translated_languages())
    wrong = [f"{language}: {fault}" for language, catalogue in catalogues for fault in faults(catalogue, found)]
    print("\n".join(wrong) or f"{len(found)} messages in {len(translated_languages())} languages besides their own")
    return 1 if wrong else 0


def write(catalogue: Catalog, path: Path) -> None:
    """The catalogue as a file in which only what was changed differs: without dates, in the order of the messages."""
    catalogue.header_comment = f"# The texts of the Rare Cancer Library's pages in {catalogue.locale.english_name}."
    file = BytesIO()
    write_po(file, catalogue, width=_WIDTH, no_location=True)
    path.write_bytes(b"".join(line for line in file.getvalue().splitlines(keepends=True) if not _OF_NOBODY.match(line)))


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m search_app.locales", description=__doc__)
    parser.add_argument("command", choices=("update", "check"))
    return (update if parser.parse_args(argv).command == "update" else check)(messages())
