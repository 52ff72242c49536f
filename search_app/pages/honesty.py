"""In which languages there are results, so that nobody takes "not in my language" for "not at all"."""

from collections.abc import Mapping, Sequence

from mappings.languages import is_language
from search_app.messages import N_
from search_app.pages.views import Countable, Line, Value
from search_app.pages.wording import Wording
from search_app.query import DEFAULT_LANGUAGE

_NO_RESULT, _NO_TEXT = N_("No result in %(language)s."), N_("No guide or report in %(language)s.")

NAMED = 4
"""Languages that are named with their number; the others are counted together."""


def texts_line(reads: Sequence[str], counts: Mapping[str, int], words: Wording, *, everything: str = "") -> Line | None:
    """The same of guides and reports, by language: organisations and centres are not there to be read."""
    there = [Value(code, code, count, selected=False) for code, count in counts.items()]
    return language_line(reads, there, words, everything=everything, missing=_NO_TEXT)


def language_line(
    reads: Sequence[str],
    counts: Sequence[Countable],
    words: Wording,
    *,
    everything: str = "",
    missing: str = _NO_RESULT,
) -> Line | None:
    """Says how much there is in the reader's language, in others that he reads, in English and in others, and that
    there is nothing in his; None where all is in it, or nothing anywhere.

    `reads` are the languages that he reads, his own first.

    `counts` are those of the language facet, which ignore the languages chosen; `everything` is the address of the same
    search in all languages, given when a chosen language hides them; `missing` is the message for nothing in his.
    """
    there = [one for one in counts if one.count]
    if all(one.value == reads[0] for one in there):
        return None
    text = f"{_list(there, reads, words)}."
    if all(one.value != reads[0] for one in there):
        text = f"{words.gettext(missing, language=words.language_name(reads[0]))} {text}"
    return Line(text, everything, words.gettext("Show the results in all languages") if everything else "")


def _list(counts: Sequence[Countable], reads: Sequence[str], words: Wording) -> str:
    first = list(dict.fromkeys((*reads, DEFAULT_LANGUAGE)))
    ordered = sorted(counts, key=lambda one: (first.index(one.value) if one.value in first else len(first), -one.count))
    parts = [_part(one.count, _name(one.value, words), words) for one in ordered[:NAMED]]
    if others := ordered[NAMED:]:
        parts.append(_part(sum(one.count for one in others), words.gettext("other languages"), words))
    return ", ".join(parts)


def _part(count: int, language: str, words: Wording) -> str:
    return words.gettext("%(number)s in %(language)s", number=words.number(count), language=language)


def _name(code: str, words: Wording) -> str:
    return words.language_name(code) if is_language(code) else words.gettext("a language not known")
