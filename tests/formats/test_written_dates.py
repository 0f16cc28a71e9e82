"""Dates as people write them are read; what is no date is kept whole, and named."""

import json

import pytest

from kb.formats import csljson
from kb.formats.bibtex import biblatex
from kb.formats.ris import writer as ris_writer
from tests.formats.one_record import bib_one, csl_one, ris_one

MONTHS = [
    ("year=2001, month={тамыз}", "2001-08"),
    ("year={2001}, month={октября}", "2001-10"),
    ("year=2001, month={März}", "2001-03"),
    ("year=2001, month={Mar.--Apr.}", "2001-03/2001-04"),
    ("year=2001, month={Autumn}", "2001-23"),
    ("year=2001, month=07, day=3", "2001-07-03"),
    ("year=2001, month=may", "2001-05"),
    ("year=2001, month={3~nov}", "2001-11-03"),
    ("year={$2001$}, month={$5$}", "2001-05"),
    ("year=2001, month={көктем}", "2001-21"),
    ("year=2001, month={jan # \"/\" # feb}", "2001-01/2001-02"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "date"), MONTHS)
def test_months_as_people_write_them(written: str, date: str) -> None:
    found, problems = bib_one(f"@article{{k, title={{Т}}, {written}}}".replace('{jan # "/" # feb}', 'jan # "/" # feb'))
    assert (found.issued and found.issued.text, problems) == (date, [])


def test_a_month_that_is_none_is_named() -> None:
    found, problems = bib_one("@article{k, title={Т}, year=2001, month={бірінші бөлім}}")
    assert (found.issued and found.issued.text, found.fields["x-year"]) == ("2001", "бірінші бөлім 2001")
    assert [one.cause.code for one in problems] == ["date-in-part"]


DATES = [
    ("year={2003--2005}", "2003/2005"),
    ("year={2003 ж.}", "2003"),
    ("date={ок. 1870 г.}", "1870~"),
    ("date={187u}", "187X"),
    ("date={2003/unknown}", "2003/"), ("date={3.11.2003}", "2003-11-03"), ("date={3 қараша 2003 ж.}", "2003-11-03"),
    ("year={winter 2003}", "2003-24"), ("year={2003b}", "2003"), ("date={2003-02-31}", "2003-02"),
    ("date={31.06.2003}", "2003-06"), ("year={© 2003}", "2003"), ("year={2003, басылған 2004}", "2003"),
    ("year={1960-шы жылдар}", "196X"), ("year={©2003}", "2003"), ("year={2003 (на обл. 2004)}", "2003"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "date"), DATES)
def test_dates_as_people_write_them(written: str, date: str) -> None:
    found, _ = bib_one(f"@book{{k, title={{Т}}, {written}}}")
    assert found.issued and found.issued.text == date


LITERALS = ["в печати", "forthcoming", "б. ж.", "s.a."]


@pytest.mark.parametrize("literal", LITERALS)
def test_what_is_no_date_is_kept_whole_and_written_back(literal: str) -> None:
    found, problems = bib_one(f"@book{{k, title={{Т}}, year={{{literal}}}}}")
    assert (found.issued, found.fields["x-date"]) == (None, literal)
    assert problems == []
    assert f"{{{literal}}}" in (text := "".join(biblatex.dump([found])))
    assert bib_one(text)[0].fields == found.fields
    assert csljson.to_item(found)["issued"] == {"literal": literal}
    assert f"PY  - {literal}" in "".join(ris_writer.dump([found]))
    assert csl_one(issued={"raw": literal})[0].fields["x-date"] == literal


@pytest.mark.parametrize("literal", ["б. г.", "[n.d.]", "in press", "Баспада", "S. a."])
def test_a_work_that_says_it_has_no_date_is_right(literal: str) -> None:
    assert ris_one("TY  - BOOK", "TI  - Т", f"PY  - {literal}")[1] == []
    assert csl_one(issued={"literal": literal})[1] == []


def test_other_words_for_a_date_are_told() -> None:
    problems = bib_one("@book{k, title={Т}, year={кейінірек}}")[1]
    assert [one.cause.code for one in problems] == ["bibtex-date"]


def test_of_two_texts_that_are_no_dates_both_are_kept_and_told() -> None:
    record, problems = bib_one("@book{k, title={Т}, date={күз айы}, year={кейінірек}}")
    assert record.fields["x-date"] == "күз айы, кейінірек"
    assert [problem.cause.code for problem in problems] == ["bibtex-date"]
    assert bib_one("@book{k, title={Т}, date={кейін}, year={кейін}}")[0].fields["x-date"] == "кейін"


RIS_DATES = [
    ("PY  - 2011/Autumn", "2011-23"),
    ("DA  - 03.11.2003", "2003-11-03"),
    ("Y1  - 2003/қараша", "2003-11"),
    ("PY  - 2003b", "2003"),
    ("PY  - 2003///Winter", "2003-24"),
    ("PY  - 2003/04/05/", "2003-04-05"),
]


@pytest.mark.parametrize(("line", "date"), RIS_DATES)
def test_dates_of_ris(line: str, date: str) -> None:
    found, _ = ris_one("TY  - BOOK", "TI  - T", line)
    assert found.issued and found.issued.text == date


@pytest.mark.parametrize(
    ("raw", "date"), [("fall 2003", "2003-23"), ("ca. 1870", "1870~"), ("3 ноября 2003", "2003-11-03")]
)
def test_raw_dates_of_csl(raw: str, date: str) -> None:
    found, _ = csl_one(issued={"raw": raw})
    assert found.issued and found.issued.text == date


def test_a_year_before_our_era_is_counted_as_people_count_it() -> None:
    found, _problems = bib_one("@book{k, title={Т}, date={-0043}}")
    (item,) = json.loads("".join(csljson.dump([found])))
    assert item["issued"] == {"date-parts": [[-44]]}
    assert csl_one(issued=item["issued"])[0].issued == found.issued


@pytest.mark.parametrize(
    ("written", "date"), [("05/07/2014", "2014-07-05"), ("2014-25-07", "2014-07-25"), ("2014.25.07", "2014-07-25")]
)
def test_figures_that_may_be_day_or_month_are_told(written: str, date: str) -> None:
    found, problems = bib_one(f"@article{{k, title={{Т}}, date={{{written}}}}}")
    assert (found.issued and found.issued.text, [one.cause.code for one in problems]) == (date, ["date-either-way"])


@pytest.mark.parametrize("written", ["25/07/2014", "07/07/2014", "2014-07-05", "05.07.2014"])
def test_figures_that_say_which_is_the_day_are_not(written: str) -> None:
    assert bib_one(f"@article{{k, title={{Т}}, date={{{written}}}}}")[1] == []


def test_a_day_that_is_not_specified_is_left_out_for_other_programs() -> None:
    found, _problems = bib_one("@book{k, title={Т}, date={2004-06-XX}}")
    assert "literal" not in "".join(csljson.dump([found]))


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("15.06.2023", "2023-06-15"), ("15 маусым 2023 ж.", "2023-06-15"), ("2023-06-15", "2023-06-15"),
        ("06/05/2023", "06/05/2023"), ("көктемде", "көктемде"), ("2023", "2023"),
    ],
)  # fmt: skip
def test_a_day_of_access_in_another_form_is_that_day(written: str, day: str) -> None:
    record, _problems = bib_one(f"@online{{k, title={{Т}}, url={{https://a.example}}, urldate={{{written}}}}}")
    assert record.fields["accessed"] == day
