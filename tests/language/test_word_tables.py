"""Tables of words: rows that go on, rows of one kind, pairs, and patterns of several languages."""

from pathlib import Path

import pytest

from kb.language import word_tables

TEXT = """# A remark.
letters: а=a
  б=b
kind book:
  treatise, hand book
kind map: atlas
kinds: none of a kind
said ru: слово \\bреч
said en: word
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sample.txt").write_text(TEXT, "utf-8")
    return tmp_path


def test_a_row_goes_on_with_single_blanks(folder: Path) -> None:
    assert word_tables.table("sample", folder)["letters"] == "а=a б=b"
    assert word_tables.table("sample", folder)["kind book"] == "treatise, hand book"


def test_rows_of_one_kind_are_known_by_what_follows_it(folder: Path) -> None:
    assert word_tables.rows("kind", "sample", folder) == {"book": "treatise, hand book", "map": "atlas"}


def test_pairs_may_have_blanks_where_other_signs_part_them() -> None:
    assert word_tables.pairs("а=a ъ= б=b") == {"а": "a", "ъ": "", "б": "b"}
    assert word_tables.pairs("old name=new, other=more", ", ") == {"old name": "new", "other": "more"}


@pytest.mark.parametrize(("text", "said"), [("Словом", True), ("в речи", True), ("наречие", False), ("a WORD", True)])
def test_a_pattern_finds_the_words_of_every_language(folder: Path, text: str, said: bool) -> None:
    assert bool(word_tables.pattern("said", "sample", folder).search(text)) is said
