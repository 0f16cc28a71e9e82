"""Values in a question: dates, numbers and identifiers are looked for before words."""

import pytest

from kb.domain.edtf import ordinal
from kb.search.asked_values import identifier_terms
from kb.search.index import Index
from kb.search.index_values import IndexFilters, PageOptions, SearchDocument

RECORDS = (
    SearchDocument(
        key="treaty-2013",
        titles=(("ru", "Договор о добрососедстве"),),
        numbers=(7,),
        identifiers=("number:414-v", "url:example.org/docs/z1500000414"),
        mentioned=("act:z1500000414",),
        dates=("2013-11-11",),
        other_dates=("2014-12-15",),
        year_from=2013,
        year_to=2013,
        date_lower=ordinal(2013, 11, 11),
        date_upper=ordinal(2013, 11, 11),
    ),
    SearchDocument(
        key="protocol-2016",
        titles=(
            ("ru", "Протокол к Договору от 11 ноября 2013 года"),
            ("kk", "2013 жылғы 11 қарашадағы шартқа хаттама"),
        ),
        numbers=(12,),
        identifiers=("isbn:9780306406157", "doi:10.1000/ab.182"),
        dates=("2016-03-02",),
        year_from=2016,
        year_to=2016,
        date_lower=ordinal(2016, 3, 2),
        date_upper=ordinal(2016, 3, 2),
    ),
    SearchDocument(key="page-7", titles=(("en", "Chapter 7 and 12 of the 414 series"),), year_from=1988, year_to=1989),
)


def found(question: str) -> list[str]:
    return [hit.key for hit in Index.in_memory(RECORDS).search(question).hits]


@pytest.mark.parametrize("question", ["февраль-апрель 2013", "1-5 November 2013", "2016 жылғы сәуір мен маусым"])
def test_a_span_of_days_or_months_is_not_its_whole_year(question: str) -> None:
    assert found(question) == []


@pytest.mark.parametrize(
    ("question", "keys"),
    [
        ("11.11.2013", ["treaty-2013", "protocol-2016"]),
        ("2013 жылғы 11 қараша", ["treaty-2013", "protocol-2016"]),
        ("November 2013", ["treaty-2013"]),
        ("15 December 2014", ["treaty-2013"]),
        ("хаттама 11/11/13", ["protocol-2016"]),
        ("2012-2014", ["treaty-2013"]),
        ("октябрь-декабрь 2013", ["treaty-2013"]),
        ("қазан мен желтоқсан 2013 жыл", ["treaty-2013"]),
        ("с 1 по 15 ноября 2013", ["treaty-2013"]),
        ("February to April 2016", ["protocol-2016"]),
        ("2013 жылдың қараша айында", ["treaty-2013"]),
        ("in the eighties", ["page-7"]),
        ("7", ["treaty-2013", "page-7"]),
        ("№ 7", ["treaty-2013"]),
        ("7-дереккөз", ["treaty-2013"]),
        ("источник № 12", ["protocol-2016"]),
        ("[12]", ["protocol-2016"]),
        ("примечание [12]", ["protocol-2016"]),
        ("[12] туралы", ["protocol-2016"]),
        ("11 ноября 13 г.", ["treaty-2013", "protocol-2016"]),
        ("11-XI-2013", ["treaty-2013", "protocol-2016"]),
        ("№ 414-V ЗРК", ["treaty-2013"]),
        ("http://www.example.org/docs/Z1500000414/", ["treaty-2013"]),
        ("http://other.org/kaz/docs/Z1500000414", ["treaty-2013"]),
        ("ISBN 0-306-40615-2", ["protocol-2016"]),
        ("see https://doi.org/10.1000/AB.182", ["protocol-2016"]),
        ("protocol-2016", ["protocol-2016"]),
        ("treaty-20", ["treaty-2013"]),
    ],
)
def test_values_come_before_words(question: str, keys: list[str]) -> None:
    assert found(question)[: len(keys)] == keys


