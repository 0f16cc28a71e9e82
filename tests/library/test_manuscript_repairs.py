"""What is safely repaired is repaired in the file, and nothing else in it changes."""

import pytest

from kb.library import manuscript_files, manuscript_repairs, manuscript_writing
from kb.library.manuscript_files import SourceFile
from kb.library.session import Library
from kb.library.writing_plan import WritingOptions
from tests.manuscript import chapter
from tests.manuscript.forms import Thesis, in_form

ENTRIES = [
    "Арман Б. Дала үні. – Алматы: Арна, 2000. – 190 б.", "Жанат Қ.Ә. Су заңы. – Алматы: Арна, 1997. – 145 б.",
    "Қайсар Б. Көш жолы. – Алматы: Арна, 2008. – 90 б.", "Лесова О.В. Быт и вещь. – М.: Наука, 2016. – 200 с.",
    "Өтеген М. Тұз жолы. – Астана: Өлке, 2015. – 150 б.",
]  # fmt: skip
HEADING = "ПАЙДАЛАНЫЛҒАН ӘДЕБИЕТТЕР ТІЗІМІ"


def repaired(bare_library: Library, text: str, numbers: list[int | None], entries: list[str]) -> list[str]:
    listed = [f"{number}. {entry}" if number else entry for number, entry in zip(numbers, entries, strict=True)]
    whole = "\n".join([text, "", HEADING, "", *listed, ""])
    manuscript = manuscript_files.open_manuscript(bare_library, SourceFile("a.txt", whole.encode()))
    return manuscript_repairs.repair(bare_library, manuscript).data.decode().splitlines()


CASES = [
    # forms and labels
    ("А [1, 5 б.]. Б [2, 6 б.]. В [3, 7 б.]. Г [4: 9]. Д [5, 8 с.], [қараңыз: 5, с. 8].", [1, 2, 3, 4, 5],
     [0, 1, 2, 3, 4],
     "А [1, 5 б.]. Б [2, 6 б.]. В [3, 7 б.]. Г [4: 9]. Д [5, 8 б.], [қараңыз: 5, 8 б.].", [0, 1, 2, 3, 4]),
    # a gap is closed in list and text
    ("А [1, 5 б.]. Б [2; 4, 6 б.]. В [4-6].", [1, 2, 4, 5, 6], [0, 1, 2, 3, 4],
     "А [1, 5 б.]. Б [2; 3, 6 б.]. В [3-5].", [0, 1, 2, 3, 4]),
    # an entry after its turn goes to its place
    ("А [1]. Б [2]. В [3]. Г [4]. Д [5].", [1, 2, 4, 3, 5], [4, 0, 3, 1, 2],
     "А [1]. Б [2]. В [3]. Г [4]. Д [5].", [4, 0, 1, 3, 2]),
    # numbers of an alphabetical list follow its alphabet
    ("А [1]. Б [2]. В [3]. Г [4]. Д [5].", [1, 2, 4, 3, 5], [0, 1, 2, 3, 4],
     "А [1]. Б [2]. В [4]. Г [3]. Д [5].", [0, 1, 2, 3, 4]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "numbers", "order", "becomes", "listed"), CASES)
def test_repairs(
    bare_library: Library, text: str, numbers: list[int | None], order: list[int], becomes: str, listed: list[int]
) -> None:
    lines = repaired(bare_library, text, numbers, [ENTRIES[place] for place in order])
    assert lines[0] == becomes
    assert lines[4:] == [f"{number}. {ENTRIES[place]}" for number, place in enumerate(listed, 1)]


def test_an_alphabetical_list_is_put_in_order_and_cited_by_its_new_numbers(bare_library: Library) -> None:
    text = "А [3, 5 б.]. Б [2, 6 б.]. В [1, 7 б.], [4]. Г [5, 9 б.]."
    lines = repaired(bare_library, text, [1, 2, 3, 4, 5], [ENTRIES[place] for place in (0, 4, 1, 2, 3)])
    assert lines[0] == "А [2, 5 б.]. Б [5, 6 б.]. В [1, 7 б.], [3]. Г [4, с. 9]."
    assert lines[4:] == [f"{number}. {entry}" for number, entry in enumerate(ENTRIES, 1)]


