"""The order of names in each language."""

from random import Random

import pytest

from mappings.languages import languages
from search_app.collation import collation_key, initial
from search_app.locale_data import locale_data

_ORDERED = {
    "bg": "Австрия Италия Йемен Кипър",
    "cs": "Cypr Česko Dánsko Honduras Chorvatsko Itálie Rakousko Řecko Slovinsko Španělsko",
    "da": "Zypern Ægypten Østrig Åland",
    "de": "Ägypten Albanien Oman Österreich Polen",
    "el": "Άγιος Αυστρία Ολλανδία Όρος Ωκεανία",
    "et": "Soome Šveits Zagreb Tšehhi Ungari Vene Õru Äksi Ühend",
    "fi": "Viro Zagreb Åland Äänekoski Öölanti",
    "fr": "Écosse Espagne Estonie Éthiopie",
    "hr": "Cipar Češka Luksemburg Ljubljana Norveška Njemačka Slovenija Španjolska",
    "hu": "Cuba Csehország Ózd Öbarok Őrbottyán Spanyolország Szlovénia Zágráb Zsolna",
    "lt": "Yla Ispanija Italija",
    "lv": "Čehija Īrija Itālija Krievija Ķīna Somija Šveice",
    "mt": "Ċekja Ċipru Cuba Ġermanja Greċja Għana Ħaż Iżlanda Żvezja",
    "pl": "Cypr Ćma Łotwa Norwegia Świdnica Węgry",
    "sk": "Cyprus Česko Honduras Chorvátsko Island Slovinsko Španielsko",
    "sl": "Ciper Češka Slovenija Španija Švica",
    "sv": "Zypern Åland Ägypten Österrike",
}


@pytest.mark.parametrize(("language", "names"), _ORDERED.items())
def test_names_stand_in_the_order_of_their_language(language: str, names: str) -> None:
    mixed = names.split()
    Random(0).shuffle(mixed)
    assert sorted(mixed, key=collation_key(language)) == names.split()


@pytest.mark.parametrize("language", languages())
def test_every_name_of_a_country_has_one_place(language: str) -> None:
    names = {*locale_data(language).countries.values()}
    assert len({*map(collation_key(language), names)}) == len(names)


@pytest.mark.parametrize(
    ("language", "name", "letter"),
    [
        ("sl", "čeljust", "Č"),
        ("en", "čeljust", "C"),
        ("cs", "chondrosarkom", "CH"),
        ("lt", "įgimtas", "I"),
        ("el", "άνοια", "Α"),
        ("fr", "Épendymome", "E"),
        ("de", "(ältere) Bezeichnung", "A"),
        ("en", "6q deletion", ""),
        ("en", "…", ""),
    ],
)
def test_name_stands_below_its_letter(language: str, name: str, letter: str) -> None:
    assert initial(name, language) == letter


def test_accents_count_only_where_all_else_is_equal() -> None:
    assert sorted(["côté", "coter", "cote"], key=collation_key("fr")) == ["cote", "côté", "coter"]
