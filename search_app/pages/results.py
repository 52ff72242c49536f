"""From the library's answer to the page of results: words, links and chips, all without asking anything more."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from math import ceil

from mappings.languages import is_language
from mappings.vocabulary import RECORDS, kinds
from search_app.links import (
    page_address,
    reading_address,
    search_address,
    state_of,
    with_page,
    with_sort,
    without,
    without_facet,
)
from search_app.messages import N_
from search_app.pages.directory import COUNTRY, directory_map, directory_table
from search_app.pages.facet_page import facet_address
from search_app.pages.files import files
from search_app.pages.grouping import KIND, are_named, groups, is_grouped, kinds_row
from search_app.pages.honesty import language_line, texts_line
from search_app.pages.listings import Listing
from search_app.pages.naming import YEAR, Chosen, Named, chosen, in_words
from search_app.pages.original import form, format_name
from search_app.pages.pager import pager
from search_app.pages.panels import label, panels
from search_app.pages.results_views import LanguagesRead, ResultsPage
from search_app.pages.views import Chip, CountryNote, Line, Panel, ShownHit, ShownPage, Sort, Step
from search_app.pages.wording import Wording, own_name
from search_app.pages.years import YearsPanel, years_panel
from search_app.query import MAX_RESULT, Query
from search_app.question import MAX_WORDS
from search_app.results import Document, Hit, PageHit, Results

_SORTS = {"relevance": N_("Best match"), "newest": N_("Newest"), "title": N_("Title")}
_WITHOUT_WORDS = N_("Your language first")
"""What the usual order is where no words were asked for."""


def results_page(
    listing: Listing,
    query: Query,
    found: Results,
    *,
    named: Mapping[str, Named],
    steps: Sequence[Step],
    words: Wording,
    country: CountryNote | None = None,
    records: Sequence[Document] = (),
) -> ResultsPage:
    """The page for `query` as the addresses of `listing` carry it.

    `named` are the names of the diseases chosen; `steps` are shown where there are no hits; `country` is the note on
    the countries chosen, if there is one; `records` are all that is known of the hits of a directory.
    """
    counted = in_words(found.facets, named, words)
    shown = panels(
        counted,
        words,
        opened=listing.opened,
        whole=partial(facet_address, listing, query),
        fixed="kind" if listing.kind else "",
    )
    shown_as = partial(_hits, listing, query, words=words)
    hits = shown_as(found.hits)
    together = groups(query, found, shown_as, words) if is_grouped(listing, query) else ()
    years = years_panel(listing, query, counted.get(YEAR, ()), words)
    filtered = bool(shown or query.selected)
    last = max(1, min(ceil(found.total / query.size), MAX_RESULT // query.size))
    return ResultsPage(
        action=page_address(listing.path, query.asked),
        heading=words.gettext(listing.heading),
        text=query.text,
        box_label=words.gettext(listing.box_label),
        box_hint=words.gettext(listing.box_hint) if listing.box_hint else "",
        kept=_kept(query, shown, years, selectable=filtered),
        number=query.page,
        place=words.gettext("page %(number)s of %(last)s", number=words.number(query.page), last=words.number(last)),
        count=words.ngettext("%(number)s result", "%(number)s results", found.total),
        found=found.total > 0,
        start=(query.page - 1) * query.size + 1,
        panels=shown,
        years=years,
        reads=_reads(query, words) if filtered else None,
        chips=_chips(listing, query, chosen(query.selected, named, words), words),
        clear=search_address(replace(query, selected={}, page=1), listing.path),
        everything=search_address(Query(language=query.language, asked=query.asked), listing.path),
        sorts=_sorts(listing, query, words) if found.total > 1 else (),
        honesty=_honesty(listing, query, found, words),
        hits=[hit for hit in hits if hit.paged] if together else hits,
        kinds=kinds_row(listing, query, found, counted.get(KIND, ()), words),
        groups=together,
        groups_first=are_named(query, found),
        pages=pager(query.page, last, _page_addresses(listing, query)),
        wider=steps,
        table=directory_table(listing, found, hits, records, words),
        map=directory_map(listing, query, counted.get(COUNTRY, ()), words),
        country=country,
        files=files(listing, query, words),
    )


def _page_addresses(listing: Listing, query: Query) -> Callable[[int], str]:
    """Addresses of other pages of the same results; what they share is quoted once."""
    first = search_address(with_page(query, 1), listing.path)
    joint = "&" if "?" in first else "?"
    return lambda number: first if number == 1 else f"{first}{joint}page={number}"


def _reads(query: Query, words: Wording) -> LanguagesRead:
    number = len(query.reads)
    chosen = words.ngettext("%(number)s chosen", "%(number)s chosen", number) if number else ""
    return LanguagesRead(query.language, query.reads, chosen)


def _kept(
    query: Query, shown: Iterable[Panel], years: YearsPanel | None, *, selectable: bool
) -> tuple[tuple[str, str], ...]:
    """Parameters that no visible control of the form carries: sort, size, what is chosen of a facet without a panel;
    where no filter is `selectable`, the languages that the reader reads."""
    plain = Query()
    kept = [("sort", query.sort)] if query.sort != plain.sort else []
    kept += [("size", str(query.size))] if query.size != plain.size else []
    kept += [("snippets", "0")] if not query.snippets else []
    kept += [("words", "1")] if query.words_only else []
    kept += [("any", "1")] if query.any_word else []
    kept += [] if selectable else [("reads", one) for one in query.reads]
    carried = {name for panel in shown for name in (panel.name, *(one.name for one in panel.below.values()))}
    carried |= {YEAR} if years and (years.first or years.last) else set()
    chosen = ((name, value) for name, values in query.selected.items() for value in values if name not in carried)
    return (*kept, *chosen)


def _chips(listing: Listing, query: Query, values: Iterable[Chosen], words: Wording) -> tuple[Chip, ...]:
    return tuple(
        Chip(
            facet=label(one.facet, words),
            label=one.label,
            href=search_address(without(query, one.facet, one.value), listing.path),
            language=one.language,
        )
        for one in values
    )


def _sorts(listing: Listing, query: Query, words: Wording) -> tuple[Sort, ...]:
    names = _SORTS if query.text else {**_SORTS, "relevance": _WITHOUT_WORDS}
    return tuple(
        Sort(words.gettext(name), None if sort == query.sort else search_address(with_sort(query, sort), listing.path))
        for sort, name in names.items()
    )


def _honesty(listing: Listing, query: Query, found: Results, words: Wording) -> tuple[Line, ...]:
    """Of a directory nothing is said of languages: there the country matters, and all records are written in one."""
    if listing.kind:
        return (*_loosened(found, words), *_cut(query, words))
    everything = search_address(in_all_languages(query), listing.path) if "language" in query.selected else ""
    reads = (query.language, *query.reads)
    if is_grouped(listing, query):
        line = _of_texts(texts_line(reads, found.texts, words, everything=everything), query, found, words)
    else:
        line = language_line(reads, found.facets.get("language", ()), words, everything=everything)
    return (*_loosened(found, words), *((line,) if line else ()), *_cut(query, words))


def _loosened(found: Results, words: Wording) -> tuple[Line, ...]:
    """That not all results have all the words, where hardly any has."""
    if found.all_words is None:
        return ()
    if not found.all_words:
        return (Line(words.gettext("No result has all the words; these have some of them.")),)
    number = words.number(found.all_words)
    first = words.gettext(
        "Results that have all the words come first: %(number)s. The others have some.", number=number
    )
    return (Line(first),)


def _of_texts(line: Line | None, query: Query, found: Results, words: Wording) -> Line | None:
    """The line with what it counts, where it doesn't say so itself: there are organisations and centres besides."""
    if line is None or not found.texts.get(query.language):
        return line
    return replace(line, text=f"{words.gettext('Guides and reports')}: {line.text}")


