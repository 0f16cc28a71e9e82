"""Numbers of the lines of a poem or a play cite nothing; numbers with a sign before them do."""

import pytest

from kb.manuscript.documents.opening import open_document
from kb.manuscript.reading import read

ENTRIES = ["Тополев Ф.Г. Солончаки. – М.: Наука, 1974. – 210 с.",
           "Жүніс Р.Т. Құдықтар // Дала. – 2011. – № 5. – Б. 7-15.",
           "Cedar P. Tolls. – York: Rook, 2008. – 240 p."]  # fmt: skip


def numbers(text: str, sign: str = "{}.", heading: str = "ӘДЕБИЕТТЕР\n\n") -> list[int | None]:
    listed = "\n".join(f"{sign.format(number)} {entry}" for number, entry in enumerate(ENTRIES, 1))
    manuscript = read(open_document(f"{text}\n\n{heading}{listed}\n".encode(), "a.txt"))
    assert manuscript.part is not None
    assert [entry.number for entry in manuscript.part.entries] == [1, 2, 3]
    return [item.number for placed in manuscript.markers for item in placed.marker.items]


LINES = [
    "В строке [3] Гамлет молчит.", "Строка [332] поэмы, строки [15] и [20–25].", "See line [41] of the play.",
    "Verses [140] and [152–160] rhyme.", "У рядку [2] та рядках [120], [121].", "Satır [2] ve dizeler [90].",
    "Өлең жолы [45] мен стих [77].", "Король: Ты здесь? [5]\nШут: Я здесь. [10]\nКороль: И что же? [15]",
    "[20] Кто там идёт?\n[25] Никого нет.\n[30] Пусть войдёт.",
]  # fmt: skip


@pytest.mark.parametrize("text", LINES)
def test_the_number_of_a_line_cites_nothing(text: str) -> None:
    assert numbers(f"Сөз [1], [2], [3].\n{text}") == [1, 2, 3]


CITING = [
    ("Су жолы [2] ескі.", [2]), ("A new line [3] of research.", [3]), ("Стихи [1] и [2] изданы.", [1, 2]),
    ("Постройка [3] стоит.", [3]), ("Осы жолда [7].", [7]), ("Along the lines [4].", [4]),
    ("Сөз туралы [1]\nЖол туралы [2]\nСу туралы [3]", [1, 2, 3]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cited"), CITING)
def test_words_like_that_of_a_line_leave_citations_alone(text: str, cited: list[int]) -> None:
    assert numbers(text) == cited


SIGNED = [
    ("Сөз [№ 1, 5 б.], [№2], [№ 1; № 3], [№ 2, № 3].", [1, 2, 1, 3, 2, 3]), ("Сөз [#1, с. 5], [#2; #3].", [1, 2, 3]),
    ("Сөз [1, № 2, 5 б.], [2], [3, № 4].", [1, 2, 3]),
]  # fmt: skip


@pytest.mark.parametrize("sign", ["№ {}", "#{}", "#{}.", "{}.", "№{}."])
@pytest.mark.parametrize(("text", "cited"), SIGNED)
def test_a_sign_before_a_number_changes_nothing(text: str, cited: list[int], sign: str) -> None:
    assert numbers(text, sign) == cited


def test_round_brackets_cite_a_list_that_prints_them_under_no_heading() -> None:
    assert numbers("Сөз (1), тағы (2), кейін (3).", "({})", "") == [1, 2, 3]
    assert numbers("Есть (1) броды, (2) мосты [1], [2, с. 5], [3].", "({})", "") == [1, 2, 3]
    assert numbers("Сөз (1), тағы (2), кейін (3).", "{}.", "") == []
