"""The quick start: the same summaries as the whole library gives, without its weight; None where it cannot be had."""

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from kb.domain.queries import RecordQuery
from kb.domain.summaries import RecordSummary, shown_title
from kb.domain.titles import Title, chosen_title
from kb.library import importing, index_query, search, vocabulary_cache
from kb.library.quick_open import QuickLibrary, open_to_search, quick_open
from kb.library.session import Library
from tests.server_fixtures import settings, small_library

HEAVY = (
    "sqlalchemy", "alembic", "bibtexparser", "rispy", "lxml", "fastapi", "rapidfuzz", "opensearchpy",
    "kb.formats", "kb.csl", "kb.store.tables", "kb.domain.chronology", "kb.domain.records", "tomllib", "hashlib",
    "dataclasses", "inspect", "orjson", "shutil", "tempfile", "string",
)  # fmt: skip


def test_it_shows_what_the_whole_library_shows(tmp_path: Path) -> None:
    with small_library(tmp_path) as library:
        library.index_sync.catch_up()
        question = RecordQuery(q="договор")
        whole = search.find_summaries(library, question)
    quick = quick_open(settings(tmp_path))
    assert isinstance(quick, QuickLibrary)
    page = search.find_summaries(quick, question)
    quick.snapshot.close()
    assert page == whole
    assert {key: type(record) for key, record in page.records.items()} == {"kz-ru-friendship-1992": RecordSummary}


@pytest.mark.parametrize("state", ["no store", "postgresql", "an index that is behind", "another vocabulary"])
def test_a_library_that_is_not_in_order_is_opened_whole(tmp_path: Path, state: str) -> None:
    given = settings(tmp_path / "home")
    if state == "postgresql":
        assert quick_open(given._replace(database_url="postgresql+psycopg://nowhere/none")) is None
        return
    if state == "no store":
        assert quick_open(given) is None
        opened = open_to_search(given)
        assert isinstance(opened, Library)
        opened.close()
        return
    with small_library(tmp_path / "home") as library:
        library.index_sync.catch_up()
        if state == "an index that is behind":
            file = tmp_path / "new.bib"
            file.write_text("@book{new, title = {New}}", "utf-8")
            importing.load(library.engine, library.vocabulary, [file])
        else:
            with library.engine.begin() as connection:
                connection.exec_driver_sql("UPDATE state SET vocabulary = 'another'")
        assert quick_open(given) is None


def test_a_kept_vocabulary_that_is_not_the_store_s_is_renewed(tmp_path: Path) -> None:
    given = settings(tmp_path)
    with small_library(tmp_path) as library:
        library.index_sync.catch_up()
        older = library.vocabulary._replace(digest="older")
        vocabulary_cache.keep(given, older, library.labels.readings)  # of the same version, files and times
    for _start in range(2):
        quick = quick_open(given)
        assert quick is not None
        assert quick.vocabulary.digest == library.vocabulary.digest
        quick.snapshot.close()
    assert vocabulary_cache.load(given, library.vocabulary.digest)


def test_a_vocabulary_that_could_not_be_kept_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = settings(tmp_path)
    with small_library(tmp_path) as library:
        before = {file.name for file in given.home.iterdir()}

        def full(*_values: object) -> None:
            raise sqlite3.OperationalError("database or disk is full")

        monkeypatch.setattr(vocabulary_cache, "_rows", full)
        vocabulary_cache.keep(given, library.vocabulary, library.labels.readings)
        assert {file.name for file in given.home.iterdir()} == before


def test_the_readings_kept_are_those_of_the_labels(tmp_path: Path) -> None:
    given = settings(tmp_path)
    with small_library(tmp_path) as library:
        vocabulary_cache.keep(given, library.vocabulary, library.labels.readings)
        kept = vocabulary_cache.load(given, library.vocabulary.digest)
        assert kept is not None
        assert {of: dict(rows) for of, rows in kept[1].items()} == library.labels.readings
        assert len(kept[1]["kind"]) == len(library.labels.readings["kind"])
        assert "no label" not in kept[1]["kind"]


