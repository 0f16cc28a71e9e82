"""Scores what is read of reference lists: entries found, and fields right of fields wanted.

A folder of lists holds `NAME.txt`, a list as printed, and `NAME.jsonl`, its entries: a JSON object a line with `n`,
`type` (article, book, chapter, law, treaty, thesis, archive, web), `lang`, `author` ([family, given] each), `title`,
`place`, `publisher`, `year`, `date`, `numpages`, `pages`, `volume`, `issue`, `container`, `url`, `accessed`, `others`
and further ones of `NAMES`. A name in `unsure` is not scored.
"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from kb.manuscript.reference_list.works import ListedWork, read_list

NAMES = {
    "title": "title", "place": "publisher-place", "publisher": "publisher", "numpages": "number-of-pages",
    "pages": "page", "volume": "volume", "issue": "issue", "container": "container-title", "url": "URL",
    "accessed": "accessed", "edition": "edition", "doi": "DOI", "isbn": "ISBN", "number": "number", "genre": "genre",
    "date": "issued",
    "note": "note", "parttitle": "volume-title", "origlang": "x-origlanguage",
    "series": "collection-title", "archive": "archive", "shelfmark": "archive_location",
}  # fmt: skip
TYPES = {
    "article-journal": "article", "article-newspaper": "article", "paper-conference": "chapter", "webpage": "web",
    "legislation": "law", "regulation": "law", "manuscript": "archive",
}  # fmt: skip
PEOPLE = {
    "author": "author",
    "editor": "editor",
    "compiler": "compiler",
    "translator": "translator",
    "hostauthor": "container-author",
}


class Score(NamedTuple):
    """Fields right and wanted, entries found whole and wanted, and each field that is not right."""

    right: int
    wanted: int
    found: int
    entries: int
    wrong: tuple[str, ...]

    def with_more(self, other: "Score") -> "Score":
        """Return what two scores are together."""
        right, wanted, found, entries, wrong = other
        return Score(
            self.right + right, self.wanted + wanted, self.found + found, self.entries + entries, self.wrong + wrong
        )

    @property
    def fields(self) -> float:
        """The share of fields that are right."""
        return self.right / self.wanted if self.wanted else 1.0


NOTHING = Score(0, 0, 0, 0, ())


def lists_in(folder: Path) -> Iterator[tuple[str, str, list[dict[str, Any]]]]:
    """Yield name, text and right values of each list in a folder."""
    for path in sorted(folder.glob("*.jsonl")):
        entries = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
        yield path.stem, path.with_suffix(".txt").read_text("utf-8"), entries


def score(text: str, entries: list[dict[str, Any]], name: str = "") -> Score:
    """Return the score of one list; an entry is found where one that was read begins with its author or its title."""
    works = list(read_list(text).works)
    total = Score(0, 0, 0, len(entries), ())
    place = 0
    for entry in entries:
        found = next((index for index in range(place, min(place + 4, len(works))) if _is(works[index], entry)), None)
        work = works[found] if found is not None else None
        place = found + 1 if found is not None else place
        total = total.with_more(_scored(work, entry, f"{name} {entry['n']}"))
    return total


def score_items(items: list[dict[str, Any]], entries: list[dict[str, Any]]) -> Score:
    """Return the score of a list that another program read into CSL-JSON; its entries are found by their titles."""
    total = Score(0, 0, 0, len(entries), ())
    place = 0
    for entry in entries:
        title = _plain(str(entry.get("title", "")))[:25]
        near = range(place, min(place + 6, len(items)))
        match = next(
            (index for index in near if title and title in _plain(json.dumps(items[index], ensure_ascii=False))), None
        )
        place = match + 1 if match is not None else place
        total = total.with_more(_score_of(_item_values(items[match]) if match is not None else None, entry, "peer"))
    return total


def _item_values(item: Mapping[str, Any]) -> dict[str, Any]:
    values: dict[str, Any] = {name: item.get(variable, "") for name, variable in NAMES.items()}
    for name in PEOPLE:
        people = [person for person in item.get(name, []) if isinstance(person, dict) and "others" not in person]
        values[name] = [[person.get("family", person.get("literal", "")), person.get("given", "")] for person in people]
    return values | {
        "numpages": values["numpages"] or values["pages"],
        "type": TYPES.get(str(item.get("type")), item.get("type")),
        "lang": item.get("language", ""),
        "year": str(item.get("issued", ""))[:4],
        "others": any("others" in person for person in item.get("author", []) if isinstance(person, dict)),
    }


def _is(work: ListedWork, entry: Mapping[str, Any]) -> bool:
    title = _plain(str(entry.get("title", "")))[:25]
    begins = _plain(str((entry.get("author") or [[title]])[0][0]))
    head = _plain(work.text)
    return title in head and (begins in head[: len(begins) + 12] or begins in head[head.index(title) :])


def _scored(work: ListedWork | None, entry: Mapping[str, Any], place: str) -> Score:
    return _score_of(_values(work) if work else None, entry, place)


def _score_of(values: Mapping[str, Any] | None, entry: Mapping[str, Any], place: str) -> Score:
    unsure = {part.split(":")[0].strip() for part in entry.get("unsure", [])}
    right, wanted, wrong = 0, 0, []
    for name, value in entry.items():
        if name in ("n", "unsure") or name in unsure or any(part.startswith(f"{name} or") for part in unsure):
            continue
        wanted += 1
        if values is not None and _same(values.get(name), value):
            right += 1
        else:
            wrong.append(f"{place} {name}: {value!r} read as {(values or {}).get(name)!r}")
    return Score(right, wanted, int(values is not None), 0, tuple(wrong))


def _values(work: ListedWork) -> dict[str, Any]:
    values: dict[str, Any] = {name: work.value(field) for name, field in NAMES.items()}
    for name, role in PEOPLE.items():
        names = [field.value.split("|") for field in work.fields if field.name == role]
        values[name] = [[family or given, given if family else ""] for family, given in names]
    others = any(field.name == "others" for field in work.fields)
    return values | {
        "type": TYPES.get(work.type, work.type),
        "lang": work.language,
        "year": work.value("issued")[:4],
        "others": others,
    }


def _same(read: object, wanted: object) -> bool:
    if isinstance(wanted, list) and isinstance(read, list):
        return [[_plain(family), given.replace(" ", "")] for family, given in read] == [
            [_plain(family), given.replace(" ", "")] for family, given in wanted
        ]
    return read == wanted if isinstance(wanted, bool) else _plain(str(read)) == _plain(str(wanted))


def _plain(text: str) -> str:
    return re.sub(r"[\s.,;:«»\"“”]+", " ", text).replace("–", "-").strip().casefold()
