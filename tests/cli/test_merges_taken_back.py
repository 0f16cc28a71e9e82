"""Merges taken back and done once more: the key that a record took in stays a name of it, or is a record again."""

from pathlib import Path

import pytest

from kb.library import records
from tests.cli.conftest import Run
from tests.cli.test_duplicates import opened

BOOK = "@book{dala, title = {Дала жолы}, author = {Сейітқали, Асқар}, date = {2004}, publisher = {Парасат}}\n"
AWAY = [
    (("duplicates", "--merge", "dala", "twin"), ("undo",), ("undo", "--redo")),
    (("duplicates", "--merge", "dala", "twin"), ("undo",), ("undo", "--redo"), ("undo",), ("undo", "--redo")),
    (("duplicates", "--merge", "dala", "twin"), ("remove", "dala"), ("undo",)),
    (("duplicates", "--merge", "twin", "egiz"), ("duplicates", "--merge", "dala", "twin"), ("undo",)),
]


@pytest.mark.parametrize("steps", AWAY)
def test_a_key_that_was_merged_stays_a_name_whatever_is_taken_back(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: tuple[tuple[str, ...], ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("lib.bib").write_text("".join(BOOK.replace("dala,", f"{key},") for key in ("dala", "twin", "egiz")), "utf-8")
    run("import", "lib.bib", home=tmp_path, KB_COLLECTION="")
    for step in steps:
        assert run(*step, home=tmp_path, KB_COLLECTION="").code == 0
    gone = "egiz" if "egiz" in steps[0] else "twin"
    kept = records.look_up(opened(tmp_path), gone).citekey
    assert kept == ("twin" if gone == "egiz" else "dala")
    run("import", "lib.bib", home=tmp_path, KB_COLLECTION="")
    assert records.look_up(opened(tmp_path), gone).citekey == kept
