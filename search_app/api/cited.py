"""`/documents/{id}.ris` and `.bib`: one document or record for programs that manage references."""

import re
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from search_app.addresses import origin_of
from search_app.api.citations import reference
from search_app.library import Library
from search_app.query import asked_language, preferred_language
from search_app.results import Document

_TYPES: Mapping[str, str] = MappingProxyType({"guide": "booklet", "report": "techreport", "policy": "techreport"})
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_SPECIAL = str.maketrans(
    {sign: f"\\{sign}" for sign in "&%$#_{}"} | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\^{}"}
)
"""What LaTeX would take for a command."""


@dataclass(frozen=True)
class Form:
    """A kind of file: what people call it, its media type, and how a document is written in it."""

    name: str
    media_type: str
    written: Callable[[Document, str, str], str]


def cited_routes() -> list[Route]:
    """A route for each kind of file."""
    return [Route(f"/documents/{{id}}.{ending}", _answering(ending, one)) for ending, one in FORMATS.items()]


def _answering(ending: str, form: Form) -> Callable[[Request], Awaitable[Response]]:
    """The function of one address; it raises NotFound, BadParameter, and what the library raises."""

    async def answer(request: Request) -> Response:
        library: Library = request.app.state.library
        language = asked_language(request.query_params) or preferred_language(request.headers.get("accept-language"))
        document = await library.document(request.path_params["id"])
        return Response(
            form.written(document, origin_of(request), language),
            headers={
                "Cache-Control": "no-cache",
                "Content-Disposition": f'attachment; filename="rare-cancer-library-{document.id}.{ending}"',
            },
            media_type=form.media_type,
        )

    return answer


def bibtex(document: Document, origin: str, language: str) -> str:
    """The document as an entry of BibTeX, in UTF-8; `language` is the reader's, for what is said besides."""
    fields = ",\n".join(f"  {name} = {{{_text(value)}}}" for name, value in _fields(document, origin) if value)
    return f"@{_TYPES.get(document.kind, 'misc')}{{{document.id},\n{fields}\n}}\n"


def _fields(document: Document, origin: str) -> Iterator[tuple[str, str]]:
    """What is known; braces in braces keep the title's capitals."""
    yield "title", document.title
    yield "institution" if document.kind in ("report", "policy") else "publisher", document.publisher or ""
    yield "year", str(document.year or "")
    yield "language", document.language
    yield "address", document.record.get("city", "")
    yield "url", origin + document.url
    yield "note", f"Licence: {document.licence}" if document.licence else ""


def _text(value: str) -> str:
    return _CONTROL.sub(" ", value).translate(_SPECIAL)


FORMATS: Mapping[str, Form] = MappingProxyType(
    {
        "ris": Form("RIS", "application/x-research-info-systems; charset=utf-8", reference),
        "bib": Form("BibTeX", "application/x-bibtex; charset=utf-8", bibtex),
    }
)
"""By the ending of the address."""
