"""Which pages of results are linked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_app.pages.pager import Pager, pager


def made(number: int, last: int) -> Pager:
    found = pager(number, last, lambda page: f"?page={page}")
    assert found is not None
    return found


def shown(number: int, last: int) -> str:
    return " ".join(
        "…" if entry.gap else f"[{entry.number}]" if entry.href is None else str(entry.number)
        for entry in made(number, last).entries
    )


@pytest.mark.parametrize(
    ("number", "last", "expected"),
    [
        (1, 2, "[1] 2"),
        (1, 9, "[1] 2 … 9"),
        (5, 9, "1 … 4 [5] 6 … 9"),
        (3, 9, "1 2 [3] 4 … 9"),
        (9, 9, "1 … 8 [9]"),
    ],
)
def test_first_last_and_neighbours_are_linked(number: int, last: int, expected: str) -> None:
    assert shown(number, last) == expected


def test_all_on_one_page_needs_no_pager() -> None:
    assert pager(1, 1, str) is None


def test_ends_have_no_link_beyond() -> None:
    assert (made(1, 3).previous, made(3, 3).next) == (None, None)


@given(st.integers(1, 10**6), st.integers(2, 10**6))
def test_every_link_leads_to_a_page_that_exists(number: int, last: int) -> None:
    links = made(min(number, last), last)
    numbers = [entry.number for entry in links.entries]
    assert numbers == sorted(set(numbers))
    assert all(1 <= one <= last for one in numbers)
