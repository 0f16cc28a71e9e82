"""Whether an entry can end on a line, and whether one can begin there."""

import re
from collections.abc import Iterator, Sequence

from kb.language.list_words import any_of
from kb.language.shelfmarks import FILE
from kb.manuscript.reference_list.lines import Line
from kb.manuscript.reference_list.names import names_at
from kb.manuscript.reference_list.patterns import ABBREVIATED, CASELESS, LETTER, LOWER, PARTICLE, PLACE, UPPER, YEAR

BEGINS = (
    rf"{PARTICLE}\s[{UPPER}][{LETTER}'’-]+(?:,?\s[{UPPER}]\.|,\s[{UPPER}][{LOWER}])|[{UPPER}{CASELESS}«\"“„‘'(\[.*]|3\.\s?[{UPPER}]|https?:|www\.|"
    rf"[a-z-]+\.[a-z]{{2,3}}\b|[—–]{{2,3}}[.,]|\d{{1,5}}\s(?:{any_of('numbered')})"
)
ALONE = re.compile(r"\s*[\[(]?(?P<number>\d{1,4})[\])]?[.)]?\s*")
_LABELLED = re.compile(
    r"(?:^|[\s.,;(–—-])(?:№|N|No|т|том|вып|шығ|ч|кн|с|б|p|pp|vol|гл|ст|д|л|ф|оп|от|до|[-–—,:(])\.?\s*$", re.IGNORECASE
)
_UNIT_ALONE = re.compile(r"\s*[бсcpл]\.\s*")  # of the number at the end of the line above: 810 | с.
_TERMINAL = re.compile(r"[.;)\]»!?/]\s*$|\d\s*[бсcp]?\s*$|https?://\S+$")
_GLUED = re.compile(rf"(?:\d(?:\s?[бсcp]|\s6)|(?<!\d){YEAR}(?:\s?[жг])?|[{LOWER}]{{3}})\.\s+(?=[{UPPER}])")
_ALONE_BETWEEN = re.compile(rf"[{UPPER}]\.\s?(?:[{UPPER}]\.\s?)?[{UPPER}][{LOWER}]+\.\s(?!{PLACE}\s?[:,.])[{UPPER}«]")
_AT_HEAD = re.compile(r"\s*[\[(]?\d{1,4}[\])]?[.)]?\s*")
_GOES_ON = re.compile(
    r"(?<!\w)(?:ред|сост|отв|под|изд|пер|гл|науч|общ|ауд|құраст|кн|red|sost|otv|izd|per|eds?)\.\s*$", re.IGNORECASE
)
_LIKE_ENTRY = re.compile(rf"(?<!\d){YEAR}(?!\d)|//|https?:")
_BROKEN_ADDRESS = re.compile(r"https?://\S+(?:\n[ \t]*\S+)*[ \t]*$")  # at the end of the entry above, over lines
_BEGINS_SOURCE = re.compile(  # ‘Title’ …, Abt v Lang [1997] …, Convention on Lakes (adopted 3 May 1961 …
    rf"\s*(?:[‘“«„]|[{UPPER}][^\[]{{2,150}}?[\s(]v\s[^\[]{{2,100}}?\s[\[(]{YEAR}[\])]|[{UPPER}][^(]{{8,200}}\((?:adopted|signed)\s\d)"
)
_YEAR_LAST = re.compile(rf"(?<!\d){YEAR}$")
_FEWEST = 3
_GOES_ON_BELOW = re.compile(r"[-–—,:]\s*$|(?:\s/|[\s.»\"?!]//)\s*$")  # a dash, a colon, the sign before a host
_TWO_ACTS = re.compile(
    rf"{YEAR}\s?(?:г\.|года|ж\.)?(?:\s№\s?[\w-]+)?\s?;\s+(?=(?:Об?\s[^;:]{{3,150}}\s?:\s?|[^;]{{3,150}}туралы:\s)?(?i:Закон|Указ|Постановление|Кодекс|Договор|Соглашение|Конвенция|Протокол)\s.*?{YEAR})"
)
_AUTHOR_DATED = re.compile(rf"(?:^|\.\s+)(?P<head>[{UPPER}][^.(]{{2,40}}\.(?:\s?[{UPPER}]\.)?)(?=\s\({YEAR}[a-z]?\))")
_TWO_WORKS = re.compile(rf"(?:\d\s?(?:[бсcp]|pp)?\.?|{YEAR})\s?;\s+(?=[{UPPER}])")
DATED = re.compile(rf"(?<!\d){YEAR}(?!\d)|https?://|www\.|\d\s?[бсcp]\.")


def can_end_entry(lines: Sequence[Line], index: int) -> bool:
    """Whether what stands before a line can be the end of an entry."""
    place = index - 1
    while place >= 0 and ALONE.fullmatch(lines[place].text) and not is_continuing_number(lines, place):
        place -= 1
    if place < 0 or lines[index].after_gap:
        return True
    before = lines[place].text
    label = ends_with_number_label(before) and not _UNIT_ALONE.fullmatch(before)
    return bool(_TERMINAL.search(before)) and not _GOES_ON_BELOW.search(before) and not label


