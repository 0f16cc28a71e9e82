"""Mistakes of a caller and pages that do not exist, told in the reader's language."""

import re
from http import HTTPStatus

from fastapi import Request
from fastapi.responses import Response

from api.i18n import N_
from api.pages.page import Page
from api.schemas import ProblemExtensions
from kb.errors import KbError

_NAME = r"(?P<name>'.*?'|\".*?\")"
_KNOWN = tuple(
    (re.compile(pattern, re.DOTALL), text)
    for pattern, text in (
        (rf"unknown (?P<what>[\w ]+) {_NAME}\. ?.*", N_("There is no %(what)s %(name)s.")),
        (rf"there is no record {_NAME}\. ?.*", N_("There is no record %(name)s.")),
        (r"no record holds number (?P<name>\d+).*", N_("No record holds the number %(name)s.")),
        (rf"{_NAME} is not a date: .*", N_("%(name)s is not a date. Write 1992, 1992-05 or 1992-05-25.")),
        (r"the period runs backwards: .*", N_("The period runs backwards: swap its two dates.")),
        (rf"in force on {_NAME}: .*", N_("%(name)s is not a whole day. Write it as 1995-06-01.")),
        (r"the cursor .*", N_("This page of the list is out of date. Begin with the first one.")),
        (rf"{_NAME} is not a number of the list\.", N_("%(name)s is not a number of the list.")),
        (rf"there is no section {_NAME}\..*", N_("The dissertation has no section %(name)s.")),
        (r"there is nothing at .*", N_("There is no page at this address.")),
    )
)
_WHATS = (N_("topic"), N_("party"), N_("kind"), N_("type"), N_("status"), N_("language"), N_("scope"), N_("match"),
          N_("sort"), N_("action"), N_("stage"), N_("style"), N_("format"), N_("order"), N_("locale"),
          N_("include"))  # fmt: skip
_TITLES = {
    400: N_("The address asks for something that cannot be"),
    404: N_("Nothing is here"),
    405: N_("This address does not take that method"),
    406: N_("This form cannot be given"),
    429: N_("Too many requests"),
}
_WRONG = N_("Something went wrong")


def words(page: Page, error: KbError) -> str:
    """Return an error as a sentence in the page's language."""
    return sentence(page, str(error))


def sentence(page: Page, detail: str) -> str:
    """Return the detail of a problem in the page's language; one that has no words is told in general."""
    for pattern, text in _KNOWN:
        match = pattern.fullmatch(detail)
        if match:
            given = {name: value.strip("'\"") for name, value in match.groupdict().items()}
            what = given.get("what", "")
            if what:
                given = {**given, "what": page.say(what)}
            if given.get("name"):
                given = {**given, "name": f"“{given['name']}”"}
            return page.say(text, **given) if given else page.say(text)
    return detail if page.lang == "en" else page.say(N_("The question could not be answered as it was asked."))


def error_page(request: Request, status: int, detail: str, more: ProblemExtensions) -> Response:
    """Return the page that an error shows to people; `more` may hold `near`, the names that look alike."""
    page = Page(request)
    title = page.say(_TITLES.get(status, _WRONG))
    near = tuple(str(name) for name in more.get("near", ()))
    return page.response(
        "error.html",
        status,
        title=title,
        status=status,
        detail=sentence(page, detail),
        near=near,
        phrase=HTTPStatus(status).phrase,
    )
