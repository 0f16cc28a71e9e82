"""Lists that go by Roman numerals or small letters: cited, audited, written; elsewhere such signs cite nothing."""

from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn

from kb.library import manuscript_files, manuscript_writing
from kb.library.manuscript_files import OwnManuscript, SourceFile
from kb.library.session import Library
from kb.library.writing_plan import WritingOptions
from tests.manuscript.forms import Thesis, in_form

BOOKS = {
    "ru": ["Тополев Ф.Г. Солончаки. – М.: Наука, 1974. – 210 с.",
           "Ручьёв К.Б. Броды // Вестник рек. – 1988. – № 2. – С. 4–19.",
           "Вязов М.Н. Тракты. – Омск: Слово, 1991. – 96 с.", "Юртаев С.С. Ямщики. – Казань: Дом, 2003. – 140 с."],
    "kk": ["Бақтыбай С.Е. Су жолы. – Алматы: Қайнар, 1998. – 180 б.",
           "Жүніс Р.Т. Құдықтар // Дала. – 2011. – № 5. – Б. 7-15.",
           "Тілеген А. Көпір. – Астана: Фолиант, 2009. – 130 б.", "Қуаныш Д.М. Өткел. – Семей: Таң, 2016. – 90 б."],
    "en": ["Alder F. Brine. – London: Wren, 1987. – 160 p.",
           "Birch T. Fords // River Review. – 1995. – Vol. 2, No. 3. – P. 8-21.",
           "Cedar P. Tolls. – York: Rook, 2008. – 240 p.", "Dorn R. Carts. – Bath: Owl, 2012. – 75 p."],
    "tr": ["Aksoy B. Tuzla. – Ankara: Çınar, 1999. – 140 s.", "Bulut E. Göçler. – İzmir: Deniz, 2005. – 88 s.",
           "Candan F. Kuyular. – Konya: Toprak, 2010. – 120 s.", "Duru H. Yollar. – Bursa: Ova, 2014. – 95 s."],
    "uk": ["Гайовий П.С. Броди. – Київ: Основа, 1986. – 190 с.", "Дубина О.Р. Шляхи. – Львів: Слово, 1997. – 104 с.",
           "Зінчук Т.Т. Мости. – Одеса: Хвиля, 2004. – 88 с.", "Кленова Ю.В. Вози. – Харків: Ранок, 2013. – 70 с."],
}  # fmt: skip
HEADINGS = {"ru": "Список литературы", "kk": "Пайдаланылған әдебиеттер", "en": "References", "tr": "Kaynakça",
            "uk": "Список використаних джерел"}  # fmt: skip
NUMERALS = ["I", "II", "III", "IV"]
FORMS = ("txt", "md", "docx", "odt")


def opened(library: Library, text: str, listed: str, heading: str = "Список литературы") -> OwnManuscript:
    return manuscript_files.open_manuscript(
        library, SourceFile("a.txt", f"{text}\n\n{heading.upper()}\n\n{listed}\n".encode())
    )


def lines(labels: list[str], entries: list[str]) -> str:
    return "\n".join(f"{label} {entry}" for label, entry in zip(labels, entries, strict=True))


def cited(manuscript: OwnManuscript) -> list[tuple[str, str]]:
    return [
        (item.key or str(item.number), ", ".join(each.value for each in item.locators))
        for each in manuscript.read.markers for item in each.marker.items
    ]  # fmt: skip


def kinds(library: Library, manuscript: OwnManuscript) -> list[tuple[str, str]]:
    known = manuscript_files.known_works(library, manuscript)
    return [(each.kind, each.raw) for each in manuscript_files.findings(library, manuscript, known)]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", BOOKS)
