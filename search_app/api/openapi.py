"""The OpenAPI description of the API, made of the definitions that the code itself uses."""

from functools import cache
from importlib.resources import files
from typing import Any

import orjson

from search_app.api.operations import ANSWERED, FAILING, JSON, Operation, operations, problem
from search_app.api.schemas import components

Described = dict[str, Any]

_PROBLEM_TYPE = "application/problem+json"


@cache
def described() -> Described:
    """The description, made once; nobody changes it."""
    words = _read("words.json")
    return {
        "openapi": "3.1.0",
        "info": words["info"],
        "servers": [{"url": "/"}],
        "paths": {one.path: {"get": _operation(one)} for one in operations()},
        "components": {"schemas": words["schemas"] | components(ANSWERED, words["fields"])},
    }


def _read(name: str) -> Described:
    read: Described = orjson.loads(files("search_app.api").joinpath(name).read_bytes())
    return read


@cache
def _examples() -> Described:
    return _read("examples.json")


def _operation(one: Operation) -> Described:
    told: Described = {"operationId": one.id, "summary": one.summary}
    if one.parameters:
        told["parameters"] = [*one.parameters]
    good = {"200": _good(one)} | {str(status): _other(status, words) for status, words in one.others.items()}
    return told | {"responses": good | {str(status): _bad(status) for status in one.problems}}


def _good(one: Operation) -> Described:
    content = {media_type: _content(one, media_type) for media_type in one.answer.media_types}
    return {"description": one.answer.description, "content": content}


def _content(one: Operation, media_type: str) -> Described:
    """The shape is that of the first media type; the example is JSON."""
    told: Described = {}
    if one.answer.schema and media_type == one.answer.media_types[0]:
        told["schema"] = one.answer.schema
    if media_type == JSON and one.id in _examples():
        told["example"] = _examples()[one.id]
    return told


def _other(status: int, words: str) -> Described:
    location = {"headers": {"Location": {"schema": {"type": "string"}}}} if status in (301, 302, 303) else {}
    return {"description": words, **location}


def _bad(status: int) -> Described:
    content = {_PROBLEM_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    later = {"headers": {"Retry-After": {"schema": {"type": "integer"}}}} if status in FAILING else {}
    return {"description": problem(status), **later, "content": content}
