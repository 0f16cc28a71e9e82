"""Works cited in full in footnotes, and again by Там же, Сонда, Ibid.: read, audited, written."""

import pytest

from kb.library import manuscript_files, manuscript_writing
from kb.library.manuscript_files import OwnManuscript, SourceFile
from kb.library.session import Library
from kb.library.writing_plan import WritingOptions
from tests.manuscript import noted

LISTED = [
    "Белов И.И., Крылов П.П. Степь и город. – М.: Наука, 2005. – 250 с.",
    "Жанат Қ.Ә. Су заңы. – Алматы: Арна, 1997. – 145 б.",
    "Лесова О.В. Быт и вещь кочевника // Вестник древностей. – 2016. – № 4. – С. 10-19.",
    "Стогов А.А. Соляной путь. – М.: Наука, 1988. – 300 с.",
    "Harrow J. Steppe roads. – London: Routledge, 2001. – 220 p.",
]
NOTES = [
    "Белов И.И., Крылов П.П. Степь и город. – М.: Наука, 2005. – С. 15.",
    "Там же. – С. 17.",
    "Стогов А.А. Соляной путь. – М.: Наука, 1988. – С. 34–36; Жанат Қ.Ә. Су заңы. – Алматы: Арна, 1997. – 12 б.",
    "Сонда. – 13 б.",
    "Белов И.И., Крылов П.П. Указ. соч. С. 20.",
    "Здесь и далее перевод наш. – А. К.",
    "Лесова О.В. Быт и вещь кочевника // Вестник древностей. – 2016. – № 4. – С. 12.",
    "Harrow J. Steppe roads. – London: Routledge, 2001. – P. 5.",
    "Ibid., p. 7.",
    "Жанат Қ.Ә. Аталған еңбек. – 50 б.",
]
CITED = [(1, "15"), (1, "17"), (4, "34–36"), (2, "12"), (2, "13"), (1, "20"), (3, "12"), (5, "5"), (5, "7"), (2, "50")]


def opened(library: Library, notes: list[str]) -> OwnManuscript:
    data = noted.word(((f"Фраза {place}.", note) for place, note in enumerate(notes)), "СПИСОК ЛИТЕРАТУРЫ", LISTED)
    return manuscript_files.open_manuscript(library, SourceFile("a.docx", data))


def kinds(library: Library, notes: list[str]) -> list[str]:
    manuscript = opened(library, notes)
    known = manuscript_files.known_works(library, manuscript)
    return [item.kind for item in manuscript_files.findings(library, manuscript, known)]


def test_notes_cite_works_of_the_list(bare_library: Library) -> None:
    items = [item for placed in opened(bare_library, NOTES).read.markers for item in placed.marker.items]
    assert [(item.number, item.locators[0].value) for item in items] == CITED
    assert kinds(bare_library, NOTES) == []


def test_a_work_that_is_not_listed_and_a_page_that_is_not_there(bare_library: Library) -> None:
    more = [
        "Туров В.В. Другая книга. – СПб.: Азия, 1900. – С. 45.",
        "Стогов А.А. Соляной путь. – М.: Наука, 1988. – С. 450.",
    ]
    assert kinds(bare_library, [*NOTES, *more]) == ["number-without-entry", "locator-outside-pages"]
    assert kinds(bare_library, [*NOTES[:7], NOTES[9]]) == ["entry-never-cited"]


@pytest.mark.parametrize(
    ("unlisted", "cited"),
    [
        ("CSA RK, f. 64, op. 1, d. 125, l. 14.", [1, 5]),
        ("Известия степи. – 1911. – № 7.", [1, 5]),
        ("В 1868 году комиссия собиралась четырежды.", [1, 1, 5]),
        ("Ann Frith, “Judges of the Horde” (PhD diss., Yale University, 2015), 12.", [1, None, None, 5]),
    ],
)
def test_what_repeats_a_work_that_is_not_listed_cites_none_of_the_list(
    bare_library: Library, unlisted: str, cited: list[int | None]
) -> None:
    read = opened(bare_library, [NOTES[0], unlisted, "Там же. С. 20.", NOTES[7]]).read
    assert [item.number for placed in read.markers for item in placed.marker.items] == cited


