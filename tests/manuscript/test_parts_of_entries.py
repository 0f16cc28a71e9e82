"""What a form sets beside the title of an entry: medium, degree, meeting, patent, edition, role, first edition."""

import pytest

from kb.library.unprinted_values import Printer
from kb.manuscript.reference_list.records import records_of
from kb.manuscript.reference_list.works import read_list
from tests.manuscript.listed import fields, read


def test_a_mark_of_the_medium_ends_no_title() -> None:
    work = read("Речной, В. В. Камыш [Текст] : быт и промысел / В. В. Речной. — Барнаул : Азия, 2001. — 90 с.")

    assert work.value("title") == "Камыш: быт и промысел"
    assert not work.rest


def test_a_bracket_of_the_author_stays_in_the_title() -> None:
    assert fields("Речной В. В. Камыш [и тростник] степей. М. : Степь, 2001. 90 с.")["title"] == (
        "Камыш [и тростник] степей"
    )


@pytest.mark.parametrize(
    ("line", "type_", "title"),
    [
        ("Озёра Азии [Карты]. — 1 : 500 000. — Омск : Картограф, 1999.", "map", "Озёра Азии"),
        ("Балқаш [Карта]. Алматы, 2003", "map", "Балқаш"),
        ("Долгий паром : документальный фильм. – Омск : Сибирьфильм, 1980.", "motion_picture",
         "Долгий паром: документальный фильм"),
        ("Песни рек [Звукозапись]. — М. : Звук, 1999.", "song", "Песни рек"),
        ("Reed, A. (2021). Levels of lakes [Data set]. Lake Centre. https://doi.org/10.1000/lake", "dataset",
         "Levels of lakes"),
        ("Reed, A. (2021). Lakes in winter. SSRN. https://example.org/12", "article", "Lakes in winter"),
    ],
)  # fmt: skip
def test_a_mark_says_what_kind_of_work_it_is(line: str, type_: str, title: str) -> None:
    work = read(line)

    assert (work.type, work.value("title")) == (type_, title)


@pytest.mark.parametrize(
    "line", ["Карта и компас. – М. : Наука, 1999. – 90 с.", "Reed A. Film and video. London: Lake, 2001."]
)
def test_a_word_of_a_title_is_no_mark(line: str) -> None:
    assert read(line).type == "book"


def test_the_scale_of_a_map() -> None:
    assert fields("Реки : физическая карта. – 1:250 000. – Омск : Азия, 2001.")["scale"] == "1 : 250 000"


@pytest.mark.parametrize(
    ("line", "genre", "number"),
    [
        ("Паром: дис. … канд. геогр. наук: 25.00.36. – Омск, 2003. – 150 с.", "дис. … канд. геогр. наук", "25.00.36"),
        ("Паром : геогр. ғыл. канд. … дис. автореф. : 11.00.07. – Алматы, 1999. – 22 б.",
         "геогр. ғыл. канд. … дис. автореф.", "11.00.07"),
        ("Паром : специальность 5.6.1 «История; хроника рек и озёр всей степи от начала до конца века и дальше, к морю "
         "обратно, к истокам» : диссертация на соискание ученой степени доктора исторических наук / Речной Виктор. – "
         "Омск, 2023. – 400 с.", "диссертация на соискание ученой степени доктора исторических наук", "5.6.1"),
    ],
)  # fmt: skip
def test_the_specialty_of_a_thesis_is_its_number(line: str, genre: str, number: str) -> None:
    found = fields(f"Речной В.В. {line}")

    assert (found["title"], found["genre"], found["number"]) == ("Паром", genre, number)


def test_the_day_of_defence_and_the_list_of_a_thesis() -> None:
    found = fields(
        "Речной В. В. Паром : дис. … д-ра ист. наук : 07.00.02 : защищена 05.03.01. — Омск, 2001. — 300 с. — "
        "Библиогр.: с. 280—300."
    )

    assert (found["event-date"], found["note"]) == ("2001-03-05", "Библиогр.: с. 280—300")
    assert (found["number-of-pages"], found.get("page")) == ("300", None)


