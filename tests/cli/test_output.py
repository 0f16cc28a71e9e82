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


ROW = ("error", "law-not-in-force-on-the-date-named", "1.2, line 40", "[12, 3-бап]", "Заң күшін жойған. " * 6)


def printed(columns: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> list[str]:
    monkeypatch.setenv("COLUMNS", str(columns))
    output.write_table(("", "kind", "place", "as written", "what to do"), [ROW], fold=True)
    return capsys.readouterr().out.splitlines()


def test_a_word_stays_whole_where_there_is_room(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = printed(120, monkeypatch, capsys)
    assert ROW[1] in lines[1]
    assert max(map(output.width, lines)) <= 120


def test_a_file_or_a_pipe_breaks_no_word(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(output, "terminal_width", lambda: 0)
    lines = printed(0, monkeypatch, capsys)
    assert ROW[1] in lines[1]


def test_a_narrow_terminal_breaks_a_word_after_a_hyphen(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = printed(72, monkeypatch, capsys)
    pieces = [words[0] for line in lines[1:] if (words := line[7:].split("  ")) and line[7:8].strip()]
    assert "".join(pieces) == ROW[1]
    assert all(piece.endswith("-") for piece in pieces[:-1])
