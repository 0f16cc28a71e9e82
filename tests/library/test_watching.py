"""A watched file is imported when it is whole: one change is one change, half a file is none."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kb.errors import KbError
from kb.library import editing, own_values, watching
from kb.library.session import Library
from kb.store.import_options import ImportOptions, Outcome
from tests.server_fixtures import small_library

ENTRIES = [f"@book{{{key}, title = {{Кітап {key}}}, date = {{200{n}}}}}\n" for n, key in enumerate("abcde")]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with small_library(tmp_path / "home") as small:
        yield small


def following(library: Library, path: Path, *steps: Any) -> list[Any]:
    """What following a file yields while it becomes each of these texts, every one seen twice; None removes it."""
    waiting = iter([step for step in steps for _look in range(3)])
    told: list[Any] = []

    def wait(_seconds: float) -> None:
        try:
            text = next(waiting)
        except StopIteration:
            raise KeyboardInterrupt from None
        if text is None:
            path.unlink(missing_ok=True)
        elif not path.exists() or path.read_bytes() != text.encode():
            path.write_text(text, "utf-8")

    with pytest.raises(KeyboardInterrupt):
        told.extend(watching.follow(library, path, ImportOptions(), wait))
    return told


def counts(outcome: Outcome | KbError) -> tuple[int, int, int, int]:
    assert isinstance(outcome, Outcome), outcome
    return outcome.new, outcome.changed, outcome.same, outcome.removed


def test_each_change_is_imported_once(library: Library, tmp_path: Path) -> None:
    changed = ENTRIES[0].replace("Кітап", "Жаңа кітап")
    whole, other = "".join(ENTRIES), "".join([changed, *ENTRIES[1:4], "@book{f, title = {F}}\n"])
    told = following(library, tmp_path / "lib.bib", whole, whole, other)
    assert [counts(outcome) for outcome in told] == [(5, 0, 0, 0), (1, 1, 3, 1)]
    assert (sorted(told[1].touched), told[1].gone) == (["a", "f"], ["e"])
    assert library.records.many(["a"])["a"].title().value == "Жаңа кітап a"  # type: ignore[union-attr]


@pytest.mark.parametrize("name", ["lib.bib", "lib.json"])
def test_half_a_file_waits(library: Library, tmp_path: Path, name: str) -> None:
    whole = "".join(ENTRIES)
    if name == "lib.json":
        whole = '[{"id": "a", "type": "book", "title": "A"}, {"id": "b", "type": "book", "title": "B"}]'
    told = following(library, tmp_path / name, whole, whole[:-5], "", None, whole)
    assert counts(told[0])[0] >= 2
    assert [type(outcome) is Outcome for outcome in told] == [True, False, False, True]
    assert counts(told[-1]) == (0, 0, counts(told[0])[0], 0)


def test_what_is_edited_here_stays(library: Library, tmp_path: Path) -> None:

    path, whole = tmp_path / "lib.bib", "".join(ENTRIES)
    following(library, path, whole)
    record = library.records.many(["a"])["a"]
    editing.replace_record(library, record, replace(record, type="report"))
    (told,) = following(library, path, whole + "@book{f, title = {F}}\n")
    assert counts(told) == (1, 0, 4, 0)
    assert [problem.check for problem in told.problems] == ["edited"]
    assert library.records.many(["a"])["a"].type == "report"


def test_tags_and_note_go_with_a_record_that_its_file_gives_another_key(library: Library, tmp_path: Path) -> None:
    path, whole = tmp_path / "lib.bib", "".join(ENTRIES)
    following(library, path, whole)
    own_values.keep(library, library.records.many(["a"])["a"], ["шекара"], "6-бап")
    own_values.keep(library, library.records.many(["b"])["b"], ["оқу"], "")
    told = following(
        library, path, whole, whole.replace("{a,", "{anew,").replace("{b,", "{other,").replace("2001", "1999")
    )
    assert counts(told[-1]) == (2, 0, 3, 2)
    known = library.records.many(["anew", "other"])
    assert (known["anew"].tags, known["anew"].note) == (("шекара",), "6-бап")
    assert known["other"].tags == ()  # another year: it may be another work
    editing.undo(library)
    assert library.records.many(["a"])["a"].tags == ("шекара",)


def test_an_item_without_a_key_stays_the_record_that_it_was(library: Library, tmp_path: Path) -> None:
    item = "<bib:Book rdf:about='#item_{}'><z:itemType>book</z:itemType><dc:title>{}</dc:title>"
    item += "<dc:date>{}</dc:date></bib:Book>"
    head = (
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:bib='http://purl.org/net/biblio#' "
        "xmlns:z='http://www.zotero.org/namespaces/export#' xmlns:dc='http://purl.org/dc/elements/1.1/'>"
    )

    def file(*items: tuple[int, str, int]) -> str:
        return head + "".join(item.format(*each) for each in items) + "</rdf:RDF>"

    told = following(
        library,
        tmp_path / "lib.rdf",
        file((1, "Дала", 2001), (2, "Қала", 2002)),
        file((1, "Дала жолы", 1999), (2, "Қала", 2002), (3, "Дала", 2001)),
    )
    assert [counts(outcome) for outcome in told] == [(2, 0, 0, 0), (1, 1, 1, 0)]
    assert library.records.many(["2001-дала"])["2001-дала"].issued.text == "1999"  # type: ignore[union-attr]
