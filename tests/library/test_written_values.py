"""What an entry states stands in the line that a style writes for it: more people than are named, its other values."""

import pytest

from kb.library import manuscript_files, manuscript_writing
from kb.library.manuscript_files import SourceFile
from kb.library.session import Library
from kb.library.writing_plan import WritingOptions, WritingPlan

STYLES = ("gost-kz-dissertation", "gost-r-7.0.100", "gost-r-7.0.5", "apa", "chicago-author-date", "vancouver")
MORE_PEOPLE = [
    # entry, the words for further people in its language
    ("Жаров О.П. и др. Внешние связи степных городов. – Омск: Изд-во ОмГУ, 2014. – 198 с.", "и др."),
    ("Жаров, О. П. Внешние связи / О. П. Жаров [и др.]. – Омск : Вектор, 2014. – 198 с.", "и др."),
    ("Внешние связи городов / О. П. Жаров, Л. Ф. Ким [и др.]. – Омск : Вектор, 2014. – 198 с.", "и др."),
    ("Внешние связи городов / отв. ред. О. П. Жаров [и др.]. – Омск : Вектор, 2014. – 198 с.", "и др."),
    ("Дәуренбек Ә. және т.б. Қауіпсіздік негіздері. – Шымкент: Әлем, 2016. – 152 б.", "т.б."),
    ("Дәуренбек Ә. және басқалар. Қауіпсіздік негіздері. – Шымкент: Әлем, 2016. – 152 б.", "т.б."),
    (
        "Kessler R., Novak Z. et al. Pipelines and peace // Steppe Studies. – 2009. – Vol. 4, No. 2. – P. 11-29.",
        "et al.",
    ),
    ("Kessler, R., et al. (2009). Pipelines and peace. Steppe Studies, 4(2), 11–29.", "et al."),
]


def planned(bare_library: Library, style: str, *entries: str) -> WritingPlan:
    text = "Мәтін [1].\n\nПайдаланылған әдебиеттер тізімі\n\n"
    text += "".join(f"{number}. {entry}\n" for number, entry in enumerate(entries, 1))
    manuscript = manuscript_files.open_manuscript(bare_library, SourceFile("a.txt", text.encode()), None)
    return manuscript_writing.plan(manuscript, WritingOptions(style=style))


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(("entry", "words"), MORE_PEOPLE)
def test_more_people_than_are_named_stay_so(bare_library: Library, style: str, entry: str, words: str) -> None:
    text = planned(bare_library, style, entry).numbers[0].text.replace("\u00a0", " ")
    assert words in text or text == entry


def test_an_entry_whose_address_alone_the_style_leaves_out_is_written_and_says_so(bare_library: Library) -> None:
    entry = 'Orlov S. (2005) "Steppe border posts", Steppe Studies, 52(4), pp. 3–15, doi:10.1234/SST1075-82.'
    told = {style: planned(bare_library, style, entry).numbers[0] for style in ("gost-r-7-0-5-2008", "gost-r-7.0.100")}
    assert [(item.kept, item.left_out) for item in told.values()] == [(False, ("DOI",)), (False, ())]
