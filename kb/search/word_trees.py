"""Words of a question as trees over the fields and forms of the index."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from kb.domain.languages import LANGUAGES
from kb.language.folding import bones, fold_word, is_cyrillic
from kb.language.stems import stem
from kb.search.analysis import Forms, asked_forms
from kb.search.conditions import days_between, years_between
from kb.search.grammar import Wanted
from kb.search.index_values import FieldName
from kb.search.near_spellings import heard_spelling, near_spellings
from kb.search.query_tree import (
    BoostNode,
    ConstantNode,
    NearNode,
    Node,
    PhraseNode,
    PrefixNode,
    TermCounts,
    TermNode,
    constant,
    either,
    every,
    term,
)
from kb.search.schema import MENTION, NAMED_IN_SIGNING, SIGNED, TEXT_FIELDS
from kb.search.weighted_forms import NEAR, allowed_errors, families, weighted_terms

_IN_THE_YEAR = 100.0
_SIGNED_BY = 150.0  # what a document gains that one signed who is asked for as such, or in the notes on its signing
_TELLING_NUMBER = 3  # figures: so many, and a document has that number, mean the document
_COMMON = 0.15  # of all records
_FREE_BEGINNING = 7  # letters of a word from which on an error may be in its first one
_MOST_ENDINGS = 64  # words a beginning may stand for and still be ranked
_TORN = 3  # letters that are found of a word of two more and are no sign of it
_ONE_ROOT = 0.9  # of the records with words that begin so: they have one root
_BARE_BEGINNING = 4  # letters of a beginning that is looked for without the signs of its letters
_YEARS = range(1500, 2100)
FIELDS: dict[str, tuple[FieldName, ...]] = {
    "any": ("title", "name", "topic", "note", "other"),
    "author": ("name",),
    "title": ("title",),
    "topic": ("topic",),
}


class AskedPart(NamedTuple):
    """What finds a part of the question, and what only adds to the score of a record found: narrower forms of it.

    `records` tells in about how many records the part is as asked: 0 where only near spellings are looked for.
    `text` is the part as typed; `sure`: a record that has it answers, whatever else is asked; `share` is how much of
    the part is there where only its like or a longer word is found, nothing where it is short; `generic`: it names a
    kind of document; `weight` is what it says against other words as rare; `party`: it names a party; `by_topic` is
    what of `finding` gives records of a topic, whatever they say; `kept`: relaxing does not leave it out; `within`: it
    is only part of that.
    """

    finding: tuple[Node, ...]
    lifting: tuple[Node, ...] = ()
    records: int = 0
    text: str = ""
    sure: bool = False
    share: float = 1.0
    generic: bool = False
    weight: float = 1.0
    by_topic: tuple[Node, ...] = ()
    party: bool = False
    kept: bool = False
    within: bool = False


NO_PART = AskedPart(())


class WordTrees:
    """Makes trees against one state of the index: only terms that occur become part of one."""

    def __init__(self, counts: TermCounts) -> None:
        self._counts = counts
        self._remembered = counts.remembered

    def word(self, forms: Forms, fields: tuple[FieldName, ...], share: float = 1.0) -> AskedPart:
        """Return a part for each field and form of a word that occurs in the index; none if it is not there.

        A form found in just the records of a wider one (a stem and its Latin key, mostly) adds its weight there.
        """
        sought = (forms, fields, share)
        known: AskedPart | None = self._remembered.get(sought)
        if known is None:
            known = self._remembered[sought] = self._word(*sought)
        return known

    def _word(self, forms: Forms, fields: tuple[FieldName, ...], share: float) -> AskedPart:
        count = self._counts.doc_freq
        finding: list[Node] = []
        lifting: list[Node] = []
        most = by_topic = 0
        for name in fields:
            weight = TEXT_FIELDS[name] * share
            for wide, wide_boost, narrow in families(forms):
                records = count(name, wide)
                if not records:
                    continue
                most, by_topic = (most, max(by_topic, records)) if name == "topic" else (max(most, records), by_topic)
                counts = [(narrower, boost, count(name, narrower)) for narrower, boost in narrow]
                same = sum(boost for _term, boost, here in counts if here == records)
                finding.append(term(name, wide, weight * (wide_boost + same)))
                lifting += [
                    term(name, narrower, weight * boost) for narrower, boost, here in counts if 0 < here < records
                ]
        return AskedPart(tuple(finding), tuple(lifting), most or by_topic)

    def made_of(self, make: Callable[["WordTrees", str], list[Node]], label: str) -> list[Node]:
        """Return the trees that are made of a label, which the same questions and others ask for again."""
        known: list[Node] | None = self._remembered.get((make, label))
        if known is None:
            known = self._remembered[make, label] = make(self, label)
        return known

    def alone(self, word: str) -> Node:
        """Return the tree for a word just as it is spelt, anywhere."""
        folded = fold_word(word)
        return either(
            [term(name, f"={folded}", 1.0) for name in TEXT_FIELDS if self._counts.doc_freq(name, f"={folded}")]
        )

    def is_spelt(self, forms: Forms, fields: Iterable[FieldName]) -> bool:
        """Return whether a word is somewhere spelt just so."""
        return any(self._counts.doc_freq(name, f"={forms.surface}") for name in fields)

    def is_stem(self, forms: Forms, fields: Iterable[FieldName]) -> bool:
        """Return whether a word is the stem of words that are somewhere: "завод" where "завода" stands."""
        return forms.surface in forms.stems and any(self._counts.doc_freq(name, forms.surface) for name in fields)

    def is_torn(self, forms: Forms, fields: Iterable[FieldName]) -> bool:
        """Return whether all that is found of a word is a few letters, without their signs, that are no stem of it."""
        most = min(_TORN, len(forms.surface) - 2)
        torn = [skeleton for skeleton in forms.skeletons if len(skeleton) <= most and skeleton not in forms.stems]
        if not torn:
            return False
        terms = {form for form in weighted_terms(forms) if any(self._counts.doc_freq(name, form) for name in fields)}
        return bool(terms) and terms.issubset(torn)

    def is_titled(self, figures: str) -> bool:
        """Return whether a title has a word of figures, which has no other forms."""
        return bool(self._counts.doc_freq("title_row", figures))

    def near(self, forms: Forms, fields: Iterable[FieldName], errors: int) -> AskedPart:
        """Return a part for spellings at most `errors` edits away; short words keep their first letter."""
        terms = dict.fromkeys([*forms.skeletons, *forms.stems, *(f"~{key}" for key in forms.keys)])
        nodes: list[Node] = []
        for name in fields:
            for form in terms:
                bare = form.removeprefix("~")
                kept = len(form) - len(bare) + 1 if len(bare) < _FREE_BEGINNING else 0
                for distance in range(1, min(errors, allowed_errors(bare)) + 1):
                    near = NearNode(name, form, distance, kept if distance == 1 else 0)
                    nodes.append(BoostNode(near, TEXT_FIELDS[name] * NEAR))
        return AskedPart(tuple(nodes))

    def is_like(self, word: str) -> bool:
        """Return whether a word is the beginning of a spelling, or near one."""
        surface, fields = fold_word(word), FIELDS["any"]
        errors = allowed_errors(surface)
        begun = any(self._counts.terms_with_prefix(name, f"={surface}", None, 1) for name in fields)
        return begun or bool(errors and self.near_spellings(surface, fields, errors))

    def near_spellings(self, surface: str, fields: Iterable[FieldName], errors: int) -> tuple[str, ...]:
        """Return the spellings that a word may be a slip for; see `kb.search.near_spellings`."""
        return near_spellings(self._counts, surface, fields, errors)

    def heard(self, word: str) -> str:
        """Return the spelling anywhere that sounds as a word does, "" where none does."""
        return heard_spelling(self._counts, word, FIELDS["any"])

    def prefix(self, beginning: str, fields: Iterable[FieldName], share: float = 1.0) -> AskedPart:
        """Return a part for words whose spelling begins so; where there are many, all weigh the same in a field.

        Where none does, words count that begin so without the signs of й and of Kazakh letters: баик, казакст.
        """
        spelt_part = self._begun(f"={beginning}", fields, share)
        bare = is_cyrillic(beginning[0]) and bones(beginning) == beginning
        if spelt_part.finding or not bare or len(beginning) < _BARE_BEGINNING:
            return spelt_part
        return self._begun(beginning, fields, share)

    def _begun(self, beginning: str, fields: Iterable[FieldName], share: float) -> AskedPart:
        """Return a part for terms that begin so."""
        nodes: list[Node] = []
        most = 0
        for name in fields:
            weight = TEXT_FIELDS[name] * share
            terms = self._counts.terms_with_prefix(name, beginning, None, _MOST_ENDINGS + 1)
            if len(terms) > _MOST_ENDINGS:
                nodes.append(BoostNode(PrefixNode(name, beginning), weight))
            else:
                nodes += [BoostNode(TermNode(name, longer), weight) for longer, _count in terms]
            most = max(most, sum(count for _term, count in terms))
        return AskedPart(tuple(nodes), (), most)

    def has_one_root(self, beginning: str, fields: Iterable[FieldName]) -> bool:
        """Return whether nearly all that begins so, with its signs or without, goes on with the same letter."""
        for start in (f"={beginning}", bones(beginning)):
            further: dict[str, int] = {}
            rows = (self._counts.terms_with_prefix(name, start, None, _MOST_ENDINGS) for name in fields)
            for longer, count in (pair for row in rows for pair in row):
                letter = bones(longer)[len(start) : len(start) + 1]
                further[letter] = further.get(letter, 0) + count
            if further:
                return max(further.values()) >= sum(further.values()) * _ONE_ROOT
        return False

    def barred(self, wanted: Wanted) -> tuple[Node, ...]:
        """Return the trees for a word that must not be there; labels of topics are nothing that a record says."""
        forms = asked_forms(wanted.words[0])
        terms = weighted_terms(forms._replace(keys=forms.keys[:1]))
        fields = [name for name in FIELDS[wanted.field] if name != "topic" or wanted.field == "topic"]
        pairs = [(name, form) for name in fields for form in terms]
        return tuple(term(name, form, 1.0) for name, form in pairs if self._counts.doc_freq(name, form))

    def with_number(self, number: str, part: AskedPart, of_act: bool) -> AskedPart:
        """Return what finds a word of figures, and documents of that number; of an act, what was done by it too."""
        terms = (f"number:{number}", f"{MENTION}number:{number}")[: 1 + of_act]
        doc_freqs = {key: records for key in terms if (records := self._counts.doc_freq("identifier", key))}
        nodes = tuple(constant("identifier", key, _IN_THE_YEAR) for key in doc_freqs)
        records, tells = max((part.records, *doc_freqs.values())), bool(doc_freqs) and len(number) >= _TELLING_NUMBER
        return part._replace(finding=(*part.finding, *nodes), records=records, kept=tells, sure=tells and of_act)

    def with_year(self, wanted: Wanted, part: AskedPart) -> AskedPart:
        """Return what finds a word, and records of the year that it may be."""
        year = year_of(wanted)
        if year is None:
            return part
        year_node = ConstantNode(years_between(self._counts, year, year), _IN_THE_YEAR)
        return AskedPart((*part.finding, year_node), part.lifting, part.records)

    def keyword(self, field: str, value: str, score: float) -> list[Node]:
        """Return the tree for records with a value of a facet, all with the same score; none if no record has it."""
        return [constant(field, value, score)] if self._counts.doc_freq(field, value) else []

    def within(self, field: str, value: str, days: tuple[int | None, int | None], score: float) -> list[Node]:
        """Return the tree for records with a value of a facet of which the date can lie between two days."""
        nodes = self.keyword(field, value, 0.0)
        return [ConstantNode(every([*nodes, days_between(self._counts, *days)]), score)] if nodes else []

    def is_few(self, field: str, value: str, share: float) -> bool:
        """Return whether no more than a share of all records have a value of a facet."""
        return self._counts.doc_freq(field, value) <= self._counts.num_docs * share

    def is_many(self, records: int) -> bool:
        """Return whether a word in so many records says nothing of what they are about."""
        return records > self._counts.num_docs * _COMMON

    def nouns(self, stems: Iterable[str], share: float) -> AskedPart:
        """Return a part for those stems that titles and topics have."""
        fields: tuple[FieldName, ...] = ("title", "topic")
        counts = [(name, noun_stem, self._counts.doc_freq(name, noun_stem)) for noun_stem in stems for name in fields]
        known_stems = [(name, noun_stem, records) for name, noun_stem, records in counts if records]
        nodes = tuple(term(name, noun_stem, TEXT_FIELDS[name] * share) for name, noun_stem, _records in known_stems)
        return AskedPart(nodes, (), max((records for *_its, records in known_stems), default=0))

    def signed_by(self, forms: Forms) -> list[Node]:
        """Return what finds documents signed by one whose name has a word: they stand first."""
        marked = [f"{mark}{key}" for key in forms.keys for mark in (SIGNED, NAMED_IN_SIGNING)]
        return [constant("name", signer, _SIGNED_BY) for signer in marked if self._counts.doc_freq("name", signer)]

    def initial(self, key: str) -> list[Node]:
        """Return what finds the names with an initial or a word of one letter, by its Latin key."""
        initial_key = f"~{key}"
        return [term("name", initial_key, TEXT_FIELDS["name"])] if self._counts.doc_freq("name", initial_key) else []

    def sound(self, key: str) -> AskedPart:
        """Return a part for the names of persons and bodies with a word that sounds so."""
        records = self._counts.doc_freq("name", f"&{key}")
        return AskedPart((term("name", f"&{key}", TEXT_FIELDS["name"]),), (), records) if records else NO_PART

    def phrase(self, wanted: Wanted, slop: int = 0, share: float = 1.0) -> list[Node]:
        """Return trees for the words in a row, in each language's stems and each field where all of them occur."""
        rows = dict.fromkeys(
            tuple(bones(stem(word, lang)) for word in map(fold_word, wanted.words)) for lang in LANGUAGES
        )
        nodes: list[Node] = []
        for name in FIELDS[wanted.field]:
            for row in rows:
                if len(row) > 1 and all(self._counts.doc_freq(f"{name}_row", word) for word in row):
                    nodes += [BoostNode(PhraseNode(f"{name}_row", row, slop), TEXT_FIELDS[name] * share)]
        return nodes


def year_of(wanted: Wanted) -> int | None:
    """Return the year that a word may be."""
    return int(wanted.words[0]) if wanted.field == "any" and is_year(wanted.words[0]) else None


def is_year(word: str) -> bool:
    """Return whether a word may be a year."""
    return len(word) == 4 and word.isdecimal() and int(word) in _YEARS
