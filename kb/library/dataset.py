"""The collection as a dataset in a folder: for programs, spreadsheets and archives, with what is needed to cite it.

What users imported, tagged and noted is no part of it.
"""

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kb import __version__
from kb.domain.formats import named, serving
from kb.domain.licence import DATA, STATEMENT
from kb.domain.records import Record
from kb.domain.states import IMPORTED
from kb.errors import KbError, writing_file
from kb.formats import jsonl, sqlite_file
from kb.formats.sqlite_file import FileTable
from kb.library import formats
from kb.library.dataset_tables import TABLES, DataTable, Row
from kb.library.session import Library

TITLE = "Derekköz: sources on the sovereignty of Kazakhstan and its relations with Russia"
ABOUT = ("Bibliographic records of what a thesis on Kazakhstan's sovereignty cites, and treaties, laws and "
         "documents of Kazakhstan and Russia from 1990 on. Every value has its origin and its evidence.")  # fmt: skip
DATABASE, LINES, SKOS, PACKAGE, SUMS = "derekkoz.db", "records.jsonl", "topics.ttl", "datapackage.json", "SHA256SUMS"
TOPICS = "urn:derekkoz:topics"  # the address of the scheme where no public one is set; a topic's is below it
_SQL = {"string": "TEXT", "integer": "INTEGER", "boolean": "INTEGER"}


def write(library: Library, folder: Path, date: str = "") -> dict[str, str]:
    """Write the dataset; return the SHA-256 of each file by name. `date` is the day of its making, default today's.

    Raises KbError where the folder holds anything but an older dataset, or cannot be written.
    """
    day = date or datetime.now(UTC).date().isoformat()
    records = [record for record in library.records.every() if record.scope != IMPORTED]
    rows = {table.name: list(table.rows(records, library.vocabulary)) for table in TABLES}
    kept = {record.citekey for record in records}
    rows["relations"] = [row for row in rows["relations"] if row[3] in kept]
    with writing_file(folder):
        _prepare(folder)
        for name, text in _texts(library, records, rows, day):
            (folder / name).write_bytes(text.encode())
        columns = {
            of.name: tuple((column.name, _SQL[column.kind], column.refers) for column in of.columns) for of in TABLES
        }
        tables = (FileTable(of.name, columns[of.name], of.key, rows[of.name]) for of in TABLES)
        sqlite_file.write(folder / DATABASE, tables)
        package = json.dumps(_package(folder, rows, day), ensure_ascii=False, indent=2)
        (folder / PACKAGE).write_text(package + "\n", "utf-8")
        sums = {path.name: _sum(path) for path in sorted(folder.iterdir()) if path.name != SUMS}
        (folder / SUMS).write_text("".join(f"{digest}  {name}\n" for name, digest in sums.items()), "utf-8")
    return sums


def citation(day: str) -> str:
    """Return the file CITATION.cff (1.2.0) of the dataset made on a day."""
    licences = "".join(f"  - {licence.id}\n" for licence in DATA)
    return (
        f"cff-version: 1.2.0\nmessage: Please cite the data by this entry.\ntype: dataset\ntitle: >-\n  {TITLE}\n"
        f"abstract: >-\n  {ABOUT}\nauthors:\n  - name: Derekköz maintainers\nversion: {__version__}\n"
        f"date-released: {day}\nlicense:\n{licences}keywords:\n  - Kazakhstan\n  - Russia\n  - treaties\n"
        "  - bibliography\n"
    )


def _texts(library: Library, records: list[Record], rows: dict[str, list[Row]], day: str) -> Iterator[tuple[str, str]]:
    yield LINES, "".join(jsonl.dump(records))
    for table in TABLES:
        yield f"{table.name}.csv", _csv(table, rows[table.name])
    turtle, topics = named("turtle", serving("topics")), library.vocabulary.topics.values()
    yield SKOS, formats.text(turtle, "topics", topics, _scheme(library))
    yield "metadata.json", json.dumps(_datasette(), ensure_ascii=False, indent=2) + "\n"
    yield "CITATION.cff", citation(day)
    licences = "".join(f"- [{licence.name}]({licence.url}) ({licence.id}): {licence.holds_for}\n" for licence in DATA)
    yield "LICENSE.md", f"# Licence\n\n{STATEMENT}\n\n{licences}"
    yield "README.md", _readme(rows, len(records), day)