def is_continuing_number(lines: Sequence[Line], index: int) -> bool:
    """Whether a line that is a number alone goes on with the one above: С. 12-, (Accessed 5 May, Алматы: Арна,"""
    if index == 0:
        return False
    before, number = lines[index - 1].text, lines[index].text.strip()
    in_brackets = number.endswith((")", ").")) and number[0] != "(" and before.count("(") > before.count(")")
    year = re.fullmatch(rf"{YEAR}\.?", number) and before.rstrip().endswith((",", ":"))
    return bool(re.search(r"\d\s?[-–—]\s*$", before) or in_brackets or year)


def begins_unnumbered_entry(lines: Sequence[Line], index: int) -> bool:
    """Whether an entry begins on a line without a number: a name does, and the entry before it is at its end."""
    names = names_at(lines[index].text, lines[index].indent, loose=False)
    if not (names.people or begins_archive_file(lines[index].text)) or index == 0 or not can_end_entry(lines, index):
        return False
    before = lines[index - 1].text
    return (
        bool(DATED.search(before))
        and bool(re.search(r"[.;)\]]\s*$|\d\s?[бсcp]?\s*$", before))
        and can_begin_entry(lines[index].text)
    )


def begins_archive_file(line: str) -> bool:
    """Return whether a line begins with an archive and the mark of its file: ЦГА РК. Ф. 15, оп. 1."""
    return bool(re.match(rf"\s*[{UPPER}][^,/]{{1,60}}?[.,]\s{FILE}", line))


def ends_with_number_label(before: str) -> bool:
    """Whether a line ends with a word that a number follows: №, Т., С."""
    return bool(_LABELLED.search(before[-10:])) and not re.search(r"\d\s?(?:[бсcpпл]|бб|сс|стр|pp)\.?\s*$", before)


def can_begin_entry(line: str) -> bool:
    """Whether a name, a title or a quotation can begin so."""
    return bool(re.match(rf"\s*(?!(?:[БСPS]|Pp|Ст)\.\s?\d)(?:{BEGINS})", line))  # С. 5 is a page of the one above


def ends_entry(lines: Sequence[Line], index: int, whole: bool) -> bool:
    """Whether an entry ends before a line; in `whole` paragraphs one that is dated or stops does."""
    before = lines[index - 1].text.rstrip()
    if _GOES_ON_BELOW.search(before) or _GOES_ON.search(before):
        return False
    if whole and not ends_with_number_label(before) and (before.endswith(".") or DATED.search(before)):
        return True
    named = bool(names_at(lines[index].text, lines[index].indent).people)
    previous = " ".join(line.text for line in lines[max(0, index - 3) : index])
    by_number = re.search(r"\d\s?[бсcp]?\.?$", before)
    dated = DATED.search(before) or ((named or by_number) and DATED.search(previous))
    if named and _BROKEN_ADDRESS.search("\n".join(line.text for line in lines[max(0, index - 4) : index])):
        return True
    paged = by_number and not _YEAR_LAST.search(before)
    sourced = paged and _BEGINS_SOURCE.match(lines[index].text)
    return bool(_TERMINAL.search(before) and dated) and bool(named or sourced or before[-1:] in ".)]")


def author_date_entry_starts(line: str) -> Iterator[int]:
    """Yield where a second entry of an author-date list begins inside a line: …. 2-е изд. Осин П. (2010) Река. …"""
    for match in _AUTHOR_DATED.finditer(line, 1):
        names = names_at(line, match.start("head"), loose=False)
        if names.people and names.end >= match.end() - 1 and _AUTHOR_DATED.search(line, 0, match.start("head")):
            yield match.start("head")


def joined_entry_starts(line: str) -> Iterator[int]:
    """Yield where entries without a number begin inside a line: after an imprint a name, its title and its year.

    After a semicolon too (… 2012. – 420 p.; Beck J. Lakes. …).
    Where the work before has no imprint, the name stands between two stops: Саясат негіздері. Н. Асқар. Дала. А., 1996.
    """
    for match in _TWO_WORKS.finditer(line):
        names = names_at(line, match.end(), loose=False)
        if names.people and DATED.search(line, 0, match.end()) and re.search(YEAR, line[names.end :]):
            yield match.end()
    yield from author_date_entry_starts(line)
    yield from (match.end() for match in _TWO_ACTS.finditer(line))
    number = _AT_HEAD.match(line)
    begun = names_at(line, number.end() if number else 0, loose=False)
    for match in _GLUED.finditer(line, begun.end):
        names = names_at(line, match.end(), loose=False)
        if not names.people or not re.search(YEAR, line[names.end :]):
            continue
        printed = match.group()[0].isdigit() and re.match(rf"[.,]?\s+[{UPPER}«\"“]", line[names.end :])
        if printed or (
            begun.people and _ALONE_BETWEEN.match(line, match.end()) and _untold(line[begun.end : match.end()])
        ):
            yield match.end()


def _untold(title: str) -> bool:
    """Return whether words are a title of which neither host nor imprint is told."""
    words = title.split()
    return len(words) > 1 and "/" not in title and not DATED.search(title) and words[-1].strip(".") not in ABBREVIATED


def resembles_entry(line: str) -> bool:
    """Return whether a line has what nearly every entry has: a year, the sign before a host, an address."""
    return bool(_LIKE_ENTRY.search(line))


def resemble_entries(lines: Sequence[str]) -> bool:
    """Return whether lines are likely those of a list: at least three, nearly all like an entry."""
    return len(lines) >= _FEWEST and sum(map(resembles_entry, lines)) * 5 >= len(lines) * 4
