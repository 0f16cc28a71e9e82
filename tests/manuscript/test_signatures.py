"""Treaties of a list with where and when they were signed, in each form in which the GOST styles print it."""

import pytest

from kb.gost.families import FAMILIES, Family
from kb.gost.preparation import prepare
from kb.library.reference_items import item_of
from kb.manuscript.reference_list.records import records_of
from kb.manuscript.reference_list.works import read_list

_TREATY = "Соглашение между Правительством Республики Казахстан и Правительством Российской Федерации о паромах"
_KAZAKH = "Қазақстан Республикасы мен Ресей Федерациясы арасындағы паромдар туралы келісім"
SIGNED = {
    f"{_TREATY}: г. Омск, 3 марта 2001 года.": ("Омск", "2001-03-03", "signed"),
    f"{_TREATY} : [подписано в г. Астане 3 марта 2001 г.].": ("Астана", "2001-03-03", "signed"),
    f"{_TREATY} : подписано в Костанае 3 марта 2001 года. – Текст : непосредственный.": (
        "Костанай", "2001-03-03", "signed",
    ),
    f"{_TREATY} : [подписано в г. Уральске и в г. Самаре в мае 2001 г.].": ("Уральск; Самара", "2001-05", "signed"),
    f"{_TREATY}: проект, г. Москва, 3 марта 2001 года.": ("Москва", "2001-03-03", "draft"),
    f"{_TREATY} : парафировано 3–5 марта 2001 года.": ("", "2001-03-03/2001-03-05", "initialled"),
    f"{_KAZAKH}. Ақтөбе қ., 2001 ж. 3 наурыз.": ("Ақтөбе", "2001-03-03", "signed"),
    "[План сотрудничества портов]: г. Павлодар, 2001 год.": ("Павлодар", "2001", "signed"),
    "Agreement between the Republic of Kazakhstan and the Russian Federation on Ferries: signed at Astana, 3 March "
    "2001.": ("Astana", "2001-03-03", "signed"),
}  # fmt: skip


@pytest.mark.parametrize("line", SIGNED)
def test_place_day_and_stage_of_a_signature_are_read(line: str) -> None:
    (work,) = read_list(f"1. {line}\n").works

    assert work.type == "treaty"
    assert (work.value("publisher-place"), work.value("issued"), work.stage) == SIGNED[line]
    assert not work.rest


@pytest.mark.parametrize("line", SIGNED)
@pytest.mark.parametrize("family", FAMILIES.values(), ids=lambda family: family.name)
def test_a_signature_that_was_printed_is_printed_the_same_when_it_is_read(line: str, family: Family) -> None:
    def printed(text: str) -> str:
        (record,) = records_of(read_list(f"1. {text}\n").works)
        return str(prepare(item_of(record), family)["title"])

    once = printed(line)

    assert printed(f"{once}.") == once


def test_a_day_in_the_title_is_no_day_of_signature() -> None:
    title = "Протокол между Россией и Казахстаном о внесении изменений в Соглашение о паромах от 3 марта 2001 года"

    (work,) = read_list(f"1. {title}: г. Астана, 7 июня 2009 года // Бюллетень. – 2010. – № 4. – С. 10–12.\n").works

    assert (work.value("title"), work.value("issued")) == (title, "2009-06-07")
    assert work.value("container-title") == "Бюллетень"


def test_what_says_that_papers_were_collected_is_no_treaty() -> None:
    (work,) = read_list("1. Порты Каспия: сборник материалов: г. Алматы, 3–5 мая 2001 года.\n").works

    assert work.type != "treaty"


def test_a_town_that_nobody_knows_keeps_its_case_and_is_not_read() -> None:
    (work,) = read_list(f"1. {_TREATY} : подписано в Энебире 3 марта 2001 года.\n").works

    assert not work.value("publisher-place")
    assert any("Энебире" in part.value for part in work.rest)
