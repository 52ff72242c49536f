"""What a reader's text asks for: words, "phrases", -exclusions, OR. Every text is a question; none is an error.

| written | found is |
|---|---|
| `lung surgery` | what has both words (see `clauses` for questions of many words) |
| `"rare cancer"` | what has exactly these words, in this order, on one page |
| `lung -children` | what has the one and nowhere the other; `-"two words"` too |
| `lung OR pleura` | what has either; OR parts the whole question: `a b OR c` is (a b) or c; exclusions hold for all |

What can't be meant so is taken literally or left out: a lone quote, a minus alone, OR with nothing beside it, signs
without letters. Invisible signs (NUL, marks of direction) part words or vanish.
"""

import re
import unicodedata
from dataclasses import dataclass

MAX_WORDS = 64
"""Words of a question, those of its phrases counted too; the longest real ones have about 60, more is a text."""

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_TOKEN = re.compile(
    r'(?<!\S)(?P<minus>[-−])?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))|"(?P<inner>[^"]*)"|(?P<rest>[^\s"]+)|"'
)
_OR, _AND = "OR", "AND"


@dataclass(frozen=True)
class Word:
    """One word as it was written, without the punctuation around it."""

    text: str

    @property
    def compound(self) -> bool:
        """Whether it is written of several parts, as `non-Hodgkin`, `8150/3` or `C25.4` are."""
        return not self.text.replace("'", "").replace("’", "").isalnum()


@dataclass(frozen=True)
class Phrase:
    """Words that must stand together."""

    text: str


Term = Word | Phrase


@dataclass(frozen=True)
class Question:
    """`alternatives`: each the terms that one side of OR asks for; `excluded`: terms that must not be there.

    Without alternatives all is asked for. `senseless` tells that something was written, but nothing to search for.
    """

    alternatives: tuple[tuple[Term, ...], ...] = ()
    excluded: tuple[Term, ...] = ()
    senseless: bool = False

    @property
    def size(self) -> int:
        """The number of its words, those of phrases counted too."""
        return sum(len(term.text.split()) for terms in (*self.alternatives, self.excluded) for term in terms)


def parse(text: str) -> Question:
    """What `text` asks for."""
    visible = _visible(text)
    alternatives: list[list[Term]] = [[]]
    excluded: list[Term] = []
    for match in _TOKEN.finditer(visible.translate(_QUOTES)):
        if match[0] == _OR:
            alternatives.append([])
        elif match[0] != _AND and (term := _term(match)):
            (excluded if match["minus"] else alternatives[-1]).append(term)
    wanted = tuple(tuple(terms) for terms in alternatives if terms)
    if wanted or excluded:
        return Question(wanted, tuple(excluded))
    literally = tuple(Word(word) for word in (_OR, _AND) if word in visible.split())
    return Question((literally,) if literally else (), senseless=bool(visible) and not literally)


def _term(match: re.Match[str]) -> Term | None:
    """The word or phrase of a token; None when it has neither letter nor digit nor sign that means something."""
    phrase = match["phrase"] if match["phrase"] is not None else match["inner"]
    if phrase is not None:
        text = _trimmed(phrase)
        return Phrase(text) if text else None
    text = _trimmed(match["word"] or match["rest"] or "")
    return Word(text) if text else None


def _visible(text: str) -> str:
    """The text composed, with a space for every control sign, without the invisible ones that shape it."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(_SHOWN.get(unicodedata.category(sign), sign) for sign in composed).strip()


_SHOWN = {"Cc": " ", "Cf": "", "Co": "", "Cs": "", "Cn": "", "Zl": " ", "Zp": " ", "Zs": " "}


def _trimmed(text: str) -> str:
    """The text from its first to its last letter, digit or symbol: punctuation around a word is not part of it."""
    start, end = 0, len(text)
    while start < end and not _means(text[start]):
        start += 1
    while end > start and not _means(text[end - 1]):
        end -= 1
    return text[start:end]


def _means(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LNM" or unicodedata.category(sign) == "So"
