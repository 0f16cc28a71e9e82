"""Workbooks of Excel as tables of works: texts, numbers and days as they are shown; broken ones are told."""

import io
import zipfile

import pytest

from kb.domain.records import Record
from kb.errors import Problem
from kb.library import importing

SHEET = (
    '<worksheet xmlns="x"><sheetData>'
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Год</t></is></c>'
    '<c r="D1" t="inlineStr"><is><t>Дата обращения</t></is></c>'
    '<c r="E1" t="inlineStr"><is><t>ISSN / ISBN</t></is></c></row>'
    '<row r="4"><c r="A4" t="s"><v>1</v></c><c r="B4"><v>2011.0</v></c><c r="D4" s="1"><v>44197</v></c>'
    '<c r="E4" t="inlineStr"><is><t>0022-9040</t></is></c></row>'
    '<row r="5"><c r="A5" t="inlineStr"><is><t>Мели</t></is></c><c r="E5"><v>9.7831614841E+12</v></c></row>'
    "</sheetData></worksheet>"
)
STRINGS = '<sst xmlns="x"><si><t>Название</t></si><si><r><t>О бродах </t></r><r><t>и мостах</t></r></si></sst>'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = '<styleSheet xmlns="x"><cellXfs><xf/><xf numFmtId="14"/></cellXfs></styleSheet>'


def workbook(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(f"xl/{name.replace('__', '/')}{'' if '.' in name else '.xml'}", text)
    return out.getvalue()


def read(data: bytes) -> tuple[list[tuple[Record, int]], list[Problem]]:
    items = list(importing.read_bytes(data, "list.xlsx"))
    records = [(item.record, item.line) for item in items if not isinstance(item, Problem)]
    return records, [item for item in items if isinstance(item, Problem)]


def test_a_row_is_a_work_with_its_days_and_runs_of_text() -> None:
    records, problems = read(workbook(worksheets__sheet1=SHEET, sharedStrings=STRINGS, styles=STYLES))
    (work, row), (book, _after) = records
    assert (work.title_text, work.issued and work.issued.text, row) == ("О бродах и мостах", "2011", 4)
    assert (work.fields["accessed"], work.fields["ISSN"], problems) == ("2021-01-01", "0022-9040", [])
    assert (book.title_text, book.fields["ISBN"]) == ("Мели", "9783161484100")


@pytest.mark.parametrize("target", ["worksheets/sheet2.xml", "/xl/worksheets/sheet2.xml"])
def test_the_first_sheet_is_the_one_that_the_workbook_shows_first(target: str) -> None:
    book = f'<workbook xmlns="x" xmlns:r="{RELATIONS}"><sheets><sheet r:id="a"/><sheet r:id="b"/></sheets></workbook>'
    links = f'<Relationships><Relationship Id="b" Target="a"/><Relationship Id="a" Target="{target}"/></Relationships>'
    other = '<worksheet xmlns="x"><sheetData/></worksheet>'
    parts = {"worksheets__sheet1": other, "worksheets__sheet2": SHEET, "sharedStrings": STRINGS, "workbook": book}
    data = workbook(**parts, **{"_rels__workbook.xml.rels": links})
    assert [work.title_text for work, _row in read(data)[0]] == ["О бродах и мостах", "Мели"]


def test_what_is_no_workbook_is_told() -> None:
    whole = workbook(worksheets__sheet1=SHEET, sharedStrings=STRINGS)
    for data in (whole[:200], workbook(word__document="<w/>"), b"PK\x03\x04", workbook(worksheets__sheet1="<row")):
        records, problems = read(data)
        assert (records, [problem.check for problem in problems]) == ([], ["syntax"])
