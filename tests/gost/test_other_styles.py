"""References in styles of others: each in one language, whatever keys and English words brought it there."""

import pytest

from tests.gost.typed import reference_of


@pytest.mark.parametrize(
    ("fields", "reference"),
    [
        ("type={patent}, langid={russian}", "Хомут. 1996. Патент 77, выдан 4 мая 1996 г."),
        ("type={patreq}, langid={kazakh}", "Хомут. 1996. Өтінім 77, берілген күні 1996 ж. 4 мамыр."),
        ("type={patentus}, langid={english}", "Хомут. 1996. U.S. Patent 77, issued May 4, 1996."),
    ],
)
def test_a_patent_is_told_in_one_language(fields: str, reference: str) -> None:
    entry = f"@patent{{a, title={{Хомут}}, number={{77}}, date={{1996-05-04}}, {fields}}}"
    assert reference_of(entry, "chicago-author-date") == reference


@pytest.mark.parametrize(
    ("lang", "reference"),
    [
        ("russian", "(Первая публикация под названием The Steppe, 1951)"),
        ("kazakh", "(Түпнұсқасы жарияланған мына атаумен: The Steppe, 1951)"),
        ("english", "(Original work published as The Steppe, 1951)"),
    ],
)
def test_a_reprint_is_told_in_one_language_with_its_first_year(lang: str, reference: str) -> None:
    entry = f"@book{{a, title={{Дала}}, date={{1996}}, origtitle={{The Steppe}}, origdate={{1951}}, langid={{{lang}}}}}"
    assert reference_of(entry, "apa").endswith(reference)


@pytest.mark.parametrize("kind", ["director", "режиссёр"])
def test_a_director_is_no_editor(kind: str) -> None:
    fields = "title={Ковыль}, editor={Лугов, Олег}, date={1996}, langid={russian}"
    entry = f"@video{{a, editortype={{{kind}}}, {fields}}}"
    assert reference_of(entry, "apa") == "Лугов, О. (режиссер). (1996). Ковыль [Видеозапись]."
    assert reference_of(entry, "gost-kz-dissertation") == "Ковыль / реж. О. Лугов. – 1996."


def test_who_directs_research_directs_no_film() -> None:
    fields = "title={Ковыль}, editor={Лугов, Олег}, editortype={director}, date={1996}, langid={russian}"
    entry = f"@report{{a, type={{отчет о НИР}}, {fields}}}"
    assert reference_of(entry, "chicago-author-date").startswith("Лугов, Олег, ред. 1996.")
    assert "рук. О. Лугов" in reference_of(entry, "gost-kz-dissertation")


@pytest.mark.parametrize("typed", ["n.d.", "б. г.", "[б.г.]", "ж. к.", "s. a."])
@pytest.mark.parametrize(
    ("lang", "word"), [("russian", "б. г."), ("kazakh", "жылы көрсетілмеген"), ("english", "n.d.")]
)
def test_no_date_is_said_as_the_style_says_it(typed: str, lang: str, word: str) -> None:
    entry = f"@book{{a, title={{Ковыль}}, author={{Лугов, О.}}, date={{{typed}}}, langid={{{lang}}}}}"
    assert reference_of(entry, "apa") == f"Лугов, О. ({word}). Ковыль."
    assert reference_of(entry, "gost-kz-dissertation") == "Лугов О. Ковыль."


@pytest.mark.parametrize(
    ("entry", "reference"),
    [
        ("@report{a, type={отчет о НИР}, author={Reed, Jr., Tom S.}", "Отчет : отчет о НИР / Reed T. S., Jr. – 1996."),
        ("@thesis{a, author={Reed, Jr., Tom Sam}", "Reed, T. S., Jr. Отчет / Reed Tom Sam, Jr. – 1996."),
    ],
)
def test_what_follows_a_family_name_stays_after_it(entry: str, reference: str) -> None:
    assert reference_of(f"{entry}, title={{Отчет}}, date={{1996}}, langid={{russian}}}}", "gost-7.1-2003") == reference


