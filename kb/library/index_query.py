"""Turns a RecordQuery into what the search index is asked."""

from collections.abc import Mapping

from kb.domain.queries import RecordQuery, check_choice, period
from kb.domain.records import SCOPES, STATUSES
from kb.domain.vocabulary import Vocabulary
from kb.search.label_index import LabelIndex
from kb.search.results import IndexFilters, Sort

Readings = Mapping[str, Mapping[str, str]]


def check(question: RecordQuery, vocabulary: Vocabulary) -> None:
    """Raise ChoiceError for a topic, party, kind, type, status or scope that does not exist."""
    words = vocabulary.values
    for topic in question.topic:
        vocabulary.topic(topic)
    for code in question.party:
        vocabulary.party(code)
    for what, given in (("kind", question.kind), ("type", question.type), ("language", question.lang)):
        check_choice(what, given, words.get(what, ()))
    check_choice("status", question.status, STATUSES)
    check_choice("scope", question.scope, SCOPES)


def text(question: RecordQuery) -> str:
    """Return the words that the index is asked: those of the question, and its author."""
    return f"{question.q} author:{_quoted(question.author)}".strip() if question.author else question.q


def filters(question: RecordQuery, vocabulary: Vocabulary) -> IndexFilters:
    """Return the index's filters of a question: topics with all under them, parties by code, the period in days."""
    first, last = period(question.first, question.last)
    topics = (key for topic in question.topic for key in vocabulary.narrower(topic))
    return IndexFilters(
        topics=tuple(dict.fromkeys(topics)),
        types=question.type,
        kinds=question.kind,
        parties=tuple(vocabulary.party(code).code for code in question.party),
        match="any" if question.match == "any" else "exactly" if question.match == "exactly" else "all",
        languages=question.lang,
        statuses=question.status,
        scopes=question.scope,
        numbers=(question.number,) if question.number is not None else (),
        first_day=first,
        last_day=last,
    )


def sort(question: RecordQuery) -> Sort:
    """Return the order that a question asks; raise ChoiceError for one that does not exist."""
    check_choice(
        "sort", [question.sort] if question.sort else [], ("relevance", "date", "-date", "author", "title", "number")
    )
    sorts: dict[str, Sort] = {
        "date": "date", "-date": "-date", "author": "author", "title": "title", "number": "number",
    }  # fmt: skip
    return sorts.get(question.sort, "relevance")


def labels(vocabulary: Vocabulary, readings: Readings | None = None) -> LabelIndex:
    """Return the names by which a question may call topics, parties, kinds and types.

    `readings` are the labels as read by an earlier run, where there was one.
    """
    topics: dict[str, str] = {}
    for topic in vocabulary.topics.values():
        for label in (*(label for _lang, label in topic.labels()), *topic.hidden):
            topics.setdefault(label, topic.id)
        topics.setdefault(topic.id, topic.id)
    parties: dict[str, str] = {}
    for party in vocabulary.parties.values():
        names = (party.name.kk, party.name.ru, party.name.en, party.short.kk, party.short.ru, party.short.en)
        for label in (party.code, *names, *party.alternatives):
            parties.setdefault(label, party.code)
    return LabelIndex(topics, parties, _terms(vocabulary, "kind"), _terms(vocabulary, "type"), readings or {})


def _terms(vocabulary: Vocabulary, group: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, wording in vocabulary.terms.get(group, {}).items():
        for label in (key, wording.kk, wording.ru, wording.en):
            if label:
                found.setdefault(label, key)
    return found


def _quoted(text: str) -> str:
    return '"' + " ".join(text.replace('"', " ").split()) + '"'
