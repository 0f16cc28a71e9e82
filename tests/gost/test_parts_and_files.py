"""Files of archives, parts of books and sites, acts of courts and books of laws print what entries say of them."""

import pytest

from tests.gost.typed import reference_of


def reference(entry: str, style: str = "gost-7.1-2003") -> str:
    return reference_of(entry, style).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("@unpublished{a, title={Беседа о бродах}, archive={РГАЭ}, archive_location={Ф. 7. Оп. 2. Д. 30}, langid={ru}}",
         "Беседа о бродах // РГАЭ. Ф. 7. Оп. 2. Д. 30."),
        ("@unpublished{a, title={Беседа о бродах}, archive={РГАЭ}, library={Ф. 7. Оп. 2. Д. 30}, langid={ru}}",
         "Беседа о бродах // РГАЭ. Ф. 7. Оп. 2. Д. 30."),
        ("@unpublished{a, title={Беседа о бродах}, library={РГАЭ. Ф. 7. Оп. 2. Д. 30}, date={1961-08-09}, langid={ru}}",
         "Беседа о бродах : 9 авг. 1961 г. // РГАЭ. Ф. 7. Оп. 2. Д. 30."),
        ("@unpublished{a, title={Беседа, 9 августа 1961 г.}, archive={РГАЭ}, shelfmark={Ф. 7}, date={1961-08-09},"
         " langid={ru}}", "Беседа, 9 августа 1961 г. // РГАЭ. Ф. 7."),
        ("@unpublished{a, title={Өткел туралы хат}, archive={ҚР ОМА}, archivelocation={7-қор. 2-тіз. 30-іс},"
         " date={1931-05-02}, langid={kk}}", "Өткел туралы хат : 1931 ж. 2 мамыр // ҚР ОМА. 7-қор. 2-тіз. 30-іс."),
    ],
)  # fmt: skip
def test_a_file_of_an_archive_says_where_it_lies_and_of_which_day_it_is(entry: str, expected: str) -> None:
    assert reference(entry) == expected


@pytest.mark.parametrize(
    ("chapter", "lang", "expected"),
    [("3", "ru", "Гл. 3. – С. 5–9."), ("IV", "ru", "Гл. IV. – С. 5–9."), ("разд. 2", "ru", "Разд. 2. – С. 5–9."),
     ("3", "kk", "3-тарау. – Б. 5–9."), ("3", "en", "Ch. 3. – P. 5–9.")],
)  # fmt: skip
def test_the_chapter_of_a_part_stands_before_its_pages(chapter: str, lang: str, expected: str) -> None:
    entry = (f"@inbook{{a, title={{Луг}}, booktitle={{Дала}}, chapter={{{chapter}}}, pages={{5--9}}, address={{Орал}},"
             f" year={{2003}}, langid={{{lang}}}}}")  # fmt: skip
    assert reference(entry) == f"Луг // Дала. – Орал, 2003. – {expected}"


def test_the_court_s_words_after_the_title_leave_number_and_year_to_the_collection() -> None:
    entry = ("@jurisdiction{a, title={По делу о бродах}, titleaddon={постановление Степного суда от 3 июня 2002 г."
             " № 4-П}, journaltitle={Вестник суда}, year={2002}, number={6}, pages={Ст. 71}, langid={ru}}")  # fmt: skip
    assert reference(entry, "gost-r-7.0.100-2018") == (
        "По делу о бродах : постановление Степного суда от 3 июня 2002 г. № 4-П. – Текст : непосредственный // "
        "Вестник суда. – 2002. – № 6. – Ст. 71."
    )


@pytest.mark.parametrize(
    ("author", "expected"),
    [("{Республика Казахстан. Законы}", "Республика Казахстан. Законы. О реках. – Алматы : Луг, 2003."),
     ("{Қазақстан Республикасы. Заңдар}", "Қазақстан Республикасы. Заңдар. О реках. – Алматы : Луг, 2003."),
     ("{Акад. наук}", "О реках / Акад. наук. – Алматы : Луг, 2003.")],
)  # fmt: skip
def test_a_printed_law_stands_under_the_state_whose_laws_it_is_of(author: str, expected: str) -> None:
    book = "title={О реках}, address={Алматы}, publisher={Луг}, year={2003}, langid={ru}"
    entry = f"@book{{a, author={{{author}}}, {book}}}"
    assert reference(entry) == expected


