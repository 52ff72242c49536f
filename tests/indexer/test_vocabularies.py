"""Cells are read as values of the contract, however people write them, and as nothing else."""

import pytest

from indexer import vocabularies
from indexer.vocabularies import Reader


@pytest.mark.parametrize(
    ("read", "cell", "value"),
    [
        (vocabularies.country, "si", "SI"),
        (vocabularies.country, "Slovenia", "SI"),
        (vocabularies.country, "EL", "GR"),
        (vocabularies.country, "uk", "GB"),
        (vocabularies.country, "int", "INT"),
        (vocabularies.country, "European Union", "EU"),
        (vocabularies.country, "Allemagne", "DE"),
        (vocabularies.country, "Гърция", "GR"),
        (vocabularies.country, "ZZ", None),
        (vocabularies.country, "XK2", None),
        (vocabularies.country, "150", None),
        (vocabularies.language, "SL", "sl"),
        (vocabularies.language, "slovenščina", "sl"),
        (vocabularies.language, "German", "de"),
        (vocabularies.language, "ru", None),
        (vocabularies.kind, "Meeting report", "report"),
        (vocabularies.kind, "leaflet", None),
        (vocabularies.site, "Pancreas", "pancreas"),
        (vocabularies.family, "Sarcoma and GIST", "sarcoma"),
        (vocabularies.stage, "follow_up", "follow_up"),
        (vocabularies.audience, "Doctors and nurses", "clinicians"),
        (vocabularies.year, "2024", "2024"),
        (vocabularies.year, "2024.0", "2024"),
        (vocabularies.year, "1899", None),
        (vocabularies.year, "２０２４", None),
        (vocabularies.year, "2024-05", None),
        (vocabularies.concept, "ORPHA:50", "ORPHA:50"),
        (vocabularies.concept, "orpha: 0050", "ORPHA:50"),
        (vocabularies.concept, "ICD:50", None),
        (vocabularies.web_address, "https://example.org/a?b=c", "https://example.org/a?b=c"),
        (vocabularies.web_address, "http://example.org", "http://example.org"),
        (vocabularies.web_address, "javascript:alert(1)", None),
        (vocabularies.web_address, "https://", None),
        (vocabularies.web_address, "https://exa mple.org", None),
        (vocabularies.web_address, "http://[::1", None),
        (vocabularies.web_address, "www.example.org", None),
    ],
)
def test_cell_is_read(read: Reader, cell: str, value: str | None) -> None:
    assert read(cell) == value