def test_a_list_in_roman_numerals_is_cited_in_each_form(bare_library: Library, language: str, form: str) -> None:
    labels = [f"{numeral}." for numeral in NUMERALS]
    text = ["Wells [I, 12], [II; III, 5].", "Fords [II–IV], XX, vol. IV."]
    data = in_form(Thesis(text, HEADINGS[language], BOOKS[language], labels), form)
    manuscript = manuscript_files.open_manuscript(bare_library, SourceFile(f"a.{form}", data))
    assert [entry.label for entry in manuscript.entries] == NUMERALS
    assert cited(manuscript) == [("I", "12"), ("II", ""), ("III", "5"), ("II", ""), ("III", ""), ("IV", "")]


@pytest.mark.parametrize("sign", ["{}.", "{})", "[{}]", "{}\t", "- {}.", "({})"])
@pytest.mark.parametrize("small", [False, True])
def test_numerals_with_any_sign(bare_library: Library, sign: str, small: bool) -> None:
    labels = [sign.format(numeral.lower() if small else numeral) for numeral in NUMERALS]
    for text in (
        "Слово [I, с. 5], [см.: II, т. III, с. 7], [III; IV].",
        "Слово [i, с. 5], [см.: ii, т. iii, с. 7], [iii; iv].",
    ):
        manuscript = opened(bare_library, text, lines(labels, BOOKS["ru"]))
        assert [key.upper() for key, _ in cited(manuscript)] == NUMERALS
        assert kinds(bare_library, manuscript) == []


def test_numerals_in_cyrillic_letters_wrapped_lines_and_no_heading(bare_library: Library) -> None:
    entries = [entry.replace(" – ", " –\n", 1) for entry in BOOKS["kk"]]
    text = f"Сөз [І, 5 б.], [ІІ], [ІІІ], [ІV].\n\n{lines(['І.', 'ІІ.', 'ІІІ.', 'ІV.'], entries)}\n"
    manuscript = manuscript_files.open_manuscript(bare_library, SourceFile("a.txt", text.encode()))
    assert [entry.text.split()[0] for entry in manuscript.entries] == ["Бақтыбай", "Жүніс", "Тілеген", "Қуаныш"]
    assert kinds(bare_library, manuscript) == []


def test_numerals_alone_in_round_brackets_cite_where_the_list_is_cited_so(bare_library: Library) -> None:
    listed = lines(["I.", "II.", "III.", "IV."], BOOKS["ru"])
    manuscript = opened(bare_library, "Есть (i) броды, (ii) мосты (I, с. 5), (II), (III; IV).", listed)
    assert [key for key, _ in cited(manuscript)] == NUMERALS
    assert cited(opened(bare_library, "Есть (I) броды, (II) мосты, (III) тракты [IV].", listed)) == [("IV", "")]


DEFECTS = [
    ("[VII, с. 3]", NUMERALS, "number-without-entry", "[VII, с. 3]"), ("[XX]", NUMERALS, "dead-number", "[XX]"),
    ("[I, с. 900]", NUMERALS, "locator-outside-pages", "[I, с. 900]"),
    ("[V]", ["I", "II", "III", "V"], "gap", "V. Юртаев"),
]  # fmt: skip


@pytest.mark.parametrize(("marker", "labels", "kind", "raw"), DEFECTS)
def test_a_defect_of_a_list_in_numerals(
    bare_library: Library, marker: str, labels: list[str], kind: str, raw: str
) -> None:
    listed = lines([f"{label}." for label in labels], BOOKS["ru"])
    text = f"Слово [I, с. 5], [II, с. 6], [III, с. 7], [{labels[-1]}, с. 8]. И {marker}."
    defects = [each for each in kinds(bare_library, opened(bare_library, text, listed)) if each[0] == kind]
    assert len(defects) == 1 and defects[0][1].startswith(raw)


NOTHING = [
    "[V]",
    "[X]",
    "[C]",
    "[MIT]",
    "[CD]",
    "[VI в.]",
    "[глава IV]",
    "[т. IV]",
    "[sic]",
    "[DC]",
    "[i]",
    "[x]",
    "[v]",
]


