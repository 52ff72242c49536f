"""Search does not get worse: a small fixed part of the evaluation, asked on the real engines, beside the committed
figures; and how figures are made and compared."""

import itertools
from importlib import import_module

import pytest

from bench.relevance.committed import committed
from bench.relevance.data import Asked, Passage, QuestionSet
from bench.relevance.measuring import OF_PART, PART, measured
from bench.relevance.noise import NOISES
from bench.relevance.retrieval import BY_SET, gain
from bench.relevance.scores import Measure, Scores, falls, scores, summary, table
from bench.relevance.without import FIELDS, WEIGHTS, leave_out
from mappings import fields
from tests.conftest import SHARED, Engines

MEAN, LANGUAGE = 0.01, 0.03
"""By how much a mean and a language may fall."""

MEASURE = Measure("found", mean=0.9)


@pytest.fixture
def environment(engines: Engines, monkeypatch: pytest.MonkeyPatch) -> None:
    """The benchmark asks the engines of this test run."""
    for name, value in engines.elasticsearch.environment().items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("TIKA_URL", engines.tika_url)


@pytest.mark.engine
@pytest.mark.usefixtures("environment")
@pytest.mark.skipif(not (SHARED / "evaluation").is_dir(), reason="the evaluation data is not beside this checkout")
def test_search_is_as_good_as_the_committed_figures() -> None:
    figures = committed(PART.name)
    told = [one for one in measured(PART, OF_PART) if one.measure is not BY_SET]
    assert {one.measure.name for one in told} == set(figures) - {BY_SET.name}
    worse = [fall for one in told for fall in falls(one, figures[one.measure.name], of_mean=MEAN, of_group=LANGUAGE)]
    assert not worse, "\n".join((*worse, summary(told, figures)))


def told_of(**values: float) -> Scores:
    return scores(MEASURE, [(group, value) for group, value in values.items() for _ in range(20)])


def test_fall_is_told_of_mean_and_language_beyond_what_is_let_pass() -> None:
    def told(**now: float) -> list[str]:
        return [*falls(told_of(**now), {"de": 0.9, "sl": 0.8}, of_mean=0.01, of_group=0.03)]

    assert told(de=0.9, sl=0.8) == told(de=0.92, sl=0.78) == []
    assert told(de=0.9, sl=0.76) == ["found: mean 0.830, was 0.850", "found, sl: 0.760, was 0.800"]
    assert told(de=0.95, sl=0.76) == ["found, sl: 0.760, was 0.800"]
    assert [*falls(told_of(de=1), {}, of_mean=1, of_group=1)] == ["found: no committed figures"]


def test_table_has_the_weakest_language_first_and_the_change() -> None:
    rows = table(told_of(de=0.9, sl=0.8), {"de": 0.8, "sl": 0.81}).splitlines()
    assert rows[2:] == ["| sl | 20 | 0.800 | -0.010 |", "| de | 20 | 0.900 | +0.100 |"]
    assert summary([told_of(de=1, sl=0.8)], {}).endswith("| found | 40 | 0.900 |  | sl 0.800 | 0.9 | yes |")


def test_language_with_few_questions_is_not_the_weakest() -> None:
    few = scores(MEASURE, [("mt", 0.0), *(("de", 1.0) for _ in range(20))])
    assert few.worst == (1.0, "de")
    assert [*falls(few, {"de": 1.0, "mt": 1.0}, of_mean=1, of_group=0.03)] == []


def test_gain_falls_with_the_place_and_grows_with_the_grade() -> None:
    assert gain(["a"], {"a": 1}) == 1
    assert gain(["x", "a"], {"a": 1}) == pytest.approx(0.6309, abs=1e-4)
    assert gain(["b", "a"], {"a": 2, "b": 1}) < gain(["a", "b"], {"a": 2, "b": 1}) == 1
    assert gain([*"xxxxxxxxxx", "a"], {"a": 1}) == 0


def test_part_of_a_set_keeps_what_answers_its_questions() -> None:
    passages = tuple(Passage(str(number), "", "") for number in range(6))
    asked = (Asked("first", {"5": 1}), Asked("second", {"4": 1}), Asked("third", {"1": 2}))
    part = QuestionSet("set", "sl", passages, asked).part(asked=2, passages=2)
    assert [one.text for one in part.asked] == ["first", "third"]
    assert [one.id for one in part.passages] == ["0", "1", "2", "4", "5"]


def test_noises_are_the_same_each_time() -> None:
    written = {noise: change("Ewing-Sarkom, ßø", "de") for noise, change in NOISES.items()}
    assert written == {noise: change("Ewing-Sarkom, ßø", "de") for noise, change in NOISES.items()}
    assert written["exact"] == "Ewing-Sarkom, ßø"
    assert written["without diacritics"] == "Ewing-Sarkom, sso"
    assert written["in a question"] == "was hilft bei Ewing-Sarkom, ßø und wo finde ich Hilfe"
    assert sorted(written["words turned"].split()) == ["Ewing-Sarkom", "ßø"]
    assert written["mistyped"] != written["exact"]


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test leaves out is there again for the next."""
    for name in ("DOCUMENT_FIELDS", "PAGE_FIELDS"):
        monkeypatch.setattr(fields, name, getattr(fields, name))
    for weight in itertools.chain(*WEIGHTS.values()):
        module = import_module(weight.module)
        monkeypatch.setattr(module, weight.name, getattr(module, weight.name))


def searched() -> set[str]:
    return {field.name for field in (*fields.DOCUMENT_FIELDS, *fields.PAGE_FIELDS)}


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("part", FIELDS)
def test_part_that_is_left_out_was_searched(part: str) -> None:
    before = searched()
    leave_out([part])
    assert searched() < before
    assert not any(FIELDS[part](name) for name in searched())


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("part", WEIGHTS)
def test_weight_that_is_left_out_did_something(part: str) -> None:
    for module, name, neutral in WEIGHTS[part]:
        assert getattr(import_module(module), name) != neutral
    leave_out([part])
    for module, name, neutral in WEIGHTS[part]:
        assert getattr(import_module(module), name) == neutral
