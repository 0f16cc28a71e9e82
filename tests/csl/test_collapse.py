"""Year-suffixes that collapse, and cites that print no names."""

import pytest

from kb.csl.processor import CiteItem
from tests.csl.samples import cites

NAMED = (
    '<group delimiter=" "><names variable="author"><name form="short"/></names>'
    '<date variable="issued"><date-part name="year"/></date></group>'
)
DATED = '<date variable="issued"><date-part name="year"/></date>'
SUFFIXED = 'disambiguate-add-year-suffix="true" collapse="year-suffix"'


def works(*keys: str, year: int = 1911, family: str = "Roth") -> list[dict[str, object]]:
    issued = {"date-parts": [[year]]}
    return [{"id": k, "type": "book", "author": [{"family": family}], "issued": issued} for k in keys]


@pytest.mark.parametrize(
    ("attributes", "printed"),
    [
        ("", "Roth 1911a; b; c"),
        ('cite-group-delimiter=" + "', "Roth 1911a + b + c"),
        ('cite-group-delimiter=" + " year-suffix-delimiter=","', "Roth 1911a,b,c"),
        ('year-suffix-delimiter=" &amp; "', "Roth 1911a &#38; b &#38; c"),
    ],
)
def test_the_delimiter_of_year_suffixes(attributes: str, printed: str) -> None:
    given = [CiteItem(key) for key in "abc"]
    assert cites(NAMED, given, works(*"abc"), attributes=f"{SUFFIXED} {attributes}", kind="in-text") == printed


def test_the_range_of_year_suffixes_and_another_author() -> None:
    items = works(*"abcd") + works("e", family="Stein")
    attributes = 'disambiguate-add-year-suffix="true" collapse="year-suffix-ranged" cite-group-delimiter=","'
    given = [CiteItem(key) for key in "abcde"]
    assert cites(NAMED, given, items, attributes=attributes, kind="in-text") == "Roth 1911a–d; Stein 1911"


@pytest.mark.parametrize(
    ("keys", "printed"), [("ab", "1911a+b"), ("abc", "1911a+b+c"), ("a", "1911a")]
)  # fmt: skip
def test_cites_without_names_are_one_group(keys: str, printed: str) -> None:
    attributes = f'{SUFFIXED} year-suffix-delimiter="+"'
    given = [CiteItem(key) for key in keys]
    assert cites(DATED, given, works(*"abc"), attributes=attributes, kind="in-text") == printed


@pytest.mark.parametrize("mode", ["year", "year-suffix"])
def test_works_without_names_stand_apart_as_those_of_two_authors(mode: str) -> None:
    titled = (
        '<group delimiter=", "><text variable="title"/><date variable="issued"><date-part name="year"/></date></group>'
    )
    items: list[dict[str, object]] = [{**work, "author": [], "title": str(work["id"]).upper()} for work in works(*"ab")]
    given = [CiteItem("a"), CiteItem("b")]
    assert cites(titled, given, items, attributes=f'collapse="{mode}"', kind="in-text") == "A, 1911; B, 1911"


def test_a_sign_of_an_affix_meets_a_collapsed_group_too() -> None:
    items = works("a") + works("b", year=1912) + works("c", family="Stein")
    given = [CiteItem("a"), CiteItem("b"), CiteItem("c", prefix=", after")]
    assert (
        cites(NAMED, given, items, attributes='collapse="year"', kind="in-text") == "Roth 1911, 1912, after Stein 1911"
    )
