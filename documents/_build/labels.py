"""Labels of the controlled vocabularies that a language lacks: readers of that language would see English."""

import json
from collections.abc import Iterator
from pathlib import Path

from documents._build.errors import Fault
from mappings.languages import languages

VOCABULARIES = Path(__file__).resolve().parents[2] / "mappings" / "vocabulary"


def missing_labels(folder: Path = VOCABULARIES) -> Iterator[Fault]:
    """A fault for each term without a label in one of the library's languages, at the line of the term."""
    for path in sorted(folder.glob("*.json")):
        text = path.read_text(encoding="utf-8")
        for term in json.loads(text):
            if missing := [language for language in languages() if not term["labels"].get(language, "").strip()]:
                reason = f"{term['id']}: the label is missing in {', '.join(missing)}; add its translation"
                yield Fault(path, _line(text, term["id"]), reason)


def _line(text: str, identifier: str) -> int:
    return text.count("\n", 0, text.index(f'"id": {json.dumps(identifier)}')) + 1
