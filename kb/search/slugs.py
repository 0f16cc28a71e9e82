"""Addresses that no record has, read by the words that they spell: the last part is often the title of the page."""

import re
from collections.abc import Sequence

from kb.language.folding import fold_word
from kb.language.typed_addresses import ADDRESS
from kb.messages import Message
from kb.search.analysis import asked_forms
from kb.search.demands import Demand
from kb.search.query_tree import ClauseNode, TermCounts, either
from kb.search.stopwords import is_stopword
from kb.search.word_trees import FIELDS, WordTrees

_LACKING = 6  # of so many words of an address one may be lacking
_SHORTEST_WORD = 3
Slugs = Sequence[tuple[str, str]]  # addresses with the words that they spell


def without_addresses(text: str, slugs: Slugs) -> str:
    """Return a text with the words that addresses spell in their place; of others nothing is left."""
    if "/" not in text and "." not in text:
        return text
    words = dict(slugs)
    return re.sub(ADDRESS, lambda place: words.get(place.group(), " "), text)


def notes_on(slugs: Slugs) -> tuple[Message, ...]:
    """Return the remarks on what was read instead of addresses."""
    return tuple([Message("address-read", given=address[:60], read=words) for address, words in slugs])


def demands_of(slugs: Slugs, counts: TermCounts) -> tuple[Demand, ...]:
    """Return what a record bears that is the page of an address: all but a few of the words that it spells."""
    return tuple([_title(words, WordTrees(counts)) for _address, words in slugs])


def _title(slug: str, parts: WordTrees) -> Demand:
    row = [word for word in slug.split() if len(word) >= _SHORTEST_WORD and not is_stopword(fold_word(word))]
    read = [parts.word(asked_forms(word), FIELDS["any"]) for word in row]
    if read and not read[-1].finding:  # addresses are cut short
        read[-1] = parts.prefix(fold_word(row[-1]), FIELDS["any"])
    trees = tuple(either([*part.finding, *part.lifting]) for part in read)
    return Demand(slug, ClauseNode(should=trees, least=len(trees) - len(trees) // _LACKING))
