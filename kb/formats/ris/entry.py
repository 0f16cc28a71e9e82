"""An entry of RIS, tag by tag, to a record: what has no place of its own is kept as a field named by its tag."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from kb.domain import edtf
from kb.domain.item_types import ITEM_TYPES
from kb.domain.records import NO_FIELDS, Contributor, Record
from kb.domain.titles import Title
from kb.formats import entities, identifiers, languages, name_lists, supplied_titles
from kb.formats.bibtex import dates, latex, names
from kb.formats.csl_item import NAME_ROLES
from kb.formats.kinds import BOOK_REVIEW, DATABASE_TYPES, PROGRAM_TYPES
from kb.formats.name_lists import OTHERS
from kb.formats.ris import databases
from kb.formats.ris import tags as ristags
from kb.formats.ris.slashed_dates import read_date

UNKNOWN = "??"  # under this, which no tag can be, the parser keeps the tags that it does not know
ROLES = {"AU": "author", "A1": "author", "A2": "editor", "ED": "editor", "A3": "collection-editor",
          "A4": "translator", "TA": "translator"}  # fmt: skip
_TITLES = ("TI", "T1", "CT")
_SHELF = re.compile(r"(?:Ф|F)\. ?\d|\d+-?(?:қор|қ\.)")  # where a file lies in an archive
# M1 is theirs
_NUMBERED = ("report", "standard", "thesis", "legal_case", "document", "pamphlet", "dataset", "software")
_RECORDING = re.compile(r"sound|audio|record|звук|аудио|фоно|грам|дыбыс|\b(?:CD|LP|DVD|MP3)\b", re.I)
_NUMBERS = re.compile(r"[\dXx-]+(?:; [\dXx-]+)+")
_OF_NUMBER = re.compile(r"\s*\((?:e?ISSN|ISBN)\)|(?:e?ISSN|ISBN)[\s:]*", re.I)  # SN - 10758216 (ISSN)
_INITIAL = re.compile(r"(?<!\w)\w{1,3}\.")  # of a person; "Republic. Laws" is a body
_LINKED = re.compile(r"<a\s[^>]*?href=[\"']?([^\"'>\s]+)[^>]*>.*?(?:</a>)?")
_BETWEEN_ADDRESSES = re.compile(r"[\s;]+(?=https?://)")
_PROSE = ("N1", "N2", "AB")  # whose lines are one text


class RisEntry:
    """The values of an entry by tag, each tidy; `taken` are the tags whose first value has found its place."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self.values: dict[str, list[str]] = {}
        for tag, value in (*raw.items(), *raw.get(UNKNOWN, {}).items()):
            if tag and tag != UNKNOWN:
                texts = [text for raw in (value if isinstance(value, list) else [value]) if (text := _tidy(raw))]
                texts = [part for text in texts for part in _addresses(text)] if tag == "UR" else texts
                if texts:
                    self.values[tag] = [entities.in_lines(" ".join(texts))] if tag in _PROSE else texts
        databases.put_in_place(self.values)

    def take(self, *tags: str) -> str:
        """Return the first value of the first tag that has one, and remember that it was used."""
        for tag in tags:
            if self.values.get(tag):
                return self.values[tag].pop(0)
        return ""

    def all(self, tag: str) -> list[str]:
        """Return all values of a tag, and remember that they were used."""
        return self.values.pop(tag, [])


