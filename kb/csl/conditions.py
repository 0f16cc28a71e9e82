"""Conditions of cs:if and cs:else-if (CSL 1.0.2, "Choose")."""

from collections.abc import Callable
from typing import Final

from kb.csl.cite import FIRST, IBID, IBID_WITH_LOCATOR, SUBSEQUENT, Cite
from kb.csl.item import DATE_VARIABLES, NAME_VARIABLES
from kb.csl.numbers import is_numeric
from kb.csl.output import plain
from kb.csl.xml import Node

Test = Callable[[Cite], bool]
_POSITIONS: Final = {"first": FIRST, "subsequent": SUBSEQUENT, "ibid": IBID, "ibid-with-locator": IBID_WITH_LOCATOR}
_STATED: Final = frozenset(("locator", "citation-number", "year-suffix", "first-reference-note-number"))
_LABELS: Final = {"sub verbo": "sub-verbo", "sub-verbo": "sub-verbo"}


def condition(node: Node) -> Test:
    """Return the compiled test of one branch."""
    match = node.get("match", "all")
    if names := _texts_only(node):
        return _texts(names, match)
    tests = [test for name, value in node.attrs.items() for test in _tests(name, value)]
    if not tests:
        return _never
    if len(tests) == 1:
        return _not(tests[0]) if match == "none" else tests[0]
    if match == "any":
        return _joined(tests)
    return _not(_joined(tests)) if match == "none" else _joined(tests, every=True)


def types_only(node: Node) -> bool:
    """Return whether a branch asks for nothing but the item's type."""
    return bool(node.attrs) and not set(node.attrs) - {"type", "match"}


def _texts_only(node: Node) -> tuple[str, ...]:
    """Return the text variables that a branch asks for where it asks for nothing else, several of them."""
    names = tuple(node.get("variable").split()) if not set(node.attrs) - {"variable", "match"} else ()
    special = DATE_VARIABLES | NAME_VARIABLES | _STATED
    return names if len(names) > 1 and not special.intersection(names) else ()


def _texts(names: tuple[str, ...], match: str) -> Test:
    wanted = match != "all"  # the answer of one variable that settles the test
    result = match == "any"

    def test(cite: Cite) -> bool:
        fields = cite.item.fields
        for name in names:
            if (fields[name] is not None) is wanted:
                return result
        return not result

    return test


def _never(_cite: Cite) -> bool:
    return False


def _not(test: Test) -> Test:
    return lambda cite: not test(cite)


def _joined(tests: list[Test], every: bool = False) -> Test:
    """Return a test of any, or of `every`, as closures in a balanced tree: so many tests cannot nest too deep."""
    if len(tests) == 1:
        return tests[0]
    half = len(tests) // 2
    first, rest = _joined(tests[:half], every), _joined(tests[half:], every)
    return (lambda cite: first(cite) and rest(cite)) if every else (lambda cite: first(cite) or rest(cite))


def _tests(name: str, value: str) -> list[Test]:
    words = value.split()
    if name == "type":
        return [_is_type(frozenset(words))]  # no item has two types, so that "all" of several is any of them
    if name == "disambiguate":
        return [_reveals if value == "true" else _not(_disambiguated)]
    make = _KINDS.get(name)
    return [make(word) for word in words] if make else []


def _disambiguated(cite: Cite) -> bool:
    return cite.disambiguate > 0


def _reveals(cite: Cite) -> bool:
    """Return whether the next disambiguate condition of a cite holds: as many do as its disambiguation takes."""
    if cite.revealed >= cite.disambiguate:
        return False
    cite.revealed += 1
    return True


def _is_type(names: frozenset[str]) -> Test:
    return lambda cite: cite.item.type in names


def _has(name: str) -> Test:
    if name == "locator":
        return lambda cite: bool(cite.locator)
    if name == "citation-number":
        return lambda cite: bool(cite.number)
    if name == "year-suffix":
        return lambda cite: bool(cite.year_suffix)
    if name == "first-reference-note-number":
        return lambda cite: bool(cite.first_note)
    if name in DATE_VARIABLES:
        return lambda cite: cite.item.dates[name] is not None
    if name in NAME_VARIABLES:
        return lambda cite: bool(cite.item.names[name])
    return lambda cite: cite.item.fields[name] is not None


def text_value(cite: Cite, name: str, stated: bool = False) -> str:
    """Return a variable's bare text, "" where it is missing; with `stated` also where a substitution has used it."""
    if name == "locator":
        return "" if cite.located and not stated else cite.locator
    if name == "citation-number":
        return cite.number
    if name == "first-reference-note-number":
        return cite.first_note
    value = cite.item.fields[name] if stated else cite.fields[name]
    return "" if value is None else value if isinstance(value, str) else plain(value)


def _numeric(name: str) -> Test:
    def test(cite: Cite) -> bool:
        text = text_value(cite, name, stated=True)
        return bool(text) and is_numeric(text)

    return test


def _uncertain(name: str) -> Test:
    def test(cite: Cite) -> bool:
        date = cite.item.dates[name]
        return date is not None and date.circa

    return test


def _locator(name: str) -> Test:
    label = _LABELS.get(name, name)
    return lambda cite: bool(cite.locator) and cite.label == label


def _position(name: str) -> Test:
    if name == "near-note":
        return lambda cite: cite.near_note
    least = _POSITIONS.get(name)
    if least is None:
        return _never
    if least == FIRST:
        return lambda cite: cite.position == FIRST
    return lambda cite: cite.position >= least


_KINDS: Final[dict[str, Callable[[str], Test]]] = {
    "variable": _has,
    "is-numeric": _numeric,
    "is-uncertain-date": _uncertain,
    "locator": _locator,
    "position": _position,
}
