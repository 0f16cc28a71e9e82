"""Identifiers of a question against one state of the index: as they stand, in other forms, half typed, by its slug."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kb.language.typed_addresses import addresses_like, slug_in
from kb.language.typed_identifiers import TypedIdentifier, identifiers_in
from kb.search.query_tree import TermCounts
from kb.search.schema import MENTION

_BEGUN = ("number", "act", "doi", "series")  # kinds that may stand half typed at the end, or before one last word
_RESOLUTION = "number:a-res-"  # of the UN's General Assembly: A/RES/2131(XX) is its resolution 2131 (XX)
_SHORTEST, _MOST_BEGUN = 6, 20  # letters and signs of such a beginning without its kind, and values it may stand for
_IN_FULL = r"(?:ЗРК|ҚРЗ|ZRK|З)$"  # behind a number: nothing more is to come
_SURE = r"number:\d{3,}-[a-z]+"  # a number of so many figures, and a session or an office half typed: of one document
_BOOK = r"(?i)(?<![\w/.-])(?P<said>ISBN[\s:№]*)?(?P<figures>\d(?:[ -]?\d){4,11})-?\s*$"  # half of its number
_NEARLY_ALL = 9  # figures of it, after which it is hardly another book
_FEWEST_WORDS, _INITIAL, _YEAR = 6, r"(?<!\w)[^\W\d_]\.", r"(?<!\d)(?:1[89]|20)\d\d(?!\d)"
_CUT = r"act:[a-z]\d{8,9}"  # a code of an act without its last figures is no other code


class AskedIdentifiers(NamedTuple):
    """What stands from `start` to `end` (exclusive): the identifiers it may be, as the index holds them.

    `begun`: it is only the beginning of them; `slug`: the words that it spells instead.
    """

    start: int
    end: int
    terms: tuple[str, ...]
    begun: bool = False
    slug: str = ""


def is_reference(text: str) -> bool:
    """Return whether a text is made as references are: with the initials of an author and a year, in so many words."""
    initials = re.findall(_INITIAL, text) if "." in text and len(text.split()) >= _FEWEST_WORDS else []
    return any(map(str.isupper, initials)) and bool(re.search(_YEAR, text))


def asked_identifiers(text: str, counts: TermCounts) -> Iterator[AskedIdentifiers]:
    """Yield the identifiers of a text; an address goes together with those inside it."""
    whole: list[tuple[int, int, list[TypedIdentifier]]] = []
    for identifier in identifiers_in(text):
        if whole and identifier.start < whole[-1][1]:
            whole[-1][2].append(identifier)
        else:
            whole.append((identifier.start, identifier.end, [identifier]))
    for start, end, identifiers in whole:
        terms = tuple(f"{identifier.kind}:{identifier.value}" for identifier in identifiers)
        if not any(_is_there(term, counts) for term in terms):
            yield _otherwise(AskedIdentifiers(start, end, terms), text, counts)
        else:
            yield AskedIdentifiers(start, end, terms)
    if not whole and any(map(str.isdecimal, text)):
        yield from _book_begun(text, counts)


def _book_begun(text: str, counts: TermCounts) -> Iterator[AskedIdentifiers]:
    """Yield the half of an ISBN at the end of a text, by its name, its hyphens or how the long ones begin."""
    half = re.search(_BOOK, text)
    if not half or not (half["said"] or "-" in half["figures"] or half["figures"].startswith(("978", "979"))):
        return
    figures = re.sub("[ -]", "", half["figures"])
    for term in (f"isbn:{figures}", f"isbn:978{figures}"):  # those of ten figures have no 978 before them
        terms = tuple(isbn for isbn, _records in counts.terms_with_prefix("identifier", term, None, _MOST_BEGUN))
        if terms:
            begun = len(terms) > 1 or len(figures) < _NEARLY_ALL
            yield AskedIdentifiers(half.start(), half.end(), terms, begun=begun)


def _otherwise(known: AskedIdentifiers, text: str, counts: TermCounts) -> AskedIdentifiers:
    """Return what else an identifier may be that no record has: the same if it is nothing else."""
    typed, term = text[known.start : known.end], known.terms[0]
    session = [symbol.replace(_RESOLUTION, "number:") for symbol in known.terms if symbol.startswith(_RESOLUTION)]
    if any(_is_there(symbol, counts) for symbol in session):
        return known._replace(terms=(*known.terms, *session))
    if term.startswith("url:"):
        like = next((url for url in map("url:{}".format, addresses_like(typed)[1:]) if _is_there(url, counts)), "")
        if like:
            return known._replace(terms=(*known.terms, like))
        return known._replace(slug=slug_in(typed)) if len(known.terms) == 1 else known
    behind = text[known.end :].split()
    if len(behind) > 1 or not term.startswith(_BEGUN) or re.search(_IN_FULL, typed):
        return known
    if term.startswith("series:"):
        unpaged = f"{term.rpartition('-')[0]}-?"
        return known._replace(terms=(unpaged,), begun=True) if _is_there(unpaged, counts) else known
    if len(term.partition(":")[2]) < _SHORTEST and not re.fullmatch(_SURE, term):
        return known
    longer = counts.terms_with_prefix("identifier", term, None, _MOST_BEGUN + 1)
    if not 0 < len(longer) <= _MOST_BEGUN:
        return known
    alone = len(longer) == 1 and longer[0][1] == 1
    return known._replace(
        terms=tuple(identifier for identifier, _records in longer),
        begun=bool(behind) or not (re.fullmatch(_CUT, term) or (alone and re.fullmatch(_SURE, term))),
    )


def _is_there(term: str, counts: TermCounts) -> bool:
    return bool(counts.doc_freq("identifier", term) or counts.doc_freq("identifier", f"{MENTION}{term}"))
