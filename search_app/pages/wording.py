"""The words of the page functions: messages through gettext, numbers, sizes, names of countries and languages."""

from contextvars import ContextVar
from datetime import date
from functools import lru_cache
from gettext import NullTranslations

from markupsafe import Markup

from mappings.languages import languages
from search_app.labels import country
from search_app.locale_data import locale_data, long_date
from search_app.locales.catalogues import SOURCE_LANGUAGE
from search_app.messages import N_, Sentence

_STEP, _UNITS = 1000, (N_("bytes"), N_("kB"), N_("MB"), N_("GB"))


class Wording:
    """Texts in one language of the interface.

    `gettext` and `ngettext` carry the names that extractors of messages look for; placeholders are `%(name)s`.
    """

    def __init__(self, language: str, translations: NullTranslations) -> None:
        self.language = language
        self._translations = translations
        self._trusted: dict[str, Markup] = {}

    def gettext(self, message: str, **values: object) -> str:
        """The message in this language, with its placeholders filled."""
        text = self._translations.gettext(message)
        return text % values if values else text

    def say(self, text: str) -> str:
        """A text that was written elsewhere, in this language: a message, or a sentence made of one."""
        if not isinstance(text, Sentence):
            return self.gettext(text)
        values = {name: self.number(one) if isinstance(one, int) else one for name, one in text.values.items()}
        return self.gettext(text.message, **values)

    def language_of(self, text: str) -> str:
        """The language that `say` says a text in where that is not this one: texts for programmers are in English."""
        message = text.message if isinstance(text, Sentence) else text
        untranslated = self.language != SOURCE_LANGUAGE and self._translations.gettext(message) == message
        return SOURCE_LANGUAGE if untranslated else ""

    def markup(self, message: str, **values: object) -> Markup:
        """The same for templates, where it is called `_`: the message is trusted, its values are escaped."""
        text = self._trusted.get(message)
        if text is None:
            text = self._trusted[message] = Markup(self._translations.gettext(message))
        return text % values if values else text

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
        rounded = round(size, 1) if unit and size < 10 else round(size)
        return f"{_number(rounded, self.language)} {self.gettext(_UNITS[unit])}"

    def date(self, day: date) -> str:
        """A day in full, for example "25 November 2026"."""
        return long_date(day, self.language)

    def country(self, code: str) -> str:
        """The name of a country (ISO 3166-1 alpha-2), or of Europe, in this language; an unknown code as it stands."""
        return country(code, self.language)

    def language_name(self, code: str) -> str:
        """The name of a language in this language, for example "Latvian"; an unknown code as it stands."""
        return locale_data(self.language).languages.get(code, code)


SPOKEN: ContextVar[Wording] = ContextVar("spoken")
"""The words of the page that is being rendered: templates are compiled once for all languages."""


def own_name(code: str) -> str:
    """The name of a library's language in itself, for example "latviešu"; empty for any other code."""
    language = languages().get(code)
    return language.name if language else ""


@lru_cache(maxsize=4096)
def _number(value: float, language: str) -> str:
    """The number; a decimal of nothing, as in 3.0, is left out."""
    sign = locale_data(language)
    whole, _, decimals = str(value).partition(".")
    if len(whole.lstrip("-")) >= sign.grouped_from:
        whole = f"{int(whole):,}".replace(",", sign.group)
    return whole + (sign.decimal + decimals if decimals.strip("0") else "")
