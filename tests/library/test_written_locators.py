"""Locators stand in what is written as they were typed, and are read again as the same."""

import pytest

from kb.library import manuscript_files, manuscript_writing
from kb.library.manuscript_files import SourceFile
from kb.library.session import Library
from kb.library.writing_plan import WritingOptions
from tests.manuscript.forms import Thesis, in_form

ENTRIES = [
    "Сейдін А. Жол. – Алматы: Арна, 2016. – 212 б.", "Белов И.И. Степь и город. – М.: Наука, 2005. – 300 с.",
    "Penn R. Wells of the steppe. – London: Moor, 2001. – 320 p.",
    "«Сауда қызметін реттеу туралы» Қазақстан Республикасының 2004 жылғы 12 сәуірдегі № 544-II Заңы.",
]  # fmt: skip
MARKERS = [
    "[1, 2-сурет]", "[1, 3-кесте]", "[1, прил. 7]", "[1, ескерту 7]", "[1, кн. 2, с. 7]", "[1, стб. 4]", "[1, кітап 2]",
    "[2, табл. 4]", "[2, рис. 1]", "[2, прим. 7]", "[2, гл. 3, § 2]", "[2, т. 1, ч. 2, с. 30]", "[2, с. 5–7, 9]",
    "[3, fig. 2]", "[3, tab. 2]", "[3, ch. 3]", "[3, pp. 5-9]", "[4, ч. 2 ст. 5]",
    "[4, 5-бап, 2-тармақ]", "[4, пп. 3-5]",
]  # fmt: skip


@pytest.mark.parametrize("style", ["gost-kz-dissertation", "gost-r-7.0.5-2008"])
@pytest.mark.parametrize("form", ["txt", "md", "docx", "odt"])
def test_a_locator_is_written_and_read_again(bare_library: Library, form: str, style: str) -> None:
    data = in_form(Thesis([f"Сөз {marker} осылай." for marker in MARKERS], "ӘДЕБИЕТТЕР ТІЗІМІ", ENTRIES), form)
    seen = []
    for _ in range(2):
        manuscript = manuscript_files.open_manuscript(bare_library, SourceFile(f"a.{form}", data))
        items = [placed.marker.items for placed in manuscript.read.markers]
        seen.append([[(item.number, item.locators) for item in each] for each in items])
        data = manuscript_writing.write(manuscript, manuscript_writing.plan(manuscript, WritingOptions(style=style)))
    assert all(locators for [(_, locators)] in seen[0])
    assert seen[0] == seen[1]


def test_several_locators_stay_as_typed(bare_library: Library) -> None:
    data = in_form(Thesis(["Сөз [4, ч. 2 ст. 5]. Тағы [1], [2], [3]."], "ӘДЕБИЕТТЕР ТІЗІМІ", ENTRIES), "txt")
    manuscript = manuscript_files.open_manuscript(bare_library, SourceFile("a.txt", data))
    written = manuscript_writing.write(manuscript, manuscript_writing.plan(manuscript, WritingOptions())).decode()
    assert written.startswith("Сөз [4, ч. 2 ст. 5]. ")
