"""Names found on pages, and what a document is about, without an engine."""

from typing import Any

import pytest

from indexer.concept_lines import concept_body
from indexer.naming import names_from
from indexer.recognition import Names
from indexer.subjects import recognised

SAID: list[dict[str, Any]] = [
    {
        "id": "site:pancreas",
        "names": {"en": "Pancreas", "sl": "Trebušna slinavka"},
        "lay_terms": {"en": ["pancreatic cancer", "cancer of the pancreas"], "sl": ["rak trebušne slinavke"]},
        "type": "Site",
    },
    {"orpha": "780", "names": {"en": "Rhabdomyosarcoma", "de": "Rhabdomyosarkom"}},
    {"orpha": "99756", "names": {"en": "Alveolar rhabdomyosarcoma", "de": "Rhabdomyosarkom, alveoläres"}},
    {"orpha": "513", "names": {"en": "Acute lymphoblastic leukemia"}, "acronyms": [{"name": "ALL"}]},
    {
        "orpha": "506052",
        "names": {"en": "Pancreatic neuroendocrine tumor"},
        "acronyms": [{"name": "PNET", "ambiguous": True}],
    },
    {"orpha": "142", "names": {"fi": "Akuutti leukemia", "el": "Οξεία λευχαιμία", "bg": "Остра левкемия"}},
    {"orpha": "46135", "names": {"en": "Lymphoma of the brain"}, "acronyms": [{"name": "CNS DLBCL"}]},
    {"orpha": "98057", "names": {"en": "Rare tumor"}},
    {"orpha": "84", "retired": True, "replaced_by": "ORPHA:50", "names": {"en": "Old syndrome"}},
]


@pytest.fixture(scope="module")
def names() -> Names:
    """The names of a few concepts."""
    return names_from(map(concept_body, SAID))


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("Rak trebušne slinavke je redek.", "sl", ["site:pancreas"]),
        ("Bolniki z rakom trebušne\nslinavke", "sl", ["site:pancreas"]),
        ("RAK TREBUŠNE SLINAVKE", "sl", ["site:pancreas"]),
        ("The cancer of his pancreas", "en", []),
        ("cancer of pancreas, and pancreatic cancers", "en", ["site:pancreas", "site:pancreas"]),
        ("the pancreas", "en", []),
        ("alveolar rhabdomyosarcoma", "en", ["ORPHA:99756"]),
        ("alveolar rhabdomyosarcoma and rhabdomyosarcomas", "sl", ["ORPHA:99756", "ORPHA:780"]),
        ("ein alveoläres Rhabdomyosarkom", "de", ["ORPHA:99756"]),
        ("rhabdomyosarcomatous", "en", []),
        ("akuutin leukemian hoito", "fi", ["ORPHA:142"]),
        ("akuutin leukemian hoito", "sv", []),
        ("της οξείας λευχαιμίας", "el", ["ORPHA:142"]),
        ("пациенти с остра левкемия", "bg", ["ORPHA:142"]),
        ("children with ALL are treated", "en", ["ORPHA:513"]),
        ("FOR ALL PATIENTS", "en", []),
        ("for all patients", "en", []),
        ("PNET", "en", []),
        ("a non-rhabdomyosarcoma, and non rhabdomyosarcoma", "en", []),
        ("a primary CNS DLBCL, rare", "en", ["ORPHA:46135"]),
        ("a primary cns dlbcl", "en", []),
        ("rhabdomyosarcoma/alveolar-rhabdomyosarcoma", "en", ["ORPHA:780", "ORPHA:99756"]),
        ("so (alveolar) “rhabdomyosarcoma”: rare", "en", ["ORPHA:99756"]),
        ("acute and then the lymphoblastic form of leukaemia", "en", []),
        ("rare tumours; old syndrome", "en", []),
        ("", "en", []),
    ],
)
def test_names_are_found_in_the_words_of_a_page(names: Names, text: str, language: str, told: list[str]) -> None:
    assert [one.concept for one in names.named(text, language)] == told


def test_an_acronym_counts_where_its_name_stands_too(names: Names) -> None:
    alone = recognised(names, "", [(1, "en", "We treat ALL here.")], "en")
    beside = recognised(names, "", [(1, "en", "Acute lymphoblastic leukaemia."), (2, "en", "We treat ALL here.")], "en")
    assert (alone.mentions, beside.mentions) == ((), ("ORPHA:513",))
    assert beside.pages == {1: ("ORPHA:513",), 2: ("ORPHA:513",)}


def test_a_document_is_about_what_its_title_names_and_what_it_names_again_and_again(names: Names) -> None:
    told = recognised(
        names,
        "Rak trebušne slinavke",
        [
            (1, "sl", "O raku trebušne slinavke."),
            (3, "en", "Alveolar rhabdomyosarcoma. " * 4),
            (4, "en", "Alveolar rhabdomyosarcoma, once rhabdomyosarcoma."),
        ],
        "sl",
    )
    assert told.subjects == ("site:pancreas", "ORPHA:99756")
    assert told.mentions == ("ORPHA:780",)
    assert told.pages == {1: ("site:pancreas",), 3: ("ORPHA:99756",), 4: ("ORPHA:99756", "ORPHA:780")}


def test_what_is_named_once_or_on_one_of_many_pages_is_mentioned(names: Names) -> None:
    pages = [
        (1, "en", "Something else."),
        (2, "en", "Rhabdomyosarcoma. " * 5),
        *((n, "en", "More.") for n in range(3, 9)),
    ]
    told = recognised(names, "About cancers", [(n, language, text) for n, language, text in pages], "en")
    assert (told.subjects, told.mentions) == ((), ("ORPHA:780",))


def test_without_names_nothing_is_told() -> None:
    assert not names_from([])
    assert names_from([]).named("rhabdomyosarcoma", "en") == []


def test_so_many_words_are_forgotten_and_learned_again(names: Names) -> None:
    for start in range(0, 90_000, 1_000):
        names.named(" ".join(f"w{number}" for number in range(start, start + 1_000)), "en")
    assert [one.concept for one in names.named("Rhabdomyosarcoma", "en")] == ["ORPHA:780"]
