"""What a question states beside its subject, and a record must bear to answer it: a number, years, a kind of act.

Records that share the words of a question and bear another number of the series, other years or another kind are
near: "KazSat-3" is not answered by KazSat-2, the plan for 2016-2018 not by that for 2019-2021, a law not by a treaty.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import Literal, NamedTuple

from kb.domain.item_types import LEGAL
from kb.language.folding import fold_word, spellings, words
from kb.language.latin import cyrillic_guess, latin_key
from kb.language.number_words import ordinal_of, ordinal_roots, roman, roman_value
from kb.search.analysis import asked_forms
from kb.search.asked_actions import asked_actions
from kb.search.asked_order import said_for, says_what_first, stages
from kb.search.asked_values import TypedValue
from kb.search.asked_years import bearing_year, in_century
from kb.search.grammar import LONGEST_QUESTION, Wanted, phrases, without_operators
from kb.search.index_values import FieldName
from kb.search.label_index import PART, LabelIndex
from kb.search.query_tree import (
    NOTHING,
    ClauseNode,
    ConstantNode,
    Node,
    RangeNode,
    TermCounts,
    TermNode,
    constant,
    either,
    every,
    term,
)
from kb.search.schema import MENTION
from kb.search.stopwords import is_stopword
from kb.search.word_trees import AskedPart, WordTrees, is_year

# Patterns of what has figures stand as text: few questions have any.
_SERIES = r"(?<![\w-])(?P<name>[^\W\d_]{2,})[-‑–](?P<number>\d{1,3})(?![\w-]|[.,/]\d)"
_ORDINAL = (
    r"(?<![\w-])(?P<number>\d{1,3})\s?-?\s?(?:[ыои]?[йе]|я|[оыи]?го|[оыие]?му?|ой|ая|[ыі]?н?ш[ыі]|th|nd|rd|st)(?!\w)"
    r"(?!\W+(?:rev\W+)?(?:ed|изд|бас))"  # of an edition
)
_SPAN = r"(?P<low>(?:19|20)\d\d)\D+(?P<high>(?:19|20)\d\d)\D*"
_FOR = r"(?i)(?<!\w)(?:на|for)\s+(?:19|20)\d\d\W{1,3}\d{2,4}|\d{4}\s+жылдар[ғг]а"
_ROADMAP = r"(?i)дорожн\w+ карт\w+|жол картасы\w*|road\s?maps?"
_PASTED = r"(?<!\w)[^\W\d_]\.|\bvol\b|№|\bN\s?\d"  # initials, volumes, numbers: what a reference has
_CODE, _MOST_OF_CODE = "кодекс", 10  # a word for a code of laws, and the letters of its longest form
_LOOSE = frozenset(["treaty", "agreement"])  # whatever is agreed is called so
_OTHERWISE = frozenset(["letter", "act", "address", "doctrine"])  # their names are words for other things too
_FOR_YEARS = frozenset(["plan", "programme", "strategy", "concept", "doctrine"])  # kinds of what is for some years
_ALIKE = {  # kinds that people take for each other
    "plan": ("programme",), "programme": ("plan",), "declaration": ("statement",), "statement": ("declaration",),
    "decree": ("resolution", "order"), "resolution": ("decree", "order"), "order": ("resolution", "decree"),
}  # fmt: skip
_MOST_FORMS, _MOST_IN_SERIES = 50, 20
_OR = frozenset(["or", "или", "либо", "немесе", "әлде"])
_AREA = r"(?:обл|гор|край|район|қала|аудан|город|city|region|oblast)\w*"
_AMENDING = (
    r"(?i)(?<!\w)(?:поправ(?:ок|к\w+)|amend(?:ing|ments?)|түзету\w*|протокол\w*\s+об? (?:внесении )?изменени\w+"
    r"|(?<=[ғгқкн][ае] )(?:соңғы |енгізілген |қандай )*өзгеріс\w*"  # to what, in the dative
    r"|изменени\w+ (?:и дополнени\w+ )?(?:к|в)(?= )|(?:changes?|supplements?)(?= to )|неше рет \w+"
    r"|(?:what|which|how many) (?:\w+ )?(?:changed|amended|modified|supplemented)"
    r"|(?:неше|қанша|қай|қандай) \w+ (?:өзгерт|түзет|толықтыр)\w+"
    r"|(?:чем|сколько раз|(?:как|скольк)\w+ \w+) (?:был\w? )?(?:мен|измен|дополн)я?[ли]\w+)(?!\w)"
)
_AMENDING_PIECES = (
    "поправ", "amend", "түзету", "мен", "дополн", "change", "supplement", "modified", "неше рет", "өзгер", "толықтыр",
)  # fmt: skip
_AMENDED = "изменение дополнение поправка amendment amend supplement өзгеріс өзгерту толықтыру түзету"
_BILATERAL, _BILATERAL_PIECES = r"(?i)двусторонн\w+|екіжақты|bilateral", ("двусторонн", "екіжақты", "bilateral")
_FEW, _MOST_SETS = 0.15, 2_000  # of all records: a party of more of them tells nothing; sets of parties looked through
_MOST_BETWEEN, _SENTENCE = 2, 7  # words between two places that belong together; parts of a sentence
_HYPHENS, _STAGE = tuple("-‑–"), 20.0  # what a record of the stage asked for gains

Leads = Literal["", "alike", "rests_on", "replaces"]


class Demand(NamedTuple):
    """What is stated, as typed, with the tree of what bears it.

    It counts where some of the best records bear another of the same series, if `others` is the tree of those.
    `aside`: it says nothing of what the question is about. `leading`: what bears it comes first, among what answers
    alike, or among what names the document asked about in a field.
    """

    text: str
    bearing: Node
    others: Node | None = None
    aside: bool = False
    leading: Leads = ""


class DemandReader:
    """Reads what questions state against one state of the index."""

    def __init__(self, counts: TermCounts, vocabulary: LabelIndex) -> None:
        self._counts = counts
        self._terms = WordTrees(counts)
        self._vocabulary = vocabulary

    def demands(
        self, text: str, rest: str, values: Sequence[TypedValue], needed: Sequence[AskedPart] = ()
    ) -> tuple[Demand, ...]:
        """Return what a question states, by its values and parts; `rest` is the question without its values."""
        text, rest = without_operators(text[:LONGEST_QUESTION]), without_operators(rest)
        row, left = ([word.text for word in words(source)] for source in (text, rest))
        named = [(start, end, kind) for start, end, name, kind in self._vocabulary.names_in(row) if name == "kind"]
        kinds = {kind for _start, _end, kind in named}
        figures = any(map(str.isdecimal, f"{text}{rest}"))  # in `rest` years in words have figures
        kinds |= {"plan"} if figures and re.search(_ROADMAP, text) else set()
        dated = [value for value in values if value.date and value.date.precision != "day"]
        numbered = len(dated) < len(values) or any(word.isdecimal() and not is_year(word) for word in row)
        return (
            *(self._series(text) if figures else ()),
            *self._ordinals(rest, figures),
            *(self._spans(dated) if dated and (kinds & _FOR_YEARS or re.search(_FOR, text)) else ()),
            *(self._years(left, not kinds or bool(kinds & _LOOSE)) if figures and not re.search(_PASTED, text) else ()),
            *self._months(dated),
            *(() if numbered else self._kinds(row, named)),
            *self._amendments(text),
            *((*self._instead(text), *self._stages(text), *self._literature(text)) if says_what_first(text) else ()),
            *(Demand(act, node, leading="alike") for act, node in asked_actions(text, left, values, self._counts)),
            *((*self._between_two(text, needed), *self._places(row, needed)) if len(row) > 1 else ()),
        )

    def _series(self, text: str) -> Iterator[Demand]:
        """Yield names with a number of a series: KazSat-3, ГРЭС-2."""
        for place in re.finditer(_SERIES, text):
            number = int(place["number"])
            own_nodes = self._in_series(place["name"], (number,))
            others = self._in_series(place["name"], (other for other in range(1, _MOST_IN_SERIES) if other != number))
            if others:
                yield Demand(place.group(), either([*own_nodes, *self._numbered(number, ("title",))]), either(others))

    def _in_series(self, name: str, numbers: Iterable[int]) -> list[Node]:
        """Return what finds a name with any of some numbers behind it, in either script."""
        folded = fold_word(name)
        names = dict.fromkeys((folded, latin_key(folded) or folded, cyrillic_guess(folded) or folded))
        rows = [Wanted((spelling, str(number)), phrase=True) for number in numbers for spelling in names]
        return [node for row in rows for node in self._terms.phrase(row)]

    def _ordinals(self, text: str, figures: bool) -> Iterator[Demand]:
        """Yield ordinals from the second on, in figures, Roman numerals or words; of what is first few texts say so."""
        for place in re.finditer(_ORDINAL, text) if figures else ():
            beside = [word.text for word in words(text[place.end() :])[:1]]
            if int(place["number"]) > 1:
                yield self._ordinal(place.group(), int(place["number"]), beside)
        for word in words(text):
            number = ordinal_of(word.text) or roman_value(word.text)
            if number > 1 and text[max(0, word.start - 1) : word.start] not in _HYPHENS:
                yield self._ordinal(word.text, number, [next_word.text for next_word in words(text[word.end :])[:1]])

    def _ordinal(self, text: str, number: int, behind: Sequence[str]) -> Demand:
        """Return an ordinal; in bare figures it stands beside the word that it has in the question."""
        rows = [Wanted(row, phrase=True) for word in behind for row in ((str(number), word), (word, str(number)))]
        beside = [*in_century(self._counts, number, behind), *chain.from_iterable(map(self._terms.phrase, rows))]
        return Demand(text, either([*self._numbered(number, ("title", "note", "other"), not behind), *beside]))

    def _numbered(self, number: int, fields: Iterable[FieldName], figures: bool = True) -> Iterator[Node]:
        """Yield what finds a number in some fields: in Roman numerals, as an ordinal and, if `figures`, in figures."""
        for field in fields:
            spelt = {f"={fold_word(roman(number))}", *([f"={number}"] if figures else [])}
            for root in ordinal_roots(number):
                longer = self._counts.terms_with_prefix(field, f"={root}", None, _MOST_FORMS)
                spelt.update(form for form, _records in longer if ordinal_of(form[1:]) == number)
            yield from (term(field, form, 1.0) for form in sorted(spelt) if self._counts.doc_freq(field, form))

    def _spans(self, values: Iterable[TypedValue]) -> Iterator[Demand]:
        """Yield spans of years as what something is for, and not as when it was done: records say them or last so."""
        for value in values:
            years = re.fullmatch(_SPAN, value.text)
            if years:
                low, high = int(years["low"]), int(years["high"])
                span_nodes = self._terms.phrase(Wanted((years["low"], years["high"]), phrase=True))
                lasting = every([RangeNode("year_from", low, low), RangeNode("year_to", high, high)])
                yield Demand(value.text, either([*span_nodes, lasting]), aside=True)

    def _years(self, row: Sequence[str], acted: bool) -> Iterator[Demand]:
        """Yield the years of a question, of which a record bears one; those of later acts count too if `acted`."""
        years = list(dict.fromkeys(filter(is_year, row)))
        if years:
            bearing = [bearing_year(self._terms, self._counts, int(year), acted) for year in years]
            yield Demand(", ".join(years), either([*chain.from_iterable(bearing)]))

    def _months(self, values: Iterable[TypedValue]) -> Iterator[Demand]:
        """Yield the months of a question."""
        for value in values:
            if value.date and value.date.precision == "month" and not value.other_date:
                terms = (value.date.text, f"{MENTION}{value.date.text}")
                date_nodes = [constant("date", month, 1.0) for month in terms if self._counts.doc_freq("date", month)]
                yield Demand(value.text, either(date_nodes))

    def _kinds(self, row: Sequence[str], named: Sequence[tuple[int, int, str]]) -> Iterator[Demand]:
        """Yield the kinds of a question as one, if none is what any agreement is called: of one of them is an answer.

        What is no treaty may say the kind anywhere: literature on it, an act that had another form first. What the
        question calls so, the kind in its name, is an answer too.
        """
        codes = [(place, place + 1, "") for place, word in enumerate(row) if _is_code(fold_word(word))]
        spans = [*(name for name in named if name[2] not in _OTHERWISE), *codes]
        if not spans or any(kind in _LOOSE for _start, _end, kind in spans):
            return
        nodes: list[Node] = []
        for start, end, kind in spans:
            for known in filter(None, (kind, *_ALIKE.get(kind, ()))):
                nodes += self._terms.keyword("kind", known, 1.0)
            for word in row[start:end]:
                nodes += self._terms.word(asked_forms(word), ("title",)).finding
                ways = self._terms.word(asked_forms(word), ("name", "note", "other")).finding
                nodes.append(ClauseNode((either(ways),), (), (constant("type", "treaty", 1.0),)) if ways else NOTHING)
        nodes += (node for start, end, _kind in spans for node in self._called(row, start, end))
        yield Demand(" ".join(row[spans[0][0] : spans[0][1]]), either(nodes))

    def _amendments(self, text: str) -> Iterator[Demand]:
        """Yield a question for what amends a document: titles of such say so, or it is a protocol."""
        amending = next(phrases(_AMENDING, _AMENDING_PIECES, text), None)
        if amending:
            titled = (self._terms.word(asked_forms(word), ("title",)).finding for word in _AMENDED.split())
            bearing = [*self._terms.keyword("kind", "protocol", 1.0), *chain.from_iterable(titled)]
            yield Demand(amending.group(), either(bearing), leading="rests_on")

    def _instead(self, text: str) -> Iterator[Demand]:
        """Yield a question for what stands in place of another document, if any does."""
        phrase = said_for("replacing", text)
        known = self._counts.terms_with_prefix("replaces", "", None, _MOST_SETS) if phrase else ()
        if known:
            instead = either([constant("replaces", citekey, 1.0) for citekey, _records in known])
            yield Demand(phrase, instead, instead, leading="replaces")

    def _stages(self, text: str) -> Iterator[Demand]:
        """Yield a question for what did not come as far as others: drafts, what was initialled only."""
        phrase, stage_names = stages(text)
        if phrase:
            nodes = [constant("stage", stage, _STAGE) for stage in stage_names if self._counts.doc_freq("stage", stage)]
            yield Demand(phrase, either(nodes), leading="alike")

    def _literature(self, text: str) -> Iterator[Demand]:
        """Yield a question for what was written on something, and no treaty or act."""
        phrase = said_for("literature", text)
        if phrase:
            types = (type_name for type_name, _records in self._counts.terms_with_prefix("type", "", None, _MOST_SETS))
            works = [constant("type", type_name, _STAGE) for type_name in types if type_name not in LEGAL]
            yield Demand(phrase, either(works), aside=True, leading="alike")

    def _between_two(self, text: str, needed: Sequence[AskedPart]) -> Iterator[Demand]:
        """Yield a question for what is between two, and not among many, with a party of few records in it."""
        bilateral = next(phrases(_BILATERAL, _BILATERAL_PIECES, text), None)
        few = self._counts.num_docs * _FEW
        nodes = [node for part in needed if part.party and part.records <= few for node in part.finding]
        codes = {tree.part.term for tree in nodes if isinstance(tree, ConstantNode) and isinstance(tree.part, TermNode)}
        if bilateral and codes:
            known = self._counts.terms_with_prefix("party_set", "", None, _MOST_SETS)
            pairs = [pair for pair, _records in known if pair.count(" ") == 1 and codes.intersection(pair.split())]
            yield Demand(bilateral.group(), either([constant("party_set", pair, 1.0) for pair in pairs]))

    def _called(self, row: Sequence[str], start: int, end: int) -> Iterator[Node]:
        """Yield what finds the titles of what several words are a name of, some of them among it."""
        for first, last, concept in self._vocabulary.concepts_in(row):
            if first <= start and end <= last and last - first > end - start:
                for name in self._vocabulary.concepts[concept.removesuffix(PART)].names:
                    yield from self._terms.phrase(Wanted(tuple(spellings(name)), "title", phrase=True))

    def _places(self, row: Sequence[str], needed: Sequence[AskedPart]) -> Iterator[Demand]:
        """Yield the places of a question that names some together: what is of two of them is not of one and a third.

        Places far from each other are no pair, nor are those of a whole sentence: what Moscow and Astana agreed.
        """
        known = self._vocabulary.concepts
        names = sum(word[0].isupper() for word in row) > 1 and len(needed) < _SENTENCE
        spans = self._vocabulary.concepts_in(row) if names else []
        named = [span for span in spans if span[2] in known and row[span[0]][0].isupper()]
        spans = [(start, end, concept_id) for start, end, concept_id in named if known[concept_id].place]
        paired = {
            " ".join(row[start:end]): concept_id
            for first, second in pairwise(spans)
            if first[2] != second[2] and _is_joined(row[first[1] : second[0]])
            for start, end, concept_id in (first, second)
        }
        if not _OR.intersection(map(fold_word, row)):
            yield from (Demand(part.text, either(part.finding)) for part in needed if part.text in paired)


def _is_code(folded: str) -> bool:
    """Return whether a folded word is one for a code of laws, in any case of it."""
    return folded in ("code", "codes") or (folded.startswith(_CODE) and len(folded) <= _MOST_OF_CODE)


def _is_joined(between: Sequence[str]) -> bool:
    """Return whether the words between two names join them, or part them by a word for what each is."""
    return len(between) <= _MOST_BETWEEN and all(
        is_stopword(fold_word(word)) or re.fullmatch(_AREA, fold_word(word)) for word in between
    )
