"""A problem as an answer: details for programs, a page for people."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from search_app.addresses import path_in
from search_app.api.answers import json_answer
from search_app.api.infobutton import PATH as INFOBUTTON
from search_app.api.knowledge_request import FORM, Form
from search_app.errors import BadParameter, MethodNotAllowed, NotFound, Problem
from search_app.messages import N_
from search_app.pages.errors import error_page
from search_app.programs import is_for_programs
from search_app.withdrawals import withdrawn

_PROBLEM_TYPE = "application/problem+json"


def problem_answer(request: Request, problem: Problem) -> Response:
    """The answer to a request that failed."""
    if not _wants_page(request):
        answer = json_answer(problem.details(), status=problem.status, media_type=_PROBLEM_TYPE)
        answer.headers.update(problem.headers())
        return answer
    return error_page(request, problem)


async def answer_problem(request: Request, fault: Exception) -> Response:
    """The app's handler of problems, and of what Starlette itself raises."""
    if isinstance(fault, HTTPException):
        fault = _of_framework(fault)
    assert isinstance(fault, Problem)
    if isinstance(fault, NotFound) and (identifier := request.path_params.get("id")):
        fault = await withdrawn(request.app.state.library, identifier) or fault
    return problem_answer(request, fault)


def _of_framework(fault: HTTPException) -> Problem:
    if fault.status_code == MethodNotAllowed.status:
        return MethodNotAllowed()
    if fault.status_code == NotFound.status:
        return NotFound()
    return BadParameter("request", N_("The library can't read this request."), N_("Start again from the search page."))


def _wants_page(request: Request) -> bool:
    """Whether a person asks: the API speaks JSON always, other addresses where no page is accepted.

    A clinical program opens a browser window at `/infobutton`, or asks there itself and says in which form.
    """
    accepted = request.headers.get("accept", "*/*")
    path = path_in(request.scope)
    if path == INFOBUTTON:
        return "text/html" in accepted and request.query_params.get(FORM, "text/html") in Form.PAGE.value
    if is_for_programs(path):
        return False
    return "text/html" in accepted or "json" not in accepted
