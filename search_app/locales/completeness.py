"""Whether a catalogue is whole: each message in all its forms, with its placeholders and markup, and no others."""

import re
from collections import Counter
from collections.abc import Iterator

from babel.messages.catalog import Catalog, Message

from search_app.locales.catalogues import forms

_PLACEHOLDER = re.compile(r"%\((\w+)\)s|%%|%")
_MARKUP = re.compile(r"</?[a-z][^>]*>|[<>\"]")
"""Tags, and the signs that would end one or the attribute of one."""


def faults(catalogue: Catalog, messages: Catalog) -> Iterator[str]:
    """What is wrong with a catalogue, a line each; `messages` are those that there are."""
    for message in messages:
        if message.id:
            yield from _faults(catalogue.get(message.id), message, catalogue.num_plurals)
    known = {_key(message) for message in messages}
    yield from (f"no longer used: {_key(message)}" for message in catalogue if _key(message) not in known)


def missing(catalogue: Catalog, messages: Catalog) -> int:
    """How many messages have no translation."""
    return sum(not _strings(catalogue.get(message.id)) for message in messages if message.id)


def _key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _strings(message: Message | None) -> tuple[str, ...]:
    if message is None:
        return ()
    return forms(message.string)


def _faults(found: Message | None, message: Message, num_plurals: int) -> Iterator[str]:
    name, strings = _key(message), _strings(found)
    if found is None or not strings:
        yield f"not translated: {name}"
        return
    if found.fuzzy:
        yield f"in doubt (fuzzy): {name}"
    if len(strings) != (1 if isinstance(message.id, str) else num_plurals):
        yield f"{len(strings)} forms: {name}"
    wanted = message.id if isinstance(message.id, str) else message.id[1]
    for string in strings:
        for pattern, what in ((_PLACEHOLDER, "placeholders"), (_MARKUP, "markup")):
            if Counter(_all(pattern, string)) != Counter(_all(pattern, wanted)):
                yield f"other {what}: {name} / {string}"


def _all(pattern: re.Pattern[str], text: str) -> list[str]:
    return [match[0] for match in pattern.finditer(text)]
