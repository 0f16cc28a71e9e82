"""CSL-JSON and RIS: what the format carries comes back, what is broken is reported, nothing crashes."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.domain import edtf
from kb.domain.item_types import ITEM_TYPES
from kb.domain.records import Contributor, Record
from kb.errors import Problem
from kb.formats import csljson
from kb.formats.entities import decoded
from kb.formats.ris import reader as ris_reader
from kb.formats.ris import writer as ris_writer
from tests.factories import body, person, record, signed, split, stream, title
from tests.record_strategies import DATED, WHOLE_RECORDS, records, texts


def csl_back(known: Record) -> Record:
    (found,), problems = split(csljson.parse(stream("".join(csljson.dump([known]))), "a.json"))
    assert problems == []
    return found[0]  # type: ignore[no-any-return]


def ris_back(known: Record) -> Record:
    (found,), problems = split(ris_reader.parse(stream("".join(ris_writer.dump([known]))), "a.ris"))
    assert [problem for problem in problems if problem.severity == "error"] == []  # "A;B;" is asked after
    return found[0]  # type: ignore[no-any-return]


# CSL dates have no X, no T and one mark for all doubt; an interval of them is kept as its text.
CSL_DATES = {"1992-05-XX": "1992-05", "1992-05-25?": "1992-05-25~", "1992-05-25T10:00:00Z": "1992-05-25"}
RIS_DATES = {"1992-05-25T10:00:00Z": "1992-05-25"}


def test_seasons_of_a_range_are_months_above_twelve() -> None:
    (item,) = json.loads("".join(csljson.dump([record(issued="1992-22/1992-23")])))
    assert item["issued"] == {"date-parts": [[1992, 22], [1992, 23]]}


@pytest.mark.parametrize("text", [*DATED.split(), "1992-21/1993-22", "1992~/.."])
def test_a_date_comes_back(text: str) -> None:
    known = record(issued=text)
    assert csl_back(known).issued == edtf.parse(CSL_DATES.get(text, text))
    assert ris_back(known).issued == edtf.parse(RIS_DATES.get(text, text))


PEOPLE = [person("Тоқаев", "Қасым-Жомарт"), person("Иванов", "И. И."), person("Аристотель"),
          person("Smith and Sons", "John"), body("Қазақстан Республикасының Үкіметі")]  # fmt: skip


@pytest.mark.parametrize("who", PEOPLE, ids=lambda who: who.label)
@pytest.mark.parametrize("role", ["author", "editor", "translator"])
def test_a_name_comes_back(who: Contributor, role: str) -> None:
    wanted = Contributor(role, who.family, who.given, who.literal, "kk", "stated")
    known = record(contributors=[wanted])
    assert csl_back(known).contributors == (wanted,)
    assert ris_back(known).contributors == (wanted,)


@pytest.mark.parametrize("kind", sorted(ITEM_TYPES))
def test_a_type_comes_back(kind: str) -> None:
    assert ris_back(record(type=kind)).type == kind
    assert csl_back(record(type=kind)).type == kind


TITLES = [
    (title("Шарт", "kk", "identified"), "Шарт", "stated"),
    (title("Шарт", "kk", "supplied"), "Шарт", "supplied"),
    (title("[Шарт]", "kk", "stated"), "Шарт", "supplied"),
]


@pytest.mark.parametrize(("given_title", "value", "origin"), TITLES)
def test_a_supplied_title_stands_in_brackets(given_title: object, value: str, origin: str) -> None:
    for back in (csl_back, ris_back):
        found = back(record(titles=[given_title])).titles[0]
        assert (found.value, found.origin) == (value, origin)


LINE = texts(least=1, lines=False).filter(lambda text: decoded(text) == text)  # &#1178; is Қ in both
FIELDS = ["publisher", "publisher-place", "volume", "issue", "DOI", "URL", "note", "number", "container-title"]


@pytest.mark.parametrize("text", ["&#0;", "&#1;", "&#xFFFF;", "R&D;"])
def test_what_looks_like_an_entity_and_names_no_letter_stays(text: str) -> None:
    assert decoded(text) == text
    assert decoded("&#1178;&nbsp;&shy;") == "Қ\xa0\xad"


@given(LINE.filter(lambda text: text[0] != "["), st.dictionaries(st.sampled_from(FIELDS), LINE))
def test_texts_come_back(text: str, fields: dict[str, str]) -> None:
    known = record(titles=text, fields=fields, type="article-journal")
    for found in (csl_back(known), ris_back(known)):
        assert [one.value for one in found.titles] == [text]
        assert dict(found.fields) == fields


@given(records())
@WHOLE_RECORDS
def test_any_record_can_be_written_and_read(known: Record) -> None:
    assert csl_back(known).citekey == ris_back(known).citekey == known.citekey


def test_an_item_holds_what_csl_names() -> None:
    known = record(
        kind="treaty",
        issued="1992-05-25",
        titles=[title("Шарт"), title("Договор", "ru"), title("ДДСВП", "ru", form="short")],
        contributors=[body("Қазақстан Республикасы", "issuer")],
        actions=[signed("1992-05-25", place="Мәскеу")],
        fields={"page": "3–7", "accessed": "2024-01-02", "x-own": "stays"},
    )
    assert csljson.to_item(known, "ru") == {
        "id": "kz-ru-friendship-1992", "type": "treaty", "title": "Договор", "title-short": "ДДСВП", "language": "ru",
        "authority": "Қазақстан Республикасы", "issued": {"date-parts": [[1992, 5, 25]]}, "page": "3–7",
        "accessed": {"date-parts": [[2024, 1, 2]]}, "event-place": "Мәскеу", "genre": "treaty",
    }  # fmt: skip


ITEMS = [
    # a CSL-JSON text                                                       records, problems
    ("[]", 0, 0),
    ("", 0, 1),
    ("{", 0, 1),
    ("[1, null, {}]", 0, 3),
    ('[{"id": null}, {"id": " "}, {"id": 5, "type": "book"}]', 1, 2),
    ('{"id": "a", "type": "book", "issued": {"date-parts": [[]]}, "author": 5, "title": null}', 1, 1),
    ('{"id": "a", "type": "book", "issued": {"date-parts": [[""]]}, "author": [5, {}, {"family": ""}]}', 1, 2),
    ('{"id": "a", "type": "book", "issued": {"date-parts": [["x", 1]]}, "author": {"family": "A"}}', 1, 1),
    ('{"id": "a", "type": "book", "issued": {"date-parts": [[1992, 99, 99]]}}', 1, 1),
    ('{"id": "a", "type": "book", "issued": {"date-parts": [[1992]], "season": ""}}', 1, 0),
    ('{"id": "a", "type": "book", "issued": {"date-parts": [[1992]], "season": "12"}}', 1, 1),
    ('[{"id": "a", "title": "\\ud800"}]', 0, 1),
    ('[{"id": ' + "9" * 5000 + "}]", 0, 1),
    ("[" * 5000, 0, 1),
]


@pytest.mark.parametrize(("text", "good", "bad"), ITEMS, ids=lambda value: str(value)[:40])
def test_odd_csl_json(text: str, good: int, bad: int) -> None:
    found, problems = split(csljson.parse(stream(text), "a.json"))
    assert (len(found), len(problems)) == (good, bad)


ENTRIES = [
    # a RIS text                                             citekeys     problems at lines
    ("TY  - BOOK\nID  - a\nER  - \n", ["a"], []),
    ("\ufeffTY  - BOOK\r\nID  - a\r\nER  - \r\n", ["a"], []),
    ("1.\nTY  - BOOK\nID  - a\nER  - \n\n2.\nTY  - BOOK\nID  - b\nER  - ", ["a", "b"], []),
    ("TY  - BOOK\nTI  - A\nER  - \n", ["a"], []),
    ("TY  - BOOK\nID  - a\n", ["a"], [1]),
    ("TY  - BOOK\nID  - a\nTY  - BOOK\nID  - b\nER  - \n", ["a", "b"], [1]),
    ("junk\nTY  - BOOK\nID  - a\nER  - \njunk\n", ["a"], [1, 5]),
    ("ID  - a\nER  - \nTY  - BOOK\nID  - b\nER  - \n", ["a", "b"], [1]),
    ("ID  - a\n", [], [1]),
    ("TY - BOOK\nID - a\nER -\n", ["a"], []),
    ("TY BOOK\n", [], [1]),
    ("", [], []),
    ("TY  - BOOK\nID  - a\nDA  - some day\nER  - \n", ["a"], [1]),
    ("TY  - XXXX\nID  - a\nZZ  - z\nno tag\nER  - \n", ["a"], []),
]


@pytest.mark.parametrize(("text", "keys", "lines"), ENTRIES)
def test_odd_ris(text: str, keys: list[str], lines: list[int]) -> None:
    found, problems = split(ris_reader.parse(stream(text), "a.ris"))
    assert [one.citekey for one, _line in found] == keys
    assert [one.line for one in problems] == lines


def test_a_date_that_is_none_is_kept_as_text() -> None:
    (found,), _ = split(ris_reader.parse(stream("TY  - BOOK\nDA  - some day\nER  - \n"), "a.ris"))
    assert dict(found[0].fields) == {"x-date": "some day"}


@pytest.mark.parametrize("parse", [csljson.parse, ris_reader.parse])
def test_what_is_not_utf_8_is_a_problem(parse: object) -> None:
    found = list(parse(stream("Қазақ".encode("utf-16")), "a"))  # type: ignore[operator]
    assert [type(one) for one in found] == [Problem]


RIS_LINES = st.sampled_from(
    ["TY  - BOOK", "ER  - ", "TI  - A", "AU  - Б, В", "ID  - k", "DA  - 1992/5/25", "x", "", "TY  -", "PY  - 1992///",
     "SP  - 1", "ER  -", "AU  - ", "KW  - a", "1."]
)  # fmt: skip


@given(st.lists(RIS_LINES).map("\n".join) | st.text())
def test_any_ris_gives_records_and_problems(text: str) -> None:
    split(ris_reader.parse(stream(text.encode("utf-8", "replace")), "a.ris"))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5000, 5000) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "title", "issued", "author", "date-parts", "family", "season"]), inner)
    ),
)


@given(JSON, JSON)
def test_any_json_gives_records_and_problems(issued: object, item: object) -> None:
    for value in (
        item,
        {"id": "a", "type": "book", "issued": {"date-parts": issued, "season": item}, "author": [item]},
    ):
        split(csljson.parse(stream(json.dumps(value)), "a.json"))


LOOSE = [
    # a member of CSL-JSON as other programs write it, what is read of it
    ({"issued": {"date-parts": [[1992, 4, 31]]}}, "1992-04"),
    ({"issued": {"date-parts": [["1992", "4", "0"]]}}, "1992-04"),
    ({"issued": {"date-parts": [[1992]], "season": "көктем"}}, "1992-21"),
    ({"issued": {"year": 1992, "month": 4}}, "1992-04"),
    ({"issued": [{"date-parts": [[1992]]}]}, "1992"),
]


@pytest.mark.parametrize(("members", "issued"), LOOSE)
def test_a_date_in_another_form_is_read(members: dict[str, object], issued: str) -> None:
    item = json.dumps([{"id": "a", "type": "book", "title": "A", **members}])
    ((found, _line),), _problems = split(csljson.parse(stream(item), "a.json"))
    assert found.issued == edtf.parse(issued)


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("Бек, Асан", ("Бек", "Асан", "")), ("Асан Бек", ("Бек", "Асан", "")),
        ("Қазақ университеті", ("", "", "Қазақ университеті")),
        ({"name": "Bek, A."}, ("Bek", "A.", "")), ({"name": "Dala Collaboration"}, ("", "", "Dala Collaboration")),
        ({"lastName": "Бек", "firstName": "А."}, ("Бек", "А.", "")),
        ({"family": "Дала қоры", "isInstitution": True}, ("", "", "Дала қоры")),
    ],
)  # fmt: skip
def test_a_name_in_another_form_is_read(name: object, read: tuple[str, str, str]) -> None:
    item = json.dumps([{"id": "a", "type": "book", "title": "A", "author": [name]}])
    ((found, _line),), problems = split(csljson.parse(stream(item), "a.json"))
    (author,) = found.contributors
    assert ((author.family, author.given, author.literal), problems) == (read, [])
