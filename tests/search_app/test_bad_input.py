"""Questions that a search could stumble over: languages that the library lacks, two at once, signs, codes of nothing,
words that are common ones elsewhere. Each is answered, as programs and as people see it."""

import pytest

from mappings.indices import CONCEPTS
from mappings.languages import UNDETERMINED
from tests.search_app.bodies import guide
from tests.search_app.conftest import Library
from tests.search_app.test_suggestions import disease

pytestmark = pytest.mark.engine

TURKISH, ARABIC, RUSSIAN = "akciğer kanseri tedavisi", "سرطان الرئة", "лечение рака лёгкого"
LONGEST = "x" * 512
ADDRESSES = ("/api/v1/search", "/api/v1/suggest", "/api/v1/concepts", "/search", "/organisations", "/search.csv")

MIXED, RIBBON, TEARS = "Lungenkrebs cancer du poumon", "\U0001f397", "\U0001f62d\U0001f62d"
NO_CODES = ("ORPHA:9999999", "orpha:9999999 NET", "icd:Z99.9", "icdo:9999/9", "C99.9", "8150/9")
ODD = (TURKISH, ARABIC, RUSSIAN, MIXED, RIBBON, TEARS, LONGEST, "a " * 256, '"' * 512, "die", *NO_CODES)


@pytest.fixture(scope="module", autouse=True)
def filled(library: Library) -> None:
    """Guides in languages of the library and of others, and a disease."""
    library.fill(
        {
            "en": guide("Lung cancer", "Treatment of lung cancer.", "People die of it."),
            "de": guide("Lungenkrebs", "Die Behandlung von Lungenkrebs.", language="de"),
            "fr": guide("Cancer du poumon", "Le traitement du cancer du poumon.", language="fr"),
            "bg": guide("Рак на белия дроб", "Лечение на рак на белия дроб.", language="bg"),
            "tr": guide("Akciğer kanseri", "Akciğer kanseri tedavisi.", language=UNDETERMINED),
            "ar": guide("سرطان الرئة", "علاج سرطان الرئة.", language=UNDETERMINED),
            "ru": guide("Рак лёгкого", "Лечение рака лёгкого.", language=UNDETERMINED),
            "net": guide("NET", "A NET is a tumour.", concepts=["ORPHA:877"]),
            "ribbon": guide("Ribbon", "Wear a \U0001f397 for us."),
        }
    )
    library.fill({"ORPHA:877": disease("877", {"en": "Neuroendocrine neoplasm"}, icd10=["C25.4"])}, CONCEPTS)


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("text", ODD)
async def test_odd_question_is_answered_wherever_it_is_asked(library: Library, address: str, text: str) -> None:
    answer = await library.http.get(address, params={"q": text[:512], "lang": "en"})
    assert answer.status_code == 200


@pytest.mark.parametrize(("text", "first"), [(TURKISH, "tr"), (ARABIC, "ar"), (RUSSIAN, "ru")])
async def test_words_of_other_languages_are_found_as_they_stand(library: Library, text: str, first: str) -> None:
    for reader in ("en", "mt"):
        assert (await library.found(text, lang=reader))[0] == first
    assert first in await library.found(text, lang="bg")


@pytest.mark.parametrize("text", ["tiroit kanseri", "سرطان الغدة الدرقية", "щитовидной железы"])
async def test_words_of_other_languages_are_not_put_right(library: Library, text: str) -> None:
    """They are no misspelt words of the library's languages."""
    answer = await library.search(text, lang="en")
    assert (answer["query"]["corrected"], answer["query"]["text"]) == (False, text)


async def test_reader_of_a_language_that_the_library_lacks_is_answered_in_english(library: Library) -> None:
    for language in ("tr", "ar", "ru"):
        assert (await library.search("lung", lang=language))["query"]["language"] == "en"


async def test_question_in_two_languages_finds_both(library: Library) -> None:
    assert {"de", "fr"} <= {*await library.found("Lungenkrebs OR cancer du poumon", lang="en")}
    assert {"de", "fr"} <= {*await library.found("Behandlung Lungenkrebs traitement cancer poumon", lang="de")}


async def test_sign_is_found_alone_and_does_no_harm_beside_words(library: Library) -> None:
    assert await library.found("\U0001f397") == ["ribbon"]
    assert await library.found("\U0001f62d") == []
    assert {*await library.found("\U0001f62d lung cancer \U0001f397")} == {*await library.found("lung cancer")}


async def test_longest_question_is_one_word_or_many(library: Library) -> None:
    assert await library.found(LONGEST) == []
    assert "en" in await library.found(("lung cancer " * 50)[:512])
    assert (await library.http.get("/search", params={"q": "a " * 256})).text.count("The first 64 words") == 1


@pytest.mark.parametrize("code", NO_CODES)
async def test_code_of_nothing_finds_nothing(library: Library, code: str) -> None:
    assert await library.found(code) == []


async def test_code_of_something_is_heeded_beside_one_of_nothing(library: Library) -> None:
    assert await library.found("icd:Z99.9 icd:C25.4") == ["net"]


async def test_word_that_is_common_elsewhere_is_found(library: Library) -> None:
    assert "en" in await library.found("die", lang="en")
    assert "de" in await library.found("die Behandlung", lang="de")
    assert (await library.found("NET", lang="lt"))[0] == "net"
    assert (await library.search("die", lang="de"))["query"]["suggestion"] is None
