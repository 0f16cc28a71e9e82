"""The history keeps what each change found in place of what it wrote, and says what may be taken back."""

from dataclasses import replace
from functools import partial

import pytest
from sqlalchemy import Engine

from kb.domain.plain_values import plain_fields
from kb.domain.records import ListNumber
from kb.errors import KbError
from kb.store import history, other_names, queries
from kb.store.history import Cause
from tests.factories import load, record, relation, reread

A, B = record("a", numbers=(1,)), record("b", numbers=(2,))
OTHER_B = record("b", titles="Басқа", numbers=(2,))


def states(engine: Engine, citekey: str) -> list[tuple[str, str]]:
    """(kind of change, what the record was: its first title, "" where it was new) of a record, the newest first."""
    earlier = history.of_record(engine, citekey)
    return [(state.change.kind, state.values["titles"][0]["value"] if state.values else "") for state in earlier]


def test_a_record_has_a_state_for_each_change_that_touched_it(engine: Engine) -> None:
    load(engine, A, B, cause=Cause("import", "one.bib"))
    load(engine, A, OTHER_B, cause=Cause("edit"))
    load(engine, A, prune=True)
    assert states(engine, "b") == [("import", "Басқа"), ("edit", "Шарт"), ("import", "")]
    assert states(engine, "a") == [("import", "")]
    assert history.of_record(engine, "b")[-1].change.by == "one.bib"


def test_a_state_is_the_whole_record_and_its_file(engine: Engine) -> None:
    load(engine, A, B, file="mine.bib")
    load(engine, OTHER_B, file="mine.bib")
    (state, *_rest) = history.of_record(engine, "b")
    assert (state.values, state.source) == (plain_fields(B), "mine.bib")


def test_nothing_changed_leaves_nothing(engine: Engine) -> None:
    load(engine, A)
    load(engine, A)
    load(engine, B, dry_run=True)
    assert states(engine, "a") == [("import", "")]
    assert states(engine, "b") == []


def test_numbers_that_another_file_takes_over_are_a_change(engine: Engine) -> None:
    load(engine, A)
    load(engine, record("a", numbers=(7,)), file="other.bib")
    assert [number.number for number in reread(engine, "a").cited_in] == [1, 7]
    (state, _new) = history.of_record(engine, "a")
    assert state.values
    assert state.values["cited_in"] == [{"manuscript": "thesis", "number": 1}]


def test_what_is_taken_back_is_the_newest_that_is_not(engine: Engine) -> None:
    load(engine, A, cause=Cause("collection"))
    assert history.to_undo(engine) is None
    for one in (B, OTHER_B):
        load(engine, one)
    last = history.to_undo(engine)
    assert last
    load(engine, B, cause=Cause("undo", undoes=last.id))
    first = history.to_undo(engine)
    assert first
    assert first.id < last.id
    undo = history.to_redo(engine)
    assert undo
    assert (undo.kind, undo.undoes) == ("undo", last.id)
    load(engine, OTHER_B, cause=Cause("redo", undoes=undo.id))
    again = history.to_undo(engine)
    assert again == last
    load(engine, record("c"))
    assert history.to_redo(engine) is None


def test_a_record_that_is_other_than_expected_stops_the_import(engine: Engine) -> None:
    load(engine, A)
    late = partial(history.unchanged, expected={"b": B})
    with pytest.raises(history.ChangedSinceError, match="changed by someone else"):
        load(engine, OTHER_B, first=late)
    with pytest.raises(KbError, match="already"):
        load(engine, A, first=partial(history.unchanged, expected={"a": None}))
    assert queries.by_citekeys(engine, ["b"]) == {}


def test_removed_records_take_their_numbers_and_relations(engine: Engine) -> None:
    load(engine, A, record("b", relations=[relation("amends", "a")]), file="mine.bib")
    outcome = load(engine, remove=("a",))
    assert (outcome.gone, outcome.removed) == (["a"], 1)
    assert reread(engine, "b").relations == ()
    load(engine, A, file="mine.bib")
    assert reread(engine, "a").cited_in == (ListNumber("thesis", 1),)


def test_a_record_that_is_renamed_keeps_what_points_to_it(engine: Engine) -> None:
    load(engine, A, record("b", relations=(relation("amends", "a"),)))
    again = partial(other_names.rename, old="a", new="c")
    load(engine, replace(A, citekey="c"), first=again, cause=Cause("rename", "a → c"))
    assert reread(engine, "b").relations[0].target == "c"
    assert (other_names.find(engine, "a"), queries.by_citekeys(engine, ["a"])) == ("c", {})
    assert reread(engine, "c").cited_in == A.cited_in
