"""Checks that need one record only. Each yields messages; the name of the check is its function's."""

import re
import unicodedata
from collections.abc import Callable, Iterator

from kb.checks import agreement, named, treaties, typed_values
from kb.domain import chronology, edtf
from kb.domain.edtf import Edtf
from kb.domain.languages import LANGUAGES
from kb.domain.manuscripts import PRINTED_LIST
from kb.domain.records import Record
from kb.domain.states import IMPORTED, ORIGINS, STAGES, STATUSES
from kb.domain.titles import TITLE_FORMS
from kb.domain.vocabulary import Vocabulary
from kb.language.folding import mixed_script_words
from kb.messages import Message

Check = Callable[[Record, Vocabulary], Iterator[Message]]
CITEKEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
URL = re.compile(r"https?://[^\s/]+\.[^\s]+")
EARLIEST, LATEST = edtf.ordinal(1000, 1, 1), edtf.ordinal(2100, 12, 31)
AFTER_SIGNATURE = (
    "notification", "ratification", "approval", "acceptance", "accession", "succession", "deposit",
    "exchange-of-instruments", "entry-into-force", "registration", "prolongation", "denunciation", "termination",
    "repeal", "amendment",
)  # fmt: skip


def citekey(record: Record, _vocabulary: Vocabulary) -> Iterator[Message]:
    """A citekey is ASCII: small letters, digits and hyphens."""
    if record.scope != IMPORTED and not CITEKEY.fullmatch(record.citekey):
        yield Message("citekey-not-ascii", given=record.citekey)


def terms(record: Record, vocabulary: Vocabulary) -> Iterator[Message]:
    """Type, kind, status, scope, stage, capacities, actions and relations are words of the vocabularies."""
    words = vocabulary.values
    chosen = [
        ("type", record.type, words.get("type", ())),
        ("kind", record.kind, ("", *words.get("kind", ()))),
        ("status", record.status, STATUSES),
        ("scope", record.scope, vocabulary.scopes),
        ("stage", record.stage, STAGES),
        ("origin of the date", record.issued_origin, ("", *ORIGINS)),
        *(("capacity", party.capacity, words.get("capacity", ())) for party in record.parties),
        *(("party", party.code, tuple(vocabulary.parties)) for party in record.parties),
        *(("action", action.kind, words.get("action", ())) for action in record.actions),
        *(("party", action.party, ("", *vocabulary.parties)) for action in record.actions),
        *(("party", reservation.party, tuple(vocabulary.parties)) for reservation in record.reservations),
        *(("party", person.party, ("", *vocabulary.parties)) for person in record.contributors),
        *(("clause", clause.kind, words.get("clause", ())) for clause in record.clauses),
        *(("reservation", reservation.kind, words.get("reservation", ())) for reservation in record.reservations),
        *(("web link", link.kind, words.get("web_link", ())) for link in record.web_links),
        *(("form of a title", title.form, TITLE_FORMS) for title in record.titles),
        *(("party", statement.party, ("", *vocabulary.parties)) for statement in record.evidence),
        *(("relation", relation.kind, words.get("relation", ())) for relation in record.relations),
        *(("topic", topic, tuple(vocabulary.topics)) for topic in record.topics),
        *(("origin", origin, ORIGINS) for origin in _origins(record)),
    ]
    for what, value, valid in chosen:
        if value not in valid:
            yield Message("unknown-value", what=what, given=value, near=(), valid=tuple(sorted(valid)))


def _origins(record: Record) -> Iterator[str]:
    parts = (record.titles, record.contributors, record.actions, record.relations, record.evidence)
    for values in (*parts, *(values for _field, values in treaties.facts(record))):
        yield from (item.origin for item in values)


def complete(record: Record, vocabulary: Vocabulary) -> Iterator[Message]:
    """A record of the collection has a title, a topic and evidence, and says what it is cited for."""
    if record.scope == IMPORTED:
        return
    for name in ("titles", "topics", "evidence"):
        if not getattr(record, name):
            yield Message("record-lacks", part=name)
    cited, own = bool(record.cited_in or record.mentions), record.scope in vocabulary.manuscripts
    if own and not cited:
        yield Message("scope-without-number", scope=record.scope)
    if cited and not own and record.scope in vocabulary.scopes:
        yield Message("number-without-scope", scopes=vocabulary.manuscripts)
    if own and not all(record.cited_for[lang] for lang in LANGUAGES):
        yield Message("cited-for-lacks")


def sourced(record: Record, _vocabulary: Vocabulary) -> Iterator[Message]:
    """An identified value names its source; a stated one its place; an identified record has a public source."""
    for item in record.evidence:
        if item.origin == "identified" and not item.source:
            yield Message("evidence-without-source", field=item.field)
        if item.origin == "stated" and not item.section and record.scope != IMPORTED:
            yield Message("evidence-without-place", field=item.field)
    fields = {item.field for item in record.evidence if item.origin == "identified" and item.source}
    if record.status == "identified" and not fields:
        yield Message("status-without-source")
    wanted = {
        "title": any(title.origin == "identified" for title in record.titles),
        "author": any(person.origin == "identified" for person in record.contributors),
        "issued": record.issued_origin == "identified",
    }
    accepted = {
        "issued": {"issued", "date", "signature", "adoption"},
        "author": {"author", "issuer", "editor", "signatory"},
    }
    for field, identified in wanted.items():
        known = accepted.get(field, {field})
        if identified and not fields & known and record.scope != IMPORTED:
            yield Message("value-without-source", field=field)
    for action in record.actions:
        known = {action.kind, "date", "issued"}
        if action.origin == "identified" and not fields & known and record.scope != IMPORTED:
            yield Message("value-without-source", field=action.kind)
    for field, values in treaties.facts(record):
        if any(item.origin == "identified" for item in values) and field not in fields and record.scope != IMPORTED:
            yield Message("value-without-source", field=field)


