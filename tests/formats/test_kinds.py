"""Files of the wrong kind under a right ending, cut off, or in encodings not said: told, with line and remedy."""

import io

import pytest

from kb.domain.records import Record
from kb.errors import Problem
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
