"""`--json` prints what the HTTP interface sends: one shape at both doors."""

import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.cli.conftest import Run

API = "/api/v1"
SAME = [
    # command                                              key of its answer   address
    (("search", "байқоңыр", "--limit", "20"), "data", "/records?q=байқоңыр&limit=20"),
    (("chronology", "--limit", "100"), "data", "/chronology?limit=100"),
    (("chronology", "--party", "KAZ", "--events", "--from", "1993", "--to", "1996", "--limit", "200"), "data",
     "/chronology?party=KAZ&events=true&from=1993&to=1996&limit=200"),
    (("topics",), "", "/topics"),
    (("citations", "--number", "119"), "", "/citations?number=119"),
    (("bibliography", "--topic", "caspian"), "entries", "/bibliography?topic=caspian"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "key", "address"), SAME, ids=lambda value: value[0] if value else "")
def test_a_command_and_the_interface_answer_alike(
    client: TestClient, run: Run, filled_home: Path, words: tuple[str, ...], key: str, address: str
) -> None:
    printed = json.loads(run(*words, "--json", home=filled_home).out)
    sent = client.get(API + address).json()["data"]
    assert (printed[key] if key else printed) == sent
    assert sent


def test_a_record_is_shown_with_its_evidence(client: TestClient, run: Run, filled_home: Path) -> None:
    record = client.get(f"{API}/records/125").json()["data"]
    evidence = client.get(f"{API}/records/125/evidence").json()["data"]["statements"]
    printed = json.loads(run("show", "125", "--json", home=filled_home).out)
    assert printed == record | {"evidence": evidence}
