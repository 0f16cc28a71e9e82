"""The index in memory: what is found, in what order, why, and with which counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.domain.edtf import ordinal
from kb.domain.filters import SORTS, Sort
from kb.errors import ChoiceError
from kb.messages import Message
from kb.search.cursors import CursorError
from kb.search.index import Index
from kb.search.index_values import FACETS, IndexFilters, PageOptions, SearchDocument, SearchPage
from kb.search.label_index import LabelIndex
from tests.search.sample_records import RECORDS, VOCABULARY


def keys(page: SearchPage) -> list[str]:
    return [hit.key for hit in page.hits]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("шекарамыздың", "kz-ru-border-2005"),
        ("мемлекеттик шекараны", "kz-ru-border-2005"),
        ("шекараныӊ делимитациясы", "kz-ru-border-2005"),
        ("границы", "kz-ru-border-2005"),
        ("memlekettik shekara", "kz-ru-border-2005"),
        ("border", "kz-ru-border-2005"),
        ("су ресурстарының", "source-169"),
        ("Бузан", "buzan-2003"),
        ("author:Бузан", "buzan-2003"),
        ("waever", "buzan-2003"),
        ("ТМД", "cis-charter-1993"),
        ("тәуелсіз мемлекеттер достастығы", "cis-charter-1993"),
        ("Commonwealth of Independent States", "cis-charter-1993"),
        ('"regions and power"', "buzan-2003"),
        ("делимтация", "kz-ru-border-2005"),
        ("internatoinal", "buzan-2003"),
        ("жарғы", "cis-charter-1993"),
        ("author:buz*", "buzan-2003"),
        ("делим*", "kz-ru-border-2005"),
    ],
)
def test_first_hit(index: Index, vocabulary: LabelIndex, question: str, first: str) -> None:
    assert keys(index.search(question, vocabulary=vocabulary))[:1] == [first]


@pytest.mark.parametrize(
    "question", ["Крымбет", 'title:"powers and regions"', "author:шекара", "Buzan -regions", "зззз"]
)
def test_nothing(index: Index, question: str) -> None:
    page = index.search(question)
    assert page.total == 0
    assert page.hits == ()


@pytest.mark.parametrize(
    ("question", "filters", "found"),
    [
        ("kind:charter", IndexFilters(), {"cis-charter-1993"}),
        ("kind:жарғы", IndexFilters(), {"cis-charter-1993"}),
        ("year:1990..1993", IndexFilters(), {"rsfsr-1990", "cis-charter-1993"}),
        ("number:40", IndexFilters(), {"kz-ru-border-2005"}),
        ("party:Россия -kind:charter", IndexFilters(), {"kz-ru-border-2005", "rsfsr-1990"}),
        ("topic:шекара", IndexFilters(), set()),
        ("topic:граница", IndexFilters(), {"kz-ru-border-2005"}),
        ("status:unidentified", IndexFilters(), {"source-169"}),
        ("lang:en", IndexFilters(), {"cis-charter-1993", "buzan-2003"}),
        ("", IndexFilters(parties=("KAZ", "RUS"), match="exactly"), {"kz-ru-border-2005", "rsfsr-1990"}),
        ("", IndexFilters(parties=("RSFSR", "KZSSR"), match="exactly"), {"rsfsr-1990"}),
        ("", IndexFilters(parties=("BLR", "RUS"), match="all"), {"cis-charter-1993"}),
        ("", IndexFilters(parties=("BLR", "RSFSR")), {"cis-charter-1993", "rsfsr-1990"}),
        ("", IndexFilters(first_day=ordinal(2004, 1, 1)), {"kz-ru-border-2005"}),
        ("", IndexFilters((("type", ("book", "document")),)), {"buzan-2003", "source-169"}),
        ("", IndexFilters((("number", (3, 7)),)), {"buzan-2003", "rsfsr-1990"}),
        ("шарт", IndexFilters((("lang", ("kk",)),)), {"kz-ru-border-2005"}),
    ],
)
def test_conditions(
    index: Index, vocabulary: LabelIndex, question: str, filters: IndexFilters, found: set[str]
) -> None:
    page = index.search(question, filters, vocabulary=vocabulary)
    assert set(keys(page)) == found
    assert page.total == len(found)


@pytest.mark.parametrize("question", ["", "договор", "type:treaty", "year:1990..2004"])
@pytest.mark.parametrize(
    "filters", [IndexFilters(), IndexFilters(parties=("KAZ",)), IndexFilters((("lang", ("ru",)),))]
)
def test_facets_count_what_is_found(index: Index, question: str, filters: IndexFilters) -> None:
    page = index.search(question, filters, PageOptions(facets=FACETS, limit=50))
    found = [record for record in RECORDS if record.key in keys(page)]
    assert dict(page.facets["type"]) == counted([record.type] for record in found)
    assert dict(page.facets["lang"]) == counted(record.languages for record in found)
    assert dict(page.facets["party"]) == counted([c for p in record.parties for c in p] for record in found)
    assert dict(page.facets["decade"]) == counted(
        [str(record.year_from // 10 * 10)] for record in found if record.year_from
    )


def counted(rows: object) -> dict[str, int]:
    counts: dict[str, int] = {}
    for row in rows:  # type: ignore[attr-defined]
        for value in row:
            counts[value] = counts.get(value, 0) + 1
    return counts


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("date", ["rsfsr-1990", "cis-charter-1993", "kz-ru-border-2005", "buzan-2003", "source-169"]),
        ("-date", ["kz-ru-border-2005", "cis-charter-1993", "rsfsr-1990", "source-169", "buzan-2003"]),
        ("title", ["source-169", "cis-charter-1993", "kz-ru-border-2005", "rsfsr-1990", "buzan-2003"]),
        ("number", ["buzan-2003", "rsfsr-1990", "kz-ru-border-2005", "source-169", "cis-charter-1993"]),
        ("relevance", ["buzan-2003", "rsfsr-1990", "kz-ru-border-2005", "source-169", "cis-charter-1993"]),
    ],
)
def test_orders(index: Index, sort: Sort, order: list[str]) -> None:
    assert keys(index.search(options=PageOptions(sort=sort))) == order


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("question", ["", "договор туралы дерек казахстан"])
def test_pages_join_to_the_whole_list(index: Index, sort: Sort, question: str) -> None:
    whole = index.search(question, options=PageOptions(sort=sort, limit=100))
    found: list[str] = []
    cursor = None
    while True:
        page = index.search(question, options=PageOptions(sort=sort, limit=2, cursor=cursor))
        assert page.total == whole.total
        found += keys(page)
        cursor = page.cursor
        if cursor is None:
            break
    assert found == keys(whole)


@pytest.mark.parametrize("sort", SORTS)
def test_a_cursor_survives_an_import(sort: Sort) -> None:
    index = Index.in_memory(RECORDS, "1")
    first = index.search(options=PageOptions(sort=sort, limit=2))
    rest = keys(index.search(options=PageOptions(sort=sort, limit=50)))[2:]
    new = SearchDocument(
        key="new", titles=(("en", "Something else"),), title_key="zz", date_key="9999", author_key="zz"
    )
    index.update([new], [keys(first)[1]], "2")
    second = index.search(options=PageOptions(sort=sort, limit=50, cursor=first.cursor))
    assert [key for key in keys(second) if key != "new"] == rest


def test_a_cursor_of_another_question_is_refused(index: Index) -> None:
    cursor = index.search("", options=PageOptions(limit=1)).cursor
    assert cursor
    for question, filters in (("договор", IndexFilters()), ("", IndexFilters((("type", ("treaty",)),)))):
        with pytest.raises(CursorError, match="another question"):
            index.search(question, filters, PageOptions(cursor=cursor))
    with pytest.raises(CursorError, match="not one that this list gave"):
        index.search("", options=PageOptions(cursor="###"))


def test_an_unknown_sort_or_facet_lists_the_choices(index: Index) -> None:
    with pytest.raises(ChoiceError, match="relevance"):
        index.search(options=PageOptions(sort="dat"))  # type: ignore[arg-type]
    with pytest.raises(ChoiceError, match="topic"):
        index.search(options=PageOptions(facets=("topics",)))  # type: ignore[arg-type]


def test_each_hit_says_why(index: Index, vocabulary: LabelIndex) -> None:
    hit = index.search("шекараның delimitatsia", vocabulary=vocabulary).hits[0]
    assert {(reason.word, reason.field, reason.form, reason.matched) for reason in hit.reasons} >= {
        ("шекараның", "title", "stem", "шекарасы"),
        ("шекараның", "note", "surface", "Шекараның"),
        ("delimitatsia", "note", "latin", "делимитациясы"),
    }
    title = hit.snippets[0]
    assert [title.text[start:end] for start, end in title.spans] == ["шекарасы"]


@pytest.mark.parametrize(
    ("question", "year"), [("Buzan 2003", "2003"), ("2003", "2003"), ("договор 1990", "1990"), ("Buzan", None)]
)
def test_a_bare_year_is_a_reason(index: Index, question: str, year: str | None) -> None:
    reasons = index.search(question).hits[0].reasons
    assert [reason.matched for reason in reasons if reason.field == "year"] == ([year] if year else [])


def test_a_record_of_several_years_is_found_by_each() -> None:
    long = SearchDocument(
        key="long",
        titles=(("ru", "Договор"),),
        year_from=1990,
        year_to=1995,
        date_lower=ordinal(1990, 1, 1),
        date_upper=ordinal(1995, 12, 31),
    )
    short = SearchDocument(
        key="short",
        titles=(("ru", "Договор"),),
        year_from=1992,
        year_to=1992,
        date_lower=ordinal(1992, 1, 1),
        date_upper=ordinal(1992, 12, 31),
    )
    index = Index.in_memory([long, short])
    for low, high, found in ((1991, 1991, {"long"}), (1988, 1990, {"long"}), (1992, 2000, {"long", "short"})):
        days = IndexFilters(first_day=ordinal(low, 1, 1), last_day=ordinal(high, 12, 31))
        assert set(keys(index.search("", days))) == found
        assert set(keys(index.search(f"year:{low}..{high}"))) == found
    assert index.search("", IndexFilters(first_day=ordinal(1996, 1, 1))).total == 0
    assert index.search("1993").hits[0].reasons[0].matched == "1990\u20131995"


@pytest.mark.parametrize(
    "question",
    ["of border", "туралы", "ТМД", "устав ТМД", "шекара", "делимитациялау туралы", "Казахской ССР РСФСР", "1990",
     "договор 1990", "Содружества Независимых Государств", "security -power", '"International Security"', "regio*"],
)  # fmt: skip
def test_what_ranks_and_what_counts_find_the_same(index: Index, vocabulary: LabelIndex, question: str) -> None:
    page = index.search(question, options=PageOptions(facets=("type",)), vocabulary=vocabulary)
    assert page.total == sum(count for _type, count in page.facets["type"]) == len(page.hits)
    assert {hit.key for hit in page.hits} == set(
        keys(index.search(question, options=PageOptions(sort="title"), vocabulary=vocabulary))
    )


def test_an_optional_word_finds_nothing_more(index: Index) -> None:
    assert index.search("of security").total == index.search("security").total == 1


def test_apostrophes_and_italian_names() -> None:
    titles = {"a": "Kazakhstan's Foreign Policy", "b": "Kazakhstan\u2019s Neighbours", "c": "Yel'tsin and Anceschi"}
    index = Index.in_memory([SearchDocument(key=key, titles=(("en", title),)) for key, title in titles.items()])
    assert set(keys(index.search("Kazakhstan"))) == {"a", "b"}
    assert set(keys(index.search("Қазақстан"))) == {"a", "b"}
    for question in ("Yeltsin", "Ельцин", "Анчески"):
        assert keys(index.search(question)) == ["c"]


def test_the_reading_is_visible(index: Index, vocabulary: LabelIndex) -> None:
    read = index.search("граница СНГ of year:1990..2000 topic:нет", vocabulary=vocabulary).understood
    border, cis, of = read.words
    assert border.topic == "borders"
    assert set(border.expansions) == {"Мемлекеттік шекара", "Border"}
    assert {"ТМД", "CIS"} <= set(cis.expansions)
    assert of.optional
    assert read.conditions == (("topic", "нет"), ("year", "1990..2000"))
    assert read.notes == (Message("no-such-name", what="topic", given="нет"),)


def test_words_that_never_meet_are_relaxed(index: Index) -> None:
    page = index.search("Buzan ресурстары")
    assert page.understood.relaxed
    assert set(keys(page)) == {"buzan-2003", "source-169"}


def test_an_exact_match_comes_before_a_near_one() -> None:
    titles = {"exact": "Нота протеста", "near": "Ноты протеста", "far": "Протесты"}
    index = Index.in_memory([SearchDocument(key=key, titles=(("ru", title),)) for key, title in titles.items()])
    assert keys(index.search("нота"))[0] == "exact"
    assert index.search("нота протеста").hits[0].key == "exact"


def test_update_changes_and_removes() -> None:
    index = Index.in_memory(RECORDS, "1")
    changed = SearchDocument(key="buzan-2003", titles=(("en", "People, States and Fear"),))
    index.update([changed], ["source-169"], "2")
    assert index.revision == "2"
    assert index.size == len(RECORDS) - 1
    assert keys(index.search("fear")) == ["buzan-2003"]
    assert index.search("regions powers").total == 0


@given(st.text(max_size=300))
def test_hostile_questions_give_a_page(typed: str) -> None:
    page = HOSTILE.search(typed, options=PageOptions(facets=FACETS), vocabulary=VOCABULARY)
    assert page.total >= len(page.hits)


@given(st.text(alphabet='"«»:-.,*~@=[]{}()\\/^+ yearnumbtpic19әОr', max_size=80))
def test_signs_of_other_query_languages_give_a_page(typed: str) -> None:
    HOSTILE.search(typed, vocabulary=VOCABULARY)


HOSTILE = Index.in_memory(RECORDS)
