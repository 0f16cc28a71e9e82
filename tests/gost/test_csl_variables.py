"""Values of CSL-JSON entries that the GOST styles once left out or said in the words of another language."""

from typing import Any

import pytest

from kb.formats.csl_item import record
from kb.library.unprinted_values import Printer

_YEAR = {"issued": {"date-parts": [[2004, 3, 9]]}}


def printed(style: str, **item: Any) -> str:
    values = {name.replace("_", "-"): value for name, value in item.items()}
    return Printer(style).text(record({"language": "ru", **_YEAR, **values}, "k")[0]).replace("\u00a0", " ")


def people(*names: str) -> list[dict[str, str]]:
    return [dict(zip(("family", "given"), name.split(" ", 1), strict=True)) for name in names]


def test_who_carried_out_and_who_led_research_are_named() -> None:
    text = printed(
        "gost-7.1",
        type="report", genre="отчет о НИР", title="Ледовый режим Урала", number="АААА-17", authority="Ин-т озер",
        contributor=people("Снежко А. А.", "Льдов Б. Б."), editorial_director=people("Речной В. В."),
        publisher_place="Орск",
    )  # fmt: skip

    assert "отчет о НИР : АААА-17 / Ин-т озер ; исполн.: А. А. Снежко, Б. Б. Льдов ; рук. В. В. Речной" in text


@pytest.mark.parametrize(("language", "genre", "said"), [
    ("ru", "отчет о НИР", "отчет о НИР № 45"), ("kk", "есеп", "есеп № 45"), ("en", "Research Report", "No. 45"),
])  # fmt: skip
def test_the_number_of_a_report_has_its_sign(language: str, genre: str, said: str) -> None:
    text = printed("gost-kz-dissertation", type="report", language=language, genre=genre, title="Дала", number="45")
    assert said in text


@pytest.mark.parametrize(("kind", "host", "said"), [
    ("chapter", "Пик Р. Р.", "// Пик Р.Р. Степи мира. –"), ("chapter", "Ким А. А.", "// Степи мира. –"),
    ("entry-encyclopedia", "Пик Р. Р.", "// Пик Р.Р. Степи мира. –"),
    ("paper-conference", "Пик Р. Р.", "// Пик Р.Р. Степи мира. –"),
])  # fmt: skip
def test_the_author_of_a_host_is_named_where_he_is_another(kind: str, host: str, said: str) -> None:
    text = printed(
        "gost-kz-dissertation",
        type=kind, title="Полынь", author=people("Ким А. А."), container_author=people(host),
        container_title="Степи мира", publisher="Лад", publisher_place="М.", page="5-9",
    )  # fmt: skip

    assert said in text


def test_a_symbol_of_the_united_nations_stands_once() -> None:
    text = printed(
        "gost-kz-dissertation",
        type="treaty", title="Декларация", genre="declaration", number="A/51/138", issue="A/51/138",
        container_title="General Assembly of the United Nations",
    )  # fmt: skip

    assert text.count("A/51/138") == 1


def test_who_took_part_in_a_book_is_named() -> None:
    text = printed("gost-7.1", type="book", title="Степные озера", contributor=people("Травин А. А."))

    assert "при участии А. А. Травина" in text


@pytest.mark.parametrize(("style", "day"), [("gost-7.1", "защищена 05.02.04"), ("gost-7.0.100", "защищена 05.02.2004")])
def test_records_say_when_a_thesis_was_defended(style: str, day: str) -> None:
    defended = {"event_date": {"date-parts": [[2004, 2, 5]]}}

    assert day in printed(style, type="thesis", title="Камыш", genre="дис. … канд. биол. наук", **defended)


def test_an_archive_tells_the_leaf_and_the_file_it_lies_in() -> None:
    text = printed(
        "gost-7.0.5",
        type="personal_communication", title="Письмо В. К. Озерову", author=people("Травин А. А."), archive="ОР БАН",
        archive_location="Ф. 4. Картон 2. Л. 8", archive_collection="Письма А. А. Травина",
    )  # fmt: skip

    assert text.endswith("// ОР БАН. Ф. 4. Картон 2. Л. 8 (Письма А. А. Травина).")


