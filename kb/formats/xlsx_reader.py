"""The first sheet of an Excel workbook (XLSX) to records: its rows are read as those of a table in CSV.

No library reads it: openpyxl refuses a whole workbook for an empty fill among its styles, which some programs write.
"""

import csv
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO, StringIO
from typing import Any, BinaryIO, Final

from lxml import etree

from kb.domain.records import Record
from kb.errors import Problem
from kb.formats import csv_reader
from kb.messages import Message

_LARGEST: Final = 64 << 20  # bytes of a part, unpacked
_STRINGS, _STYLES = "xl/sharedStrings.xml", "xl/styles.xml"
_BOOK, _LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_WHOLE: Final = re.compile(r"\d{1,15}\.0+|\d(?:\.\d{1,14})?E\+?1?\d")  # 2011.0, 9.7831614841E+12
_DAYS_BEGIN: Final = date(1899, 12, 30)  # Excel counts its days from here
_OF_DAYS: Final = frozenset((*range(14, 18), 22))  # the numbers of Excel's own forms of dates
_DAY_FORM: Final = re.compile(r"(?i)^(?=.*y)(?=.*[md])")


def parse(stream: BinaryIO, name: str) -> Iterator[tuple[Record, int] | Problem]:
    """Yield (record, row) for each row of the first sheet; a Problem where the file is no workbook."""
    try:
        text = _as_csv(BytesIO(stream.read()))
    except (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, KeyError, ValueError, EOFError, OSError) as error:
        yield Problem("syntax", Message("not-xlsx", cause=str(error).strip("'\".")[:80]), name)
        return
    yield from csv_reader.parse(BytesIO(text.encode()), name)


def _as_csv(data: BytesIO) -> str:
    """Return the first sheet in CSV, a line a row, so that lines of problems are rows of the sheet."""
    with zipfile.ZipFile(data) as archive:
        named = archive.namelist()
        first = _first_sheet(archive) or min(part for part in named if part.startswith("xl/worksheets/sheet"))
        strings = [_text(entry) for entry in _part(archive, _STRINGS)] if _STRINGS in named else []
        days = _day_styles(_part(archive, _STYLES)) if _STYLES in named else set()
        out = StringIO()
        writer = csv.writer(out, lineterminator="\n")
        written = 0
        for row in _part(archive, first).iterfind("{*}sheetData/{*}row"):
            cells = {_column(cell.get("r", "")): _value(cell, strings, days) for cell in row.iterfind("{*}c")}
            out.write("\n" * max(0, min(int(row.get("r", 0)), written + 1000) - written - 1))
            writer.writerow([cells.get(place, "") for place in range(max(cells, default=0) + 1)])
            written = max(written + 1, int(row.get("r", 0)))
        return out.getvalue()


def _first_sheet(archive: zipfile.ZipFile) -> str:
    """Return the part of the sheet that stands first, whatever its number; "" where no workbook tells it."""
    if not {_BOOK, _LINKS} <= set(archive.namelist()):
        return ""
    sheet = _part(archive, _BOOK).find("{*}sheets/{*}sheet")
    own = sheet.get(_ID, "") if sheet is not None else ""
    targets = {link.get("Id"): link.get("Target", "") for link in _part(archive, _LINKS)}
    return posixpath.join("/xl", targets[own]).lstrip("/") if own in targets else ""


def _part(archive: zipfile.ZipFile, name: str) -> Any:
    """Return the root of a part; a ValueError where it unpacks to more than a table of works can be."""
    with archive.open(name) as part:
        content = part.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise ValueError(f"{name} > {_LARGEST >> 20} MiB")
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))


def _column(reference: str) -> int:
    """Return the place of a column, A being 0: of at most the 16 384 that a sheet has."""
    place = 0
    for letter in re.match(r"[A-Z]{0,3}", reference)[0]:  # type: ignore[index]
        place = place * 26 + ord(letter) - 64
    return max(place - 1, 0)


def _value(cell: Any, strings: list[str], days: set[int]) -> str:
    """Return what a cell shows: its text, its number as it is typed, a day as 2021-01-01."""
    kind, text = cell.get("t", "n"), cell.findtext("{*}v") or ""
    if kind == "s":
        return strings[int(text)] if text else ""
    if kind == "inlineStr":
        return _text(cell)
    if kind == "n" and text and int(cell.get("s", 0)) in days:
        return (_DAYS_BEGIN + timedelta(days=int(float(text)))).isoformat()
    whole = kind == "n" and _WHOLE.fullmatch(text) and float(text).is_integer()
    return str(int(float(text))) if whole else " ".join(text.split())


def _text(element: Any) -> str:
    runs = (run.text or "" for run in element.iterfind(".//{*}t") if run.getparent().tag[-3:] != "rPh")
    return " ".join("".join(runs).split())


def _day_styles(styles: Any) -> set[int]:
    """Return the numbers of the cell styles that show a number as a day."""
    own = {
        int(form.get("numFmtId", 0))
        for form in styles.iterfind("{*}numFmts/{*}numFmt")
        if _DAY_FORM.match(form.get("formatCode", ""))
    }
    forms = [int(style.get("numFmtId", 0)) for style in styles.iterfind("{*}cellXfs/{*}xf")]
    return {place for place, form in enumerate(forms) if form in _OF_DAYS | own}
