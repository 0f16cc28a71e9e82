"""Runs of lines that look like the entries of a list, under whatever heading, in whatever language."""

import re
from collections.abc import Iterator, Sequence

from kb.manuscript.author_date_candidates import author_date_candidates
from kb.manuscript.documents.document_text import ManuscriptText, Spans
from kb.manuscript.markers import markers_of
from kb.manuscript.reference_list.entry_ends import resembles_entry
from kb.manuscript.reference_list.letter_labels import leading_label
from kb.manuscript.reference_list.names import names_at
from kb.manuscript.reference_list.patterns import LETTER, UPPER, YEAR
from kb.manuscript.typed_keys import key_candidates

_KEY = re.compile(r"\s*\[[^\]\s]{1,20}\]\s+(?=\S)")
_NUMBER = re.compile(r"\s*[\[(]?\d{1,4}[\])]?[.)]?\s+")
_SIGNS = (
    re.compile(rf"(?<!\d){YEAR}(?!\d)"),
    re.compile(r"\s//|https?://|\bdoi\b", re.IGNORECASE),
    re.compile(
        rf"(?<![{LETTER}])(?:[БСсPpSs]|pp|стр)\.\s?\d|\d\s?(?:[бсps]|pp|стр|арк|бет)\.?\s*$|\d\s?[-–—]\s?\d+\.?\s*$"
    ),
    re.compile(rf"[{UPPER}][\w.-]*\s?:\s[{UPPER}«\"“].*{YEAR}|\.\s[–—]\s"),
)
_OF_FILE = (  # of an archive: fund, inventory, file
    re.compile(rf"(?<![{LETTER}])(?:ф|f|фонд|fond|қор)\.?\s?(?:№\s?)?[\d-]|\d\s?-?\s?қор(?![{LETTER}])", re.IGNORECASE),
    re.compile(
        rf"(?<![{LETTER}])(?:оп|op|опис\w?|тізбе|тізім)\.?\s?\d|\d\s?-?\s?(?:тізбе|тізім)(?![{LETTER}])", re.IGNORECASE
    ),
    re.compile(rf"(?<![{LETTER}])(?:д|d|іс|спр|дело|l|л|арк)\.?\s?\d|\d\s?-?\s?іс(?![{LETTER}])", re.IGNORECASE),
)
_LONGEST_ENTRY, _LONGEST_HEADING = 700, 80
_FEWEST = 3
_MOST_HEADINGS = 2  # one of the list and one of its first part


def entries_follow(text: ManuscriptText, place: int) -> bool:
    """Return whether the first block of the body after one, but for headings, looks like an entry."""
    return next((kind for _, kind in _kinds(text, place + 1) if kind != "heading"), "") == "entry"


def headings_of_runs(text: ManuscriptText) -> list[int]:
    """Return the blocks that head the runs of lines like entries.

    A run has three entries at least, few other lines, and a short line above the first; the text before it, after the
    last one, cites. One with a line that was written here is a list, and the block above its first entry heads it.
    """
    kinds = list(_kinds(text, 0))
    headings: list[int] = []
    place = since = 0
    while place < len(kinds):
        if kinds[place][1] != "entry":
            place += 1
            continue
        end = _end(kinds, place)
        entries = sum(kind == "entry" for _, kind in kinds[place:end])
        others = sum(kind == "text" for _, kind in kinds[place:end])
        above = place
        while above and place - above < _MOST_HEADINGS and kinds[above - 1][1] == "heading":
            above -= 1
        written = any(text.blocks[block].mark for block, _kind in kinds[place:end])
        if (written and kinds[above][0]) or (above < place and entries >= _FEWEST and others * 4 <= entries):
            heading = kinds[above][0] - (above == place)
            if written or _cites(text.text[since : text.blocks[heading].start]):
                headings.append(heading)
                since = text.blocks[kinds[end - 1][0]].end
        place = end
    return headings


def over_no_text(text: ManuscriptText, headings: Sequence[int]) -> list[int]:
    """Return the headings of lists without those of chapters on literature or sources, below which text cites."""
    return [place for place in headings if not _text_follows(text, place)]


def _text_follows(text: ManuscriptText, place: int) -> bool:
    """Return whether the first block with words after one is a paragraph with citations."""
    block = next((below for below in text.blocks[place + 1 :] if text.text[below.start : below.end].strip()), None)
    if block is None or block.label or block.mark:
        return False
    line = text.text[block.start : block.end].strip()
    if _NUMBER.match(line) or _KEY.match(line) or looks_like_entry(line):
        return False
    live = any(block.start <= marker.start < block.end for marker in text.markers)
    typed = any(marker.items and line[: marker.start].strip() for marker in markers_of(line))
    dated = [item for marker in author_date_candidates(line) for item in marker.items]
    return live or typed or (len(dated) > 1 and not all(item.apart for item in dated))  # years of an entry stand apart


def _cites(words: str) -> bool:
    """Return whether a text has a citation of some kind: a number, a key, names and a year."""
    return (
        any(marker.items for marker in markers_of(words))
        or any(author_date_candidates(words))
        or bool(key_candidates(words))
    )


def _end(kinds: Sequence[tuple[int, str]], start: int) -> int:
    """Return where a run ends: text follows a heading or other text, or nothing but headings follows."""
    end = place = start
    while place < len(kinds) and not (kinds[place][1] == "text" and kinds[place - 1][1] != "entry"):
        place += 1
        if kinds[place - 1][1] == "entry":
            end = place
    return end


def _kinds(text: ManuscriptText, first: int) -> Iterator[tuple[int, str]]:
    """Yield the blocks of the body that say something, each as entry, heading or text."""
    closed, notes = Spans(text.closed), Spans(text.notes)
    above = ""
    spaced = any(block.start == block.end for block in text.blocks)
    for place, block in enumerate(text.blocks):
        line = text.text[block.start : block.end].strip()
        apart = not above or bool(block.level) or not spaced
        above = line
        if place < first or block.place or not line or notes.overlap(block.start, block.end):
            continue
        if block.mark:  # a line that was written here
            yield place, "entry"
        elif closed.overlap(block.start, block.start + 1):
            yield place, "text"
        elif not block.level and looks_like_entry(f"{block.label} {line}".lstrip()):
            yield place, "entry"
        else:
            heads = apart and len(line) <= _LONGEST_HEADING and line[-1] not in ".,;" and not resembles_entry(line)
            yield place, "heading" if heads or block.level else "text"


def looks_like_entry(line: str) -> bool:
    """Return whether a line has the structure of an entry: a head and two more signs, or three; and cites nothing."""
    if len(line) > _LONGEST_ENTRY:
        return False
    mark = _KEY.match(line) or _NUMBER.match(line)
    label = leading_label(line)
    begin = mark.end() if mark else label.body if label else 0
    named = bool(names_at(line, begin, loose=False).people)
    signs = sum(bool(sign.search(line, begin)) for sign in _SIGNS)
    filed = sum(bool(sign.search(line, begin)) for sign in _OF_FILE) > 1
    if not filed and (signs + named + bool(mark or label) < 3 or not signs):
        return False
    return not any(marker.items for marker in markers_of(line[begin:])) and not any(
        item.locators for marker in author_date_candidates(line) for item in marker.items
    )
