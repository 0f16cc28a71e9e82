"""The arguments of OAI-PMH 2.0: what each verb takes, lists asked and resumed, and the errors of the protocol."""

import base64
import json
import re
from collections.abc import Mapping
from datetime import datetime

from kb.domain.formats import Format, offered
from kb.library.session import Library
from kb.messages import Message, say

PREFIX = "oai:derekkoz:"
LIST = {"from", "until", "set", "metadataPrefix", "resumptionToken"}
ARGUMENTS = {
    "Identify": set(),
    "ListMetadataFormats": {"identifier"},
    "ListSets": {"resumptionToken"},
    "GetRecord": {"identifier", "metadataPrefix"},
    "ListIdentifiers": LIST,
    "ListRecords": LIST,
}
ABOUT = {
    "verb": "what is asked: one of the six requests of OAI-PMH 2.0",
    "identifier": "the record that is asked for",
    "metadataPrefix": "the format of the records",
    "from": "only records that changed on this day or moment, or later (UTC)",
    "until": "only records that changed by this day or moment (UTC)",
    "set": "only records of this topic, those under it too",
    "resumptionToken": "where the list goes on: as the answer before gave it, alone with the verb",
}
FORMATS = {form.name: form for form in offered("oai")}
LONGEST_TOKEN = 4000
_TOKEN = {"prefix", "from", "until", "topic", "at", "key", "done"}
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")


class OaiError(Exception):
    """An error of the protocol: its code there, and what is said of it."""

    def __init__(self, code: str, message: Message) -> None:
        self.code = code
        self.message = message
        super().__init__(code, say(message))


PARAMETERS = [
    {"name": name, "in": "query", "required": name == "verb", "description": ABOUT[name],
     "schema": {"type": "string", "maxLength": 4000, **more}}
    for name, more in {
        "verb": {"enum": list(ARGUMENTS)},
        "identifier": {"examples": [PREFIX + "kz-ru-friendship-1992"]},
        "metadataPrefix": {"examples": list(FORMATS)},
        "from": {"examples": ["2020-01-01"]},
        "until": {"examples": ["2030-01-01T00:00:00Z"]},
        "set": {"examples": ["topic:caspian"]},
        "resumptionToken": {},
    }.items()
]  # fmt: skip


def checked(pairs: list[tuple[str, str]]) -> dict[str, str]:
    """Return the arguments by name; raise OaiError where the verb does not take them so."""
    arguments = dict(pairs)
    verb = arguments.get("verb", "")
    if verb not in ARGUMENTS:
        raise OaiError("badVerb", Message("oai-verb", valid=tuple(ARGUMENTS)))
    if len(arguments) != len(pairs):
        raise OaiError("badArgument", Message("oai-argument-twice"))
    if wrong := sorted(set(arguments) - ARGUMENTS[verb] - {"verb"}):
        raise OaiError(
            "badArgument", Message("oai-argument-not-taken", verb=verb, given=_printable(", ".join(wrong))[:100])
        )
    if any(_printable(value) != value for value in arguments.values()):
        raise OaiError("badArgument", Message("oai-control-character"))
    if "resumptionToken" in arguments and len(arguments) > 2:
        raise OaiError("badArgument", Message("oai-token-not-alone"))
    return arguments


def _printable(text: str) -> str:
    return "".join(letter for letter in text if letter.isprintable())


def list_arguments(library: Library, arguments: Mapping[str, str]) -> dict[str, str]:
    """Return what a list is asked for: prefix, from, until, topic, and where it goes on (at, key, done)."""
    if "metadataPrefix" not in arguments:
        raise OaiError("badArgument", Message("oai-prefix-needed"))
    known_format(arguments["metadataPrefix"])
    first, last = arguments.get("from", ""), arguments.get("until", "")
    for moment in (first, last):
        if moment and not _is_moment(moment):
            raise OaiError("badArgument", Message("oai-date"))
    if first and last and (len(first) != len(last) or first > last):
        raise OaiError("badArgument", Message("oai-period"))
    topic = arguments.get("set", "").removeprefix("topic:")
    if arguments.get("set") and (topic not in library.vocabulary.topics or not arguments["set"].startswith("topic:")):
        raise OaiError("noRecordsMatch", Message("oai-set"))
    until = f"{last}T23:59:59Z" if _DAY.fullmatch(last) else last
    return {"prefix": arguments["metadataPrefix"], "from": first, "until": until, "topic": topic,
            "at": "", "key": "", "done": "0"}  # fmt: skip


def _is_moment(text: str) -> bool:
    """Return whether a text is a day or a second that the calendar has, in UTC."""
    if not (_DAY.fullmatch(text) or _MOMENT.fullmatch(text)):
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def token_of(rest: Mapping[str, str]) -> str:
    """Return the resumption token of the rest of a list."""
    return base64.urlsafe_b64encode(json.dumps(rest).encode()).decode()


def resumed_arguments(library: Library, token: str) -> dict[str, str]:
    """Return what the rest of a list is asked for, as `list_arguments`; raise OaiError for a token that is not ours."""
    wrong = OaiError("badResumptionToken", Message("oai-token"))
    try:
        decoded = json.loads(base64.urlsafe_b64decode(token[:LONGEST_TOKEN]))
    except (ValueError, RecursionError):
        raise wrong from None
    if not isinstance(decoded, dict) or set(decoded) != _TOKEN:
        raise wrong
    arguments = {
        name: value if isinstance(value, str) and value.isprintable() else "\0" for name, value in decoded.items()
    }
    known = arguments["prefix"] in FORMATS and arguments["topic"] in ("", *library.vocabulary.topics)
    if not known or "\0" in arguments.values() or not re.fullmatch(r"[0-9]{1,9}", arguments["done"]):
        raise wrong
    return arguments


def known_format(prefix: str) -> Format:
    """Return a metadata format by prefix; raise OaiError for one that is not given."""
    if prefix not in FORMATS:
        raise OaiError("cannotDisseminateFormat", Message("oai-prefix", valid=tuple(FORMATS)))
    return FORMATS[prefix]
