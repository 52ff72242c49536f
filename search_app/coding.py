"""Which concepts have the code that a text is or holds: as their own, below one of theirs, or above. No I/O."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from mappings.codes import code_key, wider_key
from search_app.candidates import Candidate
from search_app.spellings import CodeKeys, code_keys_of
from search_app.understood import BROADER, CODE

_OWN, _FINER, _WIDER = range(3)
_CATEGORY = 3
"""Signs of a category of ICD-10, such as C25."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A concept with the code of its own that answers the text's, and how: `code`, or `broader` for one above it."""

    candidate: Candidate
    code: str
    rank: int
    whole: bool

    @property
    def is_family(self) -> bool:
        """Whether it is a family, which has the codes of all its sites."""
        identifier: str = self.candidate.source["id"]
        return identifier.startswith("family:")

    @property
    def match(self) -> str:
        """As the API says it."""
        return BROADER if self.rank == _WIDER else CODE


def coded(text: str, candidates: Iterable[Candidate]) -> tuple[Coded, ...]:
    """The concepts that have a code in the text, best first: the code itself before a category's finer ones, groups
    before their diseases, what has few codes before what has many; codes above it last."""
    keys = code_keys_of(text)
    found = [one for candidate in candidates if candidate.coded and (one := _coded(candidate, keys))]
    if any(one.rank == _OWN and not one.is_family for one in found):
        found = [replace(one, rank=_WIDER) if one.is_family else one for one in found]
    return tuple(sorted(found, key=_order))


def _coded(candidate: Candidate, keys: CodeKeys) -> Coded | None:
    ranked = ((rank, code) for code in candidate.own_codes for rank in _ranks(code_key(code), keys))
    best = min(ranked, key=lambda one: one[0], default=None)
    return Coded(candidate, best[1], best[0], keys.whole) if best else None


def _ranks(key: str, keys: CodeKeys) -> Iterator[int]:
    if key in keys.own or key.removeprefix("ICD11").removeprefix("NCIT").removeprefix("ONCOTREE") in keys.own:
        yield _OWN
    elif wider_key(key) in keys.own:
        yield _FINER
    elif key in keys.wider or (key.isdigit() and wider_key(key) in keys.wider):
        yield _WIDER  # the category itself, or the same morphology of another behaviour


def _order(one: Coded) -> tuple[int, bool, int, int, str]:
    """Orphanet's own code is the concept itself; a category is a group's, a finer code a disease's."""
    identifier: str = one.candidate.source["id"]
    groups = ("site", "family", "ORPHA") if len(code_key(one.code)) <= _CATEGORY else ("ORPHA", "site", "family")
    kind = groups.index(identifier.partition(":")[0])
    return one.rank, one.code != identifier, kind, len(one.candidate.own_codes), identifier
