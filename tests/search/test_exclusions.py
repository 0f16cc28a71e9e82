"""What a question says that it does not ask for, in three languages."""

import pytest

from kb.search.exclusions import exclusions
from kb.search.grammar import LONGEST_QUESTION
from kb.search.index_values import PageOptions
from tests.search.collection import index, labels


@pytest.mark.parametrize(
    ("question", "rest", "rows"),
    [
        ("аренда Байконура, но не протоколы", "аренда Байконура,", ("протоколы",)),
        ("договоры о дружбе, за исключением 1992 года", "договоры о дружбе,", ("1992 года",)),
        ("транзит нефти, только не в Китай", "транзит нефти,", ("Китай",)),
        ("не протокол, а договор о границе", "договор о границе", ("протокол",)),
        ("friendship treaty except the 1998 declaration", "friendship treaty", ("1998 declaration",)),
        ("not protocols but the treaty on the border", "the treaty on the border", ("protocols",)),
        ("Байтерек келісімі, бірақ хаттама емес", "Байтерек келісімі,", ("хаттама",)),
        ("полигондар, Ембіден басқа", "полигондар,", ("Ембіден",)),
        ("Эмбаны қоспағанда полигондар", "полигондар", ("Эмбаны",)),
        ("космос, но не Эмба: спутники", "космос, : спутники", ("Эмба",)),
        ("ranges, except Emba – leases", "ranges, – leases", ("Emba",)),
        ("полигоны, кроме Эмбы и Сары-Шагана", "полигоны,", ("Эмбы", "Сары-Шагана")),
        ("законы о службе, но не 1993 и не 2005 года", "законы о службе,", ("1993", "2005 года")),
        ("test ranges except Emba and Sary-Shagan", "test ranges", ("Emba", "Sary-Shagan")),
        ("полигоны, без Эмбы и Сары-Шагана", "полигоны,", ("Эмбы", "Сары-Шагана")),
        ("газопроводы, но без тарифов", "газопроводы,", ("тарифов",)),
        ("coal exports, not the railway tariffs", "coal exports,", ("railway tariffs",)),
        ("coal exports, without tariffs", "coal exports,", ("tariffs",)),
        ("шекара шарттары, бірақ Каспийсіз", "шекара шарттары,", ("Каспий",)),
        ("шекара шарты, карта емес", "шекара шарты,", ("карта",)),
        ("карта емес, шекара шарты", "шекара шарты", ("карта",)),
        ("не морские порты, а речные порты", "речные порты", ()),  # it has the word of what is asked for
        ("теңіз порттары емес, өзен порттары", "өзен порттары", ()),
        ("not sea ports but river ports", "river ports", ()),
        ("жизнь на границе, без визы, для соседей", "жизнь на границе, без визы, для соседей", ()),  # it says how
        ("область без границ с Китаем", "область без границ с Китаем", ()),
        ("консулдықтар, бірақ Астрахань мен Орал емес", "консулдықтар,", ("Астрахань", "Орал")),
        ("граница, кроме карт и протоколов", "граница,", ("карт", "протоколов")),
        ("граница, кроме договора о дружбе и сотрудничестве", "граница,", ("договора о дружбе и сотрудничестве",)),
        ("кроме того, аренда", "кроме того, аренда", ()),
        ("кроме протоколов", "кроме протоколов", ()),
        ('"но не протоколы" аренда', '"но не протоколы" аренда', ()),
        ("аренда, кроме протоколов year:1994", "аренда, year:1994", ("протоколов",)),
        ('граница, кроме карт "вечной дружбе"', 'граница, "вечной дружбе"', ("карт",)),
        ("учения, соғыстан басқа", "учения,", ("соғыстан",)),
        ("законы о границе, кроме ратификации", "законы о границе,", ("ратификации",)),
        ("планы обмена, кроме 2019, 2020 и 2023", "планы обмена,", ("2019", "2020", "2023")),
        ("планы обмена, кроме 2019, 2020", "планы обмена,", ("2019", "2020")),
        ("полигоны, кроме Эмбы, Сары-Шагана и Балхаша", "полигоны,", ("Эмбы", "Сары-Шагана", "Балхаша")),
        ("граница, кроме карт, протоколов и нот", "граница,", ("карт", "протоколов", "нот")),
        ("граница, кроме Эмбы, аренда и сроки", "граница, , аренда и сроки", ("Эмбы",)),
        ("законы о выборах, не 1995 года и не о Мажилисе", "законы о выборах,", ("1995 года", "Мажилисе")),
        ("планы обмена, не на 2019, не на 2020 и не на 2023", "планы обмена,", ("на 2019", "2020", "2023")),
        ("планы обмена не на 2019, 2020 и 2023 год", "планы обмена", ("на 2019", "2020", "2023 год")),
        ("планы обмена не на 2019 год", "планы обмена", ("на 2019 год",)),
        ("аренда полигонов, не протокол", "аренда полигонов,", ("протокол",)),
        ("соглашения о транзите без Китая", "соглашения о транзите", ("Китая",)),
        ("соглашения о транзите без китая", "соглашения о транзите", ("китая",)),
        ("связи области без Оренбурга", "связи области", ("Оренбурга",)),
        ("договоры о границе, кроме неподписанных карт", "договоры о границе,", ("неподписанных карт",)),
    ],
)
def test_what_is_not_asked_for_is_put_aside(question: str, rest: str, rows: tuple[str, ...]) -> None:
    left, excluded = exclusions(question, labels())
    assert (" ".join(left.split()), excluded) == (rest, rows)


