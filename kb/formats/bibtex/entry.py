"""A BibLaTeX or BibTeX entry to a record, by the one map in `fields`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from kb.domain.item_types import ITEM_TYPES, LEGAL
from kb.domain.records import EDITOR_GROUPS, NO_FIELDS, Contributor, Record
from kb.domain.titles import Title
from kb.errors import Problem
from kb.formats import identifiers, languages
from kb.formats.bibtex import archives, dates, editors, latex, legal, lists, names
from kb.formats.bibtex import kb_fields as extra_fields
from kb.formats.bibtex.fields import (
    ALIASES,
    EXTRA,
    FOREIGN,
    LISTED,
    PREFIX,
    READ_ROLES,
    ROLES,
    TYPES_SAID,
    FieldRow,
    csl_type,
    csl_variable,
    is_known,
    near_type,
)
from kb.formats.bibtex.reader import BibtexEntry
from kb.formats.kinds import PROGRAM_TYPES
from kb.formats.name_lists import OTHERS
from kb.formats.supplied_titles import take
from kb.messages import Message

_SUBTITLE = FOREIGN + "subtitle"
_ISSUE = FOREIGN + "issue"
_ESCAPED = re.compile(r"\\([_%&#~$])")
_IN_BRACES = re.compile(r"\{\\(?:[^{}]|\{\})+\}")  # {\_}, {\textless}: signs as Mendeley writes them
_URL = re.compile(r"\\url\s*\{([^{}]+)\}|(https?://[^\s{}]*[^\s{}.,;)])")
_ONLY_LEADS = re.compile(  # what is said before an address and means no more than that it is one
    r"[\s\W]*(?:(?:available|accessible|published|retrieved|online|electronic|url|at|from|via|режим доступа|доступно"
    r"|по адресу|адрес|қолжетімді(?:лік)?|мекенжай(?:ы)?|сілтеме)[\s\W]*)*",
    re.IGNORECASE,
)
_PAGES_NOTED = re.compile(r"Num Pages: (\d+)")  # the extent of a book, as Zotero puts it into a note
_NO_ADDRESS = re.compile(r"<.*>.*")  # <Go to ISI>://WOS:0001: what EndNote keeps there
ORIGIN = "+an:origin"
LANG = "+an:lang"
_PATHS = ("file", "pdf", "localfile")  # on somebody's disc: their backslashes are no commands
_INTERVIEW = ("interview", "интервью", "сұхбат")
_NUMBERED = (*LEGAL, "article", "patent", "report", "standard", "thesis")  # whose number is their own
_OF_ISSUES = {"volume", "number", "issue", "pages", "eprint", "doi"}
_HANDLED = {
    *READ_ROLES, "title", "subtitle", "shorttitle", "date", "year", "month", "day", "language", "langid",
    "hyphenation", "entrysubtype", "keywords",
}  # fmt: skip


def record_of(entry: BibtexEntry) -> Iterator[tuple[Record, int] | Problem]:
    """Yield the Problems of an entry, then its record and line."""
    problems: list[Problem] = []
    written = entry.type if is_known(entry.type) else near_type(entry.type)
    if written != entry.type:
        near = Message("bibtex-type-near", given=entry.type[:60], read=written)
        message = near if written else Message("bibtex-type", given=entry.type[:60])
        problems.append(Problem("type", message, entry.file, entry.line, entry.key, "warning"))
    curated = PREFIX + "status" in entry.fields
    kind = csl_type(written, entry.fields.get("entrysubtype", ""))
    if entry.type == "legal" and not curated and not entry.fields.get("entrysubtype") and legal.is_law(entry.fields):
        kind = "legislation"
    if entry.type == "misc" and kind == "document":  # our own plain BibTeX says the type there
        keyword = entry.fields.get("keywords", "").partition(",")[0].strip()
        kind = keyword if keyword in ITEM_TYPES and ITEM_TYPES[keyword].bibtex == "misc" else kind
        kind = "interview" if entry.fields.get("type", "").strip().casefold() in _INTERVIEW else kind
        if kind == "document" and {"journal", "url"} <= entry.fields.keys() and not _OF_ISSUES & entry.fields.keys():
            kind = "webpage"  # as Zotero writes a page or a blog, its site as the journal
    if not curated and archives.is_preprint(entry.fields, kind):
        kind = "article"
    language = _language(entry.fields)
    values: dict[str, Any] = {
        "citekey": entry.key,
        "type": kind,
        "status": "probable",
        "scope": "imported",
        "language": language,
        "titles": _titles(entry.fields, language, curated),
        "fields": _fields(entry, kind, curated),
    }
    _people(entry, language, values, problems)
    dates.read(entry, values, problems)
    problems += dates.odd_days(entry)
    for extra in EXTRA:
        if extra.name in entry.fields:
            extra_fields.parse(extra, entry, values, problems)
    if curated:
        words = [part.strip() for part in entry.fields.get("keywords", "").split(",") if part.strip()]
        free = free_keywords(values["fields"])
        values["topics"] = tuple(words[: -len(free)] if free and words[-len(free) :] == free else words)
    yield from problems
    yield Record(**values), entry.line


def free_keywords(fields: Mapping[str, str]) -> list[str]:
    """Return the keywords of a record that are no topics, as they stand behind its topics in `keywords`."""
    return [word for part in fields.get("keyword", "").split(",") if (word := latex.encode(part.strip()))]


def _language(fields: Mapping[str, str]) -> str:
    codes = (languages.code(fields.get(name, "")) for name in ("language", "langid", "hyphenation"))
    return next(filter(None, codes), "")


def _says_more(language: str) -> bool:
    """Whether a language is unknown to us, or one of several that a field names."""
    several = re.search(r"[\s,;/_-]", language)
    return bool(language) and bool(not _language({"language": language}) or several or languages.regional(language))


def _titles(fields: Mapping[str, str], language: str, curated: bool) -> tuple[Title, ...]:
    origin = _annotation(fields, "title") or ("supplied" if curated else "stated")
    main = latex.title(latex.unlinked(fields.get("title", "")))
    if curated and origin == "supplied":
        main = take(main)[0]
    if curated and "kb-titles" in fields and not _annotation(fields, "title"):
        return ()
    language = fields.get("title" + LANG, f'="{language}"').strip().lstrip("=").strip('"')
    subtitle = latex.title(fields.get("subtitle", ""))
    whole = ": ".join(part for part in (main, subtitle) if part)
    titles = [Title(whole, language, origin)] if whole else []
    if short := latex.line(fields.get("shorttitle", "")):
        titles.append(Title(short, language, origin, "short"))
    return tuple(titles)


def _annotation(fields: Mapping[str, str], name: str) -> str:
    return fields.get(name + ORIGIN, "").strip().lstrip("=").strip('"')


def standard_contributors(fields: Mapping[str, str], language: str) -> tuple[Contributor, ...]:
    """Return the people of BibLaTeX's own fields."""
    return tuple(person for _field, _role, read in _lists(fields, language) for person in read.people)


