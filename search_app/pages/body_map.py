"""A figure with a spot for each family of cancers, numbered as in the list beside it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 270, 400

_SPOTS: Mapping[str, tuple[int, int]] = {
    "head_neck": (100, 55),
    "thoracic": (82, 122),
    "male_genital_urogenital": (84, 228),
    "female_genital": (116, 228),
    "neuroendocrine": (120, 150),
    "endocrine_organs": (100, 84),
    "cns": (100, 26),
    "sarcoma": (80, 308),
    "digestive": (98, 184),
    "skin_rare_noncutaneous_melanoma": (160, 190),
    "haematological": (120, 308),
    "paediatric": (222, 300),
}
"""Where in the figure a family is: sarcomas stand at a thigh, cancers of the blood at the marrow of a bone, skin at an
arm; childhood cancers have a small figure of their own."""


@dataclass(frozen=True)
class Spot:
    """A family's place: the number that it has in the list, its name, where it leads."""

    number: int
    label: str
    href: str
    x: int
    y: int


@dataclass(frozen=True)
class BodyMap:
    """The spots, and the size of the whole."""

    spots: Sequence[Spot]
    width: int = WIDTH
    height: int = HEIGHT


def body_map(families: Iterable[tuple[str, str, str]]) -> BodyMap:
    """The map of the families given by identifier, label and address, numbered in their order."""
    return BodyMap(
        [
            Spot(number, label, href, *_SPOTS[family])
            for number, (family, label, href) in enumerate(families, start=1)
            if family in _SPOTS
        ]
    )
