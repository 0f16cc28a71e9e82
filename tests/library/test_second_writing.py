"""A second run changes nothing: the lists of the tests in several styles and forms, written and written again."""

import re
from dataclasses import replace
from hashlib import sha256
from io import BytesIO

import pytest
from docx import Document

from kb.language.collation import sort_key
from kb.library import manuscript_files, manuscript_writing
from kb.library.manuscript_files import SourceFile
from kb.library.session import Library
from kb.library.writing_plan import WritingOptions
from kb.manuscript.reference_list.works import read_list
from tests.manuscript.forms import Thesis, in_form
from tests.manuscript.test_every_word import LISTS

NAMES = ("bullets", "roman", "scan", "mixed-en", "short-kk", "acts")  # unlike one another
STYLES = ("gost-r-7-0-5-2008", "apa", "gost-kz-dissertation", "chicago-author-date")
ORDERS = (WritingOptions(), WritingOptions(order="alphabetical"), WritingOptions(renumber=True))
CASES = [
    (name, form, STYLES[(row + column) % len(STYLES)], ORDERS[(row * 2 + column) % len(ORDERS)])
    for row, name in enumerate(NAMES)
    for column, form in enumerate(("txt", "md", "txt", "tex", "docx", "odt"))
] + [(name, "txt", "gost-r-7-0-5-2008", WritingOptions(renumber=True)) for name in NAMES]
ALPHABETICAL = WritingOptions(order="alphabetical")
CASES += [
    ("forms", "md", "chicago-author-date", ALPHABETICAL),  # three printings of one work: letters at a year stay
    ("forms", "txt", "gost-r-7-0-5-2008", WritingOptions()),
    ("journal", "txt", "apa", WritingOptions()),  # cited by its title
    ("english", "tex", "apa", WritingOptions()),  # \\& in a citation
    ("mixed-ru", "txt", "gost-r-7-0-5-2008", ALPHABETICAL),  # a list that begins with an archive file
    ("further", "md", "apa", WritingOptions(order="citation")),  # entries that begin with a title in italics
    ("numbered", "txt", "chicago-author-date", ALPHABETICAL),  # standards, patents, shelf marks
    ("mixed-kk", "docx", "chicago-notes-bibliography", WritingOptions()),  # a note of a work without a year
    ("mixed-kk", "odt", "oscola", ALPHABETICAL),  # two spaces where a style strips a point
    ("kinds", "docx", "oscola", WritingOptions(fields="zotero")),
    ("acts", "docx", "oscola", WritingOptions(fields="links")),
    ("kazakhstan", "docx", "apa", WritingOptions(fields="zotero")),
    ("mixed-en", "html", "apa", WritingOptions(renumber=True)),
    ("kinds", "html", "gost-r-7-0-5-2008", ALPHABETICAL),
    ("acts", "html", "nature", WritingOptions()),
    ("numbered", "odt", "oscola", WritingOptions(list_only=True)),  # a list that begins with works without a year
]


def thesis(name: str) -> Thesis:
    """A text that cites each entry of a list, by one number and by two."""
    entries = [" ".join(work.text.split()) for work in read_list(LISTS[name]).works]
    cited = (
        f"Бұл туралы жазылған [{n}, {10 + n} б.]." if n % 2 else f"Об этом писали [{n}; {n - 1}]."
        for n in range(1, len(entries) + 1)
    )  # fmt: skip
    return Thesis(["Кіріспе", *cited], "ПАЙДАЛАНЫЛҒАН ӘДЕБИЕТТЕР ТІЗІМІ", entries)


@pytest.mark.parametrize(("name", "form", "style", "options"), CASES)
def test_a_second_run_changes_nothing(
    bare_library: Library, name: str, form: str, style: str, options: WritingOptions
) -> None:
    chosen = replace(options, style=style)
    listed = thesis(name)
    once, entries = written(bare_library, in_form(listed, form), form, chosen)
    again, entries_again = written(bare_library, once, form, chosen)
    assert entries == entries_again == len(listed.entries)
    assert sha256(again).digest() == sha256(once).digest()  # a difference of bytes takes minutes to show


def written(bare_library: Library, data: bytes, form: str, options: WritingOptions) -> tuple[bytes, int]:
    manuscript = manuscript_files.open_manuscript(bare_library, SourceFile(f"a.{form}", data))
    plan = manuscript_writing.plan(manuscript, options)
    return manuscript_writing.write(manuscript, plan, options.fields), len(manuscript.entries)


