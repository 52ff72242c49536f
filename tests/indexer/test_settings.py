"""Settings from the environment: defaults, every fault at once, names that nobody knows."""

from pathlib import Path

import pytest

from indexer.errors import WrongUse
from indexer.settings import documented, settings_from

ENGINES = {"ELASTICSEARCH_URL": "http://localhost:9200", "TIKA_URL": "http://localhost:9998"}


def test_an_empty_environment_gives_the_documented_defaults(tmp_path: Path) -> None:
    settings = settings_from({"RARECARE_CACHE": str(tmp_path)})

    assert (settings.prefix, settings.documents) == ("rarecare", Path("documents"))
    assert settings.elasticsearch is None
    assert settings.tika_urls == ()
    named = {variable: default for variable, default, _ in documented()}
    assert named["INDEXER_TIKA_CLIENTS"] == str(settings.tika_clients)


def test_values_of_the_environment_are_taken(tmp_path: Path) -> None:
    given = {"INDEX_PREFIX": "other", "DOCUMENTS": str(tmp_path), "INDEXER_TIMEOUT_S": "2.5", "LOG_LEVEL": "debug"}
    settings = settings_from({**ENGINES, **given})

    assert (settings.prefix, settings.documents, settings.timeout_s) == ("other", tmp_path, 2.5)
    assert settings.log_level == "DEBUG"


def test_all_that_is_wrong_is_named_at_once() -> None:
    wrong = {
        "ELASTICSEARCH_URL": "localhost:9200",
        "ELASTICSEARCH_PASWORD": "secret",
        "INDEX_PREFIX": "Rare Care",
        "INDEXER_TIKA_CLIENTS": "0",
        "INDEXER_TIMEOUT_S": "soon",
        "LOG_LEVEL": "loud",
        "TIKA_URL": "ftp://localhost",
    }

    with pytest.raises(WrongUse) as raised:
        settings_from(wrong)

    said = str(raised.value)
    assert [name for name in wrong if name not in said] == []
    assert "did you mean ELASTICSEARCH_PASSWORD" in said
    assert "secret" not in said


@pytest.mark.parametrize(
    "name", ["ELASTICSEARCH_SERVICE_HOST", "ELASTICSEARCH_PORT", "ELASTICSEARCH_PORT_9200_TCP_ADDR", "TIKA_LOG_PATH"]
)
def test_what_others_put_into_the_environment_is_no_fault(name: str) -> None:
    assert settings_from({**ENGINES, name: "10.0.0.1"}).tika_urls == ("http://localhost:9998",)


@pytest.mark.parametrize("number", ["-1", "1.5", "1e3", "", "999"])
def test_a_limit_is_a_whole_number_within_bounds(number: str) -> None:
    given = {**ENGINES, "INDEXER_MAX_TEXT_MIB": number}

    if number:
        with pytest.raises(WrongUse, match="INDEXER_MAX_TEXT_MIB"):
            settings_from(given)
    else:
        assert settings_from(given).max_text_mib == settings_from(ENGINES).max_text_mib
