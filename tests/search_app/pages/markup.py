"""A page read strictly: every element is closed, identifiers are unique, references lead somewhere."""

from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

_VOID = {"br", "hr", "img", "input", "link", "meta"}
_SAID = ("aria-label", "title", "placeholder")
_UNSAID = ("script", "style")
_REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls")

Attributes = dict[str, str]


@dataclass
class Read(HTMLParser):
    """What stands in a page. `faults` tells, in words, what is wrong with its markup."""

    faults: list[str] = field(default_factory=list)
    elements: list[tuple[str, Attributes]] = field(default_factory=list)
    text: str = ""
    said: list[tuple[str, str]] = field(default_factory=list)
    """Each piece of text with the language that it is marked as, labels for screen readers too."""
    _open: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if len({name for name, _ in attrs}) != len(attrs):
            self.faults.append(f"<{tag}> has an attribute twice")
        language = dict(attrs).get("lang") or self._language()
        self.said += [(language, value or "") for name, value in attrs if name in _SAID]
        if tag not in _VOID:
            self._open.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop()[0] != tag:
            self.faults.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._open and self._open[-1][0] in _UNSAID:
            return
        self.said.append((self._language(), data))

    def _language(self) -> str:
        return self._open[-1][1] if self._open else ""

    def close(self) -> None:
        super().close()
        self.faults += [f"<{tag}> stays open" for tag, _ in self._open]
        known = Counter(attributes["id"] for _, attributes in self.elements if "id" in attributes)
        self.faults += [f"id {name} stands {times} times" for name, times in known.items() if times > 1]
        self.faults += [f"{name} is nowhere" for name in self._references() if name not in known]

    def _references(self) -> list[str]:
        return [
            name
            for _, attributes in self.elements
            for reference in _REFERENCES
            for name in attributes.get(reference, "").split()
        ]

    def all(self, tag: str) -> list[Attributes]:
        """The attributes of every such element, in order."""
        return [attributes for found, attributes in self.elements if found == tag]


def read(page: str) -> Read:
    """The page, read to its end."""
    found = Read()
    found.feed(page)
    found.close()
    return found


def links(found: Read) -> list[str]:
    """All links but those of the switch of language."""
    return [one["href"] for one in found.all("a") if "hreflang" not in one]


def parameters(address: str) -> dict[str, list[str]]:
    """What stands behind the question mark of an address."""
    return parse_qs(urlsplit(address).query)


def outside_addresses(found: Read) -> set[str]:
    """Addresses of other hosts that a browser would load by itself."""
    loaded = [
        attributes.get(name, "")
        for tag, attributes in found.elements
        for name in ("src", "href", "srcset", "data", "action")
        if tag not in {"a"} and attributes.get("rel") not in {"alternate", "canonical"}
    ]
    return {address for address in loaded if address.startswith(("http:", "https:", "//"))}


def inline_code(found: Read) -> list[str]:
    """Elements and attributes that a strict content policy would refuse; data that nobody runs are none."""
    elements = [tag for tag, given in found.elements if tag in {"script", "style"} and not _allowed(given)]
    attributes = [name for _, given in found.elements for name in given if name == "style" or name.startswith("on")]
    return elements + attributes


def _allowed(script: Attributes) -> bool:
    """Whether it is data, or a module of the library's own."""
    own = script.get("type") == "module" and script.get("src", "").startswith("/static/")
    return own or script == {"type": "application/ld+json"}
