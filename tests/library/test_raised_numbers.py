"""Numbers above the line, typed in any way, cite a numbered list; powers, isotopes and notes below the text do not."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document

from kb.library import manuscript_files, manuscript_writing
from kb.library.manuscript_files import OwnManuscript, SourceFile
from kb.library.session import Library
from kb.library.writing_plan import WritingOptions
from tests.manuscript.forms import Thesis, in_form

ENTRIES = [
    "Бақтыбай С.Е. Су жолы. – Алматы: Қайнар, 1998. – 180 б.", "Вязов М.Н. Тракты. – Омск: Слово, 1991. – 96 с.",
    "Cedar P. Tolls. – York: Rook, 2008. – 240 p.", "Duru H. Yollar. – Bursa: Ova, 2014. – 95 s.",
    "Зінчук Т.Т. Мости. – Одеса: Хвиля, 2004. – 88 с.",
]  # fmt: skip


def opened(library: Library, text: str, name: str = "a.txt") -> OwnManuscript:
    heading = {"txt": "ӘДЕБИЕТТЕР ТІЗІМІ", "md": "# Әдебиеттер тізімі", "tex": "\\section*{Әдебиеттер тізімі}"}
    listed = "\n\n".join(f"{number}. {entry}" for number, entry in enumerate(ENTRIES, 1))
    whole = f"{text}\n\n{heading[name[2:]]}\n\n{listed}\n"
    whole = f"\\begin{{document}}\n{whole}\\end{{document}}\n" if name == "a.tex" else whole
    return manuscript_files.open_manuscript(library, SourceFile(name, whole.encode()))


def numbers(manuscript: OwnManuscript) -> list[int | None]:
    return [item.number for placed in manuscript.read.markers for item in placed.marker.items]


def works(manuscript: OwnManuscript) -> list[str]:
    cited = manuscript_files.subject_of(manuscript).cited
    return sorted(each.entry.text.split()[0].strip(",") if each.entry else "" for each in cited)


TYPED = [
    ("a.txt", "Су ескі¹. Тракт², ³ және жол⁴⁻⁵."), ("a.txt", "Су ескі^1. Тракт^{2,3} және жол^4, ^5."),
    ("a.txt", "The old «road»¹ and wells;²,³ (fairs)⁴ and bridges.⁵"), ("a.md", "Су ескі¹. Тракт²,³ және жол⁴⁻⁵."),
    ("a.md", "Su eski^1^. Yol^2,3^, köprü^4–5^."),
    ("a.md", "Вода<sup>1</sup>, тракт<sup>2, 3</sup>, мости<sup>4-5</sup>."),
    ("a.md", "Вода^{1}, тракт$^{2,3}$, мости$^4$ і шлях^{5}."),
    ("a.tex", "Вода\\textsuperscript{1}, тракт$^{2,3}$, мосты$^4$, путь\\textsuperscript{5}."),
    ("a.txt", "Су [1, 5 б.], тракт², жол³ [4] және көпір [5]."),
    ("a.txt", "Көлемі 5 м², 10³ есе, x² мен ²³⁵U. Су¹, тракт², жол³, Ca²⁺⁴, көпір⁵."),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text"), TYPED)
def test_numbers_above_the_line_cite_a_numbered_list(bare_library: Library, name: str, text: str) -> None:
    manuscript = opened(bare_library, text, name)
    cited = numbers(manuscript)
    assert cited == sorted(cited, key=lambda number: number or 0) and set(cited) >= {1, 2, 3, 5}
    known = manuscript_files.known_works(bare_library, manuscript)
    wrong = [each.kind for each in manuscript_files.findings(bare_library, manuscript, known)]
    assert wrong == (["entry-never-cited"] if "Ca²⁺" in text else [])


POWERS = [
    ("a.txt", "25 м², 3 км², 6·10⁴, кг/м³, с⁻¹, 18², σ², R³, t⁵, cos², (a + b)³, Ca², ¹⁴C."),
    ("a.txt", "x^2, 10^3, м^2, (a+b)^3, e^{4}, R^5, [^1] және [^2]."),
    ("a.md", "x^2^, 10^3^, м<sup>2</sup>, 5 см<sup>3</sup>, R^4^, $x^5$, $y^{1}$."),
    ("a.tex", "$x^2$, 10$^3$, м$^2$, R\\textsuperscript{4}, $e^{1}$, 5\\textsuperscript{5}."),
    ("a.md", "`код^1^` және <code>a<sup>2</sup></code>, ``b^3^``, <pre>c^4^</pre>."),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text"), POWERS)
def test_powers_units_and_isotopes_cite_nothing(bare_library: Library, name: str, text: str) -> None:
    assert numbers(opened(bare_library, text, name)) == []
    brackets = "".join(f" [{number}]" for number in range(1, 6))
    assert numbers(opened(bare_library, text + brackets, name)) == [1, 2, 3, 4, 5]


NOTES = [
    "Су ескі¹. Тракт². Жол³. Көпір⁴.\n\n¹ Бұл туралы мұрағатта бар.\n² Сол жерде.\n³ Автордың ескертуі.\n⁴ Қараңыз.",
    "Вода^1. Тракт^2. Путь^3.\n\n^1 Об этом в архиве.\n^2 Там же.\n^3 Примечание автора.",
    "Су ескі⁷. Тракт¹². Жол⁹. Көпір⁴⁰.",  # another list
]  # fmt: skip


@pytest.mark.parametrize("text", NOTES)
def test_numbers_of_notes_below_the_text_cite_no_list(bare_library: Library, text: str) -> None:
    assert numbers(opened(bare_library, text)) == []
    assert numbers(opened(bare_library, f"{text}\n\nСөз [1, 5 б.], [2], [3], [4], [5].")) == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(("name", "text"), TYPED[:-1])
@pytest.mark.parametrize("style", ["gost-r-7-0-5-2008", "nature", "as-printed"])
def test_a_second_writing_of_numbers_above_the_line_changes_nothing(
    bare_library: Library, name: str, text: str, style: str
) -> None:
    before = opened(bare_library, text, name)
    data = manuscript_writing.write(before, manuscript_writing.plan(before, WritingOptions(style)))
    again = manuscript_files.open_manuscript(bare_library, SourceFile(name, data))
    assert works(again) == works(before)
    assert manuscript_writing.write(again, manuscript_writing.plan(again, WritingOptions(style))) == data


BEYOND = [
    ("a.txt", "Су ескі¹. Тракт²,³. Жол⁴, көпір⁵. Қазба¹⁹ ашылды.", [19], []),
    ("a.txt", "Су ескі^1. Тракт^{2,3}. Жол^4, көпір^5. Қазба^{17} ашылды, 10^{15} есе.", [17], []),
    ("a.md", "Su eski^1^. Yol^2,3^, köprü^4–5^. Kazı^12^ ve liman^??^ da öyle.", [12], ["??"]),
    ("a.md", "Вода^1^, тракт^2,3^, мости^4–5^. Розкоп<sup>0</sup>, 5 м<sup>9</sup>.", [], ["0"]),
    ("a.txt", "Су ескі¹. Тракт²,³. Жол⁴, көпір⁵. Қазба⁰ ашылды, x⁰ пен e⁹.", [], ["0"]),
    ("a.txt", "Су ескі¹. Тракт²,³. Жол⁴, көпір⁵. Қазба¹⁹⁹⁸ ашылды.", [], []),
    ("a.txt", "Су ескі¹. Тракт²,³. Жол⁴, көпір⁵. Мұнда cos⁷ x пен (a + b)⁹ бар.", [], []),
    ("a.txt", "Су ескі¹. Тракт²,³. Жол⁴, көпір⁵. Мұнда pH⁸ мәні мен Вт⁷ бірлігі бар.", [], []),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "beyond", "dead"), BEYOND)
def test_a_raised_number_without_an_entry_is_told(
    bare_library: Library, name: str, text: str, beyond: list[int], dead: list[str]
) -> None:
    manuscript = opened(bare_library, text, name)
    known = manuscript_files.known_works(bare_library, manuscript)
    wrong = [(each.kind, each.raw) for each in manuscript_files.findings(bare_library, manuscript, known)]
    told = [("number-without-entry", str(number)) for number in beyond] + [("dead-number", raw) for raw in dead]
    assert sorted(wrong) == sorted(told)


def test_a_sentence_that_begins_with_sources_heads_no_list(bare_library: Library) -> None:
    manuscript = opened(bare_library, "Су ескі¹.\n\nДеректер мұны толық дәлелдейді²,³.\n\nЖол ұзақ⁴, көпір жоқ⁵.")
    assert numbers(manuscript) == [1, 2, 3, 4, 5] and len(manuscript.entries) == 5


ODT_STYLE = (
    "<office:automatic-styles><style:style style:name='T1' style:family='text'>"
    "<style:text-properties style:text-position='super 58%'/></style:style></office:automatic-styles>"
)


def opendocument() -> bytes:
    raised = "".join(
        f"<text:p>Су ескі<text:span text:style-name='T1'>{number}</text:span>.</text:p>"
        for number in ("1", "2, 3", "4-5", "18")
    )
    with ZipFile(BytesIO(in_form(Thesis(["МӘТІН"], "ӘДЕБИЕТТЕР ТІЗІМІ", ENTRIES), "odt"))) as made:
        content = made.read("content.xml").decode()
    content = content.replace("<text:p>МӘТІН</text:p>", raised).replace("<office:automatic-styles/>", ODT_STYLE)
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
    return stream.getvalue()


def test_numbers_above_the_line_in_opendocument_cite(bare_library: Library) -> None:
    manuscript = manuscript_files.open_manuscript(bare_library, SourceFile("a.odt", opendocument()))
    assert numbers(manuscript) == [1, 2, 3, 4, 5, 18]


def test_what_stands_above_the_line_in_opendocument_has_no_brackets_once_written(bare_library: Library) -> None:
    manuscript = manuscript_files.open_manuscript(bare_library, SourceFile("a.odt", opendocument()))
    data = manuscript_writing.write(manuscript, manuscript_writing.plan(manuscript, WritingOptions("nature")))
    with ZipFile(BytesIO(data)) as written:
        content = written.read("content.xml").decode()
    assert [f">{number}</text:span>" in content for number in ("1", "[1]")] == [True, False]


def test_a_raised_number_of_word_may_have_spaces(bare_library: Library) -> None:
    document = Document()
    paragraph = document.add_paragraph("Су ескі")
    for number in ("1", "2, 3 ", "4;5", "??"):
        paragraph.add_run(number).font.superscript = True
        paragraph.add_run(" жол")
    for line in ("ӘДЕБИЕТТЕР ТІЗІМІ", *(f"{place}. {entry}" for place, entry in enumerate(ENTRIES, 1))):
        document.add_paragraph(line)
    stream = BytesIO()
    document.save(stream)
    manuscript = manuscript_files.open_manuscript(bare_library, SourceFile("a.docx", stream.getvalue()))
    assert numbers(manuscript) == [1, 2, 3, 4, 5]
    assert [placed.marker.raw for placed in manuscript.read.markers if placed.marker.dead] == ["??"]


def test_beside_round_brackets_a_number_without_entry_above_the_line_cites_nothing(bare_library: Library) -> None:
    text = "Су (1, 5 б.) ескі³⁵. Тракт (2, 6 б.), жол (3, 7 б.), көпір (4, 8 б.), су (5, 9 б.)."
    manuscript = opened(bare_library, text)
    assert numbers(manuscript) == [1, 2, 3, 4, 5]
