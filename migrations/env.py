"""Runs the migrations on the connection that the store hands over, or on KB_DATABASE_URL for the command line."""

import os

from alembic import context
from sqlalchemy import Connection

from kb.store.engine import open_engine
from kb.store.tables import metadata


def run(connection: Connection) -> None:
    """Run the migrations in the caller's transaction."""
    context.configure(connection=connection, target_metadata=metadata, compare_type=True, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    url = os.environ.get("KB_DATABASE_URL") or context.config.get_main_option("sqlalchemy.url") or "sqlite://"
    with open_engine(url).execution_options(writes=True, foreign_keys=False).begin() as opened:
        run(opened)
