"""New numbers in typed markers: joined as the writer joins them."""

import pytest

from kb.manuscript.marker_numbers import join_numbers, renumber_marker


@pytest.mark.parametrize(
    ("typed", "numbers", "shown"),
    [
        ("5-7", [4, 2, 3], "2-4"),
        ("5–7", [9, 2, 3], "2, 3, 9"),
        ("5-8", [9, 2, 3, 4], "2-4, 9"),
        ("5-6, 9", [9, 2, 3], "2-3, 9"),  # two in a row where the writer joins two
        ("2; 4-6", [3, 4, 5, 6], "3-6"),
        ("2; 4-6", [8, 1, 2, 3], "1-3; 8"),
        ("5, 7", [1, 2, 3], "1, 2, 3"),  # no ranges where the writer makes none
        ("5; 7", [2, 1], "1; 2"),
    ],
)
def test_numbers_stand_in_ranges_where_the_writer_makes_them(typed: str, numbers: list[int], shown: str) -> None:
    assert join_numbers(typed, numbers) == shown


def test_each_group_of_a_marker_is_given_anew() -> None:
    assert renumber_marker("[2; 4-6, 10 б.]", {2: 9, 4: 1, 5: 2, 6: 3}) == "[9; 1-3, 10 б.]"
    assert renumber_marker("[2; 7]", {2: 1}) == "[2; 7]"
