"""Instruments and statements of several values in the store, and the way there from one text each."""

from alembic import command
from sqlalchemy import Engine

from kb.domain.instruments import Instrument
from kb.domain.records import Evidence
from kb.store import engine as database
from kb.store.migrating import migrate
from tests.conftest import MIGRATIONS
from tests.factories import VOCABULARY, action, fill, load, record, reread
from tests.store.test_schema import config_for

LAW = Instrument("Law", "98", "approving «it»", "О мире; дружбе", "ru")
KNOWN = record(
    actions=(action("ratification", "1995-04-17", act=LAW), action("adoption", act=Instrument("No. 5 of a  day"))),
    evidence=(
        Evidence("ratification", "1995-04-17", act=Instrument("Law", "98"), party="RUS"),
        Evidence("signature", "1995", location="Moscow"),
        Evidence("ratification", act=LAW),
        Evidence("relation", "amends", target="a-1"),
        Evidence("note", "; as it; stands"),
    ),
)


def test_instruments_come_back(engine: Engine) -> None:
    load(engine, KNOWN)
    assert reread(engine, KNOWN.citekey) == KNOWN


def test_a_store_of_one_text_keeps_every_byte(empty_url: str) -> None:
    engine = database.open_engine(empty_url)
    migrate(engine, MIGRATIONS)
    fill(engine, VOCABULARY)
    load(engine, KNOWN)
    acts, values = [one.act.text for one in KNOWN.actions], [one.text for one in KNOWN.evidence]
    with database.transaction(engine) as connection:
        command.downgrade(config_for(connection), "0005")
        for table in ("actions", "chronology"):
            kept = connection.exec_driver_sql(f"SELECT act FROM {table} WHERE act <> '' ORDER BY kind DESC")
            assert [act for (act,) in kept] == acts[: 2 if table == "actions" else 1]
        kept = connection.exec_driver_sql("SELECT value FROM evidence ORDER BY position")
        assert [value for (value,) in kept] == values
    migrate(engine, MIGRATIONS)
    found = reread(engine, KNOWN.citekey)
    assert [one.act for one in found.actions] == [Instrument(act) for act in acts]
    assert [(one.value, one.text) for one in found.evidence] == [(value, value) for value in values]
    engine.dispose()
