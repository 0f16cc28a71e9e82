"""What a question asks to come first: the earliest or the latest, what amends or replaces, what was never signed."""

import pytest

from kb.search.asked_order import NOT_SIGNED, asked_order, stages
from kb.search.index import Index
from kb.search.index_values import PageOptions, SearchDocument
from kb.search.label_index import LabelIndex


def record(
    key: str, title: str, kind: str = "agreement", year: int | None = None, stage: str = "signed",
    rests_on: tuple[str, ...] = (), replaces: tuple[str, ...] = (),
) -> SearchDocument:  # fmt: skip
    day = (year or 0) * 366
    date = f"{day:012d}{day:012d}" if year else ""
    return SearchDocument(
        key, (("en", title),), type="treaty", kind=kind, year_from=year, year_to=year, date_key=date, stage=stage,
        rests_on=rests_on, replaces=replaces,
    )  # fmt: skip


RECORDS = (
    record("wool-1961", "Agreement on trade in wool", year=1961),
    record("wool-1955", "Agreement on trade in wool, customs of the harbours and inspection of the ships", year=1955),
    record("wool-1984", "Agreement on the trade in wool of sheep, its washing and the keeping of flocks", year=1984),
    record("wool-undated", "Agreement on trade in wool"),
    record("cloth-1999", "Agreement on trade in cloth", year=1999),
    record("secretary", "Agreement on the first secretary of the wool council", year=1970),
    record("cloth-draft", "Agreement on the trade in cloth and its dyes", year=2005, stage="draft"),
    record("honey", "Agreement on the keeping of honey", year=1950),
    record(
        "honey-1", "Protocol to the agreement on the keeping of honey, of 1950", "protocol", 1956, rests_on=("honey",)
    ),
    record(
        "honey-2", "Protocol on changes to the agreement on the keeping of honey", "protocol", 1967, rests_on=("honey",)
    ),
    record("honey-wax", "Protocol on the keeping of honey and wax", "protocol", 1970),
    record(
        "honey-new",
        "Convention on hives and the keeping of honey in them, an agreement",
        "convention",
        1988,
        replaces=("honey",),
    ),
    record("salt-draft", "Agreement on the mining of salt in the hills", year=1971, stage="draft"),
    record("salt-initialled", "Agreement on salt and its mining in mountains and hills", year=1972, stage="initialled"),
    record("salt", "Agreement on the mining of salt", year=1973),
    *(record(f"far-{number}", f"Agreement on canal {number}", year=1990) for number in range(40)),
)
INDEX = Index.in_memory(RECORDS)
KINDS = {"agreement": "agreement", "договор": "treaty", "протокол": "protocol", "шарт": "treaty", "хаттама": "protocol"}
NAMES = LabelIndex(kinds=KINDS | {"соглашение": "agreement", "келісім": "agreement", "treaty": "treaty"})


def keys(question: str) -> list[str]:
    page = INDEX.search(question, options=PageOptions(limit=5), vocabulary=NAMES)
    return [hit.key for hit in page.hits]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("earliest agreement on trade in wool", ["wool-1955", "wool-1961", "wool-1984"]),
        ("agreement on trade in wool, the oldest", ["wool-1955", "wool-1961", "wool-1984"]),
        ("first bilateral text on trade in wool", ["wool-1955", "wool-1961", "wool-1984"]),
        ("latest agreement on trade in wool", ["wool-1984", "wool-1961", "wool-1955"]),
        ("most recent document on trade in wool", ["wool-1984", "wool-1961", "wool-1955"]),
    ],
)
def test_what_answers_alike_stands_in_the_order_asked_for(question: str, first: list[str]) -> None:
    assert keys(question)[:3] == first


def test_what_has_no_date_or_lacks_a_part_does_not_lead() -> None:
    assert keys("latest agreement on trade in wool")[3] == "wool-undated"
    assert "cloth-1999" not in keys("latest agreement on trade in wool")[:4]


def test_the_score_is_told_by_its_formula_and_falls() -> None:
    page = INDEX.search("latest agreement on trade in wool", options=PageOptions(figures=True), vocabulary=NAMES)
    scores = [hit.score for hit in page.hits]
    assert scores == sorted(scores, reverse=True)
    for hit in page.hits:
        assert hit.ranking is not None
        words = sum(portion.score for portion in hit.ranking.portions)
        factor = hit.ranking.share**2 * (1 + 0.1 * hit.ranking.standing)
        assert hit.score == pytest.approx(words * factor, rel=1e-3)


def test_pages_go_on_in_that_order() -> None:
    shown: list[str] = []
    cursor = None
    for _page in range(3):
        page = INDEX.search(
            "latest agreement on trade in wool", options=PageOptions(limit=1, cursor=cursor), vocabulary=NAMES
        )
        shown += [hit.key for hit in page.hits]
        cursor = page.cursor
    assert shown == ["wool-1984", "wool-1961", "wool-1955"]


@pytest.mark.parametrize(
    ("question", "order", "words"),
    [
        ("самый первый договор о шерсти", "by_date", "самый первый"),
        ("самого раннего соглашения о шерсти", "by_date", "самого раннего"),
        ("первый торговый договор", "by_date", "первый"),
        ("старейшее соглашение о шерсти", "by_date", "старейшее"),
        ("последний протокол о шерсти", "by_date_down", "последний"),
        ("новейший договор о шерсти", "by_date_down", "новейший"),
        ("жүн туралы ең бірінші шарт", "by_date", "ең бірінші"),
        ("жүн саудасының алғашқы келісімі", "by_date", "алғашқы"),
        ("жүн туралы ең жаңа хаттама", "by_date_down", "ең жаңа"),
        ("жүн туралы соңғы хаттама", "by_date_down", "соңғы"),
        ("latest change to the wool agreement", "by_date_down", "latest"),
    ],
)
def test_superlatives_are_put_aside(question: str, order: str, words: str) -> None:
    rest, its = asked_order(question, NAMES)
    assert (its.order, its.text) == (order, words)
    assert words not in rest


