"""A title as people see it: its language's marks of quotation for straight ones, brackets where it is ours."""

import pytest

from kb.domain.titles import Title, quoted

QUOTED = [
    ("ru", 'Договор об аренде комплекса "Балхаш"', "Договор об аренде комплекса «Балхаш»"),
    ("kk", '"Алматы" келісімі', "«Алматы» келісімі"),
    ("en", 'The "Altai" agreement', "The “Altai” agreement"),
    ("de", 'Das "Altai"-Abkommen', "Das “Altai”-Abkommen"),
    ("ru", 'Роман "Песнь "Степь" и ветер"', "Роман «Песнь „Степь“ и ветер»"),
    ("kk", 'Роман «Жыр "Дала" мен жел»', "Роман «Жыр “Дала” мен жел»"),
    ("ru", 'Полигон ("Эмба")', "Полигон («Эмба»)"),
    ("ru", 'Труба 12" для газа', 'Труба 12" для газа'),  # no pair
    ("ru", "Без кавычек", "Без кавычек"),
    ("ru", "", ""),
]


@pytest.mark.parametrize(("lang", "text", "shown"), QUOTED)
def test_straight_marks_are_those_of_the_language(lang: str, text: str, shown: str) -> None:
    assert quoted(text, lang) == shown
    assert len(shown) == len(text)


def test_a_title_of_ours_stands_in_brackets() -> None:
    assert Title('О "Балхаше"', "ru", "supplied").shown == "[О «Балхаше»]"
    assert Title('О "Балхаше"', "ru", "identified").shown == "О «Балхаше»"
