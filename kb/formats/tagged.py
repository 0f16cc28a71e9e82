"""Tagged files of EndNote (Refer, .enw), Web of Science (.ciw) and PubMed (.nbib) to records, by the tags of RIS."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, BinaryIO, Final

from kb.domain.records import Record
from kb.errors import Problem
from kb.formats.crosswalks import crosswalk
from kb.formats.endnote import as_ris
from kb.formats.made_keys import KeyMaker
from kb.formats.ris import entry as ris
from kb.language.encodings import text_lines
from kb.language.word_tables import pairs
from kb.messages import Message

Lines = list[tuple[str, str]]  # the tags of an entry with their values, in order
_REFER: Final = pairs(crosswalk("endnote")["refer"])
_WEB_OF_SCIENCE: Final = pairs(crosswalk("endnote")["web of science"])
_REFER_LINE: Final = re.compile(r"%(\S) ?(.*)")
_WEB_LINE: Final = re.compile(r"([A-Z][A-Z0-9])(?: (.*))?")
_PUBMED: Final = pairs(crosswalk("endnote")["pubmed"])
_PUBMED_UNREAD: Final = frozenset(crosswalk("endnote")["pubmed unread"].split())
_PUBMED_LINE: Final = re.compile(r"([A-Z][A-Z0-9]{1,3}) {0,2}- ?(.*)")
_SUFFIX: Final = re.compile(r"(, .+) (Jr|Sr|[IV]{2,3}|2nd|3rd)$")
_NAMES_AND_KEYS: Final = (  # a line each, where other values are broken over lines
    "AU", "AF", "BA", "BF", "BE", "ED", "CA", "GP", "SN",
)  # fmt: skip


def parse_refer(stream: BinaryIO, name: str) -> Iterator[tuple[Record, int] | Problem]:
    """Yield (record, line) for each entry of a file of EndNote, and a Problem for lines before the first."""
    yield from _parsed(stream, name, _refer_entries, _of_refer)


def parse_web_of_science(stream: BinaryIO, name: str) -> Iterator[tuple[Record, int] | Problem]:
    """Yield (record, line) for each entry of a file of Web of Science, and a Problem for lines before the first."""
    yield from _parsed(stream, name, _web_entries, _of_web_of_science)


def parse_pubmed(stream: BinaryIO, name: str) -> Iterator[tuple[Record, int] | Problem]:
    """Yield (record, line) for each entry of a file of PubMed, and a Problem for lines before the first."""
    yield from _parsed(stream, name, _pubmed_entries, of_pubmed)


def _parsed(
    stream: BinaryIO,
    name: str,
    cut: Callable[[Iterable[str]], Iterator[tuple[int, Lines]]],
    raw: Callable[[Lines], dict[str, Any]],
) -> Iterator[tuple[Record, int] | Problem]:
    keys = KeyMaker()
    with text_lines(stream, name) as lines:
        if isinstance(lines, Problem):
            yield lines
            return
        for line, entry in cut(lines):
            if entry[0][0]:
                yield ris.record(ris.RisEntry(raw(entry)), keys.key), line
            else:
                yield Problem("syntax", Message("ris-outside", line_text=entry[0][1][:60]), name, line)


def _refer_entries(lines: Iterable[str]) -> Iterator[tuple[int, Lines]]:
    """Yield each entry with its first line: it begins after an empty line, or with another type (%0)."""
    entry: Lines = []
    start, apart = 1, False
    for number, line in enumerate(lines, start=1):
        tag = _REFER_LINE.match(line)
        if entry and tag and (apart or (tag[1] == "0" and any(name == "0" for name, _value in entry))):
            yield start, entry
            entry = []
        start = start if entry else number
        apart = not line.strip()
        if tag:
            entry.append((tag[1], tag[2].strip()))
        elif not apart:
            _continue(entry, line.strip())
    if entry:
        yield start, entry


def _web_entries(lines: Iterable[str]) -> Iterator[tuple[int, Lines]]:
    """Yield each entry with its first line, without the head and the end of the file (FN, VR, EF)."""
    entry: Lines = []
    start = 1
    text = iter(lines)
    first = next(text, "")
    if first.startswith("PT\t"):
        yield from _web_rows(first.split("\t"), text)
        return
    for number, line in enumerate(chain([first], text), start=1):
        tag = _WEB_LINE.fullmatch(line.rstrip())
        if tag and tag[1] in ("FN", "VR", "EF"):
            continue
        if tag and tag[1] == "ER":
            if entry:
                yield start, entry
            entry = []
            continue
        start = start if entry else number
        if tag:
            entry.append((tag[1], (tag[2] or "").strip()))
        elif line.strip() and entry and entry[-1][0] in _NAMES_AND_KEYS:
            entry.append((entry[-1][0], line.strip()))
        elif line.strip():
            _continue(entry, line.strip())
    if entry:
        yield start, entry


def _web_rows(headings: list[str], lines: Iterator[str]) -> Iterator[tuple[int, Lines]]:
    """Yield each row of a table whose headings are the tags, its names apart as in the lines of a file of tags."""
    for number, row in enumerate(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE), start=2):
        cells = [(tag.strip(), cell.strip()) for tag, cell in zip(headings, row, strict=False) if cell.strip()]
        if cells:
            yield (
                number,
                [
                    (tag, part)
                    for tag, cell in cells
                    for part in (cell.split("; ") if tag in _NAMES_AND_KEYS or tag == "BN" else [cell])
                ],
            )


def _pubmed_entries(lines: Iterable[str]) -> Iterator[tuple[int, Lines]]:
    """Yield each entry with its first line; it begins with its number in PubMed, after an empty line."""
    entry: Lines = []
    start = 1
    for number, line in enumerate(lines, start=1):
        tag = _PUBMED_LINE.match(line)
        if entry and not line.strip():
            yield start, entry
            entry = []
        start = start if entry else number
        if tag:
            entry.append((tag[1], tag[2].strip()))
        elif line.strip():
            _continue(entry, line.strip())
    if entry:
        yield start, entry


def _continue(entry: Lines, text: str) -> None:
    """Add a line to the value before it; one that nothing stands before has no tag."""
    tag, value = entry.pop() if entry else ("", "")
    entry.append((tag, f"{value} {text}".strip()))


def _of_refer(entry: Lines) -> dict[str, Any]:
    written = next((value for tag, value in entry if tag == "0"), "Generic")
    values = [(_REFER.get(tag, ""), f"refer-{tag}", value) for tag, value in entry if tag not in "0P8"]
    tags = dict(entry)
    return as_ris(written, values, tags.get("P", ""), tags.get("8", ""))


def _of_web_of_science(entry: Lines) -> dict[str, Any]:
    tags = dict(entry)
    whole = tags.get("DT", "").casefold() == "book"
    apart = tags.get("SO", "").casefold() not in ("", tags.get("TI", "").casefold())
    inside = apart and not whole
    kinds = {"J": "Journal Article", "P": "Patent"}
    proceedings = "CT" in tags or "proceedings" in tags.get("DT", "").casefold()
    of_meeting = "Conference Paper" if proceedings else "Book Section"
    written = kinds.get(tags.get("PT", ""), of_meeting if inside else "Book")
    unused = {"PT", "PD", "BP", "EP", "CL", *(() if apart else ("SO",))}
    names = next((tag for tag in ("AF", "BF", "AU", "BA") if tag in tags), "")  # the fullest of those that say the same
    unused |= {"AU", "AF", "BA", "BF"} - {names}
    values = [
        ("" if whole and tag == "SO" else _WEB_OF_SCIENCE.get(tag, ""), f"wos-{tag.lower()}", part)
        for tag, value in entry
        if tag not in unused
        for part in (value.split("; ") if tag == "DE" else [f"{value},"] if tag in ("CA", "GP") else [value])
    ]
    if "CL" in tags:
        values.append(("M2", "", f"Event Place: {tags['CL']}"))
    pages = "-".join(filter(None, (tags.get("BP", ""), tags.get("EP", ""))))
    return as_ris(written, values, pages, tags.get("PD", ""))


def of_pubmed(entry: Lines) -> dict[str, Any]:
    """Return an entry of PubMed by the tags of RIS."""
    tags = dict(entry)
    types = [value for tag, value in entry if tag == "PT"]
    part = "TI" in tags and "Book" not in types  # a book may have BTI for its series
    kind = "Book Section" if "BTI" in tags and part else "Book" if "BTI" in tags else "Journal Article"
    unused = {"PT", "PG", *(short for short, full in (("AU", "FAU"), ("ED", "FED")) if full in tags), *_PUBMED_UNREAD}
    values = [("M2", "", f"{label}: {tags[tag]}") for tag, label in (("PMID", "PMID"), ("PMC", "PMCID")) if tag in tags]
    values += [("", "pubmed-pt", written) for written in types if written != kind]
    for tag, value in entry:
        if tag not in unused and tag not in ("PMID", "PMC"):
            values.append(_pubmed_value(tag, value, kind, tags))
    day = tags.get("DP", "")
    return as_ris("Preprint" if "Preprint" in types else kind, values, tags.get("PG", ""), day if day[4:] else "")


def _pubmed_value(tag: str, value: str, kind: str, tags: Mapping[str, str]) -> tuple[str, str, str]:
    """Return the tag of RIS of a value, "" where it has none, a name of its own, and the value without labels."""
    own = f"pubmed-{tag.lower()}"
    if tag in ("LID", "AID"):
        plain, _bracket, label = value.rpartition(" [")
        return ("DO" if label == "doi]" else "", own, plain if label == "doi]" else value)
    if tag == "TT" or (tag == "TI" and "TT" in tags):  # the translated title is English, in brackets
        return ("TI" if tag == "TT" else "", own, value.rstrip("."))
    if tag in ("TI", "BTI"):
        return ("TI" if tag == "BTI" and "TI" not in tags else _PUBMED[tag], own, value.rstrip("."))
    if tag == "CN":
        return "AU", own, f"{value},"
    if tag == "PL" and kind == "Journal Article":  # the country of a journal
        return "", own, value
    plain = value.partition(" (")[0] if tag in ("IS", "ISBN") else value[:4] if tag == "DP" else value
    return _PUBMED.get(tag, ""), own, _SUFFIX.sub(r"\1, \2", plain) if tag in ("FAU", "FED") else plain
