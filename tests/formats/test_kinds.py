"""Files of the wrong kind under a right ending, cut off, or in encodings not said: told, with line and remedy."""

import io
from pathlib import Path

import pytest

from kb.domain.records import Record
from kb.errors import KbError, Problem
from kb.library import importing

BIB = "@book{a, title={Дала әні}, author={Ким, Вера}, year=1999}\n"
RIS = "TY  - BOOK\nID  - a\nTI  - Дала әні\nAU  - Ким, Вера\nPY  - 1999\nER  - \n"
JSON = '[{"id": "a", "type": "book", "title": "Дала әні", "author": [{"family": "Ким", "given": "Вера"}]}]'
TEXTS = {"bib": BIB, "ris": RIS, "json": JSON}
OTHERS = {
    "PDF": b"%PDF-1.5\n%\xe2\xe3", "ZIP (DOCX, ODT, XLSX, EPUB)": b"PK\x03\x04\x14\0\0", "gzip": b"\x1f\x8b\x08\0",
    "HTML": b"\n<!DOCTYPE html><html lang='kk'>", "EndNote XML": b'<?xml version="1.0"?><xml><records><record>',
    "PubMed (nbib)": b"\nPMID- 1\nTI  - Steppe\n", "EndNote Refer": b"%0 Book\n%T Steppe\n", "binary": b"\0\1\2" * 90,
    "Zotero RDF": b'<rdf:RDF xmlns:rdf="x">', "RTF": b"{\\rtf1 x}", "XML": b'<?xml version="1.0"?><list/>',
}  # fmt: skip


def read(name: str, data: bytes) -> tuple[list[Record], list[Problem]]:
    items = list(importing.parsed([(io.BytesIO(data), name, importing.parser_of(name))]))
    return [item[0] for item in items if not isinstance(item, Problem)], [
        item for item in items if isinstance(item, Problem)
    ]


@pytest.mark.parametrize("ending", TEXTS)
@pytest.mark.parametrize("kind", OTHERS)
def test_a_file_of_another_kind_is_named(ending: str, kind: str) -> None:
    records, problems = read(f"a.{ending}", OTHERS[kind])
    assert (records, [problem.cause.values["kind"] for problem in problems]) == ([], [kind])
    assert problems[0].line == 1
    assert all(word in problems[0].said("ru") for word in ("BibTeX", "RIS"))


@pytest.mark.parametrize("ending", TEXTS)
@pytest.mark.parametrize("other", TEXTS)
def test_formats_under_each_others_endings(ending: str, other: str) -> None:
    records, problems = read(f"a.{ending}", b"\xef\xbb\xbf" + TEXTS[other].encode())
    assert len(records) == (ending == other)
    assert [problem.check for problem in problems] == ([] if ending == other else ["kind"])


@pytest.mark.parametrize("code", ["utf-16-le", "utf-16-be", "utf-16", "utf-32", "utf-8-sig"])
@pytest.mark.parametrize("ending", TEXTS)
def test_wide_letters_with_a_mark_and_without(ending: str, code: str) -> None:
    records, problems = read(f"a.{ending}", TEXTS[ending].encode(code))
    title = records[0].title()
    assert (title and title.value, problems) == ("Дала әні", [])


LETTERS = {
    "windows-1251": "Хозяйство кочевников: очерки и «письма» 1911—1913 гг.",
    "kz1048": "Көшпелілердің шаруашылығы: очерктер мен хаттар, ұлы дәуір",
    "koi8-r": "Хозяйство кочевников: очерки и письма",
}


@pytest.mark.parametrize("code", LETTERS)
@pytest.mark.parametrize("ending", TEXTS)
def test_an_old_encoding_that_the_letters_tell_is_read_and_said(ending: str, code: str) -> None:
    text = TEXTS[ending].replace("Дала әні", LETTERS[code]).replace("Ким, Вера", "Лугова, Вера")
    records, problems = read(f"a.{ending}", text.encode(code))
    title = records[0].title()
    assert title and title.value == LETTERS[code]
    assert [(problem.check, problem.severity, problem.cause.values["encoding"]) for problem in problems] == [
        ("encoding", "warning", code)
    ]


