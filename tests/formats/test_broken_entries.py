"""An entry whose braces or quotes do not close is told, swallows no other field, and eats no other entry."""

from io import BytesIO

import pytest

from kb.domain.records import Record
from kb.errors import Problem
from kb.formats.bibtex import biblatex

AFTER = "\n@book{after, author = {Сәрсен, Б.}, title = {Кейін}}\n"


def _read(text: str) -> tuple[list[Record], list[Problem]]:
    items = list(biblatex.parse(BytesIO(text.encode()), "a.bib"))
    problems = [item for item in items if isinstance(item, Problem)]
    return [item[0] for item in items if not isinstance(item, Problem)], problems


@pytest.mark.parametrize(
    "entry",
    [
        "@book{a, author={Дала, Е, title={Жол}, year=1999",
        "@book{a, author={Дала, Е, title={Жол}, year=1999}",
        "@book{a,\n author = {Дала, Е,\n title = {Жол},\n year = {1999}\n}",
        '@book{a,\n author = "Дала, Е,\n title = "Жол",\n year = 1999\n}',
        "@book{a, author={Дала, Е}, year=1999, title={Жол",
    ],
)
def test_the_next_field_ends_a_value_that_is_not_closed(entry: str) -> None:
    (record, after), problems = _read(entry + AFTER)
    assert [(person.family, person.given) for person in record.contributors] == [("Дала", "Е")]
    assert record.issued is not None
    assert ([title.value for title in record.titles], record.issued.text) == (["Жол"], "1999")
    assert [(problem.check, problem.record) for problem in problems] == [("syntax", "a")]
    assert after.titles[0].value == "Кейін"


def test_what_is_closed_may_hold_what_looks_like_a_field() -> None:
    (record,), problems = _read("@book{a, title={Жол, year={1999} дейін}, note={x = 5, y = {6}}}")
    assert (record.titles[0].value, record.fields["note"], problems) == ("Жол, year=1999 дейін", "x = 5, y = 6", [])


GOING_ON = [
    "@book{a, title = {Жол}},\n author = {Дала, Е}, year = {1999}}",
    "@book{a, title = Жол туралы},\n author = {Дала, Е}, year = {1999}}",
    "@book{a,\n title = {Жол}}\n}\n author = {Дала, Е},\n year = 1999\n}",
    "@book{a title = {Жол}},\n author = {Дала, Е}}, year = 1999}",
    "@book{a, title = {Жол}, title = {Жол}},\n author = {Дала, Е}, year = 1999",
]


@pytest.mark.parametrize("entry", GOING_ON)
def test_fields_after_a_brace_too_early_are_read_and_told(entry: str) -> None:
    (record, after), problems = _read(entry + AFTER)
    assert record.issued is not None
    assert (record.contributors[0].family, record.issued.text, after.citekey) == ("Дала", "1999", "after")
    early = [problem for problem in problems if problem.cause.code == "bibtex-early-end"]
    line = entry[: entry.index("author")].count("\n") + 1
    assert (early[0].line, early[0].severity, early[0].record) == (line, "warning", "a")
    assert "author = {Дала, Е}" in early[0].message


NO_BRACE = [
    "@book a, title = {Жол}, author = {Дала, Е}, year = {1999}}",
    "@book a,\n title = {Жол},\n author = {Дала, Е},\n year = {1999}\n}",
    "@book[a,\n title = {Жол},\n author = {Дала, Е},\n year = 1999\n}",
    "Мақала\n@book\na,\n title = {Жол},\n author = {Дала, Е},\n year = 1999\n}",
]


