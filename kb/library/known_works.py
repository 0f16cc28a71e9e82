"""Which known record an entry of a list is: in the user's library, and in the collection that is always there to read.

A store without the collection reads the packaged one; nothing of it is written anywhere.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

from kb.checks.likeness import Certainty, Likeness, Traits, traits
from kb.checks.near_works import KnownWorks
from kb.domain.item_types import LEGAL
from kb.domain.records import Record
from kb.errors import Problem
from kb.library import importing
from kb.library.session import Library
from kb.library.work_traits_cache import cached_traits
from kb.store import queries
from kb.time_limit import check_time


class Match(NamedTuple):
    """A match of a work with a known record: exact, or probable with what agrees and differs; or none.

    `source` says where that record stands: in the user's library or in the collection. `others` are as likely.
    """

    certainty: Certainty | Literal["none"]
    citekey: str = ""
    source: str = ""
    agrees: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


NO_MATCH = Match("none")


def find_matches(library: Library, records: Iterable[Record]) -> Iterator[Match]:
    """Yield the match of each record, in order."""
    own, packaged = _known(library)
    for record in records:
        check_time()
        yield _match(traits(record), own, packaged)


def same_work_pairs(records: Sequence[Record]) -> Iterator[tuple[str, str]]:
    """Yield (first, other), by citekey, for each record that is surely the work of one before it."""
    works = [traits(record) for record in records]
    known = KnownWorks(works)
    place = {work.citekey: index for index, work in enumerate(works)}
    for work in works:
        check_time()
        before = [like.citekey for like in known.like(work)
                  if (like.certainty == "exact" or _year_unread(like, work, known.works[like.citekey]))
                  and place[like.citekey] < place[work.citekey]]  # fmt: skip
        if before:
            yield min(before, key=place.__getitem__), work.citekey


def _year_unread(like: Likeness, work: Traits, other: Traits) -> bool:
    """Whether two entries differ in that one has no year, as where it is misprinted: 20011."""
    return like.differs == ("year",) and not (work.years and other.years)


def _match(work: Traits, *known: KnownWorks) -> Match:
    likely = [(likeness, works) for works in known for likeness in works.like(work)]
    likely.sort(key=lambda pair: (pair[0].certainty != "exact", -pair[0].share))
    if not likely:
        return _only_act_of_day(work, known)
    best, works = likely[0]
    tied = tuple(
        other.citekey for other, _works in likely[1:]
        if (other.certainty, other.share) == (best.certainty, best.share) and other.citekey != best.citekey
    )  # fmt: skip
    certainty: Certainty = "probable" if tied else best.certainty
    return Match(certainty, best.citekey, _source(works.works[best.citekey]), best.agrees, best.differs, tied)


def _only_act_of_day(work: Traits, known: Iterable[KnownWorks]) -> Match:
    """Return the one act of its kind and day whose title the collection has in another language only."""
    acts = [act for works in known for act in works.on_day(work)] if work.type in LEGAL else []
    if len(acts) == 1 and acts[0].language != work.language and not (acts[0].numbers and work.numbers):
        return Match("probable", acts[0].citekey, _source(acts[0]), ("date", "kind"), ("language",))
    return NO_MATCH


def _source(work: Traits) -> str:
    return "library" if work.own else "collection"


def stored_works(library: Library) -> KnownWorks:
    """Return the works of the store, made once a state of it."""
    return library.records.derived("works", "", lambda: KnownWorks(map(traits, queries.every(library.engine))))


def _known(library: Library) -> tuple[KnownWorks, KnownWorks]:
    stored = stored_works(library)
    if any(not work.own for work in stored.works.values()):
        return stored, _NOTHING
    return stored, _collection(library.settings.collection, library.settings.home)


_NOTHING = KnownWorks(())


@lru_cache(maxsize=1)
def _collection(file: Path, home: Path) -> KnownWorks:
    return KnownWorks(cached_traits(file, home, lambda: map(traits, packaged(file))))


@lru_cache(maxsize=1)
def packaged(file: Path) -> tuple[Record, ...]:
    """Return the records of the collection's file; () where there is none."""
    items = importing.read(file) if file.is_file() else ()
    return tuple(item.record for item in items if not isinstance(item, Problem))
