"""The words of a chronology's lines in kk, ru and en: what each output shows of an entry."""

from collections.abc import Iterable

from kb.domain import edtf
from kb.domain.chronology import NO_ACTION, ChronologyEntry
from kb.domain.titles import quoted
from kb.domain.vocabulary import Vocabulary
from kb.language import dates


def word(key: str, lang: str, vocabulary: Vocabulary) -> str:
    """Return a word or a sentence of the outputs themselves, such as a table's heads."""
    return vocabulary.term("timeline", key, lang)


def heads(keys: Iterable[str], lang: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the heads of a table's columns."""
    return tuple(word(key, lang, vocabulary) for key in keys)


def place(entry: ChronologyEntry, lang: str, vocabulary: Vocabulary) -> str:
    """Return where the action was done, in `lang` where the vocabulary has the place."""
    return vocabulary.place(entry.place, lang)


def name(lang: str, vocabulary: Vocabulary) -> str:
    """Return the name of the whole list."""
    return word("chronology", lang, vocabulary)


def title(entry: ChronologyEntry, lang: str) -> str:
    """Return the title of the entry's document or event in `lang` where there is one; a supplied one in brackets."""
    if entry.event:
        return entry.event.label.get(lang)
    own_title = entry.record.title(lang) if entry.record else None
    if own_title is None:
        return entry.record.citekey if entry.record else entry.key
    return f"[{own_title.value}]" if own_title.origin == "supplied" else own_title.value


def printed_title(entry: ChronologyEntry, lang: str) -> str:
    """Return the same for a reader's eyes: with the marks of quotation of its language."""
    return quoted(title(entry, lang), title_language(entry, lang))


def title_language(entry: ChronologyEntry, lang: str) -> str:
    """Return the language that `title` is in; "" where it is not known."""
    if entry.event:
        return lang
    own_title = entry.record.title(lang) if entry.record else None
    return own_title.lang if own_title else ""


def action(entry: ChronologyEntry, lang: str, vocabulary: Vocabulary) -> str:
    """Return the word for what was done, such as "Signed"."""
    return vocabulary.term("entry" if entry.kind in NO_ACTION else "action", entry.kind, lang)


def document_kind(entry: ChronologyEntry, lang: str, vocabulary: Vocabulary) -> str:
    """Return the word for the kind of document, else of its type."""
    if entry.record is None:
        return vocabulary.term("entry", "event", lang)
    return vocabulary.kind_word(entry.record.kind, entry.record.type, lang)


def date(entry: ChronologyEntry, lang: str) -> str:
    """Return the date in words, "" where there is none."""
    return dates.shown(entry.date, lang, act=True) if entry.date else ""


def day(number: int, lang: str) -> str:
    """Return a day number as a date in words; "…" where the year has more than nine digits."""
    if abs(edtf.civil(number)[0]) >= 10**9:
        return "…"
    return dates.shown(edtf.of_day(number), lang)


def year_of(number: int) -> int:
    """Return the year of a day number."""
    return edtf.civil(number)[0]


def day_from(number: int, lang: str) -> str:
    """Return the words for the time from a day on, such as "from 10 December 1994"."""
    return dates.shown(edtf.parse(f"{edtf.of_day(number).text}/.."), lang) if day(number, lang) != "…" else "…"


def stated(entry: ChronologyEntry, lang: str) -> str:
    """Return the text's own date in words where it differs from the entry's."""
    differing = entry.differing_date
    return dates.shown(differing, lang) if differing else ""


def in_text(entry: ChronologyEntry, lang: str, vocabulary: Vocabulary) -> str:
    """Return "the text: 1993" where the text's own date differs from the entry's; else ""."""
    differing = stated(entry, lang)
    return word("in-text", lang, vocabulary).format(differing) if differing else ""


def parties(entry: ChronologyEntry, lang: str, vocabulary: Vocabulary) -> str:
    """Return the short names of the document's parties, each once."""
    codes = dict.fromkeys(party.code for party in entry.record.parties) if entry.record else {}
    return "; ".join(vocabulary.party_name(code, lang) for code in codes)


def topics(entry: ChronologyEntry) -> tuple[str, ...]:
    """Return the topics of the entry's document or event."""
    if entry.event:
        return entry.event.topics
    return entry.record.topics if entry.record else ()
