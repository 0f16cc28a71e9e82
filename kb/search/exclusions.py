"""What a question says that it does not ask for: "но не протоколы", "кроме Эмбы", "other than Emba", "бірақ шарт емес".

Such words are no words to be found. A record that bears all of one such row, by its title, its kind or its year, is no
hit; one that only mentions them is.
"""

import re
from collections.abc import Iterator, Sequence

from kb.language.folding import fold_word, spellings, words
from kb.search.analysis import asked_forms
from kb.search.conditions import years_between
from kb.search.grammar import Wanted, without_operators
from kb.search.label_index import PART, LabelIndex
from kb.search.plan import Plan
from kb.search.results import ReadWord
from kb.search.stopwords import is_stopword
from kb.search.terms import TermParts, is_year
from kb.search.tree import Node, TermCounts, either, every

_ROW, _ENDS = r"([^,;.?!()]{2,60})", r"(?=[,;.?!()]|$)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<!\w)(?:(?:но|только|а)\s+не|кроме(?!\s+того)|за\s+исключением|исключая|помимо(?!\s+(?:того|этого))"
        r"|except(?:\s+for|ing)?|(?:but|only|and)\s+not|other\s+than|excluding|apart\s+from)"
        rf"\s+(?:(?:на|о|об|в|во|с|со|по|к|для|про|on|in|about|with|of|for|the)\s+)*{_ROW}{_ENDS}",
        rf"(?<!\w)не\s+{_ROW},\s*а(?=\s)",
        rf"(?<!\w)not\s+{_ROW}\s+but(?=\s)",
        r"(?<!\w)бірақ\s+([^,;.?!()]{2,60}?)\s+емес(?!\w)",
        r"(?<!\w)([^\W_]+(?:\s+[^\W_]+)?(?:[дт][ае]н|н[ае]н))\s+(?:басқа|өзге)\w{0,5}",
        r"(?<!\w)([^\W_]+(?:\s+[^\W_]+)?)\s+қоспағанда",
    )
)
_OF_YEAR = re.compile("жыл|год|year")
_MOST_WORDS = 4  # of what is not asked for: more of them are a clause of their own


def exclusions(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a question without what it says that it does not ask for, and the rows of words of that."""
    free, rows = without_operators(text), []
    for form in _FORMS:
        for place in form.finditer(free):
            row = place[1].strip()
            rest = text[: place.start()] + " " * (place.end() - place.start()) + text[place.end() :]
            said = [word.text for word in words(without_operators(rest)) if not is_stopword(fold_word(word.text))]
            if said and 0 < sum(not is_stopword(fold_word(word)) for word in spellings(row)) <= _MOST_WORDS:
                text, free = rest, without_operators(rest)
                rows.append(row)
    return text, tuple(rows)


def barring(plan: Plan, rows: Sequence[str], counts: TermCounts, vocabulary: LabelIndex) -> Plan:
    """Return a plan under which no record is found that bears what is not asked for."""
    if not rows:
        return plan
    terms = TermParts(counts)
    barred = tuple(node for row in rows for node in _borne(spellings(row), terms, counts, vocabulary))
    read = (ReadWord(row, negated=True) for row in rows)
    return plan._replace(barred=(*plan.barred, *barred), read=(*plan.read, *read))


def _borne(row: Sequence[str], terms: TermParts, counts: TermCounts, vocabulary: LabelIndex) -> Iterator[Node]:
    """Yield the tree of what bears all words of a row that say something; none where no record has one of them."""
    named = [(start, end, kind) for start, end, name, kind in vocabulary.names_in(row) if name == "kind"]
    kinds = {place: kind for start, end, kind in named for place in range(start, end)}
    concepts = {place: its for start, end, its in vocabulary.concepts_in(row) for place in range(start, end)}
    parts: list[list[Node]] = []
    for place, word in enumerate(row):
        if is_stopword(fold_word(word)) or _OF_YEAR.match(fold_word(word)):
            continue
        nodes: list[Node] = list(terms.word(asked_forms(word), ("title",)).finding)
        if is_year(word):
            nodes = [years_between(counts, int(word), int(word))]
        elif place in kinds:
            nodes = [*terms.keyword("kind", kinds[place], 1.0)] or nodes
        elif place in concepts:
            names = vocabulary.concepts[concepts[place].removesuffix(PART)].names
            rows = (Wanted(tuple(spellings(name)), "title", phrase=True) for name in names)
            nodes += (node for wanted in rows for node in terms.phrase(wanted))
        parts.append(nodes)
    if parts and all(parts):
        yield every([either(nodes) for nodes in parts])
