"""BibLaTeX entries to records and back, by the one map in `fieldmap`.

Standard fields carry what biblatex knows (manual 2.2.2, data annotations 3.7 for origins); the fields of `EXTRA`
carry the rest, so that `parse(dump(record))` gives the record again.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, BinaryIO

from kb.domain import edtf
from kb.domain.item_types import row_of
from kb.domain.records import NO_FIELDS, Contributor, Record, Title, Validity, Wording
from kb.errors import Problem
from kb.formats import identifiers, languages
from kb.formats.bibtex import dates, editors, latex, lists, names, reader
from kb.formats.bibtex import kb_fields as extra_fields
from kb.formats.bibtex.fields import (
    ALIASES,
    EXTRA,
    FOREIGN,
    LANGIDS,
    LISTED,
    PREFIX,
    ROLES,
    TYPES_SAID,
    KbField,
    biblatex_field,
    csl_type,
    csl_variable,
)
from kb.formats.bibtex.reader import BibtexEntry
from kb.formats.supplied_titles import take
from kb.messages import Message

HEADER = "% Encoding: UTF-8. Written by `kb export`; the fields are explained in docs/data-model.md.\n\n"
_SUBTITLE = FOREIGN + "subtitle"
_ISSUE = FOREIGN + "issue"
_ORIGIN = "+an:origin"
_LANG = "+an:lang"
_HANDLED = {
    "title", "subtitle", "shorttitle", "date", "year", "month", "day", "language", "langid", "entrysubtype", "keywords",
}  # fmt: skip


def parse(stream: BinaryIO, name: str) -> Iterator[tuple[Record, int] | Problem]:
    """Yield (record, line) for each entry of a BibLaTeX or BibTeX stream, and a Problem for each defect."""
    for item in reader.parse(stream, name):
        if isinstance(item, Problem):
            yield item
        elif item.type in ("xdata", "set", "bibnote", "control"):
            yield Problem(
                "entry-type", Message("bibtex-no-source", entry=item.type), name, item.line, item.key, "warning"
            )
        else:
            yield from _record(item)


def dump(records: Iterable[Record]) -> Iterator[str]:
    """Yield the header and then one entry a record, each ending in an empty line."""
    yield HEADER
    for record in records:
        yield reader.dump(to_entry(record)) + "\n"


def dump_bracketed(records: Iterable[Record]) -> Iterator[str]:
    """Yield the same, a supplied title in square brackets, for programs that know nothing of `title+an:origin`."""
    yield HEADER
    for record in records:
        entry = to_entry(record)
        if record.titles and record.titles[0].origin == "supplied":
            entry = replace(entry, fields={**entry.fields, "title": f"[{entry.fields['title']}]"})
        yield reader.dump(entry) + "\n"


def to_entry(record: Record) -> BibtexEntry:
    """Return the entry of a record: standard fields first, then ours."""
    values: dict[str, str] = {}
    kind = row_of(record.type)
    if kind.subtype:
        values["entrysubtype"] = kind.subtype
    _write_title(record, values)
    _write_contributors(record, values)
    if record.issued:
        values["date"] = record.issued.text
        if record.issued_origin:
            values["date" + _ORIGIN] = f'="{record.issued_origin}"'
    left = _write_fields(record, values)
    if record.language:
        values["language"] = latex.encode(record.language)
        values["langid"] = LANGIDS.get(record.language, latex.encode(record.language))
    if record.topics:
        values["keywords"] = ", ".join(record.topics)
    for extra in EXTRA:
        content = left if extra.attribute == "fields" else _content(record, extra, values)
        if content and content not in (Validity(), Wording()):
            values[extra.name] = extra_fields.dump(extra, content)
    return BibtexEntry(kind.biblatex, record.citekey, values)


def _write_title(record: Record, values: dict[str, str]) -> None:
    if not record.titles:
        return
    first = record.titles[0]
    main, subtitle = _apart(record)
    values["title"] = latex.encode(main)
    if subtitle:
        values["subtitle"] = latex.encode(subtitle)
    if _title_fits(first):
        values["title" + _ORIGIN] = f'="{first.origin}"'
        if first.lang != record.language:
            values["title" + _LANG] = f'="{first.lang}"'


def _apart(record: Record) -> tuple[str, str]:
    """Return a record's first title without its subtitle, and the subtitle where the record knows it."""
    whole, subtitle = record.titles[0].value, record.fields.get(_SUBTITLE, "")
    main = whole.removesuffix(f": {subtitle}") if subtitle else whole
    return (main, subtitle) if main and main != whole and _plain_line(whole) else (whole, "")


