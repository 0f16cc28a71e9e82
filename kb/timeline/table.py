"""A chronology as a table: cells for programs, and Markdown for readers."""

from collections.abc import Iterable, Iterator, Sequence

from kb.domain import edtf
from kb.domain.chronology import ChronologyEntry
from kb.timeline.entry_words import EntryWords

COLUMNS = (
    "date", "earliest", "latest", "action", "action_kind", "party", "place", "origin", "stated_date", "title",
    "title_lang", "kind", "parties", "citekey", "status", "numbers", "topics", "act", "note",
)  # fmt: skip
_HEADS = ("date", "action", "document", "parties", "place", "key")
_ESCAPED = str.maketrans({"\\": "\\\\", "|": "\\|", "\n": " ", "\r": " ", "[": "\\[", "]": "\\]", "*": "\\*",
                          "_": "\\_", "`": "\\`", "<": "&lt;", "&": "&amp;"})  # fmt: skip


def markdown(entries: Iterable[ChronologyEntry], words: EntryWords, _base: str = "") -> Iterator[str]:
    """Yield a Markdown table of the dated entries, then the undated ones, which come last, as a list of their own."""
    heads = words.heads(_HEADS)
    yield f"# {words.name}\n\n{_row(heads)}\n{_row(['---'] * len(heads))}\n"
    dated = True
    for entry in entries:
        if entry.date:
            yield _row(_markdown_cells(entry, words)) + "\n"
            continue
        if dated:
            yield f"\n## {words.word('undated')}\n\n"
            dated = False
        yield f"- {words.title(entry).translate(_ESCAPED)} ({_key(entry)})\n"


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _markdown_cells(entry: ChronologyEntry, words: EntryWords) -> list[str]:
    in_text = words.in_text(entry)
    beside = f" ({in_text})" if in_text else ""
    side = f" ({words.party(entry.party)})" if entry.party else ""
    shown = (
        words.date(entry) + beside,
        words.action(entry) + side,
        words.title(entry),
        words.parties(entry),
        words.place(entry),
    )
    return [*(cell.translate(_ESCAPED) for cell in shown), _key(entry)]


def _key(entry: ChronologyEntry) -> str:
    """Return the citekey (or the event's id) as code: both are ASCII words without a backtick."""
    if entry.event:
        return f"`{entry.event.id}`"
    return f"`{entry.record.citekey}`" if entry.record else ""


def _day(number: int | None) -> str:
    return "" if number is None else edtf.of_day(number).text


def cells(entry: ChronologyEntry, words: EntryWords) -> Sequence[str]:
    """Return the cells of an entry, one for each of COLUMNS."""
    record, date, stated = entry.record, entry.date, entry.stated_date
    return (
        date.text if date else "",
        _day(date.lower) if date else "",
        _day(date.upper) if date else "",
        words.action(entry),
        entry.kind,
        entry.party,
        words.place(entry),
        entry.origin,
        stated.text if stated else "",
        words.title(entry),
        words.title_language(entry),
        record.kind or record.type if record else "",
        "; ".join(dict.fromkeys(side.code for side in record.parties)) if record else "",
        record.citekey if record else entry.event.id if entry.event else "",
        record.status if record else "",
        "; ".join(map(str, record.numbers)) if record else "",
        "; ".join(entry.topics),
        entry.act.text,
        entry.note.text,
    )
