"""Sentences that say what the results do not hold, so that nobody takes "not in my language" for "not at all"."""

from collections.abc import Sequence

from mappings.languages import is_language
from search_app.pages.views import Countable, Line
from search_app.pages.wording import Wording

NAMED = 4
"""Languages that are named with their number; the others are counted together."""


def language_line(reader: str, counts: Sequence[Countable], words: Wording, *, everything: str = "") -> Line | None:
    """Says that nothing is in the reader's language and what there is in others; None where something is, or nothing
    anywhere.

    `counts` are those of the language facet, which ignore the languages chosen; `everything` is the address of the same
    search in all languages, given when a chosen language hides them.
    """
    elsewhere = [one for one in counts if one.count and one.value != reader]
    if not elsewhere or any(one.count for one in counts if one.value == reader):
        return None
    missing = words.gettext("No result in %(language)s.", language=words.language_name(reader))
    text = f"{missing} {_list(elsewhere, words)}."
    return Line(text, everything, words.gettext("Show the results in all languages") if everything else "")


def _list(counts: Sequence[Countable], words: Wording) -> str:
    ordered = sorted(counts, key=lambda one: -one.count)
    parts = [_part(one.count, _name(one.value, words), words) for one in ordered[:NAMED]]
    if others := ordered[NAMED:]:
        parts.append(_part(sum(one.count for one in others), words.gettext("other languages"), words))
    return ", ".join(parts)


def _part(count: int, language: str, words: Wording) -> str:
    return words.gettext("%(number)s in %(language)s", number=words.number(count), language=language)


def _name(code: str, words: Wording) -> str:
    return words.language_name(code) if is_language(code) else words.gettext("a language not known")
