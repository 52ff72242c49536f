"""Views of results and directories with hostile and odd values."""

from dataclasses import replace

from markupsafe import Markup

from search_app.pages.country_map import Country, country_map
from search_app.pages.directory import DirectoryTable, TableRow
from search_app.pages.grouping import Group, KindLink
from search_app.pages.pager import pager
from search_app.pages.results_views import LanguagesRead, ResultsPage
from search_app.pages.understanding import MeantConcept, Understanding
from search_app.pages.views import (
    Chip,
    Line,
    Panel,
    ShownHit,
    ShownPage,
    Sort,
    Step,
    Value,
    Within,
)
from search_app.pages.years import Histogram, YearEntry, YearsPanel

HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(1)> ' & %(text)s {{ page }} \x00"
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
        Histogram(20, "M1 40v-40h8v40z", ""),
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
