"""Formats that lose nothing: what is written is read back, whatever stands in it."""

import io
import json

from hypothesis import assume, given
from hypothesis import strategies as st

from kb.domain.records import Record
from kb.formats import jsonl
from kb.formats.bibtex import biblatex, export, reader
from kb.formats.entities import decoded
from tests.factories import split, stream
from tests.record_strategies import KEYS, WHOLE_RECORDS, records


@given(records())
@WHOLE_RECORDS
def test_biblatex_gives_a_curated_record_back(known: Record) -> None:
    text = "".join(biblatex.dump([known]))
    found, problems = split(biblatex.parse(stream(text), "a.bib"))
    assert problems == []
    assert [one for one, _line in found] == [known]


@given(st.lists(records(), max_size=3, unique_by=lambda one: one.citekey))
@WHOLE_RECORDS
def test_biblatex_written_twice_is_the_same_text(known: list[Record]) -> None:
    titles = [title.value for record in known for title in record.titles]
    assume(
        all(decoded(title) == title for title in titles)
    )  # &gt; and <em> are read as > and <i>, as others write them
    text = "".join(biblatex.dump(known))
    again = [one for one, _line in split(biblatex.parse(stream(text), "a.bib"))[0]]
    assert "".join(biblatex.dump(again)) == text


@given(st.lists(records(), max_size=3))
@WHOLE_RECORDS
def test_jsonl_gives_records_back_a_line_each(known: list[Record]) -> None:
    text = "".join(jsonl.dump(known))
    found, problems = split(jsonl.parse(stream(text), "a.jsonl"))
    assert problems == []
    assert found == [(one, line) for line, one in enumerate(known, start=1)]


@given(records())
@WHOLE_RECORDS
def test_plain_bibtex_is_always_legal(known: Record) -> None:
    found, problems = split(reader.parse(stream("".join(export.dump([known]))), "a.bib"))
    assert problems == []
    assert [one.key for one in found] == [known.citekey]
    assert (known.citekey + known.type).isascii()


FIELDS = st.sampled_from(list(Record.__dataclass_fields__)) | KEYS
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(FIELDS, inner),
    max_leaves=10,
)


@given(JSON)
def test_any_json_is_a_record_or_a_problem(value: object) -> None:
    line = json.dumps({"citekey": "a", "type": "book"} | value if isinstance(value, dict) else value)
    assert len(list(jsonl.parse(stream(line + "\n"), "a.jsonl"))) == 1


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_any_bytes_give_records_or_problems(raw: bytes) -> None:
    split(jsonl.parse(io.BytesIO(raw), "a.jsonl"))


def test_an_act_comes_back_from_plain_bibtex_with_its_number_and_its_gazette() -> None:
    entry = (
        "@legislation{a, title={О степи}, type={Закон}, number={5-I}, date={2001-02-03}, journaltitle={Ведомости},"
        " issue={7}, pages={Ст. 9}, langid={russian}}"
    )
    ((act, _line),), _problems = split(biblatex.parse(stream(entry), "a.bib"))
    ((again, _line),), problems = split(biblatex.parse(stream("".join(export.dump([act]))), "a.bib"))
    names = ("number", "issue", "container-title", "genre", "page")
    assert (again.type, problems) == ("legislation", [])
    assert [again.fields[name] for name in names] == [act.fields[name] for name in names]
