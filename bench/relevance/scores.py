"""What a measure came to, by language, and the tables of it: weakest first, beside the committed figures."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from statistics import mean

FEW = 20
"""Questions of a group below which one of them makes more difference than a change that is worth telling."""


@dataclass(frozen=True)
class Measure:
    """Something that is measured, and what is wanted of it: the mean, and the least of any group, from 0 to 1."""

    name: str
    mean: float | None = None
    worst: float | None = None
    groups: str = "language"


@dataclass(frozen=True)
class Scores:
    """The mean value of each group's questions, and how many there were. `baseline` is what others reached."""

    measure: Measure
    groups: Mapping[str, float]
    counts: Mapping[str, int]
    baseline: Mapping[str, float] = field(default_factory=dict)

    @property
    def mean(self) -> float:
        """Every group counts once, as the weakest must not vanish behind the largest."""
        return mean(self.groups.values())

    @property
    def worst(self) -> tuple[float, str]:
        """The least value and its group, among those with questions enough to say something."""
        enough = [group for group, count in self.counts.items() if count >= FEW] or [*self.groups]
        return min((self.groups[group], group) for group in enough)

    @property
    def below_baseline(self) -> list[str]:
        """The groups that are worse than what others reached."""
        return [group for group, value in self.groups.items() if value < self.baseline.get(group, 0)]


def scores(measure: Measure, rows: Iterable[tuple[str, float]], baseline: Mapping[str, float] | None = None) -> Scores:
    """The scores of single questions, given as group and value."""
    by_group: dict[str, list[float]] = defaultdict(list)
    for group, value in rows:
        by_group[group].append(value)
    if not by_group:
        raise ValueError(f"{measure.name}: nothing was asked")
    means = {group: mean(values) for group, values in sorted(by_group.items())}
    return Scores(measure, means, {group: len(by_group[group]) for group in means}, baseline or {})


def table(told: Scores, committed: Mapping[str, float]) -> str:
    """A line a group, the weakest first, with the change to the committed figures and the distance to the baseline."""
    more = " baseline | difference |" if told.baseline else ""
    lines = [f"| {told.measure.groups} | questions | {told.measure.name} | change |{more}"]
    lines.append("|---" * (lines[0].count("|") - 1) + "|")
    for group, value in sorted(told.groups.items(), key=lambda one: one[1]):
        line = f"| {group} | {told.counts[group]} | {value:.3f} | {_change(value, committed.get(group))} |"
        if (beside := told.baseline.get(group)) is not None:
            line += f" {beside:.3f} | {value - beside:+.3f} |"
        lines.append(line)
    if told.baseline:
        lines += ["", f"{len(told.below_baseline)} of {len(told.groups)} are below the baseline."]
    return "\n".join(lines)


def summary(all_told: Iterable[Scores], committed: Mapping[str, Mapping[str, float]]) -> str:
    """A line a measure: mean and weakest group, the change of the mean, what is wanted, and whether it is reached."""
    lines = ["| measure | questions | mean | change | weakest | wanted | reached |", "|---|---|---|---|---|---|---|"]
    lines += [_line(told, committed.get(told.measure.name, {})) for told in all_told]
    return "\n".join(lines)


def falls(told: Scores, committed: Mapping[str, float], *, of_mean: float, of_group: float) -> Iterator[str]:
    """What is worse than the committed figures by more than is let pass, a line each."""
    if not committed:
        yield f"{told.measure.name}: no committed figures"
        return
    before = mean(committed.values())
    if before - told.mean > of_mean:
        yield f"{told.measure.name}: mean {told.mean:.3f}, was {before:.3f}"
    for group, value in told.groups.items():
        if told.counts[group] >= FEW and committed.get(group, 0) - value > of_group:
            yield f"{told.measure.name}, {group}: {value:.3f}, was {committed[group]:.3f}"


def _line(told: Scores, committed: Mapping[str, float]) -> str:
    before = mean(committed.values()) if committed else None
    worst, group = told.worst
    wanted = "; ".join(_wanted(told.measure))
    reached = {True: "yes", False: "**no**", None: ""}[_reached(told)]
    asked = sum(told.counts.values())
    start = (
        f"| {told.measure.name} | {asked:,} | {told.mean:.3f} | {_change(told.mean, before)} | {group} {worst:.3f} |"
    )
    return f"{start} {wanted} | {reached} |"


def _wanted(measure: Measure) -> Iterator[str]:
    if measure.mean is not None:
        yield f"{measure.mean:g}"
    if measure.worst is not None:
        yield f"worst {measure.worst:g}"


def _reached(told: Scores) -> bool | None:
    wanted = ((told.mean, told.measure.mean), (told.worst[0], told.measure.worst))
    verdicts = [round(value, 4) >= least for value, least in wanted if least is not None]
    return all(verdicts) if verdicts else None


def _change(value: float, before: float | None) -> str:
    return "" if before is None else f"{value - before:+.3f}"
