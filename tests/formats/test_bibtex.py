"""BibTeX text to entries: every trap of the format and of the library behind it, each with its place."""

import pytest

from kb.errors import KbError, Problem
from kb.formats.bibtex import reader
from kb.formats.bibtex.reader import BibtexEntry
from tests.factories import split, stream


def read(text: str | bytes) -> tuple[list[BibtexEntry], list[Problem]]:
    return split(reader.parse(stream(text), "a.bib"))


VALUES = [
    # one entry's fields in BibTeX                        the values
    ('title = {A}, year = 1992', {"title": "A", "year": "1992"}),
    ('TITLE = "A", Year = {1992}', {"title": "A", "year": "1992"}),
    ('title = "Қаз" # "ақ" # {стан} # 2', {"title": "Қазақстан2"}),
    ('title = kz # " II"', {"title": "Қазақстан II"}),
    ('title = KZ', {"title": "Қазақстан"}),
    ('title = {a # b}, note = "c # d"', {"title": "a # b", "note": "c # d"}),
    ('title = "say {"}hi{"}" # "!"', {"title": 'say {"}hi{"}!'}),
    ('title = {a\\}b} # "c"', {"title": "a\\}bc"}),
    ('title = {{A} {B}}', {"title": "{A} {B}"}),
    ('month = 3 # "~" # jan', {"month": "3~jan"}),
    ('month = jan', {"month": "jan"}),
    ('title = {},', {"title": ""}),
    ('title = {LeQua @ {CLEF}: me@home{x}}', {"title": "LeQua @ {CLEF}: me@home{x}"}),
    ('title = {A,\n  B}', {"title": "A,\n  B"}),
    ('author+an:origin = {="stated"}', {"author+an:origin": '="stated"'}),
    ('title = "Сөз, «тырнақша», {,} = ="', {"title": "Сөз, «тырнақша», {,} = ="}),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "values"), VALUES)
def test_values(fields: str, values: dict[str, str]) -> None:
    for entry in (f"@book{{k, {fields}}}", f"@Book( k ,\n{fields}\n)"):
        found, problems = read('@string{kz = "Қазақстан"}\n' + entry)
        assert problems == []
        assert [(one.type, one.key, dict(one.fields), one.line) for one in found] == [("book", "k", values, 2)]


KEYS = ["a", "Қазақ2006", "kz-ru:1992/05", "key with spaces", "1992", "a'b", "ключ_№1"]


@pytest.mark.parametrize("key", KEYS)
def test_keys(key: str) -> None:
    found, problems = read(f"@book{{{key}, title={{A}}}}\n@misc{{{key}2}}")
    assert (problems, [one.key for one in found]) == ([], [key, key + "2"])


