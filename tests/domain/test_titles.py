"""A title as people see it: its language's marks of quotation for straight ones, brackets where it is ours."""

import pytest

from kb.domain.markup import bare
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


MARKED = [
    ("Қой <i>Ovis aries</i> туралы", "Қой Ovis aries туралы"),
    ("Су H<sub>2</sub>O, 10<sup>6</sup> м<sup>3</sup>", "Су H₂O, 10⁶ м³"),
    ("Сан x<sup>n</sup>", "Сан xn"),
    ('<span class="nocase">NATO</span> және біз', "NATO және біз"),
    ("егер a < b болса", "егер a < b болса"),
    ("<x> деген", "<x> деген"),
]


@pytest.mark.parametrize(("text", "shown"), MARKED)
def test_markup_is_not_shown(text: str, shown: str) -> None:
    assert bare(text) == shown
