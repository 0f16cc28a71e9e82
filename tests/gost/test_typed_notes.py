"""What people type into `note` and `howpublished` stands where a reference prints it."""

from io import BytesIO

import pytest

from kb.errors import Problem
from kb.formats.bibtex import biblatex
from kb.library.bibliography import format_records
from kb.library.list_options import ListOptions

_BOOK = "author={Ветров, А. Б.}, title={Степь}, address={М.}, publisher={Луг}, year={2000}, langid={russian}"
_KAZAKH = "author={Сәрсен, А.}, title={Дала}, address={Алматы}, publisher={Арна}, year={2000}, langid={kazakh}"
_HEAD = "Ветров, А. Б. Степь"
_TAIL = "– М. : Луг, 2000."


def reference(entry: str, style: str) -> str:
    """Return the reference of an entry in a style."""
    read = biblatex.parse(BytesIO(entry.encode()), "notes.bib")
    (line,) = format_records([pair[0] for pair in read if not isinstance(pair, Problem)], ListOptions(style)).entries
    return line.text


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Монография", f"{_HEAD} : монография / А. Б. Ветров. {_TAIL}"),
        ("Пер. с англ. В. Лугова", f"{_HEAD} / А. Б. Ветров ; пер. с англ. В. Лугова. {_TAIL}"),
        ("Перевод с нем.", f"{_HEAD} : перевод с нем. / А. Б. Ветров. {_TAIL}"),
        ("Под общ. ред. В. Лугова; 2-е изд., доп.",
         f"{_HEAD} / А. Б. Ветров ; под общ. ред. В. Лугова. – 2-е изд., доп. {_TAIL}"),
        ("в 3 т.", f"{_HEAD} : в 3 т. / А. Б. Ветров. {_TAIL}"),
        ("Тираж 500 экз.", f"{_HEAD} / А. Б. Ветров. {_TAIL} – Тираж 500 экз."),
        ("библиогр. в конце глав", f"{_HEAD} / А. Б. Ветров. {_TAIL} – Библиогр. в конце глав."),
    ],
)  # fmt: skip
def test_notes_of_a_book(note: str, expected: str) -> None:
    assert reference(f"@book{{a, {_BOOK}, note={{{note}}}}}", "gost-7.1-2003") == expected


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("@misc{a, author={Ветров, А.}, title={Степь}, howpublished={М.: Луг, 1990}, langid={ru}}",
         "Ветров А. Степь. М. : Луг, 1990."),
        ("@booklet{a, title={Степь}, howpublished={Алматы}, year={1990}, langid={ru}}", "Степь. Алматы, 1990."),
        ("@misc{a, title={О степи}, note={Закон РК от 3 мая 1999 г. № 7-I}, howpublished={Ведомости степи},"
         " year={1999}, number={4}, pages={8}, langid={ru}}",
         "О степи : Закон РК от 3 мая 1999 г. № 7-I // Ведомости степи. 1999. № 4. С. 8."),
        ("@misc{a, title={Договор о степи}, note={Орал, 3 мая 1999 г.}, langid={ru}}",
         "Договор о степи : Орал, 3 мая 1999 г."),
        ("@unpublished{a, author={Ветров, А.}, title={Письмо}, note={АС РК. Ф. 7. Оп. 1. Д. 2. Л. 3}, langid={ru}}",
         "Ветров А. Письмо // АС РК. Ф. 7. Оп. 1. Д. 2. Л. 3."),
        ("@misc{a, title={Хат}, library={ДММ}, note={7-қор, 1-тізбе, 2-іс}, langid={kk}}",
         "Хат // ДММ. 7-қор, 1-тізбе, 2-іс."),
        ("@misc{a, title={Степь}, url={https://x.kz/a}, note={Дата обращения: 02.03.2020}, langid={ru}}",
         "Степь [Электронный ресурс]. URL: https://x.kz/a (дата обращения: 02.03.2020)."),
        ("@misc{a, title={Степь}, note={Режим доступа: https://x.kz/a (дата обращения: 02.03.2020)}, langid={ru}}",
         "Степь [Электронный ресурс]. URL: https://x.kz/a (дата обращения: 02.03.2020)."),
        ("@misc{a, title={ГОСТ 10-25. Степь}, note={Введ. 2001-07-01}, howpublished={М.: Луг}, year={2001},"
         " langid={ru}}", "ГОСТ 10-25. Степь. Введ. 2001-07-01. М. : Луг, 2001."),
        ("@thesis{a, author={Сәрсен, А.}, title={Дала}, type={автореф.}, note={25.00.30}, year={2000}, langid={kk}}",
         "Сәрсен А. Дала : автореф. : 25.00.30. 2000."),
        ("@inproceedings{a, title={Луг}, booktitle={В сб.: Степь}, note={Под ред. В. Лугова}, address={М.},"
         " year={2000}, pages={3--7}, langid={ru}}", "Луг // Степь / под ред. В. Лугова. М., 2000. С. 3–7."),
        (f"@book{{a, {_KAZAKH}, note={{оқу құралы}}, pages={{192 б.}}}}",
         "Сәрсен А. Дала : оқу құралы. Алматы : Арна, 2000. 192 б."),
        (f"@book{{a, {_KAZAKH}, volumes={{3}}, note={{үш томдық}}}}",
         "Сәрсен А. Дала : 3 томдық. Алматы : Арна, 2000."),
    ],
)  # fmt: skip
def test_notes_of_other_works(entry: str, expected: str) -> None:
    assert reference(entry, "gost-r-7.0.5-2008") == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("type={Автореферат диссертации на соискание ученой степени доктора исторических наук}",
         "автореф. дис. … д-ра ист. наук"),
        ("type={Дисс. канд. ист. наук}", "дисс. канд. ист. наук"),
        ("type={Диссертация на соискание степени магистра}", "диссертация на соискание степени магистра"),
    ],
)  # fmt: skip
def test_degrees_as_people_type_them(fields: str, expected: str) -> None:
    entry = f"@thesis{{a, author={{Ветров, А.}}, title={{Степь}}, {fields}, year={{2000}}, langid={{russian}}}}"
    assert reference(entry, "gost-r-7.0.5-2008") == f"Ветров А. Степь : {expected}. 2000."


