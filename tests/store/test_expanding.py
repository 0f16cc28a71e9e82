"""Migrations run while servers of the version before answer: docs/operations.md names those that do more than add.

A server of this version goes on, reading and writing, while a store is migrated to one that comes after it.
"""

import os
import re
import shutil
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect

from kb.library import importing
from kb.library.session import open_library
from kb.settings import Settings, from_environment
from kb.store import engine as database
from kb.store.migrating import migrate
from kb.store.sqlite_snapshot import newest_schema
from tests.api.test_reloading import START, until
from tests.conftest import MIGRATIONS, ROOT
from tests.server_fixtures import free_port
from tests.store.test_schema import config_for

NEXT = '''"""What a version to come may do beside this one."""
revision, down_revision = "9999", "{last}"
import sqlalchemy as sa
from alembic import op
def upgrade():
    op.add_column("records", sa.Column("rating", sa.Integer(), nullable=True))
    op.add_column("state", sa.Column("rated", sa.Integer(), server_default="0", nullable=False))
    op.create_table("ratings", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("of", sa.Text()))
    op.create_index("ix_records_rating", "records", ["rating"])
    op.execute("UPDATE records SET rating = 1")
'''
PATHS = ("/readyz", "/records/one", "/api/v1/records?q=First&limit={number}", "/api/v1/chronology", "/")


def columns(engine: Engine) -> dict[tuple[str, str], tuple[str, bool, Any]]:
    seen = inspect(engine)
    return {(table, column["name"]): (str(column["type"]), column["nullable"], column["default"])
            for table in seen.get_table_names() for column in seen.get_columns(table)}  # fmt: skip


def only_adds(before: dict[tuple[str, str], Any], after: dict[tuple[str, str], Any]) -> bool:
    """Whether every old column is as it was, and an old row needs no value for a new one."""
    tables = {table for table, _column in before}
    fresh = [values for place, values in after.items() if place not in before and place[0] in tables]
    return before.items() <= after.items() and all(nullable or default for _type, nullable, default in fresh)


def test_migrations_only_add_but_for_those_that_are_named(empty_url: str) -> None:
    engine = database.open_engine(empty_url)
    told = re.search(r"do more than add: (.+?)\.", (ROOT / "docs" / "operations.md").read_text("utf-8"), re.DOTALL)
    more, before = [], columns(engine)
    with database.transaction(engine) as connection:
        revisions = list(ScriptDirectory.from_config(config_for(connection)).walk_revisions())[::-1]
    for revision in revisions:
        with database.transaction(engine, foreign_keys=False) as connection:
            command.upgrade(config_for(connection), revision.revision)
        after = columns(engine)
        if not only_adds(before, after):
            more.append(revision.revision)
        before = after
    engine.dispose()
    assert told
    assert more == told[1].replace(",", " ").replace(" and ", " ").split()


@contextmanager
def serving(settings: Settings, port: int) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    environment = {**os.environ, "KB_HOME": str(settings.home), "KB_DATABASE_URL": settings.database_url}
    command_line = [sys.executable, "-c", START, "serve", "--port", str(port)]
    address = f"http://127.0.0.1:{port}"
    with subprocess.Popen(command_line, env={**environment, "KB_COLLECTION": ""}) as process:
        try:
            until(lambda: asked(f"{address}/readyz") == 200, process)
            yield address, process
        finally:
            process.terminate()


def asked(address: str) -> int:
    try:
        with urlopen(address, timeout=600) as reply:
            return int(reply.status)
    except OSError as error:
        return int(getattr(error, "code", 0))


def page(address: str) -> str:
    with urlopen(address, timeout=600) as reply:
        return str(reply.read().decode())


def test_a_server_goes_on_while_the_store_is_migrated_to_a_later_version(empty_url: str, tmp_path: Path) -> None:
    settings = from_environment({"KB_HOME": str(tmp_path / "home"), "KB_DATABASE_URL": empty_url, "KB_COLLECTION": ""})
    book, codes, stop = tmp_path / "book.bib", Counter[int](), threading.Event()
    later = tmp_path / "migrations"
    shutil.copytree(MIGRATIONS, later)
    (later / "versions" / "9999_later.py").write_text(NEXT.format(last=newest_schema(MIGRATIONS)))
    library = open_library(settings)

    def load(title: str) -> None:
        book.write_text(f"@book{{one, title = {{{title}}}, date = {{2001}}}}\n")
        importing.load(library.engine, library.vocabulary, [book])
        library.index_sync.catch_up()

    def ask(address: str) -> None:
        while not stop.is_set():
            for path in PATHS:
                codes[asked(address + path.format(number=1 + codes.total() % 50))] += 1

    load("First")
    with serving(settings, free_port()) as (address, process):
        reader = threading.Thread(target=ask, args=(address,), daemon=True)
        reader.start()
        until(lambda: codes.total() > len(PATHS), process)
        migrate(library.engine, later)
        load("Second")  # by this version, in the schema of the later one
        seen = codes.total()
        until(lambda: codes.total() > seen + 2 * len(PATHS), process)
        stop.set()
        reader.join(600)
        until(lambda: "Second" in page(f"{address}/records/one"), process)  # a revision read a moment ago may stand
    library.close()
    assert set(codes) == {200}
