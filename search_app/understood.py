"""What a question was understood to mean: the value that the search and its answer share."""

from dataclasses import dataclass

CODE = "code"
EXACT, FUZZY, BROADER = "exact", "fuzzy", "broader"
"""How a concept is meant: by a code; by a name in any of its forms, or hardly different; as what is wider."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A concept that a question names. `matched` are its own words for it. `label` is in `label_language`.

    `sure` when there is no doubt that it is meant, so that a search may look for it: several concepts with the same
    acronym are not.
    """

    concept: str
    label: str
    label_language: str
    matched: str
    match: str
    ambiguous: bool
    sure: bool
