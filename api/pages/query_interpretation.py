"""How a question was understood and why a record was found, in the reader's language."""

from dataclasses import dataclass

from api.i18n import N_
from api.pages import error_messages
from api.pages.page import Page
from kb.library.records import Reason, Understood

_FORMS = {
    "surface": "",
    "stem": N_("a form of “%(word)s”"),
    "skeleton": N_("another spelling of “%(word)s”"),
    "latin": N_("“%(word)s” in other letters"),
    "name": N_("a name for “%(word)s”"),
    "topic": N_("by the topic of “%(word)s”"),
    "near": N_("close to “%(word)s”"),
}
_FIELDS = {
    "title": N_("title"),
    "name": N_("name"),
    "topic": N_("topic"),
    "note": N_("our note"),
    "other": N_("other details"),
    "year": N_("year"),
    "date": N_("date"),
    "number": N_("number"),
    "identifier": N_("identifier"),
    "kind": N_("kind of document"),
    "party": N_("party"),
    "place": N_("place"),
}
_OPERATORS = {
    "topic": N_("topic"), "party": N_("party"), "kind": N_("kind of document"), "type": N_("type of source"),
    "status": N_("status"), "lang": N_("language of the source"), "scope": N_("where from"), "author": N_("author"),
    "title": N_("title"), "year": N_("year"), "number": N_("number"),
    "place": N_("place"), "person": N_("Person or body"), "force": N_("In force"),
}  # fmt: skip
_GROUPS = {
    "kind": "kind", "type": "type", "status": "status", "lang": "language", "scope": "scope", "force": "force_answer",
}  # fmt: skip
_MOST_REASONS = 4
_MOST_WORDS = 8
_QUOTATION_MARKS = str.maketrans(dict.fromkeys("«»“”„", '"'))


def unquoted(question: str) -> str:
    """Return a question that is to stand in quotation marks: a phrase without its own, marks within as plain ones."""
    plain = question.strip().translate(_QUOTATION_MARKS)
    phrase = plain[1:-1]
    return phrase if phrase and plain == f'"{phrase}"' and '"' not in phrase else plain


@dataclass(frozen=True, slots=True)
class MatchReason:
    """One reason: the field, its matching text, and how that answers the question."""

    field: str
    matched: str
    how: str


def why(page: Page, reasons: tuple[Reason, ...]) -> tuple[MatchReason, ...]:
    """Return the few best reasons, none twice."""
    by_match: dict[tuple[str, str], MatchReason] = {}
    for reason in reasons:
        form = _FORMS.get(reason.form, "")
        how = page.say(form, word=reason.word) if form else ""
        key = (reason.field, reason.matched.casefold())
        by_match.setdefault(key, MatchReason(page.say(_FIELDS.get(reason.field, reason.field)), reason.matched, how))
    return tuple(by_match.values())[:_MOST_REASONS]


@dataclass(frozen=True, slots=True)
class ReadingLine:
    """What one word or condition of a question was understood as."""

    text: str
    also: tuple[str, ...]
    rest: tuple[str, ...]
    topic: str
    topic_label: str
    negated: bool
    near: bool
    optional: bool
    begun: bool


def lines(page: Page, reading: Understood) -> tuple[ReadingLine, ...]:
    """Return how each word was read; words that were taken as they stand are left out."""
    reading_lines = []
    topics = page.library.vocabulary.topics
    unshown = {*topics, *(label for topic in topics.values() for label in topic.hidden)}
    seen_names: set[tuple[str, ...]] = set()
    for word in reading.words:
        names = tuple(name for name in word.expansions if name not in unshown)
        again = names in seen_names
        seen_names.add(names)
        if not (names or word.negated or word.near or word.optional or word.begun) or (again and names):
            continue
        shown, rest = names[:_MOST_WORDS], names[_MOST_WORDS:]
        label = page.topic(word.topic) if word.topic else ""
        state = word.negated, word.near, word.optional, word.begun
        reading_lines.append(ReadingLine(unquoted(word.text), shown, rest, word.topic or "", label, *state))
    return tuple(reading_lines)


def conditions(page: Page, reading: Understood) -> tuple[tuple[str, str, bool], ...]:
    """Return the operators of a question as (word, value, negated)."""
    conditions = []
    for operator, value in reading.conditions:
        name = operator.lstrip("-")
        word = page.say(_OPERATORS.get(name, name))
        conditions.append(
            (word, ", ".join(_value(page, name, part) for part in value.split(",")), operator.startswith("-"))
        )
    return tuple(conditions)


def _value(page: Page, name: str, value: str) -> str:
    if name == "topic":
        return page.topic(value)
    if name == "party":
        return page.party(value)
    return page.term(_GROUPS[name], value) if name in _GROUPS else value


def notes(page: Page, reading: Understood) -> tuple[str, ...]:
    """Return the remarks on a question in the page's language."""
    return tuple(error_messages.said(page, note) for note in reading.notes)
