"""Which records are one work: by identifiers, by an act's date and number, by title, names and year in any script."""

import re
from collections.abc import Iterator
from itertools import filterfalse
from typing import Final, Literal, NamedTuple

from kb.checks.shared_words import FEWEST, shared
from kb.domain import chronology
from kb.domain.edtf import Edtf
from kb.domain.item_types import LEGAL
from kb.domain.records import Record
from kb.language import shelfmarks, typed_addresses
from kb.language.folding import fold_word, spellings
from kb.language.latin import latin_key
from kb.language.stems import is_kazakh
from kb.language.typed_dates import dates_in
from kb.language.typed_identifiers import isbn13, plain_number
from kb.nearness import edits

Certainty = Literal["exact", "probable"]
_PARTS: Final = frozenset(("article-journal", "article-newspaper", "article-magazine", "chapter", "paper-conference"))
_LITTLE: Final = frozenset(map(latin_key, ("және", "мен", "пен", "туралы", "для", "при", "the", "and", "for", "its")))
_SHORT: Final = {"рк": "казахстан", "қр": "қазақстан", "рф": "российская", "ссср": "советский", "снг": "содружество"}
_SHORT_IN_KAZAKH: Final = _SHORT | {"рф": "ресей", "ссср": "кеңестік"}
_SHELVES: Final = ("archive_location", "call-number", "note", "howpublished")  # where files of archives are named
_IMPRINT: Final = ("publisher", "publisher-place", "number-of-pages", "ISBN")
_PART_OF, _ALIKE, _LIKE, _SAME = 0.4, 0.6, 0.75, 0.9  # shares of the words of two titles that both have


class Traits(NamedTuple):
    """What tells one work from another: identifiers, an act's days and numbers, years, titles as words, names."""

    citekey: str
    type: str
    language: str
    identifiers: frozenset[str]
    numbers: frozenset[str]
    days: frozenset[str]
    years: frozenset[str]
    titles: tuple[frozenset[str], ...]
    names: frozenset[tuple[str, str]]
    volume: str
    pages: str
    extent: str
    genre: str
    kind: str
    bound: bool
    own: bool


class Likeness(NamedTuple):
    """That two records are one work, or may be: what agrees, and what does not."""

    citekey: str
    certainty: Certainty
    agrees: tuple[str, ...]
    differs: tuple[str, ...]
    share: float


def traits(record: Record) -> Traits:
    """Return what tells a record from another."""
    record = record.without_markup()
    dates = [date for date in (chronology.issued(record), record.issued, *_dated(record)) if date]
    printed = [_undated(title.value) if record.type in LEGAL else title.value for title in record.titles]
    nameless = not record.contributors_as("author")
    titles = dict.fromkeys(words for title in printed for words in _forms(title, nameless))
    return Traits(
        citekey=record.citekey, type=record.type, language=record.language, kind=record.kind,
        identifiers=frozenset(_identifiers(record)),
        numbers=frozenset(_numbers(record)),
        days=frozenset(date.text for date in dates if len(date.text) == 10),
        years=frozenset(date.text[:4] for date in dates),
        titles=tuple(title for title in titles if title),
        names=frozenset(_names(record)),
        volume=plain_number(record.fields.get("volume", "")),
        pages="".join(re.findall(r"\w+", record.fields.get("page", ""))[:1]),
        extent=_extent(record),
        genre="abstract" if "автореф" in record.fields.get("genre", "").casefold() else "",
        bound=record.type == "book" and any(record.fields.get(name) for name in _IMPRINT),
        own=not record.scope or record.scope == "imported",
    )  # fmt: skip


def _extent(record: Record) -> str:
    """Return how many pages a book has, or from which to which an article goes; "" where one page or none is told."""
    figures = re.findall(r"\d+", record.fields.get("page" if record.type in _PARTS else "number-of-pages", ""))
    return "-".join(figures) if len(figures) == 1 + (record.type in _PARTS) and len(figures[-1]) > 1 else ""


def _numbers(record: Record) -> Iterator[str]:
    if record.type in LEGAL and record.fields.get("number"):
        yield plain_number(record.fields["number"])


def _dated(record: Record) -> Iterator[Edtf | None]:
    kinds = ("signature",) if record.actions_of("signature") else ("adoption",)
    yield from (action.date for action in record.actions if action.kind in kinds)


def _identifiers(record: Record) -> Iterator[str]:
    if doi := record.fields.get("DOI", ""):
        yield f"doi:{doi.casefold().removeprefix('https://doi.org/')}"
    for isbn in record.fields.get("ISBN", "").replace(",", " ").split():
        if plain := isbn13(isbn):
            yield f"isbn:{plain}"
    address = typed_addresses.plain_address(record.fields.get("URL", ""))
    if address:
        yield f"url:{address}" if "/" in address else f"site:{address}"
    for name in _SHELVES:
        if shelfmark := shelfmarks.key_of(record.fields.get("archive", ""), record.fields.get(name, "")):
            yield f"shelf:{shelfmark}"


