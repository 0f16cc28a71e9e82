"""Questions of people who do not know the collection: the right record among the first five, and the right answer mark.

The list was written from titles and values alone, and is not to be changed to suit the code.
"""

import sys
from collections import defaultdict

import pytest

from kb.search.results import PageOptions
from tests.search.collection import index, labels
from tests.search.relevance import STRANGERS, Case, cases

# By class: (success at 5, right record first, answer marked right). "none": the mark is near or nothing.
FIGURES = {
    "beginning": (1.0, 0.875, 1.0),
    "date": (1.0, 0.667, 1.0),
    "identifier": (1.0, 1.0, 1.0),
    "layout": (1.0, 1.0, 1.0),
    "none": (0.968, 0.968, 0.968),
    "number": (1.0, 1.0, 1.0),
    "pasted": (1.0, 1.0, 1.0),
    "sentence": (1.0, 0.75, 0.917),
    "words": (1.0, 0.75, 1.0),
}


def outcome(case: Case) -> tuple[bool, bool, bool]:
    page = index().search(case.question, options=PageOptions(limit=5, explained=False), vocabulary=labels())
    keys = [hit.key for hit in page.hits]
    marked = (page.understood.answer == "found") == bool(case.answers)
    if not case.answers:
        return marked, marked, marked
    return not case.answers.isdisjoint(keys), bool(keys) and keys[0] in case.answers, marked


def test_strangers_are_answered(capsys: pytest.CaptureFixture[str]) -> None:
    outcomes = defaultdict(list)
    for case in cases(STRANGERS):
        outcomes[case.kind if case.answers else "none"].append(outcome(case))
    figures = {
        kind: tuple(round(sum(column) / len(column), 3) for column in zip(*rows, strict=True))
        for kind, rows in sorted(outcomes.items())
    }
    with capsys.disabled():
        lines = [f"{kind:12}{len(rows):4}{figures[kind]}" for kind, rows in sorted(outcomes.items())]
        sys.stdout.write("\n".join(["", "class  questions (at 5, first, mark)", *lines, ""]))
    assert figures == FIGURES, f"better or worse than recorded: look why, then record {figures}"
