"""Two entries of one number: nobody can tell which of them is cited, and the advice can be followed."""

from kb.library import bibliography, manuscript_files, manuscript_writing
from kb.library.list_options import ListOptions
from kb.library.manuscript_files import SourceFile
from kb.library.references import read
from kb.library.session import Library
from kb.library.writing_plan import WritingOptions

LISTED = """1. Орлова В.П. Песчаные бури. – М.: Наука, 2004. – 180 с.
2. Стогов А.А. Соляной путь. – М.: Наука, 1988. – 300 с.
2. Жанат Қ.Ә. Су заңы. – Алматы: Арна, 1997. – 145 б.
"""
TEXT = f"Сказано [1, с. 5], затем [2, с. 900] и [1; 2].\n\nСписок литературы\n\n{LISTED}"


def test_citations_of_a_number_given_twice_are_in_doubt(bare_library: Library) -> None:
    manuscript = manuscript_files.open_manuscript(bare_library, SourceFile("a.txt", TEXT.encode()))
    known = manuscript_files.known_works(bare_library, manuscript)
    (finding,) = manuscript_files.findings(bare_library, manuscript, known)
    assert (finding.kind, finding.line, finding.cause.code) == ("list-order", 7, "audit-number-twice")
    assert (finding.cause.values["number"], finding.cause.values["count"]) == ("2", 2)
    plan = manuscript_writing.plan(manuscript, WritingOptions("apa"))
    assert [marker.before for marker in plan.left] == ["[2, с. 900]", "[1; 2]"]


def test_a_file_of_an_archive_is_no_unidentified_source() -> None:
    records = read(f"{LISTED}4. ЦГА РК. Ф. 1109. Оп. 5. Д. 34. Л. 12–15.\n").records
    listed = bibliography.format_records(records, ListOptions("gost-kz-dissertation", lang="ru"))
    assert (listed.counts.unidentified, listed.notes) == (0, ())
