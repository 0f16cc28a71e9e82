"""Every code that the program can say stands in the catalogue, in every language, with the values that it names."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any, NamedTuple

import pytest

import kb
from kb import errors, messages
from kb.domain.languages import LANGUAGES
from kb.errors import ChoiceError, KbError, Problem
from kb.messages import Message

ROOT = Path(kb.__file__).parents[1]
TABLES = ("marks", "words")
BORDERS = ("kb/errors.py", "kb/gost/csl_errors.py")  # where a code comes in as a variable
STYLE_ERROR = "StyleError"  # of kb/csl, which lives without this catalogue: the house says its codes as style-CODE
PROBLEM_MEMBERS = {"type", "title", "status", "detail", "instance", "code"}
ROWS = {code: row for code, row in messages.catalogue().items() if code not in TABLES}
REMEDIES = {f"{code}.remedy": row["remedy"] for code, row in ROWS.items() if "remedy" in row}
TREES = {
    path.relative_to(ROOT): ast.parse(path.read_text("utf-8"))
    for room in ("kb", "api")
    for path in sorted((ROOT / room).rglob("*.py"))
}


class Call(NamedTuple):
    """A place in the code that makes a message."""

    code: str
    values: frozenset[str]
    place: str


def _error_classes() -> dict[str, bool]:
    """Return the names of the classes of errors: whether each takes a code first."""
    takes = {"CodedError": True, "Message": True, STYLE_ERROR: True}
    classes = [node for tree in TREES.values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    for _depth in range(4):
        for node in classes:
            parent = next((one.id for one in node.bases if isinstance(one, ast.Name) and one.id in takes), None)
            if parent and node.name not in takes:
                own = any(isinstance(item, ast.FunctionDef) and item.name == "__init__" for item in node.body)
                takes[node.name] = takes[parent] and not own
    return takes


ERRORS = _error_classes()


def _calls() -> Iterator[Call]:
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and any(ERRORS.get(_name(parent)) for parent in node.bases):
                yield from _made_by_super(node, path)
            elif isinstance(node, ast.Call) and ERRORS.get(_name(node.func)) and path.name != "messages.py":
                yield from _made(node, path)


def _made_by_super(node: ast.ClassDef, path: Path) -> Iterator[Call]:
    for one in ast.walk(node):
        is_init = isinstance(one, ast.Call) and isinstance(one.func, ast.Attribute) and one.func.attr == "__init__"
        if (is_init and path.parts != ("kb", "errors.py")) or (is_init and node.name != "CodedError"):
            assert isinstance(one, ast.Call)
            yield from _made(one, path)


def _made(call: ast.Call, path: Path) -> Iterator[Call]:
    """Yield a call for each code that its first argument may be: a literal, or one of two."""
    first = call.args[0] if call.args else ast.Constant("")
    values = frozenset(word.arg or "**" for word in call.keywords)
    for option in (first.body, first.orelse) if isinstance(first, ast.IfExp) else (first,):
        code = option.value if isinstance(option, ast.Constant) and isinstance(option.value, str) else "?"
        prefix = "style-" if _name(call.func) == STYLE_ERROR else ""
        yield Call(prefix + code, values, f"{path}:{call.lineno}")


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _placeholders(pattern: str) -> set[tuple[str, str]]:
    return {(name, spec or "") for _text, name, spec, _conversion in Formatter().parse(pattern) if name is not None}


CALLS = [call for call in _calls() if call.code != "?" or call.place.split(":")[0] not in BORDERS]


@pytest.mark.parametrize("name", [*ROWS, *REMEDIES])
def test_a_row_has_every_language_and_each_names_the_same_values(name: str) -> None:
    row = ROWS.get(name) or REMEDIES[name]
    sentences = {lang: text for lang, text in row.items() if lang != "remedy"}
    assert set(sentences) == set(LANGUAGES), "each row is said in every language"
    assert all(isinstance(text, str) and text == text.strip() for text in sentences.values() if name not in SPECS)
    named = {lang: {value for value, _spec in _placeholders(text)} for lang, text in sentences.items()}
    assert named["ru"] == named["kk"] == named["en"]


SPECS = {spec for row in (*ROWS.values(), *REMEDIES.values()) for text in row.values() if isinstance(text, str)
         for _name, spec in _placeholders(text)} - {"", "q", ",", "or", "word", "whole"}  # fmt: skip


def test_what_a_placeholder_asks_for_exists() -> None:
    assert set(ROWS) >= SPECS


@pytest.mark.parametrize(
    "call",
    CALLS,
    ids=lambda call: f"{call.code}@{call.place}"[:70],
)
def test_what_the_code_says_stands_in_the_catalogue(call: Call) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", call.code), f"{call.place}: a code is a literal in kebab-case"
    assert call.code in ROWS, f"{call.place}: write the row [{call.code}] in kb/data/messages.toml"
    row = ROWS[call.code]
    texts = (row["en"], row.get("remedy", {}).get("en", ""))
    named = {name for text in texts for name, _spec in _placeholders(text)}
    assert named <= call.values, f"{call.place}: the sentence names {sorted(named - call.values)}"
    assert not call.values & PROBLEM_MEMBERS, f"{call.place}: RFC 9457 has members of these names"


def test_every_row_is_said_somewhere() -> None:
    said = {call.code for call in CALLS} | SPECS
    assert sorted(set(ROWS) - said) == []


def test_every_word_of_a_choice_has_its_word() -> None:
    words = messages.catalogue()["words"]
    asked = {
        str(call.args[0].value)
        for tree in TREES.values()
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and _name(call.func) in ("ChoiceError", "check_choice")
        and isinstance(call.args[0], ast.Constant)
    }
    assert sorted(word for word in asked if set(words.get(word, ())) != set(LANGUAGES)) == []


SAID = [
    # message                                        en, ru and kk
    (Message("did-you-mean", value=("a", "b")), ("Did you mean a or b? ", "Может быть, a или b? ",
                                                 "Мүмкін, a немесе b? ")),
    (Message("unknown-value", what="topic", given="x\u202ey", near=(), valid=("a",)),
     ("unknown topic 'x\\u202ey'. Valid: a", "нет такого значения: «x\\u202ey» (тема). Допустимые значения: a",
      "«x\\u202ey» деген мән жоқ (тақырып). Жарамды мәндер: a")),
    (Message("no-such-code"), ("no-such-code",) * 3),
]  # fmt: skip


@pytest.mark.parametrize(("message", "texts"), SAID, ids=lambda value: getattr(value, "code", ""))
def test_a_message_is_said(message: Message, texts: tuple[str, str, str]) -> None:
    assert tuple(messages.say(message, lang) for lang in ("en", "ru", "kk")) == texts
    assert messages.say(message, "de") == texts[0]


def test_an_error_is_its_code_and_values() -> None:
    error = ChoiceError("topic", "baikonr", ("baikonur", "space"))
    assert (error.code, error.values["given"], error.values["near"]) == ("unknown-value", "baikonr", ("baikonur",))
    assert str(error) == "unknown topic 'baikonr'. Did you mean baikonur? Valid: baikonur, space"
    nested: Any = KbError("unknown-value", what="x", given=Message("did-you-mean", value=("y",)), near=(), valid=())
    assert nested.message == Message("unknown-value", **nested.values)


def test_a_problem_is_said_in_english_for_reports() -> None:
    cause = Message("unknown-value", what="topic", given="x", near=(), valid=("a",))
    problem = Problem("vocabulary", cause, "a.bib", 3, "key", "warning")
    assert str(problem) == "a.bib:3: warning [key] vocabulary: unknown topic 'x'. Valid: a"
    assert problem.message == "unknown topic 'x'."
    assert errors.nearest("KZA", ("KAZ", "RUS"))[0] == "KAZ"


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
@pytest.mark.parametrize(("value", "end"), [("Тоқаев Қ. К.", "Қ. К."), ("tokaev", "tokaev."), ("a...", "a....")])
def test_a_sentence_that_ends_with_an_initial_has_one_stop(lang: str, value: str, end: str) -> None:
    text = messages.sentence(Message("merge-of-one", citekey=value), lang)
    assert text.endswith(f" {end}")
    assert (text.endswith("..")) is end.endswith("..")
