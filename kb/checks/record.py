"""Checks that need one record only. Each yields (message, remedy); the name of the check is its function's."""

import re
import unicodedata
from collections.abc import Callable, Iterator

from kb.domain import chronology, edtf
from kb.domain.languages import LANGUAGES
from kb.domain.records import ORIGINS, SCOPES, STAGES, STATUSES, Action, Record
from kb.domain.vocabulary import Vocabulary
from kb.language.folding import mixed_script_words

Finding = tuple[str, str]
Check = Callable[[Record, Vocabulary], Iterator[Finding]]
CITEKEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
URL = re.compile(r"https?://[^\s/]+\.[^\s]+")
EARLIEST, LATEST = edtf.ordinal(1000, 1, 1), edtf.ordinal(2100, 12, 31)
AFTER_SIGNATURE = (
    "ratification", "exchange-of-instruments", "entry-into-force", "registration", "prolongation", "denunciation",
    "termination", "amendment",
)  # fmt: skip


def citekey(record: Record, _vocabulary: Vocabulary) -> Iterator[Finding]:
    """A citekey is ASCII: small letters, digits and hyphens."""
    if record.scope != "imported" and not CITEKEY.fullmatch(record.citekey):
        yield f"the citekey {record.citekey!r} is not ASCII letters, digits and hyphens.", "Romanise it."


