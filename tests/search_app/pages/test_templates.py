"""Every template with hostile and odd values: markup holds, texts are escaped, nothing comes from elsewhere."""

from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from markupsafe import Markup

from mappings.languages import languages
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
from search_app.pages.country_map import Country, country_map
from search_app.pages.directory import DirectoryTable, TableRow
from search_app.pages.document_views import Citation, DocumentPage, Matches, Original, OutlinePage, ReadingPage
from search_app.pages.facet_page import FacetEntry, FacetPage
from search_app.pages.grouping import Group, KindLink
from search_app.pages.pager import pager
from search_app.pages.rendering import Renderer
from search_app.pages.results_views import LanguagesRead, ResultsPage
from search_app.pages.understanding import MeantConcept, Understanding
from search_app.pages.views import (
    Chip,
    Door,
    Doors,
    ErrorPage,
    Fact,
    HomePage,
    Line,
    OpenSearch,
    Panel,
    Row,
    ShownHit,
    ShownPage,
    Sort,
    Step,
    Value,
    Within,
)
from search_app.pages.years import Bar, YearEntry, YearsPanel
from search_app.reading import Part
from tests.search_app.pages.markup import inline_code, outside_addresses, read

HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(1)> ' & %(text)s {{ page }} \x00"
RENDERER = Renderer()

HIT = ShownHit(
    href=f"/documents/1?q={HOSTILE}",
    title=HOSTILE,
    language="sl",
    language_name="slovenščina",
    kind="Guide",
    publisher=HOSTILE,
    country="Slovenia",
    year="2024",
    paged=True,
    pages=[ShownPage("page 3", "/documents/1/file#page=3", "sl", [Markup("rak <mark>slinavke</mark>")], "/r")],
)
PANELS = [
    Panel("language", "Language", [Value("sl", "slovenščina", 2, selected=True)], own_names=True, chosen="1 chosen"),
    Panel(
        "publisher",
        HOSTILE,
        [Value(HOSTILE, HOSTILE, 0, selected=False)],
        [Value("b", "B", 1, selected=False)],
        "1 more",
        rest="See all",
        whole=f"/search/facets/publisher?q={HOSTILE}",
    ),
    Panel(
        "family",
        "Cancer",
        [Value("digestive", "Digestive system", 3, selected=False)],
        below={"digestive": Within("site", "1 site", [Value("liver", HOSTILE, 1, selected=False)], open=True)},
    ),
]
RESULTS = ResultsPage(
    action="/search",
    heading="Search",
    text=HOSTILE,
    box_label="Search the library",
    box_hint="A hint",
    kept=(("sort", "newest"), ("concept", HOSTILE)),
    meant=Line(HOSTILE, f"/search?q={HOSTILE}", HOSTILE),
    understanding=Understanding(
        HOSTILE, [MeantConcept(HOSTILE, f"/conditions/{HOSTILE}", "sl")], HOSTILE, f"/search?q={HOSTILE}"
    ),
    number=2,
    place="page 2 of 7",
    count="61 results",
    found=True,
    start=11,
    panels=PANELS,
    chips=[Chip("Language", "slovenščina", "/search", "sl"), Chip("Publisher", HOSTILE, f"/search?q={HOSTILE}")],
    clear="/search",
    everything="/search",
    sorts=[Sort("Best match", None), Sort("Newest", "/search?sort=newest")],
    honesty=[Line("No result in Latvian.", "/search", "Show all")],
    hits=[HIT],
    pages=pager(2, 7, lambda number: f"/search?page={number}"),
    wider=[],
    kinds=[KindLink(Step("Guide", f"/search?q={HOSTILE}", count="9"), Step(HOSTILE, f"/search?q={HOSTILE}"))],
    groups=[Group("organisations", "Organisations", Step("9 organisations", "/organisations"), Step("2", "/o"), [HIT])],
    reads=LanguagesRead("en", ("sl",), "1 chosen"),
    years=YearsPanel(
        "2019",
        "",
        "2001",
        "2026",
        20,
        [Bar(1, 0, 40, inside=True)],
        [YearEntry("2019", "/s", "3", selected=True)],
        True,
    ),
)
TABLE = DirectoryTable("Centres", ["Name", "Place", HOSTILE], [TableRow(HIT, [HOSTILE, HOSTILE], "sl")])
MAP = country_map(
    [Country("SI", HOSTILE, 9, "9", f"/search?q={HOSTILE}", chosen=True), Country("CY", "Cyprus", 0, "0", "")]
)
NOTHING = replace(
    RESULTS,
    hits=[],
    found=False,
    pages=None,
    wider=[Step("Search without the filter Language:", "/search", "slovenščina", "sl", "3 results")],
)
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