FAULTS = [
    # the text, with k3 after the fault                      what is reported                  what is read
    ("@book{k1, title={A}\n@book{k2, title={B}}", ["1 syntax k1"], ["k1", "k2"]),
    ("@book{k1, title={A\n@book{k2, title={B}}", ["1 syntax k1"], ["k1", "k2"]),
    ('@book{k1, title="A\n@book{k2, title={B}}', ["1 syntax k1"], ["k1", "k2"]),
    ("@book{k1 title={A}}", ["1 syntax k1"], ["k1"]),
    ("@book{k1, title}", ["1 syntax"], []),
    ("@book{k1,\n title={A}\n note={B}}", ["3 syntax k1"], ["k1"]),
    ('@book{k1,\n title="A" "B"}', ["2 syntax k1"], ["k1"]),
    ("@book{k1, title={A}}}", [], ["k1"]),
    ("@book{k1,\n title={A},\n title={B}}", ["3 duplicate-field k1"], ["k1"]),
    ("@book{k1,\n title={A},\n TITLE={B}}", ["3 duplicate-field k1"], ["k1"]),
    ("@book{k1, a={A}}\n@book{k1, b={B}}", ["2 duplicate-key k1"], ["k1"]),
    ("@book{k1, a={A}}\n@book{k1, b={B}, b={C}}", ["2 duplicate-key k1"], ["k1"]),
    ("@book{k1, a={A}, a={B}}\n@book{k1, b={B}}", ["1 duplicate-field k1", "2 duplicate-key k1"], ["k1"]),
    ("\n@book{,title={A}}", ["2 no-key a"], ["a"]),
    ("@book{}", ["1 no-key"], []),
    ("@book{k1,\n title = later}\n@string{later = {X}}", ["2 undefined-string k1"], ["k1"]),
    ('@book{k1, title = nobody # " II"}', ["1 undefined-string k1"], ["k1"]),
    ("@string{a = nobody}", ["1 undefined-string"], []),
    ("@book{k1, note={\n@misc{inner, title={x}}\n}}", ["1 syntax k1"], ["k1", "inner"]),
    ("@comment{@book{k1, title={A}}}", [], []),
    ("@comment(anything { goes )", ["1 syntax"], []),
    ("@preamble{\"\\newcommand{\\x}{}\"}", [], []),
    ("free text, mail me @ home {", [], []),
    ("@book", [], []),
    ("@book{k1, title={a\\\\\n  b},\n x = nobody}", ["3 undefined-string k1"], ["k1"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "reported", "keys"), FAULTS)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_fault_is_reported_and_the_rest_is_read(text: str, reported: list[str], keys: list[str], end: str) -> None:
    found, problems = read((text + "\n@book{k3, title={C}}\n").replace("\n", end))
    assert [" ".join((str(one.line), one.check, one.record)).strip() for one in problems] == reported
    assert [one.key for one in found] == [*keys, "k3"]
    assert all(one.file == "a.bib" and one.message and one.remedy for one in problems)


LOST = [
    # the text                                          words that the report must hold
    ("@book{k, title={A}, title={Екінші}}", ("title", "'Екінші'")),
    ("@book{k, title={A}}\n@book{k, title={B}}", ("line 1", "left out")),
    ('@book{k, title={A} "Ескерту"}', ("Ескерту", "left out")),
    ("@book{k, title=nobody}", ("'nobody'", "@string{nobody")),
    ("@book{broken, title={A}", ("[broken]", "does not end")),
    ("@book{broken, title", ("@book{broken, title",)),
]


@pytest.mark.parametrize(("text", "words"), LOST)
def test_a_report_names_what_was_lost(text: str, words: tuple[str, ...]) -> None:
    _found, problems = read(text)
    assert all(word in str(problems[0]) for word in words)


def test_an_undefined_string_stays_as_text_and_a_later_definition_counts_from_there() -> None:
    found, _problems = read(
        '@book{a, t = x # " II"}\n@string{x = "1"}\n@book{b, t = x}\n@string{x = "2"}\n@book{c, t=x}'
    )
    assert [one.fields["t"] for one in found] == ["x II", "1", "2"]


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff", "% nothing here\n", "@comment{nothing}"])
def test_an_empty_file_gives_nothing(text: str) -> None:
    assert read(text) == ([], [])


def test_a_byte_order_mark_is_no_text() -> None:
    found, problems = read("\ufeff@book{k, title={A}}")
    assert (problems, [one.key for one in found]) == ([], ["k"])


FOREIGN = [
    ("@book{k,\n title={Қазақстан}}\n".encode("windows-1251", "replace"), "a.bib:2"),
    (b"@book{a, t={x}}\n\n@book{k, title={\xff}}", "a.bib:3"),
    (b"@book{k, title={\xd2\xee}}", "a.bib:1"),
]


@pytest.mark.parametrize(("raw", "place"), FOREIGN)
def test_text_that_is_not_utf_8_names_its_line(raw: bytes, place: str) -> None:
    with pytest.raises(KbError, match=f"^{place}: not UTF-8 .* iconv"):
        read(raw)


def test_nothing_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    read("@book{k1, title={A\n@book{k2, title={B}}")
    assert caplog.records == []


def test_what_is_written_is_read() -> None:
    entry = BibtexEntry("book", "k", {"title": "Қазақстан {и} x", "kb-evidence": "\n    a | b\n  "})
    found, problems = read(reader.dump(entry))
    assert problems == []
    assert [(one.type, one.key, one.fields["title"]) for one in found] == [("book", "k", "Қазақстан {и} x")]