def test_the_vocabulary_kept_is_the_one_that_was_parsed(tmp_path: Path) -> None:
    given = settings(tmp_path)
    with small_library(tmp_path) as library:
        whole, labels = library.vocabulary, library.labels
        vocabulary_cache.keep(given, whole, labels.readings)
    kept = vocabulary_cache.load(given, whole.digest)
    assert kept is not None
    for name, table in zip(whole._fields, whole, strict=True):
        its = getattr(kept[0], name)
        assert (list(its.items()) if isinstance(table, dict) else its) == (
            list(table.items()) if isinstance(table, dict) else table
        )
    quick = index_query.labels(*kept)
    for topic in whole.topics:
        assert (quick.labels(topic), quick.under(topic)) == (labels.labels(topic), labels.under(topic))
    for words in (["ғарыш"], ["граница"], ["caspian"], ["no", "such"]):
        assert quick.topics_near(words) == labels.topics_near(words)
        assert quick.begun(words, 20) == labels.begun(words, 20)


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\0"])
def test_a_damaged_vocabulary_is_read_anew(tmp_path: Path, damage: bytes) -> None:
    given = settings(tmp_path)
    with small_library(tmp_path) as library:
        library.index_sync.catch_up()
    (tmp_path / vocabulary_cache.FILE).write_bytes(damage)
    assert vocabulary_cache.load(given, library.vocabulary.digest) is None
    quick = quick_open(given)
    assert quick is not None
    quick.snapshot.close()
    assert vocabulary_cache.load(given, library.vocabulary.digest)


def last_line(folder: Path, code: str) -> str:
    """Return what a program prints last that searches a small library, at the second start of the library."""
    with small_library(folder) as library:
        library.index_sync.catch_up()
    environment = {"KB_HOME": str(folder), "PYTHONPATH": ":".join(sys.path), "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-c", code]
    for _start in range(2):  # the first one keeps the vocabulary for the second
        run = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert "kz-ru-friendship-1992" in run.stdout
    return run.stdout.splitlines()[-1]


def test_a_search_from_the_command_line_loads_nothing_heavy(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom kb.cli import main\n"
        "assert main(['search', 'договор']) == 0\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    assert last_line(tmp_path, code) == "[]"


MOST_OF_OURS, MOST_MODULES, MOST_PATTERNS = 118, 152, 27  # that a search loads and compiles: fewer are welcome
COUNTS = """
import json, re, sys, typing
quoted, known = [], typing.ForwardRef.__init__
typing.ForwardRef.__init__ = lambda its, *values, **named: (quoted.append(values), known(its, *values, **named))[1]
before = set(sys.modules), len(re._cache) if "re" in sys.modules else 0
from kb.cli import main
assert main(["search", "договор"]) == 0
loaded = set(sys.modules) - before[0]
ours = [name for name in loaded if name.partition(".")[0] == "kb"]
print(json.dumps([len(ours), len(loaded), len(re._cache) - before[1], len(quoted)]))
"""


def test_a_search_from_the_command_line_loads_and_compiles_no_more_than_it_did(tmp_path: Path) -> None:
    """By count, for a time would tell another thing on each machine; `kb.library.quick_open` tells what each costs."""
    ours, modules, patterns, quoted = json.loads(last_line(tmp_path, COUNTS))
    assert ours <= MOST_OF_OURS
    assert modules <= MOST_MODULES
    assert patterns <= MOST_PATTERNS
    assert quoted == 0


def test_the_title_shown_is_the_full_one_in_the_record_s_own_language() -> None:
    short, kazakh = Title("Шарт", "ru", "identified", "short"), Title("Келісім", "kk", "supplied")
    russian = Title("Договор", "ru", "identified")
    assert chosen_title((short, kazakh, russian), "ru") is russian
    assert chosen_title((short, kazakh, russian), "en") is kazakh
    assert chosen_title((short,), "ru") is None
    assert [shown_title(title, "key") for title in (russian, kazakh, None)] == ["Договор", "[Келісім]", "key"]
