"""Tables of works (CSV, or text with tabs) to records: each row an item of CSL-JSON, by the headings of its columns."""

import csv
import re
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO, Final

from kb.domain.records import Record
from kb.errors import Problem
from kb.formats import csl_item, csljson, marc_host, name_lists
from kb.formats.crosswalks import crosswalk, rows_of
from kb.formats.csl_item import NAME_ROLES
from kb.formats.csv_table import FORMULA
from kb.formats.made_keys import KeyMaker
from kb.formats.ris.tags import standard_number
from kb.language.encodings import text_lines
from kb.language.russian_names import surname_nominative
from kb.messages import Message

_COLUMNS: Final = {name: csl for csl, names in rows_of("column", "columns").items() for name in names.split(", ")}
_UNREAD: Final = frozenset(crosswalk("columns")["unread"].split(", "))
_IN_GENITIVE: Final = crosswalk("columns")["edited by"].split(", ")  # the words that names in the genitive follow
_IN_NOMINATIVE: Final = crosswalk("columns")["editor"].split(", ")
_TYPES: Final = {word: csl for csl, words in rows_of("type", "columns").items() for word in words.split(", ")}
_GUARDED: Final = re.compile(rf'="(.*)"|\'(?=[{re.escape("".join(FORMULA))}])(.*)', re.DOTALL)  # ="12-19"
_NUMBER_OF_A_PERSON: Final = re.compile(r" \(\d+\)(?=;|$)")  # Grieves, Martin (57199999999); as Scopus has them
_IN_OWN_WORDS: Final = re.compile(r"(\S.*); \[(.+)\]")  # a translated title, and the one in the work's own language
_ON_LINES: Final = ("note", "abstract", "annote")
_LARGEST: Final = 1 << 20  # signs of a cell
_TAG: Final = re.compile(r"</?(?:p|br|div|span|strong|em|ul|ol|li|blockquote)\b[^>]*>")


def parse(stream: BinaryIO, name: str) -> Iterator[tuple[Record, int] | Problem]:
    """Yield (record, line) for each row; a Problem where no heading says which column holds the titles."""
    with text_lines(stream, name) as lines:
        if isinstance(lines, Problem):
            yield lines
            return
        first = next((line for line in lines if line.strip()), "")
        if not first:
            return
        csv.field_size_limit(_LARGEST)
        between = max(";\t,", key=re.sub('"[^"]*"', "", first).count)
        headings = [cell.strip() for cell in next(csv.reader([first], delimiter=between))]
        columns = _columns(headings)
        if "title" not in columns:
            yield Problem("columns", Message("table-no-title", columns=tuple(headings)), name, 1)
            return
        rows = csv.reader((f"{line}\n" for line in lines), delimiter=between)
        yield from _records(rows, headings, columns, name)


def _records(
    rows: Any, headings: Sequence[str], columns: Sequence[str], name: str
) -> Iterator[tuple[Record, int] | Problem]:
    keys = KeyMaker()
    try:
        for row in rows:
            item = _item([_cell(text) for text in row], headings, columns)
            if not item:
                continue
            item.setdefault("id", keys.key(csljson.for_key(item)))
            for read in csljson.records_of([item], name):
                line = rows.line_num + 1
                yield read._replace(line=line) if isinstance(read, Problem) else (read[0], line)
    except csv.Error as error:
        yield Problem("syntax", Message("table-row", cause=str(error)), name, rows.line_num + 1)


def _columns(headings: Sequence[str]) -> list[str]:
    """Return what each column holds: a variable, "" for what is not read, else a field named by the heading."""
    named = [heading.casefold().replace("_", " ") for heading in headings]
    known = [_of_heading(heading) for heading in named]
    if "author full names" in named and "authors" in named:  # of Scopus, which names the database its source
        known[named.index("authors")] = "x-authors"
        known = ["source" if name == "source" else csl for name, csl in zip(named, known, strict=True)]
    if "item type" in named:  # of Zotero, which names what holds a decision or an act by words of its own
        known = [
            "container-title" if name in ("reporter", "code") else csl for name, csl in zip(named, known, strict=True)
        ]
    if "type" not in known and "genre" in known:
        known[known.index("genre")] = "type"
    return known


def _of_heading(heading: str) -> str:
    if heading in _COLUMNS or heading in _UNREAD or not heading:
        return _COLUMNS.get(heading, "")
    several = [_COLUMNS.get(part.strip(), "") for part in heading.split("/")]
    if len(several) > 1 and all(several):  # journal / publisher
        return "/".join(several)
    return "x-" + "-".join(re.findall(r"\w+", heading))