def _title_fits(first: Title) -> bool:
    """Whether the field `title` and its annotations say all of a title; else `kb-titles` holds it too."""
    tidy = first.value == " ".join(first.value.split()) and not (first.origin == "supplied" and take(first.value)[1])
    return tidy and not first.form and (first.lang.isalnum() or not first.lang)


def _write_contributors(record: Record, values: dict[str, str]) -> None:
    editors.dump(record.contributors, values, _ORIGIN)
    for role, field in ROLES.items():
        people = record.contributors_as(role)
        if people and field not in values:
            values[field] = names.dump(people)
            values[field + _ORIGIN] = f'="{people[0].origin}"'


def _write_fields(record: Record, values: dict[str, str]) -> list[tuple[str, str]]:
    """Write the CSL variables that BibLaTeX knows; return the others as (name, value)."""
    left: list[tuple[str, str]] = []
    for name, value in record.fields.items():
        row = biblatex_field(name, record.type)
        back = csl_variable(row.biblatex, record.type) if row else None
        plain = _plain_line(value) and not (row and row.verbatim and re.search(r"[\\{}]", value))
        if name == _SUBTITLE and "subtitle" in values:
            continue
        if (
            name == "issue"
            and plain
            and row
            and record.fields.get(_ISSUE) == value
            and biblatex_field(_ISSUE, record.type)
        ):
            continue  # the field `issue` alone leads back to both
        if name == _ISSUE and "issue" not in record.fields:
            row = None
        if row and row.biblatex in LISTED and row.biblatex not in values and back and back.csl == name and plain:
            values[row.biblatex] = lists.dump(row.biblatex, value, values.get("location", ""))
        elif row and row.biblatex not in values and back and back.csl == name and plain:
            values[row.biblatex] = value if row.verbatim else latex.encode(value)
        else:
            left.append((name, value))
    return left


def _plain_line(value: str) -> bool:
    return value == " ".join(value.split()) and value != "" and not re.search("[-–]-", value)


def _content(record: Record, extra: KbField, values: Mapping[str, str]) -> Any:
    """Return what one of our fields must hold; nothing where the standard fields already lead back to it."""
    content = getattr(record, extra.attribute)
    if extra.name == "kb-titles":
        return content[1:] if content and _title_fits(content[0]) else content
    if extra.name == "kb-contributors":
        return () if content == _standard_contributors(values, record.language) else content
    if extra.name == "kb-stage" and content == "signed":
        return ""
    return content


def _record(entry: BibtexEntry) -> Iterator[tuple[Record, int] | Problem]:
    problems: list[Problem] = []
    curated = PREFIX + "status" in entry.fields
    kind = csl_type(entry.type, entry.fields.get("entrysubtype", ""))
    language = _language(entry.fields)
    values: dict[str, Any] = {
        "citekey": entry.key,
        "type": kind,
        "status": "probable",
        "scope": "imported",
        "language": language,
        "titles": _titles(entry.fields, language, curated),
        "contributors": _standard_contributors(entry.fields, language),
        "fields": _fields(entry, kind, curated),
    }
    values |= _issued(entry, problems, values)
    if curated:
        values["topics"] = tuple(part.strip() for part in entry.fields.get("keywords", "").split(",") if part.strip())
    for extra in EXTRA:
        if extra.name in entry.fields:
            extra_fields.parse(extra, entry, values, problems)
    yield from problems
    yield Record(**values), entry.line


