"""Manuscripts in the store: what each is, its reference list, its citations. Values come back, never rows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, delete, exists, or_, select
from sqlalchemy.sql import ColumnElement

from kb.domain.collection import ManuscriptContents
from kb.domain.languages import LANGUAGES
from kb.domain.manuscripts import (
    COLLECTION,
    IMPORTED,
    Citation,
    ListEntry,
    Locator,
    Manuscript,
    Section,
    default_manuscript,
)
from kb.domain.wording import Wording
from kb.store import tables
from kb.store.batches import insert_rows
from kb.store.engine import Engine, reading
from kb.store.prepared import PreparedQuery

_COLUMNS = tables.manuscripts.c
_ORIGINS = PreparedQuery(select(_COLUMNS.id, _COLUMNS.origin).order_by(_COLUMNS.id))
Words = Mapping[tuple[str, str], Wording]


def default(connection: Connection) -> str:
    """Return the name of the manuscript whose numbers a record shows where none is asked for; "" where there is none.

    That is the collection's, else the only one (`kb.domain.manuscripts.default_manuscript`).
    """
    manuscript = default_manuscript(Manuscript(**row) for row in _ORIGINS.rows(connection))
    return manuscript.id if manuscript else ""


def every(engine: Engine) -> tuple[Manuscript, ...]:
    """Return all manuscripts, the collection's first, then by name."""
    with reading(engine) as connection:
        rows = connection.execute(select(tables.manuscripts).order_by(tables.manuscripts.c.id)).mappings().all()
        words = _wordings(connection)
        sections: defaultdict[str, list[Section]] = defaultdict(list)
        order = (tables.sections.c.manuscript, tables.sections.c.position)
        for row in connection.execute(select(tables.sections).order_by(*order)):
            known = words[row.manuscript]
            name, about = (known.get((row.id, role), Wording()) for role in ("name", "about"))
            sections[row.manuscript].append(Section(row.id, row.line, name, about))
    manuscripts = [_manuscript(dict(row), words[row["id"]], tuple(sections[row["id"]])) for row in rows]
    return tuple(sorted(manuscripts, key=lambda manuscript: manuscript.origin != COLLECTION))


def entries(engine: Engine, manuscript: str) -> list[ListEntry]:
    """Return the reference list of a manuscript, by number."""
    columns = tables.list_entries.c
    query = select(columns.number, columns.printed, tables.records.c.citekey, columns.said_by).outerjoin(tables.records)
    query = query.where(columns.manuscript == manuscript).order_by(columns.number)
    with reading(engine) as connection:
        rows = connection.execute(query)
        return [ListEntry(row.number, row.printed, row.citekey or "", row.said_by) for row in rows]


def citations(
    engine: Engine, manuscript: str, number: int | None = None, section: str = ""
) -> list[tuple[Citation, str]]:
    """Return (citation, citekey) in the order of the text; the citekey is "" where no record has the number."""
    columns, entry = tables.citations.c, tables.list_entries.c
    wanted = [columns.manuscript == manuscript]
    wanted += [columns.number == number] if number is not None else []
    wanted += [columns.section == section] if section else []
    same = (entry.manuscript == columns.manuscript) & (entry.number == columns.number)
    query = select(tables.citations, tables.records.c.citekey).outerjoin(tables.list_entries, same)
    query = query.outerjoin(tables.records, tables.records.c.id == entry.record_id).where(*wanted)
    with reading(engine) as connection:
        locators = _locators(connection, wanted)
        rows = connection.execute(query.order_by(columns.position)).mappings().all()
    return [(_citation(dict(row), tuple(locators[row["position"]])), row["citekey"] or "") for row in rows]


