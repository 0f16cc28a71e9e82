"""Parts of a list whose numbers begin anew: each citation is of its chapter's list, or nobody can tell of which."""

import pytest

from kb.library import manuscript_files
from kb.library.manuscript_files import OwnManuscript, SourceFile
from kb.library.session import Library
from tests.manuscript import noted

ENTRIES = [
    "Сейітов Қ.Ә. Дала қалалары. – Алматы: Арна, 2001. – 200 б.",
    "Ерғали А.С. Көш жолдары // Тарих хабаршысы. – 2012. – № 3. – Б. 44-53.",
    "Мұсабек Е. Тұз саудасы. – Алматы: Арна, 2003. – 210 б.",
    "Лунин Б.Н. Степные города. – М.: Наука, 1981. – 300 с.",
    "Торов П.И. Соляной путь. – М.: Наука, 1982. – 310 с.",
]


def numbered(entries: list[str], sign: str = "{}. ", start: int = 1) -> str:
    return "\n".join(sign.format(number) + entry for number, entry in enumerate(entries, start))


def opened(library: Library, text: str, name: str = "a.txt") -> OwnManuscript:
    return manuscript_files.open_manuscript(library, SourceFile(name, text.encode()))


def linked(manuscript: OwnManuscript) -> list[str]:
    """The first word of the entry that each citation is of, "" where nobody can tell."""
    chapters = map(manuscript_files.subject_of, manuscript.chapters or (manuscript,))
    return [cited.entry.text.split()[0] if cited.entry else "" for chapter in chapters for cited in chapter.cited]


def kinds(library: Library, manuscript: OwnManuscript) -> list[str]:
    known = () if manuscript.chapters else manuscript_files.known_works(library, manuscript)
    return [finding.kind for finding in manuscript_files.findings(library, manuscript, known)]


FIRST, SECOND = ENTRIES[:2], ENTRIES[2:]
FIRST_WRAPPED = numbered(FIRST).replace(" – № 3", "\n– № 3")
BY_CHAPTER = [
    ("1-тарау. Дала", "2-тарау. Көш", "ПАЙДАЛАНЫЛҒАН ӘДЕБИЕТТЕР ТІЗІМІ", "1-тарау", "2-тарау"),
    ("ГЛАВА 1. СТЕПЬ", "ГЛАВА 2. ПУТИ", "СПИСОК ЛИТЕРАТУРЫ", "К главе 1", "К главе 2"),
    ("Глава I. Степь", "Глава II. Пути", "СПИСОК ИСПОЛЬЗОВАННОЙ ЛИТЕРАТУРЫ", "Глава I", "Глава II"),
    ("Chapter 1. Steppe", "Chapter 2. Roads", "REFERENCES", "Chapter 1", "Chapter 2"),
    ("1 Дала", "2 Көш", "ӘДЕБИЕТТЕР", "1 тарау бойынша", "2 тарау бойынша"),
]


@pytest.mark.parametrize(("chapter", "second", "heading", "part", "second_part"), BY_CHAPTER)
def test_lists_of_chapters_at_the_end(
    bare_library: Library, chapter: str, second: str, heading: str, part: str, second_part: str
) -> None:
    text = "\n\n".join([
        chapter, "Сөз [1, 49 б.]. Тағы [2].", second, "Сөз [1], [2], [3].", heading,
        f"{part}\n{numbered(FIRST)}", f"{second_part}\n{numbered(SECOND)}",
    ])  # fmt: skip
    manuscript = opened(bare_library, text)
    assert linked(manuscript) == ["Сейітов", "Ерғали", "Мұсабек", "Лунин", "Торов"]
    assert kinds(bare_library, manuscript) == []


def test_lists_of_chapters_under_headings_of_markdown(bare_library: Library) -> None:
    text = (
        f"# Глава 1. Степь\n\nСлово [1], [2].\n\n# Глава 2. Пути\n\nСлово [1], [2], [3].\n\n# Список литературы\n\n"
        f"## Глава 1\n\n{numbered(FIRST, '[{}] ')}\n\n## Глава 2\n\n{numbered(SECOND, '[{}] ')}\n"
    )
    manuscript = opened(bare_library, text, "a.md")
    assert linked(manuscript) == ["Сейітов", "Ерғали", "Мұсабек", "Лунин", "Торов"]


