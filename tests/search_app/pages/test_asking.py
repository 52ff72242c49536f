"""What a page takes from its request."""

from types import SimpleNamespace

import pytest
from starlette.requests import Request

from search_app.pages.asking import query_of, renderer_of
from search_app.pages.rendering import Renderer

APP = SimpleNamespace(
    state=SimpleNamespace(renderer=Renderer(), settings=SimpleNamespace(public_url="https://library"))
)


@pytest.mark.parametrize(
    ("path", "parameters", "accepted", "language"),
    [
        ("", "", "", "en"),
        ("", "", "sl,de;q=0.5", "sl"),
        ("", "lang=de", "sl", "de"),
        ("", "lang=ar", "sl", "sl"),
        ("fi", "", "sl", "fi"),
        ("fi", "lang=de", "sl", "fi"),
    ],
)
def test_page_is_in_the_language_that_its_question_is_asked_in(
    path: str, parameters: str, accepted: str, language: str
) -> None:
    request = Request(
        {
            "type": "http",
            "method": "GET",
            "path": "/search",
            "path_params": {"lang": path},
            "query_string": parameters.encode(),
            "headers": [(b"accept-language", accepted.encode())],
            "app": APP,
        }
    )
    assert (renderer_of(request).words.language, query_of(request).language) == (language, language)
