"""The encodings that European tables come in are told by the letters that they give."""

from pathlib import Path

import pytest

from indexer.charsets import Charset, charset_of, charset_of_bytes

TEXTS = {
    "pl": "nazwa;kraj\nStowarzyszenie Pomocy Chorym na Mięsaki;PL\nŁódź, szpital kliniczny, gość, źrebię\n",
    "cs": "název;země\nSdružení pacientů s nádorovým onemocněním;CZ\nPříliš žluťoučký kůň úpěl ďábelské ódy\n",
    "hu": "név;ország\nSikeres Gyógyulásért Egyesület;HU\nárvíztűrő tükörfúrógép, betegek és hozzátartozók\n",
    "bg": "име;държава\nАсоциация на пациентите с онкологични заболявания;BG\n",
    "el": "όνομα;χώρα\nΕλληνική Ομοσπονδία Καρκίνου;GR\nασθενείς και συγγενείς\n",
    "lv": "nosaukums;valsts\nLatvijas pacientu biedrība, ārstēšana, slimnīca, ģimene, šūnas, ķirurģija, ļaundabīgs\n",
    "lt": "pavadinimas;šalis\nLietuvos onkologijos pacientų draugija, gydymas, ligonių šeimos, įvairūs vėžio žymenys\n",
    "mt": "isem;pajjiż\nAssoċjazzjoni tal-Pazjenti bil-Kanċer, l-isptar, għajnuna, żgħażagħ, ħajja ġdida\n",
    "de": "Name;Land\nDeutsche Sarkom-Stiftung für Betroffene und Angehörige, Universitätsklinikum Tübingen\n",
    "fr": "nom;pays\nAssociation française des malades du myélome, hôpital de référence à Besançon\n",
    "sv": "namn;land\nSjukhuset i Malmö, cancerförbundet, stöd åt anhöriga\n",
}


@pytest.mark.parametrize(
    ("language", "encoding"),
    [
        ("pl", "windows-1250"),
        ("cs", "windows-1250"),
        ("hu", "windows-1250"),
        ("pl", "iso-8859-2"),
        ("bg", "windows-1251"),
        ("el", "windows-1253"),
        ("lv", "windows-1257"),
        ("lt", "windows-1257"),
        ("mt", "iso-8859-3"),
        ("de", "windows-1252"),
        ("fr", "windows-1252"),
        ("sv", "windows-1252"),
        ("cs", "utf-8"),
        ("lv", "utf-8-sig"),
        ("mt", "utf-16"),
        ("bg", "utf-16-be"),
        ("de", "utf-16-le"),
    ],
)
def test_text_is_read_with_its_own_letters(language: str, encoding: str) -> None:
    content = TEXTS[language].encode(encoding)
    charset = charset_of_bytes(content)
    assert content[charset.start :].decode(charset.name) == TEXTS[language]


MIXED = (
    "name;country;criteria\nGhent University Hospital;BE;the Commission’s decision\nHôpital Bicêtre;FR;EuroBloodNet\n"
    "Universitätsklinikum Tübingen;DE;\nAzienda Ospedaliero-Universitaria Città della Salute;IT;PaedCan\n"
    "Asociación de Pacientes con Tumores Raros de España;ES;\nKræftens Bekæmpelse;DK;\n"
)


def test_table_in_several_languages_is_read_with_the_letters_of_all() -> None:
    content = MIXED.encode("windows-1252")
    assert content.decode(charset_of_bytes(content).name) == MIXED


def test_letter_cut_in_two_by_the_sample_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"a" + "я".encode() * 40_000)
    assert charset_of(path) == Charset("UTF-8")


def test_ascii_and_nothing_are_utf8() -> None:
    assert [charset_of_bytes(start) for start in (b"name,country\n", b"")] == [Charset("UTF-8")] * 2


def test_bytes_that_fit_no_language_still_get_an_encoding() -> None:
    assert "x".encode(charset_of_bytes(bytes(range(128, 256)) * 4).name)
