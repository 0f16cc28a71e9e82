"""Brackets that hold a span of years, months or points, or a place in an act, cite nothing; lists that pages part."""

import pytest

from kb.manuscript.documents.latex_plain_text import without_commands
from kb.manuscript.documents.opening import open_document
from kb.manuscript.markers import markers_of
from kb.manuscript.reading import read
from kb.manuscript.reference_list.works import read_list

SPANS = (
    "мерзім [1; 12] айлық аралықта", "выборка ограничена возрастом [15; 72]", "respondents aged [18; 30] were",
    "Возраст – [18, 55] лет", "ein Zeitraum von 6 bis 24 Monaten ([6; 24]) dürfte", "около [3; 5] баллов",
    "осы баптың [2-тармақ] мен", "қатысушылар жасы [20; 25] болды",
    "Heron v Fjord [2014] 1 WLR 300 [41]",
)  # fmt: skip
CITING = ("Об этом писали [15; 72].", "Зерттеуші [1; 12] айтады.", "authors [18; 30] were", "бұл [2, 5-тармақ] мен")


@pytest.mark.parametrize("text", SPANS)
def test_a_span_cites_nothing(text: str) -> None:
    assert not list(markers_of(text))


@pytest.mark.parametrize("text", CITING)
def test_two_works_are_cited(text: str) -> None:
    assert [marker for marker in markers_of(text) if marker.items]


def test_the_head_of_a_page_is_no_part_of_an_entry() -> None:
    first, second = "1. Абай А. Дала. – Орал: Құм, 1905. – 443 б.", "2. Мұса К. Су. – Ақтау, 1910."
    listed = f"{first}\n\n12\nДала хабаршысы, 2023, № 2\n\n{second}\n"
    works = read_list(listed).works
    assert [(work.number, work.value("issued")) for work in works] == [(1, "1905"), (2, "1910")]


@pytest.mark.parametrize(
    ("source", "shown"),
    [(r"S\o rensen, \'Emile", "Sørensen, Émile"), (r"G\"o{\u{g}}\"us \c{C}elik \c Sahin", "Göğüs Çelik Şahin"),
     (r"Ko\v{s}ice, Gro\ss{}e, \i\c{s}\i k", "Košice, Große, ışık"), (r"\url{a\_b} \cite{c}", "a_b c")],
)  # fmt: skip
def test_accents_of_latex_are_letters(source: str, shown: str) -> None:
    assert without_commands(source) == shown


def test_every_item_of_a_counted_list_is_one_entry() -> None:
    items = "".join(
        f"<li>{line}</li>" for line in ("Heron. Stats: Release 2. Bergen: Fjord, 2019.", "Abt I. Salt. Oslo, 2001.")
    )
    part = read(open_document(f"<html><p>See [1; 2].</p><h2>References</h2><ol>{items}</ol>".encode(), "a.html")).part
    assert part is not None
    assert [entry.number for entry in part.entries] == [1, 2]
