"""What is said of words that look like an operator and are none: misspelt ones, ones without a value they take.

A phrase in quotation marks that no record has is none either: titles and subjects are often typed between them.
"""

import re
from collections.abc import Collection, Iterator

from kb.language.folding import fold, is_cyrillic, is_latin, spellings
from kb.messages import Message
from kb.nearness import edits
from kb.search.grammar import LONGEST_QUESTION, OPERATORS, PART, is_force, is_range
from kb.search.index_state import IndexState
from kb.search.plan import Plan
from kb.search.query_tree import either

FAR = 2  # letters amiss from which on a word with a colon is no operator
_SHORT = 4
_CONNECTIVES = frozenset(["AND", "OR", "NOT"])  # of other search engines


def operator_notes(text: str, phrases: Collection[str] = ()) -> Iterator[Message]:
    """Yield a remark for each operator that was none: `autor:x`, `year:abc`, `author:`; one where there is no word.

    `phrases` are those that no record has.
    """
    if is_wordless(text):
        yield Message("question-without-words", given=text.strip()[:60])
    for phrase in phrases:
        yield Message("phrase-nowhere", given=phrase.strip("\u201c\u201d")[:60])
    for part in re.finditer(PART, text[:LONGEST_QUESTION]) if ":" in text else ():
        name, value = part["operator"] or "", _value(part)[:60]
        if not name and value.endswith(":"):
            name, value = value[:-1], ""
        operator = OPERATORS.get(fold(name))
        if operator and not any(map(str.isalnum, value)):
            yield Message("operator-without-value", operator=f"{name}:")
        elif operator == "force" and not is_force(value):
            yield Message("operator-without-answer", given=f"{name}:{value}", operator=f"{name}:")
        elif operator in ("year", "number") and not is_range(value):
            yield Message("operator-without-number", given=f"{name}:{value}", operator=f"{name}:")
        elif name and not operator and not value.startswith("//") and (near := _near(fold(name))):
            yield Message("operator-unknown", given=f"{name}:", near=f"{near}:")


def missing_phrases(state: IndexState, plan: Plan) -> list[str]:
    """Return the phrases of a plan that no record has, as the plan names them."""
    phrases = [part for part in plan.needed if part.text.startswith("\u201c")]
    return [part.text for part in phrases if not state.best(either(part.finding), 0, counted=True).total]


def without_quotes(text: str, phrases: Collection[str]) -> str:
    """Return a question with some of its phrases as words; one under an operator stays, its field has to have it."""

    def unquoted(part: re.Match[str]) -> str:
        words = spellings("" if part["operator"] or part["minus"] else part["q1"] or part["q2"] or part["q3"] or "")
        return f" {' '.join(words)} " if f"\u201c{' '.join(words)}\u201d" in phrases else part[0]

    return re.sub(PART, unquoted, text[:LONGEST_QUESTION])


def is_wordless(text: str) -> bool:
    """Return whether a text is of signs, or of one letter, or of AND, OR and NOT alone: nothing answers it."""
    letters = list(filter(str.isalnum, text))
    letter = len(letters) == 1 and (is_cyrillic(letters[0]) or is_latin(letters[0]))
    return bool(not letters or letter or _CONNECTIVES.issuperset(text.split())) and bool(text.strip())


def _value(part: re.Match[str]) -> str:
    return part["bare"] or part["q1"] or part["q2"] or part["q3"] or ""


def _near(name: str) -> str:
    """Return the operator that a word nearly is, "" for none."""
    amiss = 1 if len(name) < _SHORT else FAR
    distances = [(edits(name, operator), operator) for operator in OPERATORS]
    distance, operator = min(distances)
    amiss = amiss if operator[0] == name[0] else 1  # source: is no slip for force:
    return operator if distance <= amiss and len(operator) > distance + 1 else ""
