"""The words of a chronology's lines in kk, ru and en: what each output shows of an entry."""

from collections.abc import Iterable
from typing import NamedTuple

from kb.domain import edtf
from kb.domain.chronology import NO_ACTION, ChronologyEntry
from kb.domain.titles import quoted
from kb.domain.vocabulary import Vocabulary
from kb.language import dates


class EntryWords(NamedTuple):
    """The words of one language for the entries of a chronology, and for the outputs that show them."""

    vocabulary: Vocabulary
    lang: str

    @property
    def name(self) -> str:
        """The name of the whole list."""
        return self.word("chronology")

    def word(self, key: str) -> str:
        """Return a word or a sentence of the outputs themselves, such as a table's heads."""
        return self.term("timeline", key)

    def heads(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Return the heads of a table's columns."""
        return tuple(map(self.word, keys))

    def term(self, group: str, key: str) -> str:
        """Return the word for a value of a controlled vocabulary."""
        return self.vocabulary.term(group, key, self.lang)

    def topic(self, key: str) -> str:
        """Return the label of a topic."""
        return self.vocabulary.topic_label(key, self.lang)

    def party(self, code: str) -> str:
        """Return the short name of a party."""
        return self.vocabulary.party_name(code, self.lang)

    def parties(self, entry: ChronologyEntry) -> str:
        """Return the short names of the document's parties, each once."""
        codes = dict.fromkeys(party.code for party in entry.record.parties) if entry.record else {}
        return "; ".join(map(self.party, codes))

    def place(self, entry: ChronologyEntry) -> str:
        """Return where the action was done, in this language where the vocabulary has the place."""
        return self.vocabulary.place(entry.place, self.lang)

    def title(self, entry: ChronologyEntry) -> str:
        """Return the title of the entry's document or event in this language if it has one; in brackets if supplied."""
        if entry.event:
            return entry.event.label.get(self.lang)
        own_title = entry.record.title(self.lang) if entry.record else None
        if own_title is None:
            return entry.record.citekey if entry.record else entry.key
        return f"[{own_title.value}]" if own_title.origin == "supplied" else own_title.value

    def printed_title(self, entry: ChronologyEntry) -> str:
        """Return the same for a reader's eyes: with the marks of quotation of its language."""
        return quoted(self.title(entry), self.title_language(entry))

    def title_language(self, entry: ChronologyEntry) -> str:
        """Return the language that `title` is in; "" where it is not known."""
        if entry.event:
            return self.lang
        own_title = entry.record.title(self.lang) if entry.record else None
        return own_title.lang if own_title else ""

    def action(self, entry: ChronologyEntry) -> str:
        """Return the word for what was done, such as "Signed"."""
        return self.term("entry" if entry.kind in NO_ACTION else "action", entry.kind)

    def document_kind(self, entry: ChronologyEntry) -> str:
        """Return the word for the kind of document, else of its type."""
        if entry.record is None:
            return self.term("entry", "event")
        return self.vocabulary.kind_word(entry.record.kind, entry.record.type, self.lang)

    def date(self, entry: ChronologyEntry) -> str:
        """Return the date in words, "" where there is none."""
        return dates.shown(entry.date, self.lang, act=True) if entry.date else ""

    def day(self, number: int) -> str:
        """Return a day number as a date in words; "…" where the year has more than nine digits."""
        return "…" if _is_far(number) else dates.shown(edtf.of_day(number), self.lang)

    def day_from(self, number: int) -> str:
        """Return the words for the time from a day on, such as "from 10 December 1994"; "…" where it is as far."""
        return "…" if _is_far(number) else dates.shown(edtf.parse(f"{edtf.of_day(number).text}/.."), self.lang)

    def in_text(self, entry: ChronologyEntry) -> str:
        """Return "the text: 1993" where the text's own date differs from the entry's; else ""."""
        differing = entry.differing_date
        return self.word("in-text").format(dates.shown(differing, self.lang)) if differing else ""


def _is_far(number: int) -> bool:
    return abs(edtf.civil(number)[0]) >= 10**9
