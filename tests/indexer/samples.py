"""Small real files that the tests of the indexer make."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import typst
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from indexer.collection import FoundFile

Rows = Sequence[Sequence[str]]

_WORD_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_WORD_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)
_WORD_TEXT = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'


def found(path: Path) -> FoundFile:
    """The file as a scan of its folder finds it."""
    status = path.stat()
    return FoundFile(path, path.name, status.st_size, status.st_mtime_ns)


def write(path: Path, content: bytes) -> FoundFile:
    """Writes a file, and gives it as a scan finds it."""
    path.write_bytes(content)
    return found(path)


def pdf(pages: Sequence[str], *, title: str = "", language: str = "en", root: Path | None = None) -> bytes:
    """A PDF with these pages, typeset, images found below `root`; an empty page stays blank."""
    setting = f'#set document(title: "{title}")\n' if title else ""
    text = "\n#pagebreak()\n".join(page or "#v(1cm)" for page in pages)
    source = f'{setting}#set text(lang: "{language}", hyphenate: false)\n{text}\n'.encode()
    if root is None:
        return bytes(typst.compile(source))
    (root / "source.typ").write_bytes(source)
    return bytes(typst.compile(root / "source.typ", root=root))


def docx(*paragraphs: str) -> bytes:
    """A minimal Word file."""
    text = "".join(f"<w:p><w:r><w:t>{paragraph}</w:t></w:r></w:p>" for paragraph in paragraphs)
    return zipped(
        {
            "[Content_Types].xml": _WORD_TYPES.encode(),
            "_rels/.rels": _WORD_RELATIONS.encode(),
            "word/document.xml": _WORD_TEXT.format(text).encode(),
        }
    )


def zipped(files: dict[str, bytes]) -> bytes:
    """A zip container with these files, deflated."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as container:
        for name, data in files.items():
            container.writestr(name, data)
    return content.getvalue()


def csv(rows: Rows, *, encoding: str = "utf-8", separator: str = ",") -> bytes:
    """A table as CSV, every cell quoted."""
    quoted = (separator.join('"{}"'.format(cell.replace('"', '""')) for cell in row) for row in rows)
    return "".join(f"{line}\r\n" for line in quoted).encode(encoding)


def xlsx(rows: Rows) -> bytes:
    """A workbook with one sheet; empty cells are left out, and rows without others, as spreadsheet programs do."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(row, 1):
            if cell:
                sheet.cell(number, column, cell)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def ods(rows: Rows, *, repeated: int = 1) -> bytes:
    """An OpenDocument spreadsheet with one sheet; `repeated` empty rows are written as one."""
    book = OpenDocumentSpreadsheet()
    table = Table(name="Sheet")
    for row, is_first in zip(rows, [True, *(any(row) for row in rows)], strict=False):
        if any(row):
            table.addElement(_ods_row(row))
        elif is_first:
            table.addElement(TableRow(numberrowsrepeated=repeated))
    book.spreadsheet.addElement(table)
    content = io.BytesIO()
    book.write(content)
    return content.getvalue()


def _ods_row(row: Sequence[str]) -> TableRow:
    line = TableRow()
    for cell in row:
        field = TableCell(valuetype="string")
        field.addElement(P(text=cell))
        line.addElement(field)
    return line
