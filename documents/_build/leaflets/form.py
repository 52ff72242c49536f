"""A form: questions to tick and boxes to write into, each tagged, so that a screen reader tells what belongs there."""

import io
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from documents._build.leaflets.leaflet import Leaflet
from documents._build.leaflets.typeset import trees, typeset

_PAGE_HEIGHT = 841.89
_LEFT, _WIDTH, _TOP, _HEIGHT, _STEP = 84.0, 448.0, 110.0, 58.0, 110.0
"""Of the boxes on the second page, in points from its top left corner."""
_TICK_LEFT, _TICK = 63.0, 13.0
_PRINTED, _SEVERAL_LINES = 4, 1 << 12


def form(leaflet: Leaflet) -> bytes:
    """The first part of the text, then the questions of the second with fields. Raises BadSource."""
    text, questions = leaflet.parts
    asked = trees(leaflet, [questions])[0][0]["children"]
    fields = [(_LEFT, _TOP + _STEP * at, _WIDTH) for at in range(len(asked))]
    laid = typeset(
        "form",
        leaflet,
        parts=trees(leaflet, [text]),
        questions=[question["children"][0]["children"][0]["text"] for question in asked],
        fields=fields,
    )
    return _with_fields(laid, [question["children"][0]["children"][0]["text"] for question in asked])


def _with_fields(laid: bytes, questions: list[str]) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(laid)))
    tags = _Tags(writer)
    page: Any = writer.pages[1]
    fields = [tags.tagged(field, page) for at, asked in enumerate(questions) for field in _fields(writer, at, asked)]
    page[NameObject("/Annots")] = ArrayObject(fields)
    page[NameObject("/Tabs")] = NameObject("/S")
    writer.root_object[NameObject("/AcroForm")] = _dictionary(Fields=ArrayObject(fields))
    writer.pdf_header = "%PDF-1.7"
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def _fields(writer: PdfWriter, at: int, asked: str) -> Iterator[DictionaryObject]:
    top = _PAGE_HEIGHT - _TOP - _STEP * at
    tick = _field(f"question-{at + 1}", asked, (_TICK_LEFT, top + 7, _TICK_LEFT + _TICK, top + 7 + _TICK))
    looks = _dictionary(Yes=_drawn(writer, _TICK, _TICK, crossed=True), Off=_drawn(writer, _TICK, _TICK))
    tick |= _dictionary(FT=NameObject("/Btn"), V=NameObject("/Off"), AS=NameObject("/Off"), AP=_dictionary(N=looks))
    yield DictionaryObject(tick)
    answer = _field(f"answer-{at + 1}", asked, (_LEFT, top - _HEIGHT, _LEFT + _WIDTH, top))
    look = _dictionary(N=_drawn(writer, _WIDTH, _HEIGHT))
    answer |= _dictionary(FT=NameObject("/Tx"), Ff=NumberObject(_SEVERAL_LINES), AP=look)
    yield DictionaryObject(answer | _dictionary(DA=TextStringObject("/Helv 11 Tf 0 g")))


def _field(name: str, asked: str, place: tuple[float, float, float, float]) -> DictionaryObject:
    return _dictionary(
        Type=NameObject("/Annot"),
        Subtype=NameObject("/Widget"),
        T=TextStringObject(name),
        TU=TextStringObject(asked),
        F=NumberObject(_PRINTED),
        Rect=ArrayObject(FloatObject(round(number, 2)) for number in place),
    )


def _drawn(writer: PdfWriter, width: float, height: float, *, crossed: bool = False) -> Any:
    """How an empty or a ticked field looks: a frame, and a cross."""
    cross = f" 2 2 m {width - 2} {height - 2} l 2 {height - 2} m {width - 2} 2 l S" if crossed else ""
    look = DecodedStreamObject()
    look.set_data(f"0.5 w 0.25 0.25 {width - 0.5} {height - 0.5} re S{cross}".encode())
    look.update(
        _dictionary(
            Type=NameObject("/XObject"),
            Subtype=NameObject("/Form"),
            BBox=ArrayObject(FloatObject(number) for number in (0, 0, width, height)),
        )
    )
    return writer._add_object(look)


def _dictionary(**entries: Any) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{name}"): value for name, value in entries.items()})


class _Tags:
    """The tree of tags of a PDF, to which fields are added."""

    def __init__(self, writer: PdfWriter) -> None:
        self._writer = writer
        catalogue: Any = writer.root_object
        self._root: Any = catalogue["/StructTreeRoot"]
        self._document: Any = self._first(self._root["/K"])

    @staticmethod
    def _first(kids: Any) -> Any:
        kids = kids.get_object()
        return kids[0].get_object() if isinstance(kids, list) else kids

    def tagged(self, field: DictionaryObject, page: Any) -> Any:
        """The field as an object of the file, tagged as a form's field at the end of the document's tags."""
        key = int(self._root["/ParentTreeNextKey"])
        self._root[NameObject("/ParentTreeNextKey")] = NumberObject(key + 1)
        field |= _dictionary(P=page.indirect_reference, StructParent=NumberObject(key))
        added = self._writer._add_object(DictionaryObject(field))
        reference = _dictionary(Type=NameObject("/OBJR"), Obj=added, Pg=page.indirect_reference)
        tag = self._writer._add_object(
            _dictionary(
                Type=NameObject("/StructElem"),
                S=NameObject("/Form"),
                P=self._document.indirect_reference,
                K=reference,
            )
        )
        self._document["/K"].append(tag)
        self._root["/ParentTree"]["/Nums"].extend((NumberObject(key), tag))
        return added