@pytest.mark.parametrize(
    ("host", "place", "days"),
    [
        ("Реки : тез. докл. симп., Тверь, 3–5 мая 1999 г. – Тверь : Волга, 2000. – С. 7.",
         "Тверь", "1999-05-03/1999-05-05"),
        ("«Су» атты конференция материалдары (Қарағанды, 12 мамыр 2015 ж.). – Қарағанды: Болашақ, 2016. – Б. 3-9.",
         "Қарағанды", "2015-05-12"),
        ("Вода : материалы V конгресса, Омск, 1–2 июня 2010 года / отв. ред. П. П. Осин. – М. : Наука, 2011. – С. 5–9.",
         "Омск", "2010-06-01/2010-06-02"),
    ],
)  # fmt: skip
def test_the_days_of_a_meeting_are_no_days_of_the_book(host: str, place: str, days: str) -> None:
    found = fields(f"Осин П. Вода // {host}")

    assert (found["type"], found["event-place"], found["event-date"]) == ("paper-conference", place, days)
    assert found["issued"] in ("2000", "2016", "2011")


def test_the_day_of_an_issue_is_none_of_a_meeting() -> None:
    found = fields("Осин П. Съезд рек // Степная газета. – 2001. – 12 мая. – С. 3.")

    assert (found["issued"], found.get("event-date")) == ("2001-05-12", None)


def test_a_patent_has_the_day_of_its_application_and_its_pages() -> None:
    found = fields(
        "Паром : пат. 31234 Респ. Казахстан. № 2015/0100.1 ; заявл. 02.02.15 ; опубл. 15.09.16, Бюл. № 9. 7 с."
    )

    assert (found["type"], found["submitted"], found["issued"]) == ("patent", "2015-02-02", "2016-09-15")
    assert (found["number-of-pages"], found["jurisdiction"]) == ("7", "Респ. Казахстан")


def test_inventors_after_the_application_and_before_the_title() -> None:
    after = read(
        "Патент № 40123 Республика Казахстан, МПК B63B 1/00. Паром : № 2020/0001.1 : заявл. 03.01.2020 : опубл. "
        "05.02.2021 / Осин П. П., Ким А. А. – 5 с."
    )
    before = read("Reed T, inventor; LakeMed, assignee. Cold gel. KZ patent 30 111. 2015 May 5.")

    assert [field.value for field in after.fields if field.name == "author"] == ["Осин|П. П.", "Ким|А. А."]
    assert (before.value("title"), before.value("number"), before.value("holder")) == ("Cold gel", "30 111", "|LakeMed")


@pytest.mark.parametrize(
    ("line", "edition"),
    [
        ("Lindner, Otto. Die Steppe. 3. Auflage. Bonn: See Verlag, 2004.", "3. Auflage"),
        ("Göl, A. Bozkır. 4. baskı. Ankara: Su Kitabevi, 2001.", "4. baskı"),
        ("Озерний О. Степ. – 3-тє вид. – К.: Вода, 1999. – 90 с.", "3-тє вид."),
    ],
)
def test_editions_in_other_languages(line: str, edition: str) -> None:
    assert fields(line)["edition"] == edition


@pytest.mark.parametrize(
    ("line", "role", "name"),
    [
        ("Reed TS, Poole AB, editors. Lakes. Almaty (KZ): Water; 1999. 320 p.", "editor", "Reed|TS"),
        ("Lindner, A.; Brandt, V. (Hrsg.): Die Steppe. Köln: See Verlag, 1996.", "editor", "Lindner|A."),
        ("Осин П. (реж.). Паром. Омск: Сибирьфильм, 2011.", "director", "Осин|П."),
        ("Паром : фильм / режиссер П. Осин. – Омск : Сибирьфильм, 1970.", "director", "Осин|П."),
        ("Осин П. Река / П. Осин ; [беседовал К. Ким] // Степная газета. – 1998. – 9 сент.", "interviewer", "Ким|К."),
    ],
)  # fmt: skip
def test_roles_beside_names(line: str, role: str, name: str) -> None:
    assert fields(line)[role] == name