def numbered_by(engine: Engine, files: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the manuscripts of which each of these files said a number, by name."""
    entry = tables.list_entries.c
    query = select(entry.said_by, entry.manuscript).where(entry.said_by.in_(list(files))).distinct()
    manuscripts: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    with reading(engine) as connection:
        for file, manuscript in connection.execute(query.order_by(entry.said_by, entry.manuscript)):
            manuscripts[file] += (manuscript,)
    return manuscripts


def ensure(connection: Connection, sources: Mapping[str, str]) -> None:
    """Make the manuscripts of these names that are not there yet; each name comes with the file that brings it."""
    known = set(connection.execute(select(tables.manuscripts.c.id)).scalars())
    rows = [_row(Manuscript(name, source=file)) for name, file in sources.items() if name not in known]
    insert_rows(connection, tables.manuscripts, rows)


def write(connection: Connection, contents: ManuscriptContents) -> None:
    """Write a manuscript with its sections and citations in place of what is stored; its list entries stay."""
    manuscript = contents.manuscript
    ensure(connection, {manuscript.id: manuscript.source})
    table = tables.manuscripts
    connection.execute(table.update().where(table.c.id == manuscript.id).values(**_row(manuscript)))
    clear(connection, [manuscript.id])
    sections = [
        {"manuscript": manuscript.id, "position": position, "id": part.id, "line": part.line}
        for position, part in enumerate(manuscript.sections)
    ]
    insert_rows(connection, tables.sections, sections)
    insert_rows(connection, tables.manuscript_wordings, _wording_rows(manuscript))
    _write_citations(connection, contents)


def forget_collection(connection: Connection) -> None:
    """Take the collection's manuscripts out with all that comes of its data; one that a record names stays, bare."""
    columns = tables.manuscripts.c
    ours = list(connection.execute(select(columns.id).where(columns.origin == COLLECTION)).scalars())
    clear(connection, ours)
    delete_unnamed(connection, columns.id.in_(ours))
    left = tables.manuscripts.update().where(columns.id.in_(ours))
    connection.execute(left.values(origin=IMPORTED, last_number=0, numbering="", label_origin="", language=""))


def forget_bare(connection: Connection) -> None:
    """Delete the manuscripts that files of records brought by name alone and that no record names any more."""
    cites = exists().where(tables.citations.c.manuscript == _COLUMNS.id)
    by_name_alone = (_COLUMNS.origin == IMPORTED, _COLUMNS.language == "", _COLUMNS.last_number == 0, ~cites)
    delete_unnamed(connection, *by_name_alone)


def delete_unnamed(connection: Connection, *which: "ColumnElement[bool]") -> None:
    """Delete those of some manuscripts that no record names."""
    name = tables.manuscripts.c.id
    places = (tables.list_entries.c.manuscript, tables.mentions.c.manuscript, tables.evidence.c.manuscript)
    named = or_(*(exists().where(place == name) for place in places))
    connection.execute(delete(tables.manuscripts).where(*which, ~named))


def clear(connection: Connection, manuscripts: list[str]) -> None:
    """Take the sections, wordings and citations of manuscripts out; their lists stay."""
    for table in (tables.citation_locators, tables.citations, tables.manuscript_wordings, tables.sections):
        connection.execute(delete(table).where(table.c.manuscript.in_(manuscripts)))


def _row(manuscript: Manuscript) -> dict[str, Any]:
    names = ("id", "language", "last_number", "numbering", "label_origin", "origin", "source")
    return {name: getattr(manuscript, name) for name in names}


def _wording_rows(manuscript: Manuscript) -> list[dict[str, Any]]:
    wordings = [("", "label", manuscript.label), ("", "note", manuscript.note)]
    wordings += [(part.id, role, words) for part in manuscript.sections for role, words in
             (("name", part.name), ("about", part.about))]  # fmt: skip
    return [
        {"manuscript": manuscript.id, "section": section, "role": role, "lang": lang, "text": text}
        for section, role, words in wordings
        for lang in LANGUAGES
        if (text := words[lang])
    ]


def _write_citations(connection: Connection, contents: ManuscriptContents) -> None:
    name = contents.manuscript.id
    items = [
        {"manuscript": name, "position": position, "number": item.number, "key": item.key, "section": item.section,
         "line": item.line, "raw": item.raw, "ambiguous": int(item.ambiguous)}
        for position, item in enumerate(contents.citations)
    ]  # fmt: skip
    locators = [
        {"manuscript": name, "citation": citation, "position": position, "label": locator.label, "value": locator.value}
        for citation, item in enumerate(contents.citations)
        for position, locator in enumerate(item.locators)
    ]
    insert_rows(connection, tables.citations, items)
    insert_rows(connection, tables.citation_locators, locators)


def _wordings(connection: Connection) -> Mapping[str, Words]:
    """Return what is said of each manuscript and section, by (section, role)."""
    texts: defaultdict[str, defaultdict[tuple[str, str], dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for row in connection.execute(select(tables.manuscript_wordings)):
        if row.lang in LANGUAGES:
            texts[row.manuscript][row.section, row.role][row.lang] = row.text
    wordings: defaultdict[str, Words] = defaultdict(dict)
    for name, known in texts.items():
        wordings[name] = {place: Wording(**words) for place, words in known.items()}
    return wordings


def _manuscript(row: Mapping[str, Any], words: Words, sections: tuple[Section, ...]) -> Manuscript:
    label, note = (words.get(("", role), Wording()) for role in ("label", "note"))
    return Manuscript(**row, label=label, note=note, sections=sections)


def _locators(connection: Connection, wanted: Iterable["ColumnElement[bool]"]) -> Mapping[int, list[Locator]]:
    part, citation = tables.citation_locators.c, tables.citations.c
    same = (part.manuscript == citation.manuscript) & (part.citation == citation.position)
    query = select(part.citation, part.label, part.value).join(tables.citations, same).where(*wanted)
    locators: defaultdict[int, list[Locator]] = defaultdict(list)
    for row in connection.execute(query.order_by(part.citation, part.position)):
        locators[row.citation].append(Locator(row.label, row.value))
    return locators


def _citation(row: Mapping[str, Any], locators: tuple[Locator, ...]) -> Citation:
    names = ("number", "section", "line", "raw", "key")
    return Citation(**{name: row[name] for name in names}, locators=locators, ambiguous=bool(row["ambiguous"]))
