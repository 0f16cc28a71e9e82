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
