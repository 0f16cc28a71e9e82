"""Questions of people who do not know the collection: the right record among the first five, and the right answer mark.

The lists were written from titles and values alone, by eleven hands, of which the last ten saw no code; they are not to
be changed to suit the code. At first sight the third one (unseen_a, unseen_b) gave: right record among the first five
0.978, first 0.931, marked found 0.945; of those without an answer 0.881 were marked near or nothing. The fourth one
(unseen_c, unseen_d): 0.958, 0.942, 0.958 and 0.883. The fifth one (unseen_e): 0.939, 0.909, 0.904 and 0.883. The sixth
one (unseen_f): 0.876, 0.765, 0.841 and 0.886. The seventh one (unseen_g): 0.905, 0.819, 0.914 and 0.978. The eighth one
(unseen_h): 0.941, 0.912, 0.919 and 0.667, and after work on other lists alone 0.956, 0.919, 0.949 and 0.625. The ninth
one (unseen_i): 0.98, 0.90, 0.92 and 0.85, and after work on other lists alone 0.98, 0.89, 0.89 and 0.90. The tenth one
(unseen_j): 0.98, 0.93, 0.91 and 0.657; the half of it that nobody read, after work on the other: 0.979, 0.938, 0.917
and 0.941. The eleventh one (unseen_k), of which the other half is not read: 0.924, 0.788, 0.742 and 0.796.
At the twelfth hand's list, marked found 0.917 of those with an answer and 0.987 near or nothing of those without,
what an unknown word says was made less. Half of the thirteenth hand's gave 0.844 and 0.975; then the mark was
calibrated on all lists anew (`kb.search.coverage_judge`): pooled, with both hands, from 0.949 and 0.965 to 0.969 and
0.928. The everyday one was written before the everyday words of names.toml, by the hand that then added them, so it
is no blind one; without them: 0.643, 0.497, 0.545 and 0.95. The list of values and kinds was written before what
questions state was read, by the hand that then read it: 0.943, 0.8, 0.943 and 0.26 before. Sentences are by
the hand that then wrote the plain words (words.toml): 0.654, 0.423, 0.5 and 0.929 before. Whole sentences, over
records drawn by lot, are by the hand that then wrote more of those: in kk 0.5, 0.25 and 0.55 before, in ru 0.4, 0.2
and 0.65, in en 0.45, 0.25 and 0.65.
"""

import sys
from collections import defaultdict
from pathlib import Path

import pytest

from kb.search.index_values import PageOptions
from tests.search import relevance
from tests.search.collection import index, labels
from tests.search.relevance import Case, cases

