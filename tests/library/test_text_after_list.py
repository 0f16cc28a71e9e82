"""Paragraphs that cite below a list, with a heading or without: no part of its last entry, in each form, each time."""

import pytest

from kb.library import manuscript_files, manuscript_writing
from kb.library.manuscript_files import SourceFile
from kb.library.session import Library
from kb.library.writing_plan import WritingOptions

TEXT = """Бұл туралы [1, 5 б.] мен [2] жазады. Тағы [3] бар.

{heading}1. Қасымов Т.Т. Сырдария бойы. – Алматы: Ғылым, 1998. – 210 б.
2. Орлова В.П. Песчаные бури. – М.: Наука, 2004. – 180 с.
3. Әбенов С.Қ. Тұз жолы // Жұлдыз. – 2012. – № 4. – 48–50 б.

Автор бірінші кітапқа қайта оралады [1, 20 б.] және сөзін аяқтайды.

Соңында қорытынды айтылады.
"""
REMARKED = """Бұл туралы [1, 5 б.] мен [2] жазады.

# Әдебиеттер

1. Қасымов Т.Т. Сырдария бойы. – Алматы: Ғылым, 1998. – 210 б.

Мұны кейін келесі кітап толықтырды [2, 7 б.] деп саналады.

2. Орлова В.П. Песчаные бури. – М.: Наука, 2004. – 180 с.
"""


@pytest.mark.parametrize("heading", ["", "# Әдебиеттер\n\n", "ӘДЕБИЕТТЕР\n\n"])
@pytest.mark.parametrize("style", ["gost-kz-dissertation", "vancouver", "apa"])
def test_what_cites_below_a_list_is_text(bare_library: Library, heading: str, style: str) -> None:
    data = TEXT.format(heading=heading).encode()
    for _ in range(3):
        manuscript = manuscript_files.open_manuscript(bare_library, SourceFile("a.md", data))
        assert len(manuscript.entries) == 3
        assert "Автор" not in manuscript.entries[-1].text
        assert sum(len(placed.marker.items) for placed in manuscript.read.markers) == 4
        data = manuscript_writing.write(manuscript, manuscript_writing.plan(manuscript, WritingOptions(style)))
    assert data.decode().endswith("аяқтайды.\n\nСоңында қорытынды айтылады.\n")


def test_a_remark_between_entries_ends_no_list(bare_library: Library) -> None:
    manuscript = manuscript_files.open_manuscript(bare_library, SourceFile("a.md", REMARKED.encode()))
    assert [entry.number for entry in manuscript.entries] == [1, 2]


def test_an_entry_with_a_number_in_brackets_is_one_where_entries_have_no_numbers(bare_library: Library) -> None:
    entries = "\n\n".join(
        (
            "Қасымов Т.Т. Сырдария бойы. Алматы, 1998.",
            "ISO 4000:2004 [2]. Salt roads. Almaty, 2004.",
            "Reed J. Salt. London, 2010.",
        )
    )
    data = f"Бұл туралы (Қасымов, 1998) жазады.\n\nӘДЕБИЕТТЕР\n\n{entries}\n".encode()
    manuscript = manuscript_files.open_manuscript(bare_library, SourceFile("a.txt", data))
    assert len(manuscript.entries) == 3


@pytest.mark.parametrize(
    ("gap", "line"),
    [
        ("\n", "Автор бірінші кітапқа қайта оралады [1, 20 б.] деп жазылған."),  # no empty line: of the last entry
        ("\n\n", "Құм жолы [2] // Жұлдыз. – 2013. – № 5."),  # the sign of a part of a work
    ],
)
def test_what_goes_on_in_an_entry_is_no_text(bare_library: Library, gap: str, line: str) -> None:
    data = f"{TEXT.format(heading='# Әдебиеттер' + chr(10) * 2).partition(chr(10) * 2 + 'Автор')[0]}{gap}{line}\n"
    manuscript = manuscript_files.open_manuscript(bare_library, SourceFile("a.md", data.encode()))
    assert any(line.partition(" [")[0] in entry.text for entry in manuscript.entries)