@pytest.mark.parametrize("mark", ["[99]", "[99, 12 б.]", "[12, с. 5]"])
def test_the_mark_of_a_citation_in_pasted_words_bars_nothing(mark: str) -> None:
    """It lifts what has the number; the words are asked for."""
    page = Index.in_memory(RECORDS).search(f"Договор о добрососедстве {mark}")
    assert (page.understood.answer, page.hits[0].key) == ("found", "treaty-2013")
    assert found(f"соседство {mark}")[:1] == found("соседство")[:1]


def test_a_value_in_quotation_marks_or_after_an_operator_is_words() -> None:
    assert found('"11 ноября 2013"') == ["protocol-2016"]
    assert found("year:2013") == ["treaty-2013"]
    assert found("number:12") == ["protocol-2016"]


def test_an_identifier_that_no_record_has_finds_nothing_alone_and_does_no_harm_beside_words() -> None:
    assert found("10.9999/none") == []
    assert found("Договор о добрососедстве 10.9999/none")[:1] == ["treaty-2013"]


@pytest.mark.parametrize("question", ["31 ноября 2013", "Договор 31.11.2013", "November 31, 2013"])
def test_a_day_that_there_is_not_is_in_no_record(question: str) -> None:
    assert Index.in_memory(RECORDS).search(question).understood.answer != "found"


def test_the_reason_names_the_value() -> None:
    hit = Index.in_memory(RECORDS).search("11.11.2013").hits[0]
    assert [(one.word, one.field, one.matched) for one in hit.reasons] == [("11.11.2013", "date", "2013-11-11")]


@pytest.mark.parametrize(
    ("question", "reasons"),
    [
        ("2012-2014", [("year", "2013")]),
        ("after 2014", [("year", "2016")]),
        ("year:2012..2014", [("year", "2013")]),
        ("year:..2014", [("year", "2013")]),
        ("number:12", [("number", "12")]),
        ("number:10..12", [("number", "12")]),
        ("-year:2016 year:2013", [("year", "2013")]),
    ],
)
def test_a_span_of_years_and_an_operator_are_reasons(question: str, reasons: list[tuple[str, str]]) -> None:
    hit = Index.in_memory(RECORDS).search(question).hits[0]
    assert [(one.field, one.matched) for one in hit.reasons] == reasons


def test_the_number_of_an_act_is_known_by_what_was_done_by_it() -> None:
    records = [SearchDocument("dam", titles=(("ru", "О плотине"),), mentioned=("number:612", "number:613-r"))]
    place = Index.in_memory(records)
    for question in ("постановление 612", "612 қаулы", "decree of the government of the republic of steppe number 612"):
        assert [hit.key for hit in place.search(question).hits] == ["dam"], question
    assert [hit.key for hit in place.search("распоряжение 613-р").hits] == ["dam"]
    others = [SearchDocument(f"other-{number}", titles=(("ru", "О мосте"),)) for number in range(30)]
    question = "постановление 612 о снегоходах и шлюпках"
    assert Index.in_memory([*records, *others]).search(question).understood.answer == "found"
    assert place.search("стр. 612").hits == place.search("распоряжение 614-р").hits == ()


def test_of_a_short_word_the_last_letter_alone_may_be_amiss() -> None:
    place = Index.in_memory([SearchDocument("bridge", titles=(("ru", "Мост через реку"),)), SearchDocument("field")])
    assert [hit.key for hit in place.search("мосш").hits] == ["bridge"]
    assert place.search("мошт").hits == place.search("МОСШ").hits == ()


def test_a_citekey_with_parts_left_out_is_known() -> None:
    place = Index.in_memory([SearchDocument(f"aa-bb-dam-{year}") for year in (1999, 2004, 2008)])
    assert [hit.key for hit in place.search("aa-dam-2004").hits] == ["aa-bb-dam-2004"]
    assert place.search("dam-2004").hits == place.search("aa-2004-dam").hits == ()


def test_a_word_that_ends_as_none_does_is_a_beginning() -> None:
    place = Index.in_memory([SearchDocument("lift", titles=(("ru", "О подъёмнике"),)), SearchDocument("field")])
    assert [hit.key for hit in place.search("подъ").hits] == ["lift"]


