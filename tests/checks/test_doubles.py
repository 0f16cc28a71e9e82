"""Two documents of one day are doubles when their titles are alike, unless each names a thing of its own."""

import pytest

from tests.checks.test_checks import OLD, check
from tests.factories import record, title

BASINS = "Трансшекаралық {} өзені бассейнінің экожүйесін сақтау және қалпына келтіру жөніндегі бағдарлама"
FROM_THE_NAME = "{} трансшекаралық өзені бассейнінің экожүйесін {} елімен сақтау және қалпына келтіру бағдарламасы"


@pytest.mark.parametrize(
    ("first", "second", "doubled"),
    [
        (BASINS.format("Тобыл"), BASINS.format("Есіл"), False),
        (BASINS.format("Тобыл"), BASINS.format("Тобылдың"), True),
        (FROM_THE_NAME.format("Тобыл", "Есіл"), FROM_THE_NAME.format("Есіл", "Тобыл"), True),
    ],
)
def test_programmes_of_one_day_for_two_rivers_are_two(first: str, second: str, doubled: bool) -> None:
    both = [
        record(**OLD | {"citekey": f"p-{number}", "numbers": [number], "titles": [title(text)]})
        for number, text in ((1, first), (2, second))
    ]
    assert ("doubles" in {item.check for item in check(*both, numbers=2)}) is doubled
