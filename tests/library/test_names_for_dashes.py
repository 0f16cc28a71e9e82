"""A dash stands for an author only under a reference of that author (Chicago Manual of Style, 17th ed., 14.67)."""

import pytest

from kb.library import bibliography, manuscript_files, manuscript_writing
from kb.library.list_options import ListOptions
from kb.library.manuscript_files import SourceFile
from kb.library.references import read
from kb.library.session import Library
from kb.library.writing_plan import WritingOptions

CHICAGO = "chicago-notes-bibliography-17th-edition"
TEXT = """Бұл туралы [1], [2], [3], [4] айтады.

# Әдебиеттер

1. Әбенов С.Қ. Аққу көлі. – Алматы: Арна, 1998. – 96 б.
2. Әбенов С.Қ. Дала үні. – Алматы: Арна, 2001. – 120 б.
3. {between}
4. Әбенов С.Қ. Тұз жолы. – Алматы: Арна, 2012. – 210 б.
"""
BETWEEN = [("Орлова В.П. Песчаные бури. – М.: Наука, 2004. – 180 с.", 2), ("Әбенов С.Қ. Аталған еңбек. – 5 б.", 1)]


@pytest.mark.parametrize(("between", "dashes"), BETWEEN)
def test_names_are_repeated_after_what_stays_as_printed(bare_library: Library, between: str, dashes: int) -> None:
    file = SourceFile("a.md", TEXT.format(between=between).encode())
    for _ in range(2):
        manuscript = manuscript_files.open_manuscript(bare_library, file)
        written = manuscript_writing.write(manuscript, manuscript_writing.plan(manuscript, WritingOptions(CHICAGO)))
        lines = [line for line in written.decode().split("\n") if "_kb_" in line]
        assert sum(line.startswith("———. ") for line in lines) == dashes
        before = [lines[place - 1] for place, line in enumerate(lines) if line.startswith("———. ")]
        assert all(line.startswith(("Әбенов, С. Қ. ", "———. ")) for line in before)
        file = SourceFile("a.md", written)


@pytest.mark.parametrize("order", ["citation", "alphabetical", "chronological", "kind"])
def test_names_are_repeated_in_another_order_than_the_style_has(order: str) -> None:
    records = read("\n".join(TEXT.format(between=BETWEEN[0][0]).split("\n")[4:])).records
    texts = [entry.text for entry in bibliography.format_records(records, ListOptions(CHICAGO, order=order)).entries]
    assert not any(text.startswith("———") for text in texts)
    assert (
        sum(
            entry.text.startswith("———") for entry in bibliography.format_records(records, ListOptions(CHICAGO)).entries
        )
        == 2
    )
