"""A language is added to a copy of the program by rows alone: the table, the words of the data, one catalogue."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

TEXT = r'"((?:[^"\\]|\\.)*)"'
MONTHS = "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık"
LIBRARY = """@legal{kz-ru-friendship-1992,
  entrysubtype = {treaty}, title = {Договор о дружбе}, date = {1992-05-25}, language = {ru}, keywords = {sovereignty},
  kb-status = {identified}, kb-scope = {corpus}, kb-kind = {treaty},
  kb-parties = {KAZ | state
    RUS | state},
  kb-actions = {signature | 1992-05-25 | Moscow | | identified},
  kb-term = {P10Y | P5Y | ten years, then five at a time},
  kb-cited-for = {ru | о дружбе
    tr | dostluk},
}
"""
VISIT = """
import sys
from fastapi.testclient import TestClient
from api.app import create_app
from kb.library.session import open_library
from kb.settings import from_environment
client = TestClient(create_app(open_library(from_environment())))
for address in sys.argv[1:]:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    sys.stdout.write(answer.text)
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program that speaks Turkish: each of its texts is the English one after "tr:"."""
    folder = tmp_path_factory.mktemp("copy")
    for room in ("kb", "api", "migrations"):
        shutil.copytree(ROOT / room, folder / room, ignore=shutil.ignore_patterns("__pycache__"))
    table = folder / "kb" / "domain" / "languages.py"
    row = '    SpokenLanguage("en",'
    added = '    SpokenLanguage("tr", "Türkçe", "Turkish", "tur", "tr", ()),\n'
    table.write_text(table.read_text("utf-8").replace(row, added + row), "utf-8")
    for file in (*folder.glob("kb/data/*.toml"), *folder.glob("kb/gost/data/*.toml")):
        text = file.read_text("utf-8")
        text = re.sub(rf'^((?:[\w."-]+[._])?)en = {TEXT}$', r'\g<0>\n\1tr = "tr:\2"', text, flags=re.MULTILINE)
        file.write_text(re.sub(rf"(?<=[{{,] )en = {TEXT}", r'\g<0>, tr = "tr:\1"', text), "utf-8")
    dates = folder / "kb" / "language" / "data" / "dates.txt"
    english = re.findall(r"^en .*", dates.read_text("utf-8"), flags=re.MULTILINE)
    rows = [f"months tr: {MONTHS}", *(re.sub("^en ", "tr ", row) for row in english)]
    dates.write_text("\n".join([dates.read_text("utf-8"), *rows, ""]), "utf-8")
    catalogue = folder / "api" / "locale" / "en.po"
    (folder / "api" / "locale" / "tr.po").write_text(catalogue.read_text("utf-8"), "utf-8")
    (folder / "references.bib").write_text(LIBRARY, "utf-8")
    run(folder, "import", "references.bib")
    return folder


def python(folder: Path, *arguments: str) -> str:
    environment = os.environ | {"PYTHONPATH": str(folder), "KB_HOME": str(folder / "home"), "PYTHONUTF8": "1"}
    made = subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False,
        timeout=600, encoding="utf-8",
    )  # fmt: skip
    assert made.returncode == 0, made.stderr[-2000:]
    return made.stdout


def run(folder: Path, *words: str) -> str:
    return python(folder, "-c", "from kb.cli import main; main()", *words)


def test_commands_speak_it(copy: Path) -> None:
    table = run(copy, "chronology", "--ui", "tr")
    assert table.startswith("tr:date")
    assert "tr:Signed" in table
    assert run(copy, "chronology", "--ui", "tr", "--format", "md").startswith("# tr:Chronology of documents")
    assert "tr:Sovereignty" in run(copy, "topics", "--lang", "tr")
    shown = run(copy, "show", "kz-ru-friendship-1992", "--ui", "tr")
    assert "tr:Term: 10 years; tr:prolonged by 5 years each time: [en] ten years, then five at a time" in shown


def test_records_say_it(copy: Path) -> None:
    assert '"cited_for": {"ru": "о дружбе", "tr": "dostluk"}' in run(copy, "export", "--format", "jsonl")
    head, row, *_rest = run(copy, "export", "--format", "csv").splitlines()
    assert dict(zip(head.split(","), row.split(","), strict=True))["cited_for_tr"] == "dostluk"
    assert "kz-ru-friendship-1992" in run(copy, "search", "dostluk")


def test_pages_and_answers_speak_it(copy: Path) -> None:
    names = ("", "search", "chronology", "topics", "citations", "about", "help", "list", "manuscript", "dataset")
    pages = [f"/{name}?lang=tr" for name in names]
    record = "/records/kz-ru-friendship-1992?lang=tr"
    shown = python(copy, "-c", VISIT, *pages, record, "/api/v1/topics", "/api/v1/bibliography?ui=tr")
    assert '<html lang="tr"' in shown
    assert "Türkçe" in shown
    assert "tr:Sovereignty" in shown
    assert "25 Mayıs 1992" in shown
    assert "tr:References" in shown
