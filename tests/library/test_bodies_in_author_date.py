"""Author-date citations of files by their archive, of acts by their titles, of authors some words before the year."""

from kb.library import manuscript_files
from kb.library.manuscript_files import SourceFile
from kb.library.session import Library

LISTED = """
Әдебиеттер

Арал ОМ. 7-қор, 2-тізбе, 19-іс. Балық артелінің есебі.
Дерек А. Бұлақ. – Алматы: Арна, 2003. – 130 б.
Мұрат Б. Кеме. – Алматы: Арна, 2009. – 140 б.
Көлдерді қорғау : 2009–2015 жылдарға арналған бағдарлама : ҚР Үкіметінің 2008 жылғы 3 мамырдағы № 12 қаулысы // ҚР ПҮАЖ-ы. – 2009. – № 4.
Deniz A. Göl. – Ankara: Su, 2017. – 120 s.
"""  # noqa: E501


def cited(library: Library, text: str, listed: str = LISTED) -> list[tuple[str, int | None, str]]:
    """Return each citation as typed, the number of its entry, its place in the work."""
    manuscript = manuscript_files.open_manuscript(library, SourceFile("a.txt", (text + "\n" + listed).encode()))
    return [
        (placed.marker.raw, item.number, " ".join(f"{place.label} {place.value}" for place in item.locators))
        for placed in manuscript.read.markers for item in placed.marker.items
    ]  # fmt: skip


USUAL = "Жазылған [Дерек, 2003, 9 б.]. Айтылған [Мұрат, 2009, 5 б.]. "
OF_USUAL = [("[Дерек, 2003, 9 б.]", 2, "page 9"), ("[Мұрат, 2009, 5 б.]", 3, "page 5")]


def test_the_one_file_of_an_archive_is_cited_by_the_archive(bare_library: Library) -> None:
    assert cited(bare_library, USUAL + "Балық [Арал ОМ, 8 п.].") == [*OF_USUAL, ("[Арал ОМ, 8 п.]", 1, "folio 8")]
    assert cited(bare_library, USUAL + "Балық (Арал ОМ) көп.") == OF_USUAL
    two_files = LISTED.replace("Дерек А.", "Арал ОМ. 7-қор, 2-тізбе, 20-іс.\nДерек А.")
    assert "[Арал ОМ, 8 п.]" not in [raw for raw, _, _ in cited(bare_library, USUAL + "[Арал ОМ, 8 п.].", two_files)]


def test_an_act_is_cited_by_its_title_and_the_year_of_its_gazette(bare_library: Library) -> None:
    typed = "[Көлдерді қорғау, 2009, 4-тармақ]"
    assert cited(bare_library, USUAL + f"Тиым бар {typed}.") == [*OF_USUAL, (typed, 4, "paragraph 4")]
    assert cited(bare_library, USUAL + "Тиым бар [Көлдерді қорғау, 2019, 4-тармақ].") == OF_USUAL


def test_the_author_stands_some_words_before_the_year(bare_library: Library) -> None:
    text = USUAL + "Deniz'e göre (2017) göl derin. Деректің айтуынша (2003) солай. Көлде қалған (2003) кеме."
    assert cited(bare_library, text) == [*OF_USUAL, ("(2017)", 5, ""), ("(2003)", 2, "")]
