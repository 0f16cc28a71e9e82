"""The dataset holds the collection whole, in tables that agree, with licence, citation and checksums."""

import csv
import hashlib
import json
import os
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from kb.library.dataset_tables import TABLES
from tests.cli.conftest import Run
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def folder(filled_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dataset of the collection, made on a day."""
    made = tmp_path_factory.mktemp("data") / "set"
    environment = {**os.environ, "KB_HOME": str(filled_home)}
    environment.pop("KB_DATABASE_URL", None)
    code = "import sys; from kb.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [os.sys.executable, "-c", code, "dataset", str(made), "--date", "2026-11-29"]  # type: ignore[attr-defined]
    subprocess.run(command, check=True, env=environment)
    return made


def test_each_file_has_its_checksum(folder: Path) -> None:
    lines = [line.split("  ") for line in (folder / "SHA256SUMS").read_text("utf-8").splitlines()]
    sums = {name: digest for digest, name in lines}
    assert set(sums) == {path.name for path in folder.iterdir()} - {"SHA256SUMS"}
    for name, digest in sums.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest


def test_the_tables_are_the_same_everywhere_and_whole(folder: Path) -> None:
    lines = [json.loads(line) for line in (folder / "records.jsonl").read_text("utf-8").splitlines()]
    assert len(lines) > 500
    with closing(sqlite3.connect(folder / "derekkoz.db")) as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        for table in TABLES:
            with (folder / f"{table.name}.csv").open(encoding="utf-8", newline="") as stream:
                header, *rows = csv.reader(stream)
            assert header == [column.name for column in table.columns]
            stored = database.execute(f"SELECT * FROM {table.name}").fetchall()
            assert sorted(map(tuple, rows)) == sorted(tuple(map(str, row)) for row in stored)
            assert rows
        (titles,) = database.execute("SELECT count(*) FROM titles").fetchone()
    assert titles == sum(len(line.get("titles", ())) for line in lines)


def test_the_package_describes_its_tables(folder: Path) -> None:
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert [licence["name"] for licence in package["licenses"]] == ["CC0-1.0", "CC-BY-4.0"]
    for resource in package["resources"]:
        data = (folder / resource["path"]).read_bytes()
        assert (resource["bytes"], resource["hash"].removeprefix("sha256:")) == (
            len(data), hashlib.sha256(data).hexdigest(),
        )  # fmt: skip
    metadata = json.loads((folder / "metadata.json").read_text("utf-8"))
    assert set(metadata["databases"]["derekkoz"]["tables"]) == {table.name for table in TABLES}
    citation = (folder / "CITATION.cff").read_text("utf-8")
    assert "date-released: 2026-11-29" in citation
    assert citation == (ROOT / "CITATION.cff").read_text("utf-8")  # how the repository is cited, said the same


def test_it_is_made_anew_and_touches_no_other_folder(run: Run, own_home: Path, tmp_path: Path) -> None:
    (tmp_path / "lib.bib").write_text("@book{mine, title = {Mine}}\n", "utf-8")
    run("import", tmp_path / "lib.bib", home=own_home)
    run("tag", "kz-ru-friendship-1992", "+secret-tag", home=own_home)
    first = run("dataset", tmp_path / "set", "--date", "2026-11-29", "--json", home=own_home)
    assert first.code == 0
    assert run("dataset", tmp_path / "set", "--date", "2026-11-29", "--json", home=own_home).out == first.out
    for path in (tmp_path / "set").iterdir():
        assert b"secret-tag" not in path.read_bytes()
        assert b"@book{mine" not in path.read_bytes()
    (tmp_path / "used").mkdir()
    (tmp_path / "used" / "letter.txt").write_text("x", "utf-8")
    said = run("dataset", tmp_path / "used", home=own_home)
    assert (said.code, "letter.txt" in said.err) == (1, True)
    assert [path.name for path in (tmp_path / "used").iterdir()] == ["letter.txt"]
