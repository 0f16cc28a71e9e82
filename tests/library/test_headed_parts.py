"""A list in several headed parts whose numbers run on is one list, in every format and with any style of heading."""

from io import BytesIO

import pytest
from docx import Document

from kb.library import manuscript_files
from kb.library.manuscript_files import OwnManuscript, SourceFile
from kb.library.session import Library

HEADING = {"kk": "Пайдаланылған әдебиеттер тізімі", "ru": "Список использованных источников", "en": "References"}
PARTS = {
    "kk": {
        "Заңдар": [
            "Жол туралы: Қазақстан Республикасының 2001 жылғы 17 шілдедегі № 245 Заңы.",
            "Қала туралы: Қазақстан Республикасының 2005 жылғы 3 мамырдағы № 50 Заңы.",
        ],
        "Кітаптар": ["Әлиев Т. Дала. – А.: Ғылым, 2011. – 90 б.", "Омаров С. Көпір. – Алматы: Арна, 2015. – 120 б."],
        "Сайттар": [
            "Жол дерегі. – URL: https://zhol.example.kz (қаралған күні: 12.03.2021).",
            "Тұз дерегі. – URL: https://tuz.example.kz (қаралған күні: 12.03.2021).",
        ],
        "Мақалалар": ["Бекова А. Базар // Хабаршы. – 2016. – № 4. – Б. 3–8.", "Сейдін А. Жол // Заң. – 2018. – № 2."],
    },
    "ru": {
        "Нормативные акты": [
            "О городах: Закон Республики Казахстан от 3 мая 2005 г. № 50-III ЗРК.",
            "О дорогах: Закон Республики Казахстан от 17 июля 2001 г. № 245.",
        ],
        "Монографии": ["Лунин Б. Города. – М.: Наука, 1981. – 300 с.", "Торов П. Соль. – М.: Наука, 1982. – 200 с."],
        "Статьи": ["Бегун А. Рынок // Юрист. – 2016. – № 4. – С. 3–8.", "Орлов Е. Путь // Право. – 2018. – № 2."],
    },
    "en": {
        "Books": ["Archer, B. Towns. – London: Reed, 1981. – 300 p.", "Stone, N. Salt. – Oxford: Lane, 1982. – 200 p."],
        "Legislation": [
            "On Cities: Law of the Republic of Kazakhstan of 3 May 2005 No. 50.",
            "On Roads: Law of the Republic of Kazakhstan of 17 July 2001 No. 245.",
        ],
        "Articles": [
            "Barker, A. Market // Herald. – 2016. – No. 4. – P. 3–8.",
            "Orwell, E. Way // Law. – 2018. – No. 2.",
        ],
    },
}
CITED = "Text [1, 2]. Text [3; 4]. Text [5]. Text [6]."


def count(lang: str) -> int:
    return sum(map(len, PARTS[lang].values()))


def text_of(lang: str) -> str:
    return CITED + " [7; 8]" if lang == "kk" else CITED


def numbered(lang: str, sign: str) -> list[tuple[str, list[str]]]:
    numbers = iter(range(1, 99))
    return [
        (name, [f"{next(numbers)}{sign}{entry}" for entry in entries]) for name, entries in PARTS[lang].items()
    ]  # fmt: skip


def word(lang: str, style: str | None, over: str | None, sign: str = ". ") -> bytes:
    """A Word document whose parts have headings of a style; None: bold ones."""
    document = Document()
    document.add_paragraph(text_of(lang))
    document.add_paragraph(style=over).add_run(HEADING[lang]).bold = True
    for name, entries in numbered(lang, sign):
        document.add_paragraph(style=style).add_run(name).bold = True
        for entry in entries:
            document.add_paragraph(entry)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def plain(lang: str, mark: str) -> bytes:
    lines = [text_of(lang), f"# {HEADING[lang]}" if mark else HEADING[lang]]
    for name, entries in numbered(lang, ". "):
        lines += [mark.format(name) if mark else name, "\n".join(entries)]
    return "\n\n".join(lines).encode()


def read(library: Library, data: bytes, ending: str) -> OwnManuscript:
    return manuscript_files.open_manuscript(library, SourceFile(f"a.{ending}", data))


