"""What a clinical program asks (HL7 Context-Aware Knowledge Retrieval, URL-based): a code, a language, a form."""

from dataclasses import dataclass
from enum import Enum

from starlette.datastructures import QueryParams

from search_app.api.code_systems import SYSTEMS, CodeSystem, code_system
from search_app.errors import BadParameter, Contradiction
from search_app.query import asked_language, asked_text, preferred_language, shown

CODE, SYSTEM, NAME = "mainSearchCriteria.v.c", "mainSearchCriteria.v.cs", "mainSearchCriteria.v.dn"
LANGUAGE, FORM, RECIPIENT = "informationRecipient.languageCode.c", "knowledgeResponseType", "informationRecipient"
KNOWN = (CODE, SYSTEM, NAME, LANGUAGE, FORM, RECIPIENT)
"""All other parameters of the specification say something of the patient or the task: they are not looked at."""

MOST_LETTERS = 100
"""Letters of a code or of an identifier of a system."""


class Form(Enum):
    """How the answer is written, by the media types that ask for it."""

    PAGE = ("", "text/html")
    JSON = ("application/json",)
    ATOM = ("application/atom+xml", "application/xml", "text/xml")


@dataclass(frozen=True)
class KnowledgeRequest:
    """`system` is None where only a name was given that the library can use; `code` and `name` may be empty."""

    code: str
    system: CodeSystem | None
    name: str
    language: str
    asked: str | None
    form: Form
    recipient: str


def knowledge_request(parameters: QueryParams, accept_language: str | None) -> KnowledgeRequest:
    """What the parameters ask for. Raises BadParameter, which says what would be right."""
    given = {name: _once(parameters, name) for name in KNOWN}
    asked = _language(given[LANGUAGE])
    name = _name(given[NAME])
    system = _system(given[CODE], given[SYSTEM], name)
    return KnowledgeRequest(
        code=given[CODE] if system else "",
        system=system,
        name=name,
        language=asked or preferred_language(accept_language),
        asked=asked,
        form=form_of(given[FORM]),
        recipient=given[RECIPIENT] if given[RECIPIENT] in ("PAT", "PROV") else "",
    )


def form_of(media_type: str) -> Form:
    """The form of a media type, a page without one. Raises BadParameter."""
    plain = media_type.partition(";")[0].strip().lower()
    form = next((form for form in Form if plain in form.value), None)
    if form is None:
        offered = ", ".join(one for form in Form for one in form.value if one)
        raise BadParameter(FORM, f"The library doesn't answer in {shown(media_type)}.", f"Use one of {offered}.")
    return form


def _once(parameters: QueryParams, name: str) -> str:
    given = parameters.getlist(name)
    if len(given) > 1:
        raise BadParameter(name, f"{name} is given {len(given)} times.", "Give it once: one code a request.")
    text = given[0].strip() if given else ""
    if name != NAME and len(text) > MOST_LETTERS:
        raise BadParameter(name, f"{name} has {len(text):,} letters; at most {MOST_LETTERS} are read.", "Shorten it.")
    return text


def _system(code: str, identifier: str, name: str) -> CodeSystem | None:
    """The system, where the code is one of it; None where the name alone must do. Raises BadParameter otherwise,
    Contradiction for a code that its system can't have."""
    if not code:
        if not name:
            raise BadParameter(CODE, "Neither a code nor a name is given.", f"Give {CODE} with {SYSTEM}, or {NAME}.")
        return None
    system = code_system(identifier)
    if system and system.form.fullmatch(code):
        return system
    if name:
        return None
    if system:
        raise Contradiction(CODE, f"{shown(code)} is no code of {system.name}.", f"Correct it, or give {NAME} besides.")
    known = "; ".join(f"{one.identifiers[0]} ({one.name})" for one in SYSTEMS)
    what = f"The library doesn't know the code system {shown(identifier)}." if identifier else f"{SYSTEM} is missing."
    raise BadParameter(SYSTEM, what, f"Use one of {known}, or give {NAME} besides.")


def _name(text: str) -> str:
    try:
        return asked_text(QueryParams({"q": text}))
    except BadParameter as bad:
        raise BadParameter(NAME, bad.detail, bad.advice) from bad


def _language(tag: str) -> str | None:
    """The language of a tag such as `sl` or `de-AT`; None for one that is none of the library's."""
    try:
        return asked_language(QueryParams({"lang": tag.replace("_", "-").partition("-")[0]}))
    except BadParameter as bad:
        raise BadParameter(LANGUAGE, bad.detail, bad.advice) from bad
