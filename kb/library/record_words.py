"""What a record states, in a reader's words: the same on its page and in `kb show`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from kb.domain import clauses, edtf
from kb.domain.clauses import LAST, OWN, ClauseRule, Validity
from kb.domain.languages import LANGUAGES
from kb.domain.records import AND_OTHERS, Contributor, Evidence, Record
from kb.domain.treaty_facts import Publication, Reservation
from kb.domain.vocabulary import Vocabulary
from kb.formats import languages
from kb.gost.families import wording
from kb.language.dates import lasting, shown
from kb.library import cataloguer_notes
from kb.messages import Message, sentence

_STEM = 5  # letters that Kazakh and Russian endings leave alone
_PARTICLE = 3  # letters of "of", "the"
_GROUPS = ("type", "kind", "language", "status", "stage")
_SEARCHED = "public pages: "  # begins the source of what was looked for in vain; the languages follow


@dataclass(frozen=True, slots=True)
class TreatyLine:
    """One value as shown: its text, the address it links to, the note beside it, and its source.

    `note` has its language beside it, "" where that is the reader's.
    """

    text: str
    address: str = ""
    beside: str = ""
    note: tuple[str, str] = ("", "")
    origin: str = "identified"


class ShownPerson(NamedTuple):
    """A person or body as a page or a command shows it; `lang` is the language of names, `office_lang` of the office.

    `side` is the short name of the side signed for, "" where the office names it; `family` is the family name of the
    record, which one searches by.
    """

    name: str
    lang: str
    family: str
    variants: tuple[str, ...]
    office: str
    office_lang: str
    side: str
    origin: str


@dataclass(frozen=True, slots=True)
class RecordWords:
    """The words of one language for what a record states."""

    vocabulary: Vocabulary
    lang: str

    def term(self, group: str, key: str) -> str:
        """Return the word for a value of a controlled vocabulary."""
        return self.vocabulary.term(group, key, self.lang)

    def party(self, code: str, full: bool = True) -> str:
        """Return the full name of a party, or its short one; a depositary without a code is named by its record."""
        return self.vocabulary.party_name(code, self.lang, full)

    def person(self, person: Contributor) -> ShownPerson:
        """Return a contributor as shown: a signatory named in another language as the vocabulary names him in this one.

        Who wrote a work stands as on the work. An office is said in this language where it is one of the vocabulary's,
        alone or with the name of the side.
        """
        here = person.lang == self.lang
        known = self.vocabulary.person_named(person.label) if person.role == "signatory" and not here else None
        name, lang, variants = person.label, person.lang, person.variants
        if known:
            lang = next(code for code in (self.lang, *LANGUAGES) if known.name[code])
            name, variants = known.name[lang], ()
        family = person.family or person.literal
        office = "" if here else self._office(person)
        side = self.party(person.party, full=False) if office else self.side(person)
        office_text, said_in = (office, self.lang) if office else (person.office, person.lang)
        return ShownPerson(name, lang, family, variants, office_text, said_in, side, person.origin)

    def side(self, person: Contributor) -> str:
        """Return the short name of the side for which a person signed, "" where the office held names it itself."""
        office = person.office.casefold().split()
        has_side = any(_all_in(name, office) for name in self._names(person.party))
        return "" if has_side else self.party(person.party, full=False)

    def _names(self, code: str) -> tuple[str, ...]:
        known = self.vocabulary.parties.get(code)
        return tuple(name for _lang, name in (*known.short.items(), *known.name.items())) if known else ()

    def _office(self, person: Contributor) -> str:
        """Return the office in this language; "" where it says more than an office that we name, and its side."""
        office_words = person.office.casefold().split()
        of_side = [part for name in self._names(person.party) for part in name.casefold().split()]
        offices = self.vocabulary.terms.get("office", {}).items()
        for key, label in ((key, label) for key, labels in offices for _lang, label in labels.items()):
            known = [*label.casefold().split(), *of_side]
            rest = [word for word in office_words if len(word) > _PARTICLE and not _begins(word, known)]
            if office_words and not rest and _all_in(label, office_words):
                return self.term("office", key)
        return ""

    def field(self, name: str) -> str:
        """Return the name of a field; one that no list knows is named as its file names it: "RIS C1", "mynote"."""
        bare = name.removeprefix("x-")
        key = next((key for key in (name, bare) if key in self.vocabulary.terms["field"]), "")
        return self.term("field", key) if key else bare.upper().replace("-", " ") if bare.startswith("ris-") else bare

    def fields(self, record: Record) -> Iterator[tuple[str, str, str]]:
        """Yield each field that has a value: its key, its name, and the value, words for keys of biblatex."""
        for key, value in record.without_markup().fields.items():
            if value:
                yield key, self.field(key), self._value(key, value)

    def _value(self, key: str, value: str) -> str:
        if key == AND_OTHERS:
            return ", ".join(self.term("role", role).lower() for role in value.split())
        if key == "x-editortype":
            return self.term("role", value)
        if key == "x-origlanguage":
            return self.term("language", languages.code(value)) or value
        table = {"genre": "type-keys", "x-pubstate": "publication-states"}.get(key)
        forms = wording()[table].get(value, {}) if table else {}
        return forms.get(f"{self.lang}-full") or forms.get(self.lang) or value

    def clause(self, text: str) -> str:
        """Return a clause on force in a sentence; one that is not in the grammar as it stands."""
        rule = clauses.rule(text)
        if rule is None:
            return text
        if rule.date:
            return shown(edtf.parse(f"{rule.date.text}/.."), self.lang)
        if rule.month:
            return self._put("month", self._event(rule), rule.month)
        delay = lasting(rule.delay, self.lang)
        return self._put("after" if delay else "on", self._event(rule), delay)

    def _event(self, rule: ClauseRule) -> str:
        if not rule.each_side:
            return self._put(rule.event)
        which = {LAST: "last", OWN: "own"}.get(rule.which, "nth")
        return self._put(f"{rule.event}-{which}", rule.which)

    def _put(self, key: str, *values: object) -> str:
        return self.term("clause_words", key).format(*values)

    def term_of_validity(self, text: str) -> str:
        """Return how long a document binds: a duration, for ever, until a day, or years; another text as it stands."""
        counts = clauses.duration(text)
        if counts:
            return lasting(counts, self.lang)
        if text == clauses.UNLIMITED:
            return self._put(text)
        date = edtf.find(text)
        return shown(date if "/" in text else edtf.parse(f"../{text}"), self.lang) if date else text

    def validity(self, term: Validity) -> str:
        """Return the first term of a document and by how much it is prolonged; "" where neither is known."""
        first = self.term_of_validity(term.duration) if term.duration else ""
        further = self._put("prolonged", self.term_of_validity(term.prolonged_by)) if term.prolonged_by else ""
        return "; ".join(filter(None, (first, further)))

    def reservation(self, item: Reservation) -> str:
        """Return when a reservation was made, to which article, and when it was withdrawn."""
        details = [shown(item.date, self.lang)] if item.date else []
        details += [self._put("article", item.article)] if item.article else []
        details += [self._put("withdrawn", shown(item.withdrawn, self.lang))] if item.withdrawn else []
        return ", ".join(details)

    def document(self, record: Record) -> Iterator[tuple[str, TreatyLine]]:
        """Yield each value under its label, in the order of the record's page."""
        for clause in record.clauses:
            article = self._put("article", clause.article) if clause.article else ""
            line = TreatyLine(
                self.clause(clause.text), "", article, cataloguer_notes.prose(clause.note, self.lang), clause.origin
            )
            yield self.term("clause", clause.kind), line
        for depositary in record.depositaries:
            capacity = self.term("capacity", depositary.capacity).lower() if depositary.capacity else ""
            line = TreatyLine(self.party(depositary.party), beside=capacity, origin=depositary.origin)
            yield self.field("depositary"), line
        for text in record.authentic_texts:
            beside = self._put("prevails") if text.prevails else ""
            line = TreatyLine(self.term("language", text.lang), beside=beside, origin=text.origin)
            yield self.field("authentic-text"), line
        for publication in record.publications:
            line = TreatyLine(self._publication(publication), origin=publication.origin)
            yield self.field("official-publication"), line
        for item in record.reservations:
            note = cataloguer_notes.prose(item.note, self.lang)
            line = TreatyLine(self.party(item.party), "", self.reservation(item), note, item.origin)
            yield self.term("reservation", item.kind), line
        yield from self._links(record)

    def _links(self, record: Record) -> Iterator[tuple[str, TreatyLine]]:
        accessed = self.field("accessed").lower()
        for link in record.web_links:
            language = self.term("language", link.lang) if link.lang else ""
            read = f"{accessed}: {shown(link.read, self.lang)}" if link.read else ""
            beside = ", ".join(filter(None, (language, read)))
            line = TreatyLine(link.url, link.url, beside, cataloguer_notes.prose(link.note, self.lang))
            yield self.term("web_link", link.kind), line

    def _publication(self, item: Publication) -> str:
        places = [f"{self.term('locator', name).lower()} {value}"
                  for name, value in (("volume", item.volume), ("issue", item.number)) if value]  # fmt: skip
        places += [f"№ {item.item}"] if item.item else []
        places += [f"{self.term('locator', 'page').lower()} {item.page}"] if item.page else []
        places += [shown(item.date, self.lang)] if item.date else []
        return ", ".join((self.term("series", item.series), *places))

    def source(self, source: str) -> str:
        """Return a source; of pages that were searched in vain their languages in words."""
        _before, mark, codes = source.partition(_SEARCHED)
        if not mark:
            return source
        named = ", ".join(self.term("language", code).lower() for code in codes.split(", "))
        return sentence(Message("pages-searched", languages=named), self.lang)

    def stated(self, item: Evidence) -> tuple[str, str]:
        """Return the value of a statement, and its language where it is not said in the reader's."""
        value = item.value
        if item.field in _GROUPS:
            return self.term(item.field, value), ""
        if item.field == "place" and not item.lang:
            return self.vocabulary.place(value, self.lang), ""
        if item.field == "depositary":
            return self.party(value), ""
        if item.field == "clause":
            return self.clause(value), ""
        if item.field == "authentic-text":
            return ", ".join(self.term("language", code.strip()) for code in value.split(",")), ""
        if item.field in ("term", "prolonged-by"):
            item = replace(item, value=self.term_of_validity(value))
        return (
            cataloguer_notes.said(item.value, self.lang) if cataloguer_notes.is_prose(item) else (item.value, item.lang)
        )


def _all_in(label: str, words: Iterable[str]) -> bool:
    """Return whether all words of a label are among these, endings aside."""
    return all(any(word.startswith(part[:_STEM]) for word in words) for part in label.casefold().split())


def _begins(word: str, parts: Iterable[str]) -> bool:
    return any(word.startswith(part[:_STEM]) for part in parts)
