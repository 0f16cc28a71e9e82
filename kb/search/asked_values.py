"""The values in a question, which are looked for before its words: dates, identifiers, numbers of sources."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from kb.domain import edtf
from kb.domain.edtf import Edtf, civil
from kb.domain.languages import LANGUAGES
from kb.language.date_spans import spans_in
from kb.language.dates import date_in_words
from kb.language.folding import fold_word, words
from kb.language.number_words import figures
from kb.language.open_periods import is_open_period, open_periods
from kb.language.short_years import years_in_full
from kb.language.stems import stem
from kb.language.typed_dates import dates_in, impossible_days_in
from kb.language.typed_identifiers import identifiers_in, said_in
from kb.search.analysis import asked_forms
from kb.search.asked_identifiers import AskedIdentifiers, asked_identifiers
from kb.search.asked_years import years_in
from kb.search.conditions import days_between, numbers_between, within_days, years_between
from kb.search.grammar import LONGEST_QUESTION, Wanted, without_operators
from kb.search.query_tree import BestNode, BoostNode, ConstantNode, Node, TermCounts, constant, either, every
from kb.search.schema import MENTION
from kb.search.stopwords import is_stopword
from kb.search.word_trees import AskedPart, WordTrees, is_year

_OWN, _BY_THE_WAY, _IN_WORDS = 1_000.0, 400.0, 200.0  # scores: far above what words add
_OF_THE_DAY, _ACTION_OF_THE_DAY, _DAY_IN_WORDS, _OF_THE_YEARS = 300.0, 150.0, 60.0, 100.0
_KEY = r"(?ia)@?(?=[^\s\d]*[-\d])[a-z][\w:.+-]{2,79}"
_OTHER_READING = 0.5
_OF_SPAN = 100.0  # a title that names a span of years is of that span, before what is of one of its years
_SHORTEST_KEY, _MOST_KEYS = len("key:") + 5, 50  # letters of a beginning of citekeys, and citekeys it may stand for
_FEWEST_PARTS, _MOST_SOUGHT = 3, 2_000  # parts of a citekey with others left out, and citekeys that are compared
_OF_COUNTRY = 2  # letters of a part of a citekey that is a country's, and no word
_MARKED = r"(?i)(?<![\w/.-])(\d{1,6})\s?-?\s?(?:ші|шы)?\s?-?(?:дереккөз\w*|әдебиет\w*|источник\w*)"
_QUOTES = frozenset('"«“')
_QUOTED, _STAND_IN = r"\"[^\"]*\"?|«[^»]*»?|“[^”]*”?", "\ue000"
_CITED = r"\[(\d{1,6})(?:[,;][^\[\]]*)?\]"
_PASTED, _ISSUES = 4, 100  # words beside a number, and numbers, of issues in what was pasted
_VALUE_SIGN = re.compile(r"[\d/-]")  # no value but a decade in words is without one of these
_SOURCE_WORDS = """
№ no n nr номер нөмір нөмірі number source sources источник источники дереккөз дереккөзі reference ref ссылка сілтеме
under под the нөмірлі item entry bibliography list список позиция тізім сноска сноски примечание footnote note ескертпе
литература әдебиет literature works списке
"""


class TypedValue(NamedTuple):
    """A value of a question as typed: a date, or texts of identifiers and a number of a source that it may be.

    `begun`: it is no more than the beginning of those identifiers. `said`: the words that a citekey which no record has
    is made of. `beside`: it lifts what has it, and nothing needs to: the mark of a citation in words that were pasted.
    `actions`: what a question says was done in a period of years, which bears it as well.
    """

    text: str
    date: Edtf | None = None
    other_date: Edtf | None = None
    identifiers: tuple[str, ...] = ()
    number: int | None = None
    begun: bool = False
    said: str = ""
    beside: bool = False
    actions: tuple[str, ...] = ()


class TypedValues(NamedTuple):
    """The values of a question, and the question without them; `slugs` are addresses read as words, with the words."""

    values: tuple[TypedValue, ...]
    rest: str
    slugs: tuple[tuple[str, str], ...] = ()


def identifier_terms(text: str) -> tuple[str, ...]:
    """Return the identifiers of a text as the index holds them."""
    return tuple(dict.fromkeys(f"{known.kind}:{known.value}" for known in identifiers_in(text)))


def typed_values(text: str, counts: TermCounts) -> TypedValues:
    """Return the values of a question; what stands in quotation marks or after an operator is left alone."""
    text = _with_figures(text[:LONGEST_QUESTION])
    free = without_operators(text)
    cited = free != text and re.search(_CITED, text)
    if not cited and not _VALUE_SIGN.search(free) and not dates_in(free):
        return TypedValues((), text)
    telling = [folded for folded in (fold_word(word.text) for word in words(free)) if not is_stopword(folded)]
    if cited and free.strip() and all(map(is_source_word, telling)):
        return TypedValues((), cited.group())
    if (number := _number_alone(free)) is not None and free.strip() == text.strip():
        return TypedValues((TypedValue(text.strip(), identifiers=(f"number:{number}",), number=number),), "")
    known = tuple(asked_identifiers(free, counts))
    slugs = [stretch for stretch in known if stretch.slug]
    for address in slugs:
        free = free[: address.start] + " " * (address.end - address.start) + free[address.end :]
    values = list(_numbered(_CITED, text, beside=True)) if telling else []
    of_source = any(is_source_word(word) for word in telling if not word.isdecimal())
    pasted = sum(not word.text.isdecimal() for word in words(free)) >= _PASTED and not of_source
    for start, end, value in (
        *_keys(free, counts),
        *_dates(free),
        *((start, end, TypedValue(typed, edtf.parse(span))) for start, end, typed, span in open_periods(free)),
        *_numbered(_MARKED, free),
        *((stretch.start, stretch.end, _identified(stretch, free)) for stretch in known if not stretch.slug),
        *((start, end, TypedValue(free[start:end])) for start, end in said_in(free)),
    ):
        issue = pasted and value.number is not None and value.number < _ISSUES and value.text[:1] in "№N"
        if not issue and all(end <= other[0] or start >= other[1] for other in values):
            values.append((start, end, value))
    for start, end, _value in values:
        text = text[:start] + " " * (end - start) + text[end:]
    text = " ".join((text, *(value.said for _start, _end, value in values if value.said)))
    read = tuple((text[stretch.start : stretch.end], stretch.slug) for stretch in slugs)
    for address in reversed(slugs):
        text = f"{text[: address.start]} {address.slug} {text[address.end :]}"
    return TypedValues(tuple(value for _start, _end, value in sorted(values, key=lambda value: value[0])), text, read)


def _with_figures(text: str) -> str:
    """Return a question with years in full and numbers in figures; what it quotes stays as it is."""
    if _QUOTES.isdisjoint(text) or _STAND_IN in text:
        return years_in_full(figures(text))
    row = iter(re.findall(_QUOTED, text))
    return re.sub(_STAND_IN, lambda _its: next(row), years_in_full(figures(re.sub(_QUOTED, _STAND_IN, text))))


def _number_alone(text: str) -> int | None:
    """Return the number of a question that has nothing else but words for "source" and "number"."""
    row = words(text)
    numbers = [word.text for word in row if word.text.isdecimal()]
    if len(numbers) != 1 or len(numbers[0]) > 6 or re.fullmatch(r"(?:1[5-9]|20)\d\d", numbers[0]):
        return None
    others = {fold_word(word.text) for word in row if not word.text.isdecimal()}
    named = {word for word in others if is_source_word(word)}
    if re.search(r"[^\W\d]\d|\d[^\W\d]|\d[./]\d|[./]\d", text):
        return None
    known = named == others or (named and all(map(is_stopword, others - named)))
    return int(numbers[0]) if known else None


def is_source_word(folded: str) -> bool:
    """Return whether a folded word only says that a number is that of a source."""
    known = _source_words()
    return folded in known or any(stem(folded, lang) in known for lang in LANGUAGES)


@lru_cache(maxsize=1)
def _source_words() -> frozenset[str]:
    listed = _SOURCE_WORDS.split()
    return frozenset((*listed, *(stem(word, lang) for word in listed for lang in LANGUAGES)))


def _keys(text: str, counts: TermCounts) -> Iterable[tuple[int, int, TypedValue]]:
    """Yield the words that are the citekeys of records."""
    for place in re.finditer(_KEY, text):
        key = place.group().rstrip(".:-").lstrip("@")
        term = f"key:{key.casefold()}"
        terms = (term,) if counts.doc_freq("identifier", term) else _longer_keys(term, counts) or _fuller(term, counts)
        if terms:
            yield place.start(), place.end(), TypedValue(key, identifiers=terms)
        elif _is_like_keys(term, counts):
            key_words = (part for part in key.split("-") if part.isalpha() and len(part) > _OF_COUNTRY)
            yield place.start(), place.end(), TypedValue(key, identifiers=(term,), said=" ".join(key_words))


def _is_like_keys(term: str, counts: TermCounts) -> bool:
    """Return whether a word is made as citekeys are: it begins as some do, and ends in a year."""
    first, *others = term.split("-")
    begun = len(others) + 1 >= _FEWEST_PARTS and is_year(others[-1])
    return begun and bool(counts.terms_with_prefix("identifier", f"{first}-", None, 1))


def _longer_keys(term: str, counts: TermCounts) -> tuple[str, ...]:
    """Return the citekeys that begin with a few letters and a hyphen, or none where there are too many."""
    if len(term) < _SHORTEST_KEY or "-" not in term:
        return ()
    keys = counts.terms_with_prefix("identifier", term, None, _MOST_KEYS + 1)
    return tuple(sorted(key for key, _count in keys)) if len(keys) <= _MOST_KEYS else ()


def _fuller(term: str, counts: TermCounts) -> tuple[str, ...]:
    """Return the citekeys that have all parts of one in their order, and others between; none where there are many."""
    first, *others = term.split("-")
    if len(others) + 1 < _FEWEST_PARTS:
        return ()
    keys = counts.terms_with_prefix("identifier", f"{first}-", None, _MOST_SOUGHT)
    fuller = [key for key, _count in keys if _is_within(others, iter(key.split("-")[1:]))]
    return tuple(sorted(fuller)) if len(fuller) <= _MOST_KEYS else ()


def _is_within(row: Iterable[str], longer: Iterator[str]) -> bool:
    """Return whether a row stands in a longer one, in its order."""
    return all(part in longer for part in row)


def _dates(text: str) -> Iterable[tuple[int, int, TypedValue]]:
    """Yield the dates of a text, first the days that there are not: what no record can have."""
    for start, end in impossible_days_in(text):
        yield start, end, TypedValue(text[start:end].strip())
    for date in (*spans_in(text), *dates_in(text)):
        yield date.start, date.end, TypedValue(text[date.start : date.end].strip(), date.date, date.other)


def _numbered(pattern: str, text: str, beside: bool = False) -> Iterable[tuple[int, int, TypedValue]]:
    """Yield the numbers of sources, 7-дереккөз, and the marks of citations beside words, «… в 1994 году [105]»."""
    for place in re.finditer(pattern, text):
        yield place.start(), place.end(), TypedValue(place.group(), number=int(place[1]), beside=beside)


def _identified(place: AskedIdentifiers, text: str) -> TypedValue:
    """Return an identifier of a text as a value."""
    number = place.terms[0].removeprefix("number:")
    bare = int(number) if number.isdecimal() and len(number) < 7 else None
    return TypedValue(text[place.start : place.end], identifiers=place.terms, number=bare, begun=place.begun)


def _years_of(date: Edtf) -> tuple[str, ...]:
    """Return the first and the last year of a span of years; () for another date."""
    ends = date.text.split("/")
    return tuple(ends) if len(ends) > 1 and all(map(is_year, ends)) else ()


class ValueTrees:
    """Makes parts of values against one state of the index."""

    def __init__(self, counts: TermCounts, manuscript: str) -> None:
        self._counts = counts
        self._manuscript = manuscript
        self._parts = WordTrees(counts)

    def of(self, value: TypedValue) -> AskedPart:
        """Return what finds a value: records that have it as their own, by the way, and in their words."""
        if value.date and value.other_date:
            first, other = self._date(value.date), self._date(value.other_date)
            less = tuple(BoostNode(part, _OTHER_READING) for part in other.finding)
            return AskedPart((*first.finding, *less), (), first.records + other.records)
        span = value.date and _years_of(value.date)
        if value.date and (span or is_open_period(value.text)):
            row = span or tuple(word.text for word in words(value.text))
            phrases = [ConstantNode(node, _OF_THE_YEARS) for node in self._parts.phrase(Wanted(row, phrase=True))]
            titled = self._parts.phrase(Wanted(row, "title", phrase=True)) if span else []
            dated = [*self._date(value.date).finding, *self._acted(value), *phrases]
            finding = (*dated, *(ConstantNode(node, _OF_SPAN) for node in titled))
            year = next(word for word in row if word.isdecimal())  # of a programme to that year, as well
            so_titled = () if span else self._parts.word(asked_forms(year), ("title",)).finding
            return AskedPart(finding, (every([either(finding), either(so_titled)]),) if so_titled else (), 1)
        if not value.date:
            return self._identified(value)
        part = self._date(value.date)
        return part._replace(finding=(*part.finding, *self._acted(value)))

    def _acted(self, value: TypedValue) -> list[Node]:
        """Return what finds records to which something was done in a period."""
        years = years_in(value.date) if value.date and value.actions else ()
        terms = ((f"{action}:{year}", _ACTION_OF_THE_DAY) for action in value.actions for year in years)
        return self._terms("date", terms)[0]

    def _date(self, date: Edtf) -> AskedPart:
        lower, upper = date.lower, date.upper
        if date.precision not in ("day", "month") or lower is None or upper is None:
            low = civil(lower)[0] if lower is not None else None
            high = civil(upper)[0] if upper is not None else None
            of_years = years_between(self._counts, low, high)
            of_days = date.precision == "season" or "-" in date.text
            spans = (days_between(self._counts, lower, upper), within_days(lower, upper)) if of_days else (of_years,)
            return AskedPart(tuple(ConstantNode(span, _OF_THE_YEARS) for span in spans), (), 1)
        terms = ((date.text, _OF_THE_DAY), (f"{MENTION}{date.text}", _ACTION_OF_THE_DAY))
        nodes, records = self._terms("date", terms)
        year, month, day = civil(lower)
        for _lang, text in date_in_words(year, month, day if date.precision == "day" else None):
            row = Wanted(tuple(word.text for word in words(text)), phrase=True)
            nodes += [ConstantNode(node, _DAY_IN_WORDS) for node in self._parts.phrase(row)]
        sure = records > 0 and date.precision == "day"
        return AskedPart((BestNode(tuple(nodes)),) if nodes else (), (), records or len(nodes), sure=sure)

    def _identified(self, value: TypedValue) -> AskedPart:
        terms = [(identifier, _OWN) for identifier in value.identifiers]
        terms += [(f"{MENTION}{identifier}", _BY_THE_WAY) for identifier in value.identifiers]
        nodes, records = self._terms("identifier", terms)
        if value.number is not None:
            numbered = numbers_between(self._counts, self._manuscript, value.number, value.number)
            nodes.append(ConstantNode(numbered, _OWN * 2))
        row = tuple(word.text for word in words(value.text))
        if len(row) > 1 and all(identifier.startswith("number:") for identifier in value.identifiers):
            nodes += [ConstantNode(node, _IN_WORDS) for node in self._parts.phrase(Wanted(row, phrase=True))]
        elif len(row) == 1 and value.number is not None:
            nodes.append(ConstantNode(self._parts.alone(row[0]), _IN_WORDS))
        sure, finding = records > 0 and not value.begun, (BestNode(tuple(nodes)),) if nodes else ()
        return AskedPart(finding, (), records or len(nodes), sure=sure, share=0.0 if value.begun else 1.0)

    def _terms(self, field: str, terms: Iterable[tuple[str, float]]) -> tuple[list[Node], int]:
        counted = [(value, score, self._counts.doc_freq(field, value)) for value, score in terms]
        nodes: list[Node] = [constant(field, value, score) for value, score, count in counted if count]
        return nodes, sum(count for _one, _score, count in counted)
