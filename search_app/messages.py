"""Texts for people as messages: written in English, found by the extractor, translated where they are shown."""

from typing import Any


def N_(message: str) -> str:
    """Marks a message that is translated elsewhere, where it is shown; it stays as it is."""
    return message


class Sentence(str):
    """A message with its placeholders filled in English, as programs get it, which can still be said otherwise."""

    message: str
    values: dict[str, Any]


def sentence(message: str, **values: Any) -> Sentence:
    """The message with its values; numbers have their thousands apart."""
    filled = Sentence(message % {name: f"{one:,}" if isinstance(one, int) else one for name, one in values.items()})
    filled.message, filled.values = message, values
    return filled
