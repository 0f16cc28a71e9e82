"""Tells which records the tables can hold, so that one bad record is a problem and not the end of an import."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace

from kb.domain.records import Record
from kb.domain.states import IMPORTED, ORIGINS, STAGES, STATUSES
from kb.domain.vocabulary import Vocabulary
from kb.errors import ChoiceError, Severity
from kb.messages import Message
from kb.store.history import BY_HAND, MERGED

LONGEST = {
    "citekey": 200, "target": 200, "type": 40, "kind": 40, "role": 40, "field": 80, "variable": 80, "scope": 120,
    "manuscript": 120,
}  # fmt: skip
LARGEST = 2**31 - 1
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def refusal(record: Record) -> Message | None:
    """Return why the store cannot hold a record, naming the value; None where it can."""
    return next(_refusals(record), None)


def _refusals(record: Record) -> Iterator[Message]:
    chosen = [
        ("status", record.status, STATUSES),
        ("stage", record.stage, STAGES),
        ("origin of the date", record.issued_origin, ("", *ORIGINS)),
    ]
    parts = (record.titles, record.contributors, record.actions, record.relations, record.evidence)
    chosen += [("origin", item.origin, ORIGINS) for part in parts for item in part]
    yield from (Message("refused-value", what=what, given=value[:40], valid=tuple(valid))
                for what, value, valid in chosen if value not in valid)  # fmt: skip
    if any(not person.label for person in record.contributors):
        yield Message("refused-nameless")
    counted = [("number", place.number, 1) for place in record.cited_in]
    counted += [("line", place.line, 0) for part in (record.mentions, record.evidence) for place in part]
    yield from (Message("refused-range", what=what, given=str(value)[:40], least=least, most=LARGEST)
                for what, value, least in counted if not least <= value <= LARGEST)  # fmt: skip
    yield from _too_long(record)
    written = repr(record)
    if ("\\x00" in written or "\\ud" in written) and any(_UNSTORABLE.search(text) for text in _texts(record)):
        yield Message("refused-text")


def _too_long(record: Record) -> Iterator[Message]:
    named = [("citekey", record.citekey), ("type", record.type), *(("variable", name) for name in record.fields)]
    named += [("scope", record.scope), *(("manuscript", name) for name in record.all_manuscripts)]
    named += [("role", item.role) for item in record.contributors]
    named += [("kind", item.kind) for part in (record.actions, record.relations) for item in part]
    named += [("target", item.target) for item in record.relations]
    named += [("field", item.field) for item in record.evidence]
    for what, value in named:
        if not 1 <= len(value) <= LONGEST[what]:
            yield Message("refused-length", what=what, given=value[:40], most=LONGEST[what], length=len(value))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for item in fields(value):
            yield from _texts(getattr(value, item.name))
    elif hasattr(value, "items"):
        yield from (text for pair in value.items() for text in pair)


def _with_keywords(record: Record, words: Sequence[str]) -> Record:
    """Return a record with some of its topics as further keywords."""
    if not words:
        return record
    keywords = ", ".join(dict.fromkeys(filter(None, (record.fields.get("keyword", ""), *words))))
    topics = tuple(key for key in record.topics if key not in words)
    return replace(record, topics=topics, fields={**record.fields, "keyword": keywords})


def known_values(record: Record, vocabulary: Vocabulary) -> tuple[Record, list[Message]]:
    """Return a record without the topics and parties that the vocabularies do not have, and what was left out."""
    left_out: list[Message] = []

    def known(look_up: Callable[[str], object], key: str) -> bool:
        try:
            look_up(key)
        except ChoiceError as error:
            left_out.append(Message("value-left-out", cause=error.message))
            return False
        return True

    def code(key: str) -> str:
        return vocabulary.party(key).code if known(vocabulary.party, key) else ""

    if record.scope == IMPORTED:  # what users add to `keywords` beside topics is a keyword
        record = _with_keywords(record, [key for key in record.topics if key not in vocabulary.topics])
    topics = tuple(key for key in dict.fromkeys(record.topics) if known(vocabulary.topic, key))
    parties = tuple(replace(party, code=known_code) for party in record.parties if (known_code := code(party.code)))
    actions = tuple(replace(action, party=code(action.party)) if action.party else action for action in record.actions)
    if (topics, parties, actions) == (record.topics, record.parties, record.actions):
        return record, left_out
    return replace(record, topics=topics, parties=parties, actions=actions), left_out


def left_alone(record: Record, source: str) -> tuple[str, Message, Severity]:
    """Return the check, what is said and how grave it is where a record stays as another file or a hand made it."""
    if source == MERGED:
        return "edited", Message("merge-kept"), "warning"
    if source.endswith(BY_HAND):
        return "edited", Message("edit-kept"), "warning"
    if numbered := tuple(dict.fromkeys(place.manuscript for place in record.cited_in)):
        return "conflict", Message("citekey-taken-numbered", source=source, manuscripts=numbered), "error"
    return "conflict", Message("citekey-taken", source=source), "error"
