"""Our own BibLaTeX fields (`fieldmap.EXTRA`) to values and back."""

from operator import attrgetter
from typing import Any, cast

from kb.domain import edtf
from kb.domain.citekeys import manuscript_name
from kb.domain.clauses import Validity, iso_duration
from kb.domain.instruments import Instrument
from kb.domain.languages import FIRST, LANGUAGES
from kb.domain.prose import Prose, divided, joined
from kb.domain.records import ListNumber
from kb.domain.titles import Title
from kb.domain.wording import Wording
from kb.errors import KbError, Problem, cause_of
from kb.formats.bibtex import rows
from kb.formats.bibtex.fields import KbField
from kb.formats.bibtex.reader import BibtexEntry
from kb.formats.jsonl import LISTS, SINGLE
from kb.messages import Message

_PROSE = ("note", "reason", "against")
DATES, FLAGS, DURATIONS = {"date", "withdrawn", "read"}, {"checked", "prevails"}, {"duration", "prolonged_by"}


def dump(extra: KbField, content: Any) -> str:
    """Write the content of one field."""
    if extra.name == "kb-fields":
        return rows.dump(content)
    if isinstance(content, str):
        return content
    if extra.name == "kb-numbers":
        return ", ".join(f"{place.manuscript}: {place.number}" if place.manuscript else f"{place.number}"
                         for place in content)  # fmt: skip
    if isinstance(content, Wording | Validity):
        return rows.dump(_wording_rows(content) if isinstance(content, Wording) else [_cells(extra, content)])
    if extra.name == "kb-remarks":
        return rows.dump(row for wording in content for row in _wording_rows(wording, every=True))
    return rows.dump(_cells(extra, item) for item in content)


def _wording_rows(wording: Wording, every: bool = False) -> list[tuple[str, str]]:
    """Return a row a language; with `every` the first language has one also where it has no text, as a beginning."""
    return [(lang, wording[lang]) for lang in LANGUAGES if wording[lang] or (every and lang == FIRST)]


def _cells(extra: KbField, item: Any) -> list[str]:
    return [_where(item) if name == "where" else _cell(attrgetter(name)(item)) for name in extra.cells]


def _where(item: Any) -> str:
    """Return a place as section:line, after its manuscript where that is not the file's own: name/section:line.

    The section stands alone where the line is not known.
    """
    place = f"{item.section}:{item.line}" if item.line else item.section
    return f"{item.manuscript}/{place}" if item.manuscript or "/" in item.section else place


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, Prose):
        return value.line
    if isinstance(value, edtf.Edtf):
        return value.text
    if isinstance(value, tuple):
        return joined(value)
    return "" if value is None or value == 0 else str(value)


def parse(extra: KbField, entry: BibtexEntry, values: dict[str, Any], problems: list[Problem]) -> None:
    """Read one field of an entry into `values`; what does not fit becomes a Problem."""
    raw = entry.fields[extra.name]
    try:
        values[extra.attribute] = _parsed(extra, raw, values)
    except (KbError, ValueError, TypeError) as error:
        cells = " | ".join(extra.cells) or Message("list-numbers" if extra.name == "kb-numbers" else "one-value")
        message = Message("kb-field", field=extra.name, cause=cause_of(error), cells=cells)
        problems.append(Problem("field", message, entry.file, entry.line, entry.key))


def _parsed(extra: KbField, raw: str, values: dict[str, Any]) -> Any:
    if not extra.cells:
        if extra.name == "kb-numbers":
            return tuple(_list_number(part) for part in raw.split(",") if part.strip())
        return raw.strip()
    table = rows.parse(raw)
    if extra.name == "kb-fields":
        return {**values["fields"], **{row[0]: _second(row) for row in table}}
    if extra.name == "kb-cited-for":
        return _wordings(table)[0] if table else Wording()
    if extra.name == "kb-remarks":
        return tuple(_wordings(table))
    if extra.name == "kb-term":
        return _item(extra, table[0]) if table else Validity()
    items = tuple(_item(extra, row) for row in table)
    if extra.name == "kb-titles":
        return cast(tuple[Title, ...], values["titles"]) + items
    return items


def _list_number(text: str) -> ListNumber:
    """Read `125`, a number of the file's own manuscript, or `name: 125`."""
    manuscript, _, number = text.rpartition(":")
    if not (number.strip().isascii() and number.strip().isdecimal()):
        raise KbError("not-a-number", given=text.strip()[:40])
    return ListNumber(manuscript_name(manuscript.strip()), int(number))


def _second(row: list[str]) -> str:
    return row[1] if len(row) > 1 else ""


def _wordings(table: list[list[str]]) -> list[Wording]:
    groups: list[dict[str, str]] = []
    for row in table:
        lang, text = row[0], _second(row)
        if lang not in LANGUAGES:
            raise KbError("kb-field-language", given=lang[:20])
        if not groups or lang == FIRST or lang in groups[-1]:
            groups.append({})
        groups[-1][lang] = text
    return [Wording(**group) for group in groups]


def _item(extra: KbField, row: list[str]) -> Any:
    if len(row) > len(extra.cells):
        raise KbError("kb-field-cells", count=len(row), row=row[0][:30], most=len(extra.cells))
    cells: dict[str, Any] = dict(zip(extra.cells, row, strict=False))
    for name in DATES & cells.keys():
        cells[name] = edtf.parse(cells[name]) if cells[name] else None
    if "where" in cells:
        manuscript, slash, place = cells["where"].partition("/")
        manuscript, place = (manuscript, place) if slash else ("", manuscript)
        section, _, line = place.partition(":")
        del cells["where"]
        cells |= {"section": section, "line": int(line or 0), "manuscript": manuscript_name(manuscript)}
    if act := {name.removeprefix("act."): cells.pop(name) for name in extra.cells if name in cells and "act." in name}:
        cells["act"] = Instrument(**act)
    if "variants" in cells:
        cells["variants"] = divided(cells["variants"])
    for name in cells.keys() & set(_PROSE):
        cells[name] = Prose.parse(cells[name])
    for name in DURATIONS & cells.keys():
        cells[name] = iso_duration(cells[name])
    for name in FLAGS & cells.keys():
        cells[name] = cells[name] == "yes"
    return {**LISTS, **SINGLE}[extra.attribute](**cells)