@pytest.mark.parametrize(("template", "page"), PAGES)
def test_markup_is_whole_and_hostile_texts_stay_texts(template: str, page: object) -> None:
    text = RENDERER.text(template, page)
    found = read(text)
    assert found.faults == []
    assert "\0" not in text
    assert inline_code(found) == []
    assert not found.all("img")
    assert outside_addresses(found) == set()


@pytest.mark.parametrize(("template", "page"), PAGES)
def test_every_page_has_one_heading_a_language_a_main_part_and_a_way_to_skip_to_it(template: str, page: object) -> None:
    found = read(RENDERER.text(template, page))
    assert len(found.all("h1")) == 1
    assert found.all("html") == [{"lang": "en"}]
    assert {one["hreflang"] for one in found.all("a") if "hreflang" in one} == {*languages()}
    assert [main["id"] for main in found.all("main")] == ["main"]
    assert found.all("a")[0]["href"] == "#main"


@pytest.mark.parametrize(("template", "page"), PAGES)
def test_every_control_has_a_label(template: str, page: object) -> None:
    found = read(RENDERER.text(template, page))
    labelled = {label["for"] for label in found.all("label") if "for" in label}
    controls = [
        *found.all("select"),
        *(one for one in found.all("input") if one.get("type") not in ("hidden", "checkbox")),
    ]
    assert {control["id"] for control in controls} <= labelled


@pytest.mark.parametrize(("template", "page"), PAGES)
def test_every_link_in_the_frame_carries_the_asked_for_language(template: str, page: object) -> None:
    found = read(RENDERER.text(template, page, asked="sl"))
    links = [one["href"] for one in found.all("a") if "hreflang" not in one]
    pages = [urlsplit(href).path for href in links if href.startswith("/")]
    assert {"/sl/", "/sl/about", "/sl/privacy"} <= {*pages}
    assert not {"/", "/about", "/privacy"} & {*pages}


def test_foreign_texts_carry_their_language() -> None:
    page = RENDERER.text("results.html", RESULTS)
    assert '<li lang="sl">slovenščina</li>' in page
    assert '<div lang="sl"><span class="snippet">rak <mark>slinavke</mark></span></div>' in page
    assert '<span lang="sl">slovenščina</span> <span class="count">2</span>' in page


def test_number_of_results_is_a_status() -> None:
    assert '<div role="status"><h2 id="count">61 results</h2></div>' in RENDERER.text("results.html", RESULTS)


def test_pages_of_results_ask_robots_to_stay_away() -> None:
    assert {"name": "robots", "content": "noindex, nofollow"} in read(RENDERER.text("results.html", RESULTS)).all(
        "meta"
    )


def test_title_says_the_search_first() -> None:
    page = RENDERER.text("results.html", replace(RESULTS, text="rak"))
    assert "<title>rak – Search (page 2 of 7) – Rare Cancer Library</title>" in page


def test_centre_says_how_reference_networks_are_reached() -> None:
    centre = replace(DOCUMENT, is_record=True, is_centre=True)
    assert "reached through the patient’s own doctor" in RENDERER.text("document.html", centre)
    assert "reached through the patient’s own doctor" not in RENDERER.text("document.html", DOCUMENT)


def test_link_that_leaves_the_library_tells_nothing_of_where_it_stood() -> None:
    links = read(RENDERER.text("document.html", DOCUMENT)).all("a")
    assert [one["rel"] for one in links if one["href"].startswith("https:")] == ["noreferrer"]


def test_description_for_browsers_names_this_library_alone() -> None:
    page = RENDERER.text("opensearch.xml", OpenSearch("https://library.example", "", "/suggest"))
    assert 'template="https://library.example/search?q={searchTerms}"' in page