Outcome = tuple[float, ...]
# By class: (success at 5, right record first, answer marked right). "none": the mark is near or nothing.
FIGURES: dict[Path, dict[str, Outcome]] = {
    relevance.STRANGERS: {
        "beginning": (1.0, 0.875, 1.0),
        "date": (1.0, 0.917, 1.0),
        "identifier": (1.0, 1.0, 1.0),
        "layout": (1.0, 1.0, 1.0),
        "none": (0.968, 0.968, 0.968),
        "number": (1.0, 1.0, 1.0),
        "pasted": (1.0, 1.0, 1.0),
        "sentence": (1.0, 0.917, 1.0),
        "words": (1.0, 0.75, 1.0),
    },
    relevance.UNSEEN_A: {
        "date": (1.0, 1.0, 1.0),
        "everyday word": (1.0, 0.909, 1.0),
        "filter-like": (1.0, 0.778, 1.0),
        "identifier": (1.0, 1.0, 1.0),
        "layout": (1.0, 1.0, 1.0),
        "none": (1.0, 1.0, 1.0),
        "number": (1.0, 1.0, 1.0),
        "person": (1.0, 1.0, 1.0),
        "place": (1.0, 1.0, 1.0),
        "popular-name": (1.0, 0.917, 0.917),
        "prefix": (1.0, 1.0, 1.0),
        "sentence": (1.0, 0.923, 0.923),
        "topic": (1.0, 0.9, 1.0),
        "transliteration": (1.0, 1.0, 1.0),
        "typo": (1.0, 1.0, 1.0),
    },
    relevance.UNSEEN_B: {
        "date": (1.0, 1.0, 1.0),
        "everyday word": (0.909, 0.909, 1.0),
        "filter-like": (1.0, 0.875, 0.875),
        "identifier": (0.923, 0.923, 1.0),
        "layout": (1.0, 1.0, 1.0),
        "none": (0.967, 0.967, 0.967),
        "number": (1.0, 1.0, 1.0),
        "person": (1.0, 0.833, 0.917),
        "place": (1.0, 0.9, 1.0),
        "popular-name": (1.0, 1.0, 1.0),
        "prefix": (1.0, 0.833, 1.0),
        "sentence": (1.0, 1.0, 1.0),
        "topic": (1.0, 1.0, 0.9),
        "transliteration": (1.0, 1.0, 1.0),
        "typo": (1.0, 1.0, 1.0),
    },
    relevance.UNSEEN_C: {
        "date-forms": (1.0, 1.0, 1.0),
        "everyday-topic": (1.0, 0.8, 1.0),
        "full-question": (1.0, 1.0, 1.0),
        "kk-case-endings": (1.0, 1.0, 1.0),
        "none": (0.966, 0.966, 0.966),
        "numbers": (1.0, 1.0, 1.0),
        "organisation": (1.0, 1.0, 1.0),
        "pasted-reference": (1.0, 1.0, 1.0),
        "person": (1.0, 1.0, 1.0),
        "place": (1.0, 1.0, 1.0),
        "title-words": (1.0, 1.0, 1.0),
        "typos-layout-translit": (1.0, 1.0, 1.0),
        "unfinished": (1.0, 1.0, 1.0),
    },
    relevance.UNSEEN_D: {
        "date-forms": (1.0, 1.0, 1.0),
        "everyday-topic": (1.0, 0.8, 1.0),
        "full-question": (1.0, 1.0, 1.0),
        "kk-case-endings": (1.0, 1.0, 1.0),
        "none": (0.967, 0.967, 0.967),
        "numbers": (1.0, 1.0, 1.0),
        "organisation": (1.0, 1.0, 1.0),
        "pasted-reference": (1.0, 1.0, 1.0),
        "person": (1.0, 1.0, 1.0),
        "place": (1.0, 1.0, 1.0),
        "title-words": (1.0, 1.0, 1.0),
        "typos-layout-translit": (1.0, 1.0, 1.0),
        "unfinished": (1.0, 1.0, 1.0),
    },
    relevance.UNSEEN_E: {
        "beginning-of-word": (1.0, 1.0, 1.0),
        "date": (1.0, 0.923, 1.0),
        "joined-or-split": (1.0, 0.923, 1.0),
        "misspelt": (1.0, 0.923, 1.0),
        "none": (0.983, 0.983, 0.983),
        "number-or-identifier": (1.0, 1.0, 1.0),
        "party-or-body": (1.0, 1.0, 1.0),
        "pasted-reference": (1.0, 1.0, 1.0),
        "person": (1.0, 1.0, 1.0),
        "place": (1.0, 0.929, 1.0),
        "popular-name": (0.938, 0.938, 1.0),
        "sentence": (0.923, 0.846, 0.923),
        "title-words": (1.0, 1.0, 1.0),
        "topic": (1.0, 1.0, 1.0),
        "transliterated": (1.0, 1.0, 1.0),
        "wrong-layout": (1.0, 1.0, 0.923),
    },
    relevance.UNSEEN_F: {
        "abbreviation-or-popular-name": (1.0, 1.0, 1.0),
        "date": (1.0, 1.0, 1.0),
        "document-number": (1.0, 1.0, 1.0),
        "identifier": (1.0, 1.0, 1.0),
        "none": (0.909, 0.909, 0.909),
        "person": (1.0, 1.0, 1.0),
        "place": (1.0, 0.933, 1.0),
        "prefix": (1.0, 0.9, 1.0),
        "question-in-a-sentence": (0.975, 0.85, 0.975),
        "topic": (1.0, 1.0, 1.0),
        "typo-or-layout": (1.0, 0.944, 0.944),
    },
    relevance.EVERYDAY: {
        "en": (1.0, 0.958, 0.917),
        "kk": (0.889, 0.778, 0.963),
        "none": (0.95, 0.95, 0.95),
        "ru": (0.967, 0.88, 0.946),
    },
    relevance.UNSEEN_G: {
        "abbreviation-or-popular-name": (1.0, 1.0, 1.0),
        "date": (1.0, 1.0, 1.0),
        "document-number": (1.0, 1.0, 1.0),
        "identifier": (1.0, 1.0, 1.0),
        "none": (1.0, 1.0, 1.0),
        "person": (1.0, 1.0, 1.0),
        "place": (1.0, 1.0, 1.0),
        "prefix": (1.0, 1.0, 1.0),
        "question-in-a-sentence": (0.833, 0.767, 0.967),
        "topic": (1.0, 1.0, 1.0),
        "typo-or-layout": (1.0, 1.0, 1.0),
    },
    relevance.UNSEEN_H: {
        "abbreviation-or-popular-name": (1.0, 0.9, 1.0),
        "date": (1.0, 1.0, 1.0),
        "document-number": (1.0, 1.0, 1.0),
        "identifier": (1.0, 1.0, 1.0),
        "none": (0.619, 0.619, 0.619),
        "person": (0.917, 0.667, 1.0),
        "place": (1.0, 0.917, 1.0),
        "prefix": (1.0, 1.0, 1.0),
        "question-in-a-sentence": (0.95, 0.9, 1.0),
        "topic": (1.0, 0.846, 1.0),
        "typo-or-layout": (1.0, 1.0, 1.0),
    },
    relevance.UNSEEN_I: {
        "date": (1.0, 0.857, 1.0),
        "identifier": (1.0, 1.0, 1.0),
        "layout": (1.0, 1.0, 1.0),
        "none": (0.912, 0.912, 0.912),
        "number": (1.0, 1.0, 1.0),
        "person": (1.0, 1.0, 1.0),
        "place": (1.0, 0.875, 1.0),
        "popular-name": (1.0, 1.0, 1.0),
        "prefix": (1.0, 1.0, 1.0),
        "sentence": (0.929, 0.786, 0.857),
        "title": (1.0, 1.0, 1.0),
        "topic": (1.0, 0.833, 1.0),
        "typo": (1.0, 0.75, 1.0),
    },
    relevance.VALUES_AND_KINDS: {
        "derived": (0.857, 0.857, 0.857),
        "has-kind": (1.0, 1.0, 1.0),
        "has-name": (1.0, 1.0, 1.0),
        "has-number": (1.0, 1.0, 1.0),
        "has-span": (1.0, 1.0, 1.0),
        "has-year": (1.0, 1.0, 0.875),
        "none": (0.92, 0.92, 0.92),
    },
    relevance.SENTENCES: {
        "en": (0.667, 0.556, 0.778),
        "kk": (0.714, 0.714, 0.857),
        "none": (0.929, 0.929, 0.929),
        "ru": (0.9, 0.7, 0.8),
    },
    relevance.WHOLE_SENTENCES: {
        "en": (0.6, 0.25, 0.7),
        "kk": (0.8, 0.35, 0.5),
        "ru": (0.55, 0.3, 0.75),
    },
    relevance.UNSEEN_J: {
        "abbreviation": (0.9, 0.8, 1.0),
        "date-forms": (1.0, 0.857, 0.857),
        "document-number": (1.0, 1.0, 1.0),
        "half-words-typos": (1.0, 1.0, 1.0),
        "history-concepts": (1.0, 1.0, 1.0),
        "kind-party-decade": (1.0, 1.0, 1.0),
        "layout-letters": (1.0, 1.0, 1.0),
        "none": (0.891, 0.891, 0.891),
        "person": (1.0, 1.0, 1.0),
        "place-year": (1.0, 1.0, 1.0),
        "regions-cities": (1.0, 1.0, 1.0),
        "subject-not-in-title": (1.0, 0.909, 1.0),
        "title-piece": (1.0, 1.0, 1.0),
        "whole-question": (1.0, 0.833, 1.0),
    },
    relevance.UNSEEN_K: {
        "abbreviation": (1.0, 1.0, 1.0),
        "amendment-chain": (1.0, 1.0, 0.667),
        "arabic-script": (1.0, 1.0, 1.0),
        "clause-part": (0.75, 0.25, 0.25),
        "comparison-negation": (1.0, 1.0, 1.0),
        "date": (1.0, 1.0, 1.0),
        "document-kind": (1.0, 1.0, 1.0),
        "everyday-topic": (1.0, 1.0, 1.0),
        "first-latest": (1.0, 1.0, 1.0),
        "full-sentence": (1.0, 1.0, 1.0),
        "garbled-input": (1.0, 1.0, 1.0),
        "kazakh-law": (1.0, 1.0, 1.0),
        "literature": (0.75, 0.5, 0.75),
        "none": (0.76, 0.76, 0.76),
        "number-code": (1.0, 1.0, 1.0),
        "other-party": (1.0, 0.667, 1.0),
        "pasted-reference": (1.0, 1.0, 1.0),
        "person": (1.0, 1.0, 1.0),
        "place-of-signing": (0.8, 0.8, 1.0),
        "region-city": (1.0, 1.0, 1.0),
        "status": (1.0, 1.0, 1.0),
        "time-range": (1.0, 1.0, 1.0),
        "word-beginning": (1.0, 1.0, 0.75),
    },
    relevance.BLIND: {
        "beginning": (1.0, 0.947, 1.0),
        "date": (1.0, 1.0, 1.0),
        "identifier": (0.949, 0.949, 0.949),
        "layout": (1.0, 0.975, 1.0),
        "mixed": (1.0, 1.0, 0.974),
        "none": (0.92, 0.92, 0.92),
        "number": (0.974, 0.974, 0.974),
        "operator": (0.974, 0.923, 1.0),
        "pasted": (1.0, 1.0, 1.0),
        "person": (1.0, 1.0, 0.975),
        "place": (0.974, 0.974, 1.0),
        "popular": (1.0, 0.902, 0.976),
        "question": (0.921, 0.737, 0.947),
        "topic": (1.0, 0.927, 1.0),
        "typo": (1.0, 1.0, 1.0),
    },
}


def outcome(case: Case) -> tuple[bool, bool, bool]:
    page = index().search(case.question, options=PageOptions(limit=5, explained=False), vocabulary=labels())
    keys = [hit.key for hit in page.hits]
    marked = (page.understood.answer == "found") == bool(case.answers)
    if not case.answers:
        return marked, marked, marked
    return not case.answers.isdisjoint(keys), bool(keys) and keys[0] in case.answers, marked


@pytest.mark.parametrize("path", FIGURES, ids=lambda path: path.stem)
def test_strangers_are_answered(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outcomes = defaultdict(list)
    for case in cases(path):
        outcomes[case.kind if case.answers else "none"].append(outcome(case))
    figures = {
        kind: tuple(round(sum(column) / len(column), 3) for column in zip(*rows, strict=True))
        for kind, rows in sorted(outcomes.items())
    }
    with capsys.disabled():
        lines = [f"{kind:12}{len(rows):4}{figures[kind]}" for kind, rows in sorted(outcomes.items())]
        sys.stdout.write("\n".join(["", "class  questions (at 5, first, mark)", *lines, ""]))
    assert figures == FIGURES[path], f"better or worse than recorded: look why, then record {figures}"
