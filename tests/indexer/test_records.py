"""A directory's rows become records; a row that is wrong is named and not listed, the others are."""

from indexer.records import Record, records_from
from indexer.xhtml import Sheet

ORGANISATIONS = "directories/organisations.csv"
CENTRES = "directories/centres.xlsx"
CENTRE_HEADER = ("name", "country", "city", "site", "selection_criteria", "methodology", "source")
CENTRE = ("Klinik", "DE", "Ulm", "pancreas", "member of a network", "read on public pages", "https://example.org")


def _sheets(*rows: tuple[str, ...]) -> tuple[Sheet, ...]:
    return (Sheet(rows),)


def test_row_is_read_whole() -> None:
    header = ("Organisation name", "name_en", "Country", "city", "website", "site", "family", "type", "source_date")
    row = (
        *("Slovensko združenje bolnikov", "Slovenian patients' association", "Slovenia", "Ljubljana"),
        *("https://example.si", "lymphoma;pancreas", "haematological", "patient organisation", "2024-09"),
    )
    (record,) = records_from("organisation", ORGANISATIONS, _sheets(header, row)).records
    assert record == Record(
        id=record.id,
        kind="organisation",
        source="directories/organisations.csv#2",
        name="Slovensko združenje bolnikov",
        name_language="sl",
        country="SI",
        family=("haematological", "digestive"),
        site=("lymphoma", "pancreas"),
        year=2024,
        fields={
            "name_en": "Slovenian patients' association",
            "city": "Ljubljana",
            "website": "https://example.si",
            "type": "patient organisation",
            "source_date": "2024-09",
        },
        text=record.text,
    )
    assert record.text.split("\n")[:3] == [
        "Slovensko združenje bolnikov",
        "Slovenian patients' association",
        "Ljubljana, Slovenia",
    ]


def test_identifier_is_of_kind_name_country_and_city() -> None:
    header = ("name", "country", "city", "note")
    records = records_from(
        "organisation",
        ORGANISATIONS,
        _sheets(header, ("A", "SI", "Koper", "x"), ("A", "SI", "Koper", "y"), ("A", "SI", "Celje", "x")),
    ).records
    again = records_from("organisation", "directories/organisations-2.csv", _sheets(header, ("a", "SI", "koper", "z")))
    assert len({record.id for record in records}) == 3
    assert again.records[0].id == records[0].id
    assert len(records[0].id) == 20


def test_wrong_row_is_named_and_the_others_are_listed() -> None:
    rows = (("name", "country", "website"), ("A", "SI", ""), ("B", "XQ", "ftp://b"), ("", "DE", ""), ("C", "fr", ""))
    found = records_from("organisation", ORGANISATIONS, _sheets(*rows))
    assert [(record.name, record.country) for record in found.records] == [("A", "SI"), ("C", "FR")]
    assert [fault.source for fault in found.faults] == [f"{ORGANISATIONS}#3", f"{ORGANISATIONS}#4"]
    assert found.faults[0].message == (
        "directories/organisations.csv, row 3, "
        "column country: 'XQ' is not a code of ISO 3166 such as SI, or EU or INT; "
        "column website: 'ftp://b' is not an address with https:// or http://"
    )
    assert (
        found.faults[1].message == "directories/organisations.csv, row 4, column name: it is empty; every row needs it"
    )


def test_wrong_row_leaves_the_identifiers_of_the_others_alone() -> None:
    header, right, wrong = ("name", "country", "year"), ("A", "SI", "2024"), ("A", "SI", "soon")
    alone = records_from("organisation", ORGANISATIONS, _sheets(header, right)).records
    behind = records_from("organisation", ORGANISATIONS, _sheets(header, wrong, right)).records
    assert [record.id for record in behind] == [record.id for record in alone]


def test_centre_without_evidence_is_not_listed() -> None:
    without = [(*CENTRE[:at], "", *CENTRE[at + 1 :]) for at in (4, 5, 6)]
    found = records_from("centre", CENTRES, _sheets(CENTRE_HEADER, CENTRE, *without))
    assert [record.source for record in found.records] == [f"{CENTRES}#2"]
    assert [fault.source for fault in found.faults] == [f"{CENTRES}#{row}" for row in (3, 4, 5)]
    for fault, column in zip(found.faults, ("selection_criteria", "methodology", "source"), strict=True):
        assert f"column {column}: it is empty; a centre is listed with" in fault.message


def test_organisation_needs_no_selection_criteria() -> None:
    found = records_from("organisation", ORGANISATIONS, _sheets(CENTRE_HEADER, (*CENTRE[:4], "", "", "")))
    assert (len(found.records), found.faults) == (1, ())


def test_site_brings_its_family() -> None:
    (record,) = records_from("centre", CENTRES, _sheets(CENTRE_HEADER, CENTRE)).records
    assert (record.site, record.family) == (("pancreas",), ("digestive",))


def test_name_is_in_a_language_of_its_country_or_english() -> None:
    rows = (
        ("name", "name_en", "country"),
        ("Ελληνική Ομοσπονδία Καρκίνου", "Hellenic Cancer Federation", "GR"),
        ("Ghent University Hospital", "", "BE"),
        ("Hôpital Universitaire des Enfants", "", "BE"),
        ("Norges Lymfekreftforening", "Norwegian lymphoma society", "NO"),
    )
    records = records_from("organisation", ORGANISATIONS, _sheets(*rows)).records
    assert [record.name_language for record in records] == ["el", "en", "fr", "en"]


def test_year_is_given_or_begins_the_date_of_the_source() -> None:
    rows = (("name", "country", "year", "source_date"), ("A", "SI", "2020", "2019"), ("B", "SI", "", "founded 2002"))
    assert [record.year for record in records_from("organisation", ORGANISATIONS, _sheets(*rows)).records] == [
        2020,
        None,
    ]


def test_table_without_header_is_one_fault() -> None:
    found = records_from("organisation", ORGANISATIONS, _sheets(("A", "SI"), ("B", "DE")))
    assert found.records == ()
    assert [fault.source for fault in found.faults] == [ORGANISATIONS]
    assert "its first row is no header with name, country" in found.faults[0].message
