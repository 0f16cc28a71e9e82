"""Names of persons in other scripts share a key by their sounds."""

import pytest

from kb.language.sounds import sound_key


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Дейв", "Dave"), ("Бхавна", "Bhavna"), ("Хантингтон", "Huntington"), ("Киссинджер", "Kissinger"),
        ("Моргентау", "Morgenthau"), ("Ганс", "Hans"), ("Краснер", "Krasner"), ("Уолт", "Walt"),
        ("Назарбаев", "Nazarbayev"), ("Назарбаев", "Nazarbaev"), ("Тоқаев", "Tokayev"), ("Шаффер", "Shaffer"),
        ("Джеймс", "James"), ("Уильямс", "Williams"), ("Чейз", "Chase"), ("Гегель", "Hegel"), ("Фукуяма", "Fukuyama"),
    ],
)  # fmt: skip
def test_one_key_for_both_scripts(cyrillic: str, latin: str) -> None:
    assert sound_key(cyrillic) == sound_key(latin) != ""


@pytest.mark.parametrize(("one", "other"), [("Дейв", "Дейл"), ("Краснер", "Краус"), ("Smith", "Snyder")])
def test_other_names_have_other_keys(one: str, other: str) -> None:
    assert sound_key(one) != sound_key(other)


@pytest.mark.parametrize("word", ["", "а", "Ли", "2030", "王"])
def test_too_little_gives_no_key(word: str) -> None:
    assert sound_key(word) == ""
