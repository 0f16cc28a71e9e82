"""Doubles among many records whose titles have the same words: the looking grows as the library does."""

import pytest

from kb.checks import near_works
from kb.checks.likeness import Likeness, Traits, compared, traits
from kb.checks.near_works import KnownWorks
from kb.domain import edtf
from kb.domain.records import Contributor, Record
from kb.domain.titles import Title

MANY = 2400


def record(place: int, number: int) -> Record:
    """An article of a run: its title differs from the others' by a number, its author has seven."""
    family = f"Жазушы{'абвгдежзик'[number % 10]}{number // 70}ов"
    return Record(
        citekey=f"a{place}", type="article-journal",
        titles=(Title(f"Суармалы егістік туралы {number}-мақала", "kk", "stated"),),
        contributors=(Contributor("author", family, "А.", "", "kk", "stated"),),
        issued=edtf.find(str(1960 + number % 7)), issued_origin="stated",
    )  # fmt: skip


def test_few_are_compared_and_the_same_doubles_found(monkeypatch: pytest.MonkeyPatch) -> None:
    works = [traits(record(place, place % (MANY - 3))) for place in range(MANY)]
    counted = []

    def counting(work: Traits, other: Traits) -> Likeness | None:
        counted.append(1)
        return compared(work, other)

    monkeypatch.setattr(near_works, "compared", counting)
    known = KnownWorks(works)
    found = {(work.citekey, like.citekey) for work in works for like in known.like(work) if like.certainty == "exact"}
    assert {("a0", f"a{MANY - 3}"), ("a1", f"a{MANY - 2}"), ("a2", f"a{MANY - 1}")} <= found
    assert len(counted) < MANY * 100
    for work in works[:3]:
        every = {other.citekey for other in works if other is not work and compared(work, other)}
        assert {like.citekey for like in known.like(work)} == every