def _cut(query: Query, words: Wording) -> tuple[Line, ...]:
    """That not all of a very long question was searched for."""
    if not query.question.cut:
        return ()
    return (Line(words.gettext("The first %(number)s words were searched for.", number=words.number(MAX_WORDS))),)


def _hits(listing: Listing, query: Query, hits: Iterable[Hit], words: Wording) -> tuple[ShownHit, ...]:
    """The hits; the address of each carries the whole question, so that its page can lead back to these results."""
    return shown_hits(hits, query.asked, words, state_of(listing.sent(query)))


def shown_hits(hits: Iterable[Hit], asked: str | None, words: Wording, state: str = "") -> tuple[ShownHit, ...]:
    """The hits as they are shown, with addresses in the language `asked` for; `state` are the parameters that these
    carry, with their question mark."""
    return tuple(_hit(hit, page_address(hit.url, asked), state, words) for hit in hits)


def _hit(hit: Hit, address: str, state: str, words: Wording) -> ShownHit:
    language = hit.language if is_language(hit.language) else ""
    kind = kinds().get(hit.kind)
    return ShownHit(
        href=address + state,
        title=hit.title,
        language=language,
        language_name=own_name(language),
        kind=kind.label(words.language) if kind else hit.kind,
        publisher=hit.publisher or "",
        country=words.country(hit.country) if hit.country else "",
        year=str(hit.year) if hit.year else "",
        paged=hit.kind not in RECORDS,
        original=form(hit, words),
        format=format_name(hit.media_type),
        pages=[_shown_page(hit, page, address, state, words) for page in hit.pages],
    )


def _shown_page(hit: Hit, page: PageHit, address: str, state: str, words: Wording) -> ShownPage:
    read = "" if hit.kind in RECORDS else reading_address(address, page.number, state)
    language = hit.language if is_language(hit.language) else ""
    return ShownPage(page_label(page.number, words), page.url, language, page.snippets, read)


def in_all_languages(query: Query) -> Query:
    """The same question, no matter which languages are chosen."""
    return with_page(without_facet(query, "language"), 1)


def page_label(number: int, words: Wording) -> str:
    """For example "page 3"."""
    return words.gettext("page %(number)s", number=number)
