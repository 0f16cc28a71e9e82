"""What programs write in their exports and nobody means: read as it is meant, printed as a reader expects, or told."""

import json
from io import BytesIO

import pytest

from kb.domain.records import Record
from kb.errors import Problem
from kb.formats import csljson
from kb.formats.bibtex import biblatex
from kb.formats.ris import reader as ris
from kb.library.bibliography import format_records
from kb.library.list_options import ListOptions
from tests.formats.one_record import bib_one, names, ris_one

_RIS = "TY  - {}\nTI  - Steppe roads\n{}\nER  - \n"


def _read(text: str, name: str) -> tuple[Record, list[Problem]]:
    parse = {"bib": biblatex.parse, "ris": ris.parse, "json": csljson.parse}[name]
    answers = list(parse(BytesIO(text.encode()), f"a.{name}"))
    (record,) = [answer[0] for answer in answers if not isinstance(answer, Problem)]
    return record, [answer for answer in answers if isinstance(answer, Problem)]


def _line(record: Record, style: str = "gost-7.1-2003") -> str:
    return format_records([record], ListOptions(style)).entries[0].text


@pytest.mark.parametrize("field", ["urldate", "eventdate", "origdate"])
def test_a_day_that_is_none_is_told(field: str) -> None:
    record, problems = _read(f"@online{{a, title={{Roads}}, url={{https://a.example}}, {field}={{2021-04-31}}}}", "bib")
    assert [problem.check for problem in problems] == ["date"]
    assert "2021-04-31" in record.fields.values()


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("The {``}New{''} Roads", "The “New” Roads"),
        ("The ``New'' Roads", "The “New” Roads"),
        ("The Roads' `End'", "The Roads' `End'"),
        ("Feet 5'' and 6''", "Feet 5'' and 6''"),
    ],
)
def test_quotation_marks_of_latex(written: str, title: str) -> None:
    assert _read(f"@book{{a, title={{{written}}}}}", "bib")[0].titles[0].value == title


@pytest.mark.parametrize(
    ("author", "style", "expected"),
    [
        ("Ким, ВС", "gost-kz-dissertation", "Ким В.С. "),
        ("Әбен, ЕҚ", "apa", "Әбен, Е. Қ. "),
        ("Meadow, JRR", "apa", "Meadow, J. R. R. "),
        ("KIM, AN", "apa", "KIM, A. "),
        ("Ким, Ян", "gost-kz-dissertation", "Ким Я. "),
    ],
)
def test_initials_that_run_together(author: str, style: str, expected: str) -> None:
    record, _problems = _read(f"@book{{a, title={{Roads}}, author={{{author}}}, date={{2001}}}}", "bib")
    assert _line(record, style).startswith(expected)
    assert record.contributors[0].given == author.partition(", ")[2]


@pytest.mark.parametrize(("pages", "printed"), [("7--7", "С. 7."), ("12-12", "С. 12."), ("7--17", "С. 7–17.")])
def test_a_range_of_one_page(pages: str, printed: str) -> None:
    text = f"@article{{a, title={{Степь}}, journaltitle={{Луг}}, date={{2001}}, pages={{{pages}}}, langid={{russian}}}}"
    assert _line(_read(text, "bib")[0]).endswith(printed)


@pytest.mark.parametrize(
    ("kind", "line", "variable", "value"),
    [
        ("JOUR", "UR  - https://a.example/?x=1&amp;y=2", "URL", "https://a.example/?x=1&y=2"),
        ("RPRT", "SP  - 64", "number-of-pages", "64"),
        ("RPRT", "T3  - Working papers 7", "collection-title", "Working papers 7"),
        ("UNPB", "M1  - Ф. 15. Оп. 2. Д. 31. Л. 4", "archive_location", "Ф. 15. Оп. 2. Д. 31. Л. 4"),
        ("UNPB", "M1  - 15-қор. 2-тізім", "archive_location", "15-қор. 2-тізім"),
        ("BOOK", "PY  - 1998 [c1997]", "x-year", "1998 [c1997]"),
        ("ELEC", "Y2  - 2021/04/31/", "x-ris-y2", "2021/04/31/"),
    ],
)
def test_values_of_ris(kind: str, line: str, variable: str, value: str) -> None:
    assert _read(_RIS.format(kind, line), "ris")[0].fields[variable] == value


