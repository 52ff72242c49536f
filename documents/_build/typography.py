"""Spaces at which a line must not break, by the rules of each language; sources are typed with plain spaces."""

import re
from collections.abc import Mapping

_FIRM = "\u00a0"

_EVERYWHERE = (re.compile(r"(?<=\d) (?=%)"),)
_ONE_LETTER_WORDS = re.compile(r"(?<=\b[aikoshuvwz])(?: |\n *)(?=\w)", re.IGNORECASE)
_RULES: Mapping[str, tuple[re.Pattern[str], ...]] = {
    "cs": (_ONE_LETTER_WORDS,),
    "fr": (re.compile(r" (?=[?!:;»])"), re.compile(r"(?<=«) ")),
    "pl": (_ONE_LETTER_WORDS,),
    "sk": (_ONE_LETTER_WORDS,),
    "sl": (_ONE_LETTER_WORDS,),
}


def firm(text: str, language: str) -> str:
    """`text` with a no-break space where the language wants one: before high French punctuation, after the one-letter
    words of Czech, Polish, Slovak and Slovenian (also where the source's line ends), before a percent sign. Applied
    twice it changes nothing more.
    """
    for rule in (*_EVERYWHERE, *_RULES.get(language, ())):
        text = rule.sub(_FIRM, text)
    return text
