"""A journal counted by issues alone: its issue is read where the place of the volume is empty."""

import pytest

from kb.manuscript.reference_list.works import read_list

EMPTY = [
    "Gray, A. B. (2011). Trade in the hills. Hill Studies, (4), 3–9.",
    "Gray AB. Trade in the hills. Hill Stud. 2011;(4):3–9.",
    "Серова, А. А. (2011). Торговля в горах. Голос гор, (4), 3–9.",
    "Серова АА. Торговля в горах. Голос гор. 2011;(4):3–9.",
    "Сейдін, А. (2011). Таудағы сауда. Тау үні, (4), 3–9.",
]  # fmt: skip


@pytest.mark.parametrize("entry", EMPTY)
@pytest.mark.parametrize("volume", ["", "12"])
def test_the_issue_is_read_with_a_volume_and_without(entry: str, volume: str) -> None:
    (work,) = read_list(f"1. {entry.replace('(4)', f'{volume}(4)')}").works
    values = {field.name: field.value for field in work.fields}
    assert (values.get("volume", ""), values["issue"], values["page"]) == (volume, "4", "3-9")
    assert "(" not in values["container-title"]
