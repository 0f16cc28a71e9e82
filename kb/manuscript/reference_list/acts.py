"""Laws and treaties in a list: the title as printed, number and date, where the act was printed."""

import re

from kb.manuscript.reference_list import legal
from kb.manuscript.reference_list.act_days import SIGNED
from kb.manuscript.reference_list.elements import read_numbers
from kb.manuscript.reference_list.entry_reading import EntryReading, trimmed
from kb.manuscript.reference_list.hosts import read_host
from kb.manuscript.reference_list.imprint import read_imprint, read_year
from kb.manuscript.reference_list.patterns import DASH, EMPTY_MEDIA, TAKEN
from kb.manuscript.reference_list.titles import add_title


def _read_edition(entry: EntryReading, end: int) -> int:
    """Read where an act was printed as a book; return where that begins. The date of the act stays its date."""
    dated = entry.has("issued")
    year = read_year(entry, 0, False, loose=not (dated or SIGNED.search(entry.text)))
    if not year:
        return end
    if dated:
        entry.fields[-1] = entry.fields[-1]._replace(name="x-edition-date")
    return min(end, read_imprint(entry, 0, year[0], 0))


def read_act(entry: EntryReading, act: tuple[str, str], host: re.Match[str] | None, end: int) -> None:
    """Read a law or a treaty: its title as printed, its number and date, the gazette that printed it."""
    end = min(end, entry.links)
    if host:
        entry.take(*host.span())
        read_host(entry, host.end())
        kept = [field for field in entry.fields if field.name == "issued"]
        entry.fields = [field for field in entry.fields if field.name != "issued"]
        if act[0] == "treaty" and not entry.has("publisher"):  # its own place is where it was signed
            entry.rename({"publisher-place": "x-edition-place"})
        end = legal.read_act(entry, 0, end)
        name = "x-edition-date" if entry.has("issued") else "issued"
        entry.fields.extend(field._replace(name=name) for field in kept)
    else:
        end = legal.read_act(entry, 0, end)
        read_numbers(entry, len(entry.text) // 3, False)
        end = _read_edition(entry, end)
    stop = next((match.start() for match in re.finditer(rf"\.\s*{DASH}+\s|[.\s]\s?/\s", entry.text[:end])), end)
    approved = legal.approval_start(entry.text, end)
    stop = min(stop, approved)
    begin, finish = trimmed(entry.text, legal.leading_day_end(entry.text), min(stop, end), edges=f" .,;:–—-/{TAKEN}")
    edition = entry.has("publisher-place") and not entry.has("number") and len(entry.value("issued")) == 4
    edition = edition and not legal.is_law(entry.text, begin, finish)
    entry.call("book" if edition else act[0], act[1])
    marks = re.search(rf"\s*{EMPTY_MEDIA}", entry.text[begin:finish], re.IGNORECASE)
    called = legal.act_words_after_colon(entry.text, begin, finish)
    if called:
        legal.read_act_words(entry, (called, finish), (finish, finish))
        finish = entry.text.rindex(":", begin, called)
    if marks:
        finish = min(finish, begin + marks.start())
    named = (begin, finish) if called else legal.act_name_start(entry.text, begin, finish)
    if approved < end and entry.text[approved:].lstrip(" /")[:1].isupper():  # О языках. Закон РК от …
        legal.read_act_words(entry, (approved, end), (end, end))
    else:
        legal.read_act_words(entry, (begin, named[0]), (named[1], finish))
    add_title(entry, "title", *named)
