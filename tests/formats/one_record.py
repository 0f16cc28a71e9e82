"""Readers of a text of one record or a few, for tests of what is kept."""

import json

from kb.domain.records import Record
from kb.errors import Problem
from kb.formats import csljson
from kb.formats.bibtex import biblatex
from kb.formats.ris import reader as ris
from tests.factories import split, stream


def bib(text: str) -> tuple[dict[str, Record], list[Problem]]:
    found, problems = split(biblatex.parse(stream(text), "a.bib"))
    return {record.citekey: record for record, _line in found}, problems


def bib_one(text: str) -> tuple[Record, list[Problem]]:
    found, problems = bib(text)
    return next(iter(found.values())), problems


def ris_one(*lines: str) -> tuple[Record, list[Problem]]:
    found, problems = split(ris.parse(stream("\n".join([*lines, "ER  - ", ""])), "a.ris"))
    return found[0][0], problems


def csl_one(**item: object) -> tuple[Record, list[Problem]]:
    found, problems = split(csljson.parse(stream(json.dumps([{"id": "k", "type": "book", **item}])), "a.json"))
    return found[0][0], problems


def names(record: Record) -> list[str]:
    return [f"{one.role}: {one.literal or f'{one.family}, {one.given}'}" for one in record.contributors]
