"""The collection itself: clean, complete, current in its documents, and free of the dissertation's sentences."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from docs import make_docs
from kb.data import manuscript as collection_manuscript
from kb.domain.records import Record
from kb.errors import Problem
from kb.formats.bibtex import biblatex
from kb.library import checking
from kb.library.session import Library
from kb.manuscript import markers

ROOT = Path(__file__).parents[2]
REFERENCES = ROOT / "references.bib"
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="module")
def records() -> list[Record]:
    with REFERENCES.open("rb") as stream:
        found = list(biblatex.parse(stream, "references.bib"))
    problems = [item for item in found if isinstance(item, Problem)]
    assert problems == []
    return [item[0] for item in found if not isinstance(item, Problem)]


def test_kb_check_finds_nothing(library: Library) -> None:
    found = checking.check_store(library)
    assert [str(problem) for problem in found.problems] == []


def test_no_note_repeats_the_places_of_the_citations(records: list[Record]) -> None:
    """Where a number is cited stands in the manuscript's citations, with line and locator."""
    notes = [item.note.text for record in records for item in record.evidence if item.field == "numbers"]
    assert len(notes) > 70
    assert [note for note in notes if any(letter.isdigit() for letter in note)] == []


def test_each_number_belongs_to_one_record(records: list[Record]) -> None:
    held = Counter(number for record in records for number in record.numbers)
    assert held == Counter(range(1, 239))


def test_at_least_75_numbers_are_identified_or_probable(records: list[Record]) -> None:
    known = sum(len(record.numbers) for record in records if record.status != "unidentified")
    assert known >= 75


def test_the_treaty_corpus_holds_at_least_250_bilateral_documents(records: list[Record]) -> None:
    sides = {"KAZ": "KAZ", "KAZSSR": "KAZ", "RUS": "RUS", "RSFSR": "RUS"}
    bilateral = [
        record
        for record in records
        if record.stage == "signed" and {sides.get(party.code, "other") for party in record.parties} == {"KAZ", "RUS"}
    ]
    assert len(bilateral) >= 250
    for record in bilateral:
        assert {title.lang for title in record.titles} >= {"kk", "ru", "en"}, record.citekey


def test_every_supplied_title_stands_in_brackets_on_the_way_out(records: list[Record]) -> None:
    assert not any(title.value.startswith("[") for record in records for title in record.titles)


def test_the_file_is_written_as_the_program_writes_it(records: list[Record]) -> None:
    assert "".join(biblatex.dump(records)) == REFERENCES.read_text("utf-8")


def test_the_generated_parts_of_the_documents_are_current() -> None:
    for file, contents in make_docs.parts().items():
        text = (ROOT / file).read_text("utf-8")
        for name, content in contents.items():
            assert content in text, f"{file}: {name} is out of date; run `make docs`"


@pytest.mark.skipif(not (SHARED / "seed").is_dir(), reason="the dissertation's text is not beside the repository")
def test_the_citations_are_what_the_text_says() -> None:
    data = ROOT / "kb" / "data"
    (about,) = collection_manuscript.manuscripts(data)
    text = (SHARED / "seed" / "dissertation.txt").read_text("utf-8")
    found = [item for item in markers.parse(text, about.sections, about.last_number) if not isinstance(item, Problem)]
    assert markers.dump(found) == (data / "manuscripts" / "dissertation.csv").read_text("utf-8")
    assert {item.number for item in found} == set(range(1, 239))


@pytest.mark.skipif(not (SHARED / "tools").is_dir(), reason="the dissertation's text is not beside the repository")
def test_no_sentence_of_the_dissertation_is_in_the_repository() -> None:
    done = subprocess.run(
        [sys.executable, SHARED / "tools" / "copied-text"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")
