"""All addresses for people."""

from starlette.routing import Route

from search_app.pages.api import api_page
from search_app.pages.assets import asset_routes
from search_app.pages.condition import condition_page
from search_app.pages.conditions import conditions_page
from search_app.pages.document import document_page
from search_app.pages.facet_page import facet_page
from search_app.pages.home import home_page
from search_app.pages.listings import LISTINGS
from search_app.pages.opensearch import opensearch
from search_app.pages.reading import page_by_number, reading_page
from search_app.pages.rendering import Renderer
from search_app.pages.search import listing_page
from search_app.pages.sitemap import robots, sitemap_routes
from search_app.pages.static_pages import NAMES, static_page


def page_routes() -> list[Route]:
    """A route for each page, and for the maps of them; their functions take library and renderer from the app."""
    return [
        Route("/", home_page, name="home"),
        *(Route(listing.path, listing_page(listing), name=listing.name) for listing in LISTINGS),
        *(
            Route(f"{listing.path}/facets/{{facet}}", facet_page(listing), name=f"{listing.name}-facet")
            for listing in LISTINGS
        ),
        Route("/documents/{id}", document_page, name="document"),
        Route("/documents/{id}/pages", page_by_number, name="page-by-number"),
        Route("/documents/{id}/pages/{number:int}", reading_page, name="reading"),
        Route("/conditions", conditions_page, name="conditions"),
        Route("/conditions/{concept}", condition_page, name="condition"),
        *(Route(f"/{name}", static_page(name), name=name) for name in NAMES),
        Route("/api", api_page, name="api"),
        Route("/opensearch.xml", opensearch, name="opensearch"),
        *sitemap_routes(),
    ]


def shared_routes(renderer: Renderer) -> list[Route]:
    """A route for what is the same in every language: the rules for robots, and each static file."""
    return [Route("/robots.txt", robots, name="robots"), *asset_routes(renderer.assets)]
