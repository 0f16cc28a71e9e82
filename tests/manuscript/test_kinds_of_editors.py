"""What an editor is called stays as the entry prints it (GOST 7.1-2003, 5.2.6): гл. ред. is no ред."""

import pytest

from kb.library.bibliography import format_records
from kb.library.list_options import ListOptions
from kb.library.references import read

NAMED = [
    ("Степь и город / гл. ред. И.И. Белов. – М.: Наука, 2005. – 250 с.", "/ гл. ред. И. И. Белов."),
    ("Степь и город / Отв. ред. И.И. Белов, П.П. Крылов. – М.: Наука, 2005. – 250 с.",
     "/ отв. ред. И. И. Белов, П. П. Крылов."),
    ("Степь и город / под общ. ред. И.И. Белова. – М.: Наука, 2005. – 250 с.", "/ под общ. ред. И. И. Белова."),
    ("Степь и город / под ред. И.И. Белова. – М.: Наука, 2005. – 250 с.", "/ под ред. И. И. Белова."),
    ("Су жолы тарихы / бас ред. Қ.Ә. Жанат. – Алматы: Арна, 1997. – 145 б.", "/ бас ред. Қ. Ә. Жанат."),
    ("Су жолы тарихы / жауапты ред. Қ.Ә. Жанат. – Алматы: Арна, 1997. – 145 б.", "/ жауапты ред. Қ. Ә. Жанат."),
    ("Steppe roads / editor-in-chief J. Harrow. – London: Heron, 2006. – 250 p.", "/ editor-in-chief J. Harrow."),
    ("Степь и море / гл. ред. И.И. Белов ; отв. ред. П.П. Крылов, А.А. Стогов. – М.: Наука, 2007. – 250 с.",
     "/ гл. ред. И. И. Белов ; отв. ред. П. П. Крылов, А. А. Стогов."),
    ("Степь и снег / под ред. И.И. Белова ; науч. ред. П.П. Крылов. – М.: Наука, 2008. – 250 с.",
     "/ под ред. И. И. Белова ; науч. ред. П. П. Крылов."),
]  # fmt: skip


@pytest.mark.parametrize(("entry", "stated"), NAMED)
def test_editors_are_called_as_printed(entry: str, stated: str) -> None:
    (record,) = read(f"1. {entry}\n").records
    assert {person.role for person in record.contributors} == {"editor"}
    assert stated in format_records([record], ListOptions("gost-7.1-2003", order="citation")).entries[0].text
