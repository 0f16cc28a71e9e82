"""The number of the chapter that a line names: 1-тарау, Глава II, К главе 3, Chapter 4."""

import re

from kb.language.roman_numerals import roman_number

_NUMBER = r"(?P<{}>\d{{1,2}}|[IVX]{{1,5}}|[ІХV]{{1,5}})"
_WORD = r"(?:тарау|бөлім|глав[аеыу]|chapter)"
_CHAPTER = re.compile(
    rf"(?<!\w)(?:{_WORD}\w{{0,3}}\s{_NUMBER.format('after')}(?!\w)|{_NUMBER.format('before')}(?:[-–.]|\s?-?(?:ші|шы|інші|ая|th))?\s?{_WORD})",
    re.IGNORECASE,
)
_ALONE = re.compile(r"[\s#*\"«]*(?:(?:к|по|для|to|for)\s)?", re.IGNORECASE)
_LONGEST = 120


def chapter_of(line: str) -> int | None:
    """Return the number of the chapter that a short line names; None where it names none."""
    match = _CHAPTER.search(line) if len(line) <= _LONGEST else None
    number = (match["after"] or match["before"]).upper() if match else ""
    return int(number) if number.isdecimal() else roman_number(number) or None


def names_chapter(line: str) -> bool:
    """Return whether a line names a chapter first: К главе 1, 2-тарау. Жолдар."""
    begin = _ALONE.match(line)
    return bool(_CHAPTER.match(line, begin.end() if begin else 0)) and chapter_of(line) is not None