@pytest.mark.parametrize("entry", NO_BRACE)
@pytest.mark.parametrize("before", ["", "@book{before, title={Бұрын}}\n"])
def test_an_entry_without_its_brace_is_read_and_told(entry: str, before: str) -> None:
    found, problems = _read(f"{before}{entry}\n@book b2, title = {{Екі}}}}{AFTER}")
    record, second, _after = found[-3:]
    assert [one.citekey for one in found[-3:]] == ["a", "b2", "after"] and record.issued is not None
    assert (record.titles[0].value, record.contributors[0].family, record.issued.text) == ("Жол", "Дала", "1999")
    assert second.titles[0].value == "Екі"
    assert [(one.cause.code, one.record) for one in problems] == [("bibtex-no-brace", "a"), ("bibtex-no-brace", "b2")]
    assert problems[0].line == (before + entry)[: (before + entry).index("@book", len(before))].count("\n") + 1


@pytest.mark.parametrize(
    ("entry", "places"),
    [
        ("@book{a title={Жол}, year=1999}", [(1, "title")]),
        ("@book{a\n title={Жол}\n year=1999}", [(2, "title"), (3, "year")]),
        ("@book{a, title={Жол} year=1999}", [(1, "year")]),
        ("@book{a, title={Жол}; year=1999}", [(1, "year")]),
    ],
)
def test_a_missing_comma_is_told(entry: str, places: list[tuple[int, str]]) -> None:
    (record, _after), problems = _read(entry + AFTER)
    assert record.titles[0].value == "Жол" and record.issued is not None and record.issued.text == "1999"
    assert [(one.line, one.cause.values["field"], one.severity) for one in problems] == [
        (*place, "warning") for place in places
    ]


@pytest.mark.parametrize(
    ("between", "line"),
    [
        ("book{z, title = {Жол}, year = {1999}}", 2),
        ("Ескерту.\n\n  title = {Жол},\n", 4),
        ('% x = {1}\n{k, title = "Жол"}', 3),
    ],
)
@pytest.mark.parametrize("before", ["@book{a, title={А}}\n", "@book{a title={А}}\n"])
def test_a_field_outside_any_entry_is_named(between: str, line: int, before: str) -> None:
    found, problems = _read(before + between + AFTER)
    assert [one.citekey for one in found] == ["a", "after"]
    (told,) = [one for one in problems if one.cause.code == "bibtex-outside"]
    assert told.line == line and "Жол" in told.message


@pytest.mark.parametrize(
    "between", ["% title = {Жол},\n", "Мұнда 3 = 3.\n", "@comment{x = {1}}\n", "%% Saved = x\n@book\n", "a@book.kz\n"]
)
def test_prose_between_entries_is_no_fault(between: str) -> None:
    found, problems = _read("@book{a, title={А}}\n" + between + AFTER)
    assert ([one.citekey for one in found], problems) == (["a", "after"], [])


@pytest.mark.parametrize("sign", ["", " ", ":", " := ", " -> ", " => ", "=="])
def test_a_sign_of_equality_that_is_missing_or_another_is_told(sign: str) -> None:
    (record, _after), problems = _read(f"@book{{a,\n title{sign}{{Жол}},\n year = {{1999}}\n}}" + AFTER)
    assert record.titles[0].value == "Жол" and record.issued is not None and record.issued.text == "1999"
    assert [(one.line, one.cause.code, one.severity) for one in problems] == [(2, "bibtex-no-equals", "warning")]


def test_a_value_without_a_name_is_told() -> None:
    (record, _after), problems = _read("@book{a,\n title = {Жол},\n = {1999}\n}" + AFTER)
    assert [(one.line, one.cause.code) for one in problems] == [(3, "bibtex-left-over")]
    assert record.titles[0].value == "Жол" and "1999" in problems[0].message


def test_a_remark_within_an_entry_takes_no_field_with_it() -> None:
    entry = "@book{a,\n % автордың аты\n author = {Дала, Е},\n %year = {1990},\n title = {50 % Жол},\n year = {1999}\n}"
    (record, _after), problems = _read(entry + AFTER)
    assert (record.contributors[0].family, record.titles[0].value, problems) == ("Дала", "50 % Жол", [])
    assert record.issued is not None and record.issued.text == "1999"