def record(entry: RisEntry, made_key: Callable[[Mapping[str, str]], str]) -> Record:
    """Return the record of an entry; `made_key` makes its citekey where it has no ID."""
    for_key = {} if entry.values.get("ID") else _for_key(entry)
    labelled = [pair for line in entry.values.get("M2", []) if (pair := ristags.labelled(line))[0]]
    code, medium = entry.take("TY").upper() or "GEN", entry.take("M3")
    kind = _kind(code, dict(labelled).get("type", ""), medium)
    written = entry.take("LA")
    language = languages.code(written)
    text, supplied = supplied_titles.take(entry.take("TI", "T1", "CT"))
    fields: dict[str, str] = {}
    if written and not language:
        fields[f"{ristags.OTHER}la"] = written
    if not ristags.is_known(code):
        fields[f"{ristags.OTHER}ty"] = code
    variables = ristags.variables(kind)
    fields |= {name: entry.take(tag) for tag, name in variables.items() if tag in entry.values}
    if medium and medium != kind:
        fields[_place_of(medium, fields)] = medium
    _of_other_programs(entry, kind, fields)
    _under_other_tags(entry, variables, fields)
    if "DOI" in fields:
        fields["DOI"] = identifiers.doi(fields["DOI"])
    databases.set_aside(fields)
    _numbers(entry, kind, fields)
    date = _date(entry, fields)
    if not date and (unread := entry.take("DA", "PY", "Y1")):
        fields["x-date"] = unread
    if others := dict.fromkeys(_take_others(entry)):
        fields[OTHERS] = " ".join(others)
    contributors = (*_people(entry, language), *_of_other_roles(labelled, language))
    if "Y2" in entry.values and (accessed := read_date(entry.values["Y2"][0])) and accessed.whole:
        fields["accessed"] = accessed.date.text
        entry.all("Y2")
    if keywords := entry.all("KW"):
        fields["keyword"] = ", ".join(keywords)
    for name, value in labelled:
        if name != "type" and name not in NAME_ROLES:
            fields.setdefault(name, value)
    if labelled:
        entry.all("M2")
    citekey = entry.take("ID") or made_key(for_key)
    entry.all("ER")
    for tag, values in entry.values.items():
        if values:
            name = f"{ristags.OTHER}{tag.lower()}"  # of LA and M3 it may hold the first value already
            fields[name] = "; ".join(filter(None, (fields.get(name, ""), *values)))
    return Record(
        citekey=citekey,
        type=kind,
        status="probable",
        scope="imported",
        language=language,
        titles=_titles(text, language, supplied, fields),
        contributors=contributors,
        issued=date,
        issued_origin="stated" if date else "",
        fields=fields or NO_FIELDS,
    )


def _under_other_tags(entry: RisEntry, variables: Mapping[str, str], fields: dict[str, str]) -> None:
    """Read what others write under tags of their own; a short name that is the full one is none."""
    for tag, same in ristags.SAME:
        if entry.values.get(tag) and variables.get(same, "") not in ("", *fields):
            fields[variables[same]] = entry.take(tag)
    if "container-title" in fields and fields.get("container-title-short") == fields["container-title"]:
        del fields["container-title-short"]


def _of_other_programs(entry: RisEntry, kind: str, fields: dict[str, str]) -> None:
    """Read what others mean by a tag: the series of a report, a shelfmark, an address as a page's source has it."""
    series = {"report": "T3", "map": "T3", "book": "T2"}.get(kind, "")  # EndNote's second title of a book
    if series in entry.values and "collection-title" not in fields:
        fields["collection-title"] = entry.take(series)
    if kind == "paper-conference" and (meeting := entry.take("C3")):  # Scopus names it beside what was published of it
        written = " ".join(entry.values.get("Y2", []))
        fields["event-title" if "container-title" in fields else "container-title"] = meeting
        days = [day.date.text for text in written.split(" through ") if (day := read_date(text))]
        if len(days) == 2:
            fields["event-date"] = "/".join(dict.fromkeys(days))
            entry.all("Y2")
    if kind.startswith("article-") and "number" not in fields and "C7" in entry.values:
        fields["number"] = entry.take("C7")  # of the article itself, where a volume has no pages
    first = next(iter(entry.values.get("M1", ())), "")
    if kind == "manuscript" and "archive_location" not in fields and _SHELF.match(first):
        fields["archive_location"] = entry.take("M1")
    elif kind in _NUMBERED and "number" not in fields and any(map(str.isdigit, first)):
        fields["number"] = entry.take("M1")
    elif kind == "thesis" and first and "genre" not in fields:
        fields["genre"] = entry.take("M1")  # Ph.D.


