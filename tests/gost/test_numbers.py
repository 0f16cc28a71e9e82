"""Volumes, editions and extents print their words whatever form an entry gives their numbers in."""

import pytest

from kb.errors import Problem
from kb.formats.bibtex import biblatex
from kb.library.bibliography import format_records
from kb.library.list_options import ListOptions
from tests.factories import stream


def reference(fields: str, lang: str, style: str = "gost-kz-dissertation", kind: str = "book") -> str:
    entry = f"@{kind}{{a, title={{Дала}}, langid={{{lang}}}, date={{2001}}, {fields}}}"
    records = [pair[0] for pair in biblatex.parse(stream(entry), "a.bib") if not isinstance(pair, Problem)]
    (line,) = format_records(records, ListOptions(style)).entries
    return line.text


EDITIONS = """
    Fourth                  | english | 4th ed.
    third, enlarged         | english | 3rd ed., enlarged
    3, enlarged             | english | 3rd ed., enlarged
    Second edition          | english | 2nd ed.
    Enlarged                | english | Enlarged ed.
    2nd rev. ed.            | english | 2nd ed., rev. ed.
    третье                  | russian | 3-е изд.
    третье издание, испр.   | russian | 3-е изд., испр.
    4-е, стер.              | russian | 4-е изд., стер.
    дополненное             | russian | Дополненное изд.
    Изд. 3-е, испр.         | russian | Изд. 3-е, испр.
    5-е изд., испр.         | russian | 5-е изд., испр.
    үшінші                  | kazakh  | 3-бас.
    үшінші басылым, өңд.    | kazakh  | 3-бас., өңд.
    4-ші, өңд.              | kazakh  | 4-бас., өңд.
    2-бас., толықт.         | kazakh  | 2-бас., толықт.
    3-басылым               | kazakh  | 3-басылым
    IV                      | english | 4th ed.
    II, rev.                | english | 2nd ed., rev.
"""


@pytest.mark.parametrize("row", [line for line in EDITIONS.splitlines() if line.strip()])
def test_an_edition_is_counted_in_whatever_words(row: str) -> None:
    typed, lang, printed = (cell.strip() for cell in row.split("|"))
    assert reference(f"edition={{{typed}}}", lang) == f"Дала. – {printed.rstrip('.')}. – 2001."


@pytest.mark.parametrize(
    ("typed", "lang", "printed"),
    [
        ("third", "english", "(3rd ed.)"), ("третье", "russian", "(3-е изд.)"),
        ("3-е, испр.", "russian", "(3-е изд., испр.)"),
        ("3, enlarged", "english", "(3rd ed., enlarged)"), ("1 : 500 000", "russian", "(1 : 500 000)"),
    ],
)  # fmt: skip
def test_other_styles_print_such_an_edition_with_its_word(typed: str, lang: str, printed: str) -> None:
    assert printed in reference(f"edition={{{typed}}}", lang, "apa")


VOLUMES = [
    # fields, language, what is printed after the year
    ("volume={III}", "kazakh", "Т. III"), ("volume={III}", "english", "Vol. III"),
    ("volume={I–II}", "russian", "Т. I–II"),
    ("volume={3-том}", "kazakh", "Т. 3"), ("volume={том III}", "russian", "Т. III"),
    ("volume={vol. 3}", "english", "Vol. 3"),
    ("volume={C}", "english", "C"),
    ("volume={екінші}", "kazakh", "Т. 2"),
    ("volume={second}", "english", "Vol. 2"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "lang", "printed"), VOLUMES)
def test_a_volume_has_its_word(fields: str, lang: str, printed: str) -> None:
    assert reference(fields, lang) == f"Дала. – 2001. – {printed}."


def test_a_roman_number_of_an_issue_has_its_sign() -> None:
    text = reference("journaltitle={Хабаршы}, volume={IV}, number={II}", "kazakh", kind="article")
    assert text == "Дала // Хабаршы. – 2001. – Т. IV, № II."


TOTALS = [
    ("3 vols", "english", "in 3 vol."), ("3 volumes", "english", "in 3 vol."), ("3 тома", "russian", "в 3 т."),
    ("12-томдық", "kazakh", "12 томдық"), ("12 том", "kazakh", "12 томдық"), ("в 3 т.", "russian", "в 3 т."),
    ("3 книги", "russian", "в 3 книги"),
    ("үш", "kazakh", "3 томдық"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "lang", "printed"), TOTALS)
def test_of_how_many_volumes_a_work_is(typed: str, lang: str, printed: str) -> None:
    assert reference(f"volumes={{{typed}}}", lang) == f"Дала: {printed.rstrip('.')}. – 2001."


@pytest.mark.parametrize("extent", ["II, 43", "xvi, 320", "[4], 96"])
def test_pages_in_several_numberings_have_their_word(extent: str) -> None:
    assert reference(f"pagetotal={{{extent}}}", "russian").endswith(f"{extent} с.")


def test_digits_that_are_no_number_of_pages_stop_nothing() -> None:
    digits = "9" * 5000  # more than Python makes a number of
    assert digits in reference(f"pages={{{digits}}}, publisher={{Нива}}", "russian", "gost-r-7.0.5-2008")


def test_a_conference_has_its_place_and_days() -> None:
    held = "titleaddon={материалы 7-й конференции}, venue={Омск}, eventdate={2011-03-02/2011-03-04}"
    assert reference(held, "russian", kind="proceedings").startswith(
        "Дала: материалы 7-й конференции, Омск, 2–4 марта 2011 г"
    )


def test_a_book_that_names_three_and_others_begins_with_its_title() -> None:
    three = "author={Бек, А. and Кен, Б. and Тас, В. and others}"
    assert reference(three, "russian") == "Дала / А. Бек, Б. Кен, В. Тас и др. – 2001."
    assert reference("author={Бек, А. and others}", "russian") == "Бек А. и др. Дала. – 2001."
