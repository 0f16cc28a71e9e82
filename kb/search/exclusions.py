"""What a question says that it does not ask for: "но не протоколы", "кроме Эмбы", ", without Emba", "бірақ шарт емес".

Such words are no words to be found. A record that bears all of one such row, by its title, its kind or its year, is no
hit; one that only mentions them is. What is asked for beside something else is asked for ("но не только протоколы",
"not only Emba but"), and so is how far a document came ("но не подписан", "but not ratified").
Nor are the articles of a document asked for: the document is the answer, and its record has none.
"""

import re
from collections.abc import Iterator, Sequence

from kb.language.folding import fold_word, spellings
from kb.search.analysis import asked_forms
from kb.search.asked_actions import actions_in
from kb.search.asked_identifiers import is_reference
from kb.search.asked_order import stages
from kb.search.conditions import years_between
from kb.search.grammar import LONGEST_QUESTION, Wanted, phrases, without_operators
from kb.search.index_values import ReadWord
from kb.search.label_index import PART, LabelIndex
from kb.search.plan import Plan
from kb.search.query_tree import Node, TermCounts, either, every
from kb.search.stopwords import is_asking, is_stopword
from kb.search.word_trees import WordTrees, is_year

_ENDS = r"(?=[,:;.?!()—]|\s[–-]\s|\s*$)"
_AGAIN = r"(?:(?:не|not)\s+(?:(?:на|о|об|в|во|с|для|про|for|on|in|of|about)\s+)?)?"  # "не на 2019, не на 2022"
_AND = rf"(?:,?\s+(?:и|или|либо|ни|and|or|nor|мен|пен|бен|және|немесе)|,)\s+{_AGAIN}"
_NAME, _PLAIN = r"(?-i:[\dA-ZА-ЯЁӘІҢҒҮҰҚӨҺ])[\w-]*(?:\s+[\w-]+)?", r"(?-i:[a-zа-яёәіңғүұқөһ])[\w-]*"  # one of several
_LIST = "|".join(
    rf"{item}(?:,\s+{_AGAIN}{item})+(?:,?\s+(?:и|или|либо|and|or|мен|және)\s+{_AGAIN}{item})"
    for item in (_NAME, _PLAIN)
)
_THINGS = rf"\d{{4}}(?:,\s+{_AGAIN}\d{{4}})+(?!\w)|{_LIST}|[^,:;.?!()—]{{2,60}}?"
_ROW = f"({_THINGS})"
_BEFORE = r"(?:на|о|об|в|во|с|со|по|к|для|про|из|on|in|about|with|of|for|the)"
_ABLATIVE = r"(?:д[ае]н|тен|(?<!с)тан|(?<=ыс)(?<!дағыс)тан|н[ае]н)"  # орыстан, not Қазақстан
_FORMS = (  # with pieces one of which is in each
    (
        r"(?i)(?<!\w)(?:(?:но|только|а)\s+не|кроме(?!\s+того)|за\s+исключением|исключая|помимо(?!\s+(?:того|этого))"
        r"|except(?:\s+for|ing)?|(?:but|only|and)\s+not|other\s+than|excluding|apart\s+from)"
        rf"\s+(?:{_BEFORE}\s+)*{_ROW}{_ENDS}",
        ("не", "кроме", "исключ", "помимо", "except", "not", "than", "excluding", "apart"),
    ),
    (
        rf"(?i)(?<=,\s)(?:(?:но|but)\s+)?(?:без|not|without)\s+(?:the\s+)?{_ROW}(?=[.?!]?\s*$)",
        ("без", "not", "without"),
    ),
    (
        rf"(?i)(?:(?<=,\s)не|(?<=\w\s)не(?=\s+(?:{_BEFORE}\s+)?\d{{4}}))\s+"
        rf"(?P<thing>(?:{_BEFORE}\s+)*(?:{_THINGS}))(?=[.?!]?\s*$)",
        ("не",),
    ),
    (rf"(?i)(?<=\w\s)без\s+(?P<named>{_THINGS})(?=[.?!]?\s*$)", ("без",)),
    (rf"(?i)(?<!\w)не\s+(?P<instead>{_ROW}),\s*а(?=\s)", ("не",)),
    (rf"(?i)(?<!\w)not\s+(?P<instead>{_ROW})\s+but(?=\s)", ("not",)),
    (r"(?i)(?<!\w)бірақ\s+([^,;.?!()]{2,60}?)(?:\s+емес|(?<=\w)с[ыі]з)(?!\w)", ("бірақ",)),
    (r"(?i)^\s*(?P<instead>[^,;.?!()]{2,60}?)\s+емес,(?=\s)", ("емес",)),
    (r"(?i)(?<=,\s)(?P<instead>[^,;.?!()]{2,60}?)\s+емес(?=[.?!]?\s*$)", ("емес",)),
    (rf"(?i)(?<!\w)([^\W_]+(?:\s+[^\W_]+)?{_ABLATIVE})\s+(?:басқа|өзге)\w{{0,5}}", ("басқа", "өзге")),
    (r"(?i)(?<!\w)([^\W_]+(?:\s+[^\W_]+)?)\s+қоспағанда", ("қоспағанда",)),
    (r"(?i)(?<=[\w,]\s)(?P<without>[^\W\d_]{3,})с[ыіи]з(?=,|[.?!]?\s*$)", ("сыз", "сіз", "сиз")),
)
_NOT = r"(?i)(?<!\w)(?:не|not|емес)(?!\w)"
# Words of a row that bars nothing: what it says is meant too, or is said of who asks: "не помню год договора, а …".
_BARS_NOT = """
только лишь столько only just merely simply ғана тек одан бұдан содан осыдан ли помню знаю уверен уверена нашел нашла
нашли remember recall know sure find found
"""
_NUMBER = r"(?:\d{1,3}(?:\.\d{1,2})?|(?-i:[IVX]{1,5}))(?:\s?\(\w\))?(?![\w.,/-]*\w)"
_PROVISION = (
    rf"(?i)(?<![\w-])(?:(?:articles?|art\.|sections?|sec\.|clauses?|paragraphs?|para\.|стать\w{{1,3}}|ст\.|пункт\w{{0,3}}|п\.|бап"
    rf"|тарма[қк])\s*{_NUMBER}|\d{{1,3}}\s?-?\s?(?:(?:ші|шы)\s)?(?:ба[пб]|тарма[қкғг])\w*|\d{{1,3}}-?[йяюе]\w?\s+стать\w+)"
)
_PIECES = ("art", "sec", "clause", "para", "стат", "ст.", "пункт", "п.", "ба", "тарма")
_PLANS = ("plan", "programme", "roadmap")
_MOST_WORDS = 4  # of what is not asked for: more of them are a clause of their own
_MOST_OF_EACH = 2  # words of each of several things that are not asked for


