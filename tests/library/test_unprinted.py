"""What a style leaves out of the values that are stored: never in silence."""

import pytest

from kb.domain.records import Record
from kb.errors import ChoiceError
from kb.library import unprinted
from tests.factories import person, record


def left_out(style: str, **values: object) -> set[str]:
    kept: Record = record("k", **{"language": "en", "titles": "Steppe roads", "scope": "imported"} | values)
    return {str(item.cause.values["variable"]) for item in unprinted.problems([(kept, "a.bib", 3)], style)}


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


def test_people_and_dates_are_values_too() -> None:
    people = (person("Omar", "Dana"), person("Kim", "Vera", "annotator"))
    assert left_out("apa", type="book", contributors=people, issued="1999", fields={}) == {"annotator"}
    assert left_out("apa", type="book", contributors=(), issued=None, fields={"x-date": "in press"}) == set()


def test_a_style_that_is_none() -> None:
    with pytest.raises(ChoiceError):
        left_out("appa", type="book", fields={})
