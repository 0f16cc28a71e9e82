"""Names as people write them, in BibTeX, RIS and CSL-JSON, go both ways with all their parts."""

import json

import pytest

from kb.formats import csljson
from kb.formats.bibtex import biblatex, export
from kb.formats.ris import reader as ris
from kb.formats.ris import writer as ris_writer
from tests.factories import split, stream
from tests.formats.one_record import bib_one, csl_one, names, ris_one

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


@pytest.mark.parametrize("name", [
    {"family": "Rivière", "given": "Luc", "dropping-particle": "de", "non-dropping-particle": "La"},
    {"family": "Guen", "given": "Anne", "dropping-particle": "du", "non-dropping-particle": "Le"},
    {"family": "La Marr", "given": "Otto", "dropping-particle": "von", "non-dropping-particle": "van"},
    {"family": "Le Guin", "given": "Ursula"},
    {"family": "Berg", "given": "Jan", "non-dropping-particle": "van den", "suffix": "Jr."},
])  # fmt: skip
def test_particles_leave_as_they_came(name: dict[str, str]) -> None:
    assert json.loads("".join(csljson.dump([csl_one(author=[name])[0]])))[0]["author"] == [name]


@pytest.mark.parametrize(("written", "family"), [
    ("Әлиев Әли Хасан ұлы", "Әлиев"), ("Мамедова Лейла Ариф кызы", "Мамедова"), ("Иванов Иван Иванович", "Иванов"),
])  # fmt: skip
def test_a_patronymic_tells_a_person_in_every_format(written: str, family: str) -> None:
    for person in (bib_one(f"@book{{k, author={{{written}}}}}")[0], ris_one("TY  - BOOK", f"AU  - {written}")[0]):
        assert (person.contributors[0].family, person.contributors[0].label) == (family, written)


def test_strings_keep_the_spaces_that_part_words() -> None:
    text = '@string{s = "Серия "}\n@string(v = {Хабаршы})\n@article{k, title={Т}, journal = v # ". " # s # {тарих}}'
    assert bib_one(text)[0].fields["container-title"] == "Хабаршы. Серия тарих"


def test_the_number_of_a_namesake_is_no_part_of_a_name() -> None:
    [person, other] = bib_one("@book{k, author={Jun Sato 0003 and Ann Sato}}")[0].contributors
    assert [(name.family, name.given) for name in (person, other)] == [("Sato", "Jun"), ("Sato", "Ann")]


@pytest.mark.parametrize(("fields", "place", "house"), [
    ("publisher={Ghent: Halyard}", "Ghent", "Halyard"),
    ("publisher={New York, NY; St. Gallen : Halyard and Sons}", "New York, NY; St. Gallen", "Halyard and Sons"),
    ("publisher={М.: Парус}", "М.", "Парус"),
    ("publisher={Ghent: Halyard}, address={Bruges}", "Bruges", "Ghent: Halyard"),
    ("publisher={UNCTAD: Geneva}", None, "UNCTAD: Geneva"),
    ("publisher={series 4: Halyard}", None, "series 4: Halyard"),
])  # fmt: skip
def test_a_place_that_stands_before_the_publisher(fields: str, place: str | None, house: str) -> None:
    read = bib_one(f"@book{{k, title={{Т}}, {fields}}}")[0].fields
    assert (read.get("publisher-place"), read["publisher"]) == (place, house)
