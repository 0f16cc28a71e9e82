"""Lists numbered with letters, and citations by such numbers: read, linked, audited; a letter alone makes none."""

from io import BytesIO

import pytest
from docx import Document

from kb.library import manuscript_files, manuscripts, own_manuscript_views, own_manuscripts, references
from kb.library.manuscript_files import OwnManuscript, SourceFile
from kb.library.session import Library
from kb.manuscript.audit.audited_manuscript import Finding
from kb.manuscript.lettered_markers import LetteredNumbers

BOOKS = [
    "Сейітов Қ.Ә. Дала қалалары. – Алматы: Арна, 2001. – 200 б.",
    "Ерғали А.С. Көш жолдары // Тарих хабаршысы. – 2012. –\n№ 3. – Б. 44-53.",
    "Мұсабек Е. Тұз саудасы. – Алматы: Арна, 2003. – 210 б.",
]
SOURCES = ["ҚР ОММ. 64-қор, 1-тізбе, 125-іс.", "Лунин Б.Н. Степные города. – М.: Наука, 1981. – 300 с."]


def lines(sign: str, entries: list[str], start: int = 1) -> str:
    return "\n".join(sign.format(number) + f" {entry}" for number, entry in enumerate(entries, start))


def opened(library: Library, text: str, listed: str, name: str = "a.txt") -> OwnManuscript:
    whole = f"{text}\n\nПАЙДАЛАНЫЛҒАН ӘДЕБИЕТТЕР ТІЗІМІ\n\n{listed}\n"
    return manuscript_files.open_manuscript(library, SourceFile(name, whole.encode()))


def cited(manuscript: OwnManuscript) -> list[list[tuple[str, str]]]:
    """The keys of each marker with their pages."""
    return [
        [(item.key or str(item.number), ", ".join(each.value for each in item.locators)) for item in each.marker.items]
        for each in manuscript.read.markers
    ]


def wrong(library: Library, manuscript: OwnManuscript) -> list[Finding]:
    return list(
        manuscript_files.findings(library, manuscript, manuscript_files.known_works(library, manuscript))
    )  # fmt: skip