@pytest.mark.parametrize(("name", "style"), [("acts", "gost-kz-dissertation"), ("mixed-ru", "apa"), ("further", "mla")])
def test_a_list_in_the_alphabet_stands_by_what_it_prints(bare_library: Library, name: str, style: str) -> None:
    data, entries = written(bare_library, in_form(thesis(name), "txt"), "txt", replace(ALPHABETICAL, style=style))
    lines = list(filter(None, data.decode().partition("ТІЗІМІ")[2].splitlines()))
    keys = [sort_key(re.sub(r"^\d+\. ", "", line)) for line in lines]
    assert len(lines) == entries
    assert keys == sorted(keys)


def test_what_latex_reads_as_a_sign_is_escaped_in_a_new_line_once(bare_library: Library) -> None:
    options = WritingOptions(style="apa")
    once, _ = written(bare_library, in_form(thesis("english"), "tex"), "tex", options)
    assert b" & " not in once
    assert b" \\& " in once
    assert b"\\\\&" not in once


MARKDOWN = """Жазылған [1].

# ӘДЕБИЕТТЕР ТІЗІМІ

1. Әлиев Т. Дала [1917]: C_2. – Алматы: Арна, 2011. – 90 б.
2. Омаров С. *Көпір*. – Алматы: Арна, 2015. – 120 б.
3. Сейдін А. Жол. – Алматы: Арна, 2016. – 12 б.
"""


def test_a_list_in_markdown_has_its_italics_and_its_entries_apart(bare_library: Library) -> None:
    data = MARKDOWN.encode()
    for _ in range(2):
        data, _entries = written(bare_library, data, "md", WritingOptions(style="apa"))
        lines = data.decode().partition("ТІЗІМІ")[2].strip().split("\n")
        assert [line.count("*") for line in lines] == [2, 0, 2, 0, 2]


def test_a_sign_of_markdown_in_a_title_is_escaped_once_and_read_again(bare_library: Library) -> None:
    data = MARKDOWN.encode()
    for style in ("apa", "gost-kz-dissertation", "apa"):
        data, _entries = written(bare_library, data, "md", WritingOptions(style=style))
        assert "Дала \\[1917\\]: C\\_2" in data.decode()
        assert "\\\\" not in data.decode()
    manuscript = manuscript_files.open_manuscript(bare_library, SourceFile("a.md", data))
    titles = sorted(title.value for entry in manuscript.entries for title in entry.record.titles)
    assert titles == ["Дала [1917]: C_2", "Жол", "Көпір"]


def test_a_list_given_beside_is_written_into_the_document_once(bare_library: Library) -> None:
    records = (
        "@book{dala, author={Сейдін, А.}, title={Дала}, location={Алматы}, date={2003}, langid={kazakh}}\n"
        "@book{koktem, author={Асқар, Н.}, title={Көктем}, location={Алматы}, date={2001}, langid={kazakh}}\n"
    )
    beside = SourceFile("t.bib", records.encode())
    for form, text in (
        ("md", "Сөз [@koktem, 5 б.] және [@dala].\n\n## Әдебиеттер тізімі\n"),
        ("txt", "Сөз [2, 5 б.].\n"),
    ):
        data = text.encode()
        for _ in range(2):
            manuscript = manuscript_files.open_manuscript(bare_library, SourceFile(f"a.{form}", data), beside)
            written_once, data = (
                data,
                manuscript_writing.write(manuscript, manuscript_writing.plan(manuscript, WritingOptions())),
            )
        assert written_once == data
        assert data.decode().casefold().count("тізімі") == 1
        assert data.decode().count("Сейдін") == 1


@pytest.mark.parametrize("form", ["txt", "docx"])
def test_what_one_style_cites_another_reads(bare_library: Library, form: str) -> None:
    """Titles cut to their first words and works without a year are cited in APA, and by number afterwards."""
    listed = thesis("mixed-ru")
    once, _ = written(bare_library, in_form(listed, form), form, WritingOptions(style="apa"))
    manuscript = manuscript_files.open_manuscript(bare_library, SourceFile(f"a.{form}", once))
    cited = {item.number for placed in manuscript.read.markers for item in placed.marker.items}
    assert cited == {entry.number for entry in manuscript.entries}
    assert manuscript_writing.plan(manuscript, WritingOptions(style="vancouver")).left == ()