def test_a_review_in_a_paper_without_numbers_has_its_day() -> None:
    entry = ("@review{a, author={Лугов, П.}, title={Как течёт?}, journaltitle={Обозрение степи}, date={2002-03-11},"
             " pages={2}, langid={ru}}")  # fmt: skip
    assert reference(entry) == "Лугов, П. Как течёт? / П. Лугов // Обозрение степи. – 2002. – 11 марта. – С. 2."


def test_a_site_that_names_its_town_holds_the_page() -> None:
    entry = ("@online{a, title={Броды}, organization={Реки степи : сайт}, address={Орал}, year={2006},"
             " url={https://r.kz/b}, urldate={2007-02-03}, langid={ru}}")  # fmt: skip
    assert reference(entry, "gost-r-7.0.100-2018") == (
        "Броды. – Текст : электронный // Реки степи : сайт. – Орал, 2006. – URL: https://r.kz/b (дата обращения: "
        "03.02.2007)."
    )


@pytest.mark.parametrize(
    ("title", "lang", "expected"),
    [("Том 3", "ru", "Дала. В 5 т. Т. 3."), ("3-том", "kk", "Дала. 5 томдық. Т. 3."),
     ("Volume 3", "en", "Дала. In 5 vol. Vol. 3."), ("Том 3. Реки", "ru", "Дала. В 5 т. Том 3. Реки.")],
)  # fmt: skip
def test_a_title_that_is_a_volume_s_number_is_its_designation(title: str, lang: str, expected: str) -> None:
    entry = (f"@book{{a, maintitle={{Дала}}, title={{{title}}}, volume={{3}}, volumes={{5}}, address={{Орал}},"
             f" publisher={{Луг}}, year={{2003}}, langid={{{lang}}}}}")  # fmt: skip
    assert reference(entry).startswith(f"{expected} – Орал")


@pytest.mark.parametrize(
    ("style", "expected"),
    [("gost-7.1-2003", "Дала. В 5 т. Т. 3 : сборник"), ("gost-r-7.0.5-2008", "Дала : в 5 т. Т. 3 : сборник"),
     ("gost-r-7.0.100-2018", "Дала : в 5 т. Т. 3 : сборник"), ("gost-kz-dissertation", "Дала: в 5 т. Т. 3: сборник")],
)  # fmt: skip
def test_a_volume_may_have_no_title_of_its_own(style: str, expected: str) -> None:
    entry = "@book{a, maintitle={Дала}, titleaddon={сборник}, volume={3}, volumes={5}, year={2003}, langid={russian}}"
    assert reference(entry, style).startswith(f"{expected}.")


@pytest.mark.parametrize(
    ("addition", "publisher", "expected"),
    [("учебник", "Университет", "Дала : учебник. – Орал : Университет, 2003."),
     ("учебник для вузов", "Университет дружбы", "Дала : учеб. для вузов. – Орал : Ун-т дружбы, 2003.")],
)  # fmt: skip
def test_a_word_that_stands_alone_is_not_shortened(addition: str, publisher: str, expected: str) -> None:
    entry = (f"@book{{a, title={{Дала}}, titleaddon={{{addition}}}, address={{Орал}}, publisher={{{publisher}}},"
             " year={2003}, langid={russian}}")  # fmt: skip
    assert reference(entry) == expected


@pytest.mark.parametrize(
    ("kind", "lang", "expected"),
    [("chief editor", "kk", "бас ред. Ә. Сәрсен"), ("Chief Editor", "ru", "гл. ред. Ә. Сәрсен"),
     ("editor-in-chief", "en", "editor-in-chief Ә. Сәрсен"), ("executive editor", "ru", "отв. ред. Ә. Сәрсен"),
     ("scientific editor", "kk", "ғыл. ред. Ә. Сәрсен"), ("chiefeditor", "kk", "бас ред. Ә. Сәрсен")],
)  # fmt: skip
def test_kinds_of_editors_in_english_words_stand_in_the_language_of_the_work(
    kind: str, lang: str, expected: str
) -> None:
    entry = (f"@collection{{a, title={{Дала}}, editor={{Сәрсен, Ә.}}, editortype={{{kind}}}, address={{Орал}},"
             f" publisher={{Луг}}, year={{2003}}, langid={{{lang}}}}}")  # fmt: skip
    assert reference(entry) == f"Дала / {expected}. – Орал : Луг, 2003."


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("title={О бродах}, type={Указ}, author={{Президент Республики Казахстан}}, number={7}, date={1998-05-04},"
         " langid={ru}", "О бродах : указ Президента Респ. Казахстан от 4 мая 1998 г. № 7."),
        ("title={Өткелдер туралы}, type={қаулы}, author={{Қазақстан Республикасының Үкіметі}}, number={7},"
         " date={1998-05-04}, langid={kk}",
         "Өткелдер туралы : Қазақстан Республикасы Үкіметінің 1998 жылғы 4 мамырдағы № 7 қаулысы."),
        ("title={О бродах}, type={Закон}, author={Лугов, П.}, number={7}, date={1998-05-04}, langid={ru}",
         "Лугов, П. О бродах : закон от 4 мая 1998 г. № 7 / П. Лугов."),
    ],
)  # fmt: skip
def test_a_body_that_is_typed_as_the_author_of_an_act_issued_it(entry: str, expected: str) -> None:
    assert reference(f"@legislation{{a, {entry}}}") == expected


