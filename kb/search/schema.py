"""The fields of the index and what a record gives each; the tantivy schema of them."""

import json
import re
from binascii import crc32
from collections.abc import Iterable, Iterator
from typing import Any, Protocol

import tantivy

from kb.domain.edtf import civil
from kb.language.folding import fold_word, spellings
from kb.language.latin import latin_key
from kb.language.sounds import sound_key
from kb.search.analysis import forms, index_terms
from kb.search.index_values import FieldName, SearchDocument

TEXT_FIELDS: dict[FieldName, float] = {"title": 6.0, "name": 6.0, "topic": 3.0, "note": 1.0, "other": 0.7}
KEYWORDS = (
    "topic_id", "type", "kind", "party", "party_set", "lang", "status", "decade", "scope", "manuscript", "cited_in",
    "place", "person", "depositary", "tag", "stage",
)  # fmt: skip
VALUES = ("identifier", "date", "rests_on", "replaces")  # what is looked for as a whole, never word by word
NUMBERS = ("year_from", "year_to", "date_lower", "date_upper", "number", "tie", "standing")
# Orders: a text field that sorts by code point, unique for each record.
ORDERS = ("by_date", "by_date_down", "by_author", "by_title", "by_number")
SPANNING = "1"  # marks a record of several years: the others are found by their first year alone
LASTING_DAYS, LASTING_YEARS = "days", "years"  # marks a date of more than one day, and one that ends in another year
_LAST_UP, _LAST_DOWN, _THEN = "~", "#", "#"  # after and before every sort key; between a sort key and the key
_UNSAFE = r"[^0-9A-Za-z_.-]"  # signs with a meaning in tantivy's range syntax
_MOST_DECADES = 30
_FEW_PARTIES = 8  # a document of more is one of the world
_MOST_STARTS = 6  # words of a name by which it may begin
LONGEST_BEGUN = 3  # letters of the beginnings of words that are terms of their own, for suggestions
NAME_END = "\t"  # between the keys of a name, from one of its words on, and the name
# Before the Latin keys of names, beside the other words of names: of those who signed, of all whom notes on that name.
SIGNED, NAMED_IN_SIGNING = "§", "§§"
MENTION = "~"  # before an identifier or a date that a record has by the way: of its sources, of its later actions


