"""The cache of records under threads: what one call returns is of one revision, whatever happens in between."""

import threading
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from sqlalchemy import Engine

from kb.domain.records import Record
from kb.library import record_cache
from kb.library.record_cache import RecordCache
from kb.store import journal, queries
from tests.factories import load, record


def store(engine: Engine, edition: str) -> None:
    """Import two records that name their edition."""
    load(engine, *(record(key, titles=edition) for key in ("a", "b")))


def editions(records: dict[str, Record]) -> dict[str, str]:
    return {key: found.titles[0].value for key, found in records.items()}


def meanwhile(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """Let another thread act, once, just before the cache reads records from the store."""
    read, done = queries.by_citekeys_at, threading.Event()

    def reading(engine: Engine, citekeys: Iterable[str]) -> Any:
        if not done.is_set():
            done.set()
            other = threading.Thread(target=act)
            other.start()
            other.join(300)
        return read(engine, citekeys)

    monkeypatch.setattr(queries, "by_citekeys_at", reading)


def test_an_import_between_two_reads_drops_no_record(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    store(engine, "first")
    cache = RecordCache(engine)
    cache.many(["a"])

    def change() -> None:
        store(engine, "second")
        cache.revision(fresh=True)  # what another request does: the cache moves on under the first one's feet

    meanwhile(monkeypatch, change)
    assert editions(cache.many(["a", "b"])) == {"a": "second", "b": "second"}


def test_records_of_two_revisions_never_mix(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    store(engine, "first")
    cache = RecordCache(engine, trust=1000.0)
    assert editions(cache.many(["a"])) == {"a": "first"}
    meanwhile(monkeypatch, lambda: store(engine, "second"))  # the revision is still trusted
    assert editions(cache.many(["a", "b"])) == {"a": "second", "b": "second"}
    assert editions(cache.many(["a"])) == {"a": "second"}


def test_a_revision_read_earlier_does_not_bring_an_older_state_back(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    store(engine, "first")
    cache = RecordCache(engine)
    cache.many(["a"])
    ask, slow, go_on = journal.newest_revision, threading.Event(), threading.Event()

    def asking(engine: Engine) -> int:
        revision = ask(engine)
        if threading.current_thread().name == "slow":
            slow.set()
            go_on.wait(300)
        return revision

    monkeypatch.setattr(journal, "newest_revision", asking)
    seen: list[int] = []
    other = threading.Thread(target=lambda: seen.append(cache.revision()), name="slow")
    other.start()
    slow.wait(300)
    store(engine, "second")
    newest = cache.revision()
    go_on.set()
    other.join(300)
    assert seen == [newest]
    assert editions(cache.many(["a", "b"])) == {"a": "second", "b": "second"}


def test_it_remembers_so_many_and_no_more(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    load(engine, *(record(key, titles=key) for key in ("a", "b", "c")))
    monkeypatch.setattr(record_cache, "MOST", 2)
    cache = RecordCache(engine, trust=1000.0)
    assert list(cache.many(["c", "a", "nobody", "b", "a"])) == ["c", "a", "b"]
    assert list(cache.many(["b", "c"])) == ["b", "c"]


def test_what_is_remembered_costs_no_query_while_trusted(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    store(engine, "first")
    cache = RecordCache(engine, trust=1000.0)
    cache.many(["a", "b"])
    for module, name in ((journal, "newest_revision"), (queries, "by_citekeys_at")):
        monkeypatch.setattr(module, name, lambda *_given: pytest.fail("the store was asked"))
    assert editions(cache.many(["b", "a"])) == {"b": "first", "a": "first"}


def test_what_follows_from_a_state_is_made_once_and_anew_after_an_import(engine: Engine) -> None:
    store(engine, "first")
    cache, made = RecordCache(engine), list[str]()

    def make() -> int:
        made.append("")
        return len(made)

    assert [cache.derived("kind", key, make) for key in ("a", "b", "a")] == [1, 2, 1]
    assert cache.derived("other kind", "a", make) == 3
    store(engine, "second")
    assert cache.derived("kind", "a", make) == 4


def test_no_more_is_kept_than_was_said(engine: Engine) -> None:
    store(engine, "first")
    cache, made = RecordCache(engine), list[int]()
    for key in (1, 2, 3, 3, 2, 1):
        cache.derived("kind", key, lambda key=key: made.append(key), most=2)  # type: ignore[misc]
    assert made == [1, 2, 3, 1]


def test_what_follows_from_a_state_is_never_anothers_whichever_thread_asks(engine: Engine) -> None:
    store(engine, "first")
    cache, barrier, faults = RecordCache(engine, trust=1000.0), threading.Barrier(8), list[str]()

    def work(first: int) -> None:
        barrier.wait(300)
        for number in range(first, first + 500):
            if cache.derived("kind", number, lambda number=number: number, most=3) != number:  # type: ignore[misc]
                faults.append(f"another's answer for {number}")

    threads = [threading.Thread(target=work, args=(start * 1000,)) for start in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(300)
    assert faults == []


def test_no_key_asks_nothing_of_the_store(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    store(engine, "first")
    cache = RecordCache(engine)
    assert editions(cache.many(["a"])) == {"a": "first"}
    monkeypatch.setattr(queries, "by_citekeys_at", None)
    assert editions(cache.many(["", "a", ""])) == {"a": "first"}
