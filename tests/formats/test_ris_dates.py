"""Dates of RIS with words in their fourth part: the day counts, the words are told; seasons are written in words."""

from io import BytesIO

import pytest

from kb.domain.records import Record
from kb.errors import Problem
from kb.formats.ris import reader, writer


def _read(text: str) -> tuple[Record, list[Problem]]:
    items = list(reader.parse(BytesIO(text.encode()), "a.ris"))
    (record,) = [item[0] for item in items if not isinstance(item, Problem)]
    return record, [item for item in items if isinstance(item, Problem)]


@pytest.mark.parametrize(("written", "date"), [("2002/05/17/spring", "2002-05-17"), ("1999/11//issue 4", "1999-11")])
def test_words_beside_a_day_are_told_and_the_day_is_kept(written: str, date: str) -> None:
    record, problems = _read(f"TY  - JOUR\nTI  - T\nPY  - {written}\nER  - \n")
    assert record.issued is not None and record.issued.text == date
    assert [problem.check for problem in problems] == ["date"]
    assert written in problems[0].message


def test_a_time_beside_a_day_of_access_is_no_fault() -> None:
    record, problems = _read("TY  - JOUR\nTI  - T\nPY  - 2020\nY2  - 2023/11/08/16:05:09\nER  - \n")
    assert (record.fields["accessed"], problems) == ("2023-11-08", [])
    assert not [name for name in record.fields if name.startswith("x-")]


@pytest.mark.parametrize(("number", "word"), [(21, "spring"), (22, "summer"), (23, "autumn"), (24, "winter")])
def test_a_season_is_written_as_a_word_and_read_back(number: int, word: str) -> None:
    record, problems = _read(f"TY  - JOUR\nTI  - T\nPY  - 2002///{word.title()}\nER  - \n")
    assert record.issued is not None and (record.issued.text, problems) == (f"2002-{number}", [])
    text = "".join(writer.dump([record]))
    assert f"DA  - 2002///{word}\n" in text
    assert _read(text)[0].issued == record.issued


WITHIN = [
    # DA, the date with PY - 2014
    ("Spring", "2014-21"), ("Весна", "2014-21"), ("March 5", "2014-03-05"), ("5 наурыз", "2014-03-05"),
    ("Jul-Aug", "2014-07/2014-08"), ("December", "2014-12"), ("Sept.", "2014-09"), ("Mar", "2014-03"),
    ("Mar 3-5", "2014-03-03/2014-03-05"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "date"), WITHIN)
@pytest.mark.parametrize("year", ["PY  - 2014", "Y1  - 2014///"])
def test_a_day_or_season_without_its_year_is_of_the_year_beside_it(written: str, date: str, year: str) -> None:
    record, problems = _read(f"TY  - JOUR\nTI  - T\n{year}\nDA  - {written}\nER  - \n")
    assert record.issued is not None and (record.issued.text, problems) == (date, [])
    assert not [name for name in record.fields if name.startswith("x-")]


@pytest.mark.parametrize("written", ["Ramadan issue", "Marchember 5", "32 May", "05/12"])
def test_words_that_are_no_date_are_kept_and_told(written: str) -> None:
    record, problems = _read(f"TY  - JOUR\nTI  - T\nPY  - 2014\nDA  - {written}\nER  - \n")
    assert record.issued is not None and (record.issued.text, record.fields["x-ris-da"]) == ("2014", written)
    assert [(one.check, one.severity) for one in problems] == [("date", "warning")] and written in problems[0].message