def honest(record: Record, vocabulary: Vocabulary) -> Iterator[Message]:
    """A probable record says why: candidates, remarks, or the title that a printed list gives it.

    An unidentified one has no identified title.
    """
    own = record.scope in vocabulary.manuscripts
    titled = any(item.field == "title" and item.section == PRINTED_LIST for item in record.evidence)
    if record.status == "probable" and own and not (record.candidates or record.remarks or titled):
        yield Message("probable-without-reason")
    if record.status == "unidentified" and any(item.origin == "identified" for item in record.titles):
        yield Message("unidentified-with-title")


def dates(record: Record, _vocabulary: Vocabulary) -> Iterator[Message]:
    """Dates lie between 1000 and 2100, and a document's date is its signature, else its adoption."""
    for what, date in _dated(record):
        if not all(EARLIEST <= day <= LATEST for day in (date.lower, date.upper) if day is not None):
            yield Message("year-out-of-range", field=what, date=date.text)
    rule = chronology.issued(record)
    if rule and record.issued and rule != record.issued:
        yield Message("date-not-signature", date=record.issued.text, signed=rule.text)
    if rule and not record.issued:
        yield Message("date-lacks", signed=rule.text)


def order(record: Record, _vocabulary: Vocabulary) -> Iterator[Message]:
    """Nothing happens to a document before it is signed."""
    signed = [date for kind, date in _dated(record) if kind in ("signature", "adoption") and date.lower is not None]
    if not signed:
        return
    first, _last = min(map(edtf.bounds, signed))
    for kind, date in _dated(record):
        if kind in AFTER_SIGNATURE and date.upper is not None and date.upper < first:
            yield Message("before-signature", action=kind, date=date.text)


def _dated(record: Record) -> list[tuple[str, Edtf]]:
    """Return the dates of a record, each with the kind of what was done then."""
    dates = [("issued", record.issued), *((action.kind, action.date) for action in record.actions)]
    return [(kind, date) for kind, date in dates if date]


def starts(record: Record, _vocabulary: Vocabulary) -> Iterator[Message]:
    """A date has an earliest day: without one its line stands before all others in a chronology."""
    for what, date in _dated(record):
        if date.lower is None:
            yield Message("date-without-start", what=what, date=date.text)


def stage(record: Record, _vocabulary: Vocabulary) -> Iterator[Message]:
    """A draft, initialled or announced document has no signature."""
    if record.stage != "signed" and record.actions_of("signature"):
        yield Message("stage-with-signature", stage=record.stage)


def scripts(record: Record, _vocabulary: Vocabulary) -> Iterator[Message]:
    """No word mixes Cyrillic with Latin letters, and every text is in NFC."""
    for text in texts(record):
        for word in mixed_script_words(text):
            repaired = Message("advice-write-word", word=word.repaired) if word.repaired else None
            yield Message("mixed-scripts", word=word.text, advice=repaired or Message("advice-one-script"))
        if not unicodedata.is_normalized("NFC", text):
            yield Message("not-nfc", text=text[:40])


def texts(record: Record) -> Iterator[str]:
    """Yield every text of a record that people read; addresses are left out."""
    yield from (title.value for title in record.titles)
    for person in record.contributors:
        yield from (person.family, person.given, person.literal, *person.variants)
    yield from (value for name, value in record.fields.items() if name not in ("URL", "DOI"))
    for wording in (record.cited_for, *record.remarks):
        yield from (text for _lang, text in wording.items())
    yield from (text for action in record.actions for text in (action.place, action.act.text, action.note.text))
    yield from (relation.note.text for relation in record.relations)
    yield from (
        text for item in record.evidence for text in (item.text, item.note.text) if not item.value.startswith("http")
    )
    yield from (candidate.reference for candidate in record.candidates)


def addresses(record: Record, _vocabulary: Vocabulary) -> Iterator[Message]:
    """A URL is a web address."""
    for url in (record.fields.get("URL", ""), *(link.url for link in record.web_links)):
        if url and not URL.fullmatch(url):
            yield Message("not-a-web-address", given=url[:60])


CHECKS: tuple[Check, ...] = (
    citekey, terms, complete, sourced, honest, dates, order, starts, stage, scripts, addresses,
    treaties.force, treaties.sides, treaties.founders, treaties.approvals, treaties.named_places,
    agreement.doubted, agreement.deeds_doubted, agreement.titled, agreement.titles_once, agreement.evidence,
    agreement.languages, named.names, typed_values.pages, typed_values.capitals, typed_values.untitled,
)  # fmt: skip
WARNINGS: tuple[Check, ...] = (
    agreement.titled, named.names, starts, typed_values.pages, typed_values.capitals, typed_values.untitled,
)  # fmt: skip