def exclusions(text: str, vocabulary: LabelIndex) -> tuple[str, tuple[str, ...]]:
    """Return a question without what it says that it does not ask for, and the rows of words of that."""
    text = text[:LONGEST_QUESTION]
    if len(text.split(maxsplit=1)) < 2:  # a word beside nothing bars nothing
        return text, ()
    free = without_operators(text)
    rows: list[str] = []
    for form, pieces in _FORMS:
        for place in phrases(form, pieces, free):
            row = place[1].strip()
            rest = _without(text, free, *place.span())
            if not _is_named(place, vocabulary):
                continue
            if _is_barred(place.group(), row) and _telling(without_operators(rest)):
                text, free = rest, without_operators(rest)
                rows += () if "instead" in place.groupdict() and _shares(row, free) else _each(row)
    return text, tuple(rows)


def _is_named(place: re.Match[str], vocabulary: LabelIndex) -> bool:
    """Return whether a row that may be a clause, or say how, tells of a thing: ", не о границе", "без Атырау"."""
    groups, row = place.groupdict(), spellings(place[1])
    if "without" in groups:
        return _names_something(row, vocabulary) and not _names_something([place.group()], vocabulary)
    named = [*vocabulary.names_in(row), *vocabulary.countries_in(row)]
    is_name = re.match(_NAME, place[1]) or any(not start for start, *_name in named)
    is_about = "thing" in groups and re.match(rf"(?i){_BEFORE}\s", place[1])
    return bool(not groups.keys() & {"thing", "named"} or is_name or is_about)


def _names_something(row: Sequence[str], vocabulary: LabelIndex) -> bool:
    """Return whether a row begins with a label: "терроризмсіз" is without терроризм, "тәуелсіз" a word of its own."""
    labels = (*vocabulary.topics_in(row), *vocabulary.concepts_in(row), *vocabulary.words_in(row))
    return any(not start for start, *_label in (*labels, *vocabulary.names_in(row)))