def _lists(fields: Mapping[str, str], language: str) -> Iterator[tuple[str, str, names.ReadNames]]:
    """Yield (field, role, what is read) of each name list."""
    for role, field in (*ROLES.items(), *zip(READ_ROLES, READ_ROLES, strict=True)):
        for name, group in editors.roles(fields) if role == "editor" else [(field, role)]:
            if fields.get(name):
                origin = _annotation(fields, name) or "stated"
                read = names.read(fields[name], group, language)
                yield name, group, read._replace(people=tuple(replace(person, origin=origin) for person in read.people))


def editor_counts(fields: Mapping[str, str], language: str) -> Mapping[str, int]:
    """Return how many people each editor field names that are plainly editors, or editors by a word of their own."""
    return {field: len(read.people) for field, role, read in _lists(fields, language) if role == "editor"}


def _people(entry: BibtexEntry, language: str, values: dict[str, Any], problems: list[Problem]) -> None:
    """Read the people of all roles; what is odd about a list is a Problem, and "and others" a field."""
    people: list[Contributor] = []
    others: list[str] = []
    if groups := editors.grouped(editor_counts(entry.fields, language)):
        values["fields"] = {**values["fields"], EDITOR_GROUPS: groups}
    for field, role, read in _lists(entry.fields, language):
        people.extend(read.people)
        if read.others:
            others.append(role)
        if read.options:
            values["fields"] = {**values["fields"], f"{FOREIGN}{field}-options": "; ".join(read.options)}
        for written, count in read.parted:
            message = Message("name-list-separators", field=field, given=written, count=count)
            problems.append(Problem("names", message, entry.file, entry.line, entry.key, "warning"))
        for written in read.joined:
            body = Message("name-list-body", field=field, given=written)
            problems.append(Problem("names", body, entry.file, entry.line, entry.key, "warning"))
        for written in read.unclear:
            unclear = Message("name-list-unclear", field=field, given=written)
            problems.append(Problem("names", unclear, entry.file, entry.line, entry.key))
    values["contributors"] = tuple(people)
    if others:
        values["fields"] = {**values["fields"], OTHERS: " ".join(dict.fromkeys(others))}


