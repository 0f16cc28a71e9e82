"""An act's day and number are values of their own: the words before its name are its kind and its body alone."""

import pytest

from kb.manuscript.reference_list.works import read_list


@pytest.mark.parametrize(("line", "genre", "number"), [
    ("1. Закон РК от 3 марта 2011 г. № 12-IV «О примерах» // Ведомости. - 2011. - № 2.", "Закон РК", "12-IV"),
    ("1. Указ Президента Республики Казахстан от 5 мая 2009 года № 77 «Об образце».",
     "Указ Президента Республики Казахстан", "77"),
    ("1. Постановление Правительства РК № 1234 от 7 июня 2005 г. «О порядке».",
     "Постановление Правительства РК", "1234"),
    ("1. О степных дорогах: Закон Республики Казахстан от 16 января 2013 года № 70-V ЗРК // Дала. – 2013. – 20 янв.",
     "Закон Республики Казахстан", "70-V ЗРК"),
    ("1. О бродах : постановление Правительства РК от 7 июня 2005 г. № 1234.",
     "постановление Правительства РК", "1234"),
    ("Қазақстан Республикасының 2013 жылғы 16 қаңтардағы № 70-V ҚРЗ «Дала жолдары туралы» Заңы",
     "Қазақстан Республикасының Заңы", "70-V ҚРЗ"),
    ("«Дала туралы» Қазақстан Республикасының Заңы, 2013 жылғы 16 қаңтардағы № 70-V Заң.",
     "Қазақстан Республикасының Заңы", "70-V"),
    ("О бродах: Закон Республики Казахстан, Закон от 11 июля 1997 г. № 151.", "Закон Республики Казахстан", "151"),
    ("Қазақстан Республикасы Үкіметінің 2005 жылғы 7 маусымдағы № 1234 «Өткелдер туралы» қаулысы (өзгерістермен)",
     "Қазақстан Республикасы Үкіметінің қаулысы", "1234"),
    ("Federal Law No. 41-FZ of 03.02.2004 «On Fords» (as amended) // LexBase.", "Federal Law", "41-FZ"),
    ("Order of the Minister of Roads No. 15 of 3 March 2020 “On Fords”.", "Order of the Minister of Roads", "15"),
    ("Decree of the President of the Russian Federation No. 61 of 7 May 2012 “On Steppe Roads”.",
     "Decree of the President of the Russian Federation", "61"),
])  # fmt: skip
def test_the_day_and_the_number_are_not_said_twice(line: str, genre: str, number: str) -> None:
    (work,) = read_list(line).works
    values = {field.name: field.value for field in work.fields}
    assert (values["genre"], values["number"]) == (genre, number)


@pytest.mark.parametrize(("line", "type_", "kind", "title", "issued"), [
    ("Каспий өңіріндегі көлік туралы конвенция. Ақтау, 2014 ж. 12 тамыз", "treaty", "charter",
     "Каспий өңіріндегі көлік туралы конвенция", "2014-08-12"),
    ("Достық және тату көршілік туралы шарт, 1994 ж. 25 мамыр", "treaty", "treaty",
     "Достық және тату көршілік туралы шарт", "1994-05-25"),
    ("Ортақ өзендер туралы шартқа хаттама (Астана, 5 қаңтар 2005 ж.)", "treaty", "protocol",
     "Ортақ өзендер туралы шартқа хаттама", "2005-01-05"),
    ("Салық салу туралы келісімнің хаттамасы, Мәскеу қ., 1996 ж. 18 қазан", "treaty", "protocol", "", "1996-10-18"),
    ("Шекара туралы меморандум, 1995 жыл, 20 қаңтар.", "treaty", "memorandum", "Шекара туралы меморандум",
     "1995-01-20"),
    ("Бала құқықтары туралы декларация. 1959 жылғы 20 қараша", "treaty", "declaration",
     "Бала құқықтары туралы декларация", "1959-11-20"),
    ("Тілдер туралы заңы. 1997 ж. 11 шілде", "legislation", "law", "Тілдер туралы заңы", "1997-07-11"),
    ("Көші-қон туралы жарлық: 1997 ж. 19 наурыз", "legislation", "decree", "Көші-қон туралы жарлық", "1997-03-19"),
    ("Жер туралы қаулысы, 1994 ж. 5 сәуір", "regulation", "resolution", "Жер туралы қаулысы", "1994-04-05"),
    ("Көлік туралы бұйрық. 2001 жылғы 3 мамыр. № 77", "regulation", "resolution", "Көлік туралы бұйрық", "2001-05-03"),
])  # fmt: skip
def test_a_kazakh_act_is_known_by_its_kind_after_what_it_is_about(
    line: str, type_: str, kind: str, title: str, issued: str
) -> None:
    (work,) = read_list(f"1. {line}").works
    assert (work.type, work.kind, work.value("issued"), work.rest) == (type_, kind, issued, ())
    assert work.value("title") == title or not title


