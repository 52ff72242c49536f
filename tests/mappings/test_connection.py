"""How the engines are reached, as the environment or the managed engines' file says."""

import json
from pathlib import Path

import pytest

from mappings.connection import (
    ElasticsearchAddress,
    EngineNotConfigured,
    cache_folder,
    elasticsearch_address,
    managed_engines_file,
    tika_urls,
)


@pytest.fixture
def managed(tmp_path: Path) -> dict[str, str]:
    """An environment whose managed engines say where they are."""
    environ = {"RARECARE_CACHE": str(tmp_path)}
    said = {
        "elasticsearch": {"url": "http://127.0.0.1:1", "username": "u", "password": "p", "ca_certs": None},
        "tika": {"url": "http://127.0.0.1:2/"},
    }
    file = managed_engines_file(environ)
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps(said), encoding="utf-8")
    return environ


def test_urls_of_one_cluster_are_split_and_trimmed() -> None:
    address = elasticsearch_address({"ELASTICSEARCH_URL": " http://a:9200/ , https://b:9200,"})
    assert address == ElasticsearchAddress(("http://a:9200", "https://b:9200"))
    assert tika_urls({"TIKA_URL": "http://t:9998/,http://u:9998"}) == ("http://t:9998", "http://u:9998")


def test_an_address_without_a_port_has_its_schemes() -> None:
    given = {"ELASTICSEARCH_URL": "https://search.example.org/es/,http://[::1]"}
    assert elasticsearch_address(given).urls == ("https://search.example.org:443/es", "http://[::1]:80")


def test_a_password_in_an_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(EngineNotConfigured, match="variables of their own") as refused:
        elasticsearch_address({"ELASTICSEARCH_URL": "https://me:hidden@a:9200"})
    assert "hidden" not in str(refused.value)


def test_a_key_wins_over_a_name_and_certificates_are_handed_on() -> None:
    given = {
        "ELASTICSEARCH_URL": "https://a:9200",
        "ELASTICSEARCH_USERNAME": "u",
        "ELASTICSEARCH_PASSWORD": "p",
        "ELASTICSEARCH_CA_CERTS": "/ca.pem",
    }
    assert elasticsearch_address(given).client_options() == {
        "hosts": ["https://a:9200"],
        "basic_auth": ("u", "p"),
        "ca_certs": "/ca.pem",
    }
    options = elasticsearch_address(given | {"ELASTICSEARCH_API_KEY": "k"}).client_options()
    assert (options["api_key"], "basic_auth" in options) == ("k", False)


def test_the_environment_of_an_address_says_the_address() -> None:
    address = ElasticsearchAddress(("http://a:1", "http://b:2"), "u", "p", ca_certs="/ca.pem")
    assert elasticsearch_address(address.environment()) == address


def test_secrets_are_not_shown() -> None:
    shown = repr(ElasticsearchAddress(("http://a:1",), "u", "hidden-password", "hidden-key"))
    assert "hidden" not in shown


@pytest.mark.parametrize(
    "url", ["localhost:9200", "ftp://a", "//a:9200", "http//a", "http://", "http://a:b", "http://a:99999", "http://[a"]
)
def test_a_bad_address_is_named_with_what_would_be_right(url: str) -> None:
    with pytest.raises(EngineNotConfigured, match=r"ELASTICSEARCH_URL: .*http://host:port"):
        elasticsearch_address({"ELASTICSEARCH_URL": url})
    with pytest.raises(EngineNotConfigured, match=r"TIKA_URL: .*http://host:port"):
        tika_urls({"TIKA_URL": url})


def test_managed_engines_are_found_where_they_say(managed: dict[str, str]) -> None:
    assert elasticsearch_address(managed) == ElasticsearchAddress(("http://127.0.0.1:1",), "u", "p")
    assert tika_urls(managed) == ("http://127.0.0.1:2",)


def test_given_addresses_win_over_managed_engines(managed: dict[str, str]) -> None:
    given = managed | {"ELASTICSEARCH_URL": "http://a:9200", "TIKA_URL": "http://t:9998"}
    assert elasticsearch_address(given).urls == ("http://a:9200",)
    assert tika_urls(given) == ("http://t:9998",)


@pytest.mark.parametrize("content", [None, "", "{", "[]", "{}", '{"elasticsearch": {}, "tika": {}}', "7"])
def test_without_engines_the_message_says_how_to_get_them(tmp_path: Path, content: str | None) -> None:
    environ = {"RARECARE_CACHE": str(tmp_path)}
    if content is not None:
        managed_engines_file(environ).parent.mkdir(parents=True)
        managed_engines_file(environ).write_text(content, encoding="utf-8")
    with pytest.raises(EngineNotConfigured, match=r"rarecare-engines start.*ELASTICSEARCH_URL"):
        elasticsearch_address(environ)
    with pytest.raises(EngineNotConfigured, match=r"rarecare-engines run --.*TIKA_URL"):
        tika_urls(environ)


def test_the_cache_is_where_the_variable_says(tmp_path: Path) -> None:
    assert cache_folder({"RARECARE_CACHE": str(tmp_path)}) == tmp_path
    assert cache_folder({}).is_absolute()
    assert cache_folder({"RARECARE_CACHE": "~/x"}) == Path.home() / "x"
