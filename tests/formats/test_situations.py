"""Files as people bring them, each with its right values: read, printed and written again."""

import io
import tomllib
from pathlib import Path
from typing import Any

import pytest

from kb.domain.citekeys import citekey_of
from kb.domain.formats import named, serving
from kb.domain.records import Record
from kb.errors import Problem
from kb.library import bibliography, formats, importing
from kb.library.list_options import ListOptions
from kb.messages import say

FILES = sorted((Path(__file__).parent / "situations").glob("*.toml"))
CASES = [case for path in FILES for case in tomllib.loads(path.read_text("utf-8"))["case"]]


def read(case: dict[str, Any]) -> tuple[dict[str, Record], list[str]]:
    """Return the records of a case by key, and what its problems say."""
    name = f"a.{case.get('format', 'bib')}"
    stream = io.BytesIO(case["source"].strip().encode())
    items = list(importing.parsed([(stream, name, importing.parser_of(name))]))
    said = [say(item.cause) for item in items if isinstance(item, Problem)]
    return {item[0].citekey: item[0] for item in items if not isinstance(item, Problem)}, said


def printed(record: Record, style: str) -> str:
    return bibliography.format_records([record], ListOptions(style=style)).entries[0].text


def says(text: str, words: list[str]) -> list[str]:
    """Return the words that a text lacks, and those after "!" that it has."""
    return [word for word in words if (word[1:] in text) if word.startswith("!")] + [
        word for word in words if not word.startswith("!") and word not in text
    ]


def people(record: Record) -> list[str]:
    return [f"{person.role}: {person.literal or ', '.join(part for part in (person.family, person.given) if part)}"
            for person in record.contributors]  # fmt: skip


def wrong(case: dict[str, Any]) -> list[str]:
    """Return what is not as the case says, a line each."""
    records, problems = read(case)
    record = records[citekey_of(case["key"])] if "key" in case else next(iter(records.values()))
    out: list[str] = []

    def same(what: str, value: object, right: object) -> None:
        if value != right:
            out.append(f"{what}: {value!r}, not {right!r}")

    def date_of(entry: Record) -> str:
        return entry.issued.text if entry.issued else ""

    title = record.title()
    for what, value in (
        ("issued", date_of(record)), ("people", people(record)), ("language", record.language),
        ("type", record.type), ("title", title.value if title else ""), ("count", len(records)),
        ("year", date_of(record)[:4]),
    ):  # fmt: skip
        if what in case:
            same(what, value, case[what])
    same("fields", {name: record.fields.get(name) for name in case.get("fields", {})}, case.get("fields", {}))
    for key, value in case.get("also", {}).items():
        same(f"issued of {key}", date_of(records[citekey_of(key)]), value)
    for key, value in case.get("also_people", {}).items():
        same(f"people of {key}", people(records[citekey_of(key)]), value)
    for key, value in case.get("also_language", {}).items():
        same(f"language of {key}", records[citekey_of(key)].language, value)
    same("title says", says(title.value if title else "", case.get("title_says", [])), [])
    for key, words in case.get("also_title", {}).items():
        other = records[citekey_of(key)].title()
        same(f"title of {key}", says(other.value if other else "", words), [])
    same("people say", says("\n".join(people(record)), case.get("people_say", [])), [])
    same("says", says(f"{record} {dict(record.fields)}", case.get("says", [])), [])
    if case.get("problems") == []:
        same("problems", problems, [])
    same(f"problems in {problems}", says("\n".join(problems), case.get("problems", [])), [])
    for style, words in case.get("printed", {}).items():
        same(f"{style}: {printed(record, style)}", says(printed(record, style), words), [])
    for key, words in case.get("also_printed", {}).items():
        line = printed(records[citekey_of(key)], "gost-7.1-2003")
        same(line, says(line, words), [])
    for name, words in case.get("exported", {}).items():
        form = named(name, serving("records"))
        text = " ".join("".join(formats.write_records(form, [record])).split())
        same(f"as {name}: {text}", says(text, words), [])
    return out


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_what_people_bring_is_read_right(case: dict[str, Any]) -> None:
    assert wrong(case) == []
