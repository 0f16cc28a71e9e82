"""Decisions of courts, bodies that head an entry, and two laws in one entry."""

import pytest

from kb.manuscript.reference_list.works import read_list
from tests.manuscript.listed import fields


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Приговор Медеуского районного суда г. Алматы от 3 июня 2016 г. по делу № 1-77/2016 // Архив суда.",
         {"type": "legal_case", "genre": "Приговор", "authority": "Медеуский районный суд г. Алматы",
          "issued": "2016-06-03", "number": "1-77/2016", "archive": "Архив суда"}),
        ("Рішення Яворівського міського суду Львівської області від 14 травня 2014 р. у справі № 1-245/2014.",
         {"type": "legal_case", "authority": "Яворівський міський суд Львівської області", "number": "1-245/2014"}),
        ("Решение Костанайского областного суда от 03.06.2016 г. № 2а-77.",
         {"type": "legal_case", "authority": "Костанайский областной суд", "number": "2а-77"}),
        ("Апелляционное определение коллегии по гражданским делам Талгарского городского суда от 3 июня 2016 г.",
         {"type": "legal_case", "authority": "коллегии по гражданским делам Талгарского городского суда"}),
        ("Ақсу аудандық сотының 2014 жылғы 14 мамырдағы № 1-245 үкімі.",
         {"type": "legal_case", "authority": "Ақсу аудандық соты", "issued": "2014-05-14", "number": "1-245"}),
        ("Lake Commission v. Republic of Reeds, Case No. ARB/05/16, Award (29 July 2008).",
         {"type": "legal_case", "title": "Lake Commission v. Republic of Reeds", "number": "ARB/05/16",
          "issued": "2008-07-29"}),
        ("Национальный банк Республики Казахстан. Годовой отчет за 2020 год. – Нур-Султан, 2021. – 156 с.",
         {"author": "|Национальный банк Республики Казахстан", "title": "Годовой отчет за 2020 год"}),
        ("Выступление Министра на заседании 14 марта 2020 г. // www.pm.example.kz. 15.03.2020.",
         {"issued": "2020-03-14", "accessed": "2020-03-15"}),
        ("Касенов Б. Озера: дис. ... канд. геогр. наук: 25.00.36 / КазНУ им. аль-Фараби. – Алматы, 2006. – 134 с.",
         {"type": "thesis", "publisher": "КазНУ им. аль-Фараби", "number": "25.00.36"}),
        ("МУСИН-РЕЧНОЙ, А. И. О грамотах. – Омск: Арна, 2001. – 90 с.", {"author": "Мусин-Речной|А. И."}),
        ("ДБН Б.4.1-21:2017. Мости та труби. – Київ: Арка, 2018. – 44 с.",
         {"type": "standard", "number": "ДБН Б.4.1-21:2017", "title": "Мости та труби"}),
        ("US Patent 5,123,456. Water filter / Reed J. – 1992.", {"type": "patent", "issued": "1992"}),
        ("Қазақстан Республикасының Су кодексі. 2003 жылғы 9 шілдедегі № 481-II. – Алматы: Юрист, 2020. – 92 б.",
         {"type": "legislation", "issued": "2003-07-09", "number": "481-II", "publisher": "Юрист"}),
        ("Reed T., Kim J. Lakes // Water. 2020. 12(4), 1023.", {"volume": "12", "issue": "4", "page": "1023"}),
    ],
)  # fmt: skip
def test_what_an_entry_is(line: str, expected: dict[str, str]) -> None:
    assert fields(line).items() >= expected.items()


@pytest.mark.parametrize(
    "line",
    [
        "Решение Совета глав государств СНГ от 10 октября 2008 года.",
        "Постановление Комитета государственных доходов от 14.05.2014 г. № 5.",
        "Постановление о надзоре за посудами от 14.05.2014 г. № 5.",
        "Законность и порядок в Республике Казахстан. – Омск: Арна, 2011. – 12 с.",
        "Законодательство Республики Казахстан: сборник. – Омск: Арна, 2011. – 12 с.",
        "Определение места суда в строении власти от 5 мая 2010 г. до наших дней. – Омск, 2011. – 12 с.",
    ],
)
def test_what_no_court_and_no_parliament_decides_is_a_work_of_another_kind(line: str) -> None:
    assert fields(line)["type"] not in ("legal_case", "legislation")


@pytest.mark.parametrize(
    "line",
    [
        "Национальный банк Казахстана. Алматы: Наука, 2001. 90 с.",
        "США, А. Линкольн и его время. – Омск: Арна, 2001. – 90 с.",
        "Банк и заёмщик в степном краю. Рассуждения о ссуде. – Омск: Арна, 2001. – 90 с.",
        "Министерство путей сообщения и его люди. Очерки трёх десятилетий. – Омск: Арна, 2001. – 90 с.",
    ],
)
def test_a_title_that_begins_with_a_body_or_a_state_has_no_author(line: str) -> None:
    assert "author" not in fields(line)


def test_two_laws_in_one_entry_are_two_works() -> None:
    works = read_list(
        "1. О недрах: Закон РК от 27 декабря 2017 г. № 125-VI; О воде: Закон РК от 9 июля 2003 г. № 481-II.\n"
        "2. Осипов К.К. Степь. – Омск: Арна, 2001. – 99 с.\n"
    ).works
    assert [(work.value("title"), work.value("number")) for work in works][:2] == [
        ("О недрах", "125-VI"),
        ("О воде", "481-II"),
    ]
