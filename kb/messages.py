"""What is said to people, as values: a code and what fills it; the sentences stand in `kb/data/messages.toml`.

A row of the catalogue is a code with one sentence a language, and where something can be done a `remedy` likewise:

    [no-such-record]
    en = "there is no record {given:q}.{near:did-you-mean}"
    ru = "нет записи {given:q}.{near:did-you-mean}"
    kk = "{given:q} деген жазба жоқ.{near:did-you-mean}"
    remedy.en = "`kb search` finds records by words."
    …

A placeholder names a value, and after a colon how it is said: `q` in quotation marks, `,` a number with its thousands
apart, `or` a list with "or" between its items, `word` words of `[words]`; the code of another row says
the value by that row (as `{value}`), and nothing where the value is empty. A list without more is joined by commas.
A value that is itself a message is said in the same language, with its remedy after `whole`.
"""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from kb import toml

ENGLISH = "en"
CATALOGUE = Path(__file__).parent / "data" / "messages.toml"
MOST_IN_JSON = 200
_LONGEST_IN_JSON = 300
_MOST_QUOTED = 80
_MOST_LISTED = 10


class Message:
    """Something to be said: the code of a row of the catalogue and the values that its sentences name.

    The code is written as a literal, `Message("no-such-record", given=key)`, so that a test finds it. Never changed
    once made; two with the same code and values are equal.
    """

    __slots__ = ("code", "values")

    def __init__(self, code: str, /, **values: "Value") -> None:
        self.code = code
        self.values: Mapping[str, Value] = values

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Message) and (self.code, self.values) == (other.code, other.values)

    def __hash__(self) -> int:
        return hash((self.code, frozenset(self.values)))

    def __repr__(self) -> str:
        return f"Message({self.code!r}, **{self.values!r})"


Value = str | int | tuple[str, ...] | Message | None


def sentence(message: Message, lang: str = ENGLISH) -> str:
    """Return what a message says, without what to do; in English where the language has no such row."""
    return _said(message, _row(message.code), lang)


def remedy(message: Message, lang: str = ENGLISH) -> str:
    """Return what to do about it; "" where nothing can be done."""
    return _said(message, _row(message.code).get("remedy", {}), lang)


def say(message: Message, lang: str = ENGLISH) -> str:
    """Return the sentence and the remedy."""
    return " ".join(part for part in (sentence(message, lang), remedy(message, lang)) if part)


def form_of(number: int, lang: str) -> int:
    """Return which form of a noun counts a number: Russian has three (1 запись, 2 записи, 5 записей), others two."""
    if lang != "ru":
        return 0 if number == 1 else 1
    if number % 10 == 1 and number % 100 != 11:
        return 0
    return 1 if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else 2


def word_of(code: str, lang: str = ENGLISH) -> str:
    """Return a word of `[words]` in a language; in English, and where there is none, the code itself."""
    known: Mapping[str, str] = catalogue()["words"].get(code, {}) if lang != ENGLISH else {}
    return known.get(lang, code)


def values_json(message: Message, leaving_out: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return the values as JSON: long ones are cut, a message among them has its code, its sentence and its values."""
    return {
        name: _value_json(value)
        for name, value in message.values.items()
        if value is not None and name not in leaving_out
    }


def _value_json(value: Value) -> Any:
    if isinstance(value, Message):
        return {"code": value.code, "detail": say(value), "values": values_json(value)}
    if isinstance(value, tuple):
        return list(value[:MOST_IN_JSON])
    return value[:_LONGEST_IN_JSON] if isinstance(value, str) else value


@lru_cache(maxsize=1)
def catalogue() -> Mapping[str, Mapping[str, Any]]:
    """Return the rows by code; read when something is first said, so that a start does not wait for it."""
    rows: dict[str, dict[str, Any]] = toml.parse(CATALOGUE.read_text("utf-8"))
    return rows


def _row(code: str) -> Mapping[str, Any]:
    return catalogue().get(code, {ENGLISH: code})


def _said(message: Message, row: Mapping[str, str], lang: str) -> str:
    pattern = row.get(lang) or row.get(ENGLISH, "")
    text = pattern.format_map({name: _Spoken(value, lang) for name, value in message.values.items()})
    ends_twice = pattern.endswith("}.") and text.endswith("..") and not text.endswith("...")
    return text[:-1] if ends_twice else text  # "… Тоқаев Қ. К." ends with the stop of its initial


def _mark(name: str, lang: str) -> str:
    marks: Mapping[str, str] = catalogue()["marks"][name]
    return marks.get(lang, marks[ENGLISH])


class _Spoken:
    """A value as sentences of one language say it."""

    def __init__(self, value: Any, lang: str) -> None:
        self.value, self.lang = value, lang

    def __format__(self, spec: str) -> str:
        """Return the value as the sentence wants it; see the module's text for what `spec` may be."""
        value, lang = self.value, self.lang
        if spec == "word":
            words = [_word(word, lang) for word in (value if isinstance(value, tuple) else (value,))]
            return ", ".join(words)
        if spec == "whole" and isinstance(value, Message):
            return say(value, lang)
        if spec == ",":
            return format(value, ",").replace(",", _mark("thousands", lang))
        if spec == "q":
            before, after = _mark("quotation", lang).split("…")
            return before + _printable(str(value)[:_MOST_QUOTED]) + after
        if spec == "or":
            return _mark("or", lang).join(map(_printable, value))
        if spec and spec != "whole":
            return _said(Message(spec, value=value), _row(spec), lang) if value else ""
        return _plain(value, lang)


def _word(code: str, lang: str) -> str:
    known = catalogue()["words"].get(code, {})
    return str(known.get(lang) or known.get(ENGLISH) or _printable(code))


def _plain(value: Value, lang: str) -> str:
    if isinstance(value, Message):
        return sentence(value, lang)
    if isinstance(value, tuple):
        return ", ".join(map(_printable, value[:_MOST_LISTED])) + (" …" if len(value) > _MOST_LISTED else "")
    return "" if value is None else _printable(str(value))


def _printable(text: str) -> str:
    """Return a text on one line in which no character steers a terminal or turns the direction of writing."""
    return "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in text)
