"""`/api`: the OpenAPI description as a page for people, made of it and of nothing else."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import orjson
from starlette.requests import Request
from starlette.responses import Response

from search_app.api.openapi import described
from search_app.pages.asking import asked_of, renderer_of

Described = Mapping[str, Any]


@dataclass(frozen=True)
class Named:
    """A parameter, a field or a status, and what it is: `shape` is its type with its bounds."""

    name: str
    shape: str
    about: str


@dataclass(frozen=True)
class ShownOperation:
    """One address: `trial` is an address to try, `example` an answer, both empty where there is none."""

    id: str
    path: str
    about: str
    parameters: Sequence[Named]
    answers: Sequence[Named]
    trial: str
    example: str


@dataclass(frozen=True)
class ShownSchema:
    """The fields of one value in answers."""

    name: str
    fields: Sequence[Named]


@dataclass(frozen=True)
class ApiPage:
    """The whole description."""

    about: str
    operations: Sequence[ShownOperation]
    schemas: Sequence[ShownSchema]


async def api_page(request: Request) -> Response:
    """The page. Raises BadParameter for a language that is none."""
    asked = asked_of(request)
    return renderer_of(request).html("api.html", api_page_of(described()), here="api", asked=asked)


def api_page_of(description: Described) -> ApiPage:
    """The page of an OpenAPI description."""
    return ApiPage(
        about=description["info"]["description"],
        operations=[_operation(path, methods["get"]) for path, methods in description["paths"].items()],
        schemas=[ShownSchema(name, [*_fields(one)]) for name, one in description["components"]["schemas"].items()],
    )


def _operation(path: str, operation: Described) -> ShownOperation:
    parameters = operation.get("parameters", ())
    return ShownOperation(
        id=operation["operationId"],
        path=path,
        about=operation["summary"],
        parameters=[Named(one["name"], _shape(one["schema"]), one["description"]) for one in parameters],
        answers=[*_answers(operation["responses"])],
        trial=_trial(path, parameters),
        example=_example(operation["responses"]["200"]),
    )


def _answers(responses: Described) -> Iterator[Named]:
    for status, answer in responses.items():
        types = [
            f"{media_type} {_shape(content['schema'])}".strip() if "schema" in content else media_type
            for media_type, content in answer.get("content", {}).items()
        ]
        yield Named(status, ", ".join(types), answer["description"])


def _fields(schema: Described) -> Iterator[Named]:
    for name, one in schema.get("properties", {}).items():
        yield Named(name, _shape(one), one.get("description", ""))


def _shape(schema: Described) -> str:
    """The type in a few words, such as `array of Hit` or `integer, from 1, to 50`."""
    if "$ref" in schema:
        return str(schema["$ref"].rpartition("/")[2])
    if "anyOf" in schema:
        return " or ".join(map(_shape, schema["anyOf"]))
    kinds = schema.get("type", "object")
    shape = kinds if isinstance(kinds, str) else " or ".join(kinds)
    if "items" in schema:
        shape = f"{shape} of {_shape(schema['items'])}"
    return ", ".join([shape, *(words.format(schema[bound]) for bound, words in _BOUNDS.items() if bound in schema)])


_BOUNDS = {
    "minimum": "from {}",
    "maximum": "to {}",
    "maxLength": "at most {} letters",
    "maxItems": "at most {}",
    "default": "usually {}",
}


def _trial(path: str, parameters: Sequence[Described]) -> str:
    """The address with the examples of what must be given and of the first parameters that have one."""
    for one in parameters:
        path = path.replace(f"{{{one['name']}}}", str(one.get("example", "")))
    asked = [(one["name"], one["example"]) for one in parameters if one["in"] == "query" and _is_tried(one)]
    return f"{path}?{urlencode(asked)}" if asked else path


def _is_tried(parameter: Described) -> bool:
    return "example" in parameter and not isinstance(parameter["example"], list)


def _example(response: Described) -> str:
    example = next((one["example"] for one in response.get("content", {}).values() if "example" in one), None)
    return "" if example is None else orjson.dumps(example, option=orjson.OPT_INDENT_2).decode()
