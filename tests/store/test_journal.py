"""The journal says what is other since a revision, and says so when it does not reach back."""

import pytest
from sqlalchemy import Engine

from kb.store import journal
from tests.factories import VOCABULARY, fill, load, record

A, B = record("a"), record("b")
OTHER_B = record("b", titles="Басқа")


def changes(engine: Engine, since: int) -> tuple[list[str], tuple[str, ...]] | None:
    """The citekeys written and those gone since a revision; None where the journal does not reach back."""
    with journal.changes(engine, since) as other:
        return other and (sorted(written.citekey for written in other.records), other.gone)


def test_what_changed_since_a_revision_is_read_as_it_is_now(engine: Engine) -> None:
    first = load(engine, A).revision
    second = load(engine, A, B).revision
    load(engine, A, OTHER_B)
    assert changes(engine, first) == (["b"], ())
    assert changes(engine, first - 1) == (["a", "b"], ())
    with journal.changes(engine, second) as other:
        assert other
        assert list(other.records) == [OTHER_B]
        assert other.revision == second + 1
    assert changes(engine, second + 1) == ([], ())


def test_a_record_that_went_and_came_back_is_told_as_it_stands(engine: Engine) -> None:
    first = load(engine, A, B).revision
    load(engine, A, prune=True)
    assert changes(engine, first) == ([], ("b",))
    load(engine, A, B)
    assert changes(engine, first) == (["b"], ())


def test_a_revision_of_another_store_is_not_taken_for_one_of_this(engine: Engine) -> None:
    first = load(engine, A).revision
    assert changes(engine, first + 5) is None
    assert changes(engine, first - 5) is None


def test_the_oldest_changes_make_room(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "KEPT", 4)
    first = load(engine, A, B).revision
    load(engine, A, OTHER_B)
    load(engine, A, B)
    assert changes(engine, first) == (["b"], ())
    load(engine, *(record(f"new-{number}") for number in range(2)), A, OTHER_B)
    assert changes(engine, first) is None
    assert changes(engine, journal.newest_revision(engine) - 1) == (["b", "new-0", "new-1"], ())


def test_one_import_that_changes_more_than_is_kept_begins_the_journal_anew(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = load(engine, A).revision
    monkeypatch.setattr(journal, "KEPT", 2)
    last = load(engine, *(record(f"new-{number}") for number in range(3))).revision
    assert changes(engine, first) is None
    assert changes(engine, last) == ([], ())


def test_other_vocabularies_change_every_record(engine: Engine) -> None:
    first = load(engine, A).revision
    fill(engine, VOCABULARY._replace(digest="newer"))
    assert changes(engine, first) is None
