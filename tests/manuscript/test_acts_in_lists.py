"""An act's day and number are values of their own: the words before its name are its kind and its body alone."""

import pytest

from kb.manuscript.reference_list.works import read_list


@pytest.mark.parametrize(("line", "genre", "number"), [
    ("1. Закон РК от 3 марта 2011 г. № 12-IV «О примерах» // Ведомости. - 2011. - № 2.", "Закон РК", "12-IV"),
    ("1. Указ Президента Республики Казахстан от 5 мая 2009 года № 77 «Об образце».",
     "Указ Президента Республики Казахстан", "77"),
    ("1. Постановление Правительства РК № 1234 от 7 июня 2005 г. «О порядке».",
     "Постановление Правительства РК", "1234"),
])  # fmt: skip
def test_the_day_and_the_number_are_not_said_twice(line: str, genre: str, number: str) -> None:
    (work,) = read_list(line).works
    values = {field.name: field.value for field in work.fields}
    assert (values["genre"], values["number"]) == (genre, number)
