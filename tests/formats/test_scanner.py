"""The scanner: where the cuts fall changes nothing, a block without end harms no other, memory stays bounded."""

import io
import tracemalloc
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pybtex.database import BibliographyDataError, parse_string

from kb.errors import Problem
from kb.formats.bibtex import reader, scanner
from kb.formats.bibtex.reader import BibtexEntry
from tests.factories import split, stream

SNIPPETS = (
    "@book{k1,\n  title = {A},\n}\n", "@book{k1, title={B}}\n", '@string{s = "x"}\n', "@book(k2, t = s)\n", "}\n",
    "{\n", "@misc{k3, note = {\n@inner\n}}\n", "@comment{\n@book{k4}\n}\n", "text\n", "\n", '"', "= {\n", "@(",
    "  @article{k5,\n a=1 # s}\n", "@book{k6, t={\n", "@", "\\", "  ,\n", "\x85", "@book {k7}", "\u2028@book{k8}", ")",
)  # fmt: skip


def plain(items: Iterator[BibtexEntry | Problem]) -> list[object]:
    return [(one.type, one.key, dict(one.fields), one.line) if isinstance(one, BibtexEntry) else one for one in items]


@given(st.lists(st.sampled_from(SNIPPETS), max_size=25).map("".join), st.integers(1, 40))
@example("@book{k1, note = {\n@inner\n}}\n@book{k2}", 1)
@example("}\n@book{k1, note = {\n@inner\n}}\n@book{k2}", 1)
def test_results_do_not_depend_on_the_size_of_a_piece(text: str, size: int) -> None:
    whole = plain(reader.parse(stream(text), "a.bib"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scanner, "PIECE", size)
        assert plain(reader.parse(stream(text), "a.bib")) == whole


def test_a_long_line_is_not_cut_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanner, "LINE", len("@book{k,t={"))
    monkeypatch.setattr(scanner, "PIECE", 1)
    found, problems = split(reader.parse(stream("@book{k,t={@misc{a}}}\n@book{b}\n"), "a.bib"))
    assert ([(one.key, one.line) for one in found], problems) == ([("k", 1), ("b", 2)], [])


@given(st.text() | st.text('@{}(),="#\n\\ ak%'), st.integers(1, 40))
def test_any_text_gives_entries_and_problems(text: str, size: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scanner, "PIECE", size)
        for one in reader.parse(stream(text.encode("utf-8", "replace")), "a.bib"):
            assert isinstance(one, BibtexEntry | Problem)
            assert 1 <= one.line <= text.count("\n") + text.count("\r") + 1


class Endless(io.RawIOBase):
    """A stream that makes its bytes as they are asked for: `parts` are (bytes, how often)."""

    def __init__(self, *parts: tuple[bytes, int]) -> None:
        self.parts = iter([part for part, times in parts for _ in range(times)])
        self.left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        self.left = self.left or next(self.parts, b"")
        taken = self.left[: len(view)]
        view[: len(taken)] = taken
        self.left = self.left[len(taken) :]
        return len(taken)


FILLING = "Қазақстан туралы ".encode() * 4096
BROKEN = ("Қазақстан туралы " * 8 + "\n").encode() * 512
LARGE = [
    # a block: one endless line, or many lines; closed, or without an end; its size in MB
    (b"@book{large, abstract = {", FILLING, b"}}\n", 100),
    (b"@book{large, abstract = {", FILLING, b"\n", 100),
    (b'@book{large, abstract = "@book{', FILLING, b"\n", 100),
    (b"@book{large, abstract = {", BROKEN, b"}}\n", 18),
]


@pytest.mark.parametrize(("head", "filling", "tail", "size"), LARGE)
def test_too_large_a_block_is_passed_over_and_no_other_is_lost(
    head: bytes, filling: bytes, tail: bytes, size: int
) -> None:
    before, after = b"@book{first, title={A}}\n@book{second}\n", b"@book{third}\n"
    times = size * (1 << 20) // len(filling)
    source = io.BufferedReader(Endless((before, 1), (head, 1), (filling, times), (tail, 1), (after, 1)))
    tracemalloc.start()
    try:
        found, problems = split(reader.parse(source, "a.bib"))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert [one.key for one in found] == ["first", "second", "third"]
    assert [(one.check, one.line) for one in problems] == [("block-too-large", 3)]
    assert peak < 64 << 20


def test_a_large_file_of_small_blocks_is_read_a_piece_at_a_time() -> None:
    block = b"@book{k, title={%s}}\n" % (b"x" * 1000)
    source = io.BufferedReader(Endless((block, 20_000)))
    tracemalloc.start()
    try:
        sizes = [len(piece.text) for piece in scanner.pieces(source, "a.bib") if isinstance(piece, scanner.BlockRun)]
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert sum(sizes) == len(block) * 20_000
    assert peak < 4 << 20


WORDS = st.text("abcXYZ әғқңЁё .,:;-'()/!?1234567890", min_size=1, max_size=30).map(lambda text: " ".join(text.split()))
NAMES = st.sampled_from(["title", "note", "publisher", "year", "volume", "journal"])
ENTRIES = st.dictionaries(
    st.from_regex(r"[a-z][a-z0-9]{0,8}", fullmatch=True), st.dictionaries(NAMES, WORDS, min_size=1), max_size=6
)


@given(ENTRIES, st.sampled_from(["{}", '""']))
def test_pybtex_reads_the_same(entries: dict[str, dict[str, str]], marks: str) -> None:
    def written(fields: dict[str, str]) -> str:
        return ",\n".join(f"  {name} = {marks[0]}{value}{marks[1]}" for name, value in fields.items())

    text = "".join(f"@book{{{key},\n{written(fields)}\n}}\n\n" for key, fields in entries.items())
    try:
        peer = parse_string(text, "bibtex")
    except BibliographyDataError:
        return
    found, problems = split(reader.parse(stream(text), "a.bib"))
    assert problems == []
    assert {one.key: dict(one.fields) for one in found} == {
        key: dict(entry.fields) for key, entry in peer.entries.items()
    }
