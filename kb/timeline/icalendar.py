"""A chronology as a calendar (RFC 5545): each whole date an all-day event that comes back every year.

A partial date ("1994", "1994-03") is no day, so it is not in the calendar; the calendar's description says how many
lines were left out. The same entries give the same bytes: DTSTAMP is when the record was last revised, as in a calendar
without METHOD (RFC 5545 3.8.7.2), not the hour of writing; of what no store keeps, the event's own day.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from kb.domain.chronology import ChronologyEntry
from kb.domain.edtf import civil
from kb.domain.states import CHANGES, KNOWN
from kb.timeline.entry_words import EntryWords

PRODUCT = "-//Derekkoz//Chronology//EN"
DOMAIN = "derekkoz.kb"
OCTETS = 75
RENEWED = "P1W"  # how often a calendar that subscribed asks anew (RFC 7986 5.7, and the older name of the same)
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def dump(entries: Iterable[ChronologyEntry], words: EntryWords, base: str = "") -> Iterator[str]:
    """Yield the lines of the calendar, which first says how many entries it leaves out.

    `base` is the address that "/records/{citekey}" follows, "" for no links.
    """
    all_entries = list(entries)
    dated = [entry for entry in all_entries if starts(entry)]
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{text(words.name)}",
        f"REFRESH-INTERVAL;VALUE=DURATION:{RENEWED}",
        f"X-PUBLISHED-TTL:{RENEWED}",
    ]
    if len(dated) < len(all_entries):
        left = words.word("left-out").format(len(all_entries) - len(dated))
        lines.append(f"X-WR-CALDESC:{text(left)}")
    yield from map(folded, lines)
    for entry in dated:
        yield from map(folded, _event(entry, words, base))
    yield folded("END:VCALENDAR")


def text(value: str) -> str:
    """Return a TEXT value (RFC 5545 3.3.11): escaped, without control characters."""
    plain = value.replace("\r\n", "\n").replace("\r", "\n")
    kept = (letter for letter in plain if letter == "\n" or unicodedata.category(letter) not in ("Cc", "Cs"))
    return "".join(kept).translate(_ESCAPED)


def folded(line: str) -> str:
    """Return a content line with CRLF, folded to at most 75 octets a line, never inside a letter (RFC 5545 3.1)."""
    parts: list[str] = []
    part, size = "", 0
    for cluster in _clusters(line):
        octets = len(cluster.encode())
        if part and size + octets > OCTETS:
            parts.append(part)
            part, size = "", 1  # the space that opens a continuation
        part += cluster
        size += octets
    return "\r\n ".join([*parts, part]) + "\r\n"


def _clusters(line: str) -> Iterator[str]:
    """Yield letters with their combining marks together, as far as one line can hold them."""
    cluster = ""
    for letter in line:
        if cluster and (not unicodedata.combining(letter) or len((cluster + letter).encode()) > OCTETS // 2):
            yield cluster
            cluster = ""
        cluster += letter
    if cluster:
        yield cluster


def starts(entry: ChronologyEntry) -> str:
    """Return the day of a whole date as RFC 5545 writes it; "" where there is none (years 1 to 9999 only).

    The day on which a record changed is none: nobody keeps its anniversary.
    """
    if entry.date is None or entry.kind == KNOWN or not entry.date.is_day or entry.date.lower is None:
        return ""
    year, month, day = civil(entry.date.lower)
    return f"{year:04d}{month:02d}{day:02d}" if 1 <= year <= 9999 else ""


def identifier(entry: ChronologyEntry) -> str:
    """Return the name of a line that stays when its date, or the actions around it, change: "key-ratification-kaz"."""
    if entry.record is None:
        return entry.key.replace(":", "-")
    place = entry.key.rpartition(":")[2]
    before = entry.record.actions[: int(place)] if place.isdigit() else ()
    parts = [entry.record.citekey, entry.kind, entry.party.lower()]
    same = sum(
        (action.kind, action.party) == (entry.kind, entry.party) for action in before if action.origin == entry.origin
    )
    parts += ["" if entry.origin == "identified" else entry.origin, str(same + 1) if same else ""]
    return "-".join(part for part in parts if part)


def _event(entry: ChronologyEntry, words: EntryWords, base: str) -> Iterator[str]:
    day = starts(entry)
    language = words.title_language(entry)
    summary = f"{words.action(entry)}: {words.title(entry)}"
    yield "BEGIN:VEVENT"
    yield f"UID:{text(identifier(entry))}@{DOMAIN}"
    yield f"DTSTAMP:{re.sub('[:-]', '', entry.changed) or f'{day}T000000Z'}"
    yield f"DTSTART;VALUE=DATE:{day}"
    yield "RRULE:FREQ=YEARLY"
    yield f"SUMMARY;LANGUAGE={language or words.lang}:{text(summary)}"
    categories = [words.document_kind(entry)]
    categories += [words.topic(key) for key in entry.topics]
    yield "CATEGORIES:" + ",".join(text(category) for category in dict.fromkeys(categories))
    if entry.place:
        yield f"LOCATION:{text(words.place(entry))}"
    if about := description(entry, words):
        yield f"DESCRIPTION;LANGUAGE={words.lang}:{text(about)}"
    if base and entry.record:
        yield f"URL:{base}/records/{entry.record.citekey}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def description(entry: ChronologyEntry, words: EntryWords) -> str:
    """Return what is known of an entry beside its title, a line each: date, parties, the text's date, origin, act."""
    parts = [
        words.date(entry),
        words.parties(entry),
        words.in_text(entry),
        "" if entry.kind in CHANGES else words.term("origin", entry.origin),
        entry.act.text,
    ]
    return "\n".join(part for part in parts if part)