@pytest.mark.parametrize("style", ["apa", "gost-r-7-0-5-2008", "mla"])
def test_a_number_in_a_cited_title_cites_nothing(bare_library: Library, style: str) -> None:
    entries = [
        "Әлиев Т. Дала. – Алматы: Ғылым, 2011. – 90 б.",
        "ST RK 1042:2019 [1]. Rules for bridges — steel (second part). – Astana : Memstandart, 2019. – 40 p.",
        "Омаров С. Көпір. – Алматы: Ғылым, 2015. – 120 б.",
    ]
    text = ["Бұл туралы жазылған [2, 14 б.].", "Кейін де [3; 2].", "Басында [1]."]
    data = in_form(Thesis(text, "ӘДЕБИЕТТЕР ТІЗІМІ", entries), "txt")
    for _ in range(2):
        data, _entries = written(bare_library, data, "txt", WritingOptions(style=style))
        manuscript = manuscript_files.open_manuscript(bare_library, SourceFile("a.txt", data))
        cited = [
            [
                " ".join(manuscript.entries[item.number - 1].text.split())[:5]
                for item in placed.marker.items
                if item.number
            ]
            for placed in manuscript.read.markers
        ]
        assert [sorted(each) for each in cited] == [["ST RK"], ["ST RK", "Омаро"], ["Әлиев"]]


def test_a_number_beside_a_name_in_brackets_stays(bare_library: Library) -> None:
    text = (
        "Жазылған (Әлиев, 2011). Тағы (Омаров, 2015). Есепте (Онда Дүниежүзілік Банк [1] берген дерек, 2019). "
        "Және (Әлиев, 2011, қараңыз (Омаров, 2015)).\n\n"
        "ӘДЕБИЕТТЕР ТІЗІМІ\n\n1. Әлиев Т. Дала. – Алматы: Ғылым, 2011. – 90 б.\n"
        "2. Омаров С. Көпір. – Алматы: Ғылым, 2015. – 120 б.\n3. Дүниежүзілік Банк. Есеп. – Астана, 2019. – 40 б.\n"
    )
    manuscript = manuscript_files.open_manuscript(bare_library, SourceFile("a.txt", text.encode()))
    raws = [placed.marker.raw for placed in manuscript.read.markers]
    assert raws == ["(Әлиев, 2011)", "(Омаров, 2015)", "[1]", "(Омаров, 2015)"]


def test_numbers_of_equations_stay_beside_names(bare_library: Library) -> None:
    """Where works are cited by names, numbers alone in round brackets are those of something else."""
    text = "Жазылған [1]. Тағы [2, 3]. Кейін [3, 1].\n\nБұл (1) теңдік пен (2) теңдіктен (3) шығады.\n\n"
    data = (text + "ӘДЕБИЕТТЕР ТІЗІМІ\n\n" + "".join(f"{line}\n" for line in MARKDOWN.splitlines()[4:])).encode()
    for _ in range(2):
        written_once, (data, _entries) = data, written(bare_library, data, "txt", WritingOptions(style="apa"))
    assert written_once == data
    assert "Бұл (1) теңдік пен (2) теңдіктен (3) шығады." in data.decode()
    assert "(Сейдін, 2016, 1 б.)" in data.decode()  # where works have no numbers, 1 is a page


def test_a_year_in_a_cited_title_is_not_that_of_the_work(bare_library: Library) -> None:
    entries = [
        "Әлиев Т. Дала. – Алматы: Ғылым, 2011. – 90 б.",
        "Доклад: степь в 2014 году. – Астана : Орда, 2015. – 40 с.",
    ]
    text = ["Бұл туралы жазылған [2, 14 б.].", "Кейін де [1; 2]."]
    data, seen = in_form(Thesis(text, "ӘДЕБИЕТТЕР ТІЗІМІ", entries), "txt"), set[bytes]()
    for _ in range(3):
        data, _entries = written(bare_library, data, "txt", WritingOptions(style="apa"))
        seen.add(data)
    assert len(seen) == 1
    assert data.decode().count("степь в 2014 году, 2015") == 2


HARD_ENTRIES = [  # lines that look like two entries, or like a heading
    "Әлиев Т. Python 3 и PyQt 5. Разработка приложений. – Алматы: Ғылым, 2011. – 90 б.",
    "Mateják M. Adair-based equilibrium // Scand. J. Clin. Lab. Invest. – 2015. – Vol. 75. – P. 113-120.",
    "ЖЕР КОДЕКСІ ТУРАЛЫ",
    "Әлиев Т. Дала 2003 жылы. – Алматы: Ғылым, 2003. – 40 б.",
    "Әлиев Т. Көл 2003 жылы. – Алматы: Ғылым, 2003. – 50 б.",
]


