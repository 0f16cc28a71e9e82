"""The alphabetical order of a list: by the author, else by what a line begins with."""

from kb.library.bibliography import ListOptions, format_records
from tests.gost.typed import records_of

ENTRIES = """
@legislation{rivers, title={О реках}, type={Закон}, number={8}, date={1996-05-04}, langid={russian}}
@legislation{lakes, title={Көлдер туралы}, type={заң}, number={9}, date={1997-05-04}, langid={kazakh}}
@standard{sign, title={Вывески}, number={СТ РК 1-2001}, date={2001}, langid={russian}}
@book{later, title={Иртыш}, date={2009}, langid={russian}}
@book{earlier, title={Иртыш}, publisher={Яшма}, location={Юрга}, date={1999}, langid={russian}}
@book{author, title={Алтай}, author={Лесов, Иван}, date={2009}, langid={russian}}
@book{steppe, title={Степь}, date={2009}, langid={russian}}
"""


def _keys(style: str, order: str = "alphabetical") -> list[str]:
    return [entry.citekey for entry in format_records(records_of(ENTRIES), ListOptions(style, order=order)).entries]


def test_an_act_stands_where_its_line_begins() -> None:
    """Закон … «О реках» under З, 1997 жылғы … Заңы by its figures, a standard by its sign; one title by its years."""
    expected = ["lakes", "rivers", "earlier", "later", "author", "sign", "steppe"]
    assert _keys("gost-kz-dissertation-alphabetical", "") == expected


def test_italics_move_no_title() -> None:
    books = [f"@book{{{key}, title={{{title}}}, author={{Лесов, Иван}}, date={{2009}}, langid={{russian}}}}"
             for key, title in (("second", "Бор"), ("first", r"\emph{Алтай}"))]  # fmt: skip
    entries = format_records(records_of("\n".join(books)), ListOptions("gost-7.1-2003", order="alphabetical")).entries
    assert [entry.citekey for entry in entries] == ["first", "second"]


def test_a_style_that_prints_the_title_first_sorts_by_it() -> None:
    expected = ["earlier", "later", "lakes", "author", "rivers", "sign", "steppe"]
    assert _keys("gost-r-7.0.5-2008") == expected
