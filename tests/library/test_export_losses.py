"""An export names the records and fields that its format leaves behind."""

from io import BytesIO

import pytest

from kb.domain.formats import REGISTER, named
from kb.domain.records import Record
from kb.errors import Problem
from kb.formats.bibtex import biblatex
from kb.library.exporting import left_out, losses

ENTRY = (
    "@thesis{a, author={Ветров, А. Б.}, title={Степь & путь}, type={дис. … канд. ист. наук}, date={2001-02-03},"
    " urldate={2020-02-01}, url={https://x.kz/a_b}, holder={{Луг}}, origdate={1999}, note={Рукопись}, langid={ru}}"
)


def _record(text: str = ENTRY) -> Record:
    return next(item[0] for item in biblatex.parse(BytesIO(text.encode()), "a.bib") if not isinstance(item, Problem))


@pytest.mark.parametrize(
    ("form", "fields"),
    [("biblatex", ()), ("jsonl", ()), ("bibtex", ()), ("ris", ("holder", "origdate")),
     ("csl-json", ("holder",))],
)  # fmt: skip
def test_what_each_format_leaves_behind_is_named(form: str, fields: tuple[str, ...]) -> None:
    (lost,) = [*losses([_record()], named(form, REGISTER)), None][:1]
    assert (lost.fields if lost else ()) == fields


def test_a_doubtful_date_is_lost_where_it_is_not_written_as_it_stands() -> None:
    record = _record("@book{a, title={Степь}, date={2001?}}")
    assert left_out(record, "Степь 2001") == ("date",)
    assert left_out(record, "Степь 2001?") == ()
