"""What a sentence says of the work that it cites, where the entry says otherwise: another author, initials or year."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kb.domain.item_types import LEGAL
from kb.domain.records import Record
from kb.language.folding import skeleton
from kb.manuscript.audit.audited_entries import AuditedEntry
from kb.manuscript.audit.audited_manuscript import AuditedManuscript, CitedItem, Finding, finding_at_marker
from kb.manuscript.audit.sentences import sentence_of
from kb.manuscript.reference_list.patterns import LETTER, LOWER, UPPER, YEAR
from kb.messages import Message
from kb.time_limit import check_time

_WORD = rf"[{UPPER}][{LETTER}'’ʼ]*[{LOWER}](?:-[{UPPER}][{LETTER}'’ʼ]+)?"
_INITIALS = rf"(?:[{UPPER}][{LOWER}]?\.[\s-]?){{1,3}}"
_PERSON = re.compile(
    rf"(?<![{LETTER}.])(?:(?P<before>{_INITIALS})(?P<family>{_WORD})|(?P<name>{_WORD})(?:\s(?P<after>{_INITIALS})(?!\s?[{UPPER}]))?)"
)
_QUOTED = re.compile(r"[«\"“][^»\"”]*[»\"”]")
_BY_OTHERS = re.compile(r"цит\.|келтір|по\s(?:кн|изд)\.|quoted|cited|\bin:", re.IGNORECASE)
_SAYING = (
    r"(?:пікірі|айт|ойы|жаз|пайымда|тұжырымда|атап|көрсет|пишет|писал|отме[чт]|указ|счита|полага|подч[её]рк|утвержд|"
    r"мнени|слова[мх]|согласн|writ|wrote|argu|note[ds]|state[ds]|claim|hold|held|show|believ|view|words|accord)"
)
_SAYS = re.compile(rf"\b{_SAYING}\w*\s(?:of\s|to\s)?$", re.IGNORECASE)
_SAID = re.compile(rf"\s{_SAYING}", re.IGNORECASE)
_OFFICE = re.compile(
    r"(?:президент|министр|елбасы|канцлер|посол|елші|president|minister|ambassador)\w*\s$", re.IGNORECASE
)
_WORK = (
    r"(?:работ|книг|стать|монограф|исследовани|диссертаци|еңбе|кіта|мақала|зертте|book|article|paper|study|monograph)"
)
_DATED = re.compile(
    rf"(?P<name>{_WORD})\s\((?P<bracketed>{YEAR})\)|{_WORK}\w*\s(?:от\s|of\s|{_INITIALS}{_WORD}\s)?(?P<of>{YEAR})(?:\s(?:года|г\.))?"
    rf"|(?P<year>{YEAR})\s?(?:жылғы|ж\.|года|г\.)?\s?{_WORK}", re.IGNORECASE
)  # fmt: skip
_CYRILLIC = str.maketrans("abcehikmoptxy", "авсеникмортху")
_ENDING = 4  # letters of a case ending: Назарбаевтың, Кузнецовой
_EDITIONS = 15  # years by which a misprint may be off; more is the year of another edition


class _Person(NamedTuple):
    family: str
    initials: str
    start: int
    end: int


def find(subject: AuditedManuscript) -> Iterator[Finding]:
    """Yield citations beside which the text names another author, other initials or another year than the entry.

    Only where one work is cited, and nothing says that another quotes it.
    """
    for cited in subject.cited:
        check_time()
        entry, marker = cited.entry, cited.placed.marker
        if entry is None or len(marker.items) > 1 or cited.item.year or entry.record.type in LEGAL:
            continue
        before, _after = sentence_of(subject.text, cited)
        own_text = _QUOTED.sub(lambda match: "_" * len(match[0]), before.rpartition("]")[2])
        if _BY_OTHERS.search(own_text + cited.item.before) or not _authors(entry.record):
            continue
        cause = _other_year(own_text, entry) or _other_author(own_text, cited, entry, subject.entries)
        if cause:
            yield finding_at_marker("text-unlike-entry", "warning", cited.placed, cause)


def _other_year(phrase: str, entry: AuditedEntry) -> Message | None:
    """Return what to say of a year of the cited author's work that is near that of the entry; None where none is."""
    issued = entry.record.issued.year if entry.record.issued else None
    for match in _DATED.finditer(phrase) if issued else ():
        year = match["bracketed"] or match["of"] or match["year"]
        names = [match["name"]] if match["name"] else [person.family for person in _people(phrase)]
        is_author = any(_is(name, author) for name in names for author, _ in _authors(entry.record))
        if is_author and year not in entry.text and abs(int(year) - (issued or 0)) <= _EDITIONS:
            return Message("audit-year-unlike-entry", year=year, number=entry.shown, issued=str(issued))
    return None


def _other_author(
    phrase: str, cited: CitedItem, entry: AuditedEntry, entries: Sequence[AuditedEntry]
) -> Message | None:
    """Return what to say of a listed author, or initials, that a sentence gives for another; None where it does not."""
    people, authors = list(_people(phrase)), _authors(entry.record)
    own = [person for person in people if any(_is(person.family, family) for family, _ in authors)]
    if own and all(person.initials and not _listed(person, entries) for person in own):
        return _unlike(phrase[own[0].start : own[0].end], entry)
    text = skeleton(entry.text)
    for person in people if not own else ():
        introduced = _SAYS.search(phrase[: person.start]) or _SAID.match(phrase, person.end)
        beside = not re.search(r"\w", phrase[person.end :])
        scholar = _listed(person, entries) and not _OFFICE.search(phrase[: person.start])
        if scholar and (introduced or beside) and skeleton(person.family)[:-2] not in text:
            return _unlike(phrase[person.start : person.end], entry)
    return None


def _listed(person: _Person, entries: Sequence[AuditedEntry]) -> bool:
    """Return whether a list has someone of a family name with such initials; without any they may be all."""
    every = (author for entry in entries for author in _authors(entry.record))
    return any(_is(person.family, family) and _begins(person.initials, initials) for family, initials in every)


def _unlike(name: str, entry: AuditedEntry) -> Message:
    people = entry.record.contributors
    author = next((person for person in people if person.role == "author"), people[0])
    return Message("audit-author-unlike-entry", name=name.strip(), number=entry.shown, author=author.label)


def _people(phrase: str) -> Iterator[_Person]:
    for match in _PERSON.finditer(phrase):
        family, initials = match["family"] or match["name"], match["before"] or match["after"] or ""
        yield _Person(family, _initials(initials), *match.span())


def _authors(record: Record) -> list[tuple[str, str]]:
    """Return the family names and initials of the people of a work."""
    return [
        (skeleton(person.family), _initials(person.given))
        for person in record.contributors if person.family
    ]  # fmt: skip


def _initials(forenames: str) -> str:
    """Return the initials of forenames; Latin letters that look like Cyrillic ones are these."""
    return skeleton("".join(re.findall(r"(?<!\w)\w", forenames))).translate(_CYRILLIC)


def _is(typed: str, family: str) -> bool:
    """Return whether a name as typed may be a family name in some case: Кузнецовой, Назарбаевтың."""
    name = skeleton(typed)
    kept = max(4, len(family) - 1)
    return name == family or (name[:kept] == family[:kept] and len(name) - len(family) <= _ENDING)


def _begins(first: str, second: str) -> bool:
    return first.startswith(second) or second.startswith(first)