def test_who_comments_edits_nothing() -> None:
    line = "Осин П. Река / сост., коммент. К. Ким. – М. : Вода, 2001. – 90 с."
    assert (fields(line)["compiler"], "editor" in fields(line)) == ("Ким|К.", False)


@pytest.mark.parametrize(("typed", "name"), [("Ə.Қ.", "Ә.Қ."), ("Қ.Ə.", "Қ.Ә."), ("Қ. Ə.", "Қ. Ә.")])
def test_a_letter_of_another_alphabet_in_initials(typed: str, name: str) -> None:
    assert fields(f"Көлбай {typed} Өзен. – Алматы: Су, 1995. – 20 б.")["author"] == f"Көлбай|{name}"


@pytest.mark.parametrize(
    ("line", "original", "issued"),
    [
        ("Reed, A. (2001). Lakes. Water Press. (Original work published 1899)", "1899", "2001"),
        ("Reed, A. (2001 [1899]) Lakes. London: Water Press.", "1899", "2001"),
        ("Reed, Ann. Lakes. London: Water Press, 2001 [1899].", "1899", "2001"),
        (
            "Речной, В. В. Камыш / В. В. Речной. – Репринтное издание 1899 года. – Омск : Азия, 2001. – 90 с.",
            "1899",
            "2001",
        ),
    ],
)
def test_a_work_printed_again_has_the_year_of_its_first_edition(line: str, original: str, issued: str) -> None:
    assert (fields(line)["original-date"], fields(line)["issued"]) == (original, issued)


def test_the_papers_of_a_meeting_are_printed_again_with_its_days() -> None:
    line = "Осин, П. Вода / П. Осин // Реки : материалы конф., Омск, 3–5 мая 1999 г. – Тверь : Волга, 2000. – С. 7–9."
    (record,) = records_of(read_list(f"1. {line}\n").works)

    assert Printer("gost-7.1-2003").text(record).replace("\u00a0", " ").removeprefix("1 ") == line


@pytest.mark.parametrize(
    ("line", "authors", "title"),
    [
        ("MOOR K. Salt roads. London: Heron, 1991. 120 p.", ["Moor|K."], "Salt roads"),
        ("РЕЧНАЯ Н. Старые пути. – М.: Наука, 1984. – 156 с.", ["Речная|Н."], "Старые пути"),
        ("MOOR K., PENN R. Salt roads. London: Heron, 1991.", ["Moor|K.", "Penn|R."], "Salt roads"),
        ("СССР В. Речной. – М.: Наука, 1984. – 156 с.", [], "СССР В. Речной"),
    ],
)
def test_a_family_name_in_capitals_has_one_initial_or_more(line: str, authors: list[str], title: str) -> None:
    work = read(line)
    assert ([field.value for field in work.fields if field.name == "author"], work.value("title")) == (authors, title)


@pytest.mark.parametrize(
    ("words", "people", "rest"),
    [
        ("сост. Пётр Речной", ["compiler Речной|Пётр"], False),
        ("сост.: Пётр Ильич Речной, Анна Лугова", ["compiler Речной|Пётр Ильич", "compiler Лугова|Анна"], False),
        ("құраст. Ерлан Сайлау", ["compiler Сайлау|Ерлан"], False),
        ("пер. Анна Лугова и Пётр Речной", ["translator Лугова|Анна", "translator Речной|Пётр"], False),
        ("сост. Реков Иван", [], True),  # the family name first
        ("под ред. Петра Речного", [], True),  # forenames in the genitive
        ("сост. Музей соли", [], True),
    ],
)
def test_people_in_full_after_the_words_of_what_they_did(words: str, people: list[str], rest: bool) -> None:
    work = read(f"Соль степи / {words}. – Омск: Азия, 1979. – 288 с.")
    stated = [f"{field.name} {field.value}" for field in work.fields if "|" in field.value]
    assert (stated, bool(work.rest)) == (people, rest)
