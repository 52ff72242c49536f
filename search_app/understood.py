"""What a question was understood to mean: the value that the search and its answer share."""

from collections.abc import Mapping
from dataclasses import dataclass, field

CODE = "code"
EXACT, FUZZY, BROADER = "exact", "fuzzy", "broader"
"""How a concept is meant: by a code; by a name in any of its forms, or hardly different; as what is wider."""

NamesByLanguage = Mapping[str, tuple[str, ...]]
"""Names of a concept by ISO 639-1 code; its acronyms, which are of no language, by an empty one."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A concept that a question names. `matched` are its own words for it. `label` is in `label_language`.

    `sure` when there is no doubt that it is meant, so that a search may look for it: several concepts with the same
    acronym are not. `names` are all its names, by which it is marked on pages.
    """

    concept: str
    label: str
    label_language: str
    matched: str
    match: str
    ambiguous: bool
    sure: bool
    names: NamesByLanguage = field(default_factory=dict)
