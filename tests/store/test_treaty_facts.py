"""What treaty collections record of a document, in the store, and the way there from a store without it."""

from dataclasses import replace
from typing import Any

from alembic import command
from sqlalchemy import Engine

from kb.domain import edtf
from kb.domain.clauses import Clause
from kb.domain.prose import Prose
from kb.domain.treaty_facts import FACTS, AuthenticText, Depositary, Publication, Reservation, WebLink
from kb.store import chronology as stored_chronology
from kb.store import engine as database
from kb.store.migrating import migrate
from tests.conftest import MIGRATIONS
from tests.factories import VOCABULARY, day, fill, load, person, record, reread, signed, states
from tests.store.test_migrating import stored
from tests.store.test_schema import config_for

KNOWN = record(
    clauses=(
        Clause("entry-into-force", "10 days after signature", "9", "identified", Prose.of(["«so»", "as a; rule"])),
    ),
    depositaries=(Depositary("KAZ", "government"),),
    authentic_texts=(AuthenticText("kk"), AuthenticText("en", True)),
    publications=(Publication("lnts", "165", item="3802", page="19", date=edtf.parse("1936")),),
    reservations=(Reservation("declaration", "RUS", edtf.parse("2001-02-03"), edtf.parse("2005")),),
    web_links=(WebLink("text", "https://a.kz/x", "ru", edtf.parse("2026-11-28")),),
    contributors=(person("Ә", role="signatory", party="KAZ", office="Президент"),),
    actions=[signed("1992-05-25")],
    parties=states("KAZ", "RUS"),
)


RENAMED = {"beside": "superseded_by"}  # columns that a later version calls by another name


def test_facts_come_back_and_force_says_its_clause(engine: Engine) -> None:
    load(engine, KNOWN)
    assert reread(engine, KNOWN.citekey) == KNOWN
    answer = stored_chronology.force_on(engine, [KNOWN.citekey], day("1992-06-04"))[KNOWN.citekey]
    assert (answer.answer, answer.clause) == ("yes", "10 days after signature")


def test_a_store_of_the_version_before_keeps_all_it_had(empty_url: str) -> None:
    engine = database.open_engine(empty_url)
    migrate(engine, MIGRATIONS)
    fill(engine, VOCABULARY)
    load(engine, KNOWN)
    with database.transaction(engine) as connection:
        command.downgrade(config_for(connection), "0006")
    before = stored(engine)
    migrate(engine, MIGRATIONS)
    after = stored(engine)
    for table, rows in before.items():
        if table != "alembic_version":
            assert [{name: row[RENAMED.get(name, name)] for name in rows[0]} for row in after[table]] == rows
    plain = replace(KNOWN, contributors=(replace(KNOWN.contributors[0], party="", office=""),))
    without: dict[str, Any] = dict.fromkeys(FACTS, ())
    assert reread(engine, KNOWN.citekey) == replace(plain, **without)
    engine.dispose()
