"""The facts of a document: its actions by kind, the text's word beside the world's, and whether it was in force."""

from dataclasses import dataclass
from datetime import UTC, datetime

from api.pages import error_messages
from api.pages.page import Page
from api.pages.query_params import day, one
from kb.domain import edtf
from kb.domain.chronology import NO_ACTION, ChronologyEntry, action_entries
from kb.domain.edtf import Edtf
from kb.domain.end_of_force import CARRYING_KINDS
from kb.domain.in_force import ENDED
from kb.domain.records import Record
from kb.domain.summaries import shown_title
from kb.library import cataloguer_notes, records, typed_filters
from kb.library.readable_dates import in_words
from kb.messages import Message

_APPLIED = ("yes", "provisionally")


@dataclass(frozen=True, slots=True)
class ShownAct:
    """An action as shown, or an entry that is none; `differing_date` is the text's own where it is another."""

    date: Edtf | None
    action: str
    place: str
    party: str
    act: str
    act_lang: str
    origin: str
    note: str
    note_lang: str
    differing_date: Edtf | None


@dataclass(frozen=True, slots=True)
class FactRow:
    """All actions of one kind."""

    kind: str
    label: str
    facts: tuple[ShownAct, ...]


def rows(page: Page, record: Record) -> tuple[FactRow, ...]:
    """Return the actions of a record by kind, in the order in which a document lives."""
    entries = [entry for entry in action_entries(record) if not entry.superseded_by]
    entries.sort(key=lambda entry: entry.order)
    shown = []
    for kind in page.library.vocabulary.values["action"]:
        facts = tuple(shown_act(page, entry) for entry in entries if entry.kind == kind)
        if facts:
            shown.append(FactRow(kind, page.term("action", kind), facts))
    return tuple(shown)


def shown_act(page: Page, entry: ChronologyEntry) -> ShownAct:
    """Return an entry of the chronology in the words of a page."""
    return ShownAct(
        entry.date,
        page.term("entry" if entry.kind in NO_ACTION else "action", entry.kind),
        page.place(entry.place) if entry.place else "",
        page.party(entry.party) if entry.party else "",
        *cataloguer_notes.instrument(entry.act, page.lang),
        entry.origin,
        *cataloguer_notes.prose(entry.note, page.lang),
        entry.differing_date,
    )


@dataclass(frozen=True, slots=True)
class InForce:
    """Whether a document was in force on a day: the answer, its reason with a date, the other document behind it.

    `ended` are (citekey, title) of the documents that it changes or carries out, and that had ended by then.
    """

    day: str
    day_words: str
    answer: str
    word: str
    reason: str
    date: Edtf | None
    by: str
    by_title: str
    trouble: str
    clause: str
    ended: tuple[tuple[str, str], ...]


def in_force(page: Page, record: Record) -> InForce:
    """Return whether a record was in force on the day that the address asks (`on`), else today."""
    typed = one(page.params, "on")
    chosen = day(typed_filters.typed_date(typed)) if typed else datetime.now(UTC).date()
    trouble = ""
    if chosen is None:
        trouble = error_messages.said(page, Message("not-a-day", given=typed))
        chosen = datetime.now(UTC).date()
    number = chosen.toordinal()
    carried = [relation.target for relation in record.relations if relation.kind in CARRYING_KINDS]
    answers = records.force_on(page.library, (record.citekey, *carried), number)
    answer = answers[record.citekey]
    ended = [key for key in carried if key != answer.by and key in answers and answers[key].reason in ENDED]
    titled = {
        key: shown_title(other.title(page.lang), key)
        for key, other in page.library.records.many((answer.by, *ended)).items()
    }
    return InForce(
        chosen.strftime("%d.%m.%Y"),
        in_words(edtf.of_day(chosen.toordinal()), page.lang),
        answer.answer,
        page.term("force_answer", answer.answer),
        page.term("force", answer.reason),
        answer.date,
        answer.by,
        titled.get(answer.by, answer.by),
        trouble,
        answer.clause,
        tuple((key, titled[key]) for key in ended if key in titled) if answer.answer in _APPLIED else (),
    )
