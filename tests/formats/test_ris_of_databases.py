"""RIS as databases write it: their own words for a type, a number and themselves are no part of a reference."""

from io import BytesIO

import pytest

from kb.domain.records import Record
from kb.errors import Problem
from kb.formats.ris.reader import parse
from kb.formats.ris.writer import dump


def read(*lines: str, end: str = "") -> tuple[list[Record], list[Problem]]:
    text = "\n".join(
        ("TY  - JOUR", "TI  - Ferries of the lower Orda", "AU  - Penn, Tom", "PY  - 2017", *lines, "ER  - ", end)
    )
    rows = list(parse(BytesIO(text.encode()), "a.ris"))
    return [row[0] for row in rows if not isinstance(row, Problem)], [row for row in rows if isinstance(row, Problem)]


@pytest.mark.parametrize(
    "written", ["Article", "Review", "Conference paper", "Book Chapter", "research-article", "Short Survey"]
)
def test_a_type_said_over_again_is_no_genre(written: str) -> None:
    [record], problems = read(f"M3  - {written}")
    assert ("genre" in record.fields, record.fields["x-ris-m3"], problems) == (False, written, [])


@pytest.mark.parametrize("written", ["Monograph in the making", "Open letter", "Preprint"])
def test_what_else_is_said_of_a_work_is_its_genre(written: str) -> None:
    assert read(f"M3  - {written}")[0][0].fields["genre"] == written


@pytest.mark.parametrize(
    "written", ["Scopus", "Web of Science Core Collection", "eLIBRARY.RU", "ProQuest One Academic"]
)
def test_a_database_is_where_a_reference_was_found_and_no_archive(written: str) -> None:
    fields = read(f"DB  - {written}")[0][0].fields
    assert (fields.get("archive"), fields["source"]) == (None, written)


def test_an_archive_stays_one() -> None:
    fields = read("DB  - Archive of the Lower Orda", "AN  - F. 12")[0][0].fields
    assert (fields["archive"], fields["archive_location"]) == ("Archive of the Lower Orda", "F. 12")


@pytest.mark.parametrize("written", ["WOS:000300900400012", "MEDLINE:27001122", "2-s2.0-85012345678"])
def test_the_number_in_a_database_is_no_place_in_an_archive(written: str) -> None:
    [record], _problems = read(f"AN  - {written}")
    assert (record.fields.get("archive_location"), record.fields["x-ris-an"]) == (None, written)
    assert f"AN  - {written}" in "".join(dump([record]))


def test_the_end_of_a_file_of_web_of_science_is_no_fault() -> None:
    records, problems = read(end="\nEF")
    assert (len(records), problems) == (1, [])
