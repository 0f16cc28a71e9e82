"""What a style leaves out of the values that are stored: never in silence."""

import pytest

from kb.domain.placed_records import PlacedRecord
from kb.domain.records import Record
from kb.errors import ChoiceError
from kb.library import unprinted_values, written_lines
from kb.library.bibliography import format_records
from kb.library.list_options import ListOptions
from tests.factories import person, record


def left_out(style: str, **values: object) -> set[str]:
    kept: Record = record("k", **{"language": "en", "titles": "Steppe roads", "scope": "imported"} | values)
    return {
        str(item.cause.values["variable"])
        for item in unprinted_values.problems([PlacedRecord(kept, "a.bib", 3)], style)
    }


@pytest.mark.parametrize(
    ("kind", "fields", "style", "expected"),
    [
        ("article-journal", {"container-title": "Notes", "page": "227–32", "volume": "2"}, "apa", set()),
        ("article-journal", {"container-title": "Notes", "x-issuetitle": "Wells"}, "apa", {"x-issuetitle"}),
        ("book", {"publisher": "Gylym", "publisher-place": "Almaty"}, "apa", {"publisher-place"}),
        ("book", {"publisher": "Gylym", "publisher-place": "Almaty", "edition": "2"}, "gost-7.1-2003", set()),
        ("book", {"x-titleaddon": "a novel", "x-file": "a.pdf", "abstract": "Words."}, "apa", {"x-titleaddon"}),
        ("article-journal", {"issue": "3", "x-issue": "3", "number-of-pages": "12"}, "vancouver", set()),
        ("article-journal", {"issue": "3", "x-issue": "4"}, "apa", {"x-issue"}),
        ("book", {"number-of-pages": "312"}, "gost-7.1-2003", set()),
    ],
)  # fmt: skip
def test_what_is_stored_is_printed_or_said(kind: str, fields: dict[str, str], style: str, expected: set[str]) -> None:
    assert left_out(style, type=kind, fields=fields, issued="1999") == expected


@pytest.mark.parametrize(
    ("number", "style", "lost"),
    [("57-VI ЗРК", "gost-7.1-2003", ["ЗРК"]), ("57-VI ЗРК", "gost-kz-dissertation", []), ("57-VI ЗРК", "apa", []),
     ("№ 57", "gost-7.1-2003", []), ("57-VI ҚРЗ", "gost-7.1-2003", ["ҚРЗ"])],
)  # fmt: skip
def test_a_part_of_a_number_that_is_not_printed_is_said(number: str, style: str, lost: list[str]) -> None:
    values = {"type": "legislation", "language": "ru", "titles": "О степи", "issued": "2017-04-11"}
    law = record("k", **values, scope="imported", fields={"genre": "law", "number": number})
    causes = [item.cause.values for item in unprinted_values.problems([PlacedRecord(law, "a.bib", 3)], style)]
    assert [cause["given"] for cause in causes] == lost


def test_people_and_dates_are_values_too() -> None:
    people = (person("Omar", "Dana"), person("Kim", "Vera", "annotator"))
    assert left_out("apa", type="book", contributors=people, issued="1999", fields={}) == {"annotator"}
    assert left_out("apa", type="book", contributors=(), issued=None, fields={"x-date": "in press"}) == set()


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"fields": {"x-eventdate": "1998-04-09"}, "type": "thesis"}, {"x-eventdate"}),
        ({"fields": {"x-eventdate": "1998-04-09"}, "type": "treaty"}, set()),
        ({"fields": {"publisher": "Gylym", "x-editortype": "managing ed."},
          "contributors": (person("Omar", "Dana", "editor"),)}, {"x-editortype"}),
        ({"fields": {"publisher": "Gylym", "abstract": "Of wells."}, "contributors": (person("Kim", "Vera"),)}, set()),
        ({"type": "webpage", "fields": {"URL": "https://a.kz", "accessed": "2020-02-03"}}, {"accessed"}),
        ({"contributors": (person("Kim", "Vera"), person("Omar", "Dana", "annotator")), "fields": {}}, {"annotator"}),
        ({"type": "treaty", "issued": "1998-04-09", "fields": {"container-title": "Notes", "x-edition-date": "2001"}},
         {"x-edition-date"}),
        ({"language": "ru", "titles": "Степь", "contributors": (person("Иванов", "Юрий", "editor"),), "fields": {}},
         set()),
    ],
)  # fmt: skip
def test_what_a_list_in_a_style_of_others_lacks(values: dict[str, object], expected: set[str]) -> None:
    kept: Record = record(
        "k", **{"type": "book", "language": "en", "titles": "Steppe roads", "issued": "1999"} | values
    )
    assert set(unprinted_values.in_list(format_records([kept], ListOptions("apa")))) == expected


@pytest.mark.parametrize(("line", "lost"), [("Roads, Omsk, 1999.", ()), ("Roads, Omsk.", ("issued",))])
def test_a_year_that_a_line_lacks_is_told(line: str, lost: tuple[str, ...]) -> None:
    kept = record("k", type="book", language="en", titles="Roads", issued="1999", fields={"publisher-place": "Omsk"})
    assert written_lines.missing_fields(kept, line, ours=False) == lost


@pytest.mark.parametrize(("pages", "lost"), [("112-118", ()), ("112-118, 204", ("page",))])
def test_a_range_that_a_style_writes_short_is_printed(pages: str, lost: tuple[str, ...]) -> None:
    kept = record("k", type="article-journal", language="en", titles="Roads", issued="1999", fields={"page": pages})
    in_short = "Roads. 1999;:112–8."
    assert written_lines.missing_fields(kept, in_short, ours=False) == lost


def test_a_style_that_is_none() -> None:
    with pytest.raises(ChoiceError):
        left_out("appa", type="book", fields={})
