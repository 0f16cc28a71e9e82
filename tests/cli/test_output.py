"""Tables fit the terminal, whatever their words are."""

import pytest

from kb.cli import output


@pytest.mark.parametrize("columns", [60, 80, 110])
def test_no_line_is_wider_than_the_terminal(
    columns: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    long = (
        "Қазақстан Республикасы мен Ресей Федерациясы арасындағы шарт "
        + "ү" * 150
        + " 条約の本文 kz-ru-friendship-1992"
    )
    long += " және" * 50 + " о" * 100
    output.write_table(("date", "title"), [("1992-05-25", long)])
    lines = capsys.readouterr().out.splitlines()
    assert all(output.width(line) <= columns for line in lines)
    assert "".join("".join(line[12:].split()) for line in lines[1:]) == "".join(long.split())
    assert any("kz-ru-friendship-1992" in line for line in lines)


def test_an_empty_cell_keeps_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    output.write_table(("date", "title"), [("1992", ""), ("1993", "Шарт")])
    assert capsys.readouterr().out.splitlines() == ["date  title", "1992", "1993  Шарт"]
