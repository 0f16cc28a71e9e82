"""Headings inside a list stand as they are typed when the list is written, and head it still the second time."""

import pytest

from kb.library import manuscript_files, manuscript_writing
from kb.library.manuscript_files import SourceFile
from kb.library.session import Library
from kb.library.writing_plan import WritingOptions

TEXT = """Бұл туралы [3, 15 б.] мен [1; 2] жазады.

# Әдебиеттер

{first}

1. Қасымов Т.Т. Сырдария бойы. – Алматы: Ғылым, 1998. – 210 б.
2. Орлова В.П. Песчаные бури. – М.: Наука, 2004. – 180 с.

{second}

3. Әбенов С.Қ. Тұз жолы // Жұлдыз. – 2012. – № 4. – 48–50 б.
"""
HEADINGS = [
    ("md", "## Кітаптар", "## Мақалалар"),
    ("md", "**Книги**", "**Статьи**"),
    ("md", "*A. Books*", "*B. Articles*"),
    ("md", "### I. Кітаптар_мен #1", "### II. Мақалалар"),
    ("md", "Кітаптар\n--------", "Мақалалар\n---------"),
    ("txt", "КІТАПТАР", "МАҚАЛАЛАР"),
    ("tex", "\\subsection*{Кітаптар}", "\\subsection*{Мақалалар}"),
]


@pytest.mark.parametrize(("form", "first", "second"), HEADINGS)
@pytest.mark.parametrize("style", ["gost-kz-dissertation", "vancouver"])
def test_headings_stand_as_they_are(bare_library: Library, form: str, first: str, second: str, style: str) -> None:
    typed = TEXT.format(first=first, second=second)
    data = (typed.replace("# Әдебиеттер", "\\section*{Әдебиеттер}") if form == "tex" else typed).encode()
    for _ in range(3):
        manuscript = manuscript_files.open_manuscript(bare_library, SourceFile(f"a.{form}", data))
        assert [entry.number for entry in manuscript.entries] == [1, 2, 3]
        data = manuscript_writing.write(manuscript, manuscript_writing.plan(manuscript, WritingOptions(style)))
        text = data.decode()
        assert f"\n{first}\n" in text
        assert f"\n{second}\n" in text
        if form == "md":
            assert f"\n\n{second}\n\n" in text
