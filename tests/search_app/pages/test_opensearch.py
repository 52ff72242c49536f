"""The description by which a browser searches the library from its address line."""

import httpx
import pytest

from search_app.pages.rendering import Renderer
from search_app.pages.views import OpenSearch


def test_description_for_browsers_names_this_library_alone() -> None:
    page = Renderer().text("opensearch.xml", OpenSearch("https://library.example", "", "/suggest"))
    assert 'template="https://library.example/search?q={searchTerms}"' in page


@pytest.mark.engine
async def test_description_for_browsers_leads_to_the_search(pages: httpx.AsyncClient) -> None:
    answer = await pages.get("/opensearch.xml")
    assert answer.headers["content-type"].startswith("application/opensearchdescription+xml")
    assert f'template="{pages.base_url}/search?q={{searchTerms}}"'.replace("//search", "/search") in answer.text
