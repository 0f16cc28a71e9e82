"""Where a list stands and how it is cited: one a chapter, in a command; above the line, again."""

import re
from io import BytesIO

import pytest
from docx import Document

from kb.errors import KbError
from kb.library import manuscript_files, manuscript_writing, own_manuscript_views, own_manuscripts
from kb.library.manuscript_files import OwnManuscript, SourceFile
from kb.library.session import Library
from kb.library.writing_plan import WritingOptions

ENTRIES = [
    "Әлиев Т. Дала. – Алматы: Ғылым, 2011. – 90 б.",
    "Омаров С. Көпір. – Алматы: Ғылым, 2015. – 120 б.",
    "Сейдін А. Жол. – Алматы: Арна, 2016. – 12 б.",
]
LISTED = "\n".join(f"{number}. {entry}" for number, entry in enumerate(ENTRIES, 1))


def opened(library: Library, data: bytes, name: str = "a.txt") -> OwnManuscript:
    return manuscript_files.open_manuscript(library, SourceFile(name, data))


def cited(manuscript: OwnManuscript) -> list[tuple[str, int | None]]:
    return [
        (placed.marker.raw, item.number) for placed in manuscript.read.markers for item in placed.marker.items
    ]  # fmt: skip


def kinds(library: Library, manuscript: OwnManuscript) -> list[str]:
    known = manuscript_files.known_works(library, manuscript)
    return [item.kind for item in manuscript_files.findings(library, manuscript, known)]


def chapters() -> bytes:
    document = Document()
    for place, extra in enumerate(("[4]", "[3]"), 1):
        document.add_heading(f"{place} ТАРАУДЫҢ АТАУЫ", 1)
        document.add_paragraph(f"Сөз [1, 5 б.]. Тағы [2]. Кейін {extra}.")
        document.add_paragraph(f"{place}-тарау бойынша пайдаланылған әдебиеттер")
        for line in LISTED.splitlines():
            document.add_paragraph(line)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_each_chapter_is_checked_against_its_own_list(bare_library: Library) -> None:
    manuscript = opened(bare_library, chapters(), "a.docx")
    assert [len(chapter.entries) for chapter in manuscript.chapters] == [3, 3]
    assert [[raw for raw, _ in cited(chapter)] for chapter in manuscript.chapters] == [
        ["[1, 5 б.]", "[2]", "[4]"],
        ["[1, 5 б.]", "[2]", "[3]"],
    ]
    said = kinds(bare_library, manuscript)
    assert said.count("number-without-entry") == 1
    assert said.count("entry-never-cited") == 1
    shown, _ = own_manuscript_views.checked(bare_library, manuscript)
    assert [len(shown[part]) for part in ("citations", "entries")] == [6, 6]
    with pytest.raises(KbError, match="list of its own"):
        own_manuscripts.add(bare_library, SourceFile("a.docx", chapters()))


def test_of_two_printings_of_one_list_the_first_is_read(bare_library: Library) -> None:
    latin = "1. Aliev T. Dala. – Almaty: Gylym, 2011. – 90 b.\n2. Omarov S. Kopir. – Almaty: Gylym, 2015. – 120 b.\n"
    latin += "3. Seidin A. Zhol. – Almaty: Arna, 2016. – 12 b.\n"
    text = f"Сөз [1]. Тағы [2]. Кейін [3].\n\nӘДЕБИЕТТЕР ТІЗІМІ\n\n{LISTED}\n\nReferences\n\n{latin}"
    manuscript = opened(bare_library, text.encode())
    assert [entry.text for entry in manuscript.entries] == ENTRIES
    assert kinds(bare_library, manuscript) == ["list-defect"]
    data = manuscript_writing.write(manuscript, manuscript_writing.plan(manuscript, WritingOptions(style="apa")))
    assert latin in data.decode()


@pytest.mark.parametrize("second", [  # shorter, and in the same letters
    "1. Seidin A. Zhol. – Almaty: Arna, 2016. – 12 b.\n",
    LISTED.replace("Алматы", "Астана"),
])  # fmt: skip
def test_of_two_lists_that_are_not_one_the_last_is_read(bare_library: Library, second: str) -> None:
    text = f"Сөз [1]. Тағы [2]. Кейін [3].\n\nӘДЕБИЕТТЕР ТІЗІМІ\n\n{LISTED}\n\nReferences\n\n{second}"
    manuscript = opened(bare_library, text.encode())
    assert [entry.text for entry in manuscript.entries] == [line[3:] for line in second.splitlines()]


