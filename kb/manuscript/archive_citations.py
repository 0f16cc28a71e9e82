"""Citations of an archive's file by the archive alone, without a year, in author-date texts: [БҚО МА, 8 п.]."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from kb.domain.manuscripts import Locator
from kb.manuscript.audit.audited_entries import AuditedEntry
from kb.manuscript.marker_grammar import BEFORE, MarkerItem, parse_locators
from kb.manuscript.markers import TextMarker

_LONGEST_PLACE = 40


def archive_citations(text: str, end: int, entries: Sequence[AuditedEntry]) -> Iterator[TextMarker]:
    """Yield the brackets before `end` that name an archive of which the list has one file, with a leaf where round."""
    names = {name: files[0] for name, files in _files(entries).items() if len(files) == 1}
    if not names:
        return
    any_name = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    cited = re.compile(
        rf"[\[(](?P<before>{BEFORE.pattern})?(?P<name>{any_name})(?:[,.:]\s(?P<place>[^\[\]();]{{1,{_LONGEST_PLACE}}}))?[\])]"
    )
    for match in cited.finditer(text, 0, end):
        place = match["place"] or ""
        leaves = tuple(_leaf(locator) for locator in parse_locators(place))
        if leaves or (match[0][0] == "[" and not place):
            entry = names[match["name"]]
            item = MarkerItem(entry.number, leaves, key=entry.key, printed=place, before=match["before"] or "",
                              names=match["name"], year="0")  # fmt: skip
            yield TextMarker(*match.span(), " ".join(match[0].split()), (item,))


def _files(entries: Sequence[AuditedEntry]) -> dict[str, list[AuditedEntry]]:
    """Return the entries that are files of archives, by each name of the archive."""
    files: defaultdict[str, list[AuditedEntry]] = defaultdict(list)
    for entry in entries:
        fields = entry.record.fields
        if entry.record.type == "manuscript" and "archive_location" in fields:
            for name in {fields.get("archive", ""), fields.get("x-archive-short", "")} - {""}:
                files[name].append(entry)
    return files


def _leaf(locator: Locator) -> Locator:
    """Return a place in a file: п. is its leaf (парақ), not a paragraph."""
    return Locator("folio", locator.value) if locator.label == "paragraph" else locator
