"""The command line in three languages: help by jobs, options, what argparse says, heads, sentences, completion."""

import argparse
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.cli import COMMANDS, module_of, terminal, words
from kb.cli.completion_command import whole_parser
from kb.cli.output import write
from kb.domain.instruments import Instrument
from kb.domain.prose import Prose
from kb.library import cataloguer_notes, records
from kb.library.session import open_library
from kb.settings import from_environment
from tests.cli.conftest import Run


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    words.speak("en")


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_every_help_is_translated(lang: str) -> None:
    english = {name: _parser(name) for name in COMMANDS}
    words.speak(lang)
    for name, parser in english.items():
        assert parser.description
        first = parser.description.partition("\n")[0]
        helps = [action.help for action in parser._actions if action.help and action.dest != "help"]
        words.translate(parser)
        assert parser.description != first, name
        after = [action.help for action in parser._actions if action.help and action.dest != "help"]
        assert [text for text, said in zip(helps, after, strict=True) if text == said] == [], name
        parser.format_help()


def _parser(name: str) -> argparse.ArgumentParser:
    module = module_of(name)
    parser = argparse.ArgumentParser(prog=f"kb {name}", description=module.__doc__)
    module.configure(parser)
    return parser


def test_every_row_has_both_languages_and_the_same_values() -> None:
    for text, row in words.catalogue().items():
        assert set(row) == {"ru", "kk"}, text
        for said in row.values():
            forms = said if isinstance(said, list) else [said]
            assert all(sorted(_values(form)) == sorted(_values(text)) for form in forms), text


def _values(text: str) -> list[str]:
    return re.findall(r"\{\w*\}|%\(\w+\)[rs]|%[rs]", text)


@pytest.mark.parametrize(("environment", "ui", "said"), [
    ({}, "", "Find and read"),
    ({"LC_ALL": "ru_RU.UTF-8"}, "", "Искать и читать"),
    ({"LC_ALL": "ru_RU.UTF-8"}, "kk", "Іздеу және оқу"),
    ({"LC_ALL": "de_DE.UTF-8"}, "", "Find and read"),
])  # fmt: skip
def test_the_overview_speaks_the_terminal_s_language(
    run: Run, filled_home: Path, environment: dict[str, str], ui: str, said: str
) -> None:
    answer = run("--help", *(["--ui", ui] if ui else []), home=filled_home, **environment)
    assert answer.code == 0
    assert said in answer.out
    assert all(command in answer.out for command in COMMANDS)


def test_a_record_is_shown_in_a_language(run: Run, filled_home: Path) -> None:
    shown = run("show", "125", "--ui", "kk", home=filled_home).out
    assert "Ресей Федерациясы" in shown
    assert "Мәскеу" in shown
    assert "тақырыптары: " in shown
    assert "\nатауы " in shown  # the fields that the evidence speaks of
    assert "Signed" not in shown


@pytest.mark.parametrize("lang", cataloguer_notes.TRANSLATED)
@pytest.mark.parametrize("citekey", ["anceschi2020foreign", "un-charter-1945"])
def test_a_record_s_notes_and_reasons_are_shown_in_a_language(
    run: Run, filled_home: Path, lang: str, citekey: str
) -> None:
    record = records.look_up(open_library(from_environment({"KB_HOME": str(filled_home)})), citekey)
    known = cataloguer_notes.read(lang)
    english = [text for text in cataloguer_notes.written(record) if text in known and " " in text]
    shown = run("show", citekey, "--ui", lang, home=filled_home, COLUMNS="9999").out
    assert english
    assert [text for text in english if text in shown or known[text] not in shown] == []
    assert "public pages" not in shown
    in_english = run("show", citekey, "--ui", "en", home=filled_home, COLUMNS="9999").out
    assert [text for text in english if text not in in_english] == []


def test_what_nobody_translated_is_shown_in_english_and_says_so() -> None:
    assert cataloguer_notes.line(Prose(("place of signature", "seen on a shelf")), "ru") == (
        "[en] place of signature; seen on a shelf"
    )
    assert cataloguer_notes.line(Prose(("place of signature",)), "ru") == "место подписания"
    assert cataloguer_notes.instrument_line(Instrument("Federal Law", "77-FZ"), "ru") == "Федеральный закон № 77-ФЗ"
    assert cataloguer_notes.instrument_line(Instrument("", "5"), "kk") == "№ 5"
    assert cataloguer_notes.instrument_line(Instrument("Seen on a shelf", "5"), "kk") == "[en] Seen on a shelf No. 5"


def test_a_wrong_language_or_limit_is_told_what_to_write(run: Run, filled_home: Path) -> None:
    assert "Valid: kk, ru, en" in run("search", "x", "--ui", "de", home=filled_home).err
    refused = run("search", "x", "--limit", "-3", "--ui", "ru", home=filled_home)
    assert refused.code == 2
    assert "нужно целое число от 1, а не -3" in refused.err
    assert "Did you mean search?" in run("serch", home=filled_home).err


def test_russian_counts_in_three_forms() -> None:
    words.speak("ru")
    said = [words.counted(number, "record") for number in (1, 2, 5, 11, 21, 112)]
    assert said == ["1 запись", "2 записи", "5 записей", "11 записей", "21 запись", "112 записей"]
    assert words.say("record") == "запись"  # the head of a column


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_completes_commands_and_options(run: Run, filled_home: Path, shell: str) -> None:
    script = run("completion", shell, home=filled_home)
    assert script.code == 0
    assert "chronology" in script.out
    assert "in-force-on" in script.out
    if program := shutil.which(shell):
        checked = subprocess.run([program, "-n"], input=script.out.encode(), check=False, capture_output=True)
        assert checked.stderr == b""


def test_all_commands_make_one_parser() -> None:
    assert whole_parser().parse_args(["show", "125", "--json"]).json


def test_colours_are_for_terminals_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    assert terminal.marked("●  [1]") == "●  [1]"
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert terminal.marked("●  [1]") == "\x1b[36m●\x1b[0m  [1]"
    assert terminal.head("title") == "\x1b[1mtitle\x1b[0m"
    monkeypatch.setenv("NO_COLOR", "")
    assert terminal.marked("●  [1]") == "●  [1]"


def test_a_pager_shows_what_is_printed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shown = tmp_path / "shown.txt"
    monkeypatch.setenv("KB_PAGER", f"tee {shown}")
    with terminal.paged(wanted=True):
        write("to a file, straight")
    assert not shown.exists()
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    with terminal.paged(wanted=True):
        write("Қазақша")
    assert shown.read_text("utf-8") == "Қазақша\n"
    for nothing in ("", "no-such-pager", str(tmp_path / "no-such-pager")):
        monkeypatch.setenv("KB_PAGER", nothing)
        with terminal.paged(wanted=True):
            write("no pager")
    assert shown.read_text("utf-8") == "Қазақша\n"
    monkeypatch.setenv("KB_PAGER", f"{shutil.which('tee')} {shown}")
    with terminal.paged(wanted=True):
        write("by its path")
    assert shown.read_text("utf-8") == "by its path\n"