def test_notes_are_written_in_a_style_of_notes_and_the_list_too(bare_library: Library) -> None:
    manuscript = opened(bare_library, NOTES)
    planned = manuscript_writing.plan(manuscript, WritingOptions(style="chicago-notes-bibliography"))
    out = manuscript_writing.write(manuscript, planned)
    text = manuscript_files.open_manuscript(bare_library, SourceFile("a.docx", out)).read.document.text.text
    lines = [line.strip() for line in text.splitlines()]
    assert lines[1] == "И. И. Белов и П. П. Крылов, Степь и город (Наука, 2005), 15."
    assert lines[11] == NOTES[5]
    assert "Белов, И. И., и П. П. Крылов. Степь и город. Наука, 2005." in lines
    again = manuscript_files.open_manuscript(bare_library, SourceFile("a.docx", out))
    items = [item for placed in again.read.markers for item in placed.marker.items]
    assert [(item.number, item.locators[0].value) for item in items] == CITED
    twice = manuscript_writing.plan(again, WritingOptions(style="chicago-notes-bibliography"))
    assert manuscript_writing.write(again, twice) == out


def test_parts_are_found_by_what_the_relations_call_them(bare_library: Library) -> None:
    data = noted.word([("Фраза", NOTES[0])], "СПИСОК ЛИТЕРАТУРЫ", LISTED, folder="doc")
    manuscript = manuscript_files.open_manuscript(bare_library, SourceFile("a.docx", data))
    assert [placed.place for placed in manuscript.read.markers] == ["footnote"]
    out = manuscript_writing.write(manuscript, manuscript_writing.plan(manuscript, WritingOptions()))
    again = manuscript_files.open_manuscript(bare_library, SourceFile("a.docx", out))
    assert again.read.markers[0].marker.raw == "[1, с. 15]"
    assert [block.label for block in again.read.document.text.blocks][-5:] == ["1.", "2.", "3.", "4.", "5."]


def test_notes_in_full_beside_numbers_cite_and_stay(library: Library) -> None:
    notes = [
        "",
        "",
        "",
        "Стогов А.А. Соляной путь. – М.: Наука, 1988. – С. 34.",
        "Julia Harrow, Steppe roads (2001), 12.",
    ]
    marks = ["[1]", "[2, 5 б.]", "[3]", "", ""]
    data = noted.word(
        ((f"Фраза {place} {mark}.", note) for place, (mark, note) in enumerate(zip(marks, notes, strict=True))),
        "СПИСОК ЛИТЕРАТУРЫ",
        LISTED,
    )
    manuscript = manuscript_files.open_manuscript(library, SourceFile("a.docx", data))
    cited = [item.number for placed in manuscript.read.markers for item in placed.marker.items]
    assert cited == [1, 2, 3, 4, 5]
    plan = manuscript_writing.plan(manuscript, WritingOptions(style="apa"))
    assert [marker.before for marker in plan.left] == notes[3:]


def test_notes_that_stay_move_no_number(library: Library) -> None:
    rows = [("Фраза.", "Стогов А.А. Соляной путь. – М.: Наука, 1988. – С. 34.")]
    rows += [(f"Фраза [{number}].", "") for number in (1, 2, 3, 4, 5)]
    data = noted.word(rows, "СПИСОК ЛИТЕРАТУРЫ", LISTED)
    manuscript = manuscript_files.open_manuscript(library, SourceFile("a.docx", data))
    assert [placed.marker.beside for placed in manuscript.read.markers].count(True) == 1
    plan = manuscript_writing.plan(manuscript, WritingOptions(renumber=True))
    assert [number.after for number in plan.numbers] == [number.before for number in plan.numbers]


