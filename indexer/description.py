"""What is said of a file: the catalogue before its folders, they before its own metadata, that before detection."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from indexer.catalogue import Entry
from indexer.collection import FoundFile
from indexer.detection import Detected, detect
from indexer.documents import Document, Origin, Page
from indexer.extraction import ExtractedPage, Extraction
from indexer.language_parts import Part
from indexer.recognition import Names
from indexer.records import Record
from indexer.subjects import recognised
from mappings.languages import UNDETERMINED, is_language
from mappings.vocabulary import sites

_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "guides": "guide",
        "guide": "guide",
        "reports": "report",
        "report": "report",
        "policy": "policy",
        "policies": "policy",
    }
)
_DEFAULT_KIND = "guide"
_SEPARATORS = re.compile(r"[\s_-]+")


@dataclass(frozen=True, slots=True)
class FolderDefaults:
    """What the folders above a file say: `guides/sl/…` a guide in Slovenian. Language "" when they say none."""

    kind: str
    language: str


def folder_defaults(relative: str) -> FolderDefaults:
    """The defaults of the file at `relative`: kind by the top folder, language by the first folder named by a code."""
    folders = relative.split("/")[:-1]
    language = next((folder for folder in folders if is_language(folder)), "")
    return FolderDefaults(kind_of_folder(relative) or _DEFAULT_KIND, language)


def kind_of_folder(relative: str) -> str:
    """The kind that the top folder of the file at `relative` says; empty when it says none."""
    top, _, below = relative.partition("/")
    return _KINDS.get(top.lower(), "") if below else ""


def described(
    file: FoundFile,
    digest: str,
    extraction: Extraction,
    entry: Entry | None,
    *,
    indexed_at: str,
    names: Names | None = None,
    thesaurus: str = "",
) -> Document:
    """The document of a file. `digest` is the SHA-256 of its bytes, `indexed_at` an ISO 8601 time.

    With `names`, those of the thesaurus of this digest, it is told what pages name and what the document is about.
    """
    defaults = folder_defaults(file.relative)
    said = (entry.language if entry else "") or defaults.language
    found = detect([page.text for page in extraction.pages], said=said)
    language = found.language if found.language != UNDETERMINED else extraction.language or UNDETERMINED
    pages = tuple(_pages(extraction, found))
    document = Document(
        source=file.relative,
        kind=defaults.kind,
        title=extraction.title or _title_of(file.relative),
        title_language=language,
        language=language,
        languages=_languages(language, pages),
        file=_origin(file, digest, extraction, entry, thesaurus),
        pages=pages,
        page_count=len(extraction.pages),
        indexed_at=indexed_at,
        year=extraction.year,
        warnings=(*extraction.warnings, *found.warnings),
    )
    catalogued = _catalogued(document, entry) if entry else document
    return _with_concepts(catalogued, names) if names else catalogued


def extraction_of(document: Document) -> Extraction:
    """What was extracted from the document's file, so that it is described anew without Tika."""
    texts: dict[int, str] = {}
    for page in document.pages:
        texts[page.number] = f"{texts[page.number]}\n{page.text}" if page.number in texts else page.text
    return Extraction(
        media_type=document.file.media_type,
        title=document.file.title,
        language=document.file.language,
        year=document.file.year,
        pages=tuple(ExtractedPage(number, texts.get(number, "")) for number in range(1, document.page_count + 1)),
        warnings=document.file.warnings,
    )


def described_record(record: Record, table: FoundFile, digest: str, *, row: str, indexed_at: str) -> Document:
    """The document of a table's record: one page, in English. `digest` is of the table, `row` of what it says."""
    language = record.name_language if is_language(record.name_language) else "en"
    return Document(
        source=record.source,
        kind=record.kind,
        title=record.name,
        title_language=language,
        language="en",
        languages=("en",),
        file=Origin(table.relative, digest, row, table.size, table.modified_ns, ""),
        pages=(Page(1, "en", record.text),),
        page_count=1,
        indexed_at=indexed_at,
        country=record.country,
        year=record.year,
        family=record.family,
        site=record.site,
        record=record.fields,
    )


def _pages(extraction: Extraction, found: Detected) -> Iterator[Page]:
    """The pages with text; one in several languages once for each of its parts."""
    for place, (page, language) in enumerate(zip(extraction.pages, found.pages, strict=True)):
        for part in found.mixed.get(place, (Part(language, page.text),)):
            if part.text:
                yield Page(page.number, part.language, part.text)


def families_of(site: tuple[str, ...]) -> tuple[str, ...]:
    """The families that sites belong to, each once, in the sites' order."""
    known = sites()
    return tuple(dict.fromkeys(family for one in site if one in known and (family := known[one].family)))


def _with_concepts(document: Document, names: Names) -> Document:
    """What the catalogue says it is about comes first; sites that it is about count where the catalogue says none."""
    pages = [(page.number, page.language, page.text) for page in document.pages]
    found = recognised(names, document.title, pages, document.language)
    groups = [one.partition(":")[2] for one in found.subjects if one.startswith("site:")]
    site = document.site or tuple(one for one in groups if one in sites())
    concepts = tuple(dict.fromkeys((*document.concepts, *filter(_is_disease, found.subjects))))
    return replace(
        document,
        site=site,
        family=document.family or families_of(site),
        concepts=concepts,
        mentions=tuple(one for one in (*found.subjects, *found.mentions) if one not in concepts),
        pages=tuple(replace(page, concepts=found.pages.get(page.number, ())) for page in document.pages),
    )


def _is_disease(concept: str) -> bool:
    """Whether it is no site or family, of which a document has fields of their own."""
    return concept.startswith("ORPHA:")


def _catalogued(document: Document, entry: Entry) -> Document:
    return replace(
        document,
        kind=entry.kind or document.kind,
        title=entry.title or document.title,
        publisher=entry.publisher,
        country=entry.country,
        year=entry.year or document.year,
        family=families_of(entry.site),
        site=entry.site,
        stage=entry.stage,
        audience=entry.audience,
        concepts=entry.concepts,
        licence=entry.licence,
        source_url=entry.source_url,
    )


def _languages(main: str, pages: tuple[Page, ...]) -> tuple[str, ...]:
    """The languages of a document, its main one first; pages whose language is not known add none."""
    others = (page.language for page in pages if page.language != UNDETERMINED)
    return tuple(dict.fromkeys((main, *others)))


def _title_of(relative: str) -> str:
    """A title for a file that has none: its name, in words."""
    name = relative.rpartition("/")[2]
    stem = name.rpartition(".")[0] or name
    return _SEPARATORS.sub(" ", stem).strip() or name


def _origin(file: FoundFile, digest: str, extraction: Extraction, entry: Entry | None, thesaurus: str) -> Origin:
    return Origin(
        file.relative,
        digest,
        entry.digest if entry else "",
        file.size,
        file.modified_ns,
        extraction.media_type,
        extraction.title,
        extraction.language,
        extraction.year,
        extraction.warnings,
        thesaurus,
    )
