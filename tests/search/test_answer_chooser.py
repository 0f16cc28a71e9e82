"""What an answer is: found, near or nothing; and questions that look like none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.search.index import Index
from kb.search.index_values import PageOptions, SearchDocument, SearchPage
from kb.search.label_index import LabelIndex
from tests.effort import calls
from tests.search import collection


def record(key: str, title: str, standing: int = 0) -> SearchDocument:
    return SearchDocument(key=key, titles=(("en", title),), standing=standing)


RECORDS = (
    record("lease", "Lease of the northern harbour", standing=5),
    record("lease-protocol", "Protocol amending the lease of the northern harbour", standing=2),
    record("harbour", "Harbour dues and pilotage"),
    record("walrus", "Protection of the walrus"),
    *(record(f"trade-{number}", f"Agreement on trade in goods, part {number}") for number in range(40)),
)
INDEX = Index.in_memory(RECORDS)


def asked(question: str) -> SearchPage:
    return INDEX.search(question, options=PageOptions(limit=5))


def keys(page: SearchPage) -> list[str]:
    return [hit.key for hit in page.hits]


@pytest.mark.parametrize("question", ["lease", "walrus protection", "which agreement deals with the northern harbour?"])
def test_found(question: str) -> None:
    assert asked(question).understood.answer == "found"


def test_near_names_what_each_record_lacks() -> None:
    page = asked("walrus hunting quotas in Greenland")
    assert (page.understood.answer, keys(page)) == ("near", ["walrus"])
    assert page.hits[0].lacks == ("hunting", "quotas", "Greenland")


DATED = Index.in_memory(
    SearchDocument(key=f"dues-{year}", titles=(("en", "Harbour dues"),), year_from=year, year_to=year)
    for year in (1994, 1995, 1996)
)


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("harbour after 1995", [1996]),
        ("harbour since 1995", [1995, 1996]),
        ("harbour before 1995 year", [1994]),
        ("harbour until 1995", [1994, 1995]),
        ("harbour после 1995 года", [1996]),
        ("harbour до 1995 г.", [1994]),
        ("harbour 1995 жылдан кейін", [1996]),
        ("harbour 1995 жылға дейін", [1994]),
        ("harbour 1995 жылдан бастап", [1995, 1996]),
        ("harbour 1995 жылга дейин", [1994]),
        ("harbour 1995-тен кейін", [1996]),
        ("harbour 1995 ж. бері", [1995, 1996]),
        ("harbour 1996-га шейин", [1994, 1995]),
        ("harbour позднее 1994 года", [1995, 1996]),
        ("harbour вплоть до 1995", [1994, 1995]),
        ("harbour prior to 1996", [1994, 1995]),
        ("harbour up to 1995", [1994, 1995]),
        ("harbour starting from 1996", [1996]),
        ("harbour с 1995 по 1996", [1995, 1996]),
    ],
)
def test_a_period_with_one_end_is_read(question: str, years: list[int]) -> None:
    assert sorted(keys(DATED.search(question))) == [f"dues-{year}" for year in years]


def test_a_document_of_another_party_is_no_answer() -> None:
    labels = LabelIndex(parties={"Norway": "NOR", "Chile": "CHL"})
    fishing = SearchDocument(key="norway", titles=(("en", "Convention on fishing for herring"),), parties=(("NOR",),))
    filling = (record(f"other-{number}", f"Paper {number}") for number in range(60))
    chilean = SearchDocument(key="chile", titles=(("en", "Note on copper"),), parties=(("CHL",),))
    index = Index.in_memory((fishing, chilean, *filling))
    assert index.search("herring fishing convention Norway", vocabulary=labels).understood.answer == "found"
    assert index.search("herring fishing convention Chile", vocabulary=labels).understood.answer == "near"


def test_an_answer_that_is_none_says_what_may_have_been_meant() -> None:
    understood = asked("Bavaria pilotaje").understood
    assert (understood.meant, understood.spellings) == ("Bavaria pilotage", ("pilotage",))
    assert asked("цфдкгы ыыыыы ннннн ллллл").understood.layouts == ("walrus sssss yyyyy kkkkk",)
    assert asked("x").understood.spellings == ()


@pytest.mark.parametrize("question", ["zeppelin", "zeppelin recipe", "trade with zeppelin recipes of Bavaria"])
def test_nothing_gives_no_unrelated_records(question: str) -> None:
    page = asked(question)
    assert (page.understood.answer, page.total, page.hits) == ("nothing", 0, ())


@pytest.mark.parametrize(
    "question",
    ["ghjwtljhf", "哈萨克斯坦", "ISBN 9965-14-009-5", "совсем неизвестное слово", "10.1234/zzz.5", "zzzz.example"],
)
def test_a_layout_is_not_told_of_that_gives_no_word_of_a_record(question: str) -> None:
    assert asked(question).understood.layouts == ()


def test_a_common_word_alone_makes_nothing_near() -> None:
    assert asked("goods zeppelin Bavaria").understood.answer == "nothing"


@pytest.mark.parametrize("question", ["lllll", "aaaa tttt"])
def test_the_same_letter_three_times_is_no_word(question: str) -> None:
    assert asked(question).total == 0


def test_a_day_that_no_record_has_is_missing() -> None:
    assert asked("agreement of 3 May 1983").understood.answer != "found"
    assert asked("trade in goods").understood.answer == "found"


def test_a_number_that_no_record_has_is_asked_for() -> None:
    assert asked("walrus 77777").understood.answer == "near"


def test_a_number_that_a_record_has_is_not_left_out() -> None:
    law = record("right", "Law on the president")._replace(identifiers=("number:2733",))
    acts = [record("other", "Decree of the president with the force of a law"), law]
    page = Index.in_memory(acts).search("decree of the president with the force of a law 2733")
    assert keys(page) == ["right"]


def test_a_record_with_more_of_the_question_stands_first() -> None:
    assert keys(asked("protection of the harbour pilotage zeppelin"))[0] == "harbour"


@pytest.mark.parametrize(("question", "key"), [("пенсеоны вузоф росии", "pensions"), ("тарефы вузоф", "customs")])
def test_what_is_known_by_its_like_alone_is_near_beside_words_that_nothing_is_like(question: str, key: str) -> None:
    page = collection.index().search(question, options=PageOptions(limit=5), vocabulary=collection.labels())
    assert page.understood.answer == "near"
    assert key in page.hits[0].key


def test_nothing_names_near_spellings() -> None:
    page = asked("protrction zeppelin zeppelins")
    assert page.understood.spellings == ("protection",)


@pytest.mark.parametrize("question", ["zeppelin trode", "zeppelin duos", "zeppelin halbaur"])
def test_no_far_fetched_spelling_is_proposed(question: str) -> None:
    assert asked(question).understood.meant in ("", question.replace("trode", "trade"))


def test_a_main_document_stands_before_its_amendment() -> None:
    assert keys(asked("lease northern harbour"))[:2] == ["lease", "lease-protocol"]


def test_another_layout_is_read_and_said() -> None:
    page = asked("цфдкгы")
    assert keys(page) == ["walrus"]
    assert [note.code for note in page.understood.notes] == ["layout-turned"]


@pytest.mark.parametrize(
    ("typed", "key"), [("wal", "walrus"), ("pilota", "harbour"), ("north", "lease"), ("walrsu", "walrus")]
)
def test_beginnings_and_slips(typed: str, key: str) -> None:
    assert keys(asked(typed))[0] == key


def test_a_short_word_keeps_its_first_letter_when_it_is_near_others() -> None:
    assert keys(asked("reade")) == []
    assert keys(asked("tradde"))[0].startswith("trade")


def test_roman_numerals_are_no_other_words() -> None:
    assert asked("XVIII").total == asked("xxiii").total == 0


@pytest.mark.parametrize(
    "question",
    ["word " * 10_000, "a", "?", "-", '"', 'title:"', "year:", "[", "-[", "*", "№", "a*", "ъ" * 5_000, "1" * 3_000,
     "«»" * 400, " ".join(f"слово{number}" for number in range(500)), "/" * 999, "10." * 300, "a-" * 400,
     "الفבא abc где ә" * 50,
     " ".join(f"непонятное{chr(1072 + number) * 3}слово" for number in range(24))],
)  # fmt: skip
def test_no_question_is_much_work(question: str) -> None:
    assert calls(lambda: asked(question)) < 560_000  # with nothing remembered of other questions


@given(st.text(max_size=120))
@settings(max_examples=60, deadline=None)
def test_any_text_has_an_answer(question: str) -> None:
    page = asked(question)
    assert (page.understood.answer == "nothing") == (page.total == 0)


def test_a_record_without_what_no_answer_can_lack_is_none() -> None:
    reports = (record(f"report-{number}", "Report of reports", standing=8) for number in range(4))
    page = Index.in_memory((*RECORDS, *reports)).search("walrus report")
    assert (page.understood.answer, keys(page)) == ("found", ["walrus"])


TREATIES = Index.in_memory([
    SearchDocument("consular", titles=(("ru", "Консульская конвенция"),), kind="convention", year_from=1994,
                   year_to=1994),
    SearchDocument("charter", titles=(("ru", "Устав мира"),), kind="charter", parties=(("FRA",),),
                   topics=(("law", (("ru", "Право"), ("ru", "Конституция"))),), topic_ids=("law",)),
    SearchDocument("constitution", titles=(("ru", "Конституция"),), kind="constitution"),
    SearchDocument("quotes", titles=(("ru", "Переписка"),), notes=(("ru", "Статья Солженицына"),), standing=1),
    SearchDocument("author", titles=(("ru", "Как нам обустроить страну"),), names=("Солженицын А.",), standing=3),
    *(SearchDocument(f"other-{n}", titles=(("ru", f"Соглашение о торговле, часть {n}"),)) for n in range(40)),
])  # fmt: skip
NAMES = LabelIndex(
    topics={"Право": "law", "конституция": "law"}, parties={"Франция": "FRA"},
    kinds={"конвенция": "convention", "конституция": "constitution"}, countries={"Франция": "FRA"},
)  # fmt: skip


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("консульская конвенция 1994 года", "found"),
        ("консульская конвенция 2017 года", "near"),
        ("конституция Франции", "near"),
        ("когда ратифицировали консульскую конвенцию", "found"),
        ("на каких условиях заключена консульская конвенция", "found"),
    ],
)
def test_a_year_and_a_kind_must_be_there_and_words_of_asking_need_not(question: str, answer: str) -> None:
    page = TREATIES.search(question, vocabulary=NAMES)
    assert page.understood.answer == answer, [hit.key for hit in page.hits]


def test_a_word_of_asking_does_not_stand_before_what_is_asked_for() -> None:
    assert TREATIES.search("статья Солженицына").hits[0].key == "author"


@pytest.mark.parametrize("question", ["***", "\x00", "🙂", '"', "—", "( )"])
def test_signs_alone_find_nothing(question: str) -> None:
    page = INDEX.search(question)
    assert (page.understood.answer, page.total, page.hits) == ("nothing", 0, ())
    assert [note.code for note in page.understood.notes] == ["question-without-words"]


ASKING = Index.in_memory(
    (record("who", "Who is who in the harbours"), SearchDocument("said", notes=(("en", "What it is, nobody knows."),)),
     SearchDocument("done", titles=(("ru", "Что делать"),), other=(("ru", "что это такое и какие такие дела"),)))
)  # fmt: skip


@pytest.mark.parametrize(
    ("question", "found"),
    [("что это такое", []), ("what is it", []), ("бұл не деген", []), ("who is who", ["who"]),
     ("who harbours", ["who"]), ("что", ["done"])],
)  # fmt: skip
def test_words_of_asking_alone_are_a_title_or_nothing(question: str, found: list[str]) -> None:
    page = ASKING.search(question)
    assert (page.understood.answer, keys(page)) == ("found" if found else "nothing", found)
    if not found:
        assert (page.understood.meant, page.understood.spellings, page.understood.layouts) == ("", (), ())


def test_a_topic_and_a_year_alone_are_no_answer_where_something_else_is_lacking() -> None:
    record = SearchDocument(
        "games", titles=(("en", "Plan of 2023"),), topics=(("sport", (("en", "Sport"),)),), topic_ids=("sport",),
        year_from=2023,
    )  # fmt: skip
    others = tuple(SearchDocument(f"other-{n}", titles=(("en", f"Paper of days gone {n}"),)) for n in range(40))
    place, labels = (
        Index.in_memory((record, *others)),
        LabelIndex(topics={"Sport": "sport"}, said={"football": "sport"}),
    )
    assert place.search("football scores 2023", vocabulary=labels).understood.answer == "near"
    assert place.search("football in 2023", vocabulary=labels).understood.answer == "found"


def test_a_verb_is_known_by_the_noun_of_its_root() -> None:
    others = tuple(SearchDocument(f"other-{n}", titles=(("ru", f"О порядке дел {n}"),)) for n in range(40))
    place = Index.in_memory((SearchDocument("guard", titles=(("ru", "Об охране гавани"),)), *others))
    page = place.search("кто охраняет причалы")
    assert ([hit.key for hit in page.hits], page.hits[0].lacks) == (["guard"], ("причалы",))


@pytest.mark.parametrize(
    "question",
    ["how can one quickly get across to the northern harbour", "what is known of the northern harbour abroad today"],
)
def test_words_of_doing_anything_at_all_decide_nothing(question: str) -> None:
    assert asked(question).understood.answer == "found"