def _cell(text: str) -> str:
    match = _GUARDED.fullmatch(text.strip())
    return ((match[1] or match[2] or "") if match else text).strip()


def _item(row: Sequence[str], headings: Sequence[str], columns: Sequence[str]) -> dict[str, Any]:
    """Return the item of CSL-JSON that a row is; {} for an empty one."""
    values: dict[str, str] = {}
    for column, text in zip(columns, row, strict=False):
        if column and text:
            values[column] = f"{values[column]}; {text}" if column in values else text
    kind = values.pop("type", "")
    if translated := _IN_OWN_WORDS.fullmatch(values.get("title", "")):
        values |= {"title": translated[1], "x-title": translated[2]}
    item: dict[str, Any] = dict(_placed(values, _type(kind, values)))
    if not item:
        return {}
    for role in NAME_ROLES:
        if role in item:
            item[role] = _people(item[role])
    for name in ("title", "container-title"):
        if name in item and "editor" not in item:
            item |= _edited(name, item[name])
    item["type"] = _type(kind, values) or kind
    return item


def _edited(name: str, text: str) -> dict[str, Any]:
    """Return a title without the editors that stand behind a stroke (Реки / ред. Е. Тау), and these; else nothing."""
    bare, _stroke, statement = text.partition(" / ")
    for words, family in ((_IN_GENITIVE, surname_nominative), (_IN_NOMINATIVE, str)):
        begin = next((word for word in words if statement.casefold().startswith(f"{word} ")), "")
        people = name_lists.parted(statement[len(begin) :].strip()).names if begin else ()
        if people and all(name_lists.with_initials(person) or ", " in person for person in people):
            parts = (name_lists.inverted(person).partition(", ") for person in people)
            return {
                name: bare.strip(),
                "editor": [{"family": family(last), "given": first} for last, _, first in parts],
            }
    return {}


def _type(kind: str, values: dict[str, str]) -> str:
    """Return the type that a word means, or what the values are of where there is none; "" for an unknown word."""
    if kind:
        return _TYPES.get(kind.casefold().strip(), "") or csl_item.type_of(kind)
    if {"issue", "ISSN"} & values.keys() and any(name.startswith("container-title") for name in values):
        return "article-journal"
    if "container-title" in values:
        return "chapter" if {"publisher", "ISBN"} & values.keys() else "article-journal"
    house = any(name in ("ISBN", "publisher") or "/" in name for name in values)
    return "book" if house else "webpage" if "URL" in values else "document"


def _placed(values: dict[str, str], kind: str) -> Iterator[tuple[str, Any]]:
    """Yield the variables of a row: dates, pages and keywords in the form of CSL."""
    within = kind not in ("book", "thesis", "report", "collection")
    for name, text in values.items():
        extent = marc_host.extent(text) if name == "page" else {}
        if name in ("ISSN/ISBN", "ISBN/ISSN"):
            yield standard_number(text, kind), text
        elif "/" in name:
            yield (
                next(part for part in name.split("/") if within == part.startswith("container") or part == "title"),
                text,
            )
        elif name == "year" and "issued" not in values:
            yield "issued", {"raw": text}
        elif name in ("issued", "accessed"):
            yield name, {"raw": text}
        elif extent and "EP" not in extent and not text[:1].isalpha():
            yield "number-of-pages", extent["SP"][0]
        elif extent:
            yield "page", "–".join(end[0] for end in extent.values())
        elif name == "page-first":
            yield "page", "–".join(filter(None, (text, values.get("page-last", ""))))
        elif name == "keyword":
            yield name, ", ".join(part.strip() for part in text.split(";"))
        elif name not in ("year", "page-last"):
            yield name, _TAG.sub(" ", text) if name in _ON_LINES else text


def _people(text: str) -> list[Any]:
    """Return names as CSL has them; in a list where others have commas, one without is a body's."""
    plain, others = name_lists.without_others(_NUMBER_OF_A_PERSON.sub("", text))
    names = [name_lists.family_first(name) for name in name_lists.parted(plain).names]
    with_commas = any("," in name for name in names)
    people: list[Any] = []
    for name in names:
        family, comma, first = name.partition(",")
        if comma:
            people.append({"family": family.strip(), "given": first.strip()})
        else:
            people.append({"literal": name} if with_commas or name_lists.is_body(name) else name)
    return [*people, {"literal": "others"}] if others else people
