"""References that guides, libraries and journals publish come out of entries as people type them.

Each line of published.jsonl is a fact with its address: the printed line, in the signs of its standard (spaces, dashes
and colons), and the entry that we typed for it. Words may be shortened or in full (both standards allow it), and the
designations [Текст], [Электронный ресурс] may stand or not. After # stands the number of the line in its list; where a
list was read in a stored file whose repository is not known, the address says so.
"""

import json
import re

import pytest

from tests.gost.formatted import HERE
from tests.gost.typed import reference_of

CASES = [json.loads(line) for line in (HERE / "published.jsonl").read_text("utf-8").splitlines()]
_DESIGNATION = re.compile(r" \[(?:Текст|Электронный ресурс|Мәтін|Электрондық ресурс|Text|Electronic resource)\]")


def words(reference: str) -> list[str]:
    """Return the words of a reference without its designations."""
    return _DESIGNATION.sub("", reference).replace("…", "...").split()


def same_word(left: str, right: str) -> bool:
    """Return whether two words are one, in full or shortened: учеб. = учебник, ин-т = институт."""
    short, whole = sorted((left.casefold().rstrip(",:;)"), right.casefold().rstrip(",:;)")), key=len)
    if short == whole:
        return True
    head, hyphen, tail = short.partition("-")
    if hyphen and not tail[:1].isdigit():
        return whole.startswith(head) and tail[-1:] == whole[-1:]
    return short.endswith(".") and whole.startswith(short.rstrip("."))


def same(left: str, right: str) -> bool:
    """Return whether two references are one to the letter, permitted abbreviation aside."""
    pairs = list(zip(words(left), words(right), strict=False))
    return len(words(left)) == len(words(right)) and all(same_word(*pair) for pair in pairs)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["reference"][:40])
def test_published_references(case: dict[str, str]) -> None:
    printed = reference_of(case["entry"], case["style"])
    assert same(printed, case["reference"]), printed


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Учеб. / И. И.", "Учебник / И. И.", True),
        ("Ин-т мира", "Институт мира", True),
        ("М. : Луг", "М. : Лес", False),
        ("Степь [Текст] : очерк", "Степь : очерк", True),
        ("2001. – 5 с.", "2001. – 50 с.", False),
    ],
)
def test_words_may_be_shortened_and_nothing_else(left: str, right: str, expected: bool) -> None:
    assert same(left, right) is expected
