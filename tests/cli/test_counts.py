"""Counts that commands say: one of a thing is not several."""

import re
from pathlib import Path

from kb.library.checking import check_store
from tests.cli.conftest import Run
from tests.server_fixtures import small_library

ONE = """@misc{act-1995, title = {Шарт}, kb-kind = {treaty}, kb-numbers = {1}, language = {kk}, kb-parties = {
    KAZ | state
    RUS | state
  }, kb-actions = {signature | 1995-05-20 | | | stated}}
@misc{plan-of-none, title = {Жоспар}, kb-kind = {programme}, kb-parties = {
    KAZ | state
    RUS | state
  }}
"""
PLURAL = re.compile(r"\b1 (?!is\b|has\b)(?:[a-z]+ )?[a-z]+s\b|\b1 are\b")


def test_one_is_said_in_the_singular(run: Run, tmp_path: Path) -> None:
    home, file, listed = tmp_path / "home", tmp_path / "my.bib", tmp_path / "list.txt"
    file.write_text(ONE, "utf-8")
    listed.write_text("1. Сейітқали Б.Т. Тарих. Алматы: Таңбалы, 2004. 210 б.\n", "utf-8")
    imported = run("import", file, home=home)
    assert imported.out.startswith("2 are new"), imported
    file.write_text(ONE + "@misc{act-1996, title = {Заң}, date = {1996}, kb-numbers = {x}}\n", "utf-8")
    lines = [run("import", file, home=home)]
    lines += [
        run(*line.split(), home=home)
        for line in ("check", "manuscript list", "manuscript show my", "chronology --match any", "citations",
                     "chronology --match any --totals", "search Жоспар")
    ]  # fmt: skip
    lines.append(run("references", listed, home=home))
    said = "\n".join(line.out + line.err for line in lines)
    for count in ("1 is new", "1 problem.", "1 manuscript.", "1 number.", "1 entry,", "1 document without",
                  "1 dated line;", "1 entry."):  # fmt: skip
        assert count in said, said
    assert not PLURAL.findall(said), said


def test_check_reads_the_collection_from_its_file_and_says_so(run: Run, tmp_path: Path) -> None:
    with small_library(tmp_path / "home") as library:
        newer = library.settings.collection
        newer.write_text(newer.read_text("utf-8") + "@book{dala, title = {Дала}, date = {1999}}", "utf-8")
        assert (library.records.size(), check_store(library).records) == (1, 2)
    shown = run("check", "--help", home=tmp_path / "home").out
    assert "the file of the collection as it is now" in " ".join(shown.split())
