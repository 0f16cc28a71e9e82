"""Identifiers in text: every spelling of one gives one value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.language.typed_addresses import plain_address
from kb.language.typed_identifiers import identifiers_in


@pytest.mark.parametrize(
    ("typed", "kind", "value"),
    [
        ("10.1000/AB.182.", "doi", "10.1000/ab.182"),
        ("doi:10.1000/ab.182", "doi", "10.1000/ab.182"),
        ("https://doi.org/10.1000/ab.182", "doi", "10.1000/ab.182"),
        ("ISBN 0-306-40615-2", "isbn", "9780306406157"),
        ("документ a/52/139", "number", "a-52-139"),
        ("A/52/139", "number", "a-52-139"),
        ("резолюция a/res/52/139", "number", "a-res-52-139"),
        ("0306406152", "isbn", "9780306406157"),
        ("978-0-306-40615-7.", "isbn", "9780306406157"),
        ("978 0 306 40615 7", "isbn", "9780306406157"),
        ("080442957x", "isbn", "9780804429573"),
        ("ISSN 0378-5955", "issn", "0378-5955"),
        ("https://adilet.zan.kz/rus/docs/Z1500000414", "act", "z1500000414"),
        ("Z1500000414", "act", "z1500000414"),
        ("№ 414-V ЗРК", "number", "414-v"),
        ("414-V", "number", "414-v"),
        ("414-v", "number", "414-v"),
        ("N 77-ФЗ", "number", "77-fz"),
        ("No. 77-FZ", "number", "77-fz"),
        ("распоряжение 612-р", "number", "612-r"),
        ("77-фз", "number", "77-fz"),
        ("A/49/765", "number", "a-49-765"),
        ("А/49/765", "number", "a-49-765"),
        ("A/RES/2625(XXV)", "number", "a-res-2625-xxv"),
        ("I-36407", "number", "i-36407"),
        ("0001202001010005", "number", "0001202001010005"),
        ("Бюллетень, 2008, № 3, ст. 17", "issue", "2008-3-17"),
        ("Бюллетень № 3 за 2008 год, ст. 17", "issue", "2008-3-17"),
        ("2008 ж., № 3, 17-құжат", "issue", "2008-3-17"),
        ("Bulletin 2008. – No. 3. – Art. 17", "issue", "2008-3-17"),
        ("Бюллетень 2008 № 3", "issue", "2008-3"),
    ],
)
def test_each_kind_in_its_spellings(typed: str, kind: str, value: str) -> None:
    assert (kind, value) in [(one.kind, one.value) for one in identifiers_in(f"see {typed} there")]


@pytest.mark.parametrize("typed", ["0306406153", "1992-1998", "1990-х", "pp. 107-130", "и/или", "25.05.1992", "5-м"])
def test_what_is_no_identifier(typed: str) -> None:
    assert identifiers_in(typed) == ()


def test_addresses_are_equal_without_scheme_and_ending() -> None:
    assert plain_address("HTTPS://www.Example.org/a/") == plain_address("example.org/a") == "example.org/a"


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    assert all(0 <= one.start < one.end <= len(text) for one in identifiers_in(text))