def test_a_report_names_its_institution_and_its_publisher() -> None:
    entry = ("@report{a, title={Доклад о реках}, institution={Комитет рек}, publisher={Луг}, address={Орал},"
             " year={2003}, langid={ru}}")  # fmt: skip
    assert reference(entry) == "Доклад о реках / Комитет рек. – Орал : Луг, 2003."


@pytest.mark.parametrize(
    ("note", "lang"),
    [("беседовала Анна Лугова", "ru"), ("сұхбаттасқан Ә. Сәрсен", "kk"), ("interviewed by A. Mead", "en")],
)  # fmt: skip
def test_who_asked_in_an_interview_stands_after_the_slash(note: str, lang: str) -> None:
    article = "title={Дала}, journal={Көш}, year={2003}, number={5}"
    entry = f"@article{{a, {article}, note={{{note}}}, langid={{{lang}}}}}"
    assert reference(entry).startswith(f"Дала / {note} // Көш. – 2003.")


def test_several_compilers_are_compilers() -> None:
    entry = ("@collection{a, title={Дала}, editor={Лугов, П. and Ветров, А.}, editortype={compiler}, address={Орал},"
             " publisher={Луг}, year={2003}, langid={ru}}")  # fmt: skip
    assert "/ составители П. Лугов, А. Ветров. –" in reference(entry, "gost-r-7.0.100-2018")


@pytest.mark.parametrize(
    ("people", "expected"),
    [("Сухов, В. Н. and others", "редкол.: В. Н. Сухов [и др.]"), ("Сухов, В. Н.", "ред. В. Н. Сухов")],
)
def test_redactors_of_whom_not_all_are_named_are_a_board(people: str, expected: str) -> None:
    entry = (
        f"@proceedings{{a, title={{Реки}}, editor={{{people}}}, editortype={{redactor}}, year={{2003}}, langid={{ru}}}}"
    )
    assert reference(entry).startswith(f"Реки / {expected}.")


def test_a_page_with_an_author_is_held_by_its_site_though_the_site_names_a_town() -> None:
    entry = ("@online{a, author={Сухов, В.}, title={Броды}, organization={Rivers.kz}, address={Орал}, year={2006},"
             " url={https://rivers.kz/b}, urldate={2007-02-03}, langid={ru}}")  # fmt: skip
    assert reference(entry, "gost-r-7.0.5-2008").startswith("Сухов В. Броды [Электронный ресурс] // Rivers.kz")
    of_body = entry.replace("{Сухов, В.}", "{{Rivers.kz}}")
    assert "//" not in reference(of_body, "gost-r-7.0.5-2008").partition("URL")[0]


def test_a_number_of_a_report_in_a_series_is_that_of_the_series_unless_a_kind_of_report_has_it() -> None:
    entry = "@report{a, author={Сухов, В.}, title={Броды}, series={Препринты}, number={7}, year={2006}, langid={ru}"
    assert reference(entry + "}").endswith("– (Препринты ; 7).")
    assert "Броды : отчет № 7 / " in reference(entry + ", type={отчет}}")


def test_who_leads_research_stands_before_who_carried_it_out() -> None:
    entry = ("@report{a, author={Сухов, В. and others}, editor={Бродов, Г.}, editortype={director}, title={Реки}, "
             "type={отчет о НИР}, institution={Ин-т рек}, address={Орал}, year={2006}, langid={ru}}")  # fmt: skip
    expected = "Реки : отчет о НИР / Ин-т рек ; рук. Г. Бродов ; исполн.: В. Сухов [и др.]. – Орал, 2006."
    assert reference(entry) == expected