def test_a_heading_in_the_contents_heads_no_list(bare_library: Library) -> None:
    contents = "Мазмұны\nКіріспе 3\nӘдебиеттер тізімі 45\n\n1. Дала 2011 жылы\n\nСөз [1]. Тағы [2]. [3]."
    text = f"{contents}\n\nӘдебиеттер тізімі\n\n{LISTED}\n"
    manuscript = opened(bare_library, text.encode())
    assert manuscript.chapters == ()
    assert [number for _, number in cited(manuscript)] == [1, 2, 3]


def test_headed_parts_whose_numbers_run_on_are_one_list(bare_library: Library) -> None:
    first, second, third = LISTED.splitlines()
    text = f"Сөз [1]. [2]. [3].\n\nДереккөздер\n\n{first}\n{second}\n\nӘдебиеттер\n\n{third}\n"
    assert [entry.text for entry in opened(bare_library, text.encode()).entries] == ENTRIES


def test_an_enumerated_list_of_latex_is_read_and_written_as_one(bare_library: Library) -> None:
    items = "\n".join(f"\\item {entry}" for entry in ENTRIES)
    text = "\\begin{document}\nСөз [2,~5~б.]. Тағы [1--3].\n\\section*{Пайдаланылған әдебиеттер}\n"
    data = f"{text}\\begin{{enumerate}}\n{items}\n\\end{{enumerate}}\n\\end{{document}}\n".encode()
    manuscript = opened(bare_library, data, "a.tex")
    assert [number for _, number in cited(manuscript)] == [2, 1, 2, 3]
    seen = []
    for _ in range(2):
        manuscript = opened(bare_library, data, "a.tex")
        data = manuscript_writing.write(manuscript, manuscript_writing.plan(manuscript, WritingOptions(renumber=True)))
        seen.append(data)
    assert seen[0] == seen[1]
    assert data.decode().count("\n\\item ") == 3
    assert "\\bibitem" not in data.decode()


def test_an_enumeration_without_dates_is_no_list(bare_library: Library) -> None:
    items = "\n".join(
        f"\\item {word} туралы, 2011" if word == "дала" else f"\\item {word}" for word in ("дала", "су", "жол")
    )
    text = f"\\begin{{document}}\nСөз [1].\n\\begin{{enumerate}}\n{items}\n\\end{{enumerate}}\n\\end{{document}}\n"
    assert opened(bare_library, text.encode(), "a.tex").entries == ()


def raised(rows: tuple[tuple[str, str], ...]) -> bytes:
    """A document whose paragraphs end with a number above the line."""
    document = Document()
    for text, number in rows:
        document.add_paragraph(text).add_run(number).font.superscript = True
    document.add_paragraph("ӘДЕБИЕТТЕР ТІЗІМІ")
    for line in LISTED.splitlines():
        document.add_paragraph(line)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(("rows", "numbers"), [
    ((("Сөз [1].", ""), ("Тағы [2].", ""), ("Кейін [3].", ""), ("Ауданы 5 га", "2")), [1, 2, 3]),
    ((("Сөз", "1"), ("Тағы", "2"), ("Кейін", "3"), ("Бөлме А", "45")), [1, 2, 3]),
])  # fmt: skip
def test_what_stands_above_the_line_cites_only_what_the_list_has_and_where_most_do(
    bare_library: Library, rows: tuple[tuple[str, str], ...], numbers: list[int]
) -> None:
    assert [number for _, number in cited(opened(bare_library, raised(rows), "a.docx"))] == numbers


def test_numbers_above_the_line_cite_beside_an_interval_and_powers_do_not(bare_library: Library) -> None:
    rows = (("Сөз", "1"), ("Тағы", "2,3"), ("Ауданы 5 м", "2"), ("Кейін", "3"), ("Саны 10", "2"))
    data = raised((*rows, ("Бұл туралы да [3, 5 б.].", "")))
    assert [number for _, number in cited(opened(bare_library, data, "a.docx"))] == [1, 2, 3, 3, 3]