@pytest.mark.parametrize("form", ["docx", "odt", "md", "tex"])
@pytest.mark.parametrize("style", ["apa", "gost-kz-dissertation"])
def test_a_line_that_was_written_here_is_one_entry(bare_library: Library, form: str, style: str) -> None:
    listed = Thesis(["Жазылған [5].", "Тағы [2; 1].", "Кейін [3], [4]."], "ӘДЕБИЕТТЕР ТІЗІМІ", HARD_ENTRIES)
    data, seen = in_form(listed, form), set()
    for options in (WritingOptions(style=style), WritingOptions(style=style), WritingOptions(style=style)):
        data, entries = written(bare_library, data, form, options)
        seen.add(sha256(data).hexdigest())
        assert entries == len(HARD_ENTRIES)
    assert len(seen) == 1


def test_a_number_that_no_entry_has_cites_none_in_a_list_without_numbers(bare_library: Library) -> None:
    """The list of a style by names has no numbers: [5] left in the text must not become its fifth entry."""
    entries = [
        f"Әлиев {letter}. Дала {letter}. – Алматы: Ғылым, 20{11 + place}. – 90 б."
        for place, letter in enumerate("АБВГ")
    ]
    text = ["Сөз [1].", "Сөз [2].", "Сөз [3].", "Сөз [4].", "Сөз [5, 7 б.] әлі жоқ."]
    for form in ("docx", "txt", "md"):
        data = in_form(Thesis(text, "ӘДЕБИЕТТЕР ТІЗІМІ", [*entries]), form)
        seen = set()
        for _ in range(3):
            data, _entries = written(bare_library, data, form, WritingOptions(style="apa"))
            seen.add(sha256(data).hexdigest())
            manuscript = manuscript_files.open_manuscript(bare_library, SourceFile(f"a.{form}", data))
            plan = manuscript_writing.plan(manuscript, WritingOptions(style="apa"))
            assert [marker.before for marker in plan.left] == ["[5, 7 б.]"]
            kinds = [
                item.kind
                for item in manuscript_files.findings(
                    bare_library, manuscript, manuscript_files.known_works(bare_library, manuscript)
                )
            ]
            assert kinds.count("number-without-entry") == 1
        assert len(seen) == 1


def test_initials_tell_authors_of_one_name_apart(bare_library: Library) -> None:
    entries = ["Әлиев Т. Көл. – Алматы: Ғылым, 2020. – 90 б.", "Әлиев Б.С. Дала. – Алматы: Ғылым, 2020. – 90 б."]
    data = in_form(Thesis(["Сөз [2, 5 б.].", "Сөз [1]."], "ӘДЕБИЕТТЕР ТІЗІМІ", entries), "docx")
    data, _ = written(bare_library, data, "docx", WritingOptions(style="apa"))
    manuscript = manuscript_files.open_manuscript(bare_library, SourceFile("a.docx", data))
    cited = [
        manuscript.entries[(item.number or 0) - 1].text
        for placed in manuscript.read.markers
        for item in placed.marker.items
    ]
    assert ["Дала" in text for text in cited] == [True, False]


def test_headings_of_a_list_that_a_style_sorts_are_told(bare_library: Library) -> None:
    text = "Сөз [1], [2], [3].\n\nӘДЕБИЕТТЕР ТІЗІМІ\n\n1. Сейдін А. Жол. – Алматы: Арна, 2016. – 12 б.\n\n"
    text += "Интернет-ресурстар\n\n"
    text += "2. Әлиев Т. Дала. – Алматы: Ғылым, 2011. – 90 б.\n3. Омаров С. Көпір. – Алматы: Арна, 2015. – 120 б.\n"
    manuscript = manuscript_files.open_manuscript(bare_library, SourceFile("a.txt", text.encode()))
    plan = manuscript_writing.plan(manuscript, WritingOptions(style="apa"))
    assert plan.headings == ("Интернет-ресурстар",)
    assert "Интернет" not in manuscript_writing.write(manuscript, plan).decode()


def test_an_empty_paragraph_with_a_number_below_a_list_numbers_nothing(bare_library: Library) -> None:
    document = Document()
    for text in ("Сөз [1].", "Тағы [2]. Кейін [3].", "ӘДЕБИЕТТЕР ТІЗІМІ"):
        document.add_paragraph(text)
    for line in ("2016 Annual Study. – London: Heron, 2016. – 90 p.", *HARD_ENTRIES[:2]):
        document.add_paragraph(line, "List Number")
    document.add_paragraph("", "List Number").add_run().add_break()
    stream = BytesIO()
    document.save(stream)
    data, seen = stream.getvalue(), set()
    for _ in range(3):
        data, entries = written(bare_library, data, "docx", WritingOptions(style="apa"))
        seen.add(sha256(data).hexdigest())
        assert entries == 3
    assert len(seen) == 1
