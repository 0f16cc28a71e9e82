"""The law of imports over entries made by chance: every word ends in the record or in a problem that names it."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks import kept
from kb.formats.bibtex.fields import ALIASES, FIELDS, ROLES
from kb.formats.csl_item import NAME_ROLES
from kb.formats.ris.tags import _TAGS

_WORDS = st.sampled_from(
    r"""
    дала қала өзен Steppe roads of the north Степь и море том № 5 3/4 12--15 1999 1998a 199u 1992-02-30 мамыр сентября
    Spring Ким, Вера Ли О. Иванов И.И. and others және und ұлы Jr. van der https://example.org/a?b=1 10.5555/x.y
    978-5-02-013850-6 norwegian қазақша klingon uk ru-RU [Текст] \'e {\c c} $x_2$ \% ~ = ; , : « » — бірінші
    """.split()  # noqa: SIM905 - a list of single quoted words hides them
)
_VALUE = st.lists(_WORDS, min_size=1, max_size=6).map(" ".join)
_BIB = sorted({row.biblatex for row in FIELDS} | set(ALIASES) | set(ROLES.values()) | {
    "title", "subtitle", "shorttitle", "date", "year", "month", "language", "langid", "keywords", "crossref", "xdata",
    "editortype", "editora", "editoratype", "eid", "file", "өз-өрісі", "options", "entrysubtype",
})  # fmt: skip
_TYPES = ["article", "book", "incollection", "thesis", "online", "patent", "misc", "phdthesis", "unheard"]
_RIS = sorted({tag for _name, tag, _types in _TAGS if tag} | {
    "AU", "A2", "ED", "A4", "PY", "DA", "Y1", "Y2", "SP", "EP", "SN", "TI", "T1", "M2", "M3", "LA", "KW", "JO", "XX",
    "C7", "AB",
})  # fmt: skip
_CSL = ["title", "container-title", "page", "volume", "issue", "note", "DOI", "URL", "language", "issued", "accessed",
        "original-date", "өз", "title-short", "publisher", "genre", "categories", "custom"]  # fmt: skip
_ANY = st.one_of(
    _VALUE, st.integers(0, 3000), st.none(), st.lists(_VALUE, max_size=2), st.booleans(),
    st.fixed_dictionaries({"raw": _VALUE}), st.fixed_dictionaries({"date-parts": st.just([[1999, 13]])}),
    st.dictionaries(st.sampled_from(["literal", "өз", "season"]), _VALUE, min_size=1, max_size=2),
)  # fmt: skip
_PERSON = st.dictionaries(st.sampled_from(
    ["family", "given", "suffix", "literal", "dropping-particle", "non-dropping-particle", "ORCID", "affiliation"]
), _VALUE, min_size=1, max_size=4)  # fmt: skip


def _unclosed(value: str) -> bool:
    return value.count("{") != value.count("}") or value.endswith("\\")


@st.composite
def bib_files(draw: st.DrawFn) -> str:
    entries = []
    for key in range(draw(st.integers(1, 3))):
        fields = draw(st.dictionaries(st.sampled_from(_BIB), _VALUE, min_size=1, max_size=7))
        lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if not _unclosed(value)]
        entries.append(f"@{draw(st.sampled_from(_TYPES))}{{k{key},\n" + ",\n".join([*lines, "  note = {соңы}"]) + "\n}")
    return "\n".join(entries)


@st.composite
def ris_files(draw: st.DrawFn) -> str:
    entries = []
    for _ in range(draw(st.integers(1, 3))):
        lines = draw(st.lists(st.tuples(st.sampled_from(_RIS), _VALUE), min_size=1, max_size=8))
        kind = draw(st.sampled_from(["JOUR", "BOOK", "CHAP", "THES", "NEWS", "STAT", "ZZZZ"]))
        entries.append("\n".join([f"TY  - {kind}", *(f"{tag}  - {value}" for tag, value in lines), "ER  - ", ""]))
    return "\n".join(entries)


@st.composite
def csl_files(draw: st.DrawFn) -> str:
    items = []
    for key in range(draw(st.integers(1, 3))):
        item = draw(st.dictionaries(st.sampled_from(_CSL), _ANY, max_size=6))
        for role in draw(st.lists(st.sampled_from(NAME_ROLES[:8]), max_size=2, unique=True)):
            item[role] = draw(st.one_of(st.lists(_PERSON, max_size=3), _PERSON, _VALUE))
        kind = draw(st.sampled_from(["book", "article-journal", "thesis", "Patent", "journalArticle", "unheard"]))
        items.append({"id": f"k{key}", "type": kind, **item})
    return json.dumps(items, ensure_ascii=False)


@pytest.mark.parametrize(("name", "files"), [("a.bib", bib_files()), ("a.ris", ris_files()), ("a.json", csl_files())])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_word_is_lost_in_silence(
    name: str, files: st.SearchStrategy[str], data: st.DataObject, tmp_path: Path
) -> None:
    text = data.draw(files)
    (tmp_path / name).write_text(text, "utf-8")
    assert kept.count(tmp_path / name).lost == ()
