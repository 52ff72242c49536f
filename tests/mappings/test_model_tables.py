"""The tables of the language model come from the cache as they came from the package, and from there when need be."""

from pathlib import Path

import pytest

from mappings.languages import languages
from mappings.model_tables import restricted_model

TEXT = " rak trebušne slinavke "


def test_kept_tables_tell_the_same_as_those_just_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RARECARE_CACHE", str(tmp_path))
    unpacked = restricted_model().rank(TEXT)
    assert [path.suffix for path in (tmp_path / "languages").iterdir()] == [".npys"]

    monkeypatch.setattr("mappings.model_tables._unpacked", lambda: pytest.fail("they are kept"))
    assert restricted_model().rank(TEXT) == unpacked


def test_model_knows_the_languages_of_the_library_and_no_other() -> None:
    assert sorted(language for language, _ in restricted_model().rank(TEXT)) == sorted(languages())


@pytest.mark.parametrize("content", [b"", b"\x93NUMPY\x01\x00" + bytes(18), b"no tables"])
def test_damaged_tables_are_made_anew(content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RARECARE_CACHE", str(tmp_path))
    said = restricted_model().rank(TEXT)
    (kept,) = (tmp_path / "languages").iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(content)

    assert restricted_model().rank(TEXT) == said
    assert kept.read_bytes() == whole


def test_cache_that_cannot_be_written_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("RARECARE_CACHE", str(tmp_path / "file"))
    assert restricted_model().rank(TEXT)[0][0] == "sl"