def test_what_is_cited_again_in_brackets_is_the_work_before(bare_library: Library) -> None:
    text = "Сөз [2, 5 б.] және [Там же, с. 9]. Тағы (Сонда, 7 б.), (сонда тұрған адамдар). [1]. [3]."
    text += f"\n\nӘДЕБИЕТТЕР ТІЗІМІ\n\n{LISTED}\n"
    manuscript = opened(bare_library, text.encode())
    assert [number for _, number in cited(manuscript)] == [2, 2, 2, 1, 3]
    data = manuscript_writing.write(manuscript, manuscript_writing.plan(manuscript, WritingOptions(renumber=True)))
    assert "[Там же, с. 9]" in data.decode()


@pytest.mark.parametrize(
    ("said", "cites"),
    [("(указанная сумма)", False), ("[указанные области]", False), ("(указанная статья, с. 9)", True)],
)
def test_what_a_text_points_to_is_cited_again_where_it_is_a_work(bare_library: Library, said: str, cites: bool) -> None:
    text = f"Сөз [2, 5 б.] және {said}. [1]. [3].\n\nӘДЕБИЕТТЕР ТІЗІМІ\n\n{LISTED}\n"
    assert len(cited(opened(bare_library, text.encode()))) == 3 + cites


def test_a_word_for_the_work_before_in_code_cites_nothing(bare_library: Library) -> None:
    text = f"Сөз [2]. `[Там же, с. 9]` [Сонда, 7 б.] [1] [3]\n\n# Әдебиеттер\n\n{LISTED}\n"
    assert [number for _, number in cited(opened(bare_library, text.encode(), "a.md"))] == [2, 2, 1, 3]


def test_a_marker_that_stays_as_typed_gives_no_order(bare_library: Library) -> None:
    text = "Сөз (Сейдін, 2016; Серік, 1999). (Омаров, 2015). (Әлиев, 2011). (Сейдін, 2016).\n\nӘДЕБИЕТТЕР ТІЗІМІ\n\n"
    text += "\n\n".join(ENTRIES)
    plan = manuscript_writing.plan(opened(bare_library, text.encode()), WritingOptions(order="citation"))
    assert [marker.before for marker in plan.left] == ["(Сейдін, 2016; Серік, 1999)"]
    assert [number.key[:5] for number in plan.numbers] == ["omaro", "aliev", "seidi"]


def test_links_and_notes_below_a_list_of_markdown_are_no_entries(bare_library: Library) -> None:
    text = (
        f"Сөз [1]. Тағы [2].[^a] \\[3\\]\n\n# Әдебиеттер\n\n{LISTED}\n\n[сайт]: https://a.kz\n\n[^a]: Ескерту 2011.\n"
    )
    manuscript = opened(bare_library, text.encode(), "a.md")
    assert [entry.text for entry in manuscript.entries] == ENTRIES
    assert [number for _, number in cited(manuscript)] == [1, 2, 3]


def test_new_numbers_are_refused_where_a_typed_one_would_become_a_citation(bare_library: Library) -> None:
    text = "Сөз (Әлиев, 2011). Тағы (Омаров, 2015). Кейін (Сейдін, 2016). Өлшемсіз [1].\n\nӘДЕБИЕТТЕР ТІЗІМІ\n\n"
    manuscript = opened(bare_library, (text + "\n\n".join(ENTRIES)).encode())
    assert manuscript_writing.plan(manuscript, WritingOptions(style="apa")).left[0].before == "[1]"
    with pytest.raises(KbError, match=re.escape("[1]")):
        manuscript_writing.plan(manuscript, WritingOptions())


def test_a_header_of_pages_stands_in_no_entry(bare_library: Library) -> None:
    header = "Труды музея соли № 4 (2021)"
    entries = [f"{number}. Речной В. Соль {number}. – М.: Наука, 200{number}. – 90 с." for number in range(1, 5)]
    text = "\n".join([header, "14", "Слово [1].", header, "15", "Слово [2, 3, 4].", "", "Список литературы",
                      *entries[:2], header, "16", *entries[2:], ""])  # fmt: skip
    manuscript = manuscript_files.open_manuscript(bare_library, SourceFile("a.txt", text.encode()))
    assert [f"{entry.number}. {entry.text}" for entry in manuscript.entries] == entries
