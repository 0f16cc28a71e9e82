"""Every value that a file brings is kept: in the record, or named by a problem. Three examples of each kind."""

import io
import json
from pathlib import Path

import pytest

from kb.domain.records import Record
from kb.errors import KbError, Problem
from kb.formats import csljson, identifiers
from kb.formats.bibtex import biblatex, export, inheritance
from kb.formats.encodings import likely
from kb.formats.ris import reader as ris
from kb.formats.ris import writer as ris_writer
from kb.library import importing
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


# Parents ---------------------------------------------------------------------------------------------------------

COLLECTION = (
    "@collection{жин, title={Дала өркениеті}, editor={Омаров, Асан}, publisher={Ғылым}, location={Алматы}, date={2011}}"
)
INHERITED = [
    # file, child, what it has
    (f"@incollection{{b, author={{Тойшан, А.}}, title={{Қала}}, pages={{5--9}}, crossref={{жин}}}}\n{COLLECTION}", "b",
     {"container-title": "Дала өркениеті", "publisher": "Ғылым", "publisher-place": "Алматы", "page": "5–9"}),
    ("@book{kitap, title={Степь}, author={Ким, Вера}, year=1999, publisher={Наука}}\n"
     "@inbook{glava, title={Река}, crossref={kitap}}", "glava",
     {"container-title": "Степь", "publisher": "Наука"}),
    ("@xdata{u, publisher={ҚазҰУ}, location={Алматы}}\n@xdata{v, xdata={u}, series={Еңбектер}}\n"
     "@proceedings{p, title={Оқулар}, date={2015-04}, xdata={v}}\n@inproceedings{b, title={Т}, crossref={P}}", "b",
     {"container-title": "Оқулар", "publisher": "ҚазҰУ", "publisher-place": "Алматы", "collection-title": "Еңбектер"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "child", "fields"), INHERITED)
def test_a_child_has_what_stands_in_its_parents(text: str, child: str, fields: dict[str, str]) -> None:
    found, problems = bib(text)
    assert problems == []
    assert {name: found[child].fields.get(name) for name in fields} == fields
    assert found[child].issued


def test_a_child_keeps_its_own_values() -> None:
    found, _ = bib("@mvbook{м, title={Жинақ}, year=1990, publisher={А}}\n"
                   "@book{т, title={1-том}, date={1995-02}, publisher={Б}, crossref={м}}")  # fmt: skip
    assert (found["т"].fields["publisher"], found["т"].issued and found["т"].issued.text) == ("Б", "1995-02")
    assert found["т"].fields["x-maintitle"] == "Жинақ"


@pytest.mark.parametrize("text", [
    "@incollection{b, title={Т}, crossref={жоқ}}", "@book{b, title={Т}, xdata={a, жоқ}}\n@xdata{a, year=1990}",
    "@inbook{b, title={Т}, crossref={c}}\n@book{c, title={С}, crossref={жоқ}}",
])  # fmt: skip
def test_a_parent_that_is_nowhere_is_named(text: str) -> None:
    _, problems = bib(text)
    assert {(one.cause.code, one.cause.values["given"]) for one in problems} == {("bibtex-no-parent", "жоқ")}


def test_entries_that_inherit_from_each_other_are_a_problem() -> None:
    found, problems = bib("@inbook{a, title={А}, crossref={b}}\n@book{b, title={Б}, crossref={a}}")
    assert len(found) == 2
    assert {one.cause.code for one in problems} == {"bibtex-parent-circle"}


def test_a_parent_may_stand_in_another_file(tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text("@incollection{b, title={Қала}, crossref={жин}}", "utf-8")
    (tmp_path / "z.bib").write_text(COLLECTION, "utf-8")
    files = [(path.open("rb"), path.name, path.name) for path in sorted(tmp_path.iterdir())]
    first, name, _file = files[0]
    found, problems = split(importing._linked(first, name, files)(first, name))
    for opened, _name, _file in files:
        opened.close()
    assert (problems, found[0][0].fields["publisher"]) == ([], "Ғылым")


def test_parents_do_not_stay_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inheritance, "_IN_MEMORY", 1000)
    pair = "@inbook{{c{0}, title={{Т}}, crossref={{p{0}}}}}\n@book{{p{0}, title={{Кітап {0}}}}}\n"
    found, problems = bib("".join(pair.format(number) for number in range(99)))
    assert problems == []
    assert all(found[f"c{n}"].fields["container-title"] == f"Кітап {n}" for n in range(99))


# Names -----------------------------------------------------------------------------------------------------------

OTHERS = ["Ахметов, Болат and others", "Ахметов, Болат and et al.", "Ахметов, Болат and др.", "Ахметов, Болат и др."]


@pytest.mark.parametrize("written", OTHERS)
def test_and_others_is_kept_and_written_back(written: str) -> None:
    found, _ = bib_one(f"@book{{k, author={{{written}}}, editor={{Ли, Олег}}, title={{Т}}}}")
    assert names(found) == ["author: Ахметов, Болат", "editor: Ли, Олег"]
    for text in ("".join(biblatex.dump([found])), "".join(export.dump([found]))):
        assert "{Ахметов, Болат and others}" in text
        assert bib_one(text)[0].fields["x-and-others"] == "author"
    assert "AU  - et al." in (text := "".join(ris_writer.dump([found])))
    assert split(ris.parse(stream(text), "a.ris"))[0][0][0].fields["x-and-others"] == "author"
    item = "".join(csljson.dump([found]))
    assert json.loads(item)[0]["author"][-1] == {"literal": "others"}
    assert split(csljson.parse(stream(item), "a.json"))[0][0][0].fields["x-and-others"] == "author"


LISTS = [
    # written, the people
    ("Сатпаев, К., Марғұлан, Ә. Х., Бекмаханов, Е.", ["Сатпаев, К.", "Марғұлан, Ә. Х.", "Бекмаханов, Е."]),
    ("Сатпаев К. И., Марғұлан Ә.", ["Сатпаев, К. И.", "Марғұлан, Ә."]),
    ("К. И. Сатпаев, Ә.Х. Марғұлан, Е. Бекмаханов", ["Сатпаев, К. И.", "Марғұлан, Ә.Х.", "Бекмаханов, Е."]),
    ("Smith, John; Doe, Jane and Roe, R.", ["Smith, John", "Doe, Jane", "Roe, R."]),
]


@pytest.mark.parametrize(("written", "people"), LISTS)
def test_other_separators_are_read_where_unmistakable(written: str, people: list[str]) -> None:
    found, problems = bib_one(f"@book{{k, author={{{written}}}, title={{Т}}}}")
    assert [name.removeprefix("author: ") for name in names(found)] == people
    assert [one.cause.code for one in problems] == ["name-list-separators"]


ONE_NAME = ["King, Jr., Martin Luther", "García Márquez, Gabriel José", "Mann, Thomas", "de la Fuente, III, Juan"]


@pytest.mark.parametrize("written", ONE_NAME)
def test_one_name_with_commas_stays_one(written: str) -> None:
    found, problems = bib_one(f"@book{{k, author={{{written}}}, title={{Т}}}}")
    assert (len(found.contributors), problems) == (1, [])


@pytest.mark.parametrize("written", ["А, Б, В, Г, Д", "Ким, Вера, Ли, Олег", "Бас, редактор, орынбасар, хатшы"])
def test_a_list_that_cannot_be_told_apart_stays_whole(written: str) -> None:
    found, problems = bib_one(f"@book{{k, author={{{written}}}, title={{Т}}}}")
    assert names(found) == [f"author: {written}"]
    assert [(one.cause.code, one.severity) for one in problems] == [("name-list-unclear", "error")]


RIS_NAMES = [
    ("AU  - Oudin A", ["author: Oudin, A"]),
    ("AU  - Sanchez-Cordon, Pedro J.; Montoya, Maria; Reis, Ana",
     ["author: Sanchez-Cordon, Pedro J.", "author: Montoya, Maria", "author: Reis, Ana"]),
    ("AU  - Омаров Б. С.", ["author: Омаров, Б. С."]),
]  # fmt: skip


@pytest.mark.parametrize(("line", "people"), RIS_NAMES)
def test_names_of_ris(line: str, people: list[str]) -> None:
    assert names(ris_one("TY  - BOOK", "TI  - T", line)[0]) == people


APART = [
    ("Мамедов Рашид Вели оглы", "Мамедов", "Рашид Вели оглы"),
    ("Нұрпейісова Ажар Серік қызы", "Нұрпейісова", "Ажар Серік қызы"),
    ("Rashid Vali oglu Mammadov", "Mammadov", "Rashid Vali oglu"),
    ("Каримов Ислам Абдугани угли", "Каримов", "Ислам Абдугани угли"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "family", "given"), APART)
def test_patronymics_written_apart(written: str, family: str, given: str) -> None:
    assert names(bib_one(f"@book{{k, author={{{written}}}}}")[0]) == [f"author: {family}, {given}"]


PARTS = [
    {"family": "Humboldt", "given": "Alexander", "dropping-particle": "von"},
    {"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"},
    {"family": "King", "given": "Martin Luther", "suffix": "Jr."},
]


@pytest.mark.parametrize("parts", PARTS)
def test_particles_and_suffixes_go_both_ways(parts: dict[str, str]) -> None:
    found, _ = csl_one(author=[parts])
    assert json.loads("".join(csljson.dump([found])))[0]["author"] == [parts]
    assert bib_one("".join(biblatex.dump([found])))[0].contributors[0] == found.contributors[0]


def test_a_suffix_stands_where_bibtex_has_it() -> None:
    assert "King, Jr., Martin Luther" in "".join(biblatex.dump([csl_one(author=[PARTS[2]])[0]]))


# Dates -----------------------------------------------------------------------------------------------------------

MONTHS = [
    ("year=2001, month={тамыз}", "2001-08"),
    ("year={2001}, month={октября}", "2001-10"),
    ("year=2001, month={März}", "2001-03"),
    ("year=2001, month={Mar.--Apr.}", "2001-03/2001-04"),
    ("year=2001, month={Autumn}", "2001-23"),
    ("year=2001, month=07, day=3", "2001-07-03"),
    ("year=2001, month=may", "2001-05"),
    ("year=2001, month={3~nov}", "2001-11-03"),
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
    assert [one.cause.code for one in problems] == ["bibtex-date"]
    assert f"{{{literal}}}" in (text := "".join(biblatex.dump([found])))
    assert bib_one(text)[0].fields == found.fields
    assert csljson.to_item(found)["issued"] == {"literal": literal}
    assert f"PY  - {literal}" in "".join(ris_writer.dump([found]))
    assert csl_one(issued={"raw": literal})[0].fields["x-date"] == literal


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


# Entries ---------------------------------------------------------------------------------------------------------

HABITS = [
    "@book{, title={Жол}, author={Ким, В.}, year=2006}",
    "@book{title={Жол}, author={Ким, В.}, year=2006}",
    "@book{k, title={Жол}, author={Ким, В.}, year=2006,,}",
    "@book{k, title={Жол}\n author={Ким, В.}\n year=2006\n}",
    '@book{k, title="Жол" author="Ким, В.", year=2006}',
    "@book{k,\n title={Жол};\n author={Ким, В.};\n year={2006}}",
]


@pytest.mark.parametrize("text", HABITS)
def test_small_habits_lose_nothing(text: str) -> None:
    found, problems = bib_one(text)
    assert (found.titles[0].value, names(found), found.issued and found.issued.text) == (
        "Жол",
        ["author: Ким, В."],
        "2006",
    )
    assert found.citekey in ("k", "ким-2006-жол")
    assert all(one.severity == "warning" for one in problems)


def test_text_of_no_field_is_named() -> None:
    _, problems = bib_one("@book{k, title={Жол}, бөтен сөз, year={2006},,}")
    assert [one.cause.values["text"] for one in problems] == ["бөтен сөз"]


def test_made_keys_stay_when_the_file_grows() -> None:
    entry = "@book{, title={Жол}, author={Ким, В.}, year=2006}\n"
    before = set(bib(entry)[0])
    assert before < set(bib("@book{, title={Басқа}, year=2000}\n" + entry)[0])
    line = "TY  - BOOK\nAU  - Ким, В.\nPY  - 2006\nTI  - Жол\nER  - \n"
    first, _ = split(ris.parse(stream(line), "a.ris"))
    more, _ = split(ris.parse(stream("TY  - BOOK\nTI  - Басқа\nER  - \n" + line), "b.ris"))
    assert first[0][0].citekey == more[1][0].citekey == "ким-2006-жол"


def test_works_of_one_author_year_and_title_have_keys_of_their_own() -> None:
    found, _ = bib("@book{, title={Жол}, year=2006, volume=1}\n@book{, title={Жол}, year=2006, volume=2}")
    assert len(found) == 2


# Encodings -------------------------------------------------------------------------------------------------------

TEXT = "@book{k, title={Қазақ жері: тарихы мен тағдыры}, year=2006}\n"


@pytest.mark.parametrize("code", ["utf-16", "utf-8-sig", "utf-32"])
def test_a_mark_tells_the_encoding(code: str) -> None:
    found, problems = split(biblatex.parse(io.BytesIO(TEXT.encode(code)), "a.bib"))
    assert (found[0][0].titles[0].value, problems) == ("Қазақ жері: тарихы мен тағдыры", [])


@pytest.mark.parametrize(
    ("code", "title"), [("windows-1252", "Größe"), ("iso-8859-1", "Été"), ("windows-1251", "Степь")]
)
def test_a_header_tells_the_encoding(code: str, title: str) -> None:
    text = f"% Encoding: {code}\n\n@book{{k, title={{{title}}}}}\n".encode(code)
    assert split(biblatex.parse(io.BytesIO(text), "a.bib"))[0][0][0].titles[0].value == title


GUESSES = [("windows-1251", "История степи и её народов"), ("koi8-r", "История степи и её народов"),
           ("windows-1252", "Größenmaße für Mädchen à la carte")]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), GUESSES)
