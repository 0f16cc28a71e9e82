"""One chapter with defects planted in it, in six forms, through every command that takes a manuscript."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.manuscript import defects

FORMS = ("txt", "md", "tex", "docx", "odt")


@pytest.fixture(params=FORMS)
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / f"thesis.{request.param}"
    path.write_bytes(defects.in_form(request.param))
    return path


def data(run: Run, home: Path, *words: object) -> Any:
    return json.loads(run(*words, "--json", home=home).out)["data"]
