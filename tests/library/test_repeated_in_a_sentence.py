"""(a.g.e.: 90) repeats the work of the author whom its sentence names, else the last one; a case not listed is told."""

from kb.library import manuscript_files
from kb.library.manuscript_files import SourceFile
from kb.library.session import Library
from tests.manuscript.noted import word

TEXT = """Söz (Kaya, 1984: 62). Sonra (Demir, 2010: 45) geldi.

Kaya'nın tanımıyla süreklilik budur (a.g.e.: 90). Böyle de denir (a.g.e.: 91).

KAYNAKÇA

Demir, Y. (2010). Göller ve yollar. Ankara: Su.

Kaya, R. (1984). Deniz kıyısı. Bursa: Kum.
"""


def test_a_sentence_names_whose_work_it_repeats(bare_library: Library) -> None:
    manuscript = manuscript_files.open_manuscript(bare_library, SourceFile("a.txt", TEXT.encode()))
    listed = {entry.number: entry.text[:4] for entry in manuscript.entries}
    shown = [(listed[item.number], item.locators[0].value) for item in manuscript.read.citations() if item.number]
    assert shown == [("Kaya", "62"), ("Demi", "45"), ("Kaya", "90"), ("Kaya", "91")]


def test_a_case_that_is_not_listed_is_told(bare_library: Library) -> None:
    note = "Fjord Ltd v Heronia, ICSID Case No ARB/06/21, Decision on Provisional Measures, 19 November 2007, para 72."
    listed = ["1. Abt I, Rivers in Law (Fjord UP 2013)"]
    data = word([("Text.", "Ida Abt, Rivers in Law (Fjord UP 2013) 5."), ("Text.", note)], "References", listed)
    manuscript = manuscript_files.open_manuscript(bare_library, SourceFile("a.docx", data))
    known = manuscript_files.known_works(bare_library, manuscript)
    wrong = manuscript_files.findings(bare_library, manuscript, known)
    assert [finding.raw[:9] for finding in wrong if finding.kind == "number-without-entry"] == ["Fjord Ltd"]
