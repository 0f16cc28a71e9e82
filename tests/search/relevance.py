"""Questions of users with the records that answer them, and how well a search engine does on them."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from kb.search.index_values import PageOptions
from tests.search.collection import documents, index, labels

LIST = Path(__file__).parent / "data" / "queries.tsv"
STRANGERS, BLIND = LIST.parent / "strangers.tsv", LIST.parent / "blind.tsv"
UNSEEN_A, UNSEEN_B = LIST.parent / "unseen_a.tsv", LIST.parent / "unseen_b.tsv"
UNSEEN_C, UNSEEN_D = LIST.parent / "unseen_c.tsv", LIST.parent / "unseen_d.tsv"
UNSEEN_E, UNSEEN_F = LIST.parent / "unseen_e.tsv", LIST.parent / "unseen_f.tsv"
UNSEEN_G, UNSEEN_H = LIST.parent / "unseen_g.tsv", LIST.parent / "unseen_h.tsv"
UNSEEN_I, UNSEEN_J = LIST.parent / "unseen_i.tsv", LIST.parent / "unseen_j.tsv"
UNSEEN_K = LIST.parent / "unseen_k.tsv"
VALUES_AND_KINDS = LIST.parent / "values_and_kinds.tsv"
EVERYDAY = LIST.parent / "everyday.tsv"
SENTENCES, WHOLE_SENTENCES = LIST.parent / "sentences.tsv", LIST.parent / "whole_sentences.tsv"
DEEPEST = 50
Engine = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Case:
    """A question of a class, and the keys of the records that answer it."""

    kind: str
    question: str
    answers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Score:
    """How a class fares: the share of questions answered among the first five, and the mean reciprocal rank."""

    questions: int
    success: float
    mrr: float


def cases(path: Path = LIST) -> list[Case]:
    """Return the questions of a list; every pattern must name some record, "-" that there is none."""
    found = []
    records = documents()
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        kind, question, patterns = line.split("\t")
        answers = {
            record.key
            for pattern in patterns.split(",")
            for record in records
            if (pattern[0] == "@" and pattern[1:] in record.topic_ids) or fnmatchcase(record.key, pattern)
        }
        found.append(Case(kind, question, frozenset(answers)))
    return found


def rank(case: Case, engine: Engine) -> int:
    """Return the place (from 1) of the first right answer; 0 if it is not among the first fifty."""
    for place, key in enumerate(engine(case.question)[:DEEPEST], 1):
        if key in case.answers:
            return place
    return 0


def scores(engine: Engine) -> dict[str, Score]:
    """Return the score of each class, and of all questions together."""
    ranks = defaultdict(list)
    for case in cases():
        place = rank(case, engine)
        ranks[case.kind].append(place)
        ranks["all"].append(place)
    return {
        kind: Score(
            len(places),
            round(sum(1 <= place <= 5 for place in places) / len(places), 3),
            round(sum(1 / place for place in places if place) / len(places), 3),
        )
        for kind, places in ranks.items()
    }


def ours(question: str) -> list[str]:
    """Answer a question with this project's index."""
    page = index().search(question, options=PageOptions(limit=DEEPEST, explained=False), vocabulary=labels())
    return [hit.key for hit in page.hits]