def test_likely_encodings_are_named_by_the_bytes(code: str, text: str) -> None:
    assert likely(text.encode(code))[0] == code
    with pytest.raises(KbError) as error:
        list(biblatex.parse(io.BytesIO(f"@book{{k, title={{{text}}}}}".encode(code)), "a.bib"))
    assert error.value.values["first"] == code


# LaTeX, languages, identifiers -----------------------------------------------------------------------------------

LATEX = [
    (r"Gda\ifmmode \acute{n}\else \'{n}\fi{}sk", "Gdańsk"), ("CO$_2$ мен $^{14}$C", "CO₂ мен ¹⁴C"),
    (r"T\textsubscript{max}", "T<sub>max</sub>"), (r"Espa\~na", "España"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "text"), LATEX)
def test_latex(written: str, text: str) -> None:
    assert bib_one(f"@book{{k, title={{{written}}}}}")[0].titles[0].value == text


def test_a_tilde_over_a_letter_does_not_part_a_name() -> None:
    assert names(bib_one(r"@book{k, author={Mu\~noz, Ana and J.~Nu\~nez}}")[0]) == [
        "author: Muñoz, Ana",
        "author: Nuñez, J.",
    ]


LANGUAGES = [
    ("norsk", "nb", None),
    ("kyrgyz", "ky", None),
    ("esperantido", "", "esperantido"),
    ("kk, ru", "kk", "kk, ru"),
]


