"""Why a record was found, and the places in its texts, in their original spelling."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import orjson
from rapidfuzz.distance import OSA

from kb.language.abbreviations import mentions
from kb.language.folding import bones, words
from kb.search.analysis import Forms, forms
from kb.search.plan import LookedFor
from kb.search.records import FieldName, FormName, Reason, Snippet
from kb.search.terms import allowed_errors

_RANK: dict[FormName, int] = {
    "surface": 0, "stem": 1, "skeleton": 2, "latin": 3, "name": 4, "topic": 5, "near": 6, "prefix": 7
}  # fmt: skip
_FIELD_RANK: dict[FieldName, int] = {"title": 0, "name": 1, "topic": 2, "note": 3, "other": 4}
_WIDEST = 240  # characters of a snippet of a long text
_MOST_SNIPPETS = 4
_MOST_REASONS = 24


@dataclass(frozen=True, slots=True)
class _Found:
    """A matched place: `start` and `end` in the text, and how it matched which word of the question."""

    start: int
    end: int
    form: FormName
    word: str


def _form_of(asked: LookedFor, there: Forms) -> FormName | None:
    """Give the best form by which a word of a text answers a word of the question; None if it does not."""
    want = asked.forms
    if asked.prefix:
        return "prefix" if there.surface.startswith(want.surface) else None
    if want.surface == there.surface:
        return "surface"
    if not set(want.stems).isdisjoint(there.stems):
        return "stem"
    if not {*want.skeletons, *want.stems}.isdisjoint((*there.skeletons, *there.stems)):
        return "skeleton"
    if not set(want.keys).isdisjoint(there.keys):
        return "latin"
    for label in asked.labels:
        if not set(label.stems).isdisjoint(there.stems):
            return "topic"
    if asked.near and _is_near(want, there, asked.near):
        return "near"
    return None


def _is_near(want: Forms, there: Forms, errors: int) -> bool:
    pairs = [(one, other) for one in (*want.skeletons, *want.stems) for other in (*there.skeletons, *there.stems)]
    pairs += [(one, other) for one in want.keys for other in there.keys]
    return any(OSA.distance(one, other) <= min(errors, allowed_errors(one)) for one, other in pairs)


def _places(text: str, lang: str, field: FieldName, looked_for: tuple[LookedFor, ...]) -> list[_Found]:
    """Give the matched places of a text; a name of a thing counts as one place."""
    here = words(text)
    asked = [one for one in looked_for if field in one.fields]
    found = []
    there = [forms(word.text, lang) for word in here]
    for word, its in zip(here, there, strict=True):
        for one in asked:
            form = _form_of(one, its)
            if form:
                found.append(_Found(word.start, word.end, form, one.text))
    if any(one.things for one in asked):
        named = mentions([bones(its.surface) for its in there], [bones(its.stems[0]) for its in there], lang or "kk")
        for mention in named:
            for one in asked:
                if mention.id in one.things:
                    start, end = here[mention.start].start, here[mention.end - 1].end
                    if not any(start <= place.start < end and place.word == one.text for place in found):
                        found.append(_Found(start, end, "name", one.text))
    return found


def _texts(source: Any) -> Iterator[tuple[FieldName, str, str, str]]:
    """Give (field, language, text, topic id) for the stored texts of a record."""
    titles, names, topics, notes, other = source
    for lang, text in titles:
        yield "title", lang, text, ""
    for name in names:
        yield "name", "", str(name), ""
    for topic, labels in topics:
        for lang, text in labels:
            yield "topic", lang, text, topic
    for lang, text in notes:
        yield "note", lang, text, ""
    for lang, text in other:
        yield "other", lang, text, ""


def explain(stored: bytes, looked_for: tuple[LookedFor, ...]) -> tuple[tuple[Reason, ...], tuple[Snippet, ...]]:
    """Give the reasons and snippets of a stored record; the first title is shown even if nothing in it matched.

    A reason is given once for each word, field and topic, by the best form. Snippets come in the order titles,
    names, topics, notes; of a long text the stretch around the first match is given.
    """
    best: dict[tuple[str, FieldName], Reason] = {}
    snippets: list[Snippet] = []
    first_title: Snippet | None = None
    expanded = {topic for one in looked_for for topic in one.topics}
    for field, lang, text, topic in _texts(orjson.loads(stored)):
        found = _places(text, lang, field, looked_for)
        if topic in expanded:
            found += [_Found(0, len(text), "topic", one.text) for one in looked_for if topic in one.topics]
        for place in found:
            reason = Reason(place.word, field, place.form, text[place.start : place.end])
            known = best.get((place.word, field))
            if known is None or _RANK[reason.form] < _RANK[known.form]:
                best[place.word, field] = reason
        if field == "title" and first_title is None:
            first_title = _snippet(field, lang, text, found)
        elif found:
            snippets.append(_snippet(field, lang, text, found))
    reasons = sorted(best.values(), key=lambda one: (_FIELD_RANK[one.field], _RANK[one.form], one.word))
    shown = ([first_title] if first_title else []) + snippets
    return tuple(reasons[:_MOST_REASONS]), tuple(shown[:_MOST_SNIPPETS])


def _snippet(field: FieldName, lang: str, text: str, found: list[_Found]) -> Snippet:
    """Give the text, or the stretch of it around the first match, with the places that matched."""
    spans = _merged(sorted({(place.start, place.end) for place in found}))
    if len(text) <= _WIDEST:
        return Snippet(field, lang, text, spans)
    start = max(0, (spans[0][0] if spans else 0) - _WIDEST // 3)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = start + _WIDEST
    end = max(text.rfind(" ", start, end), start + 1) if end < len(text) else len(text)
    inside = tuple((low - start, high - start) for low, high in spans if low >= start and high <= end)
    return Snippet(field, lang, text[start:end], inside)


def _merged(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
