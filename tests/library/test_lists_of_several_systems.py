"""One list whose parts count in several ways: Roman numerals, small letters, keys; the text cites by all."""

import textwrap

import pytest

from kb.library import manuscript_files
from kb.library.manuscript_files import OwnManuscript, SourceFile
from kb.library.session import Library

FILES = [
    "I. ЦГА РК. Ф. 27, оп. 3, д. 118. Дело о соляных озерах Каркаралинского уезда и о праве кочевников на них. 60 л.",
    "II. ЦГА РК. Ф. 27, оп. 3, д. 119. Ведомости о ценах на соль. 1905 г. 31 л.",
    "III. ОМА. Ф. 40, оп. 2, д. 7. Письма о соляном промысле. 1911 г. 25 л.",
]
WORDS = [
    "с. 1. Арман Б. Тұз сөздігі: он мың сөз бен сөз тіркесі, олардың аудармасы. – Алматы: Арна, 2000. – 190 б.",
    "с. 2. Белов И.И. Словарь степных слов. – М.: Наука, 2005. – 250 с.",
    "э. 1. Harrow J. Encyclopaedia of the steppe. – London: Heron, 2001. – 220 p.",
    "э. 2. Жанат Қ.Ә. Су энциклопедиясы. – Алматы: Арна, 1997. – 145 б.",
]
BOOKS = [
    "[Penn88] Penn A. Salt roads of the inner desert, with an account of its caravans. – York: Rook, 1988. – 240 p.",
    "[Стогов88] Стогов А.А. Соляной путь. – М.: Наука, 1988. – 300 с.",
    "[Тілеу06] Тілеуов Б. Тұз жолы. – Семей: Талант, 2006. – 180 б.",
]
CITED = (
    "Сөз [I, л. 3; II, л. 12 об.]. Тағы [III, л. 5; Penn88, p. 12]. Сөз [с. 1, 65-б.; э. 1, p. 5]. "
    "Соңы [Тілеу06, 12 б.; Стогов88, с. 33–35], [с. 2, с. 7], [э. 2]."
)
KEYS = ["I", "II", "III", "Penn88", "с.1", "э.1", "Тілеу06", "Стогов88", "с.2", "э.2"]
HEADINGS = [
    ("СПИСОК ИСТОЧНИКОВ И ЛИТЕРАТУРЫ", "Архивные источники", "Словари и энциклопедии", "Литература"),
    ("ПАЙДАЛАНЫЛҒАН ӘДЕБИЕТТЕР ТІЗІМІ", "Мұрағат құжаттары", "Сөздіктер мен анықтамалар", "Әдебиеттер"),
    ("REFERENCES", "Archival sources", "Dictionaries and reference works", "Literature"),
]


def opened(library: Library, headings: tuple[str, ...], width: int, between: str) -> OwnManuscript:
    parts = [between.join("\n".join(textwrap.wrap(entry, width)) for entry in part) for part in (FILES, WORDS, BOOKS)]
    listed = "\n\n".join(f"{heading}\n\n{part}" for heading, part in zip(headings[1:], parts, strict=True))
    text = "\n".join(textwrap.wrap(CITED, width))
    whole = f"КІРІСПЕ\n\n{text}\n\n{headings[0]}\n\n{listed}\n"
    return manuscript_files.open_manuscript(library, SourceFile("a.txt", whole.encode()))


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("width", [88, 200])
@pytest.mark.parametrize("headings", HEADINGS)
def test_each_part_counts_in_its_own_way(
    bare_library: Library, headings: tuple[str, ...], width: int, between: str
) -> None:
    manuscript = opened(bare_library, headings, width, between)
    printed = [entry.split(maxsplit=1)[1] for entry in (*FILES, *BOOKS)]
    printed[3:3] = [entry.split(maxsplit=2)[2] for entry in WORDS]
    assert [entry.text for entry in manuscript.entries] == printed
    assert [item.key for placed in manuscript.read.markers for item in placed.marker.items] == KEYS
    assert all(cited.entry for cited in manuscript_files.subject_of(manuscript).cited)


def test_numerals_that_head_parts_count_no_entries(bare_library: Library) -> None:
    listed = "\n\n".join([
        "I. Архив құжаттары", *(f"{number}. {entry.split(maxsplit=1)[1]}" for number, entry in enumerate(FILES, 1)),
        "II. Кітаптар", *(f"{number}. {entry.split(maxsplit=1)[1]}" for number, entry in enumerate(BOOKS, 4)),
    ])  # fmt: skip
    whole = f"Сөз [1, 5 б.], [2], [3], [4], [5], [6].\n\nӘДЕБИЕТТЕР\n\n{listed}\n"
    manuscript = manuscript_files.open_manuscript(bare_library, SourceFile("a.txt", whole.encode()))
    assert [entry.number for entry in manuscript.entries] == [1, 2, 3, 4, 5, 6]
