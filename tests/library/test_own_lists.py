"""Lists by hand: what they name, in what order, and the address that a long one is kept under."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.errors import KbError, NotFoundError
from kb.library import own_lists
from kb.library.session import Library
from tests.server_fixtures import small_library

TEXT = "\n".join(f"@book{{k{n}, title = {{Том {n}}}, kb-status = {{probable}}}}" for n in range(1, 6))


@pytest.fixture
def five(tmp_path: Path) -> Iterator[Library]:
    with small_library(tmp_path, TEXT) as opened:
        yield opened


def test_keys_that_are_gone_are_told_and_the_others_stay_in_order(five: Library) -> None:
    named = own_lists.own_list(five, ("k3", "burnt", "k1", "k3", "999", "k2"))
    assert named.citekeys == ("k3", "k1", "k2")
    assert named.gone == ("burnt", "999")


@pytest.mark.parametrize(
    ("citekey", "step", "order"),
    [("b", -1, "bac"), ("b", 1, "acb"), ("a", -1, "abc"), ("c", 1, "abc"), ("c", -9, "cab"), ("x", 1, "abc")],
)
def test_a_record_moves_as_far_as_there_are_places(citekey: str, step: int, order: str) -> None:
    assert own_lists.moved(tuple("abc"), citekey, step) == tuple(order)


def test_a_list_is_kept_under_an_id_made_of_what_it_holds(five: Library) -> None:
    name = own_lists.keep(five, ("k2", "k1"))
    assert own_lists.keep(five, ("k2", "k1")) == name
    assert own_lists.keep(five, ("k1", "k2")) != name
    assert own_lists.kept(five, name) == ("k2", "k1")


@pytest.mark.parametrize("name", ["", "nowhere", "а", "x" * 500, "'; drop table", "%00"])
def test_an_address_that_was_cut_is_told(five: Library, name: str) -> None:
    with pytest.raises(NotFoundError):
        own_lists.kept(five, name)


def test_a_list_too_long_is_refused(five: Library) -> None:
    with pytest.raises(KbError):
        own_lists.keep(five, [f"k{n}" for n in range(own_lists.MOST + 1)])
    assert own_lists.keep(five, [f"k{n}" for n in range(own_lists.MOST)])