def test_a_program_tells_number_country_and_day_of_its_certificate() -> None:
    text = printed(
        "gost-7.1",
        type="software", title="Паводок", genre="Свид. о гос. регистрации программы для ЭВМ", number="2004610001",
        jurisdiction="Российская Федерация", author=people("Травин А. А."),
    )  # fmt: skip

    assert "программы для ЭВМ № 2004610001 Российская Федерация от 9 марта 2004 г. / А. А. Травин" in text


def test_a_patent_tells_class_application_owner_and_bulletin() -> None:
    text = printed(
        "gost-7.0.5",
        type="patent", title="Шлюз", genre="пат.", number="2200001", jurisdiction="Рос. Федерация",
        author=people("Травин А. А."), references="МПК7 Е 02 В 7/00", authority="Ин-т озер",
        call_number="2002100001/03", submitted={"date-parts": [[2002, 1, 4]]}, container_title="Бюл.", issue="7",
        number_of_pages="4", dimensions="ил.",
    )  # fmt: skip

    assert "пат. 2200001 Рос. Федерация, МПК7 Е 02 В 7/00 / заявитель и патентообладатель Ин-т озер" in text
    assert "№ 2002100001/03 ; заявл. 04.01.02 ; опубл. 09.03.04, Бюл. № 7. 4 с. : ил." in text


def test_a_particle_is_small_inside_a_list_of_authors_and_large_at_its_head() -> None:
    names = [{"family": "Meer", "given": "G. C.", "non-dropping-particle": "van"}, *people("Brook E.")]

    text = printed("gost-7.0.5", type="book", language="en", title="Reeds", author=names[::-1])
    assert text.startswith("1 Brook E., van Meer G. C. Reeds")
    text = printed("gost-7.0.5", type="book", language="en", title="Reeds", author=names)
    assert text.startswith("1 Van Meer G. C., Brook E. Reeds")


def test_the_imprint_of_a_reviewed_work_follows_its_title() -> None:
    text = printed(
        "gost-7.1",
        type="review", title="О камышах", author=people("Травин А. А."), container_title="Озера", page="3-4",
        reviewed_title="Камыши", reviewed_author=people("Речной В. В."), note="Омск : Степь, 2003. — 95 с.",
    )  # fmt: skip

    assert text.endswith("С. 3–4. – Рец. на: Камыши / В. В. Речной. – Омск : Степь, 2003. – 95 с.")


def test_an_act_whose_adoption_is_told_in_words_says_its_day_once() -> None:
    text = printed(
        "gost-7.0.5",
        type="legislation", title="О камышах", genre="федер. закон", note="принят Думой 7 февраля 2004 г.",
        container_title="Российская газета", event_date={"date-parts": [[2004, 2, 7]]},
    )  # fmt: skip

    assert "О камышах : федер. закон : принят Думой 7 февраля 2004 г. // Российская газета. 2004. 9 марта" in text


@pytest.mark.parametrize(
    ("language", "title", "words"),
    [
        ("be", "Паэмы", ("у 4 т.", "2-е выд.", "4 т.")),
        ("uk", "Поеми", ("у 4 т.", "2-ге вид.", "4 т.")),
        ("ky", "Ырлар", ("4 томдук", "2-бас.", "4 т.")),
        ("tg", "Шеърҳо", ("в 4 т.", "2-е изд.", "4 т.")),
        ("uz-Latn", "Sheʼrlar", ("in 4 vol.", "2nd ed.", "4 vol.")),
    ],
)
def test_works_of_neighbours_say_volumes_and_editions_in_their_own_or_the_nearest_words(
    language: str, title: str, words: tuple[str, ...]
) -> None:
    text = printed("gost-7.1", type="book", language=language, title=title, number_of_volumes="4", edition="2",
                   publisher_place="Ош", publisher="Дала")  # fmt: skip

    assert all(word in text for word in words)


def test_pages_of_a_ukrainian_book_are_not_counted_in_english() -> None:
    text = printed("gost-7.1", type="book", language="uk", title="Поеми", number_of_pages="90")

    assert "90 с." in text
