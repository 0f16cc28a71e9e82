"""MARC 21 and UNIMARC (RUSMARC) are read as catalogues of libraries write them: no sign of ISBD stays in a value."""

from collections.abc import Sequence
from io import BytesIO

import pytest

from kb.domain.formats import of_file
from kb.domain.records import Record
from kb.errors import Problem
from kb.library import formats
from kb.messages import Message

Field = tuple[str, str]  # a tag, and the subfields as "$aFirst$bSecond"


def marc(fields: Sequence[Field], leader: str = "nam", encoding: str = "utf-8") -> bytes:
    """Return a record of ISO 2709."""
    texts = [
        (f"  {written}".replace("$", "\x1f") if "$" in written else written).encode(encoding) + b"\x1e"
        for _tag, written in fields
    ]
    directory, start = b"", 0
    for (tag, _written), text in zip(fields, texts, strict=True):
        directory += f"{tag}{len(text):04}{start:05}".encode()
        start += len(text)
    base = 24 + len(directory) + 1
    head = f"{base + start + 1:05}{leader}a 22{base:05}   4500".encode()
    return head + directory + b"\x1e" + b"".join(texts) + b"\x1d"


def read(data: bytes) -> tuple[list[Record], list[Problem]]:
    rows = list(formats.parser(of_file("a.mrc"))(BytesIO(data), "a.mrc"))
    return [row[0] for row in rows if not isinstance(row, Problem)], [row for row in rows if isinstance(row, Problem)]


BOOK_21 = [
    ("001", "12"), ("020", "$a978-3-16-148410-0"), ("041", "$arus"), ("100", "$aЛугов, Олег Ильич,$d1950-"),
    ("245", "$aРеки степи :$bочерк истории /$cО. И. Лугов"), ("250", "$a2-е изд., доп."),
    ("264", "$aОмск :$bДала,$c2005."), ("300", "$a235 с. :$bил."), ("490", "$aТруды степи ;$v4"), ("650", "$aРеки"),
    ("700", "$aБор, А. Н.$4edt"), ("710", "$aИнститут вод."),
]  # fmt: skip
PART_21 = [
    ("100", "$aPenn, Tom."), ("245", "$aFerries of the lower Orda /$cT. Penn."), ("041", "$aeng"),
    ("773", "$tLetters of waters$x1884-9466$gVol. 5, no. 2 (2014), p. 67-89"),
]  # fmt: skip
BOOK_UNI = [
    ("010", "$a978-3-16-148410-0"), ("101", "$akaz"), ("200", "$aДала өзендері$eоқу құралы$fӘ. Б. Көлбай"),
    ("210", "$aАлматы$cҚайнар$d2011"), ("215", "$a312 б.$cил."), ("225", "$aОқулық$v2"),
    ("700", "$aКөлбай$bӘ. Б.$gӘлия Бекқызы"), ("702", "$4340$aСай$bҚ. О."), ("702", "$4220$aҚұм$bС. Т."),
]  # fmt: skip
PART_UNI = [
    ("101", "$arus"), ("200", "$aПаромы Орды$fО. Лугов"), ("700", "$aЛугов$bО."), ("215", "$aС. 23-45"),
    ("461", "$12001 $aВестник вод$1011  $a1884-9466$1210  $d2012$12001 $vТ. 7, № 3"),
]  # fmt: skip


def test_a_book_of_marc_21() -> None:
    [book], problems = read(marc(BOOK_21))
    title = book.title()
    assert title and (title.value, book.type, book.language) == ("Реки степи : очерк истории", "book", "ru")
    assert [(person.role, person.family or person.literal, person.given) for person in book.contributors] == [
        ("author", "Лугов", "Олег Ильич"), ("editor", "Бор", "А. Н."), ("contributor", "Институт вод", ""),
    ]  # fmt: skip
    wanted = {"edition": "2-е изд., доп.", "publisher-place": "Омск", "publisher": "Дала", "number-of-pages": "235",
              "collection-title": "Труды степи", "collection-number": "4", "ISBN": "978-3-16-148410-0",
              "keyword": "Реки", "x-ris-300b": "ил.", "x-ris-001": "12"}  # fmt: skip
    assert {name: book.fields.get(name) for name in wanted} == wanted
    assert (book.issued and book.issued.text, problems) == ("2005", [])


def test_a_book_of_rusmarc() -> None:
    [book], problems = read(marc(BOOK_UNI))
    title = book.title()
    assert title and (title.value, book.type, book.language) == ("Дала өзендері : оқу құралы", "book", "kk")
    assert [(person.role, person.family, person.given) for person in book.contributors] == [
        ("author", "Көлбай", "Әлия Бекқызы"), ("editor", "Сай", "Қ. О."), ("compiler", "Құм", "С. Т."),
    ]  # fmt: skip
    wanted = {"publisher-place": "Алматы", "publisher": "Қайнар", "number-of-pages": "312", "collection-number": "2",
              "collection-title": "Оқулық"}  # fmt: skip
    assert {name: book.fields.get(name) for name in wanted} == wanted
    assert (book.issued and book.issued.text, problems) == ("2011", [])


@pytest.mark.parametrize(
    ("fields", "host", "numbers"),
    [
        (PART_21, "Letters of waters", ("2014", "5", "2", "67–89")),
        (PART_UNI, "Вестник вод", ("2012", "7", "3", "23–45")),
    ],
)
def test_an_article_stands_in_its_host(fields: Sequence[Field], host: str, numbers: tuple[str, ...]) -> None:
    [article], problems = read(marc(fields, "naa"))
    assert (article.type, article.fields["container-title"], article.fields["ISSN"]) == (
        "article-journal", host, "1884-9466")  # fmt: skip
    year = article.issued.text if article.issued else ""
    assert (year, *(article.fields[name] for name in ("volume", "issue", "page"))) == numbers
    assert problems == []


def test_several_records_and_a_broken_one() -> None:
    records, problems = read(marc(BOOK_21) + b"no record\x1d" + marc(PART_UNI))
    assert (len(records), [problem.line for problem in problems]) == (2, [2])


def test_another_encoding_is_read_and_told() -> None:
    [book], [problem] = read(marc(BOOK_21, encoding="windows-1251"))
    title = book.title()
    assert title and title.value == "Реки степи : очерк истории"
    assert isinstance(problem.cause, Message)
    assert (problem.severity, problem.cause.values["encoding"]) == ("warning", "windows-1251")


def test_letters_that_no_encoding_tells_are_not_read() -> None:
    records, [problem] = read(marc([("245", "$aBulletin de la société linnéenne")], encoding="latin-1"))
    assert (records, problem.severity, problem.line) == ([], "error", 1)


def test_what_stands_beside_a_number_is_no_part_of_it() -> None:
    fields = [("008", " " * 35 + "eng"), ("020", "$a9783161484100 (alk. paper)"), ("100", "$aPenn, Tom."),
              ("245", "$aOars /$cT. Penn."), ("490", "$aBoats ; 4")]  # fmt: skip
    [book], problems = read(marc(fields))
    assert (book.fields["ISBN"], book.fields["collection-title"], book.language) == ("9783161484100", "Boats", "en")
    assert (book.fields["x-ris-020a"], book.fields["x-ris-490a"]) == ("9783161484100 (alk. paper)", "Boats ; 4")
    assert [(person.family, person.given) for person in book.contributors] == [("Penn", "Tom")]
    assert problems == []
