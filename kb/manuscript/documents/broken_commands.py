"""Commands of LaTeX that cite and have lost a brace or a bracket: \\cite[с.~9]{key, \\cite[с.~9{key}, \\cite key}."""

import re
from collections.abc import Collection, Iterator

from kb.manuscript.marker_grammar import MarkerItem, parse_locators
from kb.manuscript.markers import TextMarker

COMMAND = (
    r"\\(?P<name>(?:[Cc]ite(?:p|t|alp|alt|author|year|title)?s?|"
    r"(?:auto|paren|text|foot|footfull|super|smart|full|no)cites?|[APT][a-z]+cites?))\*?"
)
_KEY = r"[^\W_](?:[\w:.+/-]*\w)?"
_KEYS = rf"{_KEY}(?:,\s?{_KEY})*"
_TYPED = r"[^\[\]{}\\\n]{1,60}?"
_BROKEN = (
    rf"(?:\[(?P<typed>{_TYPED})\])?\{{(?P<keys>{_KEY})(?!\w|\s*\}})",  # \cite[с.~9]{key
    rf"\[(?P<typed>{_TYPED})\s?\{{(?P<keys>{_KEYS})\s?\}}",  # \cite[с.~9{key}
    rf"\s?(?P<typed>{_TYPED})\]\s?\{{(?P<keys>{_KEYS})\s?\}}",  # \cite с.~9]{key}
    rf"(?:\[(?P<typed>{_TYPED})\])?\s?(?P<keys>{_KEYS})\}}",  # \cite[с.~9]key}
)
_FORMS = tuple(re.compile(rf"{COMMAND}{form}") for form in _BROKEN)


def broken_commands(whole: str, keys: Collection[str]) -> Iterator[TextMarker]:
    """Yield the commands that lost one sign and cite known `keys` alone; they stay as they are typed."""
    for match in (match for form in _FORMS for match in form.finditer(whole)):
        cited = [key.strip() for key in match["keys"].split(",")]
        if all(key in keys for key in cited):
            typed = " ".join((match["typed"] or "").replace("~", " ").replace("--", "–").split())
            items = [MarkerItem(None, key=key) for key in cited]
            items[-1] = items[-1]._replace(locators=parse_locators(typed), printed=typed)
            yield TextMarker(*match.span(), " ".join(match[0].split()), tuple(items), beside=True)
