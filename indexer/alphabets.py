"""The letters that each of the library's languages writes beyond a to z, in lower case."""

from collections.abc import Mapping
from types import MappingProxyType

_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъьюя"
_GREEK = "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ"

ALPHABETS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "bg": frozenset(_CYRILLIC + "ѝ"),
        "cs": frozenset("áčďéěíňóřšťúůýž"),
        "da": frozenset("æøåé"),
        "de": frozenset("äöüß"),
        "el": frozenset(_GREEK),
        "en": frozenset("éï"),
        "es": frozenset("áéíñóúü"),
        "et": frozenset("äõöüšž"),
        "fi": frozenset("äöåšž"),
        "fr": frozenset("àâæçèéêëîïôœùûüÿ"),
        "ga": frozenset("áéíóú"),
        "hr": frozenset("čćđšž"),
        "hu": frozenset("áéíóöőúüű"),
        "it": frozenset("àèéìíòóùú"),
        "lt": frozenset("ąčęėįšųūž"),
        "lv": frozenset("āčēģīķļņšūž"),
        "mt": frozenset("ċġħżàèìòù"),
        "nl": frozenset("áéèëïóöü"),
        "pl": frozenset("ąćęłńóśźż"),
        "pt": frozenset("áâãàçéêíóôõúü"),
        "ro": frozenset("ăâîșțşţ"),
        "sk": frozenset("áäčďéíĺľňóôŕšťúýž"),
        "sl": frozenset("čšž"),
        "sv": frozenset("åäöé"),
    }
)
