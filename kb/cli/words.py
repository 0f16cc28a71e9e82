"""The words of the command line in one language: sentences stand in English in the code, the others in a catalogue.

`say("{total} found", total=3)` is said in the language that `speak` chose, by the row of that text in
`kb/data/commands.toml`; a text without a row is said as it stands. A row of a noun that is counted has the forms that
its language counts with.
"""

import argparse
from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from typing import Any

from kb import toml
from kb.domain.languages import LANGUAGES
from kb.messages import ENGLISH, form_of

CATALOGUE = Path(__file__).parent.parent / "data" / "commands.toml"
_LANGUAGE = ContextVar("language", default=ENGLISH)

Row = Mapping[str, str | list[str]]


def speak(lang: str) -> str:
    """Have everything said in a language from now on, English where it is none of ours; return it."""
    chosen = lang if lang in LANGUAGES else ENGLISH
    _LANGUAGE.set(chosen)
    for name, words in (("_", say), ("ngettext", _counted_by_argparse)):  # so argparse says its own sentences
        setattr(argparse, name, words)
    return chosen


def language() -> str:
    """Return the language that is spoken."""
    return _LANGUAGE.get()


def say(text: str, /, **values: object) -> str:
    """Return a text of ours in the language that is spoken, its {values} filled in."""
    wording = text if language() == ENGLISH else _row(text).get(language(), text)
    pattern = wording if isinstance(wording, str) else wording[0]
    return pattern.format(**values) if values else pattern


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return a number and what it counts: "1 record", "5 записей"; `plural` where an s does not make it."""
    if language() == ENGLISH:
        return f"{number} {noun if number == 1 else plural or f'{noun}s'}"
    forms = _row(noun).get(language(), noun)
    return f"{number} {forms if isinstance(forms, str) else forms[form_of(number, language())]}"


def listed(names: Iterable[str]) -> str:
    """Return names of ours, each in the language that is spoken, with commas between."""
    return ", ".join(map(say, names))


def agreement(agrees: Iterable[str], differs: Iterable[str]) -> str:
    """Return in what two records agree, and in what they do not."""
    apart = listed(differs)
    return listed(agrees) + (f"; {say('not {what}', what=apart)}" if apart else "")


def translate(parser: argparse.ArgumentParser) -> None:
    """Have a parser say its description and the help of its options in the language that is spoken."""
    if language() == ENGLISH:
        return
    parser.description = say((parser.description or "").partition("\n")[0])
    for action in parser._actions:
        if action.help and action.help != argparse.SUPPRESS:
            action.help = _help(action.help)


def _help(text: str) -> str:
    """Return the help of an option by its own row, or by the row of a pattern, whose {} stands for what is put in."""
    again = " (may be given again)"
    if text.endswith(again):
        return _help(text.removesuffix(again)) + say(again)
    if text in catalogue():
        return say(text)
    for pattern, row in catalogue().items():
        before, hole, after = pattern.partition("{}")
        if hole and text.startswith(before) and text.endswith(after):
            return str(row.get(language(), pattern)).format(text[len(before) : len(text) - len(after)])
    return text


def _counted_by_argparse(singular: str, plural: str, number: int) -> str:
    return say(singular if number == 1 else plural)


def _row(text: str) -> Row:
    row: Row = catalogue().get(text, {})
    return row


@lru_cache(maxsize=1)
def catalogue() -> Mapping[str, Any]:
    """Return the rows by their English text; read when a language other than English is first spoken."""
    rows: dict[str, Any] = toml.parse(CATALOGUE.read_text("utf-8"))
    return rows
