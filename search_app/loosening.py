"""Results of any of the words, where hardly anything has all of them; how many have all is told."""

from dataclasses import replace

from search_app.clauses import is_short
from search_app.library import Library
from search_app.query import Query
from search_app.question import Question, Word
from search_app.results import Results

_ENOUGH = Query.size
"""So many results fill a page."""


async def loosened(library: Library, query: Query, found: Results) -> Results:
    """What was found, or where that is little and by words alone, what has any of them; what has all of them comes
    first. Raises what the library raises."""
    if (
        found.total >= _ENOUGH
        or not _can_be_loosened(query)
        or found.broader
        or any(one.sure for one in found.understood)
    ):
        return found
    instead = await library.search(replace(query, any_word=True))
    return replace(instead, all_words=found.total) if instead.total > found.total else found


def _can_be_loosened(query: Query) -> bool:
    """Whether something must be found that need not be; other orders than by relevance would not keep it first."""
    return query.sort == "relevance" and not query.any_word and is_short(query.question) and _has_parts(query.question)


def _has_parts(question: Question) -> bool:
    """Whether the question has several words, or one of several parts; a code is no such word."""
    words = [[term for term in terms if isinstance(term, Word)] for terms in question.alternatives]
    return any(len(terms) > 1 or any(_has_words(word) for word in terms) for terms in words)


def _has_words(word: Word) -> bool:
    return word.compound and not any(map(str.isdigit, word.text))
