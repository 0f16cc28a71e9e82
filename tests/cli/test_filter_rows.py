"""A filter over a column that exists is one row: every door has it, and nothing else is written."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

TOY = """
from kb.domain import filters

filters.RECORD_FILTERS += (
    filters.Filter("decade", "choice", "a decade, by its first year", True, search="decade", page="years"),
)
filters.CHRONOLOGY_FILTERS += (
    filters.Filter("spot", "choice", "where it was done", True, store="chronology.place"),
)
"""
ASK = """
import contextlib, io, json, re, sys

from starlette.testclient import TestClient

from api.app import from_environment
from kb.cli import main


def said(*arguments):
    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.suppress(SystemExit):
        main(arguments)
    return out.getvalue()


answers = {}
with TestClient(from_environment()) as client:
    get = lambda path: client.get(path)
    for path in sys.argv[1:]:
        answer = get(path)
        page = re.search(r'class="total" role="status">([0-9]+)', answer.text)
        answers[path] = int(page[1]) if page else answer.json()["meta"]["total"] if answer.is_success else answer.json()
    paths = get("/api/v1/openapi.json").json()["paths"]
    answers["described"] = {
        path: {one["name"]: one for one in paths[f"/api/v1/{path}"]["get"]["parameters"]}
        for path in ("records", "chronology", "bibliography")
    }
answers["help"] = {name: said(name, "--help") for name in ("search", "bibliography", "export", "chronology")}
answers["search"] = said("search", "--decade", "1990", "--limit", "1")
print(json.dumps(answers))
"""
ASKED = (
    "/api/v1/records", "/api/v1/records?decade=1990", "/api/v1/records?decade=1990&decade=2000", "/search?q=",
    "/search?years=1990", "/search?decade=1990", "/api/v1/chronology?to=2020", "/api/v1/chronology?decade=1990",
    "/api/v1/chronology?spot=Moscow", "/api/v1/bibliography?decade=1990", "/api/v1/records?decades=1990",
)  # fmt: skip


def asked(home: Path, before: str) -> dict[str, Any]:
    """Return the answers of a process of its own in which `before` ran first."""
    environment = {**os.environ, "KB_HOME": str(home), "PYTHONPATH": str(Path(__file__).parents[2]), "COLUMNS": "200"}
    command = [sys.executable, "-c", before + ASK, *ASKED]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    answers: dict[str, Any] = json.loads(done.stdout)
    return answers


@pytest.fixture(scope="module")
def with_toy(filled_home: Path) -> dict[str, Any]:
    return asked(filled_home, TOY)


def test_the_http_interface_takes_it_and_narrows(with_toy: dict[str, Any]) -> None:
    everything, nineties, both = (with_toy[path] for path in ASKED[:3])
    assert 0 < nineties < both < everything
    assert nineties <= with_toy["/api/v1/bibliography?decade=1990"] < both  # a record of two numbers has two lines
    assert 0 < with_toy["/api/v1/chronology?decade=1990"] < with_toy["/api/v1/chronology?to=2020"]
    assert 0 < with_toy["/api/v1/chronology?spot=Moscow"] < with_toy["/api/v1/chronology?to=2020"]


def test_a_slip_in_its_name_is_refused_with_it(with_toy: dict[str, Any]) -> None:
    problem = with_toy["/api/v1/records?decades=1990"]
    assert (problem["status"], problem["near"][0]) == (422, "decade")


def test_openapi_describes_it(with_toy: dict[str, Any]) -> None:
    for path in ("records", "chronology", "bibliography"):
        parameter = with_toy["described"][path]["decade"]
        assert parameter["description"] == "a decade, by its first year"
        assert parameter["schema"]["type"] == "array"
    assert "spot" in with_toy["described"]["chronology"]
    assert "spot" not in with_toy["described"]["records"]


def test_pages_take_it_by_the_name_of_addresses(with_toy: dict[str, Any]) -> None:
    assert with_toy["/search?years=1990"] == with_toy["/api/v1/records?decade=1990"]
    assert with_toy["/search?decade=1990"] == with_toy["/search?q="]


def test_commands_have_it_with_its_help(with_toy: dict[str, Any]) -> None:
    for text in with_toy["help"].values():
        assert "a decade, by its first year (may be given again)" in text
    assert f"{with_toy['/api/v1/records?decade=1990']} found" in with_toy["search"]


def test_without_the_row_nobody_has_it(filled_home: Path) -> None:
    answers = asked(filled_home, "")
    assert answers["/api/v1/records?decade=1990"]["status"] == 422
    assert answers["/search?years=1990"] == answers["/search?q="]
    assert "decade" not in answers["help"]["search"]
