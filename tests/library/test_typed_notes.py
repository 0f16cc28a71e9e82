"""Notes typed below a text, and lists whose numbers begin anew in each part: what the notes cite is known."""

import pytest

from kb.library import manuscript_files
from kb.library.manuscript_files import OwnManuscript, SourceFile
from kb.library.session import Library
from kb.manuscript.documents.opening import open_document
from tests.effort import growth
from tests.manuscript.forms import Thesis, in_form

TEXT = ("Теңіз туралы көп жазылды[1].", "Орлова бұған қосылмайды[2], Омаров та[3].", "Соңы осы[4].")
NOTES = (
    "1. Омаров Қ. Теңіз жолы. Ақтау, 2015. 17 б.", "2. Орлова В. П. Песчаные бури. М., 2004. С. 40.",
    "3. Омаров Қ. Көрсетілген еңбек. 19 б.", "4. Сонда. 21 б.",
)  # fmt: skip
SOURCES = ("1. Дала қоры // Архив. – 1901. – № 2. – 5-9 б.", "2. Омаров Қ. Теңіз жолы. – Ақтау: Толқын, 2015. – 180 б.")
BOOKS = ("1. Орлова В. П. Песчаные бури. – М.: Наука, 2004. – 180 с.", "2. Stone A. Salt. – Oslo: Fjord, 2001. – 90 p.")


def own(library: Library, form: str, heading: str = "ЕСКЕРТПЕЛЕР", text: tuple[str, ...] = TEXT) -> OwnManuscript:
    listed = (*SOURCES, "II. Еңбектер", *BOOKS)
    thesis = Thesis((*text, heading, *NOTES, "ӘДЕБИЕТТЕР ТІЗІМІ"), "I. Дереккөздер", listed, labels=("",) * 5)
    return manuscript_files.open_manuscript(library, SourceFile(f"a.{form}", in_form(thesis, form)))


@pytest.mark.parametrize("form", ["txt", "docx", "odt", "html"])
def test_numbers_that_lead_to_typed_notes_cite_what_these_say(bare_library: Library, form: str) -> None:
    manuscript = own(bare_library, form)
    by_key = {entry.record.citekey: entry.text[:6] for entry in manuscript.entries}
    shown = [(by_key[item.key][:6], item.locators[0].value) for item in manuscript.read.citations()]
    assert shown == [("Омаров", "17"), ("Орлова", "40"), ("Омаров", "19"), ("Омаров", "21")]
    known = manuscript_files.known_works(bare_library, manuscript)
    kinds = [finding.kind for finding in manuscript_files.findings(bare_library, manuscript, known)]
    assert "number-without-entry" not in kinds
    assert kinds.count("entry-never-cited") == 2


def test_numbers_of_a_list_are_no_notes(bare_library: Library) -> None:
    text = ("Теңіз туралы [2] мен [1, 5 б.] жазады.", "Тағы [2; 1].", "Соңы [2].")
    manuscript = own(bare_library, "txt", text=text)
    assert [item.number for item in manuscript.read.citations()][:5] == [2, 1, 2, 1, 2]


def test_many_headings_of_notes_take_no_more_time_than_they_are_long() -> None:
    assert growth(lambda size: open_document(("Notes\n" * size + "1. a\n2. b\n").encode(), "a.txt"), 2000) < 24
