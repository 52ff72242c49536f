"""Which leaflet has which form."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from documents._build.leaflets import plain, typeset
from documents._build.leaflets.book import book
from documents._build.leaflets.form import form
from documents._build.leaflets.handbook import handbook
from documents._build.leaflets.leaflet import Leaflet
from documents._build.leaflets.old_pdf import old_pdf
from documents._build.leaflets.opendocument import opendocument
from documents._build.leaflets.scan import scan
from documents._build.leaflets.web import web_page
from documents._build.leaflets.word import word


@dataclass(frozen=True)
class Form:
    """What a leaflet becomes: how its file's name ends, what makes its bytes, and whether it is a tagged PDF."""

    ending: str
    make: Callable[[Leaflet], bytes]
    tagged: bool = False


FORMS: Mapping[str, Form] = MappingProxyType(
    {
        "parathyroid-windows-1251": Form(".txt", plain.windows_1251),
        "salivary-glands-folder": Form(".pdf", typeset.folder, tagged=True),
        "mesothelioma-opendocument": Form(".odt", opendocument),
        "families-handbook": Form(".pdf", handbook, tagged=True),
        "uveal-melanoma-attachment": Form(".pdf", typeset.with_attachment, tagged=True),
        "soft-tissue-two-columns": Form(".pdf", typeset.two_columns, tagged=True),
        "thyroid-form": Form(".pdf", form, tagged=True),
        "questions-web-page": Form(".html", web_page),
        "retinoblastoma-book": Form(".epub", book),
        "adrenal-gland-scan": Form(".pdf", scan),
        "tumour-names-table": Form(".pdf", typeset.long_table, tagged=True),
        "wilms-tumour-iso-8859-2": Form(".txt", plain.iso_8859_2),
        "gist-old-format": Form(".pdf", old_pdf),
        "thymus-bilingual": Form(".pdf", typeset.facing_pages, tagged=True),
        "osteosarcoma-word": Form(".docx", word),
    }
)
"""By the name of the source."""
