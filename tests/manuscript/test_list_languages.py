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


CASELESS = [
    ("سەرىك تۇزوۆ. تۇز جولى. – ءۇرىمجى: دالا باسپاسى، 1999. – 90 ب.", "kk", "book",
     {"author": "|سەرىك تۇزوۆ", "title": "تۇز جولى", "publisher-place": "ءۇرىمجى", "publisher": "دالا باسپاسى",
      "issued": "1999", "number-of-pages": "90"}),
    ("سەرىك تۇزوۆ. كول // دالا. – 1987. – № 2. – ب. 12-20.", "kk", "article-journal",
     {"author": "|سەرىك تۇزوۆ", "title": "كول", "container-title": "دالا", "issued": "1987", "issue": "2",
      "page": "12-20"}),
    ("تۇز جولى. – ءۇرىمجى: دالا، 1999.", "kk", "book",
     {"title": "تۇز جولى", "publisher-place": "ءۇرىمجى", "publisher": "دالا", "issued": "1999"}),
    ("سالم علي. طريق الملح. – القاهرة: دار النهر، 1985. – 30 ص.", "ar", "book",
     {"author": "|سالم علي", "title": "طريق الملح", "publisher-place": "القاهرة", "publisher": "دار النهر",
      "issued": "1985", "number-of-pages": "30"}),
    ("王河, 李盐. 盐路 [M]. 北京: 草原书局, 2001. 21 页.", "zh", "book",
     {"author": "|王河", "title": "盐路", "publisher-place": "北京", "publisher": "草原书局", "issued": "2001",
      "number-of-pages": "21"}),
    ("李盐. 盐湖 [J]. 草原研究, 2001, 12(3): 5-9.", "zh", "article-journal",
     {"author": "|李盐", "title": "盐湖", "container-title": "草原研究", "issued": "2001", "volume": "12", "issue": "3",
      "page": "5-9"}),
]  # fmt: skip


@pytest.mark.parametrize(("entry", "language", "type_", "values"), CASELESS)
def test_entries_in_letters_without_capitals(entry: str, language: str, type_: str, values: dict[str, str]) -> None:
    _first, work = read_list(f"1. Речной В. Соль. – М.: Наука, 1999. – 90 с.\n2. {entry}\n").works
    assert (work.number, work.language, work.type, work.rest) == (2, language, type_, ())
    assert {field.name: field.value for field in reversed(work.fields)} == values


def test_kazakh_of_1929_has_letters_of_its_own() -> None:
    (work,) = read_list("1. Tuzov A. Tuz ƶolь. – Qɵzɵl: Qazaƣ baspasь, 1929. – 64 b.\n").works
    assert (work.value("publisher-place"), work.value("publisher")) == ("Qɵzɵl", "Qazaƣ baspasь")