@pytest.mark.parametrize(("written", "code", "kept"), LANGUAGES)
def test_languages_are_codes_or_words_whole(written: str, code: str, kept: str | None) -> None:
    found, _ = bib_one(f"@book{{k, title={{T}}, language={{{written}}}}}")
    assert (found.language, found.fields.get("x-language")) == (code, kept)


IDENTIFIERS = [
    ({"ISBN": "978-5-02-039000-9"}, ["ISBN"]), ({"ISBN": "978-0-306-40615-7, 0-306-40615-2"}, []),
    ({"ISSN": "2049-3631"}, ["ISSN"]), ({"ISSN": "2049-3630"}, []),
    ({"DOI": "11.1000/x"}, ["DOI"]), ({"DOI": "10.1000/x"}, []),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "wrong"), IDENTIFIERS)
def test_identifiers_are_checked(fields: dict[str, str], wrong: list[str]) -> None:
    assert [variable for variable, _value in identifiers.wrong(fields)] == wrong


def test_a_part_of_a_date_that_is_none_is_named() -> None:
    found, problems = csl_one(**{"event-date": {"date-parts": [[1992, 77]]}, "issued": {"date-parts": [[1993, 88]]}})
    assert (found.fields["event-date"], found.issued and found.issued.text) == ("1992", "1993")
    assert [one.cause.values["field"] for one in problems] == ["event-date", "issued"]