def build_schema() -> Any:
    """Return the tantivy schema; an index of another one cannot be read."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("key", stored=True, tokenizer_name="raw", index_option="basic")
    for name in TEXT_FIELDS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    for name in TEXT_FIELDS:
        builder.add_text_field(f"{name}_row", tokenizer_name="whitespace", index_option="position")
    for keyword in KEYWORDS:
        builder.add_text_field(keyword, fast=True, tokenizer_name="raw", index_option="basic")
    for value in (*VALUES, "called"):
        builder.add_text_field(value, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("begun", tokenizer_name="whitespace", index_option="basic")
    for order in ORDERS:
        builder.add_text_field(order, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("spanning", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("lasting", tokenizer_name="raw", index_option="basic")
    for number in NUMBERS:
        builder.add_integer_field(number, indexed=True, fast=True)
    builder.add_bytes_field("source", stored=True)
    return builder.build()


def _texts(record: SearchDocument) -> dict[FieldName, Iterable[tuple[str, str]]]:
    labels = (label for _topic, in_languages in record.topics for label in in_languages)
    return {
        "title": record.titles,
        "name": (("", name) for name in record.names),
        "topic": labels,
        "note": record.notes,
        "other": record.other,
    }


def tantivy_document(record: SearchDocument) -> Any:
    """Return the tantivy document of a record: terms, facets, sort keys, and its texts for snippets."""
    document = tantivy.Document()
    fill(document, record)
    return document


class FieldSink(Protocol):
    """What takes the values of a record: a document of some engine."""

    def add_text(self, field_name: str, text: str) -> None:
        """Add a text, or several terms with spaces between them."""

    def add_integer(self, field_name: str, value: int) -> None:
        """Add a number."""

    def add_bytes(self, field_name: str, bytes: bytes) -> None:
        """Set what is only stored."""


def fill(document: FieldSink, record: SearchDocument) -> None:
    """Give a document all that the index holds of a record."""
    document.add_text("key", record.key)
    for name, texts in _texts(record).items():
        for lang, text in texts:
            terms, row = index_terms(text, lang)
            if terms:
                document.add_text(name, f"{terms} {_sounds(text)}" if name == "name" else terms)
                document.add_text(f"{name}_row", row)
    by = ((SIGNED, record.signers), (NAMED_IN_SIGNING, (*record.signers, *record.signatories)))
    signed = dict.fromkeys(f"{mark}{key}" for mark, names in by for name in names for key in _keys(name))
    if signed:
        document.add_text("name", " ".join(signed))
    _add_keywords(document, record)
    _add_orders(document, record)
    _add_values(document, record)
    _add_beginnings(document, record)
    numbers = [*map(str, record.numbers), *(list_number(*place) for place in record.cited_in)]
    parties = sorted({code for codes in record.parties for code in codes})
    values = [numbers, *_stored_values(record), [record.kind], parties, record.places]
    source = [record.titles, record.names, record.topics, record.notes, record.other, values, _years(record)]
    document.add_bytes("source", json.dumps(source, ensure_ascii=False).encode())


def _stored_values(record: SearchDocument) -> tuple[list[str], list[str]]:
    """Return identifiers and dates for the reasons of a hit: its own, and behind a mark those that it has by the way.

    Addresses by the way are many, and asked for as a whole.
    """
    own = [f"key:{record.key.casefold()}", *record.identifiers]
    by_the_way = [identifier for identifier in record.mentioned if not identifier.startswith("url:")]
    days = [*record.dates, *(f"{MENTION}{day}" for day in record.other_dates if day not in record.dates)]
    return [*own, *(f"{MENTION}{identifier}" for identifier in by_the_way if identifier not in own)], days


def begun_keys(row: Iterable[str]) -> tuple[str, ...]:
    """Return words by their Latin keys, under which a beginning of them is known in any script."""
    folded = map(fold_word, row)
    return tuple((latin_key(word) if word.isalpha() else "") or word for word in folded)


def _add_beginnings(document: FieldSink, record: SearchDocument) -> None:
    """Add what suggestions are found by: the first letters of words of titles, names from each of their words on."""
    keys = dict.fromkeys(key for _lang, title in record.titles for key in begun_keys(spellings(title)))
    begun = dict.fromkeys(key[:size] for key in keys for size in range(1, min(len(key), LONGEST_BEGUN) + 1))
    if begun:
        document.add_text("begun", " ".join(begun))
    for spelt, name in dict.fromkeys((*((name, name) for name in record.people), *record.called)):
        row = begun_keys(spellings(spelt))
        for start in range(min(len(row), _MOST_STARTS)):
            if len(row[start]) > 1:
                document.add_text("called", f"{' '.join((*row[start:], *row[:start]))}{NAME_END}{name}")


def _keys(name: str) -> Iterator[str]:
    """Yield the Latin keys of the words of a name, initials aside."""
    for word in spellings(name):
        if len(word) > 1:
            yield from forms(word, "").keys


def _sounds(name: str) -> str:
    """Return the words of a name by their sounds, as terms separated by spaces."""
    return " ".join(f"&{key}" for key in map(sound_key, spellings(name)) if key)


def _add_keywords(document: FieldSink, record: SearchDocument) -> None:
    for name, value in (
        ("type", record.type), ("kind", record.kind), ("status", record.status), ("scope", record.scope),
        ("stage", record.stage),
    ):  # fmt: skip
        if value:
            document.add_text(name, value)
    values: tuple[tuple[str, Iterable[str]], ...] = (
        ("topic_id", record.topic_ids or [topic for topic, _labels in record.topics]),
        ("party", [code for codes in record.parties for code in codes]),
        ("party_set", party_sets(record.parties)),
        ("lang", record.languages),
        ("decade", decades(record.year_from, record.year_to)),
        ("manuscript", record.manuscripts),
        ("place", record.places),
        ("person", record.people),
        ("depositary", record.depositaries),
        ("tag", record.tags),
        ("cited_in", [list_number(*place) for place in record.cited_in]),
    )
    for name, keywords in values:
        for value in dict.fromkeys(keywords):
            if value:
                document.add_text(name, value)
    low, high = _years(record)
    if low is not None and high is not None:
        document.add_integer("year_from", low)
        document.add_integer("year_to", high)
        if low != high:
            document.add_text("spanning", SPANNING)
    _add_days(document, record.date_lower, record.date_upper)
    for number in record.numbers:
        document.add_integer("number", number)


def _add_values(document: FieldSink, record: SearchDocument) -> None:
    """Add identifiers, dates, what it rests on; what it has by the way is marked, a day is found by its month too.

    What was done to it is there with its day, its month and its year.
    """
    identifiers = dict.fromkeys((f"key:{record.key.casefold()}", *record.identifiers))
    mentioned = (
        f"{MENTION}{identifier}" for identifier in dict.fromkeys(record.mentioned) if identifier not in identifiers
    )
    for identifier in (*identifiers, *mentioned):
        document.add_text("identifier", identifier)
    dates = dict.fromkeys(part for date in record.dates for part in (date, date[:7]))
    others = dict.fromkeys(part for date in record.other_dates for part in (date, date[:7]))
    parted = (act.partition(":") for act in record.acts)
    acts = dict.fromkeys(f"{kind}:{date[:size]}" for kind, _colon, date in parted for size in (10, 7, 4))
    for identifier in (*dates, *(f"{MENTION}{date}" for date in others if date not in dates), *acts):
        document.add_text("date", identifier)
    for key in record.rests_on:
        document.add_text("rests_on", key)
    for key in record.replaces:
        document.add_text("replaces", key)


def is_dated(value: str) -> bool:
    """Return whether a value of an order by dates is that of a record with a date."""
    return not value.startswith((_LAST_UP, _LAST_DOWN))


def list_number(manuscript: str, number: int | str = "") -> str:
    """Return a number of a manuscript's list as one term; without a number, what the terms of its list begin with."""
    return f"{manuscript} {number}"


