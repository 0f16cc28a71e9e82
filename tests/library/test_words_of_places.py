"""A place in a work is named by a word of the work's language, in every style and at every writing of the document."""

import pytest

from kb.library import manuscript_files, manuscript_writing
from kb.library.manuscript_files import SourceFile
from kb.library.session import Library
from kb.library.writing_plan import WritingOptions
from tests.manuscript.forms import Thesis, in_form

KAZAKH = ["ҚР ПМ. 37-қор, 2-тізбе, 118-іс, 60 п.", "Серік А.А. Жол мен жұрт. – Алматы: Арна, 2016. – 212 б."]
UKRAINIAN = ["ДАОО. Ф. 12. Оп. 3. Спр. 45. 60 арк.", "Коваль П. П. Ліс і поле. – Київ: Либідь, 2002. – 310 с."]
TURKISH = [
    "Kaya A. Türk şiiri ve dili. – Ankara: TDK, 1999. – 300 s.",
    "Işık M. Köy düzeni. – Bursa: Ova, 2004. – 200 s.",
]
STYLES = ["ieee", "vancouver", "apa", "chicago", "gost-7.1-2003", "gost-r-7.0.5-2008", "gost-kz-dissertation"]


def written(library: Library, data: bytes, form: str, style: str) -> bytes:
    manuscript = manuscript_files.open_manuscript(library, SourceFile(f"a.{form}", data))
    return manuscript_writing.write(manuscript, manuscript_writing.plan(manuscript, WritingOptions(style=style)))


def first_line(data: bytes) -> str:
    return data.decode().partition("\n")[0]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    ("marker", "entries", "word"),
    [
        ("[1, 14 п.]", KAZAKH, "14 п."), ("[1, 14-п.]", KAZAKH, "14 п."), ("[1, П. 14–16]", KAZAKH, "14–16 п."),
        ("[1, арк. 14]", UKRAINIAN, "арк. 14"), ("[1, аркуш 14]", UKRAINIAN, "арк. 14"),
    ],
)  # fmt: skip
def test_a_leaf_is_named_in_its_language(
    bare_library: Library, marker: str, entries: list[str], word: str, style: str
) -> None:
    data = in_form(Thesis([f"Сөз {marker} осылай [2]."], "ӘДЕБИЕТТЕР ТІЗІМІ", entries), "txt")
    once = first_line(written(bare_library, data, "txt", style))
    assert word in once.replace("-п.", " п.").replace("аркуш ", "арк. ")


@pytest.mark.parametrize("style", ["ieee", "vancouver", "gost-7.1-2003"])
def test_a_leaf_is_the_same_at_the_second_writing(bare_library: Library, style: str) -> None:
    data = in_form(Thesis(["Сөз [1, 14 п.] осылай [2, 5 б.]."], "ӘДЕБИЕТТЕР ТІЗІМІ", KAZAKH), "txt")
    once = written(bare_library, data, "txt", style)
    assert first_line(written(bare_library, once, "txt", style)) == first_line(once)


@pytest.mark.parametrize("style", ["ieee", "vancouver", "apa", "gost-7.1-2003", "gost-kz-dissertation"])
def test_a_ukrainian_book_is_not_kazakh_by_one_letter(bare_library: Library, style: str) -> None:
    data = in_form(Thesis(["Слово [2, с. 5], [1]."], "СПИСОК ЛІТЕРАТУРИ", UKRAINIAN), "txt")
    text = written(bare_library, data, "txt", style).decode()
    assert "с. 5" in text
    assert "5 б." not in text
    assert "310 б." not in text


@pytest.mark.parametrize(
    ("entry", "language"),
    [
        ("Коваль П. П. Ліс і поле. – Київ: Либідь, 2002. – 310 с.", "uk"),
        ("Мороз І. Вік міст. – Львів: Світ, 2002. – 310 с.", "uk"),
        ("Серік А. Тіл білімі. – Алматы: Арна, 2002. – 310 б.", "kk"),
        ("Серік А. Тіл білімі. – Алматы: Арна, 2002.", "kk"),
        ("Серік Ә. Тіл білімі. – Астана: Арна, 2002. – 310 с.", "kk"),
        ("Işık M. Köy düzeni. – Bursa: Ova, 2004. – 200 s.", "tr"),
        ("Nowak J. Dom i las. – Kraków: Sad, 2004. – 200 s.", "en"),
    ],
)
def test_the_language_of_a_book_is_told_by_letters_of_one_language(
    bare_library: Library, entry: str, language: str
) -> None:
    data = in_form(Thesis(["Сөз [1]."], "ӘДЕБИЕТТЕР ТІЗІМІ", [entry]), "txt")
    manuscript = manuscript_files.open_manuscript(bare_library, SourceFile("a.txt", data))
    assert manuscript.entries[0].record.language == language


@pytest.mark.parametrize("style", ["gost-7.1-2003", "gost-r-7.0.5-2008", "gost-kz-dissertation"])
def test_gost_says_a_page_in_turkish(bare_library: Library, style: str) -> None:
    data = in_form(Thesis(["Metin [1, s. 124] ve [2, s. 5]."], "KAYNAKÇA", TURKISH), "txt")
    assert first_line(written(bare_library, data, "txt", style)) == "Metin [1, s. 124] ve [2, s. 5]."


@pytest.mark.parametrize("style", ["ieee", "vancouver"])
def test_a_point_of_a_russian_act_is_no_leaf(bare_library: Library, style: str) -> None:
    entries = ["О реках: Закон Республики Казахстан от 11 июля 1997 г. № 151-I.", KAZAKH[1]]
    data = in_form(Thesis(["Сөз [1, п. 14] осылай [2]."], "СПИСОК ЛИТЕРАТУРЫ", entries), "txt")
    assert "п. 14" in first_line(written(bare_library, data, "txt", style))
