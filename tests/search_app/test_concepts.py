"""What a text names, on the real engine: longest names, forms, acronyms, codes in all spellings, what is wider."""

from typing import Any

import pytest

from indexer.concept_lines import concept_body
from mappings.indices import CONCEPTS
from mappings.languages import languages
from tests.search_app.conftest import Library

pytestmark = pytest.mark.engine

SAID: list[dict[str, Any]] = [
    {
        "id": "site:pancreas",
        "names": {"en": "Pancreas", "sl": "Trebušna slinavka", "pl": "Trzustka"},
        "lay_terms": {"en": ["pancreatic cancer"], "sl": ["rak trebušne slinavke"], "pl": ["rak trzustki"]},
        "type": "Site",
        "icd10": ["C25"],
        "topography": ["C25"],
        "site": ["pancreas"],
    },
    {"id": "family:sarcoma", "names": {"en": "Sarcomas", "de": "Sarkome"}, "type": "Family", "topography": ["C49"]},
    {
        "orpha": "217074",
        "names": {"en": "Exocrine carcinoma of pancreas", "de": "Krebs der Bauchspeicheldrüse, exokriner"},
        "icd10": ["C25.8"],
        "icdo3": ["8500/3"],
    },
    {
        "orpha": "506052",
        "names": {"en": "Pancreatic neuroendocrine tumor"},
        "acronyms": [{"name": "PNET", "ambiguous": True}],
    },
    {
        "orpha": "370348",
        "names": {"en": "Peripheral primitive neuroectodermal tumor"},
        "acronyms": [{"name": "PNET", "ambiguous": True}],
    },
    {
        "orpha": "513",
        "names": {"en": "Acute lymphoblastic leukemia", "fi": "Akuutti lymfoblastileukemia"},
        "acronyms": [{"name": "ALL"}],
    },
    {"orpha": "1", "names": {"en": "Adult hepatocellular carcinoma"}, "xref": {"ncit": ["C3099"], "oncotree": ["HCC"]}},
    {"orpha": "2", "names": {"en": "Pediatric hepatocellular carcinoma"}, "icd11": [{"foundation_id": "1638765741"}]},
    {"orpha": "652", "names": {"en": "Multiple endocrine neoplasia type 1"}, "synonyms": {"en": ["MEN 1"]}},
    {"orpha": "653", "names": {"en": "Multiple endocrine neoplasia type 2"}},
    {
        "orpha": "251627",
        "names": {code: f"Oligodendrogliom{code}" for code in languages() if code != "el"}
        | {"el": "ολιγοδενδρογλοίωμα"},
    },
    {"id": "family:digestive", "names": {"en": "Digestive system"}, "type": "Family", "topography": ["C25", "C22"]},
    {"orpha": "79455", "names": {"en": "Cutaneous mastocytoma"}, "icdo3": ["9740/1"], "icd10": ["Q82.2"]},
    {"orpha": "66661", "names": {"en": "Mast cell sarcoma"}, "icdo3": ["9740/3"]},
    {"orpha": "2608", "names": {"en": "N syndrome"}},
]


@pytest.fixture(scope="module", autouse=True)
def filled(library: Library) -> None:
    """A few concepts of each kind."""
    library.fill({body["id"]: body for body in map(concept_body, SAID)}, CONCEPTS)


async def named(library: Library, text: str, lang: str = "en") -> list[tuple[str, str]]:
    """Identifiers and matches of what the text names, best first."""
    found = (await library.get("/api/v1/concepts", q=text, lang=lang))["concepts"]
    return [(one["id"], one["match"]) for one in found]


@pytest.mark.parametrize(
    ("text", "lang", "first"),
    [
        ("Exocrine carcinoma of pancreas", "en", ("ORPHA:217074", "exact")),
        ("pancreas carcinoma exocrine", "en", ("ORPHA:217074", "exact")),
        ("exocrine carcinoma of the pancreas", "sl", ("ORPHA:217074", "exact")),
        ("exokriner Krebs der Bauchspeicheldrüse", "de", ("ORPHA:217074", "exact")),
        ("Krebs der Bauchspeicheldruese, exokriner", "de", ("ORPHA:217074", "exact")),
        ("exocrine carcnoma of pancreas", "en", ("ORPHA:217074", "fuzzy")),
        ("rak trebusne slinavke", "sl", ("site:pancreas", "exact")),
        ("kaj pomaga pri raku trebušne slinavke po operaciji", "sl", ("site:pancreas", "exact")),
        ("co robić po operacji raka trzustki i gdzie szukać pomocy", "pl", ("site:pancreas", "exact")),
        ("potilaalla on akuutin lymfoblastileukemian uusiutuma", "fi", ("ORPHA:513", "exact")),
        ("what can be done about adult hepatocellular carcinoma and who can help", "en", ("ORPHA:1", "exact")),
        ("paediatric hepatocellular carcinoma", "en", ("ORPHA:2", "exact")),
        ("multiple endocrine neoplasia type 2", "en", ("ORPHA:653", "exact")),
        ("multipel endocrine neoplasia type 2", "en", ("ORPHA:653", "fuzzy")),
        ("MEN 1", "en", ("ORPHA:652", "exact")),
        ("pancreatic cancer", "en", ("site:pancreas", "exact")),
        ("Sarkom", "de", ("family:sarcoma", "exact")),
        ("ALL", "en", ("ORPHA:513", "exact")),
        ("ολιγοδενδρογλοίωμα", "el", ("ORPHA:251627", "exact")),
        ("treatment of ALL in adults", "en", ("ORPHA:513", "exact")),
    ],
)
async def test_names_are_recognised(library: Library, text: str, lang: str, first: tuple[str, str]) -> None:
    assert (await named(library, text, lang))[0] == first


