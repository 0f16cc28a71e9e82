"""Marks of archives: the numbers of each, and one form of all its spellings."""

import pytest

from kb.language.shelfmarks import key_of, numbers_of


@pytest.mark.parametrize(
    ("mark", "numbers"),
    [
        ("Ф. 708. Оп. 139. Д. 1622. Л. 15", ("708", "139", "1622", "15")),
        ("Ф. 7-Н. Оп. 1. Д. 12. Л. 3 об.", ("7-Н", "1", "12", "3 об.")),
        ("Ф.1094. Оп.2. Д.117. Л.14-15об", ("1094", "2", "117", "14-15 об.")),
        ("Ф. Р-5446. Оп. 1. Д. 15а. Лл. 7 об.–8, 10", ("Р-5446", "1", "15а", "7 об.-8, 10")),
        ("Р-1109-қ., 4-тізбе, 12-іс, 3-п. сырты", ("Р-1109", "4", "12", "3 сырты")),
        ("Ф. И-21. Оп. 3. Д. 44. Л. 5 об.", ("И-21", "3", "44", "5 об.")),
        ("64-қор. 1-тіз. 5031-іс. 12-п.", ("64", "1", "5031", "12")),
    ],
)
def test_no_sign_of_a_mark_is_lost(mark: str, numbers: tuple[str, ...]) -> None:
    assert numbers_of(mark) == numbers


def test_spellings_of_a_mark_are_one() -> None:
    assert key_of("АП РК", "708/139/1622/15") == key_of("", "АП РК. Ф. 708. Оп. 139. Д. 1622. Л. 15.")
    assert key_of("Архив Президента Республики Казахстан", "Ф. 708, оп. 139, д. 1622, л. 15") == "АПРК/708/139/1622/15"
    assert key_of("ЦГА РК", "Ф. Р-1. Оп. 2. Д. 3") != key_of("ЦГА РК", "Ф. 1. Оп. 2. Д. 3")


@pytest.mark.parametrize("mark", ["https://x.example/12", "Том 3, Л. 12", "Box 3 folder 5", "IOR/L/PS/12/2300", ""])
def test_what_names_no_file_has_no_key(mark: str) -> None:
    assert key_of("", mark) == ""