def test_degrees_in_full_where_words_are() -> None:
    entry = "@thesis{a, author={Ветров, А.}, title={Степь}, type={Дисс. канд. ист. наук}, year={2000}, langid={ru}}"
    assert "диссертация на соискание ученой степени кандидата исторических наук" in reference(
        entry, "gost-r-7.0.100-2018"
    )


def test_films_and_newspapers_as_people_type_them() -> None:
    film = "@video{a, title={Дала}, director={Сәрсен, А.}, address={Алматы}, year={2005}, langid={kk}}"
    assert reference(film, "gost-7.1-2003") == "Дала / реж. А. Сәрсен. – Алматы, 2005."
    paper = "@article{a, title={Дала}, journal={Егемен Қазақстан}, date={2021-01-05}, number={3}, langid={kk}}"
    assert reference(paper, "gost-r-7.0.5-2008") == "Дала // Егемен Қазақстан. 2021. 5 қаңтар (№ 3)."


@pytest.mark.parametrize(
    ("style", "fields", "expected"),
    [
        ("gost-7.1-2003", f"{_BOOK}, pages={{96}}", f"{_HEAD} / А. Б. Ветров. {_TAIL} – 96 с."),
        ("gost-r-7.0.5-2008", f"{_BOOK}, pages={{96}}", "2000. 96 с."),
        ("gost-r-7.0.5-2008", f"{_BOOK}, pages={{48}}", "2000. С. 48."),
        ("gost-r-7.0.5-2008", f"{_BOOK}, pages={{96-98}}", "2000. С. 96–98."),
        ("gost-r-7.0.5-2008", "title={Степь}, address={М.}, date={2000}, langid={ru}, pages={96}", "2000. С. 96."),
    ],
)
def test_a_page_alone_is_how_many_a_book_has_but_in_short_references_the_page_cited(
    style: str, fields: str, expected: str
) -> None:
    assert reference(f"@book{{a, {fields}}}", style).endswith(expected)


@pytest.mark.parametrize(("typed", "expected"), [("1956-03-02", "Ориг. изд.: 1956."), ("1956", "Ориг. изд.: 1956.")])
def test_the_first_edition_has_its_year(typed: str, expected: str) -> None:
    assert reference(f"@book{{a, {_BOOK}, origdate={{{typed}}}}}", "gost-7.1-2003").endswith(expected)


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("@book{a, author={van der Weide, Jan}, title={The Steppe}, location={Leiden}, date={2009}, langid={en}}",
         "Van der Weide J. The Steppe. Leiden, 2009."),
        ("@book{a, author={von Stein, Jan}, title={The Steppe}, location={Leiden}, date={2009}, langid={en}}",
         "Stein J. von. The Steppe. Leiden, 2009."),
        ("@legislation{a, title={Дала туралы}, type={Қазақстан Республикасының Заңы}, number={5-I},"
         " date={1999-05-03}, langid={kk}}",
         "Дала туралы : Қазақстан Республикасының 1999 жылғы 3 мамырдағы № 5-I Заңы."),
        ("@inproceedings{a, title={Шөп}, booktitle={Дала: халықаралық конференция материалдары}, address={Орал},"
         " year={2015}, pages={3-7}, langid={kk}}",
         "Шөп // Дала : халықаралық конференция материалдары. Орал, 2015. Б. 3–7."),
        ("@book{a, title={Степь: сборник статей}, location={Орал: Ветер}, year={2015}, hyphenation={russian}}",
         "Степь : сборник статей. Орал : Ветер, 2015."),
        ("@book{a, title={The Steppe}, pages={XII, 240}, location={London}, year={2015}, langid={en}}",
         "The Steppe. London, 2015. XII, 240 p."),
        ("@book{a, title={Степь: в 4 томах}, editor={Ким, А. and Ли, Б.}, editortype={редколлегия}, year={2015},"
         " langid={ru}}", "Степь : в 4 томах / редколлегия: А. Ким, Б. Ли. 2015."),
        ("@article{a, title={Трава}, journal={Степь}, year={2015}, type={Journal Article},"
         " url={<Go to ISI>://WOS:1}, langid={ru}}", "Трава // Степь. 2015."),
        ("@book{a, author={Ветрова Е В}, title={Степь}, address={Орал}, date={spring-2015}, langid={ru}}",
         "Ветрова Е. В. Степь. Орал, 2015."),
    ],
)  # fmt: skip
def test_other_habits(entry: str, expected: str) -> None:
    assert reference(entry, "gost-r-7.0.5-2008") == expected


