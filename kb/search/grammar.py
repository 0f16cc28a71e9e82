"""The query grammar: words, "phrases", -word and a few operators; anything typed gives a question, never an error."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from kb.domain.languages import SPOKEN
from kb.language.folding import fold, words

Field = Literal["any", "author", "title", "topic"]
Facet = Literal["topic", "party", "kind", "type", "status", "lang", "scope", "place", "person", "force", "tag"]
Operator = Facet | Literal["author", "title", "year", "number"]

LONGEST_QUESTION = 1000
MOST_WORDS = 24
LONGEST_WORD = 60
SHORTEST_PREFIX = 2

OPERATORS: dict[str, Operator] = {
    "author": "author", "автор": "author", "title": "title", "атауы": "title", "название": "title",
    "topic": "topic", "тақырып": "topic", "тема": "topic", "party": "party", "тарап": "party",
    "сторона": "party", "kind": "kind", "түрі": "kind", "вид": "kind", "type": "type", "тип": "type",
    "status": "status", "күйі": "status", "статус": "status", "year": "year", "жыл": "year", "год": "year",
    "number": "number", "нөмір": "number", "номер": "number", "lang": "lang", "тіл": "lang", "язык": "lang",
    "scope": "scope", "place": "place", "орын": "place", "место": "place",
    "person": "person", "тұлға": "person", "лицо": "person",
    "force": "force", "күшінде": "force", "действует": "force", "tag": "tag", "белгі": "tag", "метка": "tag",
}  # fmt: skip
PART = (
    r"\[(?P<cited>\d{1,6})(?:[,;][^\[\]]*)?\]|(?P<minus>-(?!\d\d?\b)|NOT +)?(?:(?P<operator>[^\W\d_]{2,12}):)?"
    r"(?:\"(?P<q1>[^\"]*)\"?|«(?P<q2>[^»]*)»?|“(?P<q3>[^”]*)”?|(?P<bare>[^\s\"«“]+))"
)
_SIGNS = frozenset('"«“:[*-')
_RANGE = r"(?P<low>\d{0,6})(?P<dots>\.\.+|[-–—…])?(?P<high>\d{0,6})"
_FORCE = {
    "yes": "yes", "иә": "yes", "да": "yes", "no": "no", "жоқ": "no", "нет": "no", "not known": "not known",
    "provisionally": "provisionally", "уақытша": "provisionally", "временно": "provisionally",
    "unknown": "not known", "белгісіз": "not known", "неизвестно": "not known",
}  # fmt: skip
_LANGUAGES = {short: row.code for row in SPOKEN.values() for short in row.short}


class Wanted(NamedTuple):
    """One or several words that must be there; more than one word is a phrase.

    `negated`: it must not be there; `prefix`: any word that begins so will do.
    """

    words: tuple[str, ...]
    field: Field = "any"
    phrase: bool = False
    negated: bool = False
    prefix: bool = False


class Restriction(NamedTuple):
    """A condition on a facet: the record has one of `values`; `negated`: it has none of them."""

    field: Facet
    values: tuple[str, ...]
    negated: bool = False


class NumberRange(NamedTuple):
    """A range of years or numbers, both ends included; None is an open end."""

    field: Literal["year", "number"]
    low: int | None
    high: int | None
    negated: bool = False


class ParsedQuery(NamedTuple):
    """A parsed question. `cut` tells that it was longer than the limits allow and only its beginning counts."""

    wanted: tuple[Wanted, ...] = ()
    restrictions: tuple[Restriction, ...] = ()
    ranges: tuple[NumberRange, ...] = ()
    cut: bool = False


_TODAY = r"(?:\s+(?:сегодня|сейчас|ныне|теперь|до\s+сих\s+пор|в\s+настоящее\s+время|today|now|currently))?"
_ENDING = r"(?:ие|их|ими?|ий|его|ему|ем|ая|ей|ую|ее)"
_FORCE_PIECES = ("действ", " сил", "force", "күш", "қолданыс")  # one of which is in each of these
_FORCE_WORDS = {  # what bars or wants documents in force no more, by the words for it
    "force:no": (
        rf"(?i)(?<!\w)(?:(?:уже\s+|больше\s+)?не\s?действу(?:ющ{_ENDING}|[ею]т)|утративш{_ENDING}\s+силу"
        rf"|прекративш{_ENDING}\s+действие|(?:that\s+are\s+|which\s+are\s+)?(?:no\s+longer|not)\s+in\s+force"
        r"|күшін\s+жой(?:ған|ылған)|күшінде\s+емес|қолданыстан\s+шыққан)(?!\w)"
    ),
    "-force:no": (
        rf"(?i)(?<!\w)(?:(?<!(?<!\w)о\s)(?<!(?<!\w)об\s)(?:ныне\s+|сейчас\s+)?действующ{_ENDING}{_TODAY}"
        rf"|(?<=[\w,]\s)(?:ещё\s+|остаются\s+|сегодня\s+)?(?:действуют|в\s+силе){_TODAY}(?=[\s.?!]*$)"
        rf"|(?:that\s+are\s+|which\s+are\s+)?(?:currently\s+|still\s+)?(?<!\bnot\s)in\s+force{_TODAY}(?!\s+(?:since|from|until))"
        r"|(?:қазір\s+|бүгін\s+|әлі\s+)?(?:күшіндегі|қолданыстағы))(?!\w)"
    ),
}  # fmt: skip
_WHETHER = (  # what asks whether one document is in force, or of its entry into force
    r"(?i)(?<!\w)(?:ли|[мб]а|[мб]е|па|пе)(?!\w)|^\s*(?:is|are|was|were|does|do)\s|"
    r"(?:entr(?:y|ies)|enter\w*|came|come|coming)\s+in(?:to)?\s+force|временно\s+действующ"
)


def parse_question(text: str) -> ParsedQuery:
    """Return the question a reader typed; anything not understood as an operator counts as words.

    At most 1,000 characters and 24 words count, and 60 characters of a word.
    """
    cut, text = len(text) > LONGEST_QUESTION, text[:LONGEST_QUESTION]
    if _is_of_words(text):
        return _limited(ParsedQuery(_wanted(text, "any"), cut=cut))
    question = ParsedQuery(cut=cut)
    for part in re.finditer(PART, text):
        question = _add(question, part)
    return _limited(question)


def _is_of_words(text: str) -> bool:
    """Return whether a text has no sign of the grammar, and so is words alone."""
    return _SIGNS.isdisjoint(text) and "NOT " not in text


def phrases(pattern: str, pieces: Sequence[str], text: str) -> Iterator[re.Match[str]]:
    """Return where a question says what a pattern is of; one of the pieces is in all that it matches.

    A question without any of them, as most are, does not wait until the pattern is compiled.
    """
    return re.finditer(pattern, text) if any(map(text.casefold().__contains__, pieces)) else iter(())


def is_range(text: str) -> bool:
    """Return whether a text is what `year:` and `number:` take: 1992, 1992..1998, ..1998."""
    return _range("year", text, False) is not None


def is_force(text: str) -> bool:
    """Return whether a text is what `force:` takes: yes, provisionally, no or unknown, or several of them."""
    return all(fold(part) in _FORCE for part in _parts(text))


def force_in(text: str) -> tuple[str, ...]:
    """Return the answers about force that the operators of a question name."""
    conditions = (row for row in parse_question(text).restrictions if row.field == "force")
    return tuple(dict.fromkeys(value for row in conditions for value in row.values))


def with_force_operators(text: str) -> str:
    """Return a question with operators for what it says of force in plain words: "соглашения -force:no".

    "Действующие соглашения", "agreements in force today" bar what is known to be in force no more; what is not known
    stays. Whether a document is in force is another question, and a day of its own has a filter.
    """
    if not any(piece in text.casefold() for piece in _FORCE_PIECES):
        return text
    free = without_operators(text)
    if (free != text and force_in(text)) or re.search(_WHETHER, free) or re.search(r"\d{4}", free):
        return text
    for operator, form in _FORCE_WORDS.items():
        place = re.search(form, free)
        if place and free[: place.start()].strip() + free[place.end() :].strip(" .?!"):
            return f"{text[: place.start()]} {text[place.end() :]} {operator}"
    return text


def without_operators(text: str) -> str:
    """Return a text with blanks where quoted phrases, operators with their values and barred words stand."""
    if _is_of_words(text):
        return text
    for part in re.finditer(PART, text):
        operator = part["operator"] and OPERATORS.get(fold(part["operator"]))
        if operator or part["minus"] or part["cited"] or part["bare"] is None:
            text = text[: part.start()] + " " * (part.end() - part.start()) + text[part.end() :]
    return text


def _add(question: ParsedQuery, part: re.Match[str]) -> ParsedQuery:
    if part["cited"]:  # a marker pasted from a manuscript: [125], [125, 49 б.]
        number = int(part["cited"])
        return question._replace(ranges=(*question.ranges, NumberRange("number", number, number)))
    negated = part["minus"] is not None
    phrase = part["bare"] is None
    value = part["bare"] if part["bare"] is not None else part["q1"] or part["q2"] or part["q3"] or ""
    name = part["operator"]
    operator = OPERATORS.get(fold(name)) if name else None
    if operator is None:
        return _add_words(question, f"{name} {value}" if name else value, "any", phrase and not name, negated)
    if operator == "author" or operator == "title":  # noqa: PLR1714 - the type checker narrows by ==
        return _add_words(question, value, operator, phrase, negated)
    if operator == "year" or operator == "number":  # noqa: PLR1714
        span = _range(operator, value, negated)
        if span is None:
            return _add_words(question, f"{name} {value}", "any", False, negated)
        return question._replace(ranges=(*question.ranges, span))
    if operator == "force" and not is_force(value):
        return _add_words(question, f"{name} {value}", "any", False, negated)
    if operator == "person" and phrase and value.strip():  # a name may have a comma: "Назарбаев, Н. А."
        return question._replace(restrictions=(*question.restrictions, Restriction(operator, (value,), negated)))
    return _restrict(question, operator, value, negated)


def _restrict(question: ParsedQuery, operator: Facet, value: str, negated: bool) -> ParsedQuery:
    values = _parts(value)
    if not values:
        return question
    if operator == "force":
        values = tuple(dict.fromkeys(_FORCE[fold(part)] for part in values))
    if operator == "lang":
        values = tuple(_LANGUAGES.get(fold(part), fold(part)) for part in values)
    restriction = Restriction(operator, values, negated)
    return question._replace(restrictions=(*question.restrictions, restriction))


def _parts(value: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in value.split(",") if part.strip()))


def _add_words(question: ParsedQuery, text: str, field: Field, phrase: bool, negated: bool) -> ParsedQuery:
    return question._replace(wanted=(*question.wanted, *_wanted(text, field, phrase, negated)))


def _wanted(text: str, field: Field, phrase: bool = False, negated: bool = False) -> tuple[Wanted, ...]:
    """Return the words of a text, each alone or, where they are a phrase or barred, all as one."""
    row = tuple([word.text[:LONGEST_WORD] for word in words(text)])
    if row and (negated or (phrase and len(row) > 1)):
        return (Wanted(row, field, len(row) > 1, negated),)
    begun = len(row) - 1 if row and text.endswith("*") and len(row[-1]) >= SHORTEST_PREFIX else -1
    return tuple([Wanted((word,), field, prefix=place == begun) for place, word in enumerate(row)])


def _range(field: Literal["year", "number"], value: str, negated: bool) -> NumberRange | None:
    parts = re.fullmatch(_RANGE, value)
    if not parts or not (parts["low"] or parts["high"]):
        return None
    low = int(parts["low"]) if parts["low"] else None
    high = int(parts["high"]) if parts["high"] else (None if parts["dots"] else low)
    if low is not None and high is not None and low > high:
        low, high = high, low
    return NumberRange(field, low, high, negated)


def _limited(question: ParsedQuery) -> ParsedQuery:
    kept: list[Wanted] = []
    count = 0
    for wanted in question.wanted:
        if count + len(wanted.words) > MOST_WORDS:
            if count < MOST_WORDS and wanted.phrase:
                kept.append(wanted._replace(words=wanted.words[: MOST_WORDS - count]))
            return question._replace(wanted=tuple(kept), cut=True)
        kept.append(wanted)
        count += len(wanted.words)
    return ParsedQuery(question.wanted, question.restrictions[:MOST_WORDS], question.ranges[:MOST_WORDS], question.cut)
