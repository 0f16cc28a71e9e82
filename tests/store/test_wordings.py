"""Texts of ours in the store: a row a language, and the way there from the columns that there were."""

from alembic import command
from sqlalchemy import Engine

from kb.domain.wording import Wording
from kb.store import engine as database
from kb.store.migrating import migrate
from tests.conftest import MIGRATIONS
from tests.factories import VOCABULARY, fill, load, record, reread
from tests.store.test_schema import config_for

REMARKS = (Wording(kk="Күні күмәнді", en="The date is in doubt"), Wording(ru="Другое заглавие"))
KNOWN = record(cited_for=Wording(kk="Достық", ru="Дружба", en="Friendship"), remarks=REMARKS)
PLAIN = record(citekey="plain", remarks=REMARKS[1:])


def test_texts_come_back_by_language(engine: Engine) -> None:
    load(engine, KNOWN, PLAIN)
    assert [reread(engine, one.citekey) for one in (KNOWN, PLAIN)] == [KNOWN, PLAIN]


def test_a_store_of_the_columns_keeps_every_text(empty_url: str) -> None:
    engine = database.open_engine(empty_url)
    migrate(engine, MIGRATIONS)
    fill(engine, VOCABULARY)
    load(engine, KNOWN, PLAIN)
    with database.transaction(engine) as connection:
        command.downgrade(config_for(connection), "0004")
        rows = connection.exec_driver_sql(
            "SELECT citekey, position, role, kk, ru, en FROM wordings JOIN records ON id = record_id "
            "ORDER BY citekey, position"
        ).all()
    assert [tuple(row) for row in rows] == [
        ("kz-ru-friendship-1992", 0, "cited-for", "Достық", "Дружба", "Friendship"),
        ("kz-ru-friendship-1992", 1, "remark", "Күні күмәнді", "", "The date is in doubt"),
        ("kz-ru-friendship-1992", 2, "remark", "", "Другое заглавие", ""),
        ("plain", 1, "remark", "", "Другое заглавие", ""),
    ]
    migrate(engine, MIGRATIONS)
    assert [reread(engine, one.citekey) for one in (KNOWN, PLAIN)] == [KNOWN, PLAIN]
    engine.dispose()
