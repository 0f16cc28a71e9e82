"""CSV and Markdown: safe in a spreadsheet, the letters right, every line there."""

import csv
import html
import io
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.domain import chronology
from kb.domain.records import Record
from kb.library import chronology_texts
from kb.timeline import table as chronology_table
from tests.record_strategies import WHOLE_RECORDS, records
from tests.timeline.sample import entries, words_in

OFFICE = shutil.which("soffice") or ""
CALC = bool(OFFICE) and (Path(OFFICE).resolve().parent / "libsclo.so").is_file()
CELL = re.compile(r"<text:p>(.*?)</text:p>", re.S)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_csv_reader_gets_every_line_with_its_values() -> None:
    found = rows("".join(chronology_texts.csv(entries(), words_in("kk"), "")))
    assert len(found) == len(entries())
    lease = next(row for row in found if row["citekey"] == "kz-ru-baikonur-lease-1994")
    assert (lease["date"], lease["stated_date"], lease["origin"]) == ("1994-12-10", "1994", "identified")
    assert (lease["title"], lease["title_lang"]) == ("[«Байқоңыр» кешенін жалға алу шарты]", "kk")
    assert (lease["action"], lease["place"], lease["numbers"]) == ("Қол қойылды", "Мәскеу", "125")
    undated = found[-1]
    assert (undated["citekey"], undated["date"], undated["earliest"]) == ("kz-ru-plan", "", "")


def test_excel_is_told_the_letters_are_utf_8() -> None:
    text = "".join(chronology_texts.csv_for_excel(entries(), words_in("kk"), ""))
    assert text.encode().startswith(b"\xef\xbb\xbfdate,")


@WHOLE_RECORDS
@given(st.lists(records(), max_size=3), st.sampled_from(["kk", "ru", "en"]))
def test_no_cell_is_a_formula_and_every_line_has_all_cells(known: list[Record], lang: str) -> None:
    lines = [entry for one in known for entry in chronology.entries(one)]
    text = "".join(chronology_texts.csv(lines, words_in(lang), ""))
    found = list(csv.reader(io.StringIO(text, newline="")))
    assert len(found) == len(lines) + 1
    assert all(len(row) == len(chronology_table.COLUMNS) for row in found)
    assert not [cell for row in found for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


@pytest.mark.skipif(not CALC and not os.environ.get("CI"), reason="LibreOffice Calc is not installed: CSV not opened")
def test_libreoffice_shows_the_same_letters(tmp_path: Path) -> None:
    assert CALC, "LibreOffice Calc is wanted here"
    path = tmp_path / "chronology.csv"
    path.write_bytes("".join(chronology_texts.csv_for_excel(entries(), words_in("kk"), "")).encode())
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    utf8 = "--infilter=CSV:44,34,76,1"  # what the import dialog of a person sets when it sees the BOM
    command = [OFFICE, "--headless", profile, utf8, "--convert-to", "fods", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    shown = {html.unescape(cell) for cell in CELL.findall((tmp_path / "chronology.fods").read_text("utf-8"))}
    for row in rows("".join(chronology_texts.csv(entries(), words_in("kk"), ""))):
        for name in ("title", "action", "place", "citekey", "parties"):
            assert not row[name] or " ".join(row[name].split()) in shown, (name, row[name])


def test_markdown_has_a_row_a_line_and_the_undated_apart() -> None:
    text = "".join(chronology_table.markdown(entries(), words_in("ru")))
    table = [line for line in text.splitlines() if line.startswith("|")]
    assert len(table) == 2 + sum(entry.date is not None for entry in entries())
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in table} == {7}
    assert text.rstrip().endswith("## Без даты\n\n- Жоспар (`kz-ru-plan`)")
    assert "<b>" not in text