@pytest.mark.parametrize("bracket", NOTHING)
def test_a_bracket_beside_a_list_in_numerals_that_cites_nothing(bare_library: Library, bracket: str) -> None:
    listed = lines(["I.", "II.", "III.", "IV."], BOOKS["ru"])
    manuscript = opened(bare_library, f"Слово [I, с. 5], [II], [III], [IV]. И {bracket}.", listed)
    assert [key for key, _ in cited(manuscript)] == NUMERALS
    assert kinds(bare_library, manuscript) == []


PLAIN = ["1.", "2.", "3.", "4."]


@pytest.mark.parametrize("text", ["[IV], [II, с. 5], [I; III]", "[iv]", "[л. 2]", "[Л. 3]", "[л3]", "[т. IV, с. 2]"])
def test_numerals_and_leaves_cite_nothing_where_the_list_is_in_figures(bare_library: Library, text: str) -> None:
    manuscript = opened(
        bare_library, f"Слово [1], [2, л. 5], [3], [4, т. II, с. 7]. И {text}.", lines(PLAIN, BOOKS["ru"])
    )
    assert cited(manuscript) == [("1", ""), ("2", "5"), ("3", ""), ("4", "II, 7")]


NO_LABELS = [
    "I. Архивные материалы\n{0}\n{1}\n\nII. Книги, статьи\n{2}\n{3}",
    "I. Архивные материалы\n1. {0}\n2. {1}\nII. Книги, статьи\n3. {2}\n4. {3}",
    "I. Архивы (фонды 64, 65).\n1. {0}\nII. Книги (статьи).\n2. {1}\n3. {2}\n4. {3}",
    "I. Архивы: 64, 65.\n{0}\n{1}\nII. Книги: 1970–1990.\n{2}\n{3}",
    "1. {0}\n2. Собрание рек.\nI. Том первый. – М.: Наука, 1974.\nII. Том второй. – М.: Наука, 1975.\n3. {2}\n4. {3}",
    "I. Ivanov, Wells, London: Heron, 1999.\nV. Petrov, Lakes, York: Rook, 2001.\nX. Wu, Roads, Bath: Owl, 2001.",
    "ЦГА РК. Ф. 64. Оп. 1. Д. 2. 1911 г.\nЛ. 1.\nЦГА РК. Ф. 64. Оп. 1. Д. 3. 1912 г.\nЛ. 2.\n{0}",
    "Белов А.А. Реки: в 2 т.\nт. 1. Верховья. – Л.: Наука, 1977.\nт. 2. Низовья. – Л.: Наука, 1977.\n{0}\n{1}",
    "1. ЦГА РК. Ф. 64. Оп. 1. Д. 2.\nЛ. 1.\n2. ЦГА РК. Ф. 64. Оп. 1. Д. 3.\nЛ. 2.\n3. {0}",
]  # fmt: skip


@pytest.mark.parametrize("listed", NO_LABELS)
def test_parts_volumes_initials_and_leaves_are_no_numbers_of_a_list(bare_library: Library, listed: str) -> None:
    manuscript = opened(bare_library, "Слово [1], [2] и (Тополев, 1974).", listed.format(*BOOKS["ru"]))
    assert manuscript.entries and not any(entry.label for entry in manuscript.entries)
    assert not any("Архивные" in entry.text for entry in manuscript.entries)


SMALL = [
    (["л1.", "л2.", "л3.", "л4."], "[л3], [л1, с. 5], [Л2], [л. 4]", ["л3", "л1", "л2", "л4"]),
    (["Л. 1.", "Л. 2.", "Л. 3.", "Л. 4."], "[Л. 3], [л. 1, с. 5], [Л.2; Л.4]", ["Л.3", "Л.1", "Л.2", "Л.4"]),
    (["[б-1]", "[б-2]", "[б-3]", "[б-4]"], "[б-3, 7 б.], [б-1], [б-2]", ["б-3", "б-1", "б-2"]),
    (["s1)", "s2)", "s3)", "s4)"], "[s1–s3]", ["s1", "s2", "s3"]),
    (["Л1.", "Л2.", "Д1.", "Д2."], "[Д1, л. 5], [Л1, л. 2 об.]", ["Д1", "Л1"]),  # leaves
]  # fmt: skip