def terms(record: Record, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Type, kind, status, scope, stage, capacities, actions and relations are words of the vocabularies."""
    words = vocabulary.values
    chosen = [
        ("type", record.type, words.get("type", ())),
        ("kind", record.kind, ("", *words.get("kind", ()))),
        ("status", record.status, STATUSES),
        ("scope", record.scope, SCOPES),
        ("stage", record.stage, STAGES),
        ("origin of the date", record.issued_origin, ("", *ORIGINS)),
        *(("capacity", party.capacity, words.get("capacity", ())) for party in record.parties),
        *(("party", party.code, tuple(vocabulary.parties)) for party in record.parties),
        *(("action", action.kind, words.get("action", ())) for action in record.actions),
        *(("party", action.party, ("", *vocabulary.parties)) for action in record.actions),
        *(("relation", relation.kind, words.get("relation", ())) for relation in record.relations),
        *(("topic", topic, tuple(vocabulary.topics)) for topic in record.topics),
        *(("origin", origin, ORIGINS) for origin in _origins(record)),
    ]
    for what, value, valid in chosen:
        if value not in valid:
            yield f"unknown {what} {value!r}.", f"Valid: {', '.join(sorted(valid)[:30])}."


def _origins(record: Record) -> Iterator[str]:
    yield from (item.origin for item in record.titles)
    yield from (item.origin for item in record.contributors)
    yield from (item.origin for item in record.actions)
    yield from (item.origin for item in record.relations)
    yield from (item.origin for item in record.evidence)


def complete(record: Record, _vocabulary: Vocabulary) -> Iterator[Finding]:
    """A record of the collection has a title, a topic and evidence, and says what it is cited for."""
    if record.scope == "imported":
        return
    for name in ("titles", "topics", "evidence"):
        if not getattr(record, name):
            yield f"it has no {name}.", f"Add {name}: every record of the collection has some."
    if record.scope == "dissertation" and not (record.numbers or record.mentions):
        yield (
            "it is in the dissertation's scope but has no number and no mention.",
            "Add one, or set kb-scope = {corpus}.",
        )
    if record.scope == "corpus" and (record.numbers or record.mentions):
        yield "it has a number or a mention but stands outside the dissertation.", "Set kb-scope = {dissertation}."
    if record.scope == "dissertation" and not all(record.cited_for[lang] for lang in LANGUAGES):
        yield "it does not say in kk, ru and en what it is cited for.", "Add kb-cited-for."


def sourced(record: Record, _vocabulary: Vocabulary) -> Iterator[Finding]:
    """An identified value names its source; a stated one its place; an identified record has a public source."""
    for item in record.evidence:
        if item.origin == "identified" and not item.source:
            yield f"evidence for {item.field} is identified but names no source.", "Add its URL or full reference."
        if item.origin == "stated" and not item.section and record.scope != "imported":
            yield f"evidence for {item.field} is stated but names no place.", "Add section:line."
    fields = {item.field for item in record.evidence if item.origin == "identified" and item.source}
    if record.status == "identified" and not fields:
        yield "it is identified but no public source is named.", "Name one, or lower the status."
    wanted = {
        "title": any(title.origin == "identified" for title in record.titles),
        "author": any(person.origin == "identified" for person in record.contributors),
        "issued": record.issued_origin == "identified",
    }
    accepted = {"issued": {"issued", "date", "signature", "adoption"}, "author": {"author", "issuer", "editor"}}
    for field, identified in wanted.items():
        known = accepted.get(field, {field})
        if identified and not fields & known and record.scope != "imported":
            yield f"its {field} is identified but no evidence names a source for it.", f"Add evidence for {field}."
    for action in record.actions:
        known = {action.kind, "date", "issued"}
        if action.origin == "identified" and not fields & known and record.scope != "imported":
            yield f"its {action.kind} is identified but no evidence names a source for it.", "Add evidence for it."


def honest(record: Record, _vocabulary: Vocabulary) -> Iterator[Finding]:
    """A probable record says why and what speaks against it; an unidentified one has no identified title."""
    if record.status == "probable" and record.scope == "dissertation" and not (record.candidates or record.remarks):
        yield "it is probable but says neither why nor what speaks against it.", "Add kb-candidates or kb-remarks."
    if record.status == "unidentified" and any(item.origin == "identified" for item in record.titles):
        yield "it is unidentified but has an identified title.", "Raise the status or mend the origin."


def dates(record: Record, _vocabulary: Vocabulary) -> Iterator[Finding]:
    """Dates lie between 1000 and 2100, and a document's date is its signature, else its adoption."""
    for what, date in [("issued", record.issued), *((item.kind, item.date) for item in record.actions)]:
        if date and not all(EARLIEST <= day <= LATEST for day in (date.lower, date.upper) if day is not None):
            yield f"{what} {date.text} lies outside the years 1000 to 2100.", "Correct it."
    rule = chronology.issued(record)
    if rule and record.issued and rule != record.issued:
        yield (
            f"its date is {record.issued.text}, but its signature or adoption is {rule.text}.",
            "A document's date is its signature, else its adoption (identified before stated).",
        )
    if rule and not record.issued:
        yield f"it has no date, though it was signed or adopted on {rule.text}.", "Add date."


def order(record: Record, _vocabulary: Vocabulary) -> Iterator[Finding]:
    """Nothing happens to a document before it is signed."""
    signed = [item for item in (*record.actions_of("signature"), *record.actions_of("adoption")) if _day(item)]
    if not signed:
        return
    first = min(_day(item) or 0 for item in signed if item.date and item.date.lower is not None)
    for action in record.actions:
        last = action.date.upper if action.date else None
        if action.kind in AFTER_SIGNATURE and last is not None and last < first:
            text = action.date.text if action.date else ""
            yield f"{action.kind} on {text} comes before its signature.", "Check both dates; they may be swapped."


def _day(action: Action) -> int | None:
    return action.date.lower if action.date else None


def stage(record: Record, _vocabulary: Vocabulary) -> Iterator[Finding]:
    """A draft, initialled or announced document has no signature."""
    if record.stage != "signed" and record.actions_of("signature"):
        yield f"it is {record.stage} but has a signature.", "Set kb-stage = {signed}, or take the signature out."


def scripts(record: Record, _vocabulary: Vocabulary) -> Iterator[Finding]:
    """No word mixes Cyrillic with Latin letters, and every text is in NFC."""
    for text in texts(record):
        for word in mixed_script_words(text):
            hint = f"Write {word.repaired}." if word.repaired else "Retype the word in one script."
            yield f"the word {word.text!r} mixes Latin and Cyrillic letters.", hint
        if not unicodedata.is_normalized("NFC", text):
            yield f"{text[:40]!r} is not in Unicode NFC.", "Normalise it."


def texts(record: Record) -> Iterator[str]:
    """Yield every text of a record that people read; addresses are left out."""
    yield from (title.value for title in record.titles)
    for person in record.contributors:
        yield from (person.family, person.given, person.literal, *person.variants)
    yield from (value for name, value in record.fields.items() if name not in ("URL", "DOI"))
    for wording in (record.cited_for, *record.remarks):
        yield from (text for _lang, text in wording.items())
    yield from (text for action in record.actions for text in (action.place, action.act, action.note))
    yield from (relation.note for relation in record.relations)
    yield from (
        text for item in record.evidence for text in (item.value, item.note) if not item.value.startswith("http")
    )
    yield from (candidate.reference for candidate in record.candidates)


def addresses(record: Record, _vocabulary: Vocabulary) -> Iterator[Finding]:
    """A URL is a web address."""
    if (url := record.fields.get("URL", "")) and not URL.fullmatch(url):
        yield f"{url[:60]!r} is not a web address.", "Write https://…"


CHECKS: tuple[Check, ...] = (
    citekey, terms, complete, sourced, honest, dates, order, stage, scripts, addresses,
)  # fmt: skip