def _add_days(document: FieldSink, lower: int | None, upper: int | None) -> None:
    if lower is None or upper is None:
        return
    document.add_integer("date_lower", lower)
    document.add_integer("date_upper", upper)
    if lower != upper:
        document.add_text("lasting", LASTING_DAYS)
    if civil(lower)[0] != civil(upper)[0]:
        document.add_text("lasting", LASTING_YEARS)


def _years(record: SearchDocument) -> tuple[int | None, int | None]:
    """Return the first and last year; where one is not known, the other stands for it."""
    low, high = record.year_from, record.year_to
    return (low if low is not None else high, high if high is not None else low)


def party_sets(parties: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """Return the sets that a record is of "exactly", by own and by successors' codes; and each party of few."""
    if not parties:
        return ()
    own = {codes[0] for codes in parties if codes}
    latest = {codes[-1] for codes in parties if codes}
    among = {code for codes in parties for code in codes} if len(parties) <= _FEW_PARTIES else ()
    return tuple(dict.fromkeys((party_set(own), party_set(latest), *map(one_of_few, sorted(among)))))


def one_of_few(code: str) -> str:
    """Return the term of records of which a party is one of few: what is between states and not of the world."""
    return f"~{code}"


def party_set(codes: Iterable[str]) -> str:
    """Return a set of parties as one term."""
    return " ".join(sorted(codes))


def decades(low: int | None, high: int | None) -> tuple[str, ...]:
    """Return the decades of a span of years ("1990"), at most thirty."""
    first = low if low is not None else high
    last = high if high is not None else low
    if first is None or last is None:
        return ()
    return tuple(str(year) for year in range(first // 10 * 10, last + 1, 10)[:_MOST_DECADES])


def tie_of(key: str) -> int:
    """Return the number that decides between records of the same score: from the key alone, so it never changes."""
    text = key.encode()
    return crc32(text) << 24 | crc32(text[::-1]) >> 8


def _safe(key: str) -> str:
    return re.sub(_UNSAFE, lambda sign: f"%{ord(sign.group()):x}", key)


def _add_orders(document: FieldSink, record: SearchDocument) -> None:
    document.add_integer("tie", tie_of(record.key))
    document.add_integer("standing", record.standing)
    date, end = _safe(record.date_key), f"{_THEN}{_safe(record.key)}"
    number = f"{min(record.numbers):09d}" if record.numbers else ""
    document.add_text("by_date", (date or _LAST_UP) + end)
    document.add_text("by_date_down", (date or _LAST_DOWN) + end)
    document.add_text("by_author", (_safe(record.author_key) or _LAST_UP) + end)
    document.add_text("by_title", (_safe(record.title_key) or _LAST_UP) + end)
    document.add_text("by_number", (number or _LAST_UP) + end)
