"""The private node's configuration follows the machine and the distribution; its wait ends when the process does."""

import subprocess
from pathlib import Path

import pytest
import yaml

from engines.errors import StartFailed, Unusable
from engines.node import check_home, heap_mib, settings
from engines.waiting import Unanswered, until_answered

GIB = 1024**3


@pytest.mark.parametrize(("memory_gib", "heap"), [(1, 512), (4, 512), (6, 768), (8, 1024), (64, 1024)])
def test_heap_fits_the_machine(memory_gib: int, heap: int) -> None:
    assert heap_mib(memory_gib * GIB) == heap


def test_settings_of_modules_are_given_only_to_distributions_that_have_them(tmp_path: Path) -> None:
    bare, full = tmp_path / "bare", tmp_path / "full"
    bare.mkdir()
    for module in ("ingest-geoip", "x-pack-ml"):
        (full / "modules" / module).mkdir(parents=True)
    optional = {"ingest.geoip.downloader.enabled: false", "xpack.ml.enabled: false"}
    assert optional & set(settings(bare, tmp_path).splitlines()) == set()
    assert optional & set(settings(full, tmp_path).splitlines()) == optional


def test_path_with_quotes_and_colons_stays_one_value(tmp_path: Path) -> None:
    folder = tmp_path / 'Ελλάδα: it\'s "here" \\'
    assert yaml.safe_load(settings(tmp_path, folder))["path.data"] == str(folder / "data")


def test_own_elasticsearch_that_is_none_is_refused_with_the_name_of_the_setting(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match=f"ELASTICSEARCH_HOME: {tmp_path} is no Elasticsearch"):
        check_home(tmp_path)


def never() -> None:
    raise Unanswered


def test_engine_that_ends_while_it_starts_is_quoted(tmp_path: Path) -> None:
    log = tmp_path / "node.log"
    log.write_text("fatal: the disk is tired\n")
    ended = subprocess.Popen(["sh", "-c", "exit 3"])
    with pytest.raises(StartFailed, match=r"It ended while it started \(exit status 3\)[^~]*the disk is tired"):
        until_answered(never, ended, name="It", patience_s=30, logs=[log, tmp_path / "absent"])


def test_engine_that_never_answers_is_given_up() -> None:
    with subprocess.Popen(["sleep", "600"]) as silent:
        try:
            with pytest.raises(StartFailed, match="It did not answer within 0 s"):
                until_answered(never, silent, name="It", patience_s=0.3, logs=[])
        finally:
            silent.kill()
