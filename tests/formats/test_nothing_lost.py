"""What tools write beyond the fields that references need stays with the record, word by word."""

import pytest

from tests.formats.one_record import bib_one, names, ris_one


@pytest.mark.parametrize(
    ("written", "people", "options"),
    [
        ("family=Юдина, given=Юлия, given-i=Ю", ["author: Юдина, Юлия"], None),
        ("family=Юдина, given=Юлия, given-i=Юл", ["author: Юдина, Юлия"], "Юдина: given-i=Юл"),
        ("family=Orta, given=Ada, id=x7, juniorcomma=true and family=Ким, given=Вера", ["author: Orta, Ada",
         "author: Ким, Вера"], "Orta: id=x7, juniorcomma=true"),
        ("sortingnamekeytemplatename=long and given=Ada, family=Orta", ["author: Orta, Ada"],
         "sortingnamekeytemplatename=long"),
        ("given=A, family=Orta, given=B", ["author: Orta, B"], "Orta: given=A"),
    ],
)  # fmt: skip
def test_what_extended_names_say_besides(written: str, people: list[str], options: str | None) -> None:
    record, problems = bib_one(f"@book{{a, title={{Т}}, author={{{written}}}}}")
    assert (names(record), record.fields.get("x-author-options"), problems) == (people, options, [])


def test_two_names_of_one_field_keep_both_values() -> None:
    record, _ = bib_one("@book{a, title={Т}, archiveprefix={бір}, eprinttype={екі}, address={А}, location={Б}}")
    assert {"бір", "екі", "А", "Б"} <= set(record.fields.values())


@pytest.mark.parametrize(
    ("lines", "issued", "left"),
    [
        (("PY  - 2016", "Y1  - 2016/10/19"), "2016-10-19", None),
        (("DA  - 2013/07/28", "Y1  - 2013/07/22"), "2013-07-28", "2013/07/22"),
        (("PY  - 2013", "DA  - 2014/01/02"), "2014-01-02", None),
    ],
)  # fmt: skip
def test_of_several_dates_the_one_that_says_most_counts(lines: tuple[str, ...], issued: str, left: str | None) -> None:
    record, _ = ris_one("TY  - JOUR", "TI  - А", *lines)
    assert record.issued
    assert (record.issued.text, record.fields.get("x-ris-y1")) == (issued, left)


def test_an_entry_type_that_nobody_knows_is_kept_and_said() -> None:
    record, problems = bib_one("@scroll{a, title={Ашық хат}}")
    assert (record.type, record.fields["x-entrytype"]) == ("document", "scroll")
    assert [(problem.cause.code, problem.line, problem.severity) for problem in problems] == [
        ("bibtex-type", 1, "warning")
    ]
    assert bib_one("@misc{a, title={Ашық хат}}")[1] == []
