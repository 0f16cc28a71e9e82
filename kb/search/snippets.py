"""A text of a record as it is shown beneath a hit, in its original spelling."""

from collections.abc import Sequence

from kb.search.index_values import FieldName, Snippet

_WIDEST = 240  # characters of a snippet of a long text


def snippet(field: FieldName, lang: str, text: str, matched: Sequence[tuple[int, int, str, str]]) -> Snippet:
    """Return the text, or the stretch of it around the first match, with the places (start, end, how) that matched."""
    spans = _merged(sorted({place[:2] for place in matched})) if matched else ()
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