@pytest.mark.parametrize(("note", "numbers"), [
    ("Julia Harrow, Steppe roads of the north, 12.", [2]),  # the longest title that it says
    ("Mark Dunn, Steppe roads of the north, 12.", []),  # another author's
    ("Julia Harrow, Quiet valleys, 12.", []),  # two are called so
])  # fmt: skip
def test_a_note_that_says_author_and_title_means_one_work(library: Library, note: str, numbers: list[int]) -> None:
    entries = [
        "Harrow J. Steppe roads. – London: Heron, 2001. – 220 p.",
        "Harrow J. Steppe roads of the north. – London: Heron, 2005. – 90 p.",
        "Harrow J. Quiet valleys. – London: Heron, 2007. – 80 p.",
        "Harrow J. Quiet valleys. – Paris: Heron, 2009. – 85 p.",
        LISTED[0],
    ]
    data = noted.word([("Фраза.", NOTES[0]), ("Фраза.", note)], "СПИСОК ЛИТЕРАТУРЫ", entries)
    manuscript = manuscript_files.open_manuscript(library, SourceFile("a.docx", data))
    cited = [item.number for placed in manuscript.read.markers for item in placed.marker.items]
    assert [number for number in cited if number != 5] == numbers


def test_an_act_in_a_note_keeps_its_article_and_is_known_by_its_name(library: Library) -> None:
    act = (
        "Жер қойнауы және жер қойнауын пайдалану туралы: Қазақстан Республикасының 2017 жылғы 27 желтоқсандағы Кодексі"
    )
    data = noted.word(
        (("Сөз.", f"{act}, 12-бап."), ("Тағы.", f"{act}, ст. 1255.")), "ӘДЕБИЕТТЕР ТІЗІМІ", [f"{act}. – Астана, 2017."]
    )
    manuscript = manuscript_files.open_manuscript(library, SourceFile("a.docx", data))
    assert [
        (item.number, [(locator.label, locator.value) for locator in item.locators])
        for placed in manuscript.read.markers for item in placed.marker.items
    ] == [(1, [("article-locator", "12")]), (1, [("article-locator", "1255")])]  # fmt: skip


TURKISH = [
    "Kaya S. Göller Kimindir. – Ankara: Yurt, 2011. – 120 s.",
    "Arslan T. Bozkır Yolları. – İstanbul: Deniz, 2004. – 180 s.",
    "Bozkır Arşivi: sözlük. – URL: https://bozkir.example.org/arsiv?d=1",
]


@pytest.mark.parametrize(
    ("again", "page"),
    [("A.g.e., s. 80.", "80"), ("a. g. m., s. 8", "8"), ("Aynı eser, s. 9.", "9"), ("Там само. – С. 11.", "11"),
     ("Ebd., S. 12.", "12")],
)  # fmt: skip
def test_what_other_languages_cite_again_is_the_work_before(bare_library: Library, again: str, page: str) -> None:
    notes = [
        "Kaya S. Göller Kimindir. Ankara: Yurt, 2011. S. 77.",
        again,
        "Bozkır Arşivi: https://bozkir.example.org/arsiv?d=1.",
    ]
    data = noted.word(((f"Cümle {place}.", note) for place, note in enumerate(notes)), "Kaynakça", TURKISH)
    read = manuscript_files.open_manuscript(bare_library, SourceFile("a.docx", data)).read
    items = [item for placed in read.markers for item in placed.marker.items]
    assert [(item.number, [each.value for each in item.locators]) for item in items] == [
        (1, ["77"]),
        (1, [page]),
        (3, []),
    ]


@pytest.mark.parametrize("again", ["Сонда, 15-б.", "Ibid. P. 101.", "Там же."])
def test_a_note_that_repeats_nothing_points_nowhere(bare_library: Library, again: str) -> None:
    assert kinds(bare_library, [again, *NOTES]) == ["dead-number"]
    assert kinds(bare_library, ["Сонда тұрған адамдар туралы кейін.", *NOTES]) == []


FILES = [
    "Стогов А.А. Соляной путь. – М.: Наука, 1988. – 300 с.",
    "ЦГА РК. Ф. 27, оп. 3, д. 118. Дело о соляных озерах. 1902–1904 гг. 60 л.",
    "ЦГА РК. Ф. 27, оп. 3, д. 119. Ведомости о ценах на соль. 1905 г. 31 л.",
    "ОМА. 40-қор, 2-тізбе, 7-іс. Тұз кәсібі туралы хаттар. 1911 ж. 25 п.",
]


