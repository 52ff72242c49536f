"""Every route has a test that asks for it, and the page of them says so truly."""

import pytest

from tests.search_app.routes import asked, table


@pytest.mark.parametrize(("route", "files"), asked().items())
def test_route_is_asked_by_a_test_and_stands_on_the_page(route: str, files: dict[str, int]) -> None:
    assert files, "no test names an address of it"
    assert {*table().get(route, ())} & {*files}, "write the page anew: python -m tests.search_app.routes"


def test_page_names_no_route_and_no_test_that_is_not_there() -> None:
    known = asked()
    assert {*table()} == {*known}
    assert not {(route, file) for route, files in table().items() for file in files if file not in known[route]}
