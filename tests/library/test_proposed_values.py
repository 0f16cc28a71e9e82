"""What files of corrections and a printed list propose, and what of it the collection's records then say."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.domain.formats import named, serving
from kb.domain.proposals import Proposal
from kb.errors import KbError, Problem
from kb.library import checking, corrections, entry_proposals, importing, proposals, references
from kb.library.proposals import ProposalThereError
from kb.library.session import Library
from tests.library.test_proposals import BOOK, applied, proposal
from tests.server_fixtures import FRIENDSHIP, small_library

UNKNOWN = 'title+an:origin = {="supplied"}, kb-status = {unidentified}, language'
BARE = """@misc{source-5,
  title = {Ақын еңбегі}, title+an:origin = {="supplied"}, language = {kk}, keywords = {foreign-policy},
  kb-status = {unidentified}, kb-scope = {dissertation}, kb-numbers = {5},
  kb-cited-for = {kk | Ақын
ru | Поэт
en | A poet}, kb-evidence = {title | supplied | kk | Ақын еңбегі},
}
@book{brown-1999,
  title = {A River}, title+an:origin = {="identified"}, author = {Brown, Ann}, date = {1999}, language = {en},
  keywords = {foreign-policy}, kb-status = {identified}, kb-scope = {dissertation}, kb-numbers = {6},
  kb-cited-for = {kk | Өзен
ru | Река
en | A river}, kb-evidence = {title | identified | en | A River | https://example.org/river},
}
"""
PRINTED = """Пайдаланылған әдебиеттер тізімі
5. Оспанова Р.Т., Иманов К.С. Жаңа көпір. – Алматы: Арна, 2003. – Т. 2. – 310 б.
6. Smith J. Quite another book. – London: Press, 1986. – 300 p.
"""


def from_printed_list(library: Library, folder: Path) -> tuple[Path, list[Proposal]]:
    """Return the file that a printed list becomes, and what it proposes."""
    proposed = entry_proposals.proposals(library, references.read(PRINTED), "dissertation")
    file = folder / "patch.bib"
    file.write_text("".join(entry_proposals.write(proposed, named("biblatex", serving("records")))), "utf-8")
    return file, [item for item in corrections.corrections(library, file) if isinstance(item, Proposal)]


def test_each_value_of_a_printed_list_is_a_statement_of_its_place_and_the_result_is_sound(tmp_path: Path) -> None:
    with small_library(tmp_path / "home", FRIENDSHIP + BARE) as library:
        file, proposed = from_printed_list(library, tmp_path)
        values = {(item.citekey, item.field): item for item in proposed}
        assert "patch.bib" not in {item.source for item in proposed}
        assert values["source-5", "number-of-pages"].place == "dissertation/list:5"
        assert not values["source-5", "title"].beside and values["brown-1999", "title"].beside
        assert values["brown-1999", "work"].value.startswith("Smith J. Quite another book")
        for item in proposed:
            proposals.accept(library, proposals.propose(library, item, once=True).id)
        collection = library.settings.collection
        before = {str(problem) for problem in checking.check(library, [collection]).problems}
        (collection.parent / "c.patch").write_text(proposals.patch(library), "utf-8")
        subprocess.run(["git", "apply", "c.patch"], cwd=collection.parent, check=True, timeout=600)
        after = {str(problem) for problem in checking.check(library, [collection]).problems}
        assert not {line for line in after - before if "source-5" in line or "brown-1999" in line}
        importing.load(library.engine, library.vocabulary, [collection], settings=library.settings)
        library.records.forget()
        poet, river = library.records.many(["source-5", "brown-1999"]).values()
        assert (poet.status, poet.type, poet.language) == ("probable", "book", "kk")
        assert [(title.value, title.origin) for title in poet.titles] == [("Жаңа көпір", "stated")]
        assert [person.family for person in poet.contributors] == ["Оспанова", "Иманов"]
        assert (poet.issued_origin, poet.fields["volume"], poet.fields["number-of-pages"]) == ("stated", "2", "310")
        said = [item for item in poet.evidence if item.section]
        assert {(item.origin, item.manuscript, item.section, item.line) for item in said} == {
            ("stated", "dissertation", "list", 5)
        }
        assert (river.status, river.titles[0].value, river.issued.text if river.issued else "") == (
            "identified", "A River", "1999",
        )  # fmt: skip
        assert {("title", "Quite another book"), ("publisher", "Press")} <= {
            (item.field, item.value) for item in river.evidence if item.line == 6
        }
        assert river.candidates[0].reference.startswith("Smith J.")
        assert proposals.patch(library) == ""
        again = [item for item in corrections.corrections(library, file) if isinstance(item, Proposal)]
        for item in again:
            with pytest.raises(ProposalThereError):
                proposals.propose(library, item, once=True)


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Library]:
    with small_library(tmp_path / "home", FRIENDSHIP + BOOK.replace("language", UNKNOWN)) as library:
        yield library


def test_a_file_of_corrections_is_no_public_source(small: Library, tmp_path: Path) -> None:
    file = tmp_path / "mine.bib"
    file.write_text(
        "@book{asfendiarov-1935, title = {История Казахстана}, language = {ru}, publisher = {Казиздат}, "
        "abstract = {Long}, kb-evidence = {publisher | identified | ru | Казиздат | https://example.kz/b}}\n",
        "utf-8",
    )
    answered = list(corrections.corrections(small, file))
    sources = {item.field: item.source for item in answered if isinstance(item, Proposal)}
    assert sources == {"title": "", "publisher": "https://example.kz/b"}
    (left,) = (item for item in answered if isinstance(item, Problem))
    assert "abstract" in str(left)
    for item in answered:
        if isinstance(item, Proposal):
            proposals.accept(small, proposals.propose(small, item).id)
    _friendship, book = applied(small, tmp_path)
    assert [(title.value, title.origin) for title in book.titles][-1] == ("История Казахстана", "supplied")
    assert book.status == "unidentified"


def test_a_title_with_a_source_makes_a_bare_record_probable_with_its_reason(small: Library, tmp_path: Path) -> None:
    kept = proposals.propose(small, proposal("title", "Тарих очерктері", citekey="asfendiarov-1935", lang="kk"))
    proposals.accept(small, kept.id)
    _friendship, book = applied(small, tmp_path)
    assert (book.status, book.titles[0].origin) == ("probable", "identified")
    assert [(work.reference, work.source) for work in book.candidates] == [("Тарих очерктері", "https://example.kz/1")]


def test_a_number_that_is_no_isbn_is_refused_and_a_field_is_known_by_any_case(small: Library) -> None:
    with pytest.raises(KbError, match="check digit"):
        proposals.propose(small, proposal("ISBN", "123"))
    assert proposals.propose(small, proposal("url", "https://example.kz/2")).field == "URL"