@pytest.mark.parametrize("line", [
    "Омаров Б. Достық туралы шарт. – Алматы: Атамұра, 2010. – 200 б.",
    "Иманов А.А. Тіл туралы заң // Ақиқат. – 1998. – № 3. – 12-15 б.",
    "Ұжымдық қауіпсіздік туралы шарт ұйымы. – Алматы: Атамұра, 2010. – 200 б.",
    "Тіл туралы заңның тарихы. – Алматы: Атамұра, 2011. – 120 б.",
    "Достық туралы шарт пен оның салдары. – Алматы: Атамұра, 2012. – 120 б.",
])  # fmt: skip
def test_a_work_about_an_act_is_none(line: str) -> None:
    (work,) = read_list(f"1. {line}").works
    assert (work.type in ("book", "article-journal"), work.kind) == (True, "")


@pytest.mark.parametrize(("line", "country"), [
    ("Патент РК № 45678. Насос степной / Омаров К. – Опубл. 02.02.2010, Бюл. № 3.", "РК"),
    ("Пат. 2187889 Российская Федерация. Насос степной / Омаров К. – Опубл. 02.02.2010.", "Российская Федерация"),
])  # fmt: skip
def test_the_country_of_a_patent_is_kept(line: str, country: str) -> None:
    (work,) = read_list(f"1. {line}").works
    assert (work.value("jurisdiction"), work.rest) == (country, ())


@pytest.mark.parametrize(("line", "signed", "printed"), [
    ("Договор о степи от 1 июля 1968 г. // Сборник договоров. – Вып. 26. – М., 1973. – С. 4–9.", "", "М."),
    ("Соглашение о бродах (Омск, 9 апреля 1998 г.) // Сборник договоров. – М., 1999. – С. 15–22.", "Омск", "М."),
    ("Соглашение о мостах (Омск, 9 апреля 1998 г.) // Бюллетень договоров. – 1999. – № 3.", "Омск", ""),
])  # fmt: skip
def test_a_treaty_was_not_signed_where_its_book_was_printed(line: str, signed: str, printed: str) -> None:
    (work,) = read_list(f"1. {line}").works
    assert (work.value("publisher-place"), work.value("x-edition-place")) == (signed, printed)


@pytest.mark.parametrize(("line", "title", "gazette", "issued"), [
    ("Водный кодекс Республики Казахстан от 9 июля 2003 года № 481, Ведомости Парламента Республики Казахстан, "
     "2003 г., № 17, ст. 141; «Казахстанская правда» от 17 июля 2003 года",
     "Водный кодекс Республики Казахстан", "Ведомости Парламента Республики Казахстан", "2003-07-09"),
    ("Закон РК «О бродах» от 4 июня 2010 года № 290-IV (Ведомости Парламента РК, 2010 г., № 11, ст. 59).",
     "О бродах", "Ведомости Парламента РК", "2010-06-04"),
    ("Правила переправы (утв. приказом министра от 3 марта 2011 года № 77).", "Правила переправы", "", "2011-03-03"),
    ("Послание народу «Путь к воде» (от 14 декабря 2012 г.).", "Послание народу «Путь к воде»", "", "2012-12-14"),
    ("О бродах. Закон РК от 4 июня 2010 года № 290-IV.", "О бродах", "", "2010-06-04"),
])  # fmt: skip
def test_an_act_and_what_printed_it_without_a_sign(line: str, title: str, gazette: str, issued: str) -> None:
    (work,) = read_list(f"1. {line}").works
    assert (work.value("title"), work.value("container-title"), work.value("issued")) == (title, gazette, issued)


@pytest.mark.parametrize("title", ["Теория принятия решений", "Методы принятия управленческих решений"])
def test_a_book_on_taking_decisions_is_no_act(title: str) -> None:
    (work,) = read_list(f"1. Серов А. И. {title} : учебник. – М. : Вектор, 2006. – 573 с.").works
    assert (work.type, work.value("title"), work.value("author")) == ("book", title, "Серов|А. И.")


@pytest.mark.parametrize("by", [
    ". Утверждена постановлением Правительства РК от 7 июня 2005 г. № 12.",
    ": утв. постановлением Правительства РК от 07.06.2005 г. № 12.",
    " (утверждена постановлением Правительства РК от 7 июня 2005 г. № 12).",
])  # fmt: skip
def test_what_was_adopted_by_an_act_is_one(by: str) -> None:
    (work,) = read_list(f"1. Концепция степных дорог на 2005–2010 годы{by}").works
    title = "Концепция степных дорог на 2005–2010 годы"
    assert (work.type, work.value("title"), work.value("number")) == ("regulation", title, "12")
