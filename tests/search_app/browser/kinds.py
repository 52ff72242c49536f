"""An address of every kind of page that people see, in the served starter collection."""

from urllib.parse import urlsplit

import httpx

FIXED = {
    "home": "/",
    "results": "/search?q=prostate",
    "everything": "/search",
    "filtered": "/search?q=cancer&language=de&kind=guide&family=digestive",
    "nothing": "/search?q=nothingholdsthis&language=de",
    "values": "/search/facets/publisher?q=cancer",
    "organisations": "/organisations",
    "centres": "/centres?country=IT",
    "condition": "/conditions/ORPHA:217074",
    "family": "/conditions/family:sarcoma",
    "diseases": "/conditions?letter=C&q=GIST",
    "help": "/help",
    "about": "/about",
    "privacy": "/privacy",
    "accessibility": "/accessibility",
    "list": "/list",
    "api": "/api",
    "not found": "/nowhere",
    "bad address": "/search?page=0",
    "infobutton": "/infobutton?mainSearchCriteria.v.c=C25.4&mainSearchCriteria.v.cs=2.16.840.1.113883.6.3",
}
FOUND = {
    "document": "guide",
    "matches": "guide",
    "reading": "guide",
    "organisation": "organisation",
    "centre": "centre",
}
"""Kinds of page of one document, each with the kind of document."""

KINDS = (*FIXED, *FOUND)
_FORMS = {"matches": "{}?q=cancer", "reading": "{}/pages/1?q=cancer"}


def addresses(library: str) -> dict[str, str]:
    """The whole address of each kind; documents are the first of their kind that the library finds."""
    found = {kind: library + address for kind, address in FIXED.items()}
    for name, kind in FOUND.items():
        hits = httpx.get(f"{library}/api/v1/search", params={"kind": kind, "size": 1, "lang": "en"}).json()["results"]
        found[name] = library + _FORMS.get(name, "{}").format(hits[0]["url"])
    return found


def in_language(address: str, language: str) -> str:
    """The same page with its words in `language`."""
    place = urlsplit(address)
    return place._replace(path=f"/{language}{place.path}").geturl()