def test_a_text_that_two_encodings_read_as_well_is_not_guessed() -> None:
    with pytest.raises(KbError, match="not UTF-8"):
        read("a.bib", BIB.replace("Дала әні", "Її степи, їхні річки та їхні пісні над рікою").encode("cp1251"))


WEB = "FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAF Ким, Вера\nTI Дала әні\nSO Дала\nPY 1999\nER\n\nEF\n"


@pytest.mark.parametrize("text", [WEB, BIB, RIS, "%0 Book\n%T Дала әні\n%A Ким, Вера\n%D 1999\n"])
def test_records_that_a_database_saved_as_txt_are_known_by_their_beginning(text: str, tmp_path: Path) -> None:
    path = tmp_path / "savedrecs.txt"
    path.write_text(text, "utf-8-sig")
    assert importing.holds_records(path)
    [(record, name, _line)] = [item for item in importing.read(path) if not isinstance(item, Problem)]
    title = record.title()
    assert title and (title.value, name) == ("Дала әні", "savedrecs.txt")


def test_a_txt_of_words_holds_no_records(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("1. Ким В. Дала әні. – Алматы, 1999.\n", "utf-8")
    assert not importing.holds_records(path)


@pytest.mark.parametrize("ending", ["ris", "json"])
def test_two_encodings_in_one_file_are_told_with_the_line(ending: str) -> None:
    data = TEXTS[ending].encode() + b"\n\n" + "Қала мен дала".replace("Қ", "К").encode("cp1251")
    _records, problems = read(f"a.{ending}", data)
    line = TEXTS[ending].count("\n") + 3
    assert [(problem.check, problem.line) for problem in problems] == [("encoding", line)]
    assert "windows-1251" in problems[0].said("en")


@pytest.mark.parametrize("ending", ["bib", "ris"])
def test_half_a_file_gives_what_it_has(ending: str) -> None:
    whole = TEXTS[ending]
    cut = whole.index("Вера")
    records, problems = read(f"a.{ending}", whole.encode()[: len(whole[:cut].encode()) + 1])  # within a letter
    title = records[0].title()
    assert title and title.value == "Дала әні"
    assert problems
    assert all(problem.line for problem in problems)


@pytest.mark.parametrize(
    "text", ["@book{KEY, title={А}}", "TY  - BOOK\nID  - KEY\nTI  - А\nER  - \n", '[{"id": "KEY", "type": "book"}]']
)
def test_a_key_of_ten_thousand_letters_is_cut_and_told(text: str) -> None:
    ending = {"@": "bib", "T": "ris", "[": "json"}[text[0]]
    records, problems = read(f"a.{ending}", text.replace("KEY", "k" * 10_000).encode())
    assert len(records[0].citekey) <= 200
    assert [problem.cause.code for problem in problems] == ["citekey-changed"]


@pytest.mark.parametrize(("ending", "module"), [("ris", "kb.formats.ris.reader"), ("json", "kb.formats.csljson")])
def test_an_entry_above_the_limit_is_named_and_the_others_are_read(
    ending: str, module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"{module}.LARGEST_BLOCK", 150)
    long = {"ris": RIS.replace("ER  -", f"N2  - {'сөз ' * 90}\nER  -").replace("ID  - a", "ID  - b") + RIS,
            "json": f'[{{"id": "b", "abstract": "{"сөз " * 90}"}}, {JSON[1:-1]}]'}  # fmt: skip
    records, problems = read(f"a.{ending}", long[ending].encode())
    assert [record.citekey for record in records] == ["a"]
    assert [problem.cause.code for problem in problems] == ["entry-too-large"]
