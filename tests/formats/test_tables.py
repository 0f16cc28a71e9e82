"""Tables of works are read by the headings of their columns, in three languages and as programs name them."""

import csv
from collections.abc import Iterable
from io import StringIO

import pytest

from kb.domain.records import Record
from kb.errors import Problem
from kb.formats import csv_table
from kb.library import importing
from kb.messages import Message
from tests.factories import person, record, title
from tests.formats.one_record import names

HEADINGS = (
    "Key", "Item Type", "Publication Year", "Author", "Title", "Publication Title", "Url", "Date", "Access Date",
    "Pages", "Num Pages", "Type", "Manual Tags", "Editor", "Notes", "Date Added",
)  # fmt: skip
ROWS = (
    ("AB12", "bookSection", "2001", "Сай, Ә.; Луг, В.; Water Board", 'Oars, "long"\nand short', "Boats",
     "https://x.kz/a;b", "2001-05", "2020-01-02 10:11:12", "3-9", "120", "", "су; дала", "Тау, Е.", "<p>Тек</p>", ""),
    ("CD34", "thesis", "1999", "Бор, А.", "Өзендер", "", "", "", "", "", "", "PhD", "", "", "", ""),
)  # fmt: skip
EXCEL = '''№;Автор(ы);Название;Журнал/Издательство;Год;Номер;Страницы;Тип;Дата обращения;Полка
1;"Бор А.Б., Луг В.Г.";"Реки; ""тихие""";Вестник вод;2004;5;"=""12-19""";статья;;
2;Сай К. и др.;Моря;Дала;1998;;310 с.;книга;01.03.2020;7б
;;;;;;;;;
'''
TABS = """Түрі\tАвтор\tАтауы\tЖылы\tБаспа\tҚала
кітап\tБор, А.; Луг, В.\tДала "қысқа" жол\t2011\tДала\tОрал
"""


def quoted(rows: Iterable[tuple[str, ...]]) -> str:
    """Return rows as a table whose every cell is in quotation marks."""
    out = StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows(rows)
    return out.getvalue()


def table(text: str, name: str = "a.csv", encoding: str = "utf-8") -> tuple[list[Record], list[Problem]]:
    items = list(importing.read_bytes(text.encode(encoding), name))
    return [item.record for item in items if not isinstance(item, Problem)], [
        item for item in items if isinstance(item, Problem)
    ]


def cells(known: Record, *variables: str) -> tuple[str, ...]:
    main = known.title()
    return (known.type, main.value if main else "", known.issued.text if known.issued else "",
            *(known.fields.get(variable, "") for variable in variables))  # fmt: skip


def test_a_table_of_zotero() -> None:
    (part, thesis), problems = table(quoted([HEADINGS, *ROWS]))
    assert cells(part, "container-title", "URL", "page", "number-of-pages", "accessed", "keyword", "annote") == (
        "chapter", 'Oars, "long" and short', "2001-05", "Boats", "https://x.kz/a;b", "3-9", "120", "2020-01-02",
        "су, дала", "Тек")  # fmt: skip
    assert names(part) == ["author: Сай, Ә.", "author: Луг, В.", "author: Water Board", "editor: Тау, Е."]
    assert cells(thesis, "genre") == ("thesis", "Өзендер", "1999", "PhD")
    assert (part.citekey, problems) == ("сай-2001-oars-long-and-short", [])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "windows-1251"])
def test_a_table_of_excel_in_russian(encoding: str) -> None:
    (article, book), _problems = table(EXCEL, "a.csv", encoding)
    assert cells(article, "container-title", "issue", "page") == (
        "article-journal", 'Реки; "тихие"', "2004", "Вестник вод", "5", "12-19")  # fmt: skip
    assert cells(book, "publisher", "number-of-pages", "accessed", "x-полка") == (
        "book", "Моря", "1998", "Дала", "310", "2020-03-01", "7б")  # fmt: skip
    assert names(article) == ["author: Бор, А.Б.", "author: Луг, В.Г."]
    assert (names(book), book.fields["x-and-others"]) == (["author: Сай, К."], "author")


