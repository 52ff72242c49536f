"""The table judges by the median, and says which way a target goes."""

from bench.figures import Figure, ratios, table


def test_target_is_judged_by_the_median() -> None:
    assert Figure("", "", (0.5, 0.6, 0.7), 0.56, at_least=True).reached
    assert not Figure("", "", (0.5, 0.55, 0.9), 0.56, at_least=True).reached
    assert Figure("", "", (1.0, 1.3, 2.0), 1.4).reached
    assert Figure("", "", (1.0,)).reached is None


def test_ratios_are_taken_pair_by_pair() -> None:
    assert ratios([1.0, 4.0], [2.0, 4.0]) == (0.5, 1.0)


def test_row_shows_figure_spread_and_target() -> None:
    rows = table([Figure("indexing", "10 pages/s", (0.5, 0.6, 0.7), 0.56, at_least=True)]).splitlines()
    assert rows[-1] == "| indexing | 10 pages/s | 0.60 | 0.50–0.70 (3) | ≥ 0.56 | yes |"
