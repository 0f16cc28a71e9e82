"""Facets of a search: each value with the exact number of records that have it, given everything else asked."""

from dataclasses import dataclass
from datetime import UTC, datetime

from api.i18n import N_
from api.pages.page import Page
from kb.domain.filters import RECORD_FILTERS
from kb.domain.queries import RecordQuery
from kb.domain.states import ANSWERS, IMPORTED
from kb.library import records
from kb.library.records import RecordFacet

_ROWS = {row.name: row for row in RECORD_FILTERS}
_TITLES: dict[RecordFacet, str] = {
    "topic": N_("Topic"), "kind": N_("Kind of document"), "type": N_("Type of source"), "party": N_("Parties"),
    "status": N_("Certainty"), "lang": N_("Language of the source"), "decade": N_("Decade"),
    "scope": N_("Where from"), "place": N_("Place"), "person": N_("Person or body"), "depositary": N_("Depositary"),
    "force": N_("In force"), "tag": N_("Own tags"),
}  # fmt: skip
SHOWN: tuple[RecordFacet, ...] = ("status", "topic", "kind", "type", "party", "decade", "lang", "scope",
                                "force", "place", "person", "depositary", "tag")  # fmt: skip
_FIRST, _MOST = 6, 40  # values of a facet: those at once, and all: a large library has thousands of persons


@dataclass(frozen=True, slots=True)
class FacetChoice:
    """One value of a facet: its word, its count, the address that adds or removes it."""

    value: str
    label: str
    count: int
    address: str
    on: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet with its values: those `shown` at once, the most frequent and the chosen ones, before the folded ones."""

    name: str
    title: str
    ordered: tuple[FacetChoice, ...]
    shown: int


def facets(
    page: Page, question: RecordQuery, counted: dict[RecordFacet, tuple[tuple[str, int], ...]]
) -> tuple[Facet, ...]:
    """Return the facets of a question; `counted` are the counts under all of its filters."""
    shown = []
    for name in SHOWN:
        choices = _choices(page, name, _counts(page, question, name, counted))
        if len(choices) > 1 or any(choice.on for choice in choices):
            at_once = [choice for place, choice in enumerate(choices) if place < _FIRST or choice.on]
            folded = [choice for choice in choices[_FIRST:_MOST] if not choice.on]
            shown.append(Facet(name, page.say(_TITLES[name]), (*at_once, *folded), len(at_once)))
    return tuple(shown)


def _counts(
    page: Page, question: RecordQuery, name: RecordFacet, counted: dict[RecordFacet, tuple[tuple[str, int], ...]]
) -> tuple[tuple[str, int], ...]:
    """A facet's counts without its own filter, whose values are alternatives; topics count what is under them."""
    free = _without(question, name)
    if free == question:
        return counted.get(name, ())
    return records.find(page.library, free, (name,), explained=False).facets[name]


def _without(question: RecordQuery, name: RecordFacet) -> RecordQuery:
    query = question._replace(cursor="", limit=1)
    if name == "decade":
        return query._replace(first="", last="") if question.first or question.last else question
    if name == "force":
        return query._replace(force=ANSWERS) if question.in_force_on or question.force else question
    if name == "party" and question.match == "all":
        return question
    return query.choosing(name) if question.of(name) else question


def _choices(page: Page, name: RecordFacet, counts: tuple[tuple[str, int], ...]) -> tuple[FacetChoice, ...]:
    here = page.here
    if name == "decade":
        return _decades(page, counts)
    if name == "force":
        return _answers(page, counts)
    parameter = _ROWS[name].page_name
    on = {_key(page, name, value): value for value in here.values(parameter)}  # a value, as the address spells it
    missing = tuple((value, 0) for value in on if value not in dict(counts))
    toggled = here.toggles(parameter)
    return tuple(
        FacetChoice(value, _label(page, name, value), count, toggled(on.get(value, value)), value in on)
        for value, count in (*counts, *missing)
    )


def _key(page: Page, name: RecordFacet, value: str) -> str:
    return page.library.vocabulary.person_key(value) if name == "person" else value


def _label(page: Page, name: RecordFacet, value: str) -> str:
    if name == "topic":
        return page.topic(value)
    if name in ("party", "depositary"):
        return page.party(value)
    if name == "place":
        known = page.library.vocabulary.places.get(value)
        return known.today.get(page.lang) if known else value
    if name == "person":
        person = page.library.vocabulary.person_named(value)
        return person.name.get(page.lang) if person else value
    if name == "tag":
        return value
    if value == IMPORTED:
        return page.say(N_("Your own records"))
    return page.term(_ROWS[name].called, value)


def _decades(page: Page, counts: tuple[tuple[str, int], ...]) -> tuple[FacetChoice, ...]:
    here = page.here
    choices = []
    for value, count in sorted(counts):
        if not value.lstrip("-").isdigit():
            continue
        first, last = value, str(int(value) + 9)
        on = here.values("from") == (first,) and here.values("to") == (last,)
        address = here.having(**({"from": "", "to": ""} if on else {"from": first, "to": last}))
        choices.append(FacetChoice(value, f"{first}–{last}", count, str(address), on))
    return tuple(choices)


def _answers(page: Page, counts: tuple[tuple[str, int], ...]) -> tuple[FacetChoice, ...]:
    """Return the answers on force for the day that the address names, else for today."""
    here = page.here
    days = here.values("in_force_on")
    day = days[-1] if days else datetime.now(UTC).date().isoformat()
    chosen = here.values("force") or (("yes",) if days else ())
    choices = []
    for value, count in counts:
        on = value in chosen
        address = here.having(**({"in_force_on": "", "force": ""} if on else {"in_force_on": day, "force": value}))
        choices.append(FacetChoice(value, page.term("force_answer", value), count, str(address), on))
    return tuple(choices)