def _titles(text: str, language: str, supplied: bool, fields: dict[str, str]) -> tuple[Title, ...]:
    """Return the title, and the short one that is taken out of `fields`."""
    titles = [Title(text, language, "supplied" if supplied else "stated")] if text else []
    if text and (short := fields.pop("title-short", "")):
        titles.append(Title(short, language, "stated", "short"))
    return tuple(titles)


def _of_other_roles(labelled: list[tuple[str, str]], language: str) -> Iterator[Contributor]:
    """Yield the people that lines of M2 name as Zotero's Extra does: "Compiler: Бек || С."."""
    for role, written in labelled:
        parts = [part.strip() for part in written.split("||")]
        if role in NAME_ROLES and (len(parts) == 2 or role != "author"):
            family, first, literal = (parts[0], parts[1], "") if len(parts) == 2 else ("", "", written)
            yield Contributor(role, family, first, literal, language, "stated")


def _for_key(entry: RisEntry) -> dict[str, str]:
    """Return what a key is made from: author, date and title, and all the rest under its tags."""
    first = {
        name: next((entry.values[tag][0] for tag in tags if entry.values.get(tag)), "")
        for name, tags in (("author", ("AU", "A1", "A2", "ED")), ("date", ("PY", "DA", "Y1")), ("title", _TITLES))
    }
    people = name_lists.parted(first["author"]).names  # none of a line with signs alone
    author = name_lists.family_first(people[0]) if people else ""
    of_words = " " in author and not re.search(r"[,.]", author)  # a body, or a name with its family first
    first["author"] = f"{author.split()[0]}," if of_words else author
    return first | {tag: "; ".join(values) for tag, values in entry.values.items()}


def _place_of(medium: str, fields: Mapping[str, str]) -> str:
    """Return the field for what M3 says: a DOI, a type over again, the type of work."""
    if PROGRAM_TYPES.fullmatch(medium) or DATABASE_TYPES.fullmatch(medium):
        return f"{ristags.OTHER}m3"
    if not identifiers.doi(medium).startswith("10."):
        return "genre"
    return f"{ristags.OTHER}m3" if "DOI" in fields else "DOI"


def _kind(code: str, marker: str, medium: str) -> str:
    """Return the CSL type: a marker (or, in older files, M3) tells apart the types that share a RIS type."""
    for kind in (marker, medium):
        if kind in ITEM_TYPES and ITEM_TYPES[kind].ris == code:
            return kind
    if code == "MUSIC" and _RECORDING.search(medium):  # by the format its notes
        return "song"
    if code == "JOUR" and BOOK_REVIEW.fullmatch(medium):
        return "review-book"
    return ristags.kind(code)


def _numbers(entry: RisEntry, kind: str, fields: dict[str, str]) -> None:
    """Read SP, EP and SN."""
    first, last = entry.take("SP"), entry.take("EP")
    if kind in ristags.COUNTED and (first + last).isdigit() and not (first and last):  # SP - 320, EP - 320
        fields["number-of-pages"] = first or last
    elif first or last:
        first, last = (f"{first}+", "") if last == "+" else (first, last)  # Web of Science: and the pages after it
        whole = last and re.search(rf"[–-]\s*{re.escape(last)}$", first)  # SP - 715-730, EP - 730
        fields["page"] = first if whole else "–".join(part for part in (first, last) if part)
    numbers = [_OF_NUMBER.sub("", value) for value in entry.all("SN")]
    for number in (part for value in numbers for part in (value.split("; ") if _NUMBERS.fullmatch(value) else [value])):
        name = ristags.standard_number(number, kind)
        fields[name if name not in fields else f"{ristags.OTHER}sn"] = number


def _take_others(entry: RisEntry) -> Iterator[str]:
    """Yield the roles whose last name is "et al.", and take it away."""
    for tag, role in ROLES.items():
        values = entry.values.get(tag, [])
        if len(values) and name_lists.without_others(values[-1])[1]:
            named = name_lists.without_others(values.pop())[0]
            entry.values[tag] = [*values, named] if named else values
            if entry.values[tag]:
                yield role