def _names(record: Record) -> Iterator[tuple[str, str]]:
    for person in record.contributors_as("author"):
        for spelt in (person.label, *person.variants):
            words = spellings(spelt)
            family = spellings(person.family) if spelt == person.label else words[:1]
            name = _key(" ".join(family or words))
            forenames = words[len(family) : len(family) + 1] if family else []
            initials = {_key(letters)[:1] for word in forenames for letters in (word, word[0])}  # Christopher: ch, C.
            yield from ((name, initial) for initial in initials or {""})


def _forms(title: str, nameless: bool) -> Iterator[frozenset[str]]:
    """Yield the words of a title, of what stands before its subtitle, and after a name that was read as its start."""
    yield _words(title)
    beginning = _words(re.split(r":|\.\s", title, maxsplit=1)[0])
    figured = len(beginning) > 1 and any(map(str.isdigit, beginning))  # Қазақстан – 2030
    if len(beginning) >= FEWEST or figured:
        yield beginning
    if nameless and ". " in title[:40]:
        yield _words(title.split(". ", 1)[1])


def _words(title: str) -> frozenset[str]:
    short = _SHORT_IN_KAZAKH if is_kazakh(title.casefold()) else _SHORT
    words = (short.get(word.casefold(), word) for word in spellings(title))
    keys = ((word, _key(word)) for word in words)
    return frozenset(key for word, key in keys if (len(key) > 2 and key not in _LITTLE) or word.isdigit())


def _undated(title: str) -> str:
    """Return the title of an act without the day of its signature: "… от 9 июля 1997 г."."""
    for date in reversed(dates_in(title)):
        title = f"{title[: date.start]} {title[date.end :]}"
    return title


def _key(text: str) -> str:
    return " ".join(latin_key(fold_word(word)) for word in text.split())


def _share(work: Traits, other: Traits) -> tuple[float, float]:
    """Return the greatest share of words that a title of each have in common, and how much each has of its own."""
    names = {name for name, _initial in (*work.names, *other.names)} if bool(work.names) != bool(other.names) else set()
    pairs = ((first - names, second - names) for first in work.titles for second in other.titles)
    return max((shared(first, second) for first, second in pairs), default=(0.0, 0.0))


def compared(work: Traits, other: Traits) -> Likeness | None:
    """Return how alike two records are; None where they are two works.

    An act needs its date: the same name and number on another day are another act. A work in another volume, a thesis
    and a book, an article and the book it stands in are two works.
    """
    legal = work.type in LEGAL, other.type in LEGAL
    if any(legal):
        return _acts(work, other) if all(legal) else _of_a_day(work, other)
    return _works(work, other)


def _of_a_day(work: Traits, other: Traits) -> Likeness | None:
    """Return how alike an act is to a plan or concept that was read as none: title and day, or year, are the same.

    A law, which has a number, is no book of its name.
    """
    share, apart = _share(_without_figures(work), _without_figures(other))
    types, numbered = {work.type, other.type}, work.numbers or other.numbers
    if types & _PARTS or ("book" in types and numbered) or share < _SAME or apart >= 1:
        return None
    if work.days & other.days:
        return Likeness(other.citekey, "exact", ("date", "title"), (), share)
    of_year = work.years & other.years and not (work.days and other.days) and not (work.bound or other.bound)
    return Likeness(other.citekey, "probable", ("title", "year"), ("day",), share) if of_year else None


def _without_figures(work: Traits) -> Traits:
    """Return a work with titles that lack the years for which it plans: those of acts are gone already."""
    return work._replace(titles=tuple(frozenset(filterfalse(str.isdigit, title)) for title in work.titles))


def _acts(work: Traits, other: Traits) -> Likeness | None:
    share, apart = _share(work, other)
    number = any(_same_number(first, second) for first in work.numbers for second in other.numbers)
    numbered = bool(work.numbers and other.numbers)
    if any(sign.startswith("url:") for sign in work.identifiers & other.identifiers) and share >= _ALIKE / 2:
        return Likeness(other.citekey, "exact", ("URL", "title"), (), 1 + share)
    if {work.kind, other.kind} & {"protocol"} and work.kind != other.kind:
        return None
    if work.days & other.days:
        if number or (share >= _LIKE and apart < 1 and not numbered):
            agrees = ("date", *(("number",) if number else ()), *(("title",) if share >= _ALIKE else ()))
            return Likeness(other.citekey, "exact", agrees, (), share + number)
        if share >= _LIKE or (not apart and share >= _PART_OF):
            return Likeness(other.citekey, "probable", ("date", "title"), ("number",) if numbered else (), share)
        return None
    days_told = work.days and other.days
    if days_told:
        slip = number and share >= _LIKE
        return Likeness(other.citekey, "probable", ("number", "title"), ("date",), share) if slip else None
    if work.years & other.years and (share >= _SAME or (number and share >= _ALIKE)) and not (numbered and not number):
        agrees = ("year", "title", *(("number",) if number else ()))
        return Likeness(other.citekey, "probable", agrees, ("day",), share)
    undated = not (work.years or other.years or numbered) and work.own and other.own  # drafts of the user's
    if undated and work.kind == other.kind and share == 1:
        return Likeness(other.citekey, "probable", ("title",), ("date",), share)
    return None


