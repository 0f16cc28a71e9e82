"""The register of formats: its rows are whole, and a format is found by its name or by its ending."""

import inspect
from typing import get_args

import pytest

from kb.domain import formats
from kb.domain.formats import REGISTER, Format, Use, named, of_file, offered, serving
from kb.errors import ChoiceError
from kb.library import formats as bound

USES: tuple[Use, ...] = get_args(Use)
BINDINGS = [(row, use) for use in USES for row in serving(use)]
COUNTS = {"parse": 2, "records": 1, "record_tree": 3, "reference": 1, "references": 1, "chronology": 3, "topics": 2,
          "parties": 2, "suggestions": 3, "updates": 5}  # fmt: skip


def test_no_name_stands_twice() -> None:
    names = [row.name for row in REGISTER]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("row", REGISTER, ids=lambda row: row.name)
def test_a_row_has_all_that_its_readers_need(row: Format) -> None:
    assert row.label
    assert all("/" in media_type for media_type in row.media_types)
    assert row.endings
    assert row.serves("records") or row.serves("record_tree") or not row.loses
    assert row is formats.TABLE or any(row.serves(use) for use in USES)


@pytest.mark.parametrize(("row", "use"), BINDINGS, ids=[f"{use}:{row.name}" for row, use in BINDINGS])
def test_each_function_stands_where_the_row_says_and_takes_what_its_use_gives(row: Format, use: Use) -> None:
    function = bound._function_of(row, use)
    signature = inspect.signature(function)
    signature.bind(*range(COUNTS[use]))
    assert getattr(row, use).startswith(("kb.formats.", "kb.csl.writers.", "kb.timeline.", "kb.library."))
    needed = [one for one in signature.parameters.values() if one.default is one.empty]
    assert len(needed) <= COUNTS[use]


def test_what_protocols_offer_is_what_they_can_give() -> None:
    assert all(row.serves("record_tree") or row.serves("records") for row in offered("unapi"))
    assert all(row.serves("record_tree") and all(bound.schema(row)) for row in offered("oai"))
    assert all(row.serves("records") for row in offered("record"))
    assert all(row.serves("records") or row.serves("updates") for row in offered("search"))


def test_a_format_is_found_by_name_or_by_ending() -> None:
    lists = serving("references", "records")
    assert named("latex", lists) is named("tex", lists)
    assert named("json-ld", serving("chronology")) is named("jsonld", serving("chronology"))
    assert named("json", serving("chronology")) is formats.JSON
    assert named("bib", lists).name == "biblatex"  # BibTeX has it too, and loses much
    with pytest.raises(ChoiceError, match="docx"):
        named("doc", lists)


@pytest.mark.parametrize(("name", "format_name"), [("a.bib", "biblatex"), ("A.RIS", "ris"), ("x.y.jsonl", "jsonl")])
def test_a_file_is_read_by_its_ending(name: str, format_name: str) -> None:
    assert of_file(name).parse == named(format_name, REGISTER).parse


@pytest.mark.parametrize("name", ["bib", "a.docx", "", ".bib", "a."])
def test_a_file_of_no_known_ending_is_refused_with_the_endings_there_are(name: str) -> None:
    with pytest.raises(ChoiceError, match=r"file ending.*Valid: .*xml"):
        of_file(name)
