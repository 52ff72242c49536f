"""hunspell dictionaries written so that Lucene finds the same stems of a word in a fraction of the time.

Lucene tries every suffix rule whose ending a word has, in Polish 130 a word, nearly all of them in vain. Here a rule
says with its ending which letters stand before it in the dictionary's words; Lucene looks all of an ending up at once.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

_LETTERS_BEFORE = 2
"""With one Polish takes a third longer, with three there are twice as many rules for nothing."""

_NONE = "0"
_ANY = "."
_ENCODING = re.compile(rb"^SET\s+(\S+)", re.MULTILINE)
_FLAGS = re.compile(r"(?<!\\)/")
_MORPHOLOGY = re.compile(r"\s+[a-z]{2}:.*")
_SIGN = re.compile(r"\[[^\]]*\]|.")


@dataclass(frozen=True, slots=True)
class _Rule:
    """A suffix rule: a stem that fits the condition loses `strip` and gets `append` (with what hunspell allows on)."""

    strip: str
    append: str
    allows: str
    condition: str

    def lines(self, flag: str, endings: Iterable[str], *, kept: int) -> Iterator[str]:
        """The rule, once for each context in which endings of stems have it; `kept` letters are never stripped."""
        signs = len(_SIGN.findall(self.condition)) if self.condition != _ANY else 0
        for context in sorted(_shortest(self._contexts(endings, kept))):
            stripped, appended = context + self.strip, context + self.append
            condition = self.condition if signs > len(stripped) else _ANY
            yield f"SFX {flag} {stripped or _NONE} {appended or _NONE}{self.allows} {condition}"

    def reach(self) -> int:
        """How many of a stem's last letters say whether it has the rule, and in which context."""
        return max(len(self.strip), len(_SIGN.findall(self.condition))) + _LETTERS_BEFORE + 1

    def _contexts(self, endings: Iterable[str], kept: int) -> Iterator[str]:
        fits = re.compile("" if self.condition == _ANY else rf"(?:{self.condition})\Z")
        for ending in endings:
            before = ending[: len(ending) - len(self.strip)]
            letters = min(_LETTERS_BEFORE, len(before) - kept)
            if letters >= 0 and fits.search(ending):
                yield before[len(before) - letters :]


class _Words:
    """The words of a dictionary by their flags."""

    def __init__(self, entries: Iterable[str], affixes: Sequence[str]) -> None:
        named = {line.split()[1] for line in affixes if line.startswith("FLAG ")}
        self._length = 2 if "long" in named else 1
        self._numbers = "num" in named
        self._sets = [line.split()[1] for line in affixes if line.startswith("AF ")][1:]
        self._of: dict[str, list[str]] = defaultdict(list)
        for entry in entries:
            word, *flags = _FLAGS.split(entry, maxsplit=1)
            for flag in self._flags(flags[0].split()[0]) if flags else ():
                self._of[flag].append(word)

    def endings(self, flag: str) -> "_Endings":
        """The endings of the words with a flag."""
        return _Endings(self._of.get(flag, ()))

    def _flags(self, written: str) -> Iterable[str]:
        flags = self._sets[int(written) - 1] if self._sets else written
        if self._numbers:
            return flags.split(",")
        return (flags[at : at + self._length] for at in range(0, len(flags), self._length))


class _Endings:
    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._by_last = cache(self._grouped)

    def with_last(self, last: str, reach: int) -> Iterable[str]:
        """The different endings of `reach` letters that end with `last`; a shorter word is one."""
        return self._by_last(reach, len(last)).get(last, ())

    def _grouped(self, reach: int, length: int) -> Mapping[str, Sequence[str]]:
        grouped = defaultdict(list)
        for ending in {word[-reach:] for word in self._words if len(word) >= length}:
            grouped[ending[len(ending) - length :]].append(ending)
        return grouped


def spelled_out(affixes: bytes, words: bytes) -> tuple[bytes, bytes]:
    """The contents of a dictionary's `.aff` and `.dic`: for words in small letters the same stems as before.

    Words with capitals are left out, as analyzers make all letters small.
    """
    found = _ENCODING.search(affixes)
    encoding = found[1].decode() if found else "iso8859-1"
    lines = affixes.decode(encoding).splitlines()
    entries = [entry for entry in words.decode(encoding).splitlines()[1:] if _is_small(entry)]
    rules = "\n".join([*(line for line in lines if not _is_suffix(line)), *_suffixes(lines, entries), ""])
    return rules.encode(encoding), "\n".join([str(len(entries)), *entries, ""]).encode(encoding)


def _suffixes(lines: Sequence[str], entries: Iterable[str]) -> Iterator[str]:
    words = _Words(entries, lines)
    kept = 0 if "FULLSTRIP" in lines else 1
    for (_, flag, crossed, *_), *rules in _classes(lines):
        endings = words.endings(flag)
        spelled = dict.fromkeys(
            line
            for rule in map(_rule, rules)
            for line in rule.lines(flag, endings.with_last(rule.strip, rule.reach()), kept=kept)
        )
        if spelled:
            yield f"SFX {flag} {crossed} {len(spelled)}"
            yield from spelled


def _classes(lines: Iterable[str]) -> Iterable[list[list[str]]]:
    """The suffix lines in their parts, those of a flag together, its head first."""
    classes: dict[str, list[list[str]]] = defaultdict(list)
    for line in filter(_is_suffix, lines):
        classes[line.split()[1]].append(line.split())
    return classes.values()


def _rule(parts: Sequence[str]) -> _Rule:
    append, allows, flags = parts[3].partition("/")
    return _Rule(_text(parts[2]), _text(append), allows + flags, parts[4] if len(parts) > 4 else _ANY)


def _text(written: str) -> str:
    return "" if written == _NONE else written


def _shortest(contexts: Iterable[str]) -> set[str]:
    """The contexts without those that end with another of them."""
    different = set(contexts)
    return {one for one in different if not any(one[at:] in different for at in range(1, len(one) + 1))}


def _is_suffix(line: str) -> bool:
    return line.startswith("SFX ") or line.startswith("SFX\t")


def _is_small(entry: str) -> bool:
    word = _MORPHOLOGY.sub("", _FLAGS.split(entry, maxsplit=1)[0])
    return bool(word) and word == word.lower()
