"""Files read ahead on a first run: what they held, what is left to who asks, and whose a fault is."""

from pathlib import Path

import pytest

from indexer.collection import FoundFile, content_hash, scan
from indexer.errors import Empty
from indexer.preparation import Preparation
from indexer.settings import Settings, settings_from
from tests.conftest import Engines
from tests.indexer.libraries import closed_address


@pytest.fixture
def settings(engines: Engines) -> Settings:
    return settings_from(engines.environment("ahead"))


def _files(folder: Path, **texts: str) -> tuple[FoundFile, ...]:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return scan(folder).files


def _read(preparation: Preparation) -> Preparation:
    preparation.begin()
    preparation._ahead.join(60)
    return preparation


@pytest.mark.engine
def test_text_and_hash_of_a_file_that_was_read_ahead_are_handed_over_once(settings: Settings, tmp_path: Path) -> None:
    (file,) = _files(tmp_path, a="What is a chordoma?")
    preparation = _read(Preparation(settings, [file]))

    ahead = preparation.taken(file)

    assert ahead is not None
    assert (ahead.digest, ahead.text.pages[0].text) == (content_hash(file), "What is a chordoma?")
    assert preparation.taken(file) is None


@pytest.mark.engine
def test_fault_of_a_file_is_raised_to_who_asks_for_it_and_the_next_is_read(settings: Settings, tmp_path: Path) -> None:
    empty, good = _files(tmp_path, a="", b="What is a thymoma?")
    preparation = _read(Preparation(settings, [empty, good]))

    with pytest.raises(Empty):
        preparation.taken(empty)
    assert preparation.taken(good) is not None


@pytest.mark.engine
def test_large_files_and_those_after_the_first_question_are_left_to_who_asks(
    settings: Settings, tmp_path: Path
) -> None:
    small, large = _files(tmp_path, a="What is a thymoma?", b="x" * 300_000)
    asked = Preparation(settings, [small])
    assert asked.taken(large) is None

    assert _read(asked).taken(small) is None
    assert _read(Preparation(settings, [large])).taken(large) is None


def test_tika_that_is_not_there_is_no_fault_of_the_preparation(tmp_path: Path) -> None:
    (file,) = _files(tmp_path, a="What is a thymoma?")
    settings = settings_from({"TIKA_URL": closed_address(), "INDEXER_PATIENCE_S": "0.1"})

    assert _read(Preparation(settings, [file])).taken(file) is None