def test_without_anything_to_repair_the_bytes_are_the_same(bare_library: Library) -> None:
    data = chapter.word()
    manuscript = manuscript_files.open_manuscript(bare_library, SourceFile("a.docx", data))
    assert manuscript_repairs.repair(bare_library, manuscript, ()).data == data


def test_two_entries_of_one_number_are_not_renumbered(bare_library: Library) -> None:
    lines = repaired(bare_library, "А [1]. Б [2]. В [4].", [1, 2, 2, 4], ENTRIES[:4])
    assert [line[:2] for line in lines[4:]] == ["1.", "2.", "2.", "4."]


SEEDED = ["А [1, 5 б.], [2, 6 с.]. Б [2, 6 б.]. В [1; 2].", "Г [3, 7 б.]. Д [5, с. 9]. Е [5]. Ж [6, 4 б.]. З [5-6]."]
MENDED = ["А [1, 5 б.], [2, 6 б.]. Б [2, 6 б.]. В [1; 2].", "Г [3, 7 б.]. Д [4, с. 9]. Е [4]. Ж [5, 4 б.]. З [4-5]."]


def in_typed_latex(paragraphs: list[str], lines: list[str]) -> bytes:
    """A source whose numbers and list are typed, as those who do not use \\cite have it."""
    parts = ["\\begin{document}", *paragraphs, "\\section*{Әдебиеттер тізімі}", *lines]
    return ("\n\n".join(parts) + "\n\\end{document}\n").encode()


def in_form_with_gap(form: str, paragraphs: list[str], entries: list[str]) -> bytes:
    """A file whose list lacks the number 4."""
    if form == "tex":
        numbers = [place + (place > 3) for place in range(1, len(entries) + 1)]
        return in_typed_latex(paragraphs, [f"{n}. {entry}" for n, entry in zip(numbers, entries, strict=True)])
    return in_form(Thesis(paragraphs, HEADING, [*entries[:3], "GAP", *entries[3:]]), form).replace(b"4. GAP\n", b"")


@pytest.mark.parametrize("form", ["txt", "md", "tex"])
def test_after_repairs_in_any_form_nothing_is_found(bare_library: Library, form: str) -> None:
    data, seen = in_form_with_gap(form, SEEDED, ENTRIES), []
    for _ in range(2):
        manuscript = manuscript_files.open_manuscript(bare_library, SourceFile(f"a.{form}", data))
        known = manuscript_files.known_works(bare_library, manuscript)
        wrong = manuscript_files.findings(bare_library, manuscript, known)
        seen.append([item.kind for item in wrong])
        data = manuscript_repairs.repair(bare_library, manuscript, wrong).data
    assert seen == [["locator-language", "gap"], []]
    assert data == in_form_of_all(form)


def in_form_of_all(form: str) -> bytes:
    if form == "tex":
        return in_typed_latex(MENDED, [f"{number}. {entry}" for number, entry in enumerate(ENTRIES, 1)])
    return in_form(Thesis(MENDED, HEADING, ENTRIES), form)


@pytest.mark.parametrize("style", ["apa", "gost-kz-dissertation", "chicago-notes-bibliography"])
def test_a_typed_list_of_latex_stays_typed(bare_library: Library, style: str) -> None:
    lines = [f"{number}. {entry}" for number, entry in enumerate(ENTRIES, 1)]
    data, seen = in_typed_latex(MENDED, lines), []
    for _ in range(2):
        manuscript = manuscript_files.open_manuscript(bare_library, SourceFile("a.tex", data))
        data = manuscript_writing.write(manuscript, manuscript_writing.plan(manuscript, WritingOptions(style=style)))
        seen.append(data)
    assert seen[0] == seen[1]
    assert b"bibitem" not in data
    assert data.endswith(b"\n\\end{document}\n")
    assert data.count(b"\n\n") == len([*MENDED, *lines]) + 1
