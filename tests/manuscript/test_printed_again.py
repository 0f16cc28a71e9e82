"""Lists that the GOST styles print are read as they were: titles in brackets, documents with a day, signs of GOST."""

import pytest

from kb.library.unprinted_values import Printer
from kb.manuscript.reference_list.records import records_of
from kb.manuscript.reference_list.works import read_list
from tests.manuscript.listed import read


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("[1897 жылғы санақтың деректері].", "[1897 жылғы санақтың деректері]"),
        ("Травин А. [А.-Б. Травиннің өзендер туралы сөзі].", "[А.-Б. Травиннің өзендер туралы сөзі]"),
        ("[«Дала – Орталық» каналы туралы дереккөз].", "[«Дала – Орталық» каналы туралы дереккөз]"),
        ("[Степь (вторая половина XIX в. – 1917 г.)] / А. Травин.", "[Степь (вторая половина XIX в. – 1917 г.)]"),
    ],
)
def test_a_supplied_title_is_read_whole(line: str, title: str) -> None:
    work = read(line)

    assert work.value("title") == title
    assert not work.value("publisher-place")
    assert not work.value("issued")
    assert not work.rest


@pytest.mark.parametrize(
    ("line", "issued"),
    [
        ("[Концепция развития степей]: 1996 год.", "1996"),
        ("Травин А. Б. О путях степи: 16 мая 1992 года.", "1992-05-16"),
        ("Травин А.Б. Степь и мы: послание, 10 октября 1997 г.", "1997-10-10"),
        ("Partnership of Rivers : Jan. 1994.", "1994-01"),
        ("[Постановление о камышах]: 5 ноября 1993 года, № 139.", "1993-11-05"),
        ("Өзендер доктринасы: 2017 ж. 29 қыркүйек.", "2017-09-29"),
    ],
)
def test_a_day_after_a_title_dates_a_document(line: str, issued: str) -> None:
    work = read(line)

    assert work.value("issued") == issued
    assert not work.rest


def test_a_year_alone_after_a_title_makes_no_act_of_it() -> None:
    work = read("Өзендер стратегиясын бекіту туралы: 2021 ж.")

    assert work.type != "legislation"


@pytest.mark.parametrize(
    "line",
    [
        "Речной, В. В. Камыш : быт и промысел / В. В. Речной. – М. : Степь, 2001. – 90 с. – (Озера Азии ; 12).",
        "Lake, A. B. Reeds : a History / A. B. Lake. – [S. l.] : Steppe Press, 2001. – 90 p.",
        "[План совместных работ портов] : принят в Астане 3 марта 2001 года.",
        "[Соглашение о паромах на Урале (проект)] : 3 марта 2001 года.",
        "[Концепция развития степей] : 1996 год.",
    ],
)
def test_a_line_is_printed_again_as_it_was(line: str) -> None:
    style = "gost-r-7.0.100-2018" if "год" in line else "gost-7.1-2003"
    (record,) = records_of(read_list(f"1. {line}\n").works)

    again = Printer(style).text(record).replace("\u00a0", " ").removeprefix("1 ")

    assert again.removesuffix(" – Текст : непосредственный.") == line


def test_a_dash_in_brackets_ends_no_title() -> None:
    work = read("Речной В.В. Степь (вторая половина XIX в. – 1917 г.). – Барнаул: Азия, 2003. – 346 с.")

    assert work.value("title") == "Степь (вторая половина XIX в. – 1917 г.)"
    assert (work.value("publisher-place"), work.value("issued")) == ("Барнаул", "2003")


def test_a_subtitle_after_the_sign_of_gost_is_told_apart() -> None:
    work = read("Речной В. В. Камыш : быт и промысел. М. : Степь, 2001. 90 с.")

    assert (work.value("title"), work.value("x-subtitle")) == ("Камыш: быт и промысел", "быт и промысел")