@pytest.mark.parametrize(
    ("lang", "reference"),
    [("english", "Lugov, V. (in press). Reeds."), ("russian", "Lugov, V. (в печати). Reeds."),
     ("kazakh", "Lugov, V. (баспада). Reeds.")],
)  # fmt: skip
def test_a_work_that_has_not_appeared_says_so(lang: str, reference: str) -> None:
    assert (
        reference_of(
            f"@book{{a, author={{Lugov, V.}}, title={{Reeds}}, pubstate={{inpress}}, langid={{{lang}}}}}", "apa"
        )
        == reference
    )


def test_pages_of_a_whole_work_are_how_many_it_has() -> None:
    thesis = (
        "@thesis{a, author={Сейт, А.}, title={Дала}, institution={ҚазҰУ}, year={2005}, pages={24}, langid={kazakh}}"
    )
    assert "24" not in reference_of(thesis, "apa")
    given = thesis.replace("pages={24}", "pages={24}, pagetotal={140}")
    assert "24" in reference_of(given, "apa")
    assert "24" in reference_of(thesis.replace("{24}", "{24-31}"), "apa")
    part = "@inbook{a, author={Сейт, А.}, title={Дала}, booktitle={Жол}, year={2005}, pages={24}, langid={kazakh}}"
    assert "б. 24" in reference_of(part, "apa")


@pytest.mark.parametrize(
    ("note", "lang", "style", "reference"),
    [
        ("Закон РК", "russian", "gost-7.1-2003", "О паромах : закон РК от 4 мая 1996 г. № 8."),
        ("Указ Президента", "russian", "apa", "О паромах, Указ Президента № 8 (1996)."),
        ("ҚР Заңы", "kazakh", "gost-kz-dissertation", "ҚР 1996 жылғы 4 мамырдағы № 8 «О паромах» Заңы."),
        ("Утратил силу", "russian", "gost-7.1-2003", "О паромах : закон от 4 мая 1996 г. № 8. – Утратил силу."),
    ],
)
def test_a_note_says_what_an_act_is(note: str, lang: str, style: str, reference: str) -> None:
    fields = f"title={{О паромах}}, number={{8}}, date={{1996-05-04}}, note={{{note}}}, langid={{{lang}}}"
    assert reference_of(f"@legislation{{a, {fields}}}", style) == reference


@pytest.mark.parametrize("said", ["type={дис. … канд. геогр. наук: 25.00.23}",
                                  "type={дис. … канд. геогр. наук}, number={25.00.23}"])  # fmt: skip
@pytest.mark.parametrize(
    ("style", "reference"),
    [
        ("apa", "Лугов, О. (1996). Ковыль [Дис. … канд. геогр. наук: 25.00.23]."),
        ("gost-r-7.0.5-2008", "Лугов О. Ковыль : дис. … канд. геогр. наук : 25.00.23. Омск, 1996."),
    ],
)
def test_a_specialty_stands_beside_its_degree(said: str, style: str, reference: str) -> None:
    fields = "title={Ковыль}, author={Лугов, О.}, date={1996}, location={Омск}, langid={russian}"
    assert reference_of(f"@thesis{{a, {said}, {fields}}}", style) == reference


@pytest.mark.parametrize("count", ["5 томдық", "екі томдық"])
def test_how_many_volumes_a_title_says_stands_apart_from_it(count: str) -> None:
    entry = (
        f"@book{{a, title={{Дала тарихы: {count}}}, volume={{4}}, date={{1996}}, langid={{kazakh}}, location={{Омск}}}}"
    )
    assert reference_of(entry).startswith(f"Дала тарихы : {count}. – Омск")


@pytest.mark.parametrize(
    ("fields", "style", "reference"),
    [
        ("url={https://a.example/1}", "gost-r-7.0.5-2008",
         "Управа. Паромы [Электронный ресурс] // Порог : [сайт]. 1996. URL: https://a.example/1."),
        ("url={https://a.example/1}", "apa", "Управа. (1996). Паромы. Порог. https://a.example/1"),
        ("url={https://a.example/1}, volume={2}", "gost-r-7.0.5-2008",
         "Паромы / Управа // Порог. 1996. Т. 2. URL: https://a.example/1."),
    ],
)  # fmt: skip
def test_a_page_that_names_its_site_as_a_journal_is_a_page(fields: str, style: str, reference: str) -> None:
    page = "title={Паромы}, author={{Управа}}, journal={Порог}, year={1996}, language={ru}"
    assert reference_of(f"@misc{{a, {page}, {fields}}}", style) == reference
