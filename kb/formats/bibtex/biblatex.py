"""BibLaTeX entries to records and back, by the one map in `fieldmap`.

Standard fields carry what biblatex knows (manual 2.2.2, data annotations 3.7 for origins); the fields of `EXTRA`
carry the rest, so that `parse(dump(record))` gives the record again.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from typing import Any, BinaryIO

from kb.domain.clauses import Validity
from kb.domain.item_types import row_of
from kb.domain.records import EDITOR_GROUPS, Record
from kb.domain.titles import Title
from kb.domain.wording import Wording
from kb.errors import Problem
from kb.formats.bibtex import dates, editors, inheritance, latex, lists, names, reader
from kb.formats.bibtex import kb_fields as extra_fields
from kb.formats.bibtex.entry import LANG, ORIGIN, editor_counts, free_keywords, record_of, standard_contributors
from kb.formats.bibtex.fields import (
    EXTRA,
    FOREIGN,
    LANGIDS,
    LISTED,
    PREFIX,
    ROLES,
    KbField,
    biblatex_field,
    csl_variable,
)
from kb.formats.bibtex.reader import BibtexEntry
from kb.formats.name_lists import OTHERS
from kb.formats.supplied_titles import take
from kb.language.encodings import as_utf8
from kb.messages import Message

HEADER = "% Encoding: UTF-8. Written by `kb export`; the fields are explained in docs/data-model.md.\n\n"
_SUBTITLE = FOREIGN + "subtitle"
_ISSUE = FOREIGN + "issue"


def parse(
    stream: BinaryIO,
    name: str,
    beside: Sequence[tuple[BinaryIO, str]] = (),
    stored: Callable[[str], Record | None] | None = None,
) -> Iterator[tuple[Record, int] | Problem]:
    """Yield (record, line) for each entry of a BibLaTeX or BibTeX stream, and a Problem for each defect.

    `beside` are other streams whose entries may be parents of these, each with its name; `stored` finds a parent that
    none of them has.
    """
    known = (lambda key: _as_parent(stored(key))) if stored else None
    with as_utf8(stream, name) as text, closing(inheritance.collected([(text, name), *beside], known)) as parents:
        for item in reader.parse(text, name):
            if isinstance(item, Problem):
                yield item
            elif item.type in ("xdata", "set", "bibnote", "control"):
                if not (item.type == "xdata" and parents.get(item.key)):
                    message = Message("bibtex-no-source", entry=item.type)
                    yield Problem("entry-type", message, name, item.line, item.key, "warning")
            else:
                for whole in inheritance.completed(item, parents):
                    yield from [whole] if isinstance(whole, Problem) else record_of(whole)


def _as_parent(record: Record | None) -> BibtexEntry | None:
    """Return the entry of a record with BibLaTeX's own fields alone."""
    return _standard(to_entry(record)) if record else None


def _standard(entry: BibtexEntry) -> BibtexEntry:
    """Return an entry without data annotations and fields that only Derekköz knows."""
    fields = {name: value for name, value in entry.fields.items() if "+an" not in name and not name.startswith(PREFIX)}
    return replace(entry, fields=fields)


def dump(records: Iterable[Record]) -> Iterator[str]:
    """Yield the header and then one entry a record, each ending in an empty line."""
    yield HEADER
    for record in records:
        yield reader.dump(to_entry(record)) + "\n"


def dump_bracketed(records: Iterable[Record]) -> Iterator[str]:
    """Yield the same, a supplied title in square brackets, for programs that know nothing of `title+an:origin`."""
    yield HEADER
    for record in records:
        yield reader.dump(_bracketed(record)) + "\n"


def dump_plain(records: Iterable[Record]) -> Iterator[str]:
    """Yield what any reader of BibLaTeX knows: some give up an entry that has data annotations.

    Where a document was signed is its `venue`; its topics are taken for keywords in words, and left out as keys. Where
    a file lies in its archive no field of BibLaTeX says: it stands in `archivelocation`, which we read.
    """
    for record in records:
        entry = _standard(_bracketed(replace(record, topics=())))
        short = next((title.value for title in record.titles[1:] if title.form == "short"), "")
        beside = {
            "venue": entry.fields.get("venue") or latex.encode(record.signing_place),
            "shorttitle": latex.encode(short),
            "archivelocation": latex.encode(record.fields.get("archive_location", "")),
        }
        fields = {**entry.fields, **{name: value for name, value in beside.items() if value}}
        yield reader.dump(replace(entry, fields=fields)) + "\n"


def _bracketed(record: Record) -> BibtexEntry:
    entry = to_entry(record)
    if record.titles and record.titles[0].origin == "supplied":
        return replace(entry, fields={**entry.fields, "title": f"[{entry.fields['title']}]"})
    return entry


def to_entry(record: Record) -> BibtexEntry:
    """Return the entry of a record: standard fields first, then ours."""
    values: dict[str, str] = {}
    kind = row_of(record.type)
    if kind.subtype:
        values["entrysubtype"] = kind.subtype
    _write_title(record, values)
    _write_contributors(record, values)
    dates.write(record, values)
    left = _write_fields(record, values)
    if record.language:
        values["language"] = latex.encode(record.language)
        values["langid"] = LANGIDS.get(record.language, latex.encode(record.language))
    if keywords := (*record.topics, *free_keywords(record.fields)):
        values["keywords"] = ", ".join(keywords)
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
        values["title" + ORIGIN] = f'="{first.origin}"'
        if first.lang != record.language:
            values["title" + LANG] = f'="{first.lang}"'


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
    editors.dump(record, values, ORIGIN)
    for role, field in ROLES.items():
        people = record.contributors_as(role)
        if people and field not in values:
            more = " and others" if role in record.fields.get(OTHERS, "").split() else ""
            values[field] = names.dump(people) + more
            values[field + ORIGIN] = f'="{people[0].origin}"'


def _write_fields(record: Record, values: dict[str, str]) -> list[tuple[str, str]]:
    """Write the CSL variables that BibLaTeX knows; return the others as (name, value)."""
    left: list[tuple[str, str]] = []
    for name, value in record.fields.items():
        if name == OTHERS and set(value.split()) <= {role for role in ROLES if record.contributors_as(role)}:
            continue
        if name == EDITOR_GROUPS and value == editors.grouped(editor_counts(values, record.language)):
            continue
        if name == dates.LITERAL and not record.issued and dates.is_written(value):
            continue
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
        return () if content == standard_contributors(values, record.language) else content
    if extra.name == "kb-stage" and content == "signed":
        return ""
    return content
