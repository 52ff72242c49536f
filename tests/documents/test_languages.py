"""Words that stand for languages: read from Tesseract's data, cleaned, told apart, and learnt from."""

import random
import struct
from pathlib import Path

import pytest

from documents._build.languages.cli import main
from documents._build.languages.dawg import words_in
from documents._build.languages.examples import Example
from documents._build.languages.lexicon import FILES, OTHERS, lexicon, listed, shared
from documents._build.languages.nonsense import is_nonsense, nonsense
from documents._build.languages.training import quantised, trained
from mappings.evidence import ROWS, Evidence, evidence
from mappings.languages import languages
from tests.documents.conftest import SOURCES


def language_data(file: Path, words: list[str]) -> Path:
    """A file such as Tesseract has, where no two words begin alike: each is a chain of edges of its own."""
    signs = sorted({sign for word in words for sign in word})
    bits = len(signs).bit_length()
    edges: list[int] = [0] * len(words)
    for place, word in enumerate(words):
        at = place
        for index, sign in enumerate(word):
            ends, last = index == len(word) - 1, index > 0 or place == len(words) - 1
            target = 0 if ends else len(edges)
            edge = signs.index(sign) | (last * 1 | ends * 4) << bits | target << bits + 3
            edges[at] = edge
            if target:
                edges.append(0)
                at = target
    graph = struct.pack(f"<hii{len(edges)}Q", 42, len(signs), len(edges), *edges)
    listed_signs = "\n".join([str(len(signs)), *(f"{sign} 0" for sign in signs)]).encode()
    start = 4 + 8 * 24
    offsets = [-1] * 24
    offsets[19], offsets[21] = start, start + len(graph)
    file.write_bytes(struct.pack("<i24q", 24, *offsets) + graph + listed_signs)
    return file


def test_words_are_read_from_tesseract_s_data(tmp_path: Path) -> None:
    words = ["rak", "želodec", "κύτταρο"]
    assert sorted(words_in(language_data(tmp_path / "slv.traineddata", words))) == sorted(words)


def test_list_has_words_in_small_letters_those_of_many_spellings_first(tmp_path: Path) -> None:
    file = language_data(tmp_path / "slv.traineddata", ["tumor", "Tumor", "rak", "asdf", "Ljubljana", "1,5"])
    assert listed(file) == {"tumor": 3.0, "rak": 1.0}


@pytest.mark.parametrize("word", ["xyz", "asdf", "qwerty", "defgh", "aaa", "hmmm"])
def test_placeholders_are_nonsense(word: str) -> None:
    assert is_nonsense(word)


@pytest.mark.parametrize("word", ["rak", "smrt", "no", "rst", "hijo", "zoo", "treetop"])
def test_words_are_not_nonsense(word: str) -> None:
    assert not is_nonsense(word)


def test_nonsense_is_by_chance_and_repeats() -> None:
    made = [nonsense(random.Random(seed)) for seed in range(50)]
    assert made == [nonsense(random.Random(seed)) for seed in range(50)]
    assert len(set(made)) > 40


def test_lexicon_of_a_language_has_words_of_its_list_its_texts_and_its_names() -> None:
    words = lexicon({"beseda": 1.0}, SOURCES, "sl")
    assert sum(words.values()) == pytest.approx(1)
    assert words["beseda"] == max(words.values())
    assert {"zdravnik", "tumor"} <= set(words)
    assert not {"title", "publisher", "http"} & set(words), "front matter and addresses are no text"


def test_shares_are_in_proportion() -> None:
    assert shared({"a": 3, "b": 1}, 0.5) == {"a": 0.375, "b": 0.125}


def test_what_is_learnt_tells_words_and_what_is_alike_from_others() -> None:
    examples = [Example("želodec", 0, 1.0), Example("magen", 1, 1.0), Example("mide", 2, 1.0)] * 20
    table, scale = quantised(trained(examples))
    assert len(table) == ROWS * 3
    learnt = Evidence(table, languages=("sl", "de"), scale=scale)
    for text, language in (("želodca", "sl"), ("Magens", "de")):
        said = learnt.of(text)
        assert said is not None
        assert max(said.languages, key=lambda code: said.languages[code]) == language
    foreign = learnt.of("mide")
    assert foreign is not None
    assert foreign.none > 0.5


def test_each_language_has_a_list_and_others_are_none_of_the_library_s() -> None:
    assert set(FILES) == set(languages())
    assert not set(OTHERS) & set(languages())
    assert len(evidence()._table) == ROWS * (len(languages()) + 1)


def test_missing_lists_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 1
    assert "slv" in capsys.readouterr().err
