"""Cells of tables as values of the contract: each reader gives the value, or None when the cell is not one."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from urllib.parse import urlsplit

from babel import Locale, localedata

from mappings.languages import languages
from mappings.vocabulary import BEYOND_COUNTRIES, Term, audiences, families, kinds, sites, stages

Reader = Callable[[str], str | None]

_OTHER_CODES = {"UK": "GB", "EL": "GR"}
"""Codes of the European Union's institutions that differ from ISO 3166."""
_NOT_COUNTRIES = frozenset(("EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"))
_CONCEPT = re.compile(r"(?:ORPHA:?)?(\d{1,7})", re.IGNORECASE | re.ASCII)
_YEAR = re.compile(r"(\d{4})(?:\.0)?", re.ASCII)
_YEARS = range(1900, 2101)


@cache
def countries() -> Mapping[str, str]:
    """English names by code: ISO 3166 alpha-2, `EU` and `INT`."""
    names = Locale("en").territories.items()
    real = {code: name for code, name in names if len(code) == 2 and code.isalpha() and code not in _NOT_COUNTRIES}
    return MappingProxyType({**real, **BEYOND_COUNTRIES})


def country(value: str) -> str | None:
    """The code of a country given by code, or by name in English or another language of the library."""
    code = _OTHER_CODES.get(value.upper(), value.upper())
    if code in countries():
        return code
    return _country_codes().get(value.casefold()) or _country_codes_of_all_languages().get(value.casefold())


def language(value: str) -> str | None:
    """The ISO 639-1 code of a language of the library, given by code or by its name in itself or in English."""
    return _language_codes().get(value.casefold())


def kind(value: str) -> str | None:
    """The identifier of a kind of material, given by it or by a label; so with the following ones."""
    return _by_name(kinds)(value)


def site(value: str) -> str | None:
    """A cancer site's identifier."""
    return _by_name(sites)(value)


def family(value: str) -> str | None:
    """The identifier of a family of rare cancers."""
    return _by_name(families)(value)


def stage(value: str) -> str | None:
    """The identifier of a stage of the patient's way."""
    return _by_name(stages)(value)


def audience(value: str) -> str | None:
    """An audience's identifier."""
    return _by_name(audiences)(value)


def year(value: str) -> str | None:
    """A year from 1900 to 2100, in four digits; spreadsheets may give it as `2024.0`."""
    found = _YEAR.fullmatch(value)
    return found[1] if found and int(found[1]) in _YEARS else None


def concept(value: str) -> str | None:
    """A disease's identifier in Orphanet, such as `ORPHA:50`."""
    found = _CONCEPT.fullmatch(value.replace(" ", ""))
    return f"ORPHA:{int(found[1])}" if found else None


def web_address(value: str) -> str | None:
    """An address of the web; other schemes are none, as a browser would run some."""
    try:
        parts = urlsplit(value)
    except ValueError:
        return None
    return value if parts.scheme in ("http", "https") and parts.hostname and not re.search(r"\s", value) else None


@cache
def _country_codes() -> Mapping[str, str]:
    return MappingProxyType({name.casefold(): code for code, name in countries().items()})


@cache
def _country_codes_of_all_languages() -> Mapping[str, str]:
    """Codes by name; a name that stands for two countries in two languages for none. Half a second, so only if asked.

    Babel would keep all that it knows of a language, a megabyte each, so it is made to forget it.
    """
    codes: dict[str, set[str]] = {}
    for language in languages():
        for code, name in Locale.parse(language).territories.items():
            if code in countries():
                codes.setdefault(name.casefold(), set()).add(code)
        localedata._cache.pop(language, None)
    return MappingProxyType({name: next(iter(of)) for name, of in codes.items() if len(of) == 1})


@cache
def _language_codes() -> Mapping[str, str]:
    english = Locale("en").languages
    names = {name.casefold(): row.code for row in languages().values() for name in (row.name, english[row.code])}
    return MappingProxyType(names | {code: code for code in languages()})


@cache
def _by_name(vocabulary: Callable[[], Mapping[str, Term]]) -> Reader:
    by_name = {label.casefold(): term.id for term in vocabulary().values() for label in term.labels.values()}
    by_name |= {identifier: identifier for identifier in vocabulary()}
    return lambda value: by_name.get(value.casefold())
