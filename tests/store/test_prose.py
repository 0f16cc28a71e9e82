"""Prose in the store: its phrases come back; what an older version stored as one text is read by the same rule."""

from sqlalchemy import Engine

from kb.domain.chronology import entries
from kb.domain.clauses import Validity
from kb.domain.prose import Prose
from kb.domain.records import Candidate, Evidence, Relation
from kb.store import chronology_changes
from kb.store import engine as database
from kb.store.chronology import ChronologyFilter
from tests.factories import action, load, record, reread

NOTE = Prose(("first; in its own words", "ends in \\", "үшінші;"))
KNOWN = record(
    actions=(action("signature", "1992-05-25", note=NOTE),),
    relations=(Relation("related", "a-1", note=NOTE),),
    evidence=(Evidence("title", "Шарт", note=NOTE),),
    candidates=(Candidate("Шарт", NOTE, Prose(("place",))),),
    term=Validity("P10Y", note=NOTE),
)


def test_clauses_come_back(engine: Engine) -> None:
    load(engine, KNOWN, record("a-1"))
    assert reread(engine, KNOWN.citekey) == KNOWN
    assert [entry.note for entry in entries(KNOWN)] == [NOTE]
    (line,) = (one for one in chronology_changes.chronology(engine, ChronologyFilter(), 9) if one.note)
    assert line.note == NOTE


def test_a_text_of_an_older_version_is_read_in_its_clauses(engine: Engine) -> None:
    load(engine, KNOWN, record("a-1"))
    with database.transaction(engine) as connection:
        connection.exec_driver_sql("UPDATE evidence SET note = 'signed in Moscow; no date; see a.kz/?b;c'")
    (found,) = reread(engine, KNOWN.citekey).evidence
    assert found.note == Prose(("signed in Moscow", "no date", "see a.kz/?b;c"))
