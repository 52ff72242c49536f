"""Pages and documents get the language that they are in; what cannot be told is `und`, not a guess."""

import textwrap

import pytest

from indexer.detection import Detected, detect, detect_line
from indexer.language_parts import Part

TEXTS = {
    "de": "Dieser Ratgeber erklärt, was seltene Tumoren der Bauchspeicheldrüse sind, wie sie gefunden werden und "
    "welche Behandlungen es gibt. Fragen Sie Ihre Ärztin oder Ihren Arzt, an welches Zentrum Sie sich wenden können.",
    "fr": "Ce guide explique ce que sont les cancers rares de la prostate, comment on les trouve et quels traitements "
    "existent. Demandez à votre médecin à quel centre vous pouvez vous adresser.",
    "el": "Αυτός ο οδηγός εξηγεί τι είναι οι σπάνιοι καρκίνοι του παγκρέατος, πώς εντοπίζονται και ποιες θεραπείες "
    "υπάρχουν. Ρωτήστε τον γιατρό σας σε ποιο κέντρο μπορείτε να απευθυνθείτε.",
    "bg": "Това ръководство обяснява какво представляват редките видове рак на белия дроб, как се откриват и какви "
    "лечения има. Попитайте лекаря си към кой център можете да се обърнете.",
    "mt": "Din il-gwida tispjega x'inhuma l-kanċers rari tal-frixa, kif jinstabu u liema trattamenti hemm. Staqsi lit-"
    "tabib tiegħek għal liema ċentru tista' tmur u x'għajnuna hemm għall-pazjenti u l-familji tagħhom.",
    "ga": "Míníonn an treoir seo cad iad ailsí neamhchoitianta an phaincréis, conas a aimsítear iad agus cad iad na "
    "cóireálacha atá ann. Fiafraigh de do dhochtúir cén t-ionad ar féidir leat dul chuige.",
    "sl": "Ta vodnik pojasnjuje, kaj so redki raki trebušne slinavke, kako jih odkrijemo in kakšna zdravljenja "
    "obstajajo. Vprašajte svojega zdravnika, na kateri center se lahko obrnete.",
    "hr": "Ovaj vodič objašnjava što su rijetki karcinomi gušterače, kako se otkrivaju i koja liječenja "
    "postoje. Pitajte svojega liječnika kojem se centru možete obratiti i tko može pomoći vašoj obitelji.",
}
RUSSIAN = "Это руководство объясняет, какие бывают редкие опухоли поджелудочной железы и как их обнаруживают. " * 3
FOREIGN = {
    "tr": "Bu kılavuz nadir görülen pankreas kanserlerinin ne olduğunu, nasıl bulunduğunu ve hangi tedavilerin "
    "olduğunu açıklar. Hangi merkeze başvurabileceğinizi doktorunuza sorun.",
    "uk": "Цей посібник пояснює, що таке рідкісні пухлини, як виявляють і лікують. Запитайте свого лікаря про центр.",
    "sr": "Овај водич објашњава шта су ретки тумори панкреаса, како се откривају и које терапије постоје. Питајте свог "
    "лекара ком центру можете да се обратите.",
    "mk": "Овој водич објаснува што се ретки тумори на панкреасот, како се откриваат и какви третмани постојат. "
    "Прашајте го вашиот лекар до кој центар можете да се обратите.",
    "sq": "Ky udhëzues shpjegon se çfarë janë kanceret e rralla të pankreasit, si gjenden dhe çfarë trajtimesh "
    "ekzistojnë. Pyesni mjekun tuaj se në cilën qendër mund të drejtoheni.",
    "is": "Þessi leiðarvísir útskýrir hvað sjaldgæf krabbamein í brisi eru, hvernig þau finnast og hvaða meðferðir eru "
    "til. Spurðu lækninn þinn hvert þú getur leitað.",
}
ARABIC = "يشرح هذا الدليل ما هي السرطانات النادرة وكيف يتم العثور عليها وما هي العلاجات المتاحة للمرضى. " * 3


