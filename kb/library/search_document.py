"""Makes of a record what the search index holds of it."""

import re
from collections.abc import Iterable, Iterator

from kb.domain.clauses import Clause, rule
from kb.domain.edtf import Edtf, bounds, civil
from kb.domain.languages import LANGUAGES
from kb.domain.prose import divided
from kb.domain.records import Record
from kb.domain.states import SUBJECT
from kb.domain.treaty_facts import SERIES
from kb.domain.vocabulary import Vocabulary
from kb.language.collation import sort_key
from kb.language.dates import date_in_words
from kb.language.typed_identifiers import issue_of, place_in_series, plain_number
from kb.library.signatories import signatories, signers
from kb.search.asked_values import identifier_terms
from kb.search.index_values import SearchDocument

_REGISTERED = re.compile(r"\d{4}")  # what the number of a treaty in a series has, and that of an article has not
_SHIFT = 10**7  # makes every day number positive, so that its digits sort
_SEARCHED = ("container-title", "publisher", "publisher-place", "authority", "number", "genre", "event-title")
_FOLLOWING = ("amends", "implements")  # relations of a document that another one stands before
_RESTING = ("based-on", "implements", "amends", "supplements", "protocol-to", "prolongs")  # on a document before it
_REPLACING = ("replaces", "terminates", "repeals")  # a document in whose place it stands
_FIRST_KINDS = ("treaty", "constitution")  # kinds of documents that others carry out
_MAKING = ("signature", "adoption", "initialling")  # what makes a document


def document(record: Record, vocabulary: Vocabulary) -> SearchDocument:
    """Return what the index holds of a record."""
    record = record.without_markup()
    other = [(lang, remark.get(lang)) for remark in record.remarks for lang in LANGUAGES]
    other += [(record.language, value) for name, value in record.fields.items() if name in _SEARCHED]
    other += _dates(record)
    other += [("", text) for text in (*record.tags, record.note)]
    places = tuple(dict.fromkeys(_places(record, vocabulary)))
    other += [("", name) for place in places for name in vocabulary.concepts[place].names]
    making = (action.date for action in record.actions if action.kind in _MAKING)
    later = (*(deed.date for deed in record.actions if deed.date), *(day for _clause, day in _clause_days(record)))
    low = record.issued.lower if record.issued else None
    high = record.issued.upper if record.issued else None
    earliest, latest = bounds(record.issued) if record.issued else (None, None)
    return SearchDocument(
        key=record.citekey,
        titles=tuple((title.lang, title.value) for title in record.titles),
        names=(
            *(name for person in record.contributors for name in (person.label, *person.variants)),
            *signatories(record),
        ),
        topics=tuple((key, tuple(vocabulary.topics[key].labels())) for key in record.topics),
        notes=record.cited_for.items(),
        other=tuple((lang, text) for lang, text in other if text),
        topic_ids=vocabulary.with_broader(record.topics),
        type=record.type,
        kind=record.kind,
        parties=tuple((party.code, *_successors(party.code, vocabulary)) for party in record.parties),
        languages=(record.language,) if record.language else (),
        status=record.status,
        scope=record.scope,
        year_from=civil(low)[0] if low is not None else None,
        year_to=civil(high)[0] if high is not None else None,
        numbers=record.numbers,
        identifiers=_identifiers(record),
        mentioned=_mentioned(record),
        dates=_days(date for date in (record.issued, *making) if date),
        standing=_standing(record, vocabulary),
        rests_on=tuple(dict.fromkeys(relation.target for relation in record.relations if relation.kind in _RESTING)),
        other_dates=_days(later),
        acts=_acts(record),
        manuscripts=record.manuscripts,
        places=places,
        people=tuple(vocabulary.person_key(person.label) for person in record.contributors),
        called=tuple(_other_spellings(record, vocabulary)),
        signers=signers(record),
        signatories=signatories(record),
        tags=record.tags,
        stage=record.stage,
        replaces=tuple(dict.fromkeys(relation.target for relation in record.relations if relation.kind in _REPLACING)),
        depositaries=tuple(depositary.party for depositary in record.depositaries),
        cited_in=tuple((place.manuscript, place.number) for place in record.cited_in),
        date_lower=earliest,
        date_upper=latest,
        date_key=_date_key(record),
        author_key=sort_key(record.first_author),
        title_key=sort_key(record.title_text),
    )


