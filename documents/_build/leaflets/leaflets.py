"""All leaflets of the collection: sources in `leaflets/<language>/`, each with the form that `forms` gives it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from documents._build.errors import BadSource, Fault
from documents._build.leaflets.forms import FORMS
from documents._build.leaflets.leaflet import Leaflet
from documents._build.sources import Source, source
from documents._build.wording import Wording

FOLDER = "leaflets"


def leaflet_paths(folder: Path) -> list[Path]:
    """The sources of all leaflets below `folder`, in the order of their files."""
    return sorted((folder / FOLDER).rglob("*.md"))


def leaflet_source(path: Path, folder: Path) -> Source:
    """The leaflet at `path` with the place of its file. Raises BadSource, also for a leaflet without a form."""
    read = source(path, folder)
    if path.stem not in FORMS:
        raise BadSource(Fault(path, 1, "has no form; name one in documents/_build/leaflets/forms.py"))
    return replace(read, file=str(Path(read.file).with_suffix(FORMS[path.stem].ending)))


def leaflet_file(read: Source, wording: Mapping[str, Wording], guides: Sequence[Source]) -> bytes:
    """The bytes of the leaflet. Raises BadSource."""
    return FORMS[read.path.stem].make(Leaflet(read, wording, guides))
