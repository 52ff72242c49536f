"""The description of the API is valid, complete, and true: of parameters, addresses, answers and examples."""

from collections.abc import Mapping
from typing import Any

import openapi_spec_validator
import pytest
from openapi_schema_validator import OAS31Validator
from starlette.datastructures import QueryParams

from mappings.facets import facets
from mappings.languages import languages
from search_app.api.openapi import described
from search_app.api.routes import api_routes
from search_app.api.schemas import schema_of
from search_app.errors import BadParameter
from search_app.query import MAX_SIZE, MAX_TEXT, SORTS, query_from

OPERATIONS: Mapping[str, Any] = {path: methods["get"] for path, methods in described()["paths"].items()}


def parameters(path: str) -> Mapping[str, Any]:
    return {one["name"]: one for one in OPERATIONS[path]["parameters"]}


def example_of(path: str) -> Any:
    return OPERATIONS[path]["responses"]["200"]["content"].get("application/json", {}).get("example")


def accepted() -> set[str]:
    """All parameters of a search, as the code itself tells them to who asks for another."""
    with pytest.raises(BadParameter) as refused:
        query_from(QueryParams("colour=red"), None)
    words = refused.value.advice.replace(";", ",").replace(".", ",").split(",")
    return {word.strip().split()[-1] for word in words if word.strip()}


def test_description_is_valid_openapi() -> None:
    openapi_spec_validator.OpenAPIV31SpecValidator(described()).validate()


def test_every_address_for_programs_is_described_and_no_other() -> None:
    assert {*OPERATIONS} == {route.path for route in api_routes()} - {"/openapi.json"} | {"/documents/{id}/file"}


def test_parameters_of_a_search_are_those_that_it_takes() -> None:
    told = parameters("/api/v1/search")
    assert {*told} == accepted()
    assert {*facets()} <= {*told}
    assert told["lang"]["schema"]["enum"] == [*languages()]
    assert told["sort"]["schema"]["enum"] == [*SORTS]
    assert (told["q"]["schema"]["maxLength"], told["size"]["schema"]["maximum"]) == (MAX_TEXT, MAX_SIZE)


@pytest.mark.parametrize("path", [path for path in OPERATIONS if example_of(path)])
def test_example_has_the_shape_that_is_described(path: str) -> None:
    content = OPERATIONS[path]["responses"]["200"]["content"]["application/json"]
    schema = {**content["schema"], "components": described()["components"]}
    OAS31Validator(schema).validate(example_of(path))


@pytest.mark.parametrize("path", OPERATIONS)
def test_examples_of_parameters_keep_their_own_bounds(path: str) -> None:
    for one in OPERATIONS[path].get("parameters", ()):
        if "example" in one:
            OAS31Validator(one["schema"]).validate(one["example"])


def test_words_are_said_of_fields_that_there_are() -> None:
    for name, schema in described()["components"]["schemas"].items():
        assert {*schema["required"]} <= {*schema["properties"]}, name


def test_what_has_no_json_has_no_schema() -> None:
    with pytest.raises(TypeError, match="no schema"):
        schema_of(set[str])
