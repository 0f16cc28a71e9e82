"""Citations in a manuscript: every shape of a marker, where it stands, and what is none."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.data import manuscript as collection_manuscript
from kb.domain.manuscripts import Citation, Locator, Section
from kb.errors import KbError, Problem
from kb.manuscript import markers
from kb.manuscript.marker_grammar import BEFORE, parse_items
from tests.conftest import ROOT
from tests.factories import split

SHAPES = """
    [12]                   | 12
    [12,]                  | 12
    [12 ]                  | 12
    [119, 49 б.]           | 119 page 49
    [24, 72 б.]            | 24 page 72
    [24,72б.]              | 24 page 72
    [24, 72-б.]            | 24 page 72
    [24, 72 бет]           | 24 page 72
    [68, б. 1]             | 68 page 1
    [215,р. 174]           | 215 page 174
    [215, p. 174]          | 215 page 174
    [215, P. 174]          | 215 page 174
    [215, pp. 174-180]     | 215 page 174–180
    [12, с. 49]            | 12 page 49
    [12, С. 49]            | 12 page 49
    [12, 49 с.]            | 12 page 49
    [12, стр. 49]          | 12 page 49
    [182, 1-11 бб.]        | 182 page 1–11
    [210, 10–12 бб.]       | 210 page 10–12
    [210, 10 — 12 бб.]     | 210 page 10–12
    [12, т. 1, с. 753]     | 12 volume 1 page 753
    [12, т. 2]             | 12 volume 2
    [12, III том]          | 12 volume III
    [12, 5-бап]            | 12 article-locator 5
    [12, ст. 5]            | 12 article-locator 5
    [12, 2 тарау]          | 12 chapter 2
    [12, § 3]              | 12 section 3
    [12, № 4]              | 12 issue 4
    [12, л. 15об]          | 12 folio 15об
    [150-151]              | 150, 151
    [150–152]              | 150, 151, 152
    [150 - 151]            | 150, 151
    [222, 223]             | 222, 223
    [1, 2, 3]              | 1, 2, 3
    [1, 3-5, 9]            | 1, 3, 4, 5, 9
    [8, 138 б.; 12, 45 б.] | 8 page 138, 12 page 45
    [8; 12; 15-16]         | 8, 12, 15, 16
    [8, 138 б.; 12]        | 8 page 138, 12
    [12-13, 45 б.]         | 12 page 45, 13 page 45
    [59, 6]                | 59 page 6 ?
    [24, 72]               | 24 page 72 ?
    [24, 26]               | 24 ?, 26 ?
    [24, 238]              | 24 page 238 ?
    [12: 49]               | 12 page 49
    [12. – С. 5]           | 12 page 5
    [12 – с. 5]            | 12 page 5
    [12 с. 5]              | 12 page 5
    [12, 49, 51 б.]        | 12 page 49, 51
    [12, 5 б.; 49–51 б.]   | 12 page 5 page 49–51
    [12 – 5 б.; 49 – 51 б.] | 12 page 5, 49 page 51
    [12, с. 5 и 7]         | 12 page 5, 7
    [см.: 12, с. 5]        | 12 page 5
    [қараңыз: 12]          | 12
    [12, б.49-51]          | 12 page 49–51
    (12, 49 б.)            | 12 page 49
    (см.: 12, с. 4; 3, с. 8) | 12 page 4, 3 page 8
    [12, гл. 3, § 2]       | 12 chapter 3 section 2
    [12, кн. 2, с. 7]      | 12 book 2 page 7
    [12, пп. 3-5]          | 12 paragraph 3–5
    [12, ч. 2 ст. 5]       | 12 part 2 article-locator 5
    [12, 1-б., 3-тармақ]   | 12 page 1 paragraph 3
    [12, p. A4]            | 12 page A4
    [60, т. 1, 35 б.]      | 60 volume 1 page 35
    [23, 4 п.]             | 23 paragraph 4
    [12, сурет 3]          | 12 figure 3
