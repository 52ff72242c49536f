"""From Babel's locale data to the part of it that the app uses."""

import orjson
from babel import Locale

from mappings.languages import languages

_LOCALES = {"en": "en_GB", "pt": "pt_PT"}
"""Where the language alone means another continent's."""

_LONG_ALONE = frozenset({"bg", "es", "et", "lv", "pl", "pt"})
"""Languages that write four digits without a sign between them (minimum grouping digits 2, which Babel leaves out)."""


def told(language: str) -> bytes:
    """What the app uses of a language's locale, as `LocaleData` has it, in JSON."""
    known = Locale.parse(_LOCALES.get(language, language))
    symbols = known.number_symbols["latn"]
    used = {
        "group": symbols["group"],
        "decimal": symbols["decimal"],
        "grouped_from": 5 if language in _LONG_ALONE else 4,
        "countries": {code: str(name) for code, name in known.territories.items() if len(code) == 2},
        "languages": {code: str(known.languages[code]) for code in languages()},
        "months": {str(month): name for month, name in known.months["format"]["wide"].items()},
        "long_date": known.date_formats["long"].format,
    }
    return orjson.dumps(used, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS) + b"\n"
