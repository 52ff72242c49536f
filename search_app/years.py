"""Years of publication as they are chosen: one, or all between two, written `2019..2023`, `2019..` or `..2023`."""

import re
from dataclasses import dataclass

_RANGE = re.compile(r"(\d{4})?\.\.(\d{4})?", re.ASCII)
_YEAR = re.compile(r"\d{1,4}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Years:
    """All years from `first` to `last`, both included; None is no bound. One of them is a year."""

    first: int | None
    last: int | None

    def __contains__(self, year: int) -> bool:
        return (self.first is None or self.first <= year) and (self.last is None or year <= self.last)

    def __str__(self) -> str:
        if self.first == self.last:
            return str(self.first)
        return f"{'' if self.first is None else self.first}..{'' if self.last is None else self.last}"


def is_year(value: str) -> bool:
    """Whether the value is a year by itself."""
    return bool(_YEAR.fullmatch(value))


def years_of(value: str) -> Years | None:
    """The years between two; None for anything else, also for one year by itself. The earlier one may stand last."""
    match = _RANGE.fullmatch(value)
    if not match or not (match[1] or match[2]):
        return None
    first, last = (int(year) if year else None for year in match.groups())
    return Years(last, first) if first is not None and last is not None and last < first else Years(first, last)
