"""From a directory's table to records of organisations and centres: each row validated, wrong ones reported."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from indexer import headings, vocabularies
from indexer.collection import Fault
from indexer.documents import document_id
from indexer.rows import Columns, Row, rows_of
from indexer.xhtml import Sheet
from mappings.identification import identifier
from mappings.languages import languages
from mappings.vocabulary import families, sites

CENTRE = "centre"
_EVIDENCE = ("selection_criteria", "methodology", "source")
"""Without these a centre is not listed: nobody could tell why it is there."""

_FIELDS = (
    *("name_en", "city", "website", "type", "network", "cancers", "selection_criteria", "methodology"),
    *("source", "source_date", "not_stated", "note"),
)
_LABELS = MappingProxyType(
    {
        "type": "",
        "network": "",
        "cancers": "Cancers",
        "selection_criteria": "Selection criteria",
        "methodology": "Methodology",
        "source": "Source",
        "source_date": "Date of the source",
        "not_stated": "Not stated",
        "note": "Note",
    }
)
COLUMNS = Columns(
    names=("name", "country", "site", "family", "year", *_FIELDS),
    required=("name", "country"),
    by_key=headings.columns_by_key(headings.DIRECTORIES),
)

_SPOKEN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "AT": ("de",),
        "BE": ("nl", "fr", "de"),
        "CH": ("de", "fr", "it"),
        "CY": ("el",),
        "CZ": ("cs",),
        "DK": ("da",),
        "EE": ("et",),
        "FI": ("fi", "sv"),
        "GR": ("el",),
        "IE": ("ga",),
        "LI": ("de",),
        "LU": ("fr", "de"),
        "SE": ("sv",),
        "SI": ("sl",),
    }
)
"""Languages of the library that a country speaks, where its code is not that of its one language."""


@dataclass(frozen=True, slots=True)
class Record:
    """An organisation or a centre: `source` is the table's path, `#`, the row; `text` its lines for searching."""

    id: str
    kind: str
    source: str
    name: str
    name_language: str
    country: str
    family: tuple[str, ...]
    site: tuple[str, ...]
    year: int | None
    fields: Mapping[str, str]
    text: str


@dataclass(frozen=True, slots=True)
class Records:
    """The rows that are right, a fault for each that is not, and those wrong rows themselves."""

    records: tuple[Record, ...]
    faults: tuple[Fault, ...]
    wrong: tuple[Row, ...]


def records_from(kind: str, relative: str, sheets: Sequence[Sheet]) -> Records:
    """The records of `kind` in the table at `relative`. A row with a wrong value is not listed, nor is a centre that
    lacks selection criteria, methodology or source; the fault says which column, and what would be right.
    """
    rows, faults = rows_of(relative, sheets, COLUMNS)
    seen = Counter[str]()
    records: list[Record] = []
    found = list(faults)
    for row in rows:
        record = _record(kind, row, seen)
        if row.problems:
            found += row.faults()
        else:
            records.append(record)
    return Records(tuple(records), tuple(found), tuple(row for row in rows if row.problems))


def _record(kind: str, row: Row, seen: Counter[str]) -> Record:
    _check_required(kind, row)
    country = row.value("country", vocabularies.country, "a code of ISO 3166 such as SI, or EU or INT")
    site = row.values("site", vocabularies.site, "a cancer site's identifier such as pancreas")
    family = row.values("family", vocabularies.family, f"one of {', '.join(families())}")
    website = row.value("website", vocabularies.web_address, "an address with https:// or http://")
    year = row.value("year", vocabularies.year, "a year from 1900 to 2100") or row.text("source_date")[:4]
    fields = {column: row.text(column) for column in _FIELDS} | {"website": website}
    name = row.text("name")
    of_sites = (sites()[one].family for one in site)
    families_of = tuple(dict.fromkeys((*family, *(one for one in of_sites if one))))
    return Record(
        id="" if row.problems else _id(f"{kind}|{name}|{country}|{row.text('city')}", seen),
        kind=kind,
        source=row.source,
        name=name,
        name_language=_language_of_name(name, country, row.text("name_en")),
        country=country,
        family=families_of,
        site=site,
        year=int(year) if vocabularies.year(year) else None,
        fields=MappingProxyType({column: text for column, text in fields.items() if text}),
        text="\n".join(_lines(row, country, families_of, site)),
    )


def _check_required(kind: str, row: Row) -> None:
    for column in COLUMNS.required:
        if not row.text(column):
            row.wrong(column, "it is empty; every row needs it")
    if kind == CENTRE:
        for column in _EVIDENCE:
            if not row.text(column):
                row.wrong(
                    column, "it is empty; a centre is listed with selection criteria, methodology and source only"
                )


def _id(key: str, seen: Counter[str]) -> str:
    key = key.casefold()
    seen[key] += 1
    key += f"|{seen[key]}" if seen[key] > 1 else ""
    return document_id(key)


def _language_of_name(name: str, country: str, english: str) -> str:
    """The likeliest of English and what is spoken in the country: a name alone is too short to tell."""
    code = country.lower()
    spoken = _SPOKEN.get(country, (code,) if code in languages() else ())
    if not spoken or name == english:
        return "en"
    possible = (*spoken, *(("en",) if not english else ()))
    return next(guess.language for guess in identifier().rank(name) if guess.language in possible)


def _lines(row: Row, country: str, family: Sequence[str], site: Sequence[str]) -> Iterator[str]:
    """What is searched and shown in snippets, in English but for names."""
    yield row.text("name")
    if row.text("name_en") not in ("", row.text("name")):
        yield row.text("name_en")
    yield ", ".join(part for part in (row.text("city"), vocabularies.countries().get(country, "")) if part)
    yield ", ".join([*(sites()[one].label("en") for one in site), *(families()[one].label("en") for one in family)])
    for column, label in _LABELS.items():
        if text := row.text(column):
            yield f"{label}: {text}" if label else text