@pytest.mark.parametrize(
    "words",
    [
        "но не", "только не", "а не", "кроме", "за исключением", "исключая", "помимо", "КРОМЕ", "except", "except for",
        "excepting", "but not", "only not", "and not", "other than", "excluding", "apart from", "Apart from",
    ],
)  # fmt: skip
def test_each_of_the_words_for_it_is_read(words: str) -> None:
    assert exclusions(f"аренда {words} Эмба", labels())[1] == ("Эмба",)


@pytest.mark.parametrize(
    "question",
    [
        "договоры о дружбе, но не только с Россией",
        "не только протокол, а договор о границе",
        "not only the treaty but the protocol on the border",
        "lease of Baikonur, but not just for rockets",
        "шекара туралы шарттар, бірақ Ресеймен ғана емес",
        "Қазақстан басқа елдермен шекара туралы",
        "Пәкістан басқа елдермен", "Дағыстан өзге аймақтармен",
        "полигондар, одан басқа шекара",
        "соглашения о границе, но не подписанные",
        "treaties on the border, but not signed",
        "договоры о границе, но не ратифицированные",
        "договор о границе подписан, но не вступил в силу",
        "договор о границе, не вступивший в силу", "договор о границе, не знаю года", "зона без ядерного оружия",
        "договоры о границе, но не карты реки озера моря степи", "граница, но не подписанные соглашения",
        "Каспий и кроме того договор о границе",
        "Каспий, помимо этого договор о границе",
        "договор о границе, но не подробный",
        "скажите, а не было ли договора о Каспии",
        "не помню год договора о дружбе, а нужен текст",
        "I do not remember the treaty on the Caspian but need its text",
    ],
)  # fmt: skip
def test_what_is_meant_too_or_said_of_a_stage_or_of_who_asks_stays(question: str) -> None:
    assert exclusions(question, labels()) == (question, ())


def test_no_more_of_a_question_is_read_than_counts() -> None:
    left, excluded = exclusions("граница, " + "кроме Эмбы и карт, " * 10_000, labels())
    assert len(left) == LONGEST_QUESTION
    assert 0 < len(excluded) < LONGEST_QUESTION // 5


@pytest.mark.parametrize(
    ("question", "first", "without"),
    [
        ("аренда Байконура, но не протоколы", "kz-ru-baikonur-lease-1994", "protocol"),
        ("Байтерек, кроме протоколов", "kz-ru-baiterek-2004", "protocol"),
        ("Байтерек, хаттамалардан басқа", "kz-ru-baiterek-2004", "protocol"),
        ("законы о президенте, но не о первом президенте", "kz-president-law-1995", "first-president"),
        ("договоры о дружбе, за исключением 1992 года", "kz-ru-eternal-friendship-1998", "-1992"),
        ("test ranges other than Emba", "kz-ru-test-sites-use-1993", "emba"),
        ("Balkhash, except agreements", "kz-ru-sary-shagan-protocol-2015", "lease-1996"),
        ("полигондар туралы келісімдер, Ембіден басқа", "kz-ru-sary-shagan-1995", "emba"),
        ("планы министерств обороны, кроме 2021", "kz-ru-defence-plan-2019", "plan-2021"),  # signed in 2020
    ],
)
def test_no_record_is_found_that_bears_it(question: str, first: str, without: str) -> None:
    page = index().search(question, options=PageOptions(limit=10, explained=False), vocabulary=labels())
    keys = [hit.key for hit in page.hits]
    assert first in keys[:3]
    assert [key for key in keys if without in key] == []
    assert [word.text for word in page.understood.words if word.negated]
