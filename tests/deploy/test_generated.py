"""The compose file and the service units are those of the table of parts, and say that they were not run."""

import pytest

from deploy import generated
from deploy.load import entry, word
from deploy.parts import table


@pytest.mark.parametrize("name", generated.files())
def test_files_are_those_of_the_table(name: str) -> None:
    text = (generated.FOLDER / name).read_text("utf-8")
    assert text == generated.files()[name], "write them anew: python -m deploy write"
    assert "Never run by us" in text.splitlines()[0]


def test_every_part_is_in_the_compose_file() -> None:
    text = generated.files()["compose.yaml"]
    for part, row in table().items():
        names = [f"{part}{number}" for number in range(int(row["count"]))] if "count" in row else [part]
        assert all(f"\n  {name}:\n" in text for name in names)


def test_made_records_have_a_word_of_their_own() -> None:
    assert len({word(number) for number in range(20_000)}) == 20_000
    assert word(7) in entry(7)
