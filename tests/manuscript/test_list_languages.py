"""The language of a listed work in letters of Russian and Kazakh alike: its words decide, then its unit of pages."""

import pytest

from kb.manuscript.reference_list.works import read_list


@pytest.mark.parametrize(
    ("entry", "language"),
    [
        ("Лунин Г.Г. Запасы угля // Недра. – 2004. – № 3. – С. 7–9.", "ru"),
        ("Лунин Г.Г. Запасы угля. – М., 2004. – 70 с.", "ru"),
        ("ЦДІАК. Ф. 127. Оп. 5. Спр. 34. Арк. 5–8.", "uk"),
        ("Сатов А. Ауыл. – Алма-Ата, 1984. – 70 б.", "kk"),
        ("Сатов А. Казак тарихынын беттери // Вестник. – 2001. – № 2. – С. 3–5.", "kk"),
    ],
)
def test_words_then_the_unit_of_pages_tell_the_language(entry: str, language: str) -> None:
    assert [work.language for work in read_list(f"1. {entry}").works] == [language]
