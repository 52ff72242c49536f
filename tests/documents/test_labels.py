"""A label that is missing in one language is named by file, line and term."""

import json
from pathlib import Path

from documents._build.labels import missing_labels
from mappings.languages import languages


def test_no_label_of_the_library_is_missing() -> None:
    assert [*missing_labels()] == []


def test_label_that_is_missing_or_empty_is_named_at_the_line_of_its_term(tmp_path: Path) -> None:
    labels = dict.fromkeys(languages(), "x")
    terms = [{"id": "whole", "labels": labels}, {"id": "gap", "labels": {**labels, "mt": " "}}]
    del terms[1]["labels"]["ga"]  # type: ignore[attr-defined]
    path = tmp_path / "sites.json"
    path.write_text("[\n" + ",\n".join(json.dumps(term) for term in terms) + "\n]", encoding="utf-8")

    (fault,) = missing_labels(tmp_path)

    assert str(fault) == f"{path}:3: gap: the label is missing in ga, mt; add its translation"
