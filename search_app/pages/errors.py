"""Problems as pages: what happened, in words, and what the reader can do."""

from starlette.requests import Request
from starlette.responses import Response

from search_app.errors import Problem, Unavailable, Withdrawn
from search_app.links import page_address, search_address
from search_app.pages.asking import renderer_of, told_language
from search_app.pages.listings import ORGANISATIONS
from search_app.pages.views import ErrorPage, Step
from search_app.pages.wording import Wording
from search_app.query import MAX_TEXT, Query


def error_page(request: Request, problem: Problem) -> Response:
    """The page for `problem`, with its status and headers. The reader's words stand in the search box again."""
    renderer = renderer_of(request)
    words, asked = renderer.words, told_language(request)
    start = search_address(Query(asked=asked), "/")
    page = ErrorPage(
        heading=words.say(problem.title),
        detail=words.say(problem.detail),
        detail_language=words.language_of(problem.detail),
        steps=(
            *_advice(problem, words),
            *_steps(request, problem, asked, words),
            Step(words.gettext("Go to the start page"), start),
        ),
        text=request.query_params.get("q", "").strip()[:MAX_TEXT],
    )
    answer = renderer.html("error.html", page, asked=asked, status=problem.status)
    answer.headers.update(problem.headers())
    return answer


def _advice(problem: Problem, words: Wording) -> tuple[Step, ...]:
    advice = problem.advice
    return (Step(words.say(advice), language=words.language_of(advice)),) if advice else ()


def _steps(request: Request, problem: Problem, asked: str | None, words: Wording) -> tuple[Step, ...]:
    """What leads on, by what went wrong: nothing that would go wrong in the same way."""
    reader = Query(asked=asked)
    others = problem.others if isinstance(problem, Withdrawn) else ()
    instead = [Step("", page_address(href, asked), title, language) for title, language, href in others]
    if isinstance(problem, Unavailable):
        meanwhile = words.gettext("Read meanwhile how to search: that page works without the search engine")
        return (_again(request, words), Step(meanwhile, search_address(reader, "/help")))
    people = words.gettext("Patient organisations: people who can help to find information")
    return (
        *instead,
        Step(words.gettext("See all that the library holds"), search_address(reader)),
        Step(people, search_address(reader, ORGANISATIONS.path)),
    )


def _again(request: Request, words: Wording) -> Step:
    query = f"?{request.url.query}" if request.url.query else ""
    return Step(words.gettext("Ask the same again"), f"{request.url.path}{query}")