async def test_name_that_a_letter_tells_from_others_is_not_meant_without_it(library: Library) -> None:
    assert await named(library, "Wexford-Quirk syndrome") == []
    assert await named(library, "N sindrome") == [("ORPHA:2608", "fuzzy")]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("217074", ("ORPHA:217074", "code")),
        ("ORPHA217074", ("ORPHA:217074", "code")),
        ("ORPHA:217074", ("ORPHA:217074", "code")),
        ("Orphanet:217074", ("ORPHA:217074", "code")),
        ("orpha 217074", ("ORPHA:217074", "code")),
        ("where is ORPHA:217074 treated", ("ORPHA:217074", "code")),
        ("C25.8", ("ORPHA:217074", "code")),
        ("c258", ("ORPHA:217074", "code")),
        ("ICD-10 C25.8", ("ORPHA:217074", "code")),
        ("C25", ("site:pancreas", "code")),
        ("C25.3", ("site:pancreas", "broader")),
        ("8500/3", ("ORPHA:217074", "code")),
        ("8500", ("ORPHA:217074", "code")),
        ("85003", ("ORPHA:217074", "code")),
        ("ICD-O-3 8500/3", ("ORPHA:217074", "code")),
        ("8500/2", ("ORPHA:217074", "broader")),
        ("C49", ("family:sarcoma", "code")),
        ("C3099", ("ORPHA:1", "code")),
        ("HCC", ("ORPHA:1", "code")),
        ("1638765741", ("ORPHA:2", "code")),
    ],
)
async def test_codes_are_recognised_in_all_spellings(library: Library, text: str, first: tuple[str, str]) -> None:
    assert (await named(library, text))[0] == first


async def test_a_morphology_without_behaviour_has_all_behaviours(library: Library) -> None:
    assert await named(library, "9740") == [("ORPHA:66661", "code"), ("ORPHA:79455", "code")]
    assert await named(library, "9740/3") == [("ORPHA:66661", "code"), ("ORPHA:79455", "broader")]


async def test_a_family_is_wider_than_the_site_that_has_the_code(library: Library) -> None:
    found = await named(library, "C25")
    assert (found[0], found[-1]) == (("site:pancreas", "code"), ("family:digestive", "broader"))


async def test_an_acronym_of_several_meanings_returns_all_and_says_so(library: Library) -> None:
    found = (await library.get("/api/v1/concepts", q="PNET", lang="en"))["concepts"]
    assert {(one["id"], one["match"], one["ambiguous"]) for one in found} == {
        ("ORPHA:370348", "exact", True),
        ("ORPHA:506052", "exact", True),
    }


@pytest.mark.parametrize(
    "text", ["all about hospitals", "men at work", "pnet", "die", "IT", "net", "🦀🦀", "-", "x" * 512]
)
async def test_ordinary_words_are_no_names(library: Library, text: str) -> None:
    assert not [one for one in await named(library, text) if one[1] in ("exact", "code")]


async def test_a_name_within_a_longer_one_is_broader(library: Library) -> None:
    assert (await named(library, "exocrine carcinoma of pancreas"))[:2] == [
        ("ORPHA:217074", "exact"),
        ("site:pancreas", "broader"),
    ]


async def test_what_is_opposed_is_not_taken_for_it(library: Library) -> None:
    assert "ORPHA:2" not in dict(await named(library, "adlt hepatocellular carcinoma of adults"))


@pytest.mark.parametrize(
    "text", ["pankreas kanseri tedavisi", "سرطان البنكرياس", "рак поджелудочной железы", "ORPHA:99999999"]
)
async def test_other_languages_and_unknown_codes_do_no_harm(library: Library, text: str) -> None:
    assert isinstance(await named(library, text), list)
