"""Short titles of treaties: who concluded them left out, what they are about kept."""

import pytest

from kb.language.short_titles import short_title

CASES = [
    ("ru", "Соглашение между Правительством Северной Республики и Правительством Южной Федерации о рыболовстве",
     "Соглашение о рыболовстве"),
    ("ru", "Протокол к Соглашению между Северной Республикой и Южной Федерацией об охране озёр от 3 мая 2001 года",
     "Протокол к Соглашению об охране озёр от 3 мая 2001 года"),
    ("ru", "Соглашение о мостах между Приозёрной и Заречной областями", "Соглашение о мостах"),
    ("ru", "Соглашение между Севером и Югом по вопросам почты", "Соглашение по вопросам почты"),
    ("ru", "Договор между Севером и Югом", "Договор между Севером и Югом"),
    ("ru", "Закон о границе между областями", "Закон о границе между областями"),
    ("en", "Treaty between the Northern Republic and the Southern Federation on Fishing in Lakes",
     "Treaty on Fishing in Lakes"),
    ("en", "Protocol to the Agreement Between North and South concerning post",
     "Protocol to the Agreement concerning post"),
    ("kk", "Солтүстік Республикасының Үкіметі мен Оңтүстік Үкіметі арасындағы балық аулау туралы келісім",
     "Балық аулау туралы келісім"),
    ("kk", "Көпірлер салу туралы Солтүстік Республикасы мен Оңтүстік Федерациясы арасындағы келісім",
     "Көпірлер салу туралы келісім"),
    ("de", "Vertrag zwischen Nord und Süd über Fischerei", "Vertrag zwischen Nord und Süd über Fischerei"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "title", "short"), CASES)
def test_who_concluded_a_treaty_is_left_out(lang: str, title: str, short: str) -> None:
    assert short_title(title, lang) == short