def test_a_day_of_access_that_is_none_is_told_of_ris_too() -> None:
    assert [problem.check for problem in _read(_RIS.format("ELEC", "Y2  - 2021/04/31/"), "ris")[1]] == ["date"]


@pytest.mark.parametrize(
    ("name", "family", "given", "key"),
    [
        ("Серікова Дана Маратқызы", "Серікова", "Дана Маратқызы", "серікова-steppe-roads"),
        ("Лугов Пётр Ильич", "Лугов", "Пётр Ильич", "лугов-steppe-roads"),
        ("Лугов Пётр Сергеевич", "Лугов", "Пётр Сергеевич", "лугов-steppe-roads"),
        ("Институт степных дорог", "", "", "институт-steppe-roads"),
        ("Республика Казахстан. Законы", "", "", "законы-steppe-roads"),
        ("Т. Ю. Лугова", "Лугова", "Т. Ю.", "лугова-steppe-roads"),
    ],
)
def test_people_and_bodies_without_a_comma(name: str, family: str, given: str, key: str) -> None:
    record, _problems = _read(_RIS.format("BOOK", f"AU  - {name}"), "ris")
    (person,) = record.contributors
    assert (person.family, person.given, record.citekey) == (family, given, key)
    assert person.literal == ("" if family else name)


def test_a_note_that_names_variables() -> None:
    text = '[{"id": "a", "type": "book", "title": "Roads", "note": "original-date: 1911\\nOn loan\\nPMID: 17"}]'
    fields = _read(text, "json")[0].fields
    assert (fields["original-date"], fields["PMID"], fields["note"]) == ("1911", "17", "On loan")
    assert _read(text.replace("original-date: 1911\\n", "Rem: "), "json")[0].fields["note"] == "Rem: On loan"


def test_what_csl_has_no_variable_for_comes_back_from_our_file() -> None:
    text = "@book{a, title={Roads}, editor={Meadow, B.}, editortype={founder}, eprint={17}, eprinttype={arxiv}}"
    record, _problems = _read(text, "bib")
    assert _read("".join(csljson.dump([record])), "json")[0].fields == record.fields


def test_what_extra_says_is_the_type_the_people_and_the_key() -> None:
    note = r"Type: treaty\nauthority: А; Б\neditor: Лугов || В. П.\nCitation Key: lugov\nСөз {:number-of-volumes: 3}"
    text = '[{"id": "a", "type": "document", "title": "Roads", "note": "' + note + '"}]'
    record, problems = _read(text, "json")
    (editor,) = record.contributors
    assert (record.type, editor.role, editor.family, problems) == ("treaty", "editor", "Лугов", [])
    fields = dict(record.fields)
    assert fields == {"note": "Сөз", "authority": "А; Б", "number-of-volumes": "3", "x-citation-key": "lugov"}


@pytest.mark.parametrize(("written", "meant"), [
    (r"https://a.example/x{\_}y{\%}20z", "https://a.example/x_y%20z"),
    (r"https://a.example/{\~{}}serik/a{\#}b", "https://a.example/~serik/a#b"),
    (r"https://a.example/x\_y?a=1\&b=2", "https://a.example/x_y?a=1&b=2"),
])  # fmt: skip
def test_signs_of_an_address_are_read_as_reference_managers_write_them(written: str, meant: str) -> None:
    record, problems = _read(f"@online{{a, title={{Roads}}, url={{{written}}}}}", "bib")
    assert (record.fields["URL"], problems) == (meant, [])


@pytest.mark.parametrize(("written", "title"), [
    (r"{\noop{1965}}Roads", "Roads"), (r"{\noopsort{1973a}}Roads", "Roads"), (r"{\SortNoop{B}}Roads", "Roads"),
    (r"p {\textless} .05 and {\textgreater} .01", "p < .05 and > .01"),
])  # fmt: skip
def test_what_only_sorts_is_not_printed_and_signs_in_braces_are(written: str, title: str) -> None:
    record, _problems = _read(f"@book{{a, title={{{written}}}, year={{1966}}}}", "bib")
    assert record.titles[0].value == title