def test_literature_headed_for_each_chapter(bare_library: Library) -> None:
    text = "\n\n".join([
        "ГЛАВА 1", "Слово [1], [2].", "ГЛАВА 2", "Слово [1], [2], [3].",
        "Литература к главе 1", numbered(FIRST), "Литература к главе 2", numbered(SECOND),
    ])  # fmt: skip
    assert linked(opened(bare_library, text)) == ["Сейітов", "Ерғали", "Мұсабек", "Лунин", "Торов"]


def test_what_is_cited_outside_of_the_chapters_is_of_no_list(bare_library: Library) -> None:
    text = "\n\n".join([
        "КІРІСПЕ", "Сөз [2].", "1 Дала", "Сөз [1], [2].", "2 Көш", "Сөз [1], [2], [3].", "ҚОРЫТЫНДЫ", "Сөз [1].",
        "ӘДЕБИЕТТЕР", f"1-тарау\n{numbered(FIRST)}", f"2-тарау\n{numbered(SECOND)}",
    ])  # fmt: skip
    manuscript = opened(bare_library, text)
    assert sorted(linked(manuscript)) == sorted(["", "", "Сейітов", "Ерғали", "Мұсабек", "Лунин", "Торов"])


PARTS = [
    ("ПАЙДАЛАНЫЛҒАН ӘДЕБИЕТТЕР ТІЗІМІ", "Кітаптар", "Мақалалар", "a.txt"),
    ("СПИСОК ЛИТЕРАТУРЫ", "Монографии", "Архивные материалы", "a.txt"),
    ("REFERENCES", "Books", "Papers", "a.txt"),
    ("# Әдебиеттер", "## Кітаптар", "## Мақалалар", "a.md"),
]


@pytest.mark.parametrize(("heading", "part", "second_part", "name"), PARTS)
def test_of_parts_that_begin_anew_nobody_can_tell(
    bare_library: Library, heading: str, part: str, second_part: str, name: str
) -> None:
    listed = f"{heading}\n\n{part}\n\n{numbered(FIRST)}\n\n{second_part}\n\n{numbered(SECOND)}\n"
    manuscript = opened(bare_library, f"Сөз [1, 49 б.]. Тағы [2], [3, с. 5].\n\n{listed}", name)
    assert linked(manuscript) == ["", "", "Торов"]
    assert kinds(bare_library, manuscript) == ["list-order"]


@pytest.mark.parametrize(("heading", "part", "second_part", "name"), PARTS)
def test_parts_whose_numbers_run_on_are_one_list(
    bare_library: Library, heading: str, part: str, second_part: str, name: str
) -> None:
    for gap in ("\n", "\n\n"):
        listed = f"{heading}\n\n{part}{gap}{numbered(FIRST)}{gap}{second_part}{gap}{numbered(SECOND, start=3)}\n"
        manuscript = opened(bare_library, f"Сөз [1], [2], [3], [4], [5].\n\n{listed}", name)
        assert [entry.text for entry in manuscript.entries] == ENTRIES
        assert kinds(bare_library, manuscript) == []


def test_two_headed_lists_of_other_works_that_follow_each_other_are_parts(bare_library: Library) -> None:
    text = f"Сөз [1], [2], [3].\n\nДЕРЕККӨЗДЕР\n\n{numbered(FIRST)}\n\nӘДЕБИЕТТЕР\n\n{numbered(SECOND)}\n"
    assert linked(opened(bare_library, text)) == ["", "", "Торов"]


def test_a_number_printed_twice_begins_no_part(bare_library: Library) -> None:
    first, second, third, *_ = ENTRIES
    manuscript = opened(bare_library, f"Сөз [1], [2].\n\nӘДЕБИЕТТЕР\n\n1. {first}\n2. {second}\n2. {third}\n")
    assert linked(manuscript) == ["Сейітов", ""]  # nobody can tell which 2 is cited
    assert kinds(bare_library, manuscript) == ["list-order"]


ABOVE = [
    ("# 1-тарау. Дала", "# 2-тарау. Көш", "## Әдебиеттер"),
    ("# Глава 1. Степь", "# Глава 2. Пути", "## Литература"),
    ("# Chapter 1. Steppe", "# Chapter 2. Roads", "## References"),
    ("# Дала туралы", "# Көш туралы", "## Әдебиеттер"),
]