"""
MARKERS = [[cell.strip() for cell in line.split("|")] for line in SHAPES.strip().splitlines()]


def shown(item: Citation) -> str:
    locators = "".join(f" {one.label} {one.value}" for one in item.locators)
    return f"{item.number}{locators}{' ?' if item.ambiguous else ''}"


@pytest.mark.parametrize(("marker", "meaning"), MARKERS)
@pytest.mark.parametrize("space", [" ", "\n", "\r\n", "\u00a0", "\n   "])
def test_a_marker_means(marker: str, meaning: str, space: str) -> None:
    text = f"Бірінші жол.\nСөз {marker.replace(' ', space)} тағы сөз."
    found, problems = split(markers.parse(text, last=238))
    assert problems == []
    assert ", ".join(map(shown, found)) == meaning
    assert {(one.line, one.raw) for one in found} == {(2, marker)}


BROKEN = ["[0]", "[0-5]", "[239]", "[12-300]", "[12-11]", "[12, қайық 3]", "[12; ]", "[12;x]",
          "[1 2]", "[12.]", "[12, б.]", "[12, 0]", "[5, 0, 7]"]  # fmt: skip


@pytest.mark.parametrize("marker", BROKEN)
def test_what_starts_like_a_marker_and_is_none_is_a_problem(marker: str) -> None:
    found, problems = split(markers.parse(f"\n\n{marker} [7]", last=238))
    assert [one.number for one in found] == [7]
    assert [(one.check, one.line) for one in problems] == [("citation", 3)]
    assert " ".join(marker.split()) in problems[0].message


OTHER = [
    "[a]",
    "[]",
    "[[",
    "[12",
    "12]",
    "(12)",
    "[1995]",
    "[2003 ж.]",
    "[1991–1995 гг.]",
    "[автордың ескертуі]",
    "[sic]",
    "[...]",
    "[2 сурет]",
    "(1991, 12 б.)",
    "(12)",
    "(5 млн.)",
    "(3, б)",
    "[ред. 5]",
    "[…]",
    "[12" + " " * 200 + "]",
    "[12[13",
]


@pytest.mark.parametrize("text", OTHER)
def test_other_brackets_are_text(text: str) -> None:
    assert list(markers.parse(text)) == []


SECTIONS = (Section("1.1", 3), Section("intro", 1), Section("2", 5))
PLACES = [
    ("[1]\n\n\n\n", "intro", 1),
    ("\n\n[1]", "1.1", 3),
    ("\n\n\n[1,\n\n5 б.]", "1.1", 4),
    ("\n\n\n\n\n[1]", "2", 6),
]


@pytest.mark.parametrize(("text", "section", "line"), PLACES)
def test_a_citation_knows_its_section_and_the_line_where_it_opens(text: str, section: str, line: int) -> None:
    (found,), _ = split(markers.parse(text, SECTIONS))
    assert (found.section, found.line) == (section, line)


def test_before_the_first_section_there_is_none() -> None:
    (found,), _ = split(markers.parse("[1]", (Section("1", 2),)))
    assert found.section == ""


ANY = st.text() | st.text("[]0123456789,;-–— бсp.\n", max_size=40)


@given(ANY, st.integers(1, 300))
def test_any_text_gives_citations_and_problems(text: str, last: int) -> None:
    for one in markers.parse(text, last=last):
        assert 1 <= one.line <= text.count("\n") + 1
        assert isinstance(one, Problem) or 1 <= (one.number or 0) <= last


LOCATOR = st.builds(Locator, st.sampled_from(["page", "volume"]), st.sampled_from(["49", "10–12"]))
LOCATORS = st.lists(LOCATOR, max_size=2).map(tuple)
RAW = st.text("[]0-9 б.,\"'", min_size=1)
SECTION = st.sampled_from(["", "1.1"])
CITATION = st.builds(
    Citation, st.integers(1, 999), SECTION, st.integers(1, 9999), RAW, LOCATORS, st.booleans(), key=st.just("")
)


@given(st.lists(CITATION))
def test_csv_gives_citations_back(found: list[Citation]) -> None:
    assert markers.load(markers.dump(found), "citations.csv") == tuple(found)


HEAD = "number,section,line,raw,label,locator,ambiguous\n"
ROWS = [
    (HEAD + "x,1,2,[1],,,\n", "citations.csv:2"),
    (HEAD + "1,1,2,[1],,,\n1,1\n", "citations.csv:3"),
    ("a,b\n1,2\n", "citations.csv:2"),
    (HEAD + '1,1,2,"' + "x" * 200_000 + '",,,\n', "citations.csv:2"),
]


@pytest.mark.parametrize(("text", "place"), ROWS, ids=["number", "short", "columns", "long"])
def test_a_broken_row_is_named(text: str, place: str) -> None:
    with pytest.raises(KbError, match=place):
        markers.load(text, "citations.csv")


DISSERTATION = ROOT.parent / "shared" / "seed" / "dissertation.txt"
COMMITTED = ROOT / "kb" / "data" / "manuscripts" / "dissertation.csv"


def read(path: Path) -> str:
    if not path.is_file():
        pytest.skip(f"{path.name} is not here")
    return path.read_text("utf-8")


def test_the_dissertation() -> None:
    (known,) = collection_manuscript.manuscripts(ROOT / "kb" / "data")
    found, problems = split(markers.parse(read(DISSERTATION), known.sections, known.last_number))
    assert problems == []
    assert {one.number for one in found} == set(range(1, 239))
    assert len(found) == 290
    assert all(one.section for one in found)
    assert markers.dump(found) == read(COMMITTED)


def test_few_words_point_to_a_work_one_after_another() -> None:
    many = "см " * 100
    pointing = BEFORE.match(many)
    assert pointing is not None and pointing.end() < len(many) // 4


def test_question_marks_in_round_brackets_cite_no_number_that_is_left() -> None:
    text = "Сөз (??) және (???, 5 б.), бірақ (?) емес, сірә (не?) де."
    assert [(marker.raw, marker.dead) for marker in markers.markers_of(text)] == [("(??)", True), ("(???, 5 б.)", True)]


def test_a_dash_before_a_page_parts_it_from_its_work_in_each_group() -> None:
    (marker,) = markers.markers_of("Сөз [12 – 5 б.; 49 – 51 б.].")
    assert [(item.number, [its.value for its in item.locators]) for item in marker.items] == [(12, ["5"]), (49, ["51"])]


def test_nought_with_a_page_is_a_number_that_is_lost() -> None:
    read = [(marker.raw, marker.dead) for marker in markers.markers_of("А [0, 5 б.], б [0, с. 7], в [0, τ], г [0; 1].")]
    assert read == [("[0, 5 б.]", True), ("[0, с. 7]", True)]


@pytest.mark.parametrize(
    ("marker", "works"),
    [
        ("[1, с. 45, 2, с. 219]", {1: "с45", 2: "с219"}),
        ("[1, т. 2, с. 5, 7, т. 1, с. 8]", {1: "т2 с5", 7: "т1 с8"}),
        ("[1, с. 45, 47]", {1: "с45, 47"}),
        ("[1, т. 2, с. 5]", {1: "т2 с5"}),
    ],
)
def test_a_label_that_comes_again_after_a_number_begins_another_work(marker: str, works: dict[int, str]) -> None:
    (read,) = markers.markers_of(f"Слово {marker}.")
    short = {"page": "с", "volume": "т"}
    located = {item.number: " ".join(short[its.label] + its.value for its in item.locators) for item in read.items}
    assert located == works


def test_a_range_of_works_has_fifty_at_most() -> None:
    assert len(parse_items("5-54", 100) or ()) == 50
    assert parse_items("5-55", 100) is None