def _people(entry: RisEntry, language: str) -> Iterator[Contributor]:
    for tag, role in ROLES.items():
        for line in entry.all(tag) if tag in entry.values else ():
            for name in name_lists.parted(line).names if not databases.NO_AUTHOR.fullmatch(line) else ():
                yield from _person(_suffix_last(name_lists.family_first(name)), role, language)


def _suffix_last(name: str) -> str:
    """Return a name with its suffix at the end, as RIS has it: King, Jr., Martin is King, Martin, Jr."""
    parts = [part.strip() for part in name.split(",")]
    in_between = len(parts) == 3 and parts[2] and name_lists.is_suffix(parts[1])
    return f"{parts[0]}, {parts[2]}, {parts[1]}" if in_between else name


def _person(name: str, role: str, language: str) -> Iterator[Contributor]:
    family, comma, given = name.partition(",")
    if given.endswith(",") and " " in family:  # and so a body whose own name has a comma: Reed and Sons, Ltd,
        yield Contributor(role, literal=name[:-1].strip(), lang=language, origin="stated")
    elif comma and not given.strip() and " " in family:  # as Zotero writes bodies, by the format's rule
        yield Contributor(role, literal=family.strip(), lang=language, origin="stated")
    elif name_lists.is_body(name):
        yield Contributor(role, literal=name, lang=language, origin="stated")
    elif comma:
        yield Contributor(role, family.strip(), given.strip(), "", language, "stated")
    elif " " in name and not _INITIAL.search(name) and not names.has_patronymic(name):
        yield Contributor(role, literal=name, lang=language, origin="stated")
    else:
        yield from (
            Contributor(role, person.family, person.given, person.literal, language, "stated")
            for person in names.parse(latex.encode(name), role, language)
        )


def odd_lists(entry: RisEntry) -> Iterator[tuple[str, str, int]]:
    """Yield (tag, line, how many names) of each line that holds several names; 0 where it cannot be told."""
    for tag in ROLES:
        for line in entry.values.get(tag, ()):
            parts = name_lists.parted(name_lists.without_others(line)[0])
            if parts.parted or not parts.clear:
                yield tag, line, len(parts.names) if parts.clear else 0


def _date(entry: RisEntry, fields: dict[str, str]) -> edtf.Edtf | None:
    """Read DA, PY or Y1; the others stay among the entry's values only where they say something else."""
    tag_dates = {tag: read_date(entry.values[tag][0]) for tag in ("DA", "PY", "Y1") if tag in entry.values}
    year = next((date.date.text for tag in ("PY", "Y1") if (date := tag_dates.get(tag)) and date.date.year), "")
    within_year = entry.values["DA"][0].strip("/ ") if "DA" in tag_dates and not tag_dates["DA"] else ""
    if re.search(r"[^\W\d]", within_year) and re.fullmatch("[0-9]{4}", year):  # DA - Spring beside PY - 2014
        within = dates.of_year_and_month(year, within_year)
        tag_dates["DA"] = within if within and within.whole else None
    known = [date.date for date in tag_dates.values() if date]
    same_year = [date for date in known if date.year == known[0].year]
    issued = max(same_year, key=lambda date: len(date.text), default=None)  # the one that says most
    for tag, date in tag_dates.items():
        if issued and date and issued.text.startswith(date.date.text):
            written = entry.take(tag)
            if not date.whole:
                fields["x-year"] = written
    return issued


def _addresses(text: str) -> list[str]:
    """Return the addresses that stand in one value, without the tags of a page around them."""
    linked = _LINKED.fullmatch(text)
    plain = linked[1] if linked else text
    return _BETWEEN_ADDRESSES.split(plain) if plain.startswith(("http://", "https://")) else [plain]


def _tidy(value: str) -> str:
    return " ".join(entities.decoded(value).split())
