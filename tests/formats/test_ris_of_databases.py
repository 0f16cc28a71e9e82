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


MEETING = (
    "TY  - CONF", "TI  - Ferries", "AU  - Penn, T.", "T2  - Letters of Orda Waters", "C3  - 3rd Ferry Days",
    "VL  - 77 LOW",
    "Y2  - 4 June 2016 through 6 June 2016", "PY  - 2017", "SN  - 03029743 (ISSN); 978-3-16-148410-0 (ISBN)",
    "UR  - https://www.scopus.com/inward/record.uri?eid=2-s2.0-1", "ER  - ",
)  # fmt: skip


def test_a_meeting_is_named_and_dated_beside_what_was_published_of_it() -> None:
    [row] = list(parse(BytesIO("\n".join(MEETING).encode()), "a.ris"))
    assert not isinstance(row, Problem)
    fields = row[0].fields
    assert (fields["container-title"], fields["container-title-short"], fields["volume"]) == (
        "Letters of Orda Waters", "LOW", "77")  # fmt: skip
    assert (fields["event-title"], fields["event-date"], fields.get("accessed", "")) == (
        "3rd Ferry Days", "2016-06-04/2016-06-06", "")  # fmt: skip
    assert (fields["ISSN"], fields["ISBN"]) == ("03029743", "978-3-16-148410-0")


def test_a_meeting_with_nothing_beside_it_is_the_title_of_its_papers() -> None:
    lines = [line for line in MEETING if line[:2] not in ("T2", "VL")]
    [row] = list(parse(BytesIO("\n".join(lines).encode()), "a.ris"))
    assert not isinstance(row, Problem)
    assert row[0].fields["container-title"] == "3rd Ferry Days"


@pytest.mark.parametrize("page", ["https://www.scopus.com/inward/record.uri?eid=2-s2.0-1",
                                  "https://www.webofscience.com/wos/woscc/full-record/WOS:1"])  # fmt: skip
def test_the_page_of_a_reference_in_a_database_is_no_address_of_the_work(page: str) -> None:
    [record], problems = read(f"UR  - {page}")
    assert (record.fields.get("URL"), record.fields["x-ris-ur"], problems) == (None, page, [])
    assert read("UR  - https://www.orda.example/scopus.com/4")[0][0].fields["URL"].endswith("/4")


@pytest.mark.parametrize("tag", ["SP", "EP"])
def test_one_number_of_a_whole_book_is_how_many_pages_it_has(tag: str) -> None:
    lines = ("TY  - BOOK", "TI  - Ferries", "AU  - Penn, T.", f"{tag}  - 212", "ER  - ")
    [row] = list(parse(BytesIO("\n".join(lines).encode()), "a.ris"))
    assert not isinstance(row, Problem)
    assert (row[0].fields["number-of-pages"], row[0].fields.get("page")) == ("212", None)


@pytest.mark.parametrize(
    "note",
    ["Copyright - Copyright Orda Press 1998", "Accession Number: 12; Source Information: Oct98", "doi: 10.1515/abc.1",
     "Export Date: 12 March 2024; Cited By: 15"],
)  # fmt: skip
def test_what_a_database_notes_of_a_reference_is_no_note_of_the_work(note: str) -> None:
    fields = read(f"N1  - {note}")[0][0].fields
    assert ("note" in fields, fields["x-ris-n1"]) == (False, note)
    assert read("N1  - Copyright is the subject")[0][0].fields["note"] == "Copyright is the subject"


@pytest.mark.parametrize("written", ["doi: 10.1515/abc.1", "https://doi.org/10.1515/abc.1", "10.1515/abc.1"])
def test_a_doi_for_a_type_is_the_doi(written: str) -> None:
    assert read(f"M3  - {written}")[0][0].fields["DOI"] == "10.1515/abc.1"
    fields = read("DO  - 10.1515/abc.1", f"M3  - {written}")[0][0].fields
    assert (fields["DOI"], fields["x-ris-m3"], "genre" in fields) == ("10.1515/abc.1", written, False)


def test_the_second_title_of_a_whole_book_is_its_series() -> None:
    lines = ("TY  - BOOK", "TI  - Ferries", "T2  - Boats of the Orda", "VL  - 3", "ER  - ")
    [row] = list(parse(BytesIO("\n".join(lines).encode()), "a.ris"))
    assert not isinstance(row, Problem)
    assert (row[0].fields["collection-title"], "container-title" in row[0].fields) == ("Boats of the Orda", False)
    [again] = list(parse(BytesIO("".join(dump([row[0]])).encode()), "a.ris"))
    assert not isinstance(again, Problem)
    assert again[0].fields == row[0].fields


@pytest.mark.parametrize(
    ("day", "issued"), [("SPR", "2017-21"), ("SUM", "2017-22"), ("FAL", "2017-23"), ("WIN", "2017-24"),
                        ("SPR-SUM", "2017-21/2017-22"), ("MAR", "2017-03")],
)  # fmt: skip
def test_seasons_of_web_of_science_are_of_the_year_beside_them(day: str, issued: str) -> None:
    [record], problems = read(f"DA  - {day}")
    assert (record.issued and record.issued.text, problems) == (issued, [])


@pytest.mark.parametrize(("written", "issued"), [("Autumn, 2017", "2017-23"), ("Feb. 11, 2017", "2017-02-11")])
def test_the_date_in_full_of_jstor_is_the_date(written: str, issued: str) -> None:
    [record], _problems = read(f"C1  - Full publication date: {written}", "DB  - JSTOR")
    assert (record.issued and record.issued.text, "x-ris-c1" in record.fields) == (issued, False)


def test_a_publisher_of_jstor_stands_without_its_brackets_and_of_others_with_them() -> None:
    assert (
        read("PB  - [Pilots' Guild, Orda Press]", "DB  - JSTOR")[0][0].fields["publisher"]
        == "Pilots' Guild, Orda Press"
    )
    assert read("PB  - [Pilots' Guild]")[0][0].fields["publisher"] == "[Pilots' Guild]"


def test_the_publisher_of_web_of_science_and_its_place() -> None:
    fields = read("PU  - ORDA PRESS", "PI  - ATYRAU", "PA  - 3 QUAY ST, ATYRAU")[0][0].fields
    assert (fields["publisher"], fields["publisher-place"], fields["x-ris-pa"]) == (
        "ORDA PRESS", "ATYRAU", "3 QUAY ST, ATYRAU",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("code", "line", "field", "value"),
    [
        ("CASE", "A2  - Orda Law Reports", "container-title", "Orda Law Reports"),
        ("CONF", "C1  - Atyrau", "publisher-place", "Atyrau"),
        ("RPRT", "M1  - FR-31", "number", "FR-31"),
    ],
)
def test_what_endnote_writes_under_tags_of_its_own(code: str, line: str, field: str, value: str) -> None:
    [row] = list(parse(BytesIO(f"TY  - {code}\nTI  - Ferries\n{line}\nER  - \n".encode()), "a.ris"))
    assert not isinstance(row, Problem)
    assert (row[0].fields[field], row[0].contributors) == (value, ())


def test_a_title_of_a_report_in_two_lines_is_one() -> None:
    lines = ("TY  - RPRT", "TI  - FERRIES OF THE ORDA:", "T2  - Who Pays", "ER  - ")
    [row] = list(parse(BytesIO("\n".join(lines).encode()), "a.ris"))
    assert not isinstance(row, Problem)
    assert (row[0].title_text, "collection-title" in row[0].fields) == ("FERRIES OF THE ORDA: Who Pays", False)
