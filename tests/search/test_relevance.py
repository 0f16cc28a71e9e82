"""Are users' questions answered among the first five? Ours and plain peers on the same list, class by class."""

import sys
from collections.abc import Iterator

import psycopg
import pytest
from sqlalchemy import make_url

from tests.conftest import Server
from tests.search.peers import postgresql_engine, sqlite_engine, tantivy_engine
from tests.search.relevance import Score, cases, ours, scores

# Recorded figures: (success at 5, mean reciprocal rank). They may neither fall nor rise unrecorded.
FIGURES = {
    "exact": (1.0, 1.0),
    "all": (1.0, 0.993),
    "inflected": (1.0, 1.0),
    "russian-keyboard": (1.0, 0.986),
    "latin": (1.0, 0.974),
    "lookalike": (1.0, 1.0),
    "cross-language": (1.0, 0.968),
    "topic": (1.0, 1.0),
    "person": (1.0, 1.0),
    "number": (1.0, 1.0),
    "typing-error": (1.0, 1.0),
}
FEWEST = {"all": 300}  # and at least 30 in each class


def show(capsys: pytest.CaptureFixture[str], tables: dict[str, dict[str, Score]]) -> None:
    """Print the tables side by side: success at 5 and mean reciprocal rank of each engine."""
    lines = ["", "class".ljust(18) + "questions" + "".join(f"{name:>22}" for name in tables)]
    for kind, score in next(iter(tables.values())).items():
        figures = "".join(f"{table[kind].success:>14.3f}{table[kind].mrr:>8.3f}" for table in tables.values())
        lines.append(f"{kind:18}{score.questions:9}{figures}")
    with capsys.disabled():
        sys.stdout.write("\n".join([*lines, ""]))


def test_every_question_has_an_answer() -> None:
    assert [case for case in cases() if not case.answers] == []


def test_ours_beside_sqlite_and_tantivy(capsys: pytest.CaptureFixture[str]) -> None:
    table = scores(ours)
    fts5, any_word = sqlite_engine(), sqlite_engine(any_word=True)
    peers = {"SQLite FTS5": fts5, "FTS5, any word": any_word, "tantivy": tantivy_engine()}
    show(capsys, {"ours": table, **{name: scores(engine) for name, engine in peers.items()}})
    assert all(score.questions >= FEWEST.get(kind, 30) for kind, score in table.items())
    figures = {kind: (score.success, score.mrr) for kind, score in table.items()}
    assert figures == FIGURES, f"better or worse than recorded: look why, then record {figures}"


@pytest.fixture(scope="module")
def postgresql(server: Server) -> Iterator["psycopg.Connection[tuple[str]]"]:
    """An empty database that knows which letters are letters."""
    utf8 = "TEMPLATE template0 ENCODING 'UTF8'"
    url = make_url(server.url).set(drivername="postgresql")
    with psycopg.connect(url.render_as_string(hide_password=False), autocommit=True) as maker:
        newer = maker.info.server_version >= 170000
        locale = "LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C'" if newer else "LOCALE 'C.UTF-8'"
        maker.execute("DROP DATABASE IF EXISTS kb_peers WITH (FORCE)")
        maker.execute(f"CREATE DATABASE kb_peers {utf8} {locale}".encode())
    peers = url.set(database="kb_peers").render_as_string(hide_password=False)
    with psycopg.connect(peers, autocommit=True) as connection:
        yield connection
    server.run("DROP DATABASE IF EXISTS kb_peers WITH (FORCE)")


@pytest.mark.postgresql
def test_postgresql_beside_them(
    capsys: pytest.CaptureFixture[str], postgresql: "psycopg.Connection[tuple[str]]"
) -> None:
    tables = {f"PostgreSQL {config}": scores(postgresql_engine(postgresql, config)) for config in ("simple", "russian")}
    show(capsys, {"ours": scores(ours), **tables})
    assert all(table["all"].success < scores(ours)["all"].success for table in tables.values())
