"""What the Unicode locale data know of a language: names, signs of numbers, days.

It stands in a small file a language, which `python -m search_app.locales update` takes from Babel: reading Babel's own
megabyte of each would cost the app 10 MB for all languages, and the first reader of each a tenth of a second.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import orjson


@dataclass(frozen=True)
class LocaleData:
    """A language's signs between thousands (in numbers of `grouped_from` digits and more) and before decimals, names of
    countries by code (ISO 3166-1 alpha-2), names of the library's languages by code, of months by number as they stand
    in days, and how a day is written in full, with `%(d)s`, `%(MMMM)s` and `%(y)s`."""

    group: str
    decimal: str
    grouped_from: int
    countries: Mapping[str, str]
    languages: Mapping[str, str]
    months: Mapping[str, str]
    long_date: str


def locale_file(language: str) -> Traversable:
    """The file of a language."""
    return files("search_app").joinpath("locales", language, "locale.json")


@cache
def locale_data(language: str) -> LocaleData:
    """The data of a language, read when it is first asked for."""
    return LocaleData(**orjson.loads(locale_file(language).read_bytes()))


def long_date(day: date, language: str) -> str:
    """A day in full, for example "25 November 2026"."""
    data = locale_data(language)
    return data.long_date % {"d": day.day, "MMMM": data.months[str(day.month)], "y": day.year}
