"""`docker-compose.yml` is valid, secured, and has the versions of the managed engines."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from engines.releases import ELASTICSEARCH_VERSION, TIKA_VERSION
from mappings.connection import PROJECT_FOLDER

FILE = PROJECT_FOLDER / "docker-compose.yml"
ONE_SHOT = {"dictionaries", "indexer"}


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return read


@pytest.fixture(scope="module")
def services(compose: dict[str, Any]) -> dict[str, Any]:
    of: dict[str, Any] = compose["services"]
    return of


def test_file_is_a_valid_compose_file() -> None:
    validator = Path(sys.executable).with_name("check-jsonschema")
    done = subprocess.run(
        [validator, "--builtin-schema", "vendor.compose-spec", FILE], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stdout


def test_versions_equal_those_of_the_managed_engines(services: dict[str, Any]) -> None:
    images = {name: services[name]["image"] for name in ("elasticsearch", "tika")}
    assert images == {
        "elasticsearch": f"docker.elastic.co/elasticsearch/elasticsearch:{ELASTICSEARCH_VERSION}",
        # Tika's images have a fourth number, of the image itself; the full ones can recognise text in pictures.
        "tika": f"apache/tika:{TIKA_VERSION}.0-full",
    }


def test_security_is_on_and_the_password_is_asked_for(services: dict[str, Any]) -> None:
    environment = services["elasticsearch"]["environment"]
    assert environment["xpack.security.enabled"] == "true"
    passwords = [
        value
        for service in services.values()
        for name, value in service.get("environment", {}).items()
        if name.endswith("PASSWORD")
    ]
    assert len(passwords) == 3
    assert all(password.startswith("${ELASTIC_PASSWORD:?") for password in passwords)


def test_only_the_app_can_be_reached_and_only_from_this_machine(
    compose: dict[str, Any], services: dict[str, Any]
) -> None:
    published = {name: service["ports"] for name, service in services.items() if "ports" in service}
    assert published == {"app": ["127.0.0.1:${PORT:-8000}:8000"]}
    assert compose["networks"]["engines"] == {"internal": True}
    assert {name for name, service in services.items() if service.get("networks") != ["engines"]} == {
        "app",
        "dictionaries",
    }


def test_what_stays_is_watched_and_what_ends_is_not_started_again(services: dict[str, Any]) -> None:
    assert {name for name, service in services.items() if "healthcheck" in service} == services.keys() - ONE_SHOT
    assert {name for name, service in services.items() if service["restart"] == "no"} == ONE_SHOT


def test_data_are_in_named_volumes_and_documents_cannot_be_written(
    compose: dict[str, Any], services: dict[str, Any]
) -> None:
    assert compose["volumes"].keys() == {"data", "dictionaries"}
    assert services["elasticsearch"]["volumes"] == [
        "data:/usr/share/elasticsearch/data",
        "dictionaries:/usr/share/elasticsearch/config/hunspell:ro",
    ]
    assert services["app"]["volumes"] == services["indexer"]["volumes"] == ["./documents:/documents:ro"]


def test_nothing_starts_before_what_it_needs(services: dict[str, Any]) -> None:
    waits = {
        name: {on: how["condition"] for on, how in service["depends_on"].items()}
        for name, service in services.items()
        if "depends_on" in service
    }
    assert waits == {
        "elasticsearch": {"dictionaries": "service_completed_successfully"},
        "indexer": {"elasticsearch": "service_healthy", "tika": "service_healthy"},
        "app": {"elasticsearch": "service_healthy"},
    }