@pytest.mark.parametrize(("notes", "cited"), [
    (["ЦГА РК. Ф. 27, оп. 3, д. 118, л. 5 об."], [(2, "5 об.")]),
    (["ЦГА РК. Ф. 27. Оп. 3. Д. 119. Лл. 2–4."], [(3, "2–4")]),
    (["См.: ЦГА РК. Ф. 27, оп. 3, д. 118, л. 5; ЦГА РК. Ф. 27, оп. 3, д. 119, л. 6."], [(2, "5"), (3, "6")]),
    (["ОМА. 40-қор, 2-тізбе, 7-іс, 3-парақ."], [(4, "3")]),
    (["ЦГА РК. Ф. 27, оп. 3, д. 118, л. 5.", "Там же. Л. 8.", "Там же. Д. 119. Л. 9."], [(2, "5"), (2, "8"), (3, "9")]),
    (["ЦГА РК. Ф. 27, оп. 3, д. 118, л. 5.", "Там же. Д. 120. Л. 9."], [(2, "5"), (None, "9")]),
    (["ЦГА РК. Ф. 27, оп. 3, д. 1180, л. 5."], [(None, "5")]),  # another file of the inventory
    (["ЦГА УР. Ф. 27, оп. 3, д. 118, л. 5."], []),  # another archive
    (["ЦГА РК. Ф. 28, оп. 3, д. 118, л. 5."], []),  # another fond
    (["ЦГА РК. Ф. 27, оп. 3."], []),  # no file
])  # fmt: skip
def test_a_file_of_an_archive_in_a_note_means_that_of_the_list(
    bare_library: Library, notes: list[str], cited: list[tuple[int | None, str]]
) -> None:
    full = "Стогов А.А. Соляной путь. – М.: Наука, 1988. – С. 34."
    data = noted.word([("Фраза.", note) for note in [full, *notes]], "СПИСОК ЛИТЕРАТУРЫ", FILES)
    manuscript = manuscript_files.open_manuscript(bare_library, SourceFile("a.docx", data))
    items = [item for placed in manuscript.read.markers for item in placed.marker.items]
    assert [(item.number, item.locators[0].value) for item in items[1:]] == cited


@pytest.mark.parametrize(("first", "second"), [
    ("Архивные источники", "Опубликованные источники"), ("Мұрағат құжаттары", "Басылымдар"),
    ("Archival sources", "Books and papers"),
])  # fmt: skip
def test_the_heading_above_files_of_an_archive_is_no_part_of_an_entry(
    bare_library: Library, first: str, second: str
) -> None:
    listed = [first, *FILES[1:], second, FILES[0]]
    data = noted.word([("Фраза.", "ЦГА РК. Ф. 27, оп. 3, д. 118, л. 5.")], "СПИСОК ЛИТЕРАТУРЫ", listed)
    manuscript = manuscript_files.open_manuscript(bare_library, SourceFile("a.docx", data))
    assert [entry.text for entry in manuscript.entries] == [*FILES[1:], FILES[0]]
    assert [item.number for placed in manuscript.read.markers for item in placed.marker.items] == [1]


LINKED = ["Soler A. The salt road of the hills. – Leeds: Moor, 1999. – 90 p.",
          "Речной В.В. Паром // Вестник рек. – 2012. – № 1. – С. 88–93. – URL: https://a.example/88."]  # fmt: skip


@pytest.mark.parametrize(("note", "number", "page"), [
    ("Soler, Salt Road, 40.", 1, "40"),
    ("Soler, The Salt Road, 41.", 1, "41"),
    ("Речной В.В. Паром // Вестник рек. 2012. № 1. С. 90. URL: https://a.example/88 (дата обращения: 3.02.2020).",
     2, "90"),
    ("Речной В.В. Паром // Вестник рек. 2012. № 1. С. 91. https://a.example/88", 2, "91"),
])  # fmt: skip
def test_a_short_title_leaves_out_its_article_and_an_address_stands_after_pages(
    bare_library: Library, note: str, number: int, page: str
) -> None:
    notes = [("Фраза.", "Soler A. The salt road of the hills. – Leeds: Moor, 1999. – P. 3."), ("Фраза.", note)]
    data = noted.word(notes, "СПИСОК ЛИТЕРАТУРЫ", LINKED)
    manuscript = manuscript_files.open_manuscript(bare_library, SourceFile("a.docx", data))
    _first, item = (item for placed in manuscript.read.markers for item in placed.marker.items)
    assert (item.number, item.locators[0].value) == (number, page)
