"""What is pasted or half typed: addresses, numbers, places in series, spans of years, quoted words."""

import pytest

from kb.search.asked_identifiers import is_reference
from kb.search.index import Index
from kb.search.index_values import SearchDocument


def answered(question: str, *records: SearchDocument) -> tuple[str, list[str]]:
    others = [SearchDocument(f"other-{number}", titles=(("ru", "О мосте"),)) for number in range(30)]
    page = Index.in_memory([*records, *others]).search(question)
    return page.understood.answer, [hit.key for hit in page.hits]


LAWS = (
    SearchDocument("fishing", identifiers=("number:2718-xi",)),
    SearchDocument("hunting", identifiers=("number:31-vi",)),
    SearchDocument("letter", identifiers=("number:a-70-139",)),
    SearchDocument("code", identifiers=("act:k1500000414",)),
    SearchDocument("article", identifiers=("doi:10.1000/ab.182",)),
)


@pytest.mark.parametrize(
    ("question", "answer", "keys"),
    [
        ("2718-X", "found", ["fishing"]),
        ("2718-X ЗРК", "nothing", []),  # it is there in full
        ("2718-X о мосте", "nothing", []),  # and here more words came after it
        ("31-V", "nothing", []),  # too little is there
        ("A/70/13", "near", ["letter"]),
        ("10.1000/ab.18", "near", ["article"]),
        ("2719-X", "nothing", []),
        ("K15000004", "found", ["code"]),
        ("K1500000415", "nothing", []),
    ],
)
def test_a_number_half_typed_is_the_one_that_begins_so(question: str, answer: str, keys: list[str]) -> None:
    assert answered(question, *LAWS) == (answer, keys)


def test_of_several_numbers_that_begin_so_none_is_sure() -> None:
    others = (*LAWS, SearchDocument("forests", identifiers=("number:2718-xii",)))
    answer, hits = answered("2718-X", *others)
    assert (answer, sorted(hits)) == ("near", ["fishing", "forests"])


def test_a_resolution_is_known_by_its_symbol() -> None:
    records = [SearchDocument("declaration", identifiers=("number:2131-xx", "number:2131"))]
    for question in ("A/RES/2131(XX)", "https://undocs.org/en/A/RES/2131(XX)", "A/RES/2131"):
        assert answered(question, *records) == ("found", ["declaration"]), question
    assert answered("A/RES/2132(XX)", *records)[1] == []


BOOKS = (
    SearchDocument("fables", identifiers=("isbn:9780306406157",)),
    SearchDocument("atlas", identifiers=("isbn:9785020386112",)),
)


@pytest.mark.parametrize(
    ("question", "answer", "keys"),
    [
        ("0-306-40615", "found", ["fables"]),
        ("0-306-406", "near", ["fables"]),
        ("ISBN 03064", "near", ["fables"]),
        ("978-5-02-", "near", ["atlas"]),
        ("97850203861", "found", ["atlas"]),
        ("0-307-406", "nothing", []),
        ("03064", "nothing", []),  # five figures may be anything
        ("0-306-406 о мосте", "nothing", []),  # more words came after it
    ],
)
def test_half_an_isbn_is_the_book_that_begins_so(question: str, answer: str, keys: list[str]) -> None:
    assert answered(question, *BOOKS) == (answer, keys)


def test_a_short_number_of_an_act_may_be_half_typed_where_it_is_one_only() -> None:
    assert answered("271-V", SearchDocument("forests", identifiers=("number:271-viii",))) == ("found", ["forests"])


TREATIES = (
    SearchDocument("lakes", identifiers=("series:unts-900", "series:unts-900-17")),
    SearchDocument("rivers", identifiers=("series:unts-901", "series:unts-901-?")),
)


@pytest.mark.parametrize(
    ("question", "answer", "keys"),
    [
        ("900 UNTS 17", "found", ["lakes"]),
        ("UNTS vol. 900", "found", ["lakes"]),
        ("900 UNTS 18", "nothing", []),
        ("901 UNTS 40", "near", ["rivers"]),
        ("902 UNTS 17", "nothing", []),
    ],
)
def test_a_place_in_a_series_of_treaties(question: str, answer: str, keys: list[str]) -> None:
    assert answered(question, *TREATIES) == (answer, keys)


PAGES = (
    SearchDocument("dam", titles=(("ru", "Строительство плотины на горной реке"),)),
    SearchDocument("law", identifiers=("url:law.kz/ips?nd=102",)),
)