def _same_number(first: str, second: str) -> bool:
    return first == second or first.startswith(f"{second}-") or second.startswith(f"{first}-")


def _works(work: Traits, other: Traits) -> Likeness | None:
    same = work.identifiers & other.identifiers
    names = names_of_both(work, other)
    signs = (
        ("names", names in ("same", "nobody")), ("year", bool(work.years & other.years)),
        ("volume", work.volume == other.volume or work.type in _PARTS or other.type in _PARTS),
    )  # fmt: skip
    apart = names == "others" or sum(not agree for _name, agree in signs) > 1 or _two_works(work, other)
    if apart and not same:
        return None
    share, own = _share(work, other)
    least = _SAME if all(sign.startswith("site:") for sign in same) else _ALIKE / 2  # a whole site is no work
    if same and (share >= least or not (work.titles and other.titles)) and not _two_volumes(work, other):
        return Likeness(other.citekey, "exact", (min(same).partition(":")[0].upper(), "title"), (), 1 + share)
    if apart:
        return None
    alike = share >= _PART_OF and not own if names == "same" else names == "slip" and share >= _SAME
    if work.extent and work.extent == other.extent and work.years & other.years and alike:
        return Likeness(other.citekey, "exact", ("title", "year"), (), share)  # as many pages: one edition
    every = (("title", share >= _SAME), *signs)
    agrees = tuple(name for name, agree in every if agree and name != "volume" and (name != "names" or names == "same"))
    differs = tuple(name for name, agree in every if not agree)
    if not differs:
        return Likeness(other.citekey, "exact", agrees, (), share)
    if len(differs) == 1 and _probable(work, other, share, names, differs[0]):
        return Likeness(other.citekey, "probable", agrees, differs, share)
    return None


def _probable(work: Traits, other: Traits, share: float, names: str, differs: str) -> bool:
    """Whether a work may be another though one thing differs; an article of another year is another article."""
    if differs == "title":
        return share >= (_ALIKE if names == "same" else _LIKE)
    if differs == "year":
        dated = bool(work.years and other.years)
        return names == "same" and share >= _SAME and not (dated and {work.type, other.type} & _PARTS)
    return True


def _two_volumes(work: Traits, other: Traits) -> bool:
    return bool(work.volume and other.volume and work.volume != other.volume)


def _two_works(work: Traits, other: Traits) -> bool:
    """Whether two records are of different kinds of works, volumes, issues or pages."""
    parts = work.type in _PARTS, other.type in _PARTS
    if any((work.type == type_) != (other.type == type_) for type_ in ("thesis", "manuscript")):
        return True
    if (parts[0] and other.bound) or (parts[1] and work.bound) or work.genre != other.genre:
        return True
    days = work.days and other.days and not work.days & other.days
    return _two_volumes(work, other) or bool(all(parts) and (days or _pages_apart(work, other)))


def _pages_apart(work: Traits, other: Traits) -> bool:
    """Return whether two articles begin on different pages; a page that one stands on may be one cited of it."""
    first, _, last = (work.extent or other.extent).partition("-")
    cited = {article.pages for article in (work, other) if article.pages.isdigit() and not article.extent}
    inside = last and any(int(first) <= int(page) <= int(last) for page in cited)
    return not inside and bool(work.pages and other.pages and work.pages != other.pages)


def names_of_both(work: Traits, other: Traits) -> Literal["same", "slip", "others", "one-sided", "nobody"]:
    """Return whether two works share an author, one spelt with a slip, or whether one of them names none."""
    if not (work.names and other.names):
        return "one-sided" if work.names or other.names else "nobody"
    pairs = [(first, second) for first in work.names for second in other.names
             if not (first[1] and second[1]) or first[1] == second[1]]  # fmt: skip
    if any(first[0] == second[0] for first, second in pairs):
        return "same"
    near = any(len(first[0]) > 5 and edits(first[0], second[0]) < 3 for first, second in pairs)
    return "slip" if near else "others"
