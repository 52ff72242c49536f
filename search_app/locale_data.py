"""What the Unicode locale data know of a language: names, signs of numbers, days.

Babel reads a megabyte of each language; only what is used is kept.
"""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from babel import Locale, localedata
from babel.dates import format_date

from mappings.languages import languages

_LOCALES = {"en": "en_GB", "pt": "pt_PT"}
"""Where the language alone means another continent's."""

_SHARED = "root"
"""What all languages begin with."""

_LONG_ALONE = frozenset({"bg", "es", "et", "lv", "pl", "pt"})
"""Languages that write four digits without a space or point (minimum grouping digits 2, which Babel doesn't know)."""


@dataclass(frozen=True)
class Signs:
    """How a language writes numbers: what stands between thousands and before decimals, and from how many digits on."""

    group: str
    decimal: str
    grouped_from: int


@dataclass(frozen=True)
class _Kept:
    signs: Signs
    countries: Mapping[str, str]
    languages: Mapping[str, str]


def signs(language: str) -> Signs:
    """The signs of numbers of a language."""
    return _kept(language).signs


def countries(language: str) -> Mapping[str, str]:
    """Names of countries by code (ISO 3166-1 alpha-2)."""
    return _kept(language).countries


def language_names(language: str) -> Mapping[str, str]:
    """Names of the library's languages by code."""
    return _kept(language).languages


@cache
def _kept(language: str) -> _Kept:
    kept = _read(language)
    gc.collect()  # Babel's data hold each other, and would stay beside those of the next languages
    return kept


def _read(language: str) -> _Kept:
    with _locale(language) as locale:
        symbols = locale.number_symbols["latn"]
        return _Kept(
            Signs(symbols["group"], symbols["decimal"], 5 if language in _LONG_ALONE else 4),
            {code: str(name) for code, name in locale.territories.items() if len(code) == 2},
            {code: str(locale.languages[code]) for code in languages()},
        )


@lru_cache(maxsize=512)
def long_date(day: date, language: str) -> str:
    """A day in full, for example "25 November 2026"."""
    with _locale(language) as locale:
        return format_date(day, "long", locale=locale)


@contextmanager
def _locale(language: str) -> Iterator[Locale]:
    """The data of a language, which Babel is made to forget afterwards."""
    try:
        yield Locale.parse(_LOCALES.get(language, language))
    finally:
        for name in [*localedata._cache]:
            if name != _SHARED:
                del localedata._cache[name]
