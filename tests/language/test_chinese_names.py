"""Chinese names in Cyrillic letters have their pinyin; other words have none."""

import pytest

from kb.language.chinese_names import pinyin


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("чжоу", "zhou"), ("дэн", "deng"), ("сяопин", "xiaoping"), ("цзэдун", "zedong"), ("юаньхун", "yuanhong"),
        ("гофэн", "guofeng"), ("хуэй", "hui"), ("цяньлун", "qianlong"), ("чжи", "zhi"), ("цзыян", "ziyang"),
        ("фэнбо", "fengbo"), ("вэньцюань", "wenquan"),
    ],
)  # fmt: skip
def test_a_name_has_its_pinyin(name: str, latin: str) -> None:
    assert pinyin(name)[0] == latin


@pytest.mark.parametrize(
    ("typed", "latin"), [("дэном", "deng"), ("дэнге", "deng"), ("сяопиннің", "xiaoping"), ("чэня", "chen")]
)
def test_an_ending_is_no_part_of_the_name(typed: str, latin: str) -> None:
    assert latin in pinyin(typed)


@pytest.mark.parametrize("word", ["ли", "хан", "мэр", "этнос", "договор", "лицо", "пекин", "лян1", "", "deng"])
def test_other_words_have_none(word: str) -> None:
    assert pinyin(word) == ()
