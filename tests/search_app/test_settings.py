"""Settings come from the environment; what is wrong is said at once, with what would be right."""

from pathlib import Path

import pytest

from search_app.settings import BadSettings, Settings, settings_from

URL = {"ELASTICSEARCH_URL": "http://127.0.0.1:9200"}


def test_usual_settings_need_nothing_but_the_engine(tmp_path: Path) -> None:
    settings = settings_from(URL | {"DOCUMENTS": str(tmp_path)})
    assert settings == Settings(settings.elasticsearch, documents=tmp_path)
    assert settings.elasticsearch.urls == ("http://127.0.0.1:9200",)


def test_every_setting_is_read(tmp_path: Path) -> None:
    given = {
        "INDEX_PREFIX": "other",
        "DOCUMENTS": str(tmp_path),
        "PUBLIC_URL": "https://library.example/",
        "HOST": "::1",
        "PORT": "8123",
        "LOG_LEVEL": "WARNING",
    }
    settings = settings_from(URL | given)
    assert settings == Settings(
        settings.elasticsearch,
        index_prefix="other",
        documents=tmp_path,
        public_url="https://library.example",
        host="::1",
        port=8123,
        log_level="warning",
    )


def test_all_that_is_wrong_is_named_at_once() -> None:
    wrong = {
        "ELASTICSEARCH_URL": "localhost",
        "INDEX_PREFIX": "Bad Prefix",
        "DOCUMENTS": "/nowhere",
        "PUBLIC_URL": "library",
        "PORT": "99999",
        "LOG_LEVEL": "loud",
    }
    with pytest.raises(BadSettings) as refused:
        settings_from(wrong)
    assert [fault.partition(":")[0] for fault in refused.value.faults] == [*wrong]


@pytest.mark.parametrize("port", ["", " ", "0", "65535"])
def test_port_may_be_any_or_left_out(port: str, tmp_path: Path) -> None:
    assert settings_from(URL | {"PORT": port, "DOCUMENTS": str(tmp_path)}).port == int(port.strip() or 8000)


@pytest.mark.parametrize("port", ["-1", "65536", "eighty", "8000.0", "٨", "1" * 5000])
def test_port_that_is_none_is_refused(port: str, tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match="PORT"):
        settings_from(URL | {"PORT": port, "DOCUMENTS": str(tmp_path)})
