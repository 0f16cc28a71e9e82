"""The facts of a document: its actions by kind, the text's word beside the world's, and whether it was in force."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from api import notes
from api.dates import day_in_words
from api.i18n import N_
from api.pages.page import Page
from api.pages.query_params import day, one
from kb.domain import edtf
from kb.domain import in_force as force
from kb.domain.chronology import bounds
from kb.domain.edtf import Edtf
from kb.domain.records import Action, Record
from kb.errors import KbError
from kb.library import records

KINDS = (
    "adoption", "signature", "ratification", "exchange-of-instruments", "provisional-application", "entry-into-force",
    "registration", "publication", "amendment", "prolongation", "denunciation", "termination",
)  # fmt: skip
_DURATION = re.compile(r"P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,5})D)?")


@dataclass(frozen=True, slots=True)
class Fact:
    """One action as shown; `text_says` is the text's date where it differs from the checked one."""

    date: Edtf | None
    place: str
    party: str
    act: str
    act_lang: str
    origin: str
    note: str
    note_lang: str
    text_says: Edtf | None


@dataclass(frozen=True, slots=True)
class FactRow:
    """All actions of one kind."""

    kind: str
    label: str
    facts: tuple[Fact, ...]


def rows(page: Page, record: Record) -> tuple[FactRow, ...]:
    """Return the actions of a record by kind, in the order in which a document lives."""
    found = []
    for kind in KINDS:
        actions = merged(record.actions_of(kind))
        if actions:
            facts = tuple(_fact(page, action, stated) for action, stated in actions)
            found.append(FactRow(kind, page.term("action", kind), facts))
    return tuple(found)


def merged(actions: tuple[Action, ...]) -> list[tuple[Action, Action | None]]:
    """Return each action with the text's own word on the same one, where both are known."""
    checked = [action for action in actions if action.origin != "stated"]
    stated = [action for action in actions if action.origin == "stated"]
    found: list[tuple[Action, Action | None]] = []
    for action in checked:
        mine = next((one for one in stated if one.party in ("", action.party)), None)
        if mine:
            stated.remove(mine)
        found.append((action, mine))
    found += [(action, None) for action in stated]
    return sorted(found, key=lambda pair: bounds(pair[0].date))


def _fact(page: Page, action: Action, stated: Action | None) -> Fact:
    differs = stated and stated.date and (action.date is None or stated.date.text != action.date.text)
    act, act_lang = act_words(page, action.act)
    note, note_lang = notes.said(action.note, page.lang)
    return Fact(
        action.date,
        page.place(action.place) if action.place else "",
        page.party(action.party) if action.party else "",
        act,
        act_lang,
        action.origin,
        note,
        note_lang,
        stated.date if stated and differs else None,
    )


def act_words(page: Page, act: str) -> tuple[str, str]:
    """Return an instrument's name with its language: translated where the catalogue of notes has it."""
    name, number, rest = notes.act_parts(act)
    said, lang = notes.said(name, page.lang)
    more, more_lang = (rest, "") if notes.is_title(rest) else notes.said(rest, page.lang)
    if lang or more_lang or page.lang == "en":
        return notes.said(act, page.lang)
    if number:
        number = number.replace("FZ", "ФЗ")
        said = page.say(N_("%(act)s No. %(number)s"), act=said, number=number)
    return f"{said} {more}".rstrip(), ""


@dataclass(frozen=True, slots=True)
class InForce:
    """Whether a document was in force on a day: the answer, its reason with a date, the other document behind it."""

    day: str
    day_words: str
    answer: str
    word: str
    reason: str
    date: Edtf | None
    by: str
    by_title: str
    trouble: str


def in_force(page: Page, record: Record) -> InForce:
    """Answer for the day that the address asks (`on`), else for today."""
    given = one(page.params, "on")
    asked = day(given) if given else datetime.now(UTC).date()
    trouble = ""
    if asked is None:
        trouble = page.say(N_("%(name)s is not a whole day. Write it as 1995-06-01."), name=f"“{given}”")
        asked = datetime.now(UTC).date()
    pointing = _pointing(page, record)
    found = force.on(record, asked.toordinal(), pointing)
    by = next((other for _kind, other in pointing if other.citekey == found.by), None)
    return InForce(
        asked.isoformat(),
        day_in_words(asked, page.messages),
        found.answer,
        page.term("force_answer", found.answer),
        page.term("force", found.reason),
        found.date,
        found.by,
        records.shown_title(by, page.lang) if by else found.by,
        trouble,
    )


def _pointing(page: Page, record: Record) -> list[tuple[str, Record]]:
    found = []
    for kind, citekey in records.related(page.library, record.citekey):
        try:
            found.append((kind, records.look_up(page.library, citekey)))
        except KbError:
            continue
    return found


def duration(page: Page, text: str) -> str:
    """Return an ISO 8601 duration in words; one that is not of that form stays as it is."""
    match = _DURATION.fullmatch(text)
    if not match or not any(match.groups()):
        return text
    years, months, days = (int(part or 0) for part in match.groups())
    count = page.messages.count
    parts = [
        count("%(num)s year", "%(num)s years", years) if years else "",
        count("%(num)s month", "%(num)s months", months) if months else "",
        count("%(num)s day", "%(num)s days", days) if days else "",
    ]
    return ", ".join(part for part in parts if part)


def text_dates(record: Record) -> tuple[Edtf, ...]:
    """Return the dates that the text states and that differ from the record's own one."""
    stated = [edtf.find(item.value) for item in record.evidence if item.origin == "stated" and item.field == "issued"]
    own = record.issued.text if record.issued else ""
    return tuple(date for date in stated if date and date.text != own)
