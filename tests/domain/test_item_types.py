"""The table of item types: complete, the only one, and read back from every format it names types for."""

import ast
import re

import pytest

from kb.data import vocabulary
from kb.domain.item_types import ACTS, ITEM_TYPES, LEGAL, ItemType, read_as, row_of
from kb.formats import csljson
from kb.formats.bibtex import biblatex, export
from kb.formats.ris import reader as ris_reader
from kb.formats.ris import writer as ris_writer
from kb.formats.zotero import item, schema
from tests.conftest import ROOT
from tests.factories import record, split, stream

CSL = re.findall(
    r"\S+",
    """
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset
    document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation
    manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical
    personal_communication post post-weblog regulation report review review-book software song speech standard thesis
    treaty webpage
""",
)
BIBTEX = re.findall(
    r"\S+",
    """
    article book booklet conference inbook incollection inproceedings manual mastersthesis misc phdthesis proceedings
    techreport unpublished
""",
)
COINS = ("journal/article", "journal/preprint", "book/book", "book/bookitem", "book/report", "dissertation", "dc")


def test_every_type_of_csl_has_a_row_and_words() -> None:
    assert sorted(ITEM_TYPES) == CSL
    assert sorted(vocabulary.parse(ROOT / "kb" / "data").terms["type"]) == CSL


@pytest.mark.parametrize("row", ITEM_TYPES.values(), ids=ITEM_TYPES)
def test_a_type_comes_back_from_every_format(row: ItemType) -> None:
    known = record(type=row.csl)
    for dump, parse in (
        ("".join(biblatex.dump([known])), biblatex.parse),
        ("".join(ris_writer.dump([known])), ris_reader.parse),
        ("".join(csljson.dump([known])), csljson.parse),
    ):
        found, problems = split(parse(stream(dump), "file"))
        assert ([one.type for one, _line in found], problems) == ([row.csl], [])
    extra = dict(line.split(": ") for line in item.type_line(known))
    assert extra.get("Type", schema.OWN_TYPES[item.item(known).type]) == row.csl


@pytest.mark.parametrize("row", ITEM_TYPES.values(), ids=ITEM_TYPES)
def test_the_names_of_a_row_are_words_of_their_formats(row: ItemType) -> None:
    assert row.subtype in ("", row.csl)
    assert row.bibtex in BIBTEX
    assert re.fullmatch("[A-Z]{3,7}", row.ris)
    assert row.coins in COINS
    assert row.gost in ("treaty", "law", "book", "site", "")
    assert row.rank is None or 0 <= row.rank <= 8
    assert next(export.dump([record("k", type=row.csl)])).startswith(f"@{row.bibtex}{{k,")


@pytest.mark.parametrize(
    ("column", "name", "csl"),
    [
        ("zotero", "statute", "legislation"), ("zotero", "document", "document"), ("ris", "STAT", "legislation"),
        ("ris", "GEN", "document"), ("biblatex", "legal", "treaty"), ("biblatex", "article", "article-journal"),
    ],
)  # fmt: skip
def test_a_shared_name_is_read_as_what_its_format_means(column: str, name: str, csl: str) -> None:
    assert read_as(column)[name] == csl


def test_an_unknown_type_is_a_document() -> None:
    assert row_of("diary").csl == "document"


def test_what_is_legal_is_said_once() -> None:
    assert set(LEGAL) == {"treaty", "legislation", "regulation", "bill", "legal_case", "hearing"}
    assert set(LEGAL) > ACTS
    lists = [
        f"{path.relative_to(ROOT)}: {sorted(names)}"
        for room in ("kb", "api")
        for path in sorted((ROOT / room).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if len((names := _strings(node)) & {"treaty", "legislation", "regulation", "legal_case"}) > 1
    ]
    assert lists == []


def _strings(node: ast.AST) -> set[str]:
    """Return the strings of a literal tuple, list or set, and the keys of a literal dict."""
    parts = node.keys if isinstance(node, ast.Dict) else getattr(node, "elts", [])
    return {one.value for one in parts if isinstance(one, ast.Constant) and isinstance(one.value, str)}
