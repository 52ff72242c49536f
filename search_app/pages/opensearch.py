"""The description by which browsers add the library to their search box."""

from starlette.requests import Request
from starlette.responses import Response

from search_app.addresses import origin_of
from search_app.api.concepts import TO_BROWSER as SUGGEST
from search_app.pages.asking import asked_of, renderer_of
from search_app.pages.views import OpenSearch

_MEDIA_TYPE = "application/opensearchdescription+xml"


async def opensearch(request: Request) -> Response:
    """The description; its addresses begin with the public one of the settings, or with that of the request."""
    asked = asked_of(request)
    page = OpenSearch(origin_of(request), f"&lang={asked}" if asked else "", SUGGEST)
    text = renderer_of(request).text("opensearch.xml", page, asked=asked)
    return Response(text, media_type=_MEDIA_TYPE, headers={"Vary": "Accept-Language"})
