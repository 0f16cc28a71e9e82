"""A strict reader of RFC 5545: it raises on what a lenient calendar program would forgive."""

import re
from dataclasses import dataclass, field

PARAMS = r"(?:;[A-Za-z0-9-]+=(?:\"[^\"]*\"|[^\";:,]*))*"
LINE = re.compile(rf"(?P<name>[A-Za-z0-9-]+)(?P<params>{PARAMS}):(?P<value>.*)", re.S)
ESCAPE = re.compile(r"\\(.)|([,;])|\\$")
TEXTS = ("SUMMARY", "DESCRIPTION", "LOCATION", "X-WR-CALNAME", "X-WR-CALDESC", "UID")


@dataclass
class Property:
    """One content line: name, parameters, raw value."""

    name: str
    params: dict[str, str]
    value: str

    @property
    def text(self) -> str:
        """The TEXT value without its escapes."""
        return re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], self.value)


@dataclass
class Calendar:
    """The properties of the calendar and those of each event."""

    properties: list[Property] = field(default_factory=list)
    events: list[dict[str, Property]] = field(default_factory=list)


def read(data: bytes) -> Calendar:
    """Read a calendar; raise AssertionError naming the rule that it breaks."""
    lines = unfolded(data)
    assert lines[0].value == "VCALENDAR", "3.4: a calendar begins with BEGIN:VCALENDAR"
    assert (lines[-1].name, lines[-1].value) == ("END", "VCALENDAR"), "3.4: it ends with END:VCALENDAR"
    found = Calendar()
    event: dict[str, Property] | None = None
    for line in lines[1:-1]:
        if line.name == "BEGIN":
            assert line.value == "VEVENT", f"unexpected component {line.value}"
            assert event is None, "3.6.1: events do not nest"
            event = {}
        elif line.name == "END":
            assert event is not None, "an end without a beginning"
            check_event(event)
            found.events.append(event)
            event = None
        elif event is None:
            assert not found.events, "3.6: properties of the calendar stand before its events"
            found.properties.append(line)
        else:
            assert line.name not in event, f"3.6.1: {line.name} stands once"
            event[line.name] = line
    check_calendar(found)
    return found


def unfolded(data: bytes) -> list[Property]:
    """Return the content lines (3.1): CRLF ends, at most 75 octets, each physical line whole letters."""
    assert data.endswith(b"\r\n"), "3.1: every line ends with CRLF"
    physical = data[:-2].split(b"\r\n")
    logical: list[bytes] = []
    for line in physical:
        assert b"\n" not in line, "3.1: a bare LF"
        assert b"\r" not in line, "3.1: a bare CR"
        assert len(line) <= 75, f"3.1: {len(line)} octets"
        assert line, "3.1: an empty line"
        text = line.decode("utf-8")  # strict: a letter that is cut in two does not decode
        assert all(ord(letter) >= 32 and ord(letter) != 127 for letter in text), "3.1: a control character"
        if line.startswith(b" "):
            logical[-1] += line[1:]
        else:
            logical.append(line)
    return [parsed(line.decode()) for line in logical]


def parsed(line: str) -> Property:
    """Return one content line by the grammar of 3.1; TEXT values by 3.3.11."""
    match = LINE.fullmatch(line)
    assert match, f"3.1: not a content line: {line[:60]}"
    name = match["name"].upper()
    if name in TEXTS:
        check_text(match["value"], ",;")
    elif name == "CATEGORIES":
        check_text(match["value"], ";")
    params = dict(part.split("=", 1) for part in match["params"].split(";") if part)
    return Property(name, params, match["value"])


def check_text(value: str, bare: str) -> None:
    for match in ESCAPE.finditer(value):
        if match[2]:
            assert match[2] not in bare, f"3.3.11: {match[2]!r} without a backslash in {value[:60]}"
        else:
            assert match[1] is not None, "3.3.11: a lone backslash"
            assert match[1] in "\\;,nN", f"3.3.11: unknown escape {match[0]!r}"


def check_event(event: dict[str, Property]) -> None:
    for name in ("UID", "DTSTAMP", "DTSTART"):
        assert name in event, f"3.6.1: an event needs {name}"
    assert re.fullmatch(r"\d{8}T\d{6}Z", event["DTSTAMP"].value), "3.8.7.2: DTSTAMP is in UTC"
    assert event["DTSTART"].params == {"VALUE": "DATE"}, "3.8.2.4: an all-day event"
    assert re.fullmatch(r"\d{8}", event["DTSTART"].value), "3.3.4: a date"
    assert event["RRULE"].value == "FREQ=YEARLY"
    for name in ("SUMMARY", "DESCRIPTION"):
        language = event[name].params.get("LANGUAGE", "") if name in event else "kk"
        assert re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", language), f"3.2.10: a language tag, not {language!r}"


def check_calendar(found: Calendar) -> None:
    names = [item.name for item in found.properties]
    for name in ("PRODID", "VERSION"):
        assert names.count(name) == 1, f"3.6: one {name}"
    for name in ("CALSCALE", "METHOD"):
        assert names.count(name) <= 1, f"3.6: at most one {name}"
    assert next(item.value for item in found.properties if item.name == "VERSION") == "2.0"
    identifiers = [event["UID"].value for event in found.events]
    assert len(identifiers) == len(set(identifiers)), "3.8.4.7: a UID is unique"