def test_years_of_a_title_are_its_own() -> None:
    place = Index.in_memory([SearchDocument("plan", titles=(("ru", "План на 2022–2024 годы"),), year_from=2020)])
    assert [hit.key for hit in place.search("2022-2024").hits] == ["plan"]


def test_identifiers_of_a_text() -> None:
    assert identifier_terms("ISBN 0306406152, № 414-V") == ("isbn:9780306406157", "number:414-v")


LISTED = (
    SearchDocument(
        key="a", titles=(("en", "Border"),), numbers=(3,), cited_in=(("own", 3), ("thesis", 7)), manuscripts=("thesis",)
    ),
    SearchDocument(
        key="b", titles=(("en", "Border"),), cited_in=(("thesis", 3), ("thesis", 12)), manuscripts=("thesis",)
    ),
    SearchDocument(key="c", titles=(("en", "Border"),), cited_in=(("thesis", 30),), manuscripts=("thesis",)),
)


@pytest.mark.parametrize(
    ("question", "keys"),
    [
        ("number:3", ["b"]),
        ("[3]", ["b"]),
        ("[3, p. 40]", ["b"]),
        ("3", ["b"]),
        ("source № 3", ["b"]),
        ("border 3-дереккөз", ["b"]),
        ("number:7", ["a"]),
        ("number:7..12", ["a", "b"]),
        ("number:..7", ["a", "b"]),
        ("number:8..", ["b", "c"]),
        ("border -number:3", ["a", "c"]),
        ("number:4", []),
    ],
)
def test_numbers_in_words_are_those_of_the_manuscript_asked_for(question: str, keys: list[str]) -> None:
    filters = IndexFilters(fields=(("manuscript", ("thesis",)),), numbers_of="thesis")
    assert sorted(hit.key for hit in Index.in_memory(LISTED).search(question, filters).hits) == keys


def test_the_reason_names_the_manuscript_of_a_number() -> None:
    index = Index.in_memory(LISTED)
    (hit,) = index.search("source 3", IndexFilters(numbers_of="thesis")).hits
    assert [(reason.field, reason.matched) for reason in hit.reasons] == [("number", "thesis 3")]
    (hit,) = index.search("source 3").hits
    assert [(reason.field, reason.matched) for reason in hit.reasons] == [("number", "3")]


def test_the_number_of_an_issue_in_a_pasted_reference_is_no_number_of_the_list() -> None:
    assert found("Вестник университета права № 7, договор о добрососедстве")[0] == "treaty-2013"
    index = Index.in_memory([SearchDocument("seven", numbers=(7,)), SearchDocument("law", titles=(("ru", "Вестник"),))])
    assert [hit.key for hit in index.search("Вестник университета международного права № 7").hits][:1] == ["law"]
    assert [hit.key for hit in index.search("покажите мне пожалуйста источник под № 7").hits] == ["seven"]


def test_a_year_that_bounds_a_period_finds_no_record_by_its_title_alone() -> None:
    index = Index.in_memory([
        SearchDocument("old", titles=(("ru", "Границы 2010 года"),), year_from=1990, year_to=1990),
        SearchDocument("new", titles=(("ru", "Границы"),), year_from=2012, year_to=2012),
    ])  # fmt: skip
    page = index.search("границы после 2010 года", options=PageOptions(facets=("decade",)))
    assert [hit.key for hit in page.hits] == ["new"]
    assert sum(count for _value, count in page.facets["decade"]) == page.total == 1


def test_words_for_a_list_of_literature_are_no_part_of_a_question() -> None:
    page = Index.in_memory(RECORDS).search("№ 12 в списке литературы")
    assert ([hit.key for hit in page.hits], page.understood.answer) == (["protocol-2016"], "found")


def test_what_lies_in_a_span_stands_before_what_may_lie_in_it() -> None:
    of_year = SearchDocument("some-day", date_lower=ordinal(2013, 1, 1), date_upper=ordinal(2013, 12, 31), standing=8)
    hits = Index.in_memory([of_year, *RECORDS]).search("октябрь-декабрь 2013").hits
    assert [hit.key for hit in hits] == ["treaty-2013", "some-day"]