TWO = f"Әдебиет\n{lines('Л{}.', BOOKS)}\nДеректер\n{lines('Д{}.', SOURCES)}"
CLEAN = [
    ("Сөз [Л1, 49 б.], [Л2; Д1, 12 п.], [Л3], [Д2, с. 7].", TWO, ["Л1", "Л2", "Д1", "Л3", "Д2"]),
    ("Сөз [А1, 49 б.], [А2], [А3, 5 б.].", lines("[А{}]", BOOKS), ["А1", "А2", "А3"]),
    ("Слово [D-1, 49 б.], [D-2] и [D-3].", lines("D-{}", BOOKS), ["D-1", "D-2", "D-3"]),
    ("Слово [П.1], [П.2, 45 б.], [П.3].", lines("П.{}.", BOOKS), ["П.1", "П.2", "П.3"]),
    ("Word [B1, 49 б.], [B2], [B3].", lines("B{})", BOOKS), ["B1", "B2", "B3"]),
    ("Сөз [1], [2], [3, 5 б.]; заң [Н1, 5-бап], [Н2].", f"{lines('{}.', BOOKS)}\n\nНормалар\n{lines('Н{}.', SOURCES)}",
     ["1", "2", "3", "Н1", "Н2"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "listed", "keys"), CLEAN)
def test_a_clean_lettered_list_is_read_whole(bare_library: Library, text: str, listed: str, keys: list[str]) -> None:
    manuscript = opened(bare_library, text, listed)
    assert [key for marker in cited(manuscript) for key, _ in marker] == keys
    assert {entry.label or str(entry.number) for entry in manuscript.entries} == set(keys)
    assert wrong(bare_library, manuscript) == []
    shown, _ = own_manuscript_views.checked(bare_library, manuscript)
    assert all(citation["record"] for citation in shown["citations"])


SHOWN_OTHERWISE = [
    ("Сөз (Л1), (Л2), (Л3, 5 б.). Қағаз (А4).", lines("Л{}.", BOOKS), ["Л3", "Л1", "Л2"]),
    ("Сөз (Л1), [Л2], [Л3, 5 б.].", lines("Л{}.", BOOKS), ["Л2", "Л3"]),
    ("Сөз [АИ1], [АИ2], [НП1].", f"Мұрағат\n{lines('АИ{}.', SOURCES[:1] * 2)}\nАктілер\n{lines('НП{}.', BOOKS[:1])}",
     ["АИ1", "АИ2", "НП1"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "listed", "keys"), SHOWN_OTHERWISE)
def test_labels_in_round_brackets_and_of_archives(
    bare_library: Library, text: str, listed: str, keys: list[str]
) -> None:
    read = [key for marker in cited(opened(bare_library, text, listed)) for key, _ in marker]
    assert sorted(read) == sorted(keys)


def test_a_lettered_list_without_a_heading(bare_library: Library) -> None:
    text = SourceFile("a.txt", f"Сөз [Л1], [Л2, 45 б.] және [Л3].\n\n{lines('Л{}.', BOOKS)}\n".encode())
    manuscript = manuscript_files.open_manuscript(bare_library, text)
    assert [entry.label for entry in manuscript.entries] == ["Л1", "Л2", "Л3"]
    assert wrong(bare_library, manuscript) == []


def test_labels_after_bullets_and_alone_on_their_lines(bare_library: Library) -> None:
    for sign in ("- Л{}.", "Л{}.\n", "[Л{}]\n"):
        manuscript = opened(bare_library, "Сөз [Л1], [Л2], [Л3].", lines(sign, BOOKS), "a.md")
        assert [(entry.label, entry.text.split()[0]) for entry in manuscript.entries] == [
            ("Л1", "Сейітов"), ("Л2", "Ерғали"), ("Л3", "Мұсабек"),
        ]  # fmt: skip


def test_a_lettered_list_in_a_table(bare_library: Library) -> None:
    document = Document()
    document.add_paragraph("Сөз [Л1, 5 б.], [Л2], [Л3].")
    document.add_heading("ӘДЕБИЕТТЕР", 1)
    table = document.add_table(rows=0, cols=1)
    for line in lines("Л{}.", [" ".join(entry.split()) for entry in BOOKS]).splitlines():
        table.add_row().cells[0].text = line
    stream = BytesIO()
    document.save(stream)
    manuscript = manuscript_files.open_manuscript(bare_library, SourceFile("a.docx", stream.getvalue()))
    assert [entry.label for entry in manuscript.entries] == ["Л1", "Л2", "Л3"]
    assert wrong(bare_library, manuscript) == []


LETTERS = LetteredNumbers(("Л1", "Л2", "Л3", "Л4", "С1", "С2"))
GROUPS = [
    ("Л1–Л3", [("Л1", ""), ("Л2", ""), ("Л3", "")]),
    ("Л1-3", [("Л1", ""), ("Л2", ""), ("Л3", "")]),
    ("Л1, С2, 45 б.", [("Л1", ""), ("С2", "45")]),
    ("Л1 және Л2", [("Л1", ""), ("Л2", "")]),
    ("қараңыз: Л 2, 5 б.; С1", [("Л2", "5"), ("С1", "")]),
    ("C1, 12", [("С1", "12")]),  # Latin C
    ("Л-4. – Б. 5", [("Л4", "5")]),
    ("Л9: 7", [("Л9", "7")]),
]


@pytest.mark.parametrize(("body", "works"), GROUPS)
def test_a_group_of_labels(body: str, works: list[tuple[str, str]]) -> None:
    items = LETTERS.items(body, 99)
    assert [(item.key, ", ".join(each.value for each in item.locators)) for item in items or ()] == works
    assert not any(item.ambiguous for item in items or ())


@pytest.mark.parametrize("body", ["А4", "B12", "Л", "Л1 қағазы туралы", "H2O", "4Л", "1", "ст. 5"])
def test_letters_that_the_list_has_not_cite_nothing(body: str) -> None:
    assert LETTERS.items(body, 99) is None


def test_a_letter_and_a_number_cite_nothing_where_the_list_is_numbered(bare_library: Library) -> None:
    text = "Парақ [A4], дәрумен [B12], [А1] және [Л3, 5 б.]. Сөз [1], [2], [3]."
    assert [key for marker in cited(opened(bare_library, text, lines("{}.", BOOKS))) for key, _ in marker] == [
        "1", "2", "3",
    ]  # fmt: skip


DEFECTS = [
    ("Және [Л7, 12 б.].", TWO, "number-without-entry", "[Л7, 12 б.]"),
    ("Және [Л?].", TWO, "dead-number", "[Л?]"),
    ("Және [Л1, 450 б.].", TWO, "locator-outside-pages", "[Л1, 450 б.]"),
    ("Және [Л1, 45 с.].", TWO, "locator-language", "[Л1, 45 с.]"),
    ("Және [Л3: 45].", TWO, "marker-form", "[Л3: 45]"),
    ("Және.", TWO.replace("Д2.", "Д3."), "gap", "Д3. Лунин Б.Н."),
    ("Және.", f"{TWO}\nД3. ҚР ОММ. 81-қор, 1-тізбе, 5-іс.", "entry-never-cited", "Д3. ҚР ОММ."),
    ("Және.", TWO.replace("Л2.", "Л9.").replace("Л3.", "Л2.").replace("Л9.", "Л3."), "list-order", "Л2. Мұсабек"),
]
SAID = "Сөз [Л1, 49 б.], [Л2, 50 б.], [Д1, 12 п.], [Л3, 5 б.], [Л1, 7 б.], "


@pytest.mark.parametrize(("added", "listed", "kind", "raw"), DEFECTS)
def test_a_defect_of_a_lettered_list(bare_library: Library, added: str, listed: str, kind: str, raw: str) -> None:
    text = f"{SAID}[{'Д3' if kind == 'gap' else 'Д2'}, с. 7]. {added}"
    (finding,) = [each for each in wrong(bare_library, opened(bare_library, text, listed)) if each.kind == kind]
    assert finding.raw.startswith(raw)


def test_each_letter_has_its_own_order_of_mention(bare_library: Library) -> None:
    in_order = opened(bare_library, "[Д1], [Л1], [Д2], [Л2], [Л3].", TWO)
    assert "first-mention-order" not in {each.kind for each in wrong(bare_library, in_order)}
    (finding,) = wrong(bare_library, opened(bare_library, "[Л1], [Д1], [Л3], [Л2], [Д2].", TWO))
    assert (finding.kind, finding.raw) == ("first-mention-order", "[Л3]")


def test_a_lettered_list_in_a_file_of_its_own(bare_library: Library) -> None:
    text, listed = SourceFile("a.txt", "Сөз [Л1, 49 б.], [Л2].".encode()), SourceFile("l.txt", TWO.encode())
    manuscript = manuscript_files.open_manuscript(bare_library, text, listed)
    assert cited(manuscript) == [[("Л1", "49")], [("Л2", "")]]
    read, _ = references.read_file(TWO.encode(), "l.txt")
    assert [work.label for work in read.listed.works] == ["Л1", "Л2", "Л3", "Д1", "Д2"]


def test_wrapped_lines_that_begin_with_a_volume_are_no_labels(bare_library: Library) -> None:
    entries = [
        "Сейітов Қ.Ә. Дала қалалары. Екі томдық.\nТ.1. – Алматы: Арна, 2001. – 200 б.", BOOKS[1],
        "Сейітов Қ.Ә. Дала қалалары. Екі томдық.\nТ.2. – Алматы: Арна, 2002. – 230 б.", BOOKS[2],
        *(f"Нұрлан Т. Керуен {number}. – Алматы: Арна, 200{number}. – 90 б." for number in range(3, 6)),
    ]  # fmt: skip
    manuscript = opened(bare_library, "Сөз [1].", lines("{}.", entries))
    assert [entry.number for entry in manuscript.entries] == list(range(1, 8))


def test_signs_of_chemistry_are_no_citations_by_letter(bare_library: Library) -> None:
    listed = f"{lines('{}.', BOOKS)}\n\nН1. бір ғана жол\n\nЛ2) HCO3 туралы"
    assert not any(entry.label for entry in opened(bare_library, "Сөз [1], [2], [3].", listed).entries)


def test_a_kept_manuscript_has_its_list_in_order_and_its_citations_by_label(bare_library: Library) -> None:
    text = f"Сөз [1], [Н2, 5-бап].\n\nӘДЕБИЕТТЕР\n\n{lines('Н{}.', SOURCES)}\n\nКітаптар\n{lines('{}.', BOOKS)}\n"
    own_manuscripts.add(bare_library, SourceFile("lettered.txt", text.encode()))
    manuscript = bare_library.manuscripts.named("lettered")
    assert manuscript is not None and manuscript.last_number == 5
    kept = own_manuscripts.list_entries(bare_library, manuscript)
    assert [(line.number, line.printed.split()[0]) for line in sorted(kept, key=lambda line: line.number)] == [
        (1, "Сейітов"), (2, "Ерғали"), (3, "Мұсабек"), (4, "Н1."), (5, "Н2."),
    ]  # fmt: skip
    _, pairs = manuscripts.citations(bare_library, "lettered")
    assert [(item.number, item.key) for item, _ in pairs] == [(1, ""), (5, "Н2")]
    own_manuscripts.remove(bare_library, "lettered")
