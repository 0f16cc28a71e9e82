"""Addresses of pages hold any value of a question as forms send it."""

from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest

from api.pages.addresses import Address, record_path

VALUES = ("қазақ тілі", "a&b=c", "50 % + 1", 'say "no" #1', "ё/й?", "\u00a0", "~._-", "<b>")


@pytest.mark.parametrize("value", VALUES)
def test_an_address_says_what_it_was_given(value: str) -> None:
    address = Address("/search").having(q=value, topic=(value, "trade"))
    pairs = [("q", value), ("topic", value), ("topic", "trade")]
    assert parse_qsl(urlsplit(str(address)).query) == pairs
    assert str(address) == f"/search?{urlencode(pairs)}"
    assert str(address) == f"/search?{urlencode(pairs)}"  # as it is said again


def test_an_address_without_parameters_has_no_mark() -> None:
    assert str(Address("/search").having(q="")) == "/search"


def test_a_citekey_with_any_sign_is_one_part_of_a_path() -> None:
    assert record_path("a/b?c") == "/records/a%2Fb%3Fc"
    assert record_path("a/b?c", "/api/v1/records") == "/api/v1/records/a%2Fb%3Fc"


@pytest.mark.parametrize("value", VALUES)
def test_values_spelt_for_many_are_spelt_as_for_one(value: str) -> None:
    for given in (Address("/search"), Address("/search").having(q="x", topic=(value, "law"), cursor="a")):
        toggled = given.toggles("topic")
        assert [toggled(other) for other in (*VALUES, "law")] == [
            str(given.toggled("topic", other)) for other in (*VALUES, "law")
        ]
