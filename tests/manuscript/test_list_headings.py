"""The lines that head a reference list, a chapter's own among them, and lines of the text that do not."""

import pytest

from kb.manuscript.list_headings import is_list_heading

HEADINGS = [
    "3-тарауға әдебиеттер", "Үшінші тараудың дереккөздері", "II бөлімге әдебиеттер тізімі", "Chapter 4. References",
    "Литература к главе 2", "Список использованной литературы", "ПАЙДАЛАНЫЛҒАН ӘДЕБИЕТТЕР ТІЗІМІ",
    "References for chapter 2", "Деректер мен әдебиеттер тізімі", "Әдебиеттер тізімі:", "Дереккөздер көрсеткіші",
    "Әдебиеттер мен электрондық ресурстар", "СІЛТЕМЕЛЕР МЕН ЕСКЕРТПЕЛЕР", "Дереккөздер және мұрағат құжаттары",
    "Әдебиеттер мен мерзімді басылымдар тізімі",
]  # fmt: skip
TEXT = [
    "Осы тарауда әдебиеттер салыстырылады", "Тарау әдебиетке арналған", "Chapter 4 references earlier work",
    "Литература отражает эпоху",
    "Деректер мұны толық дәлелдейді.", "Деректер мұны толық дәлелдейді⁴.", "Әдебиеттер саны жыл сайын өседі",
    "Деректер мен құжаттар мұны дәлелдейді", "Деректер базасы",
]  # fmt: skip


@pytest.mark.parametrize("line", HEADINGS)
def test_a_line_heads_a_list(line: str) -> None:
    assert is_list_heading(line)


@pytest.mark.parametrize("line", TEXT)
def test_a_line_of_the_text_heads_none(line: str) -> None:
    assert not is_list_heading(line)
