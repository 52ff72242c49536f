"""The page that describes the API: all of the description, as safe markup."""

from search_app.api.openapi import described
from search_app.pages.api import ApiPage, api_page_of
from search_app.pages.rendering import Renderer
from tests.search_app.pages.markup import inline_code, outside_addresses, read

HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(1)> ' &"
RENDERER = Renderer()


def rendered(page: ApiPage) -> str:
    return RENDERER.text("api.html", page, here="api")


def test_every_address_parameter_and_value_is_on_the_page() -> None:
    page = api_page_of(described())
    text = rendered(page)
    assert [one.path for one in page.operations] == [*described()["paths"]]
    for one in page.operations:
        assert f'id="{one.id}"' in text
        assert all(f"<code>{named.name}</code>" in text for named in one.parameters)
    for schema in page.schemas:
        assert f"<caption>{schema.name}</caption>" in text


def test_bounds_are_said_in_words() -> None:
    search = api_page_of(described()).operations[0]
    shapes = {one.name: one.shape for one in search.parameters}
    assert shapes["q"] == "string, at most 512 letters"
    assert shapes["size"] == "integer, from 1, to 50, usually 10"
    assert shapes["kind"] == "array of string, at most 500 letters, at most 100"
    assert search.trial == "/api/v1/search?q=rak+trebu%C5%A1ne+slinavke&lang=sl"


def test_example_is_shown_as_text_alone() -> None:
    answer = {"description": HOSTILE, "content": {"application/json": {"example": {"title": HOSTILE}}}}
    operation = {"operationId": "a", "summary": HOSTILE, "responses": {"200": answer}}
    description = {
        "info": {"description": HOSTILE},
        "paths": {"/a": {"get": operation}},
        "components": {"schemas": {}},
    }
    page = read(rendered(api_page_of(description)))
    assert not inline_code(page)
    assert not outside_addresses(page)
