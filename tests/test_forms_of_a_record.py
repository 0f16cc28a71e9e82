"""The forms of a record: at most fourteen, each named in the documentation with the file that defines it."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
HEADING = "# Forms of a record"


def table() -> list[tuple[str, str]]:
    """(form, files) of each row of the table under the heading, in whichever document it stands."""
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "docs").glob("*.md"))]
    (after,) = [text.partition(HEADING + "\n")[2] for text in texts if HEADING + "\n" in text]
    rows = re.search(r"(?:^\|.*\n)+", after, re.MULTILINE)
    assert rows
    cells = [line.split("|") for line in rows.group().splitlines()[2:]]
    return [(row[1], row[2]) for row in cells]


def test_there_are_at_most_fourteen_and_each_stands_where_the_table_says() -> None:
    forms = table()
    assert 10 <= len(forms) <= 14
    for form, files in forms:
        names = re.findall("`([A-Z][A-Za-z]+)`", form)
        paths = re.findall("`([a-z_/]+[.]py)`", files)
        assert paths, form
        texts = "".join((ROOT / path).read_text("utf-8") for path in paths)
        for name in names:
            assert f"class {name}" in texts, name


# The classes that hold a record, and why what they say cannot stand beside it by its key.
HOLDING = {
    "PlacedRecord": "a record of a file before it is stored: two of one file may have one key",
    "ChronologyEntry": "a dated action of it",
    "ShownRecord": "a line of a page",
    "StoredValue": "the record as it would be without the value",
    "ListProposal": "the record as it would be with what the list says",
    "AuditedEntry": "the record that an entry is read as, which no store has",
    "Member": "a document of a family, or the key of one that is not there",
    "DrawnMember": "a document of a family as it is drawn",
}


def test_no_class_pairs_a_record_with_one_more_value() -> None:
    """What is said of records of the store stands beside them, by key."""
    holding = {
        definition.name
        for path in (*(ROOT / "kb").rglob("*.py"), *(ROOT / "api").rglob("*.py"))
        for definition in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(definition, ast.ClassDef)
        for field in definition.body
        if isinstance(field, ast.AnnAssign) and ast.unparse(field.annotation).partition(" |")[0] == "Record"
    }
    assert holding == set(HOLDING)