def lines(text: str) -> str:
    """The text in lines as a page has them."""
    return textwrap.fill(text, 80)


@pytest.mark.parametrize("language", TEXTS)
def test_page_is_in_its_language(language: str) -> None:
    assert detect([TEXTS[language]]) == Detected(language, (language,), ())


def test_bilingual_leaflet_gets_each_page_s_own_language() -> None:
    pages = [TEXTS["de"], TEXTS["de"] * 2, TEXTS["fr"]]
    assert detect(pages) == Detected("de", ("de", "de", "fr"), ())


@pytest.mark.parametrize(("first", "second"), [("de", "fr"), ("sl", "hr"), ("el", "bg"), ("mt", "ga")])
def test_page_in_two_languages_is_told_by_its_parts(first: str, second: str) -> None:
    upper, lower = lines(TEXTS[first]), lines(TEXTS[second] * 2)
    detected = detect([f"{upper}\n{lower}"])
    assert (detected.language, detected.pages) == (second, (second,))
    assert detected.mixed == {0: (Part(first, upper), Part(second, lower))}


def test_page_with_a_sentence_in_another_language_is_in_one() -> None:
    page = f"{lines(TEXTS['de'])}\n{lines(TEXTS['fr'][:90])}\n{lines(TEXTS['de'])}"
    assert detect([page]) == Detected("de", ("de",), ())


def test_short_page_is_in_its_document_s_language() -> None:
    assert detect([TEXTS["sl"], "Opombe: 3", "", "12"]).pages == ("sl", "sl", "sl", "sl")


def test_page_of_numbers_is_in_its_document_s_language() -> None:
    assert detect([TEXTS["sl"], "1 234,5 − 6 789 – 0,12 & " * 30]).pages == ("sl", "sl")


@pytest.mark.parametrize("pages", [[], [""], ["12 345 – 67,8"], ["PET/CT"], ["Ki-67"], [RUSSIAN], [ARABIC]])
def test_what_cannot_be_told_is_undetermined(pages: list[str]) -> None:
    assert detect(pages) == Detected("und", ("und",) * len(pages), ())


@pytest.mark.parametrize("language", FOREIGN)
def test_page_in_a_neighbour_of_our_languages_is_undetermined(language: str) -> None:
    assert detect([FOREIGN[language] * 2]).language == "und"


def test_page_in_a_foreign_language_is_not_forced_into_one_of_ours() -> None:
    assert detect([TEXTS["bg"] * 3, RUSSIAN]).pages == ("bg", "und")


def test_what_the_catalogue_says_wins_and_a_contradiction_is_told() -> None:
    assert detect([TEXTS["hr"]], said="sl") == Detected(
        "sl", ("hr",), ("language-differs: said to be sl, it looks like hr",)
    )


@pytest.mark.parametrize("pages", [["12 345"], [TEXTS["de"]], [TEXTS["fr"] * 3, TEXTS["de"]]])
def test_no_contradiction_where_a_page_is_as_said_or_nothing_can_be_told(pages: list[str]) -> None:
    detected = detect(pages, said="de")
    assert (detected.language, detected.warnings) == ("de", ())


def test_short_document_is_told_when_it_is_likely() -> None:
    assert detect(["Διατροφή και άσκηση"]).language == "el"
    assert detect(["Kontakt und Sprechstunden"]).language == "de"


def test_answers_repeat() -> None:
    assert len({detect(["tumor marker test"]).language for _ in range(20)}) == 1


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("rak trebušne slinavke", "sl"),
        ("Bauchspeicheldrüsenkrebs Behandlung", "de"),
        ("καρκίνος του παγκρέατος", "el"),
        ("kanċer tal-frixa", "mt"),
        ("سرطان", "und"),
        ("xyz", "und"),
        ("akciğer kanseri tedavisi", "und"),
        ("рак молочной железы", "und"),
        ("🎗", "und"),
        ("C25.9", "und"),
        ("12345 !?", "und"),
        ("", "und"),
    ],
)
def test_line_is_told(line: str, language: str) -> None:
    assert detect_line(line) == language