def whole(manuscript: OwnManuscript, lang: str) -> None:
    typed = [entry for entries in PARTS[lang].values() for entry in entries]
    assert [entry.text for entry in manuscript.entries] == typed
    assert [entry.number for entry in manuscript.entries] == list(range(1, count(lang) + 1))


STYLES = [
    (None, "Heading 1"),
    ("Heading 1", "Heading 1"),
    ("Heading 2", "Heading 1"),
    ("Heading 1", None),
    (None, None),
]


@pytest.mark.parametrize("lang", PARTS)
@pytest.mark.parametrize(("style", "over"), STYLES)
def test_each_part_of_a_word_document_is_read(
    bare_library: Library, lang: str, style: str | None, over: str | None
) -> None:
    whole(read(bare_library, word(lang, style, over), "docx"), lang)


@pytest.mark.parametrize("lang", PARTS)
@pytest.mark.parametrize("sign", [" ", "\t", ") "])
def test_numbers_without_a_point_run_on_across_headings(bare_library: Library, lang: str, sign: str) -> None:
    whole(read(bare_library, word(lang, "Heading 1", "Heading 1", sign), "docx"), lang)


@pytest.mark.parametrize("lang", PARTS)
@pytest.mark.parametrize("mark", ["# {}", "## {}", "**{}**", ""])
def test_each_part_of_a_text_is_read(bare_library: Library, lang: str, mark: str) -> None:
    whole(read(bare_library, plain(lang, mark), "md" if mark else "txt"), lang)


@pytest.mark.parametrize("lang", PARTS)
def test_each_part_has_its_own_alphabet(bare_library: Library, lang: str) -> None:
    manuscript = read(bare_library, word(lang, "Heading 1", "Heading 1"), "docx")
    said = manuscript_files.findings(bare_library, manuscript, manuscript_files.known_works(bare_library, manuscript))
    assert not [
        item for item in said if item.kind in ("list-order", "number-without-entry", "entry-never-cited", "gap")
    ]


def test_a_chapter_after_a_list_is_no_part_of_it(bare_library: Library) -> None:
    document = Document()
    document.add_paragraph("Text [1]. Text [2].")
    document.add_heading("References", 1)
    for line in (
        "1. Archer, B. Towns. – London: Reed, 1981. – 300 p.",
        "2. Stone, N. Salt. – Oxford: Lane, 1982. – 9 p.",
    ):
        document.add_paragraph(line)
    document.add_heading("Afterword", 1)
    document.add_paragraph("1. The first question remains.")
    stream = BytesIO()
    document.save(stream)
    assert len(read(bare_library, stream.getvalue(), "docx").entries) == 2


LETTERED = [
    "Documents", "[K-1] Charter of Towns. – Paris: UN, 2001. – 30 p.",
    "[K-2] Rules of Roads. – Rome: UN, 2004. – 9 p.", "[K-3] Accord on Wells. – Bonn: UN, 2006. – 12 p.",
    "Books", "[N-1] Archer B. Towns. – London: Reed, 1981. – 300 p.",
    "[N-2] Baker C. Salt. – Oxford: Lane, 1982. – 70 p.", "[N-3] Cole D. Sand. – Oxford: Lane, 1984. – 80 p.",
]  # fmt: skip


@pytest.mark.parametrize(("cited", "early"), [("[K-2], [K-1]", ["[K-2]"]), ("[K-1], [K-2]", [])])
def test_parts_of_other_letters_are_one_list_by_mention(bare_library: Library, cited: str, early: list[str]) -> None:
    document = Document()
    document.add_paragraph(f"Text {cited}. Text [K-3, p. 2]. Text [N-1, p. 4], [N-1, p. 9], [N-2, p. A5].")
    document.add_heading("References", 1)
    for line in LETTERED:
        document.add_paragraph(line, style=None if line.startswith("[") else "Heading 1")
    stream = BytesIO()
    document.save(stream)
    manuscript = read(bare_library, stream.getvalue(), "docx")
    assert [entry.label for entry in manuscript.entries] == ["K-1", "K-2", "K-3", "N-1", "N-2", "N-3"]
    said = manuscript_files.findings(bare_library, manuscript, manuscript_files.known_works(bare_library, manuscript))
    assert [item.raw for item in said if item.kind in ("list-order", "marker-form", "first-mention-order")] == early
