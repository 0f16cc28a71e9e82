"""Lists under headings that nobody knows, told by what stands in them; keys that a hand types."""

import io

import docx
import pytest

from kb.library import manuscript_files
from kb.library.manuscript_files import OwnManuscript, SourceFile
from kb.library.session import Library
from kb.manuscript.entry_runs import looks_like_entry

NAMED = {
    "tr": ("Başvurulan eserler", "Bozkır eskidir (Arslan, 2004, s. 12). Başka görüş (Demir ve Kaya, 2011).", (
        "Arslan, T. (2004). Bozkır Yolları. Ankara: Yurt Yayınları, 180 s.",
        "Demir, K. ve Kaya, S. (2011). Göller Kimindir? Bozkır Araştırmaları, 4(1), 30–52.",
        "Yurt, E. (1999). Tuz. İstanbul: Deniz, 90 s.",
    )),
    "uk": ("Що читати далі", "Степ давній [1, с. 12]. Озера чиї [2, с. 31].", (
        "1. Бондар В.В. Степові шляхи. – Київ: Либідь, 2004. – 180 с.",
        "2. Кравець О.О. Чиї озера // Степ. – 2011. – № 4. – С. 30–52.",
        "3. Сіль і люди. – Харків: Основа, 1999. – 90 с.",
    )),
    "kk": ("Оқылған еңбектер", "Дала көне [1, 12 б.]. Көл кімдікі [2, 31 б.].", (
        "1. Садық Е. Дала жолы. – Алматы: Арна, 2004. – 180 б.",
        "2. Қайсар Б. Көл кімдікі // Дала. – 2011. – № 4. – Б. 30–52.",
        "3. ҚР ОММ. 44-қор, 1-тізбе, 12-іс.",
    )),
    "ru": ("На что мы опирались", "Степь древняя (Белов, 2004, с. 12). Озёра чьи (Крылов, 2011).", (
        "Белов И. И. Степные дороги. М.: Наука, 2004. 180 с.",
        "Крылов П. П. Чьи озёра // Степь. 2011. № 4. С. 30–52.",
        "Стогов А. А. Соль. М.: Наука, 1999. 90 с.",
    )),
    "en": ("What we read", "Steppes are old [Orl04, p. 12]. Lakes [Bra11, p. 31; Orl04].", (
        "[Bra11] Brandt K. Who owns a lake. Lake Law Review, 2011, vol. 4, no. 1, pp. 30–52.",
        "[Orl04] Orlov V. Steppe wells. London: Heron, 2004. 180 p.",
        "[Pen99] Penn S. Salt. London: Heron, 1999. 90 p.",
    )),
}  # fmt: skip


def opened(library: Library, *lines: str, styles: tuple[str, ...] = ()) -> OwnManuscript:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line, style="Heading 2" if line in styles else None)
    file = io.BytesIO()
    document.save(file)
    return manuscript_files.open_manuscript(library, SourceFile("a.docx", file.getvalue()))


def kinds(library: Library, manuscript: OwnManuscript) -> list[str]:
    known = manuscript_files.known_works(library, manuscript)
    return [finding.kind for finding in manuscript_files.findings(library, manuscript, known)]


@pytest.mark.parametrize("styled", [True, False])
@pytest.mark.parametrize("language", NAMED)
def test_a_list_is_known_by_its_entries_whatever_heads_it(bare_library: Library, language: str, styled: bool) -> None:
    heading, text, entries = NAMED[language]
    manuscript = opened(bare_library, text, heading, *entries, styles=(heading,) * styled)
    assert [entry.text[-12:] for entry in manuscript.entries] == [entry[-12:] for entry in entries]
    assert [item.number is None and not item.key for each in manuscript.read.markers for item in each.marker.items] == (
        [False] * sum(len(each.marker.items) for each in manuscript.read.markers)
    )
    assert kinds(bare_library, manuscript) == ["entry-never-cited"]


def test_parts_under_headings_of_one_level_are_one_list(bare_library: Library) -> None:
    files = ("[A-1] GARF, f. 4, op. 1, d. 379, fols. 1–96.", "[A-2] GARF, f. 9, op. 1, d. 12, fols. 1–30.")
    heading, _, entries = NAMED["en"]
    text = "Wells [A-1, fol. 12v; Bra11, p. 31] and lakes [A-2; A-3], [Orl04, Pen99], [see Wor88, p. 5], [note 5]."
    parts = ("Archives", "Books")
    manuscript = opened(bare_library, text, heading, "Archives", *files, "Books", *entries, styles=(heading, *parts))
    assert [entry.key for entry in manuscript.entries] == ["A-1", "A-2", "Bra11", "Orl04", "Pen99"]
    assert [item.key for each in manuscript.read.markers for item in each.marker.items] == [
        "A-1", "Bra11", "A-2", "A-3", "Orl04", "Pen99", "Wor88",
    ]  # fmt: skip
    assert kinds(bare_library, manuscript).count("number-without-entry") == 2


PROSE = [
    "Белов И. И. писал об этом в 2004 г. и в 2011 г., а затем вернулся в Омск.",
    "Қоныс аудару 1889 жылдан басталды (Белов, 2004, с. 12).",
    "Yasa 1997 yılında kabul edilmiştir (Demir, 2011, s. 31).",
    "См. также работы 1998–2004 гг. [2, с. 31].",
    "Sources of 1999",
]


@pytest.mark.parametrize("line", PROSE)
def test_prose_looks_like_no_entry(line: str) -> None:
    assert not looks_like_entry(line)


def test_a_table_of_years_and_a_chronology_are_no_list(bare_library: Library) -> None:
    lines = ("Хронология", "1889 г. – закон о переселении.", "1896 г. – перепись.", "1906 г. – реформа.")
    assert opened(bare_library, NAMED["uk"][1], *lines).entries == ()