def _language(fields: Mapping[str, str]) -> str:
    for name in ("language", "langid"):
        value = fields.get(name, "").strip().casefold()
        if value:
            first = (re.findall(r"[^\W\d_]+", value) or [""])[0]
            return languages.named(value) or first[:8]
    return ""


def _titles(fields: Mapping[str, str], language: str, curated: bool) -> tuple[Title, ...]:
    origin = _annotation(fields, "title") or ("supplied" if curated else "stated")
    main = _text(fields.get("title", ""))
    if curated and origin == "supplied":
        main = take(main)[0]
    if curated and "kb-titles" in fields and not _annotation(fields, "title"):
        return ()
    language = fields.get("title" + _LANG, f'="{language}"').strip().lstrip("=").strip('"')
    subtitle = _text(fields.get("subtitle", ""))
    whole = ": ".join(part for part in (main, subtitle) if part)
    found = [Title(whole, language, origin)] if whole else []
    if short := _text(fields.get("shorttitle", "")):
        found.append(Title(short, language, origin, "short"))
    return tuple(found)


def _annotation(fields: Mapping[str, str], name: str) -> str:
    return fields.get(name + _ORIGIN, "").strip().lstrip("=").strip('"')


def _standard_contributors(fields: Mapping[str, str], language: str) -> tuple[Contributor, ...]:
    found: list[Contributor] = []
    for role, field in ROLES.items():
        groups = editors.roles(fields) if role == "editor" else [(field, role)]
        for name, group in groups:
            origin = _annotation(fields, name) or "stated"
            people = names.parse(fields.get(name, ""), group, language)
            found.extend(replace(person, origin=origin) for person in people)
    return tuple(found)


def _fields(entry: BibtexEntry, kind: str, curated: bool) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for name, raw in entry.fields.items():
        if name in _HANDLED or name.startswith(PREFIX) or (curated and "+an" in name) or name in ROLES.values():
            if name == "keywords" and not curated:
                found["keyword"] = _text(raw)
            elif name == "entrysubtype" and csl_type(entry.type, "") == kind and kind != raw:
                found[FOREIGN + name] = _text(raw)
            elif name == "subtitle" and _text(raw) and _text(entry.fields.get("title", "")):
                found[_SUBTITLE] = _text(raw)
            continue
        if editors.is_read(name, entry.fields):
            continue
        row = csl_variable(name, kind)
        value = raw.strip() if row and row.verbatim else _text(raw)
        if row and row.biblatex in LISTED:
            value = lists.read(name, entry.fields)
        if row and row.csl == "DOI" and not curated:
            value = identifiers.doi(value)
        if row and row.csl == "page":
            value = value.replace("--", "–").replace("–-", "–")
        if value:
            variable = row.csl if row else FOREIGN + ALIASES.get(name, name)
            taken = found.get(variable, value) != value  # `address` beside `location`: both are kept
            found[FOREIGN + name if taken else variable] = value
    if entry.type in TYPES_SAID:
        found.setdefault("genre", TYPES_SAID[entry.type])
    if "issue" not in found and _ISSUE in found:
        found["issue"] = found[_ISSUE]  # every style prints it; GOST tells вып. from №
    return MappingProxyType(found) if found else NO_FIELDS


def _text(raw: str) -> str:
    return " ".join(latex.decode(raw).split())


def _issued(entry: BibtexEntry, problems: list[Problem], values: dict[str, Any]) -> dict[str, Any]:
    """Read `date`, or the older year, month and day; a wrong date is a Problem and stays as a foreign field."""
    text = entry.fields.get("date", "").strip() or dates.of_parts(entry.fields)
    if not text:
        return {}
    found = edtf.find(text)
    if found:
        origin = _annotation(entry.fields, "date") or ("supplied" if dates.is_supplied(entry.fields) else "stated")
        return {"issued": found, "issued_origin": origin}
    problems.append(Problem("date", Message("bibtex-date", given=text[:60]), entry.file, entry.line, entry.key))
    return {"fields": MappingProxyType({**values["fields"], FOREIGN + "date": text})}