@pytest.mark.parametrize(
    ("question", "answer", "first"),
    [
        ("https://news.kz/ru/2020/stroitelstvo-plotiny-na-gornoy-reke.html", "found", "dam"),
        ("см. <https://news.kz/stroitelstvo-plotiny-na-gornoy-re?from=top>, дальше", "found", "dam"),
        ("https://news.kz/ru/2020/plotina-osobyakov-i-dvorcy-goroda", "near", "dam"),
        ("https://news.kz/stroitelstvo-plotiny-na-gornoy-reke-dorogi-stancii", "near", "dam"),
        ("https://news.kz/ru/2020/kak-vyrastit-ogurcy-doma", "nothing", None),
        ("http://law.kz/ips/?docbody=&nd=102&rdk=4", "found", "law"),
        ("http://law.kz/ips/?docbody=&nd=103", "nothing", None),
    ],
)
def test_an_address_that_no_record_has_is_read_by_its_words(question: str, answer: str, first: str | None) -> None:
    known, hits = answered(question, *PAGES)
    assert (known, hits[0] if hits else None) == (answer, first)


def test_what_is_read_of_an_address_is_told() -> None:
    page = Index.in_memory(PAGES).search("https://news.kz/stroitelstvo-plotiny-na-gornoy-reke")
    notes = [(note.code, note.values["read"]) for note in page.understood.notes]
    assert notes == [("address-read", "stroitelstvo plotiny na gornoy reke")]


def test_a_span_of_years_in_a_title_stands_before_single_years() -> None:
    plan = SearchDocument("plan", titles=(("kk", "2021–2023 жылдарға арналған жоспар"),), year_from=2020, year_to=2020)
    single = SearchDocument(
        "year", titles=(("kk", "2022 жылға арналған арналған жоспар"),), year_from=2022, year_to=2022
    )
    for question in ("2021–2023 жж. арналған", "2021-2023 ж.ж. жоспар", "2021-23 жоспар", "с 2021 по 2023 жоспар"):
        assert answered(question, single, plan)[1][:2] == ["plan", "year"], question


def test_what_is_quoted_is_left_as_it_is() -> None:
    short = SearchDocument("short", titles=(("ru", "Мост 92 года"),))
    whole = SearchDocument("whole", titles=(("ru", "Мост 1992 года"),))
    assert answered('"мост 92 года"', short, whole)[1] == ["short"]
    assert answered("«мост 92 года»", short, whole)[1] == ["short"]
    assert answered("мост 92 года", short, whole)[1][:1] == ["whole"]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Ахметов К. Б. Мосты и переправы через Есиль. – Алматы, 1998. – 120 с.", True),
        ("Smith J. Bridges of the steppe // Rivers. 2001. Vol. 3. P. 10", True),
        ("Smith J. Bridges 2001", False),  # too short to be told
        ("договор о мосте между двумя странами от 5 мая 1998 г.", False),  # no initials
        ("Ахметов К. Б. что писал о мостах через Есиль", False),  # and no year
    ],
)
def test_a_reference_has_initials_and_a_year(text: str, is_one: bool) -> None:
    assert is_reference(text) is is_one


def test_a_reference_may_give_another_year_and_name_parties_in_its_title() -> None:
    work = SearchDocument(
        "bridges", titles=(("en", "Report on Bridges of the Steppe in Ukraine and Russia"),), names=("Smith J.",),
        type="book", year_from=1999, year_to=1999,
    )  # fmt: skip
    pasted = "Smith J. «Report on Bridges of the Steppe in Georgia and Russia». Rivers. 2001. P. 10"
    assert answered(pasted, work)[0] == "found"
    assert answered("Brown T. «Report on Wells of the Desert in Georgia». Rivers. 2001. P. 10", work)[0] != "found"


def test_the_issue_of_a_journal_in_a_reference_is_no_number_of_a_document() -> None:
    work = SearchDocument("bridges", titles=(("en", "The Bridges of the Steppe"),), names=("Smith J.",), type="article")
    other = SearchDocument("other", titles=(("en", "Wells"),), identifiers=("~number:2",), type="treaty")
    pasted = "Smith J. The Bridges of the Steppe // The Rivers. 2001. Vol. 21, No. 2. P. 149–181."
    assert answered(pasted, work, other) == ("found", ["bridges"])
    assert answered("No. 2", work, other)[1] == ["other"]
