"""Which records are one work: what agrees, what differs, and what makes two works of two records."""

from typing import Any

import pytest

from kb.checks.likeness import compared, traits
from kb.checks.near_works import KnownWorks
from kb.domain.records import Record
from tests.factories import person, record

BOOK: dict[str, Any] = {
    "type": "book", "titles": "Шекара және сауда жолдары", "contributors": (person("Тоқсанбаева", "Л."),),
    "issued": "2007", "fields": {"publisher-place": "Алматы"},
}  # fmt: skip
LONG = BOOK | {"fields": {"number-of-pages": "312 б."}}
LAW: dict[str, Any] = {"type": "legislation", "kind": "law", "titles": "Жол сапасы туралы", "issued": "2001-05-03",
                       "fields": {"number": "191-II"}}  # fmt: skip
ARTICLE: dict[str, Any] = {"type": "article-journal", "titles": "Су бөлу мәселесі", "issued": "2014",
                           "contributors": (person("Нұрпейіс", "А."),), "fields": {"page": "45-51"}}  # fmt: skip


def changed(values: dict[str, Any], **others: Any) -> Record:
    return record("b", **{**values, **others})


@pytest.mark.parametrize(
    ("values", "others", "certainty", "differs"),
    [
        (BOOK, {}, "exact", ()),
        (BOOK, {"titles": "Shekara jane sauda joldary", "language": "kk-Latn"}, "exact", ()),
        (BOOK, {"contributors": (person("Toqsanbaeva", "Lyazzat"),)}, "exact", ()),
        (BOOK, {"titles": "Шекара және сауда жолдары: тарих пен құқық"}, "exact", ()),
        (BOOK, {"issued": "2012"}, "probable", ("year",)),
        (BOOK, {"issued": None}, "probable", ("year",)),
        (BOOK, {"contributors": ()}, "probable", ("names",)),
        (BOOK, {"contributors": (person("Тоқсанбаев", "Л."),)}, "probable", ("names",)),
        (BOOK, {"fields": {"volume": "2"}}, "probable", ("volume",)),
        (LAW, {}, "exact", ()),
        (LAW, {"fields": {}}, "exact", ()),
        (LAW, {"titles": "О качестве дорог", "language": "ru"}, "exact", ()),
        (LAW, {"issued": "2001"}, "probable", ("day",)),
        (LAW, {"issued": "2001-05-30"}, "probable", ("date",)),
        (LAW | {"issued": None, "fields": {}, "scope": "imported"}, {}, "probable", ("date",)),
        (ARTICLE, {}, "exact", ()),
        (LONG, {"titles": "Шекара және сауда"}, "exact", ()),
        (ARTICLE, {"fields": {"page": "48"}}, "exact", ()),  # the page cited
        (LAW | {"issued": "2001", "fields": {}}, {"type": "book"}, "probable", ("day",)),
        (LAW, {"type": "document", "fields": {}}, "exact", ()),
        (LONG, {"contributors": (person("Тоқсанбаев", "Л."),)}, "exact", ()),
        (ARTICLE, {"titles": "Шекаралық өзендердегі су бөлу мәселесі мен оның шешімі"}, "exact", ()),
    ],
)
def test_one_work(values: dict[str, Any], others: dict[str, Any], certainty: str, differs: tuple[str, ...]) -> None:
    likeness = compared(traits(record("a", **values)), traits(changed(values, **others)))
    assert likeness and (likeness.certainty, likeness.differs) == (certainty, differs)


@pytest.mark.parametrize(
    ("values", "others"),
    [
        (BOOK, {"titles": "Шекара және көлік жолдары"}),
        (BOOK, {"contributors": (person("Ермекұлы", "Б."),)}),
        (BOOK, {"contributors": (person("Тоқсанбаева", "Г."),)}),
        (BOOK, {"type": "thesis"}),
        (BOOK, {"titles": "Шекара және сауда жолдары 2030"}),
        (BOOK | {"fields": {"volume": "1"}}, {"fields": {"volume": "2"}}),
        (LAW, {"issued": None}),
        (LAW | {"issued": None, "fields": {}}, {"scope": "core"}),
        (LAW, {"issued": "2001-05-30", "fields": {}}),
        (LAW, {"issued": "2004-07-08", "fields": {"number": "567-II"}}),
        (LAW, {"type": "book"}),
        (LAW | {"issued": "2001", "fields": {}}, {"type": "book", "fields": {"publisher": "Фолиант"}}),
        (ARTICLE, {"fields": {"page": "52"}}),
        (ARTICLE, {"issued": "2016"}),
        (LONG, {"titles": "Шекара және сауда", "issued": "2009"}),
        (ARTICLE | {"fields": {"page": "45"}}, {"titles": "Шекаралық өзендердегі су бөлу мәселесі мен оның шешімі"}),
        (ARTICLE, {"fields": {"page": "99-101"}}),
        (ARTICLE, {"type": "book", "fields": {"publisher": "Фолиант"}}),
    ],
)
def test_two_works(values: dict[str, Any], others: dict[str, Any]) -> None:
    assert compared(traits(record("a", **values)), traits(changed(values, **others))) is None


def test_an_identifier_makes_one_work_of_two_years_and_scripts() -> None:
    isbn = BOOK | {"fields": {"ISBN": "978-5-8062-0267-4"}}
    likeness = compared(traits(record("a", **isbn)), traits(changed(isbn, issued="2009", contributors=())))
    assert likeness and (likeness.certainty, likeness.agrees) == ("exact", ("ISBN", "title"))


def test_known_works_are_found_by_few_words_the_likest_first() -> None:
    others = [record(f"x{place}", **BOOK | {"titles": f"Жол {place}"}) for place in range(50)]
    known = KnownWorks(map(traits, [*others, changed(BOOK), record("c", **BOOK | {"issued": "2012"})]))
    assert [likeness.citekey for likeness in known.like(traits(record("a", **BOOK)))] == ["b", "c"]


def test_pages_of_one_site_are_two_works_and_ranges_are_read_with_any_dash() -> None:
    page = {"type": "webpage", "titles": "Дала туралы деректер", "fields": {"URL": "https://steppe.example/"}}
    same = compared(traits(record("a", **page)), traits(changed(page)))
    assert same and (same.certainty, same.agrees) == ("exact", ("SITE", "title"))
    assert compared(traits(record("a", **page)), traits(changed(page, titles="Дала туралы болжамдар"))) is None
    dashed = compared(traits(record("a", **ARTICLE)), traits(changed(ARTICLE, fields={"page": "45–51"})))
    assert dashed and dashed.certainty == "exact"