@pytest.mark.parametrize("lines", [
    "T2  - Journal of Fords\nJ2  - J. Fords", "JF  - Journal of Fords\nJA  - J. Fords",
    "JO  - J. Fords\nJF  - Journal of Fords", "T2  - Journal of Fords\nJO  - J. Fords",
])  # fmt: skip
def test_a_short_name_beside_a_full_one_is_kept_as_such(lines: str) -> None:
    record, _problems = _read(_RIS.format("JOUR", lines), "ris")
    (item,) = json.loads("".join(csljson.dump([record])))
    assert (item["container-title"], item["container-title-short"]) == ("Journal of Fords", "J. Fords")


def test_the_same_name_under_two_tags_is_no_short_one() -> None:
    record, _problems = _read(_RIS.format("JOUR", "T2  - Fords\nJO  - Fords"), "ris")
    assert dict(record.fields) == {"container-title": "Fords"}


@pytest.mark.parametrize(
    ("note", "pages", "left"),
    [
        ("Num Pages: 412", "412", None),
        ("Num Pages: many", None, "Num Pages: many"),
        ("See also p. 3", None, "See also p. 3"),
    ],
)
def test_the_extent_that_zotero_puts_into_a_note_is_one(note: str, pages: str | None, left: str | None) -> None:
    record, problems = _read(f"@book{{a, title={{Roads}}, note={{{note}}}}}", "bib")
    assert (record.fields.get("number-of-pages"), record.fields.get("note"), problems) == (pages, left, [])


@pytest.mark.parametrize(
    ("written", "first", "others"),
    [
        ("http://x.kz/1;http://x.kz/2", "http://x.kz/1", "http://x.kz/2"),
        ("https://x.kz/1 http://y.kz/2", "https://x.kz/1", "http://y.kz/2"),
        ("https://x.kz/1?a=1;b=2", "https://x.kz/1?a=1;b=2", None),
        ("see http://x.kz/1", "see http://x.kz/1", None),
        ('<a href="https://x.kz/1?a=1&amp;b=2">https://x.kz/1</a>', "https://x.kz/1?a=1&b=2", None),
    ],
)
def test_several_addresses_in_one_value_are_several(written: str, first: str, others: str | None) -> None:
    read, _problems = ris_one("TY  - JOUR", "TI  - Oars", f"UR  - {written}")
    assert (read.fields["URL"], read.fields.get("x-ris-ur")) == (first, others)


@pytest.mark.parametrize("written", ["King, Jr., Martin", "King, Martin, Jr."])
def test_a_suffix_before_the_first_name_is_a_suffix(written: str) -> None:
    read, _problems = ris_one("TY  - JOUR", "TI  - Oars", f"AU  - {written}")
    assert names(read) == ["author: King, Martin, Jr."]


def test_what_databases_write_in_place_of_a_name_a_page_and_a_number() -> None:
    read, _problems = ris_one("ty  - jour", "ti  - Oars", "au  - [No author name available]", "sp  - 210", "ep  - +")
    assert (read.type, read.contributors, read.fields["page"]) == ("article-journal", (), "210+")
    read, _problems = ris_one("TY  - THES", "TI  - Oars", "SN  - 9783161484100, 316148410X")
    assert (read.fields["ISBN"], "ISSN" in read.fields) == ("9783161484100, 316148410X", False)


def test_links_and_languages_in_latex_leave_their_text() -> None:
    text = r"@misc{a, title={A \textbf{bold} \href{https://x.kz}{oar} in \foreignlanguage{german}{Haus}},"
    read, _problems = bib_one(text + r" note={See \href{https://x.kz/2}{this page}}}")
    title = read.title()
    assert title and title.value == "A <b>bold</b> oar in Haus"
    assert read.fields["note"] == "See this page <https://x.kz/2>"


_MISSPELT = [("incolection", "chapter"), ("artcle", "article-journal"), ("zzz", "document")]


@pytest.mark.parametrize(("word", "kind"), _MISSPELT)
def test_a_misspelt_type_is_the_one_it_is_near(word: str, kind: str) -> None:
    read, [problem] = bib_one(f"@{word}{{a, title={{Oars}}, date={{2001}}}}")
    assert (read.type, problem.check, problem.severity) == (kind, "type", "warning")
