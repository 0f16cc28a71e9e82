"""Entries as people type them print what the rules ask; what BibLaTeX tells apart stays apart on the way."""

from io import BytesIO

import pytest

from kb.errors import Problem
from kb.formats import jsonl
from kb.formats.bibtex import biblatex
from tests.gost.formatted import FAMILIES, HERE, lines
from tests.gost.typed import records_of, references


@pytest.mark.parametrize("style", FAMILIES)
def test_typed_entries(style: str) -> None:
    golden = lines(HERE / "typed" / f"{style}.txt")
    made = references(style)
    assert {key: text for key, text in made.items() if golden.get(key) != text} == {}
    assert sorted(golden) == sorted(made)


def test_each_kind_is_typed_in_three_languages() -> None:
    keys = [record.citekey for record in records_of((HERE / "typed.bib").read_text("utf-8"))]
    kinds = {key.rpartition("-")[0] for key in keys}
    assert sorted(keys) == sorted(f"{kind}-{lang}" for kind in kinds for lang in ("kk", "ru", "en"))


def test_typed_entries_come_back_from_our_files() -> None:
    records = records_of((HERE / "typed.bib").read_text("utf-8"))
    assert records_of("".join(biblatex.dump(records))) == records
    lines_of = "".join(jsonl.dump(records)).encode()
    assert [
        found[0] for found in jsonl.parse(BytesIO(lines_of), "typed.jsonl") if not isinstance(found, Problem)
    ] == records


@pytest.mark.parametrize(
    ("fields", "name", "value"),
    [
        ("location={Москва and Омск}, publisher={Луг and Ветер}", "publisher", "Луг; Ветер"),
        ("location={London}, publisher={Taylor and Francis}", "publisher", "Taylor and Francis"),
        ("location={Москва}, publisher={{Луг and Ветер}}", "publisher", "Луг and Ветер"),
        ("location={Алматы; Астана}", "publisher-place", "Алматы; Астана"),
        ("subtitle={очерки}", "x-subtitle", "очерки"),
        ("entrysubtype={roman}", "x-entrysubtype", "roman"),
    ],
)
def test_values_that_an_entry_brings(fields: str, name: str, value: str) -> None:
    entry = f"@book{{a, title={{Степь}}, langid={{russian}}, {fields}}}"
    (record,) = records_of(entry)
    assert record.fields[name] == value
    assert records_of("".join(biblatex.dump([record]))) == [record]


def test_editors_have_the_role_that_their_type_names() -> None:
    entry = ("@book{a, title={Степь}, editor={Лугов, В.}, editortype={compiler}, editora={Ветров, А.},"
             " editoratype={supervisor}, editorb={Полев, С.}, editorbtype={отв. ред.}}")  # fmt: skip
    (record,) = records_of(entry)
    assert [(person.role, person.family) for person in record.contributors] == [
        ("compiler", "Лугов"), ("editorial-director", "Ветров"), ("editor", "Полев")]  # fmt: skip
    assert record.fields["x-editorbtype"] == "отв. ред."
    assert records_of("".join(biblatex.dump([record]))) == [record]


def test_a_body_without_braces_is_no_person() -> None:
    (record,) = records_of("@book{a, title={Степь}, author={Институт связи}}")
    assert (record.contributors[0].literal, record.contributors[0].family) == ("Институт связи", "")
    (record,) = records_of("@book{a, title={Степь}, author={Людвиг фон Берг}}")
    assert record.contributors[0].given == "Людвиг"
