"""Checks that a record agrees with itself: with its remarks and its evidence, and between its languages."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations

from kb.checks import treaties
from kb.domain import edtf
from kb.domain.records import Evidence, Record
from kb.domain.states import IMPORTED
from kb.domain.vocabulary import Vocabulary
from kb.domain.wording import Wording
from kb.language.folding import fold
from kb.language.roman_numerals import roman_number
from kb.messages import Message

# A doubt about which work is meant, in the cataloguers' English: words of doubt in a sentence on the work. One about
# edition, page or outlet is none, nor is one about what was done.
_DOUBT = re.compile(
    r"\b(?:uncertain|doubt(?:ful|ed|s)?|guess(?:ed|work)?|inference|conjecture|unclear|unsure|questionable|"
    r"not (?:certain|clear|sure|settled)|perhaps|possibly|possible|(?<!\d )may|might|could|is (?:open|not known)|"
    r"wrong (?:number|work))\b",
    re.IGNORECASE,
)
_WORK = re.compile(
    r"\b(?:works?|books?|articles?|survey|essay|speech|interview|report|treat(?:y|ies)|agreements?|declarations?|"
    r"documents?|identif\w+|attribution|author|means?|meant|intended|stands? for|number)\b",
    re.IGNORECASE,
)
_NOT_THE_WORK = re.compile(
    r"\b(?:pages?|edition|printing|translation|outlet|sign(?:ed|ature)|ratif\w+|force)\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?<=[.;!?])\s")
_DOUBTED_DEED = re.compile(  # whether it was signed is not said
    r"\bwhether (?:it|they|the \w+) (?:was|were) (?P<done>signed|concluded|adopted|ratified|denounced)\b", re.IGNORECASE
)
_DEEDS = {"signed": "signature", "concluded": "signature", "adopted": "adoption", "ratified": "ratification",
          "denounced": "denunciation"}  # fmt: skip
_APPROVED = re.compile(
    r"\b(?:approved|endorsed|not signed(?! before)|утвержд\w+|одобрен\w*|бекітіл\w+|мақұлдан\w+)\b", re.IGNORECASE
)
_ABOUT_ANOTHER = re.compile(r"\b(?:draft|law|resolution|order|decree|congress)\b", re.IGNORECASE)
_LOOKED_FOR = re.compile(
    r"looked for|not seen|not an? (?:official|exact)|describes|words it|exact title|no title|gives none|has no title",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"\d+")
_APART = re.compile(r"(?<=\d)[\s\u00a0,.](?=\d{3}(?!\d))")  # 27,300 and 27 300 are one figure
_OF_ONE_LANGUAGE = re.compile(r"\b[a-z]+(?:-[a-z0-9]+){2,}|(?<=\d\.)(?:0[1-9]|1[0-2])(?=\.\d{4})")  # keys, months
_CENTURY = re.compile(r"\b[XІVХ][IVXІХ]*\b")  # also as typed on a Cyrillic keyboard
UNSOURCED = ("stated", "supplied")
_UNTITLED = ("speech", "interview", "broadcast", "personal_communication", "webpage", "event")
_ACTS = ("signature", "entry-into-force", "ratification", "approval", "acceptance", "accession", "deposit",
         "exchange-of-instruments", "provisional-application", "denunciation", "termination", "repeal")  # fmt: skip
_HOLDING = {**treaties.FACTS, "text": "web_links", "author": "contributors"}
_VARIABLES = ("volume", "issue", "page", "number", "publisher", "publisher-place",
              "container-title", "DOI", "ISBN", "URL")  # fmt: skip


def doubted(record: Record, vocabulary: Vocabulary) -> Iterator[Message]:
    """An identified record has no remark that doubts which work it is."""
    if record.status != "identified" or record.scope not in vocabulary.manuscripts:
        return
    for remark in record.remarks:
        for sentence in _SENTENCE.split(remark["en"]):
            if _DOUBT.search(sentence) and _WORK.search(sentence) and not _NOT_THE_WORK.search(sentence):
                yield Message("identified-though-doubted", words=sentence)


def deeds_doubted(record: Record, _vocabulary: Vocabulary) -> Iterator[Message]:
    """No action stands as identified of which a remark says that it is not known to have been done."""
    doubts = [match for remark in record.remarks for match in _DOUBTED_DEED.finditer(remark["en"])]
    for match in doubts:
        kind = _DEEDS[match["done"].casefold()]
        if any(action.kind == kind and action.origin == "identified" for action in record.actions):
            yield Message("action-though-doubted", kind=kind, words=match[0])


def titled(record: Record, _vocabulary: Vocabulary) -> Iterator[Message]:
    """An identified record that bears a title has one of a source, or its evidence says what was looked for."""
    if record.status != "identified" or record.scope == IMPORTED or not record.titles:
        return
    if not any(item.origin == "identified" for item in record.evidence):
        return  # without any source: another check says so
    explained = any(item.field == "title" and _LOOKED_FOR.search(item.note.text) for item in record.evidence)
    if not explained and record.type not in _UNTITLED and all(title.origin in UNSOURCED for title in record.titles):
        yield Message("identified-without-title")


def titles_once(record: Record, _vocabulary: Vocabulary) -> Iterator[Message]:
    """A full title stands once in a language: of two origins the one that a text or a source gives is kept."""
    if record.scope == IMPORTED:
        return
    full = Counter((title.lang, fold(title.value)) for title in record.titles if not title.form)
    for (lang, _text), count in full.items():
        if count > 1:
            yield Message("title-twice", lang=lang)


def evidence(record: Record, vocabulary: Vocabulary) -> Iterator[Message]:
    """The record has what its own evidence states: the place, the verb, the act, the value."""
    if record.scope == IMPORTED:
        return
    places = {place for action in record.actions for place in _places(action.place, vocabulary)}
    for item in record.evidence:
        if item.origin == "supplied" or not item.value:
            continue
        if item.field == "place" and record.actions and not places & _places(item.value, vocabulary):
            yield Message("evidence-says-another-place", place=item.value)
        elif item.field in _ACTS and item.location and not places & _places(item.location, vocabulary):
            yield Message("evidence-says-another-place", place=item.location)
        elif item.field == "signature" and _approved(item) and record.actions_of("signature"):
            yield Message("evidence-says-approved", note=item.note.text)
        elif item.origin == "identified" and _on_another_day(record, item):
            yield Message("evidence-says-another-day", field=item.field, date=item.value)
        elif item.origin == "identified" and _lacking(record, item):
            yield Message("evidence-says-more", field=item.field, value=item.value)


def _places(text: str, vocabulary: Vocabulary) -> set[str]:
    """Return the places of a line, each by its id where it is known: two names of one place are one."""
    parts = [part.strip() for part in text.split(";") if part.strip()]
    known = ((part, vocabulary.place_named(part)) for part in parts)
    return {place.id if place else part for part, place in known}


def _approved(item: Evidence) -> bool:
    return bool(_APPROVED.search(item.note.text)) and not _ABOUT_ANOTHER.search(item.note.text)


def _on_another_day(record: Record, item: Evidence) -> bool:
    """Return whether the record has such an act, and none that can be of the day that the evidence gives."""
    date, dates = edtf.find(item.value), [action.date for action in record.actions_of(item.field) if action.date]
    if item.field not in _ACTS or date is None or not dates:
        return False
    low, high = edtf.bounds(date)
    return not any(first <= high and low <= last for first, last in map(edtf.bounds, dates))


def _lacking(record: Record, item: Evidence) -> bool:
    if item.field in _HOLDING:
        return not getattr(record, _HOLDING[item.field])
    if item.field == "title":
        return not any(title.lang == item.lang and title.origin != "supplied" for title in record.titles)
    if item.field in _ACTS:
        return not record.actions_of(item.field)
    if item.field in _VARIABLES:
        return not (record.fields.get(item.field) or record.publications)
    return item.field in ("issued", "date") and record.issued is None and not record.actions


def languages(record: Record, _vocabulary: Vocabulary) -> Iterator[Message]:
    """What is said in several languages names the same figures in each."""
    if record.scope == IMPORTED:
        return
    supplied = {title.lang: title.value for title in record.titles if title.origin == "supplied" and not title.form}
    for wording in (record.cited_for, *record.remarks, Wording(supplied)):
        figures = {lang: _figures(text) for lang, text in wording.items() if text}
        if differ := _first_difference(figures):
            yield Message("languages-differ", first=differ[0], second=differ[1], figures=differ[2])


def _figures(text: str) -> frozenset[str]:
    centuries = _CENTURY.sub(lambda match: f" {roman_number(match[0])} ", text)
    return frozenset(_FIGURES.findall(_APART.sub("", _OF_ONE_LANGUAGE.sub("", centuries))))


def _first_difference(stated: Mapping[str, frozenset[str]]) -> tuple[str, str, tuple[str, ...]] | None:
    for (first, mine), (second, other) in combinations(stated.items(), 2):
        if mine != other:
            return first, second, tuple(sorted(mine ^ other, key=int))
    return None
