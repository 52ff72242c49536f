"""Catalogues as the pages use them: a language is read when it is first asked for, and only its texts are kept."""

from collections.abc import Callable, Mapping
from functools import cache
from gettext import NullTranslations, c2py
from importlib.resources import files
from importlib.resources.abc import Traversable

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from mappings.languages import languages

SOURCE_LANGUAGE = "en"
"""The language that the messages themselves are written in; it has no catalogue."""

Forms = tuple[str, ...]
Text = str | tuple[str, ...] | list[str]
"""A message or a translation as Babel has it: with a plural, its forms."""


class Catalogue(NullTranslations):
    """Messages of one language with their translations; a message without one stays as it is written."""

    def __init__(self, texts: Mapping[str, str], plurals: Mapping[str, Forms], form_of: Callable[[int], int]) -> None:
        super().__init__()
        self._texts, self._plurals, self._form_of = texts, plurals, form_of

    def gettext(self, message: str) -> str:
        """The translation of a message."""
        return self._texts.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The translation in the form that fits the number."""
        forms = self._plurals.get(msgid1)
        return forms[self._form_of(n)] if forms else super().ngettext(msgid1, msgid2, n)


def catalogue_file(language: str) -> Traversable:
    """The catalogue of a language as translators write it."""
    return files("search_app").joinpath("locales", language, "LC_MESSAGES", "messages.po")


def catalogue_of(language: str) -> Catalog:
    """All that the catalogue of a language says, comments and doubts too."""
    with catalogue_file(language).open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def translated_languages() -> tuple[str, ...]:
    """The languages that have a catalogue: all but the one that the messages are written in."""
    return tuple(code for code in languages() if code != SOURCE_LANGUAGE)


@cache
def translations(language: str) -> NullTranslations:
    """The texts of a language; those of `SOURCE_LANGUAGE` are the messages themselves."""
    if language == SOURCE_LANGUAGE:
        return NullTranslations()
    catalogue = catalogue_of(language)
    told = [(one.id, every) for one in catalogue if one.id and (every := forms(one.string))]
    texts = {_shared(message): every[0] for message, every in told if isinstance(message, str)}
    plurals = {_shared(message[0]): every for message, every in told if not isinstance(message, str)}
    return Catalogue(texts, plurals, c2py(catalogue.plural_expr))


def forms(string: Text | None) -> Forms:
    """All forms of a translation; none where one is missing."""
    every = (string,) if isinstance(string, str) else tuple(string or ())
    return every if all(every) else ()


_known: dict[str, str] = {}


def _shared(message: str) -> str:
    """The message, held once for all languages."""
    return _known.setdefault(message, message)
