"""What operators see of a server: counts for Prometheus, a log in lines of JSON; and how often one address may ask."""

import json
import logging
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from kb import operator_log
from kb.errors import KbError, UnavailableError
from kb.library import api_keys, statistics
from kb.library.session import Library


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """A log that is written to as long as the test runs."""
    logger = logging.getLogger("derekkoz")
    before = (logger.handlers[:], logger.level, logger.propagate)
    path = tmp_path / "log.jsonl"
    operator_log.configure(str(path))
    yield path
    for handler in logger.handlers:
        handler.close()
    logger.handlers, logger.level, logger.propagate = before


def lines(log: Path, event: str) -> list[dict[str, object]]:
    return [line for line in map(json.loads, log.read_text("utf-8").splitlines()) if line["event"] == event]


def sample(text: str, name: str) -> float:
    """Return the value of one line of Prometheus' text format."""
    return float(next(line for line in text.splitlines() if line.startswith(name + " ")).rpartition(" ")[2])


def test_answers_are_counted_by_the_pattern_of_their_address(small: Library) -> None:
    client = TestClient(create_app(small))
    for path in ("/api/v1/records/kz-ru-friendship-1992", "/api/v1/records/nope", "/nowhere/1", "/nowhere/2"):
        client.get(path)
    client.head("/api/v1/records/kz-ru-friendship-1992")
    answer = client.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=")
    text = answer.text
    count = 'kb_requests_total{{method="GET",route="{}",status="{}"}}'
    assert sample(text, count.format("/api/v1/records/{citekey}", 200)) == 2
    assert sample(text, count.format("/api/v1/records/{citekey}", 404)) == 1
    assert sample(text, count.format("(none)", 404)) == 2
    assert sample(text, 'kb_request_seconds_count{route="/api/v1/records/{citekey}"}') == 3
    assert (sample(text, "kb_ready"), sample(text, "kb_records"), sample(text, "kb_indexed_records")) == (1, 1, 1)


def test_a_store_that_cannot_be_read_is_told_of(small: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_library: Library) -> statistics.StoreState:
        raise UnavailableError("index-busy-long", seconds=1)

    monkeypatch.setattr(statistics, "store_state", fails)
    text = TestClient(create_app(small)).get("/metrics").text
    assert sample(text, "kb_ready") == 0
    assert "kb_records " not in text


def test_each_request_is_a_line_without_the_words_of_the_question(small: Library, log: Path) -> None:
    client = TestClient(create_app(small), client=("198.51.100.7", 4000))
    client.get("/api/v1/records", params={"q": "құпия сұрақ"})
    (line,) = lines(log, "request")
    assert (line["method"], line["path"], line["status"]) == ("GET", "/api/v1/records", 200)
    assert (line["client"], line["route"]) == ("198.51.100.7", "/api/v1/records")
    assert isinstance(line["seconds"], float)
    assert "құпия" not in log.read_text("utf-8")


def test_keys_imports_and_failures_are_lines_too(small: Library, log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key, secret = api_keys.make(small, "Кітапхана")
    client = TestClient(create_app(small))
    file = {"file": ("new.bib", b"@book{new-2024, title = {T}, date = {2024}}")}
    sent = {"Authorization": f"Bearer {secret}"}
    assert client.post("/api/v1/imports?dry_run=false", headers=sent, files=file).status_code == 200
    assert client.post("/api/v1/imports", headers={"Authorization": "Bearer kb_no"}, files=file).status_code == 401
    api_keys.revoke(small, key.id)
    assert lines(log, "key-made")[0]["name"] == "Кітапхана"
    assert [(line["key"], line["new"]) for line in lines(log, "import")] == [(key.id, 1)]
    assert len(lines(log, "key-refused")) == len(lines(log, "key-revoked")) == 1
    assert secret not in log.read_text("utf-8")

    def fails(*_: object) -> int:
        raise OSError("disk of /secret/place")

    monkeypatch.setattr(small.records, "revision", fails)
    assert client.get("/api/v1/records").status_code == 503
    assert "/secret/place" in str(lines(log, "error")[0]["message"])


def test_a_log_that_is_moved_away_is_made_anew(log: Path) -> None:
    operator_log.tell("first")
    log.rename(log.with_suffix(".1"))
    operator_log.tell("second")
    assert [line["event"] for line in map(json.loads, log.read_text("utf-8").splitlines())] == ["second"]


def test_a_log_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(KbError, match="nowhere"):
        operator_log.configure(str(tmp_path / "nowhere" / "log"))


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The moment that it is for those who count questions; it stays what it is."""
    now = [1000.0]
    monkeypatch.setattr("api.observation.monotonic", lambda: now[0])
    return now


@pytest.mark.usefixtures("clock")
def test_one_address_may_ask_so_often_and_others_do_not_wait(small: Library) -> None:
    app = create_app(replace(small, settings=small.settings._replace(reads_a_minute=3)))
    reader, other = (TestClient(app, client=(address, 4000)) for address in ("198.51.100.7", "198.51.100.8"))
    statuses = [reader.get("/api/v1/topics").status_code for _ in range(5)]
    assert statuses == [200, 200, 200, 429, 429]
    refused = reader.get("/api/v1/topics", headers={"Accept-Language": "ru"})
    assert 1 <= int(refused.headers["retry-after"]) <= 20
    assert (refused.json()["code"], refused.headers["content-language"]) == ("too-many-reads", "ru")
    assert other.get("/api/v1/topics").status_code == 200
    assert [reader.get(path).status_code for path in ("/healthz", "/readyz", "/metrics")] == [200, 200, 200]
    sent = {"Authorization": f"Bearer {api_keys.make(small, 'reader')[1]}"}
    assert reader.get("/api/v1/topics", headers=sent).status_code == 200
    assert 'status="429"' in reader.get("/metrics").text


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "::ffff:127.0.0.1"])
def test_this_machine_may_ask_as_often_as_it_likes(small: Library, address: str) -> None:
    app = create_app(replace(small, settings=small.settings._replace(reads_a_minute=1)))
    client = TestClient(app, client=(address, 4000))
    assert {client.get("/api/v1/topics").status_code for _ in range(4)} == {200}


@pytest.mark.usefixtures("clock")
def test_the_addresses_of_one_network_count_as_one(small: Library) -> None:
    app = create_app(replace(small, settings=small.settings._replace(reads_a_minute=1)))
    hosts = ["2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:3::1"]
    statuses = [TestClient(app, client=(host, 4000)).get("/api/v1/topics").status_code for host in hosts]
    assert statuses == [200, 429, 200]


def test_a_bucket_fills_again(small: Library, clock: list[float]) -> None:
    app = create_app(replace(small, settings=small.settings._replace(reads_a_minute=60)))
    client = TestClient(app, client=("198.51.100.7", 4000))
    assert [client.get("/api/v1/topics").status_code for _ in range(61)] == [200] * 60 + [429]
    clock[0] += 2.0
    assert [client.get("/api/v1/topics").status_code for _ in range(3)] == [200, 200, 429]


def test_the_log_is_its_owners_alone(log: Path) -> None:
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    log.rename(log.with_suffix(".1"))  # as logrotate does
    operator_log.tell("request")
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert lines(log, "request")
    log.chmod(0o640)  # whoever runs the server lets others read it
    operator_log.configure(str(log))
    assert stat.S_IMODE(log.stat().st_mode) == 0o640
