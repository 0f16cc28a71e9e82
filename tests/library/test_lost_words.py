"""Each word of a printed entry stands in the reference written for it, or the entry stays as printed and is told."""

import pytest

from kb.library import manuscript_files, manuscript_writing
from kb.library.manuscript_files import SourceFile
from kb.library.session import Library
from kb.library.writing_plan import WritingOptions, WritingPlan

STAY = [
    # entry, what the house style has no place for
    ("Хальд К. Большой колодец / пер. с фин. И.И. Рудина. – М.: Прогресс, 1971. – 300 с.", ("фин",)),
    ("Ерофеев И. Степь и хан. Алматы, Санат, 1999. 336 с.: ил.", ("ил",)),
    ("Dorin A.V. Granica i lyudi [Border and people]. – Moscow: Nauka, 2005. – 184 p.", ("Border", "people")),
    ("Лапин А.А. Пески. – Омск: Лад, 2010. – 158, [2] с.", ("2",)),
]
REWRITTEN = [
    ("Moss K. Wells. Lancet Infect Dis. 2014;14(3):211-9.", "Moss K. Wells // Lancet Infect Dis. – 2014."),
    (
        "Fern K. Wells // Notes. – 2019. – Vol. 4, Iss. 1. – P. 105–12.",
        "Fern K. Wells // Notes. – 2019. – Vol. 4, No. 1",
    ),
    ("Doyle, M. (2012b). Wells. Notes, 11(1), 12–30.", "Doyle M. Wells // Notes. – 2012. – Vol. 11, No. 1"),
    # entry, what the reference of it begins with
    ("Лапин А. А. Пески / Под редакцией С. С. Кольцова. Москва : Лад, 2010 г. 35 стр.", "Лапин А.А. Пески / под ред."),
    ("Лапин, А. А. Пески [Текст] / А. А. Лапин. – Омск : Лад, 2010. – 35 с.", "Лапин А.А. Пески. – Омск: Лад"),
    ("Дәурен Ә. Ақ жол // Қазақ әдебиеті, 12.03.1991", "Дәурен Ә. Ақ жол // Қазақ әдебиеті. – 1991. – 12 наурыз"),
    ("Дәурен Ә. Ақ жол. Алматы, «Арна», 1967ж., 148 бет", "Дәурен Ә. Ақ жол. – Алматы: Арна, 1967. – 148 б."),
    (
        "Porter, M. (2015). Borders. In T. Adams & L. Brown (Eds.), Roads (pp. 45-67). London: Sage.",
        "Porter M. Bord",
    ),
    ("Лапин А.А. Пески. – Санкт-Петербург: Лад, 2010. – 35 с.", "Лапин А.А. Пески. – СПб.: Лад, 2010. – 35 с."),
]


PRINTED = [
    # an act that a gazette, a newspaper or a publisher printed on another day, and what is written of it
    (
        "Договор о дружбе (Актау, 15 мая 1992 г.) // Бюллетень договоров. – 2000. – № 12. – С. 6–8.",
        "Договор о дружбе: г. Актау, 15 мая 1992 года // Бюллетень договоров. – 2000. – № 12. – С. 6–8.",
    ),
    (
        "Закон РК от 16 января 2013 г. № 70-V «О границе» // Казахстанская правда. – 2014. – 23 янв.",
        "Закон РК от 16 января 2013 года № 70-V «О границе» // Казахстанская правда. – 2014. – 23 января.",
    ),
    (
        "Конституция Республики Бория от 30 августа 1995 года. – Алматы: Юрист, 2019. – 44 с.",
        "Конституция Республики Бория: 30 августа 1995 года. – Алматы: Юрист, 2019. – 44 с.",
    ),
]


def planned(bare_library: Library, style: str, *entries: str) -> tuple[WritingPlan, str]:
    """The plan of a text that cites each entry of a list, and the text written."""
    cited = " ".join(f"Сөз [{number}]." for number in range(1, len(entries) + 1))
    listed = "".join(f"{number}. {entry}\n" for number, entry in enumerate(entries, 1))
    text = f"{cited}\n\nПайдаланылған әдебиеттер тізімі\n\n{listed}"
    manuscript = manuscript_files.open_manuscript(bare_library, SourceFile("a.txt", text.encode()), None)
    plan = manuscript_writing.plan(manuscript, WritingOptions(style=style))
    return plan, manuscript_writing.write(manuscript, plan).decode()


@pytest.mark.parametrize("style", ["gost-kz-dissertation", "apa"])
@pytest.mark.parametrize(("entry", "words"), STAY)
def test_an_entry_that_would_lose_a_word_stays_and_says_which(
    bare_library: Library, style: str, entry: str, words: tuple[str, ...]
) -> None:
    plan, out = planned(bare_library, style, entry)
    assert (plan.numbers[0].missing, plan.numbers[0].kept, plan.numbers[0].reworded) == (words, True, False)
    assert plan.numbers[0].text == entry
    assert entry in out


@pytest.mark.parametrize("entry", ["Там же. С. 15.", "Сонда. 15 б.", "Лапин А.А. Указ. соч. – С. 15."])
def test_an_entry_that_points_to_another_stays_as_printed(bare_library: Library, entry: str) -> None:
    plan, _out = planned(bare_library, "gost-kz-dissertation", "Лапин А.А. Пески. – Омск: Лад, 2010. – 35 с.", entry)
    assert (plan.numbers[1].kept, plan.numbers[1].text) == (True, entry)


def test_what_another_style_leaves_out_by_its_own_rules_is_told(bare_library: Library) -> None:
    entry = "Лапин А.А. Пески. – Омск: Лад, 2010. – 35 с. – (Библиотека караванщика)."
    ours, other = (planned(bare_library, style, entry)[0].numbers[0] for style in ("gost-kz-dissertation", "apa"))
    assert (ours.kept, ours.missing) == (True, ("Библиотека", "караванщика"))
    assert (other.kept, set(other.left_out)) == (False, {"collection-title", "number-of-pages", "publisher-place"})


@pytest.mark.parametrize(("entry", "start"), REWRITTEN)
def test_order_signs_and_short_forms_may_change(bare_library: Library, entry: str, start: str) -> None:
    plan, out = planned(bare_library, "gost-kz-dissertation", entry)
    assert (plan.numbers[0].missing, plan.numbers[0].kept, plan.numbers[0].reworded) == ((), False, True)
    assert plan.numbers[0].text.startswith(start)
    assert plan.numbers[0].text in out


@pytest.mark.parametrize("style", ["apa", "chicago-author-date", "modern-language-association"])
def test_an_entry_without_author_and_title_is_cited_by_its_first_words(bare_library: Library, style: str) -> None:
    book = "Лапин А.А. Пески. – Омск: Лад, 2010. – 35 с."
    plan, out = planned(bare_library, style, "ОМА РК. Ф. 1708. Оп. 39. Д. 15. Л. 2–8.", book)
    assert [item.named for item in plan.numbers if item.before == 1] == [True]
    assert "ОМА РК. Ф. 1708 …" in out.partition("\n")[0]
    assert sum(item.named for item in plan.numbers) == 1
    assert not any(item.named for item in planned(bare_library, "gost-r-7.0.5", book)[0].numbers)


@pytest.mark.parametrize(("entry", "written"), PRINTED)
def test_an_act_keeps_its_own_day_and_that_of_its_gazette(bare_library: Library, entry: str, written: str) -> None:
    line = planned(bare_library, "gost-kz-dissertation", entry)[0].numbers[0]
    assert (line.text, line.missing) == (written, ())