@pytest.mark.parametrize(("chapter", "second", "heading"), ABOVE)
def test_a_list_under_each_chapter_cited_above_the_line(
    bare_library: Library, chapter: str, second: str, heading: str
) -> None:
    text = "\n\n".join([
        chapter, r"Сөз^1^. Көлемі 40 м^2^ бөлме^1,\ 2^.", heading, numbered(FIRST),
        second, r"Сөз^1^. Тағы^2,\ 3^. Соңы^1–3^.", heading, numbered(SECOND),
    ])  # fmt: skip
    manuscript = opened(bare_library, text, "a.md")
    first, then = ["Сейітов", "Ерғали"], ["Мұсабек", "Лунин", "Торов"]
    assert linked(manuscript) == ["Сейітов", *first, *then, *then]
    texts = [entry.text for chapter in manuscript.chapters for entry in manuscript_files.subject_of(chapter).entries]
    assert texts == ENTRIES


def test_a_power_between_two_parts_of_a_list_divides_no_chapters(bare_library: Library) -> None:
    text = (
        f"# Сөз\n\nСөз^1^. Тағы^2–4^. Соңы^5^.\n\n# Әдебиеттер\n\n## Кітаптар\n\n{numbered(FIRST)}\n\n"
        f"## Басқа 12 м^2^ бөлме\n\n{numbered(SECOND, start=3)}\n"
    )
    assert linked(opened(bare_library, text, "a.md")) == [entry.split()[0] for entry in ENTRIES]


ROUND = [
    ("1-ТАРАУ. ДАЛА", "2-ТАРАУ. КӨШ", "ӘДЕБИЕТТЕР", "б."), ("ГЛАВА 1. СТЕПЬ", "ГЛАВА 2. ПУТИ", "ЛИТЕРАТУРА", "с."),
    ("CHAPTER 1. STEPPE", "CHAPTER 2. ROADS", "REFERENCES", "p."),
]  # fmt: skip


@pytest.mark.parametrize(("chapter", "second", "heading", "page"), ROUND)
def test_a_list_under_each_chapter_of_a_word_document_cited_in_round_brackets(
    bare_library: Library, chapter: str, second: str, heading: str, page: str
) -> None:
    first, then = [numbered(entries).split("\n") for entries in (FIRST, SECOND)]
    lines = [
        chapter, f"Сөз (1, {page} 14; 2). Кейін (1961) тағы (2, {page} 45).", heading, *first,
        second, f"Сөз (1, {page} 5) сол (1897) кезде (2, {page} 6; 3).",
    ]  # fmt: skip
    data = noted.word([(line, "") for line in lines], heading, then)
    manuscript = manuscript_files.open_manuscript(bare_library, SourceFile("a.docx", data))
    assert linked(manuscript) == ["Сейітов", "Ерғали", "Ерғали", "Мұсабек", "Лунин", "Торов"]
    texts = [entry.text for chapter in manuscript.chapters for entry in manuscript_files.subject_of(chapter).entries]
    assert texts == ENTRIES  # the next chapter is no part of the last entry


def test_the_last_entry_of_a_chapter_goes_on_over_lines(bare_library: Library) -> None:
    text = (
        f"Глава 1\n\nСөз [1], [2].\n\nЛитература\n{FIRST_WRAPPED}\nГЛАВА 2. ПУТИ\nСөз [1], [2], [3].\n\n"
        f"Литература\n\n{numbered(SECOND)}\n"
    )
    manuscript = opened(bare_library, text)
    texts = [entry.text for chapter in manuscript.chapters for entry in manuscript_files.subject_of(chapter).entries]
    assert texts == ENTRIES


@pytest.mark.parametrize("text", ["(2 ч.; 3)", "(в 1 т.; 2 кн.)", "(1961; 2)", "(3 тг; 2)", "(1 м; 2 м)"])
def test_what_has_no_page_in_round_brackets_cites_nothing(bare_library: Library, text: str) -> None:
    whole = f"Сөз (1, 49 б.), {text} (2, 5 б.).\n\nӘДЕБИЕТТЕР\n\n{numbered(ENTRIES)}\n"
    assert linked(opened(bare_library, whole)) == ["Сейітов", "Ерғали"]