def _fields(entry: BibtexEntry, kind: str, curated: bool) -> Mapping[str, str]:
    variables: dict[str, str] = {}
    for name in sorted(entry.fields, key=lambda name: _of_others(name, kind)):
        if name in _HANDLED or name.startswith(PREFIX) or (curated and "+an" in name) or name in ROLES.values():
            variables.update(_beside(entry, name, kind, curated))
            continue
        if editors.is_read(name, entry.fields):
            continue
        row = csl_variable(name, kind)
        if value := _value(entry, name, row, curated):
            variable = row.csl if row else FOREIGN + ALIASES.get(name, name)
            if variable == "number" and name == "number" and not curated and _in_a_journal(entry, kind):
                variable = "issue"
            taken = variables.get(variable, value) != value  # `address` beside `location`: both are kept
            place = FOREIGN + name if taken else variable
            variables[place if variables.get(place, value) == value else f"{place}-2"] = value
    if not curated:
        _address(variables, entry)
        archives.read(variables)
        archives.read_eprint(variables, kind)
        lists.part_place(variables)
        if FOREIGN + "fjournal" in variables and "container-title-short" not in variables:  # of zbMATH: in full
            if short := variables.get("container-title", ""):
                variables["container-title-short"] = short
            variables["container-title"] = variables.pop(FOREIGN + "fjournal")
        if pages := _PAGES_NOTED.fullmatch(variables.get("note", "")):
            variables.setdefault("number-of-pages", pages[1])
            del variables["note"]
    for name, odd in (("URL", _NO_ADDRESS), ("genre", PROGRAM_TYPES)):
        if not curated and odd.fullmatch(variables.get(name, "")):
            variables[FOREIGN + name.lower()] = variables.pop(name)
    if not is_known(entry.type):
        variables[FOREIGN + "entrytype"] = entry.type
    if entry.type in TYPES_SAID:
        variables.setdefault("genre", TYPES_SAID[entry.type])
    if "issue" not in variables and _ISSUE in variables:
        variables["issue"] = variables[_ISSUE]  # every style prints it; GOST tells вып. from №
    return variables or NO_FIELDS


def _beside(entry: BibtexEntry, name: str, kind: str, curated: bool) -> Iterator[tuple[str, str]]:
    """Yield what a field whose value has a place of its own in a record states beside that."""
    raw, text = entry.fields[name], latex.line(entry.fields[name])
    if name == "keywords" and not curated:
        first, _comma, others = text.partition(",")
        # our own plain BibTeX says there of which type a @misc is
        is_type = entry.type == "misc" and first.strip() == kind != "document"
        if words := others.strip() if is_type else text:
            yield "keyword", words
    elif (name == "entrysubtype" and csl_type(entry.type, "") == kind and kind != raw) or (
        name in ("language", "langid", "hyphenation") and _says_more(text)
    ):
        yield FOREIGN + name, text
    elif name == "subtitle" and text and latex.line(entry.fields.get("title", "")):
        yield _SUBTITLE, latex.title(entry.fields[name])


def _value(entry: BibtexEntry, name: str, row: FieldRow | None, curated: bool) -> str:
    """Return the value of a field as its variable has it."""
    raw = entry.fields[name]
    if row and row.biblatex in LISTED:
        return lists.read(name, entry.fields)
    value = _verbatim(raw, curated) if row and row.verbatim else _path(raw) if name in _PATHS else latex.line(raw)
    if row and row.csl == "DOI" and not curated:
        return identifiers.doi(value)
    if row and row.csl == "accessed":
        return dates.day_of_access(value)
    return value.replace("--", "–").replace("–-", "–") if row and row.csl == "page" else value


def _of_others(name: str, kind: str) -> bool:
    """Whether a field belongs to other types than an entry's (`institution` of a book): it waits for those that fit."""
    row = csl_variable(name, kind)
    return bool(row and row.types and kind not in row.types)


def _in_a_journal(entry: BibtexEntry, kind: str) -> bool:
    """Whether a number is that of the journal an entry stands in: of a talk or a page, not of an act or a report."""
    journal = entry.fields.get("journaltitle") or entry.fields.get("journal")
    return bool(journal) and "issue" not in entry.fields and kind not in _NUMBERED


def _address(variables: dict[str, str], entry: BibtexEntry) -> None:
    """Take the address out of `howpublished` where no other field has one; what is said beside it stays there."""
    raw = entry.fields.get("howpublished", "")
    match = _URL.search(raw) if "URL" not in variables else None
    if match:
        variables["URL"] = _ESCAPED.sub(r"\1", match[1] or match[2])
        rest = latex.line(raw[: match.start()] + raw[match.end() :])
        whole = (
            latex.line(f"{raw[: match.start()]}{variables['URL']}{raw[match.end() :]}") if rest else variables["URL"]
        )
        variables |= {"medium": rest.strip(" :,.;"), FOREIGN + "howpublished": whole}
        if _ONLY_LEADS.fullmatch(rest):
            del variables["medium"]


def _verbatim(raw: str, curated: bool) -> str:
    """Return a value that BibLaTeX reads as it is, without the backslashes that other programs put before signs."""
    if curated:
        return raw.strip()
    plain = _IN_BRACES.sub(lambda match: latex.decode(match[0]), raw.strip())
    return _ESCAPED.sub(r"\1", plain)


def _path(raw: str) -> str:
    """Return a path without braces; one that parts words, as in JabRef's ParsedFileField{description=…}, is a space."""
    return re.sub(r"(?<=\w)\{(?=\w+=)", " ", raw).replace("{", "").replace("}", "").strip()