_TREATY = "entrysubtype={treaty}, title={Соглашение о бродах}, location={Омск}, langid={russian}"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("date={1998-04-09}", "Соглашение о бродах : [подписано в г. Омске 9 апр. 1998 г.]."),
        ("eventdate={1998-04-09}, journaltitle={Вестник договоров}, date={1999}, number={3}",
         "Соглашение о бродах : [подписано в г. Омске 9 апр. 1998 г.] // Вестн. договоров. – 1999. – № 3."),
        ("eventdate={1998-04-09}, journaltitle={Сборник договоров}, date={1999}, kb-fields={x-edition-place | М.}",
         "Соглашение о бродах : [подписано в г. Омске 9 апр. 1998 г.] // Сб. договоров. – М., 1999."),
    ],
)  # fmt: skip
def test_a_treaty_was_signed_where_it_says_and_printed_where_its_book_says(fields: str, expected: str) -> None:
    assert reference(f"@legal{{a, {_TREATY}, {fields}}}", "gost-7.1-2003") == expected


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("@misc{a, entrysubtype={interview}, title={Степь}, howpublished={Личный архив}, year={2016}, langid={ru}}",
         "Степь : интервью, 2016 г. – Личный архив."),
        ("@misc{a, type={сұхбат}, title={Дала}, howpublished={Жеке мұрағат}, number={12}, year={2016}, langid={kk}}",
         "Дала : сұхбат, 2016 ж. – № 12. – Жеке мұрағат."),
        ("@speech{a, title={Steppe}, number={7}, journaltitle={Notes}, year={2016}, langid={en}}",
         "Steppe : speech, 2016 // Notes. – No. 7."),
        ("@standard{a, title={Степь}, number={ГОСТ 7.9-95}, langid={ru}, address={М.}, publisher={ИПК}, year={1996}}",
         "ГОСТ 7.9-95 Степь. – М. : ИПК, 1996."),
        ("@standard{a, title={Степь}, number={ГОСТ 7.9-95.}, langid={ru}, address={М.}, publisher={ИПК}, year={1996}}",
         "ГОСТ 7.9-95. Степь. – М. : ИПК, 1996."),
    ],
)  # fmt: skip
def test_a_talk_keeps_its_number_and_form_and_a_standard_the_point_that_is_typed(entry: str, expected: str) -> None:
    assert reference(entry, "gost-7.1-2003") == expected


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("@inproceedings{a, title={Степь}, booktitle={Дороги}, issue={7}, address={М.}, publisher={Луг}, year={2000},"
         " pages={3-9}, langid={ru}}", "Степь // Дороги. – М. : Луг, 2000. – Вып. 7. – С. 3–9."),
        ("@collection{a, title={Дороги}, number={7}, address={М.}, publisher={Луг}, year={2000}, langid={ru}}",
         "Дороги. – М. : Луг, 2000. – Вып. 7."),
        ("@collection{a, title={Дороги}, number={7}, series={Путь}, address={М.}, publisher={Луг}, year={2000},"
         " langid={ru}}", "Дороги. – М. : Луг, 2000. – (Путь ; 7)."),
    ],
)  # fmt: skip
def test_a_collection_comes_in_issues(entry: str, expected: str) -> None:
    assert reference(entry, "gost-7.1-2003") == expected


@pytest.mark.parametrize(
    ("title", "said"), [("Екі томдық жинақ", ""), ("Сочинения в двух томах", ""), ("Дала", " : 2 томдық")]
)
def test_volumes_that_the_title_counts_are_not_counted_again(title: str, said: str) -> None:
    entry = (
        f"@book{{a, title={{{title}}}, volumes={{2}}, address={{А.}}, publisher={{Б}}, year={{2000}}, langid={{kk}}}}"
    )
    assert reference(entry, "gost-7.1-2003").startswith(f"{title}{said}. – ")


def test_a_site_that_says_what_it_is_is_not_called_one_again() -> None:
    entry = "@online{a, title={Степь}, organization={ЛУГ : интернет-изд.}, url={https://a.kz}, langid={ru}}"
    assert " // ЛУГ : интернет-изд. URL" in reference(entry, "gost-r-7.0.5-2008")
