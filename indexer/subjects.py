"""What a document is about, of the concepts that it names: by its title, how it begins, and how often it names them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from indexer.recognition import Named, Names

_OPENING = 40
"""Words of the first page that say what follows: headline and lead."""

_OFTEN = 3
"""Times that a document must name a subject that its title does not, for each page up to `_PAGES` once more."""

_SHARE = 0.34
"""Part of the times that the most frequent concept is named, below which another is no subject beside it."""

_PAGES_SHARE = 0.5
"""Part of the pages that name a subject which neither title nor opening do."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """Identifiers of concepts: what the document is about, what else it names, and what each page names, by number."""

    subjects: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    pages: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


NOTHING = Recognised()


def recognised(names: Names, title: str, pages: Sequence[tuple[int, str, str]], language: str) -> Recognised:
    """What a document with this title names; `pages` are numbers, languages and texts.

    An acronym counts in a document that has another name of the same concept: three capitals may mean anything.
    """
    in_title = names.named(title, language)
    on_pages: dict[int, list[Named]] = defaultdict(list)
    for number, own, text in pages:  # a page in several languages comes once for each
        on_pages[number] += names.named(text, own)
    spelt = {one.concept for found in (in_title, *on_pages.values()) for one in found if not one.verbatim}
    told = {number: [one for one in found if one.concept in spelt] for number, found in on_pages.items()}
    counts = Counter(one.concept for found in told.values() for one in found)
    titled = [one.concept for one in in_title if one.concept in spelt]
    subjects = [*titled, *_often(told, counts)]
    return Recognised(
        tuple(dict.fromkeys(subjects)),
        tuple(concept for concept, _ in counts.most_common() if concept not in subjects),
        {number: tuple(dict.fromkeys(one.concept for one in found)) for number, found in told.items() if found},
    )


def _often(told: Mapping[int, Sequence[Named]], counts: Counter[str]) -> Iterable[str]:
    """Concepts that are named so often, and so early or throughout, that the document is about them."""
    most = max(counts.values(), default=0)
    pages: dict[str, int] = defaultdict(int)
    for found in told.values():
        for concept in {one.concept for one in found}:
            pages[concept] += 1
    opening = {one.concept for one in told.get(min(told, default=0), ()) if one.first < _OPENING}
    for concept, count in counts.most_common():
        throughout = pages[concept] >= max(2, _PAGES_SHARE * len(told))
        if count >= _OFTEN and count >= _SHARE * most and (concept in opening or throughout):
            yield concept