def _shares(row: str, rest: str) -> bool:
    """Return whether a row has a word of the rest: "not Russian schools but Kazakh schools" bars no schools."""
    stems = {stem for word in _telling(rest) for stem in asked_forms(word).stems}
    return any(not stems.isdisjoint(asked_forms(word).stems) for word in _telling(row))


def _each(row: str) -> Sequence[str]:
    """Return the things of a row that are named one by one, "Эмбы и Сары-Шагана"; else the row as it is."""
    parts = re.split(_AND, row)
    return parts if all(0 < len(_telling(part)) <= len(spellings(part)) <= _MOST_OF_EACH for part in parts) else [row]


def _without(text: str, free: str, start: int, end: int) -> str:
    """Return a text with blanks for a stretch of it; quoted phrases and operators in it, blanks in `free`, stay."""
    pairs = zip(text[start:end], free[start:end], strict=True)
    return text[:start] + "".join(" " if letter == other else letter for letter, other in pairs) + text[end:]


def _is_barred(phrase: str, row: str) -> bool:
    """Return whether a phrase bars its row of words, and tells neither what is meant too nor how far something came."""
    telling = _telling(row)
    return (
        0 < len(telling) <= _MOST_WORDS
        and not all(map(is_asking, telling))
        and not set(_BARS_NOT.split()).intersection(map(fold_word, spellings(row)))
        and stages(phrase)[1] == stages(row)[1]
        and not (re.search(_NOT, phrase) and row in actions_in(row).values())
    )


def _telling(text: str) -> list[str]:
    """Return the folded words of a text that say something."""
    return [folded for folded in map(fold_word, spellings(text)) if not is_stopword(folded)]


def barring(plan: Plan, rows: Sequence[str], counts: TermCounts, vocabulary: LabelIndex) -> Plan:
    """Return a plan under which no record is found that bears what is not asked for."""
    if not rows:
        return plan
    terms = WordTrees(counts)
    barred = tuple(node for row in rows for node in _borne(spellings(row), terms, counts, vocabulary))
    read = (ReadWord(row, negated=True) for row in rows)
    return plan._replace(barred=(*plan.barred, *barred), read=(*plan.read, *read))


def _borne(row: Sequence[str], terms: WordTrees, counts: TermCounts, vocabulary: LabelIndex) -> Iterator[Node]:
    """Yield the tree of what bears all words of a row that say something."""
    named = [(start, end, kind) for start, end, name, kind in vocabulary.names_in(row) if name == "kind"]
    kinds = {place: kind for start, end, kind in named for place in range(start, end)}
    concepts = {place: concept for start, end, concept in vocabulary.concepts_in(row) for place in range(start, end)}
    parts: list[list[Node]] = []
    for place, word in enumerate(row):
        if is_stopword(fold_word(word)):
            continue
        nodes: list[Node] = list(terms.word(asked_forms(word), ("title",)).finding)
        if is_year(word):
            plans = either([node for kind in _PLANS for node in terms.keyword("kind", kind, 1.0)])
            titled = [every([plans, node]) for node in nodes]  # a plan bears the year that it is for
            nodes = [years_between(counts, int(word), int(word)), *titled]
        elif place in kinds:
            nodes = [*terms.keyword("kind", kinds[place], 1.0)] or nodes
        elif place in concepts:
            names = vocabulary.concepts[concepts[place].removesuffix(PART)].names
            rows = (Wanted(tuple(spellings(name)), "title", phrase=True) for name in names)
            nodes += (node for wanted in rows for node in terms.phrase(wanted))
        parts.append(nodes)
    if parts:
        yield every([either(nodes) for nodes in parts])


def without_provisions(text: str) -> tuple[str, str]:
    """Return a question without the articles and paragraphs that it names, and their words.

    A reference that was pasted is left as it is, and so is a question that asks for nothing else.
    """
    if not re.search(r"\d|\b[IVX]+\b", text):
        return text, ""
    named = [place.span() for place in phrases(_PROVISION, _PIECES, without_operators(text))]
    rest = text
    for start, end in named:
        rest = f"{rest[:start]}{' ' * (end - start)}{rest[end:]}"
    telling = (word for word in map(fold_word, spellings(rest)) if not (is_stopword(word) or is_asking(word)))
    if not named or is_reference(text) or not any(telling):
        return text, ""
    return rest, " ".join(text[start:end] for start, end in named)
