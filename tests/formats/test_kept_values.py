"""Every value that a file brings is kept: in the record, or named by a problem. Three examples of each kind."""

import io

import pytest

from kb.errors import KbError
from kb.formats import identifiers
from kb.formats.bibtex import biblatex
from kb.formats.ris import reader as ris
from kb.language.encodings import likely
from tests.factories import split, stream
from tests.formats.one_record import bib, bib_one, csl_one, names

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


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("@misc{k, entrysubtype={interview}, title={Жол}, journaltitle={Нива}, number={4}}", {"issue": "4"}),
        ("@online{k, title={Жол}, journal={Нива}, number={4}}", {"issue": "4"}),
        ("@report{k, title={Жол}, journaltitle={Нива}, number={4}}", {"number": "4"}),
        ("@online{k, title={Жол}, journaltitle={Нива}, number={4}, issue={5}}", {"number": "4", "issue": "5"}),
        ("@online{k, title={Жол}, number={4}}", {"number": "4"}),
        ("@article{k, title={Жол}, journaltitle={Степь и дороги}, shortjournal={Степь}}",
         {"container-title-short": "Степь"}),
    ],
)  # fmt: skip
def test_the_number_and_the_short_name_of_a_journal(entry: str, expected: dict[str, str]) -> None:
    kept = {name: value for name, value in bib_one(entry)[0].fields.items() if name != "container-title"}
    assert kept == expected


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
           ("windows-1251", "Історія степу та її народів, ґанок і європейські шляхи"),
           ("kz1048", "Қазақ даласының тарихы мен халықтары"),
           ("windows-1252", "Größenmaße für Mädchen à la carte")]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), GUESSES)
def test_likely_encodings_are_named_by_the_bytes(code: str, text: str) -> None:
    assert likely(text.encode(code))[0] == code


@pytest.mark.parametrize(("code", "text"), [("windows-1251", "Степь"), ("windows-1252", "Größe für Mädchen")])
def test_letters_that_do_not_tell_the_encoding_are_an_error(code: str, text: str) -> None:
    with pytest.raises(KbError) as error:
        list(biblatex.parse(io.BytesIO(f"@book{{k, title={{{text}}}}}".encode(code)), "a.bib"))
    assert error.value.values["first"] == code


# LaTeX, languages, identifiers -----------------------------------------------------------------------------------

LATEX = [
    (r"Gda\ifmmode \acute{n}\else \'{n}\fi{}sk", "Gdańsk"),
    ("CO$_2$ мен $^{14}$C", "CO<sub>2</sub> мен <sup>14</sup>C"),
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


@pytest.mark.parametrize("written", [0, 7])
def test_a_language_that_is_a_figure_is_kept(written: int) -> None:
    found, _ = csl_one(title="Т", language=written)
    assert (found.language, found.fields.get("x-language")) == ("", str(written))


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


def test_signs_that_programs_escape_in_verbatim_fields_are_bare() -> None:
    found, _problems = bib_one(r"@misc{a, title={A}, doi={10.1000/a\_b}, url={https://example.org/a\_b~c\%20d\&e}}")
    assert (found.fields["DOI"], found.fields["URL"]) == ("10.1000/a_b", "https://example.org/a_b~c%20d&e")


@pytest.mark.parametrize("value", ["123", "ISBN 12-3"])
def test_a_number_too_short_for_a_standard_number_is_wrong(value: str) -> None:
    assert [name for name, _number in identifiers.wrong({"ISBN": value})] == ["ISBN"]
    assert list(identifiers.wrong({"ISBN": "ISBN 978-0-306-40615-7 (hbk)", "ISSN": ""})) == []


def test_braces_in_a_path_part_its_words() -> None:
    record = bib_one("@book{k, title={Т}, file={ParsedFileField{description='', link='/a/{b}.pdf'}}}")[0]
    assert record.fields["x-file"] == "ParsedFileField description='', link='/a/b.pdf'"
