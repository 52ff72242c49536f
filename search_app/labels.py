"""The labels of facets' values in the reader's language, wherever they come from."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType

from mappings.facets import Facet, Labels
from mappings.languages import UNDETERMINED, languages
from mappings.vocabulary import BEYOND_COUNTRIES, Term, audiences, families, kinds, sites, stages
from search_app.locale_data import locale_data
from search_app.locales.catalogues import translations

_VOCABULARIES: Mapping[Labels, Callable[[], Mapping[str, Term]]] = MappingProxyType(
    {
        Labels.KIND: kinds,
        Labels.STAGE: stages,
        Labels.AUDIENCE: audiences,
        Labels.FAMILY: families,
        Labels.SITE: sites,
    }
)


def label(facet: Facet, value: str, language: str) -> str:
    """What `value` of `facet` is called in `language`; languages are called by their own names.

    A value that nobody has named stands for itself.
    """
    return _label(facet.labels, value, language)


@lru_cache(maxsize=2048)  # what the pages of half a dozen languages have
def _label(labels: Labels, value: str, language: str) -> str:
    if labels is Labels.LANGUAGE:
        return _language(value)
    if labels is Labels.COUNTRY:
        return country(value, language)
    if vocabulary := _VOCABULARIES.get(labels):
        term = vocabulary().get(value)
        return term.label(language) if term else value
    return value


def country(code: str, language: str) -> str:
    """The name of a country (ISO 3166-1 alpha-2) in `language`, as the Unicode locale data have it; what stands for
    more than one country is a message."""
    return locale_data(language).countries.get(code) or translations(language).gettext(BEYOND_COUNTRIES.get(code, code))


def _language(code: str) -> str:
    known = languages().get(code)
    if known:
        return known.name
    return "?" if code == UNDETERMINED else code