@pytest.mark.parametrize(("labels", "text", "keys"), SMALL)
def test_small_letters_cite_where_the_list_is_numbered_so(
    bare_library: Library, labels: list[str], text: str, keys: list[str]
) -> None:
    manuscript = opened(bare_library, f"Слово {text}.", lines(labels, BOOKS["ru"]))
    assert [key for key, _ in cited(manuscript)] == keys
    assert len({entry.label for entry in manuscript.entries}) == 4


def word_list(labels_format: str) -> bytes:
    """A Word document whose list is numbered by Word in a format."""
    document = Document()
    document.add_paragraph("Слово [IV, с. 12], [I; III], [II].")
    document.add_heading("Список литературы", 1)
    numbering = document.part.numbering_part.element
    for style in numbering.iter(qn("w:numFmt")):
        style.set(qn("w:val"), labels_format)
    for entry in BOOKS["ru"]:
        document.add_paragraph(entry, style="List Number")
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_numerals_that_word_counts(bare_library: Library) -> None:
    manuscript = manuscript_files.open_manuscript(bare_library, SourceFile("a.docx", word_list("upperRoman")))
    assert [entry.label for entry in manuscript.entries] == NUMERALS
    assert [key for key, _ in cited(manuscript)] == ["IV", "I", "III", "II"]


WAYS = [
    WritingOptions(), WritingOptions(renumber=True), WritingOptions(list_only=True), WritingOptions("as-printed"),
    WritingOptions("as-printed", renumber=True), WritingOptions("as-printed", order="alphabetical"),
]  # fmt: skip


def works(manuscript: OwnManuscript) -> list[str]:
    subject = manuscript_files.subject_of(manuscript)
    return sorted(each.entry.text.split()[0] if each.entry else "" for each in subject.cited)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("options", WAYS)
@pytest.mark.parametrize("small", [False, True])
def test_a_written_list_has_numerals_as_printed_and_figures_in_a_style(
    bare_library: Library, form: str, options: WritingOptions, small: bool
) -> None:
    labels = [f"{numeral.lower() if small else numeral}." for numeral in NUMERALS]
    text = ["Слово [IV, с. 12], [I; III].", "Слово [II–IV], [см.: II, т. III, с. 5]. Глава IV."]
    file = SourceFile(f"a.{form}", in_form(Thesis(text, "Список литературы", BOOKS["ru"], labels), form))
    before = manuscript_files.open_manuscript(bare_library, file)
    data = manuscript_writing.write(before, manuscript_writing.plan(before, options))
    again = manuscript_files.open_manuscript(bare_library, SourceFile(file.name, data))
    assert works(again) == works(before) and "Глава IV" in again.read.document.text.text
    kept = options.list_only or options.style == "as-printed"
    assert [entry.label for entry in again.entries] == [label.strip(".") if kept else "" for label in labels]
    once_more = manuscript_writing.write(again, manuscript_writing.plan(again, options))
    assert once_more == again.read.document.write(())


def test_numerals_are_given_anew_in_list_and_text(bare_library: Library) -> None:
    text = "Слово [IV, с. 12], [I; III], [II–IV], [III, т. II]."
    manuscript = opened(bare_library, text, lines(["I.", "II.", "III.", "IV."], BOOKS["ru"]))
    options = WritingOptions("as-printed", order="alphabetical")
    written = manuscript_writing.write(manuscript, manuscript_writing.plan(manuscript, options)).decode().splitlines()
    assert written[0] == "Слово [IV, с. 12], [III; I], [I, II, IV], [I, т. II]."
    assert [line.split()[:2] for line in written[4:]] == [
        ["I.", "Вязов"], ["II.", "Ручьёв"], ["III.", "Тополев"], ["IV.", "Юртаев"],
    ]  # fmt: skip