@pytest.mark.parametrize(
    "question",
    [
        "Первый канал о шерсти",
        "first secretary of the wool council",
        "первый заместитель министра",
        "кто первым подписал договор",
        "The Last Testament of a shepherd",
        "Первый Договор пастуха",
        "последние годы пастуха",
        "новейшая история шерсти",
        "one hundred and twenty-first agreement",
        "1961 жылдан соңғы шарттар",
        "on the twenty first agreement",
        "двадцать первый протокол",
        "он бірінші хаттама",
        '"latest agreement" wool',
        "latest paper",
        "ең соңғы құжат",
    ],
)
def test_ranks_names_and_quotations_are_no_superlatives(question: str) -> None:
    rest, its = asked_order(question, NAMES)
    assert (its.order, rest) == ("", question)


def test_a_draft_is_no_latest_agreement() -> None:
    assert keys("latest agreement on trade in cloth")[:2] == ["cloth-1999", "cloth-draft"]


@pytest.mark.parametrize(
    "question",
    [
        "what papers changed the agreement on the keeping of honey",
        "amendments to the agreement on the keeping of honey",
        "changes to the agreement on the keeping of honey",
    ],
)
def test_what_amends_a_document_stands_before_it(question: str) -> None:
    first = keys(question)[:3]
    assert set(first[:2]) == {"honey-1", "honey-2"}
    assert first[2] == "honey"


def test_the_latest_of_what_amends_a_document_is_first() -> None:
    assert keys("latest change to the agreement on the keeping of honey")[:2] == ["honey-2", "honey-1"]


def test_what_was_not_asked_for_as_an_amendment_stands_as_before() -> None:
    assert keys("agreement on the keeping of honey")[0] == "honey"


def test_changes_in_kazakh_are_those_to_what_stands_in_the_dative() -> None:
    """Changes of what stands in no case are a subject: климат өзгерістері."""
    records = (
        SearchDocument("bal", (("kk", "Бал туралы келісім"),), kind="agreement", type="treaty", standing=6,
                       date_key="1998-05-02"),
        SearchDocument("bal-1", (("kk", "Бал туралы келісімге өзгерістер енгізу туралы хаттама"),), kind="protocol",
                       type="treaty", rests_on=("bal",), date_key="1999-05-02"),
        SearchDocument("bal-2", (("kk", "Бал туралы келісім бойынша есеп"),), date_key="2005-05-02"),
        *(SearchDocument(f"far-{its}", (("kk", f"Жүн туралы {its}-есеп"),)) for its in range(60)),
    )  # fmt: skip
    index = Index.in_memory(records)
    for question in ("бал туралы келісімге өзгерістер", "бал туралы келісімге енгізілген соңғы өзгеріс"):
        assert index.search(question, vocabulary=NAMES).hits[0].key == "bal-1"
    assert index.search("бал туралы келісім өзгерістер", vocabulary=NAMES).understood.answer == "found"


@pytest.mark.parametrize(
    "question", ["what replaced the agreement on the keeping of honey", "agreement on honey: superseded by"]
)
def test_what_stands_in_place_of_a_document_is_before_it(question: str) -> None:
    first = keys(question)
    assert first[0] == "honey-new"
    assert first.index("honey") == 1


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("draft agreement on the mining of salt", ["salt-draft"]),
        ("agreement on the mining of salt, initialled", ["salt-initialled"]),
        ("agreement on the mining of salt that was never signed", ["salt-draft", "salt-initialled"]),
        ("never signed: the draft agreement on the mining of salt", ["salt-draft"]),
        ("agreement on the mining of salt", ["salt"]),
    ],
)
def test_how_far_a_document_came_can_be_asked(question: str, first: list[str]) -> None:
    page = INDEX.search(question, options=PageOptions(limit=5), vocabulary=NAMES)
    assert page.understood.answer == "found"
    assert [hit.key for hit in page.hits][: len(first)] == first


def test_a_stage_that_no_record_of_the_subject_has_is_near() -> None:
    page = INDEX.search("agreement on the keeping of honey, initialled", options=PageOptions(), vocabulary=NAMES)
    assert page.understood.answer == "near"
    assert page.hits[0].lacks == ("initialled",)


@pytest.mark.parametrize(
    ("question", "its"),
    [
        ("проект соглашения о соли", ("draft",)),
        ("неподписанные проекты о соли", NOT_SIGNED),
        ("тұз туралы қол қойылмаған жобалар", NOT_SIGNED),
        ("проекты консульского договора", ("draft",)),
        ("тұз туралы келісімнің жобасы", ("draft",)),
        ("соглашение о соли, проект так и не подписан", ("draft", "initialled", "announced")),
        ("парафированный договор о соли", ("initialled",)),
        ("әріптері қойылған, бірақ қол қойылмаған келісім", ("initialled",)),
        ("қол қойылмаған шарт", ("draft", "initialled", "announced")),
        ("проектное финансирование соли", ()),
        ("совместный проект двух стран", ()),
        ("қол қойылған шарт", ()),
        ("тұз өндіру жобасы", ()),
        ("signed agreement on salt", ()),
        ("draft horses", ()),
    ],
)
def test_words_for_stages(question: str, its: tuple[str, ...]) -> None:
    assert stages(question)[1] == its
