"""What can go wrong with a request, with the status and the words that it is answered with.

Problem
├── BadParameter          400  a parameter of the address can't be meant so
│   └── Contradiction     422  each is as it should be, but they can't be meant together
├── NotFound              404  no such page, document or concept
├── MethodNotAllowed      405  only reading is possible
├── Withdrawn             410  the document was taken out of the library
├── InternalFault         500  a fault of the app itself
└── Unavailable           503  the search engine doesn't answer as it should
    ├── TooSlow                it needs too long
    ├── NotIndexed             it answers, but there is nothing of the library in it yet
    └── Overloaded        429  it has more to do than it can, and takes no more at the moment

`app.py` turns them into answers, once: problem details (RFC 9457) for programs, a page for people. No text of the
engine, no path and no address of a machine ever stands in one.
"""

from typing import Any, ClassVar

from search_app.messages import N_


class Problem(Exception):
    """A request that is answered with an error. `detail` says what happened, `advice` what the reader can do."""

    status: ClassVar[int] = 500
    title: ClassVar[str] = N_("Something went wrong")
    retry_after_s: ClassVar[int | None] = None

    def __init__(self, detail: str, advice: str = "") -> None:
        super().__init__(detail)
        self.detail = detail
        self.advice = advice

    def headers(self) -> dict[str, str]:
        """Headers that the answer carries besides."""
        return {} if self.retry_after_s is None else {"Retry-After": str(self.retry_after_s)}

    def details(self) -> dict[str, Any]:
        """The problem as RFC 9457 writes it."""
        said = {"type": "about:blank", "title": self.title, "status": self.status, "detail": self.detail}
        return said | {"advice": self.advice} if self.advice else said


class BadParameter(Problem):
    """A parameter of the address that is not known or out of its bounds; `name` is the parameter."""

    status = 400
    title = N_("This address asks for something that the library can't answer")

    def __init__(self, name: str, detail: str, advice: str) -> None:
        super().__init__(detail, advice)
        self.name = name

    def details(self) -> dict[str, Any]:
        """The problem with the name of the parameter."""
        return super().details() | {"parameter": self.name}


class Contradiction(BadParameter):
    """Parameters that can't be meant together, as a first year after the last; `name` is the one to change first."""

    status = 422
    title = N_("These choices contradict each other")


class NotFound(Problem):
    """Nothing stands at this address."""

    status = 404
    title = N_("There is nothing at this address")

    def __init__(
        self,
        detail: str = N_("The library has no page at this address."),
        advice: str = N_("Search the library for what you were looking for."),
    ) -> None:
        super().__init__(detail, advice)


class MethodNotAllowed(Problem):
    """The library can only be read."""

    status = 405
    title = N_("The library can only be read")

    def __init__(self) -> None:
        super().__init__(N_("This address answers to GET and HEAD alone."), N_("Ask with GET."))

    def headers(self) -> dict[str, str]:
        """What is allowed."""
        return {"Allow": "GET, HEAD"}


class Withdrawn(Problem):
    """A document or record that was taken out; `others` are titles, languages and addresses of what to read instead."""

    status = 410
    title = N_("This was taken out of the library")

    def __init__(self, others: tuple[tuple[str, str, str], ...] = ()) -> None:
        super().__init__(
            N_("The document or record of this address was in the library, and was taken out or moved."),
            N_("Search the library for what you were looking for."),
        )
        self.others = others

    def details(self) -> dict[str, Any]:
        """The problem with addresses of what to read instead."""
        return super().details() | {"others": [address for _, _, address in self.others]}


class InternalFault(Problem):
    """A fault of the app itself; what it was stands in the log, without what was asked."""

    def __init__(self) -> None:
        super().__init__(
            N_("The library made a mistake with this request."), N_("Try again later, or search for other words.")
        )


class Unavailable(Problem):
    """The search engine can't be reached, or answers with nonsense or an error."""

    status = 503
    title = N_("The search doesn't work at the moment")
    retry_after_s = 10

    def __init__(
        self,
        detail: str = N_("The library's search engine doesn't answer."),
        advice: str = N_("Try again in a moment."),
    ) -> None:
        super().__init__(detail, advice)


class TooSlow(Unavailable):
    """The search engine took longer than a reader is kept waiting."""

    def __init__(self) -> None:
        super().__init__(
            N_("The library's search engine takes too long to answer."), N_("Try again, or with fewer words.")
        )


class NotIndexed(Unavailable):
    """The search engine answers, but the library has not been indexed yet."""

    retry_after_s = 60

    def __init__(self) -> None:
        super().__init__(
            N_("The library is not indexed yet."), N_("Come back later. If it is yours: run `rarecare-index update`.")
        )


class Overloaded(Unavailable):
    """The search engine's queue is full, or its memory spoken for: less would be answered."""

    status = 429
    title = N_("Too many questions at once")

    def __init__(self) -> None:
        super().__init__(N_("The library's search engine has more questions than it can answer at the moment."))
