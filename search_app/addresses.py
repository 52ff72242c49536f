"""What the address of a request tells besides its parameters: where the library is reached, and in which language."""

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.types import Scope

from mappings.languages import is_language

LANGUAGE = "lang"
"""The parameter for the language of a page, and the part of its path that says the same: `/sl/help` is `/help?lang=sl`
at the address that pages link to."""


def origin_of(request: Request) -> str:
    """Where readers reach the library, without a slash at the end: by the settings, else as they asked."""
    public: str | None = request.app.state.settings.public_url
    return (public or str(request.base_url)).rstrip("/")


def path_in(scope: Scope) -> str:
    """The path of a request without the language that it may begin with."""
    path, language = scope["path"], scope.get("root_path", "")
    return str(path).removeprefix(language)


def parameters_of(request: Request, name: str = LANGUAGE) -> QueryParams:
    """The parameters of the address, that of this name with the language of its path: where both are given, the path is
    believed."""
    language = request.path_params.get(LANGUAGE, "")
    if not is_language(language):
        return request.query_params
    others = [pair for pair in request.query_params.multi_items() if pair[0] != name]
    return QueryParams([*others, (name, language)])