def _scheme(library: Library) -> str:
    site = library.settings.public_url
    return f"{site}/topics" if site else TOPICS


def _prepare(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    old = folder / SUMS
    ours = {line.split("  ", 1)[1] for line in old.read_text("utf-8").splitlines()} | {SUMS} if old.is_file() else set()
    others = sorted(path.name for path in folder.iterdir() if path.name not in ours)
    if others:
        raise KbError("dataset-folder-used", path=str(folder), name=others[0])
    for name in ours:
        (folder / name).unlink(missing_ok=True)


def _csv(table: DataTable, rows: Iterable[Row]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(column.name for column in table.columns)
    writer.writerows(rows)
    return out.getvalue()


def _datasette() -> dict[str, Any]:
    """Return what datasette shows of the file: `datasette derekkoz.db -m metadata.json`."""
    tables = {
        table.name: {"description": table.about, "columns": {column.name: column.about for column in table.columns}}
        for table in TABLES
    }
    about = {"title": TITLE, "description": f"{ABOUT} {STATEMENT}", "license": DATA[1].name, "license_url": DATA[1].url}
    return {**about, "databases": {"derekkoz": {"tables": tables}}}


def _package(folder: Path, rows: dict[str, list[Row]], day: str) -> dict[str, Any]:
    """Return the descriptor of a data package (Frictionless, tabular data resources)."""
    resources = [
        {
            "name": table.name.replace("_", "-"), "path": f"{table.name}.csv", "profile": "tabular-data-resource",
            "description": table.about, "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
            "bytes": (folder / f"{table.name}.csv").stat().st_size,
            "hash": f"sha256:{_sum(folder / f'{table.name}.csv')}",
            "schema": _schema(table),
        }
        for table in TABLES
    ]  # fmt: skip
    licences = [{"name": licence.id, "path": licence.url, "title": licence.name} for licence in DATA]
    return {
        "profile": "tabular-data-package", "name": "derekkoz", "title": TITLE, "description": ABOUT,
        "version": __version__, "created": f"{day}T00:00:00Z", "licenses": licences, "resources": resources,
        "count_of_records": len(rows["records"]),
    }  # fmt: skip


def _schema(table: DataTable) -> dict[str, Any]:
    keys = {other.name: other.key[0] for other in TABLES}
    fields = [{"name": column.name, "type": column.kind, "description": column.about} for column in table.columns]
    foreign = [
        {"fields": name, "reference": {"resource": refers.replace("_", "-"), "fields": keys[refers]}}
        for name, _about, _kind, refers in table.columns if refers
    ]  # fmt: skip
    schema: dict[str, Any] = {"fields": fields, "primaryKey": list(table.key), "missingValues": []}
    return schema | ({"foreignKeys": foreign} if foreign else {})


def _readme(rows: dict[str, list[Row]], records: int, day: str) -> str:
    lines = [f"# {TITLE}", "", ABOUT, "", f"Version {__version__}, {day}: {records} records.", "", STATEMENT, ""]
    lines += [f"- `{LINES}`: a record a line with all its evidence, nothing left out",
              f"- `{DATABASE}`: the tables below in one SQLite file: `datasette {DATABASE} -m metadata.json`",
              f"- `{SKOS}`: the thesaurus as SKOS", f"- `{PACKAGE}`: the tables as a Frictionless data package",
              f"- `{SUMS}`: `sha256sum -c {SUMS}`", "", "| table | rows | a row is |", "|---|---:|---|"]  # fmt: skip
    lines += [f"| `{table.name}.csv` | {len(rows[table.name])} | {table.about} |" for table in TABLES]
    return "\n".join([*lines, ""])


def _sum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
