"""The words of the page functions: messages through gettext, numbers, sizes, names of countries and languages."""

from datetime import date
from functools import cache, lru_cache
from gettext import NullTranslations

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal
from markupsafe import Markup

from mappings.languages import languages
from search_app.labels import country

_DAYS = {"en": "en_GB"}
"""Locales for dates where the language alone means another continent's."""

_STEP, _UNITS = 1000, ("bytes", "kB", "MB", "GB")


class Wording:
    """Texts in one language of the interface.

    `gettext` and `ngettext` carry the names that extractors of messages look for; placeholders are `%(name)s`.
    """

    def __init__(self, language: str, translations: NullTranslations) -> None:
        self.language = language
        self._translations = translations
        self._markup: dict[str, Markup] = {}

    def gettext(self, message: str, **values: object) -> str:
        """The message in this language, with its placeholders filled."""
        return self._translations.gettext(message) % values

    def markup(self, message: str, **values: object) -> Markup:
        """The same for templates, where it is called `_`: the message is trusted, its values are escaped.

        Only messages that stand in templates come here, so what is kept of them is bounded.
        """
        known = self._markup.get(message)
        if known is None:
            known = self._markup[message] = Markup(self._translations.gettext(message))
        return known % values if values else known

    def ngettext(self, singular: str, plural: str, number: int, **values: object) -> str:
        """The form of the message that fits `number`, which is written as `%(number)s`."""
        message = self._translations.ngettext(singular, plural, number)
        return message % {"number": self.number(number), **values}

    def number(self, value: int) -> str:
        """A number with its thousands apart, for example "1,243"."""
        return _number(value, self.language)

    def size(self, size_bytes: int) -> str:
        """A size as people read it, for example "1.2 MB"."""
        size, unit = float(size_bytes), 0
        while size >= _STEP and unit < len(_UNITS) - 1:
            size, unit = size / _STEP, unit + 1
        return f"{_number(round(size, 1) if unit and size < 10 else round(size), self.language)} {_UNITS[unit]}"

    def date(self, day: date) -> str:
        """A day in full, for example "25 November 2026"."""
        return format_date(day, "long", locale=_DAYS.get(self.language, self.language))

    def country(self, code: str) -> str:
        """The name of a country (ISO 3166-1 alpha-2), or of Europe, in this language; an unknown code as it stands."""
        return country(code, self.language)

    def language_name(self, code: str) -> str:
        """The name of a language in this language, for example "Latvian"; an unknown code as it stands."""
        return _languages(self.language).get(code, code)


def own_name(code: str) -> str:
    """The name of a library's language in itself, for example "latviešu"; empty for any other code."""
    language = languages().get(code)
    return language.name if language else ""


@lru_cache(maxsize=4096)
def _number(value: float, language: str) -> str:
    return format_decimal(value, locale=language)


@cache
def _languages(language: str) -> dict[str, str]:
    return dict(Locale.parse(language).languages)