@pytest.mark.parametrize("name", ["a.tsv", "a.txt"])
def test_text_with_tabs(name: str) -> None:
    [book], problems = table(TABS, name, "utf-16")
    assert cells(book, "publisher", "publisher-place") == ("book", 'Дала "қысқа" жол', "2011", "Дала", "Орал")
    assert (names(book), problems) == (["author: Бор, А.", "author: Луг, В."], [])


def test_columns_that_nobody_names_are_told() -> None:
    records, problems = table("Полка;Вес\n1;2\n")
    [problem] = [row for row in problems if row.check == "columns"]
    assert isinstance(problem.cause, Message)
    assert (records, problem.line, problem.cause.values["columns"]) == ([], 1, ("Полка", "Вес"))


def test_our_own_table_comes_back() -> None:
    known = record("bor2001", type="book", language="ru", issued="2001-05", titles=[title("=Реки", "ru")],
                   contributors=[person("Бор", "А. Б.")], fields={"publisher": "Дала", "volume": "2"})  # fmt: skip
    [found], _problems = table("".join(csv_table.dump([known])))
    assert (found.citekey, found.type, found.language, names(found)) == ("bor2001", "book", "ru", names(known))
    assert cells(found, "publisher", "volume") == ("book", "=Реки", "2001-05", "Дала", "2")


@pytest.mark.parametrize(
    ("row", "kind"),
    [("Вести;5;;", "article-journal"), ("Дни;;Дала;", "chapter"), (";;Дала;", "book"), (";;;https://x.kz", "webpage")],
)
def test_a_type_is_told_by_the_values_where_no_column_says_it(row: str, kind: str) -> None:
    [known], _problems = table(f"Название;Журнал;Номер;Издательство;Ссылка\nРеки;{row}\n")
    assert known.type == kind


@pytest.mark.parametrize(
    "written, editors",
    [
        ("под ред. Б. А. Скворцова, Е. Т. Кельчевской", ["editor: Скворцов, Б. А.", "editor: Кельчевская, Е. Т."]),
        ("Под общей редакцией Скворцова Б. А.", ["editor: Скворцов, Б. А."]),
        ("отв. ред. Б. А. Скворцов", ["editor: Скворцов, Б. А."]),
        ("ed. by T. Penn", ["editor: Penn, T."]),
    ],
)
@pytest.mark.parametrize("column", ["Журнал", "Название"])
def test_editors_who_stand_behind_a_title(column: str, written: str, editors: list[str]) -> None:
    (known,), _problems = table(
        "Название;Журнал\n" + (f'"Реки / {written}";\n' if column == "Название" else f'Реки;"Степь / {written}"\n')
    )
    assert names(known) == editors
    assert (known.title_text, known.fields.get("container-title", "")) == (
        "Реки",
        "" if column == "Название" else "Степь",
    )


@pytest.mark.parametrize("written", ["река и степь", "под ред. коллегии", "ред. журнала «Дала»"])
def test_what_names_no_editor_stays_in_a_title(written: str) -> None:
    (known,), _problems = table(f"Название;Год\nРеки / {written};1999\n")
    assert (known.title_text, names(known)) == (f"Реки / {written}", [])


def test_what_holds_a_decision_in_a_table_of_zotero() -> None:
    rows = [("Item Type", "Title", "Publication Title", "Reporter", "Code", "Court", "Extra"),
            ("case", "Ford v. Orda", "", "Orda Reports", "", "", ""), ("statute", "Boats Act", "", "", "Acts", "", ""),
            ("case", "Reed v. Orda", "", "", "", "", "Reporter: River Reports\nCourt: Court of Orda")]  # fmt: skip
    known, _problems = table(quoted(rows))
    assert [one.fields.get("container-title") for one in known] == ["Orda Reports", "Acts", "River Reports"]
    assert known[2].fields["authority"] == "Court of Orda"
