"""Mistakes of a caller and pages that do not exist, told in the reader's language."""

import re
from http import HTTPStatus

from fastapi import Request
from fastapi.responses import Response

from api.i18n import N_
from api.pages import titles
from api.pages.page import Page
from kb import messages
from kb.errors import KbError
from kb.messages import Message

_TITLES = {
    400: N_("Invalid link"),
    404: N_("Page not found"),
    405: N_("This address does not take that method"),
    406: N_("Format not available"),
    414: N_("The address is too long"),
    429: N_("Too many requests"),
    503: N_("The server cannot answer now"),
}
_WRONG = N_("Something went wrong")


def words(page: Page, error: KbError) -> str:
    """Return an error as sentences in the page's language: what is wrong, and what was meant or is to be done.

    The valid values are not told: the form beside it offers them.
    """
    return said(page, error.message)


def said(page: Page, message: Message) -> str:
    """Return a message as `words` does an error; of a date, without the forms that only data has."""
    if message.code == "not-a-date":
        message = Message("not-a-typed-date", given=message.values["given"], reason=message.values["reason"])
    return _sentences(page, message, _near(message))


def error_page(request: Request, status: int, message: Message) -> Response:
    """Return the page that an error shows to people; the names that look alike are links."""
    page = Page(request)
    return page.response(
        "error.html",
        status,
        title=page.say(_TITLES.get(status, _WRONG)),
        status=status,
        detail=_sentences(page, message, ()),
        near=_near_links(page, message),
        phrase=HTTPStatus(status).phrase,
    )


def _near_links(page: Page, message: Message) -> tuple[tuple[str, str, str], ...]:
    """Return (word before, text, address) of what may have been meant: records by title, and a search for the name."""
    near = _near(message)
    if message.code != "no-such-record":
        return tuple(("", name, page.to("/search", q=name)) for name in near)
    known = page.library.records.many(near)
    links = [("", titles.plain(known[key], page.lang), page.record(key)) for key in near if key in known]
    words = " ".join(re.findall(r"[^\W\d_]{3,}", str(message.values.get("given", ""))))
    if words:
        links.append((page.say(N_("search for:")), words, page.to("/search", q=words)))
    return tuple(links)


def _near(message: Message) -> tuple[str, ...]:
    near = message.values.get("near")
    return near if isinstance(near, tuple) else ()


def _sentences(page: Page, message: Message, near: tuple[str, ...]) -> str:
    parts = [messages.sentence(message, page.lang)]
    if near:
        parts.append(messages.sentence(Message("did-you-mean", value=near), page.lang).strip())
    elif "near" not in message.values:
        parts.append(messages.remedy(message, page.lang))
    text = " ".join(part for part in parts if part)
    begins_with_value = any(value and text.startswith(str(value)) for value in message.values.values())  # such as a key
    return text if begins_with_value else text[:1].upper() + text[1:]
