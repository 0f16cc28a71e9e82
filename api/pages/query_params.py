"""The address of a page as a question to the library.

`lang` is the language of the page; the language of the works is `language`.
"""

from datetime import date

from starlette.datastructures import QueryParams

from api.pages.addresses import Address
from kb.domain.queries import RecordQuery
from kb.errors import KbError

FILTERS = ("topic", "kind", "type", "party", "status", "language", "scope", "from", "to", "author", "number")
_LONGEST = 400


def question(params: QueryParams, limit: int = 20) -> RecordQuery:
    """Return the question that an address asks; raise KbError where a number is none."""
    number = one(params, "number")
    if number and not (number.isdecimal() and len(number) < 6):
        raise KbError(f"{number[:40]!r} is not a number of the list.")
    return RecordQuery(
        q=one(params, "q"),
        topic=several(params, "topic"),
        type=several(params, "type"),
        kind=several(params, "kind"),
        party=tuple(code.upper() for code in several(params, "party")),
        match=one(params, "match") or "all",
        author=one(params, "author"),
        lang=several(params, "language"),
        status=several(params, "status"),
        scope=several(params, "scope"),
        number=int(number) if number else None,
        first=one(params, "from"),
        last=one(params, "to"),
        sort=one(params, "sort"),
        limit=limit,
        cursor=params.get("cursor", ""),
    )


def one(params: QueryParams, name: str) -> str:
    """Return the text of a parameter, cut to what anyone types."""
    return params.get(name, "").strip()[:_LONGEST]


def several(params: QueryParams, name: str) -> tuple[str, ...]:
    """Return the different values of a parameter, without empty ones."""
    given = (value.strip()[:_LONGEST] for value in params.getlist(name)[:50])
    return tuple(dict.fromkeys(value for value in given if value))


def chosen(address: Address) -> int:
    """Return how many filters an address sets."""
    return sum(1 for name, _value in address.parameters if name in FILTERS)


def for_interface(address: Address, path: str) -> Address:
    """Return the same question as an address of the HTTP interface, where the works' language is `lang`."""
    dropped = ("lang", "cursor", "style", "what", "include", "order", "locale", "why")
    pairs = tuple(
        ("lang" if name == "language" else name, value) for name, value in address.parameters if name not in dropped
    )
    return Address(path, pairs)


def day(text: str) -> date | None:
    """Return a calendar day written as ISO 8601; None for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