def _other_spellings(record: Record, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Yield the other spellings of the contributors, each with the one that stands for the person."""
    for person in record.contributors:
        if known := vocabulary.person_named(person.label):
            yield from ((name, known.spellings[0]) for name in known.spellings[1:])


def _date_key(record: Record) -> str:
    """Return a date as it sorts: that of a record, or of the first action where its own is not known; "" for none."""
    dates = [record.issued] if record.issued else [action.date for action in record.actions]
    first = min(
        ((date.lower, date.upper or date.lower) for date in dates if date and date.lower is not None), default=None
    )
    return f"{first[0] + _SHIFT:012d}{first[1] + _SHIFT:012d}" if first else ""


def _acts(record: Record) -> tuple[str, ...]:
    """Return the actions of a record with their days, months or years, and the days that its clauses set for them."""
    set_for = (f"{clause.kind}:{day.text}" for clause, day in _clause_days(record))
    dated = ((action.kind, action.date) for action in record.actions if action.date)
    years = dict.fromkeys(f"{kind}:{date.text[:4]}" for kind, date in dated if date.precision == "year")
    done = (f"{action.kind}:{day}" for action in record.actions if action.date for day in _days([action.date]))
    return tuple(dict.fromkeys((*done, *years, *set_for)))


def _clause_days(record: Record) -> Iterator[tuple[Clause, Edtf]]:
    """Yield the clauses of a record that state a day, with it: from when it applies provisionally, binds, is left."""
    rules = ((clause, rule(clause.text)) for clause in record.clauses)
    yield from ((clause, known.date) for clause, known in rules if known and known.date)


def _places(record: Record, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the ids of the places where something was done to a document, or where an event was."""
    texts = (record.fields.get("event-place", ""), *(action.place for action in record.actions))
    known = (vocabulary.place_named(name) for text in texts for name in divided(text))
    yield from (place.id for place in known if place)


def _successors(code: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    today = vocabulary.today(code)
    return (today,) if today != code else ()


def _dates(record: Record) -> list[tuple[str, str]]:
    """Return the dates of a record in words, for those who know the day and not the title."""
    known = dict.fromkeys(date for date in (record.issued, *(action.date for action in record.actions)) if date)
    words: list[tuple[str, str]] = []
    for date in known:
        if date.lower is not None and date.precision in ("day", "month"):
            year, month, day = civil(date.lower)
            words += date_in_words(year, month, day if date.precision == "day" else None)
    return words


def _identifiers(record: Record) -> tuple[str, ...]:
    """Return the identifiers that are the record's own: keys it had, those of its fields, the number of a document."""
    former = (key.strip().casefold() for key in record.fields.get("x-ids", "").split(","))
    terms = [f"key:{key}" for key in former if key]
    for name in ("DOI", "ISBN", "ISSN", "URL"):
        terms += identifier_terms(record.fields.get(name, ""))
    for link in record.web_links:
        terms += identifier_terms(link.url) if link.kind == "text" else ()
    number = record.fields.get("number", "") if record.kind else ""  # else the number of an issue or a volume
    if number:
        terms += (f"number:{plain_number(number)}", *identifier_terms(number), *identifier_terms(f"№ {number}"))
    for publication in record.publications:
        if _REGISTERED.search(publication.item):  # others are of articles: 28, 50
            terms.append(f"number:{plain_number(publication.item)}")
            if publication.series == "unts" and publication.item.isdecimal():  # treaties, and not agreements on file
                terms.append(f"number:i-{publication.item}")
        if publication.volume and publication.series in SERIES:
            pages = ("", publication.page or "?")
            terms += (f"series:{place_in_series(publication.series, publication.volume, page)}" for page in pages)
        if publication.number and publication.date and publication.date.lower is not None:
            year = civil(publication.date.lower)[0]
            items = dict.fromkeys(("", publication.item))
            terms += (f"issue:{issue_of(year, publication.number, item)}" for item in items)
    return tuple(dict.fromkeys(terms))


def _mentioned(record: Record) -> tuple[str, ...]:
    """Return the identifiers in a record's titles, in the acts of its actions and in its evidence."""
    texts = [title.value for title in record.titles]
    texts += [text for action in record.actions for text in (action.act.text, action.note.text)]
    texts += [part for item in record.evidence for part in (item.source, item.value if item.field == "number" else "")]
    return tuple(dict.fromkeys(term for text in dict.fromkeys(texts) if text for term in identifier_terms(text)))


def _standing(record: Record, vocabulary: Vocabulary) -> int:
    """Return how far a record stands before others that answer as well, 0 to 8.

    What is between the states that the collection is about; what stands for itself before what amends or carries out;
    identified before probable before placeholders; what a manuscript cites or names before the rest; what was signed
    before drafts; treaties and constitutions before others.
    """
    follows = record.kind == "protocol" or any(relation.kind in _FOLLOWING for relation in record.relations)
    known = ("unidentified", "probable", "identified").index(record.status)
    between = {vocabulary.today(party.code) for party in record.parties} == set(SUBJECT)
    points = (not follows, not follows, between, bool(record.manuscripts), record.stage == "signed")
    return known + sum(points) + (record.kind in _FIRST_KINDS)


def _days(dates: Iterable[Edtf]) -> tuple[str, ...]:
    """Return the days and months among dates as EDTF texts without marks of doubt."""
    texts = (date.text.rstrip("?~%") for date in dates if date.precision in ("day", "month"))
    return tuple(dict.fromkeys(text[:10] for text in texts if "X" not in text))
