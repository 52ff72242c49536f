"""A view for every template, with hostile and odd values."""

from dataclasses import replace

from markupsafe import Markup

from search_app.api.exports import FileLink
from search_app.pages.body_map import body_map
from search_app.pages.condition_views import (
    CentreEntry,
    CentreShelf,
    ConditionPage,
    LanguageShelf,
    RecordGroup,
    TextEntry,
    TextShelf,
)
from search_app.pages.conditions import ConditionsPage, Family, Letter
from search_app.pages.document_views import Citation, DocumentPage, Matches, Original, OutlinePage, ReadingPage
from search_app.pages.facet_page import FacetEntry, FacetPage
from search_app.pages.views import Door, Doors, ErrorPage, Fact, HomePage, Row, ShownPage, Step
from search_app.reading import Part
from tests.search_app.pages.odd_results import HIT, HOSTILE, MAP, NOTHING, RESULTS, TABLE

DOCUMENT = DocumentPage(
    title=HOSTILE,
    language="el",
    facts=[Fact("Guide"), Fact("ελληνικά", "el")],
    is_record=False,
    is_centre=False,
    warnings=[HOSTILE],
    original=Original("/documents/1/file", "PDF, 24 pages, 1.2 MB"),
    back="/search?q=x",
    action="/documents/1",
    text=HOSTILE,
    read="/documents/1/pages/1",
    matches=Matches(
        "2 pages",
        [ShownPage("page 3", "/documents/1/pages/3", "el", [Markup("<mark>x</mark>")], "/r")],
        [("1,999", f"/documents/1/pages/1999?q={HOSTILE}")],
        "and 3 more",
    ),
    rows=[Row("Source", [Fact(HOSTILE), Fact("https://example.org", href="https://example.org", outside=True)])],
    outline=[OutlinePage("Page 1", f"/documents/1/pages/1?q={HOSTILE}", HOSTILE, "el", matches=True)],
    unshown="3 more pages are not listed here.",
    citation=Citation(HOSTILE, [FileLink("RIS", "/documents/1.ris", "text/plain")]),
    translations=[HIT],
    editions=[HIT],
    similar=[HIT],
)
READING = ReadingPage(
    title=HOSTILE,
    language="el",
    document=f"/documents/1?q={HOSTILE}",
    back="/search?q=x",
    action="/documents/1",
    text=HOSTILE,
    number="3",
    place="Page 3 of 12",
    last=12,
    parts=[Part("el", Markup('<p><mark id="match-1">x</mark> <mark id="match-2">x</mark></p>'))],
    previous="/documents/1/pages/2",
    next="/documents/1/pages/4",
    original=Original("/documents/1/file#page=3", "PDF, 24 pages, 1.2 MB"),
    count="2 matches",
    matching="3 pages match",
    marks=["#match-1", "#match-2"],
    previous_match=("/documents/1/pages/1", "1"),
    next_match=("/documents/1/pages/9", "9"),
)
CONDITION = ConditionPage(
    label=HOSTILE,
    label_language="sl",
    also=[Fact(HOSTILE, "en")],
    documents="/s",
    documents_label="2 documents",
    words=f"/search?q={HOSTILE}",
    definition=HOSTILE,
    definition_language="en",
    texts=TextShelf(
        HOSTILE,
        HOSTILE,
        [Step("Diagnosis", "/s", count="2")],
        [LanguageShelf("slovenščina", "sl", [TextEntry(HOSTILE, f"/documents/1?lang={HOSTILE}", HOSTILE)])],
        [LanguageShelf("", "", [TextEntry(HOSTILE, f"/documents/1?lang={HOSTILE}", HOSTILE)])],
        "1",
        Step("See them all", "/s", count="2"),
    ),
    organisations=[
        RecordGroup("Slovenia", [], HOSTILE, Step("All", "/s")),
        RecordGroup("Europe", [Fact("x", "sl", "/d")]),
    ],
    all_organisations=Step("9 organisations", "/s"),
    centres=CentreShelf("", [CentreEntry(HOSTILE, "/d", "en", "Lyon", HOSTILE, HOSTILE)], Step("1 centre", "/s")),
    called=[Fact(HOSTILE)],
    sites=[Fact(HOSTILE, href="/conditions/site:bone")],
    broader=[Fact("Sarcoma", "en", "/conditions/family:sarcoma")],
    narrower=[Fact(HOSTILE, "en", "/c")],
    more_narrower=[Fact(HOSTILE, "en", "/c")],
    codes=[Row("ICD-10", [Fact("C49.9", note="shared with 18 other diseases")])],
    names=[Row("slovenščina", [Fact(HOSTILE, "sl")])],
)
PAGES = [
    (
        "home.html",
        HomePage(
            [
                Doors("language", "By language", [Door("sl", "sl", "/s", 2)], True),
                Doors("family", "By cancer", [Door("cns", HOSTILE, "/s", 2, 7)]),
                Doors("country", "By country", [Door("SI", HOSTILE, "/s", 2)]),
            ],
            body=body_map([("cns", HOSTILE, f"/search?q={HOSTILE}")]),
            countries=MAP,
            new=[HIT],
            feed="/search.atom",
        ),
    ),
    ("home.html", HomePage((), unavailable=True)),
    ("results.html", RESULTS),
    ("results.html", NOTHING),
    ("organisations.html", replace(RESULTS, groups=(), table=TABLE, map=MAP)),
    ("centres.html", NOTHING),
    ("document.html", DOCUMENT),
    ("document.html", replace(DOCUMENT, is_record=True, is_centre=True, original=None, outline=())),
    ("results.html", replace(RESULTS, hits=[], groups_first=True)),
    (
        "facet.html",
        FacetPage(
            HOSTILE,
            "/search/facets/publisher",
            HOSTILE,
            [("q", HOSTILE)],
            f"/search?q={HOSTILE}",
            "2 values",
            False,
            [FacetEntry(HOSTILE, "sl", "3", f"/search?publisher={HOSTILE}", selected=True)],
        ),
    ),
    ("reading.html", READING),
    ("reading.html", replace(READING, parts=(), text="", count="", marks=(), previous="", next="", next_match=None)),
    (
        "condition.html",
        CONDITION,
    ),
    ("condition.html", replace(CONDITION, texts=None, centres=None, organisations=(), broader=(), narrower=())),
    (
        "conditions.html",
        ConditionsPage(
            HOSTILE,
            "/conditions",
            [Family(1, HOSTILE, f"/conditions/{HOSTILE}", [Fact(HOSTILE, href="/c")])],
            body_map([("cns", HOSTILE, f"/search?q={HOSTILE}")]),
            [Letter("A", ""), Letter(HOSTILE, f"/conditions?letter={HOSTILE}")],
            [Fact(HOSTILE, "en", "/c")],
            [Fact(HOSTILE, "en", "/c")],
            "A",
        ),
    ),
    ("error.html", ErrorPage("Not found", HOSTILE, [Step(HOSTILE, "/search")], HOSTILE)),
    ("help.html", None),
    ("about.html", None),
    ("privacy.html", None),
    ("accessibility.html", None),
]
