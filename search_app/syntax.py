"""From a reader's text to a `Question`. Every text is a question; none is an error.

| written | found is |
|---|---|
| `lung surgery` | what has both words (see `clauses` for questions of many words) |
| `"rare cancer"` | what has exactly these words, in this order, on one page |
| `sarc*` | what has a word that begins so, after at least three letters |
| `lung -children` | what has the one and nowhere the other; `-"two words"` and `-lang:de` too |
| `lung OR pleura` | what has either; OR parts the whole question: `a b OR c` is (a b) or c; exclusions hold for all |
| `title:sarcoma` `title:"soft tissue"` | what has it in its title |
| `orpha:355` `icd:C25.4` `icdo:8150/3` | what is about a disease of this code of Orphanet, ICD-10, ICD-O-3 |
| `site:pancreas` `lang:de` | what is about a cancer site, or in a language |

In a sentence, which has four words or more beside it, or two where it ends with a question mark or a colon leads to
what is quoted, a quotation is no phrase that must be there; nor is one in a text of more than eight words, unless it is
all that is asked, and what has a minus there is a word like others.
What can't be meant so is taken literally or left out: a lone quote, a minus alone, OR with nothing beside it, an
asterisk before or inside a word, a code or language that is none, signs without letters. Invisible signs (NUL, marks of
direction) part words or vanish. Of a text with more than 64 words the first 64 are asked for.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from search_app.question import MAX_WORDS, Phrase, Prefix, Question, Restriction, Side, Term, Word
from search_app.restrictions import RESTRICTIONS, understood

MAX_PREFIXES = 8
"""Beginnings of words in a question: each is looked up among all words of the library."""

SENTENCE, MARKED_SENTENCE, TEXT = 4, 2, 8
"""Words beside phrases from which on a question is a sentence, in which quotation marks ask for nothing, without and
with the marks of one; words in all beyond which it is a text, in which a minus does not either, as in Finnish `Still
Game -sarjan`."""

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_TOKEN = re.compile(
    rf'(?<!\S)(?P<minus>[-−])?(?:(?P<name>{"|".join(RESTRICTIONS)}):)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))'
    r'|"(?P<inner>[^"]*)"|(?P<rest>[^\s"]+)|"',
    re.IGNORECASE | re.ASCII,
)
_MARKS_OF_SENTENCE = re.compile(r'[?;]$|\w: +"')
"""Of a question, in Greek too, and of words that somebody said."""

_BEGINNING = re.compile(r".*[^\W_]{3}\*+")
_OR, _AND = "OR", "AND"
_CODE_IN_WORDS = "orpha"
"""The restriction that, with no word beside it, is itself what is asked for: a code is a name of its disease."""


@dataclass
class _Read:
    """What was read so far."""

    sides: list[tuple[list[Term], list[Restriction]]] = field(default_factory=lambda: [([], [])])
    excluded: list[Term] = field(default_factory=list)
    barred: list[Restriction] = field(default_factory=list)
    prefixes: int = 0
    words: int = 0
    cut: bool = False
    sentence: int = SENTENCE


def parse(text: str) -> Question:
    """What `text` asks for."""
    visible = _visible(text)
    written = visible.translate(_QUOTES)
    read = _Read(sentence=MARKED_SENTENCE if _MARKS_OF_SENTENCE.search(written) else SENTENCE)
    for match in _TOKEN.finditer(written):
        if match[0] == _OR:
            read.sides.append(([], []))
        elif match[0] != _AND:
            _take(match, read)
    question = _question(read)
    if question != Question():
        return question
    literally = tuple(Word(word) for word in (_OR, _AND) if word in visible.split())
    return Question((literally,) if literally else (), senseless=bool(visible) and not literally)


def _take(match: re.Match[str], read: _Read) -> None:
    """Adds what a token says to what was read."""
    terms, restrictions = read.sides[-1]
    name, term = match["name"], _fitting(_term(match, beginnings=read.prefixes < MAX_PREFIXES), read)
    if term is None:
        terms += [Word(name)] if name and not read.cut else []
        return
    read.prefixes += isinstance(term, Prefix)
    if name and (restriction := understood(name.lower(), term)):
        (read.barred if match["minus"] else restrictions).append(restriction)
    else:
        (read.excluded if match["minus"] else terms).append(Word(f"{name}:{term.text}") if name else term)


def _fitting(term: Term | None, read: _Read) -> Term | None:
    """The term, or the words of it that there is room for."""
    words = term.text.split() if term else []
    room = MAX_WORDS - read.words
    read.words += min(len(words), room)
    read.cut |= len(words) > room
    if term is None or not room:
        return None
    return replace(term, text=" ".join(words[:room])) if len(words) > room else term


def _question(read: _Read) -> Question:
    if read.words > TEXT:
        read.sides[-1][0].extend(read.excluded)
        read.excluded.clear()
    sides = [_side(terms, restrictions, read.sentence) for terms, restrictions in read.sides if terms or restrictions]
    return Question(
        alternatives=tuple(side.terms for side in sides if side.terms),
        excluded=tuple(read.excluded),
        sides=tuple(sides) if any(side.restrictions for side in sides) else (),
        barred=tuple(read.barred),
        cut=read.cut,
    )


def _side(terms: Iterable[Term], restrictions: Iterable[Restriction], sentence: int) -> Side:
    """One side of OR. A code that stands without a word is a word itself; a sign such as 🎗 is one only where nothing
    else stands."""
    written = _unquoted(tuple(terms), sentence)
    if words := tuple(term for term in written if any(map(str.isalnum, term.text))) or written:
        return Side(words, tuple(restrictions))
    codes = [one for one in restrictions if one.name == _CODE_IN_WORDS]
    return Side(tuple(one.term for one in codes), tuple(one for one in restrictions if one not in codes))


def _unquoted(terms: tuple[Term, ...], sentence: int) -> tuple[Term, ...]:
    """The terms; of a sentence its words, as quotation marks belong to it like other punctuation."""
    beside = sum(isinstance(term, Word) for term in terms)
    if beside >= sentence or (beside and sum(len(term.text.split()) for term in terms) > TEXT):
        return tuple(word for term in terms for word in _words(term))
    return terms


def _words(term: Term) -> Iterable[Term]:
    if isinstance(term, Word | Prefix):
        return (term,)
    return (Word(word) for word in map(_trimmed, term.text.split()) if word)


def _term(match: re.Match[str], *, beginnings: bool) -> Term | None:
    """The word or phrase of a token; None when it has neither letter nor digit nor sign that means something."""
    phrase = match["phrase"] if match["phrase"] is not None else match["inner"]
    if phrase is not None:
        text = _trimmed(phrase)
        return Phrase(text) if text else None
    written = match["word"] or match["rest"] or ""
    text = _trimmed(written)
    if beginnings and _BEGINNING.fullmatch(written):
        return Prefix(text)
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
