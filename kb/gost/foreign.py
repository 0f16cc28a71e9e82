"""Items as styles of others take them: kinds and states in words, and what CSL has a variable for only in some styles.

Those styles print a value as it is, so that keys of BibLaTeX and numbers in words are turned into what a reader reads.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from kb.csl.item import as_text
from kb.domain.item_types import LAWS, SITES, TREATIES
from kb.gost import archives, contents, degrees, editions, further, known_names, numbered_titles
from kb.gost.declension import kazakh_unpossessed
from kb.gost.families import wording
from kb.gost.item_language import language
from kb.gost.typed_fields import typed

Item = dict[str, Any]
Uses = Callable[..., bool]  # whether a style prints a variable, of items of a type where one is named
_REVIEWS: Final = ("review", "review-book")
_REVIEWED: Final = ("reviewed-title", "reviewed-author", "reviewed-genre")
_WHOLE: Final = ("book", "thesis", "report")


def worded(item: Item, uses: Uses) -> Item:
    """Return an item for a style of others that prints the variables that `uses` knows."""
    lang = language(item)
    item = further.led(editions.in_words(item, lang))
    for step in _STEPS:
        item = {**item, **step(item, lang, uses)}
    return {name: value for name, value in item.items() if value != ""}


def _signed(item: Item, _lang: str, _uses: Uses) -> Mapping[str, Any]:
    """Return a treaty with the day of its signature, by which it is called, not that of the gazette that printed it."""
    signed = item.get("event-date") if as_text(item.get("type")) in TREATIES else None
    return {"issued": signed} if signed and item.get("issued") else {}


def _kind(item: Item, lang: str, _uses: Uses) -> Mapping[str, Any]:
    """Return the kind in words of the item's language; a treaty that its title calls so says it once."""
    if noted := known_names.kind_of_act(item, lang):
        return {"genre": noted, "note": ""}
    genre = as_text(item.get("genre"))
    kind = wording()["kinds"].get(genre, {})
    words = kind.get(lang, "") or numbered_titles.kind_in_words(genre, lang)
    if lang == "kk" and kind:
        words = kind.get("bare", "") or kazakh_unpossessed(words)
    is_titled = as_text(item.get("title")).casefold().startswith((words or genre).casefold())
    if genre and is_titled and as_text(item.get("type")) in TREATIES:
        return {"genre": ""}
    if as_text(item.get("type")) in LAWS and (words or genre):
        words = words or genre
        words = words[:1].upper() + words[1:]  # a sentence of its own in styles that part by points
    return {"genre": words.replace(" … ", " ")} if words else {}


def _patented(item: Item, lang: str, uses: Uses) -> Mapping[str, Any]:
    """Return a patent with its country; where the style says of patents the number alone, what it is stands there."""
    if as_text(item.get("type")) != "patent" or not item.get("number"):
        return {}
    kind, number = numbered_titles.office(item, lang, "-patent")
    place, genre = numbered_titles.country(item), as_text(item.get("genre"))
    says_country = not place and number != item["number"] and genre in ("", "patent")  # RU 2187888
    if says_country or not (kind and numbered_titles.is_patent(genre)):
        kind = numbered_titles.kind_in_words(genre or "patent", lang) or genre
        number = ", ".join(filter(None, (as_text(item["number"]), place)))
    medium = as_text(item.get("medium"))
    elsewhere = {"publisher-place": "", "medium": "" if as_text(item["number"]) in medium else medium}
    if uses("genre", "patent"):
        return {"genre": kind, "number": number, **elsewhere}
    return {"number": f"{kind} {number}" if lang == "en" else f"{kind} № {number}", **elsewhere}


def _defended(item: Item, _lang: str, _uses: Uses) -> Mapping[str, Any]:
    """Return a thesis with the code of its specialty beside its degree: its number would be that of a publication."""
    number, degree = as_text(item.get("number")), as_text(item.get("genre"))
    if as_text(item.get("type")) != "thesis" or not degree or not re.match(rf"(?:{degrees.CODE})\b", number):
        return {}
    return {"number": "", "genre": f"{degree}: {number}"}


def _counted(item: Item, _lang: str, _uses: Uses) -> Mapping[str, Any]:
    """Return the pages of a whole work as how many it has: a number alone, as lists give it here."""
    page = as_text(item.get("page"))
    whole = as_text(item.get("type")) in _WHOLE and not (item.get("container-title") or item.get("number-of-pages"))
    return {"page": "", "number-of-pages": page} if whole and page.isdecimal() else {}


def _of_its_own_title(item: Item, lang: str, _uses: Uses) -> Mapping[str, Any]:
    """Return a review as an article where nothing names the work reviewed: styles take its title for that work's."""
    kind = as_text(item.get("type"))
    if any(item.get(name) for name in _REVIEWED) or not item.get("title"):
        is_review = (
            kind == "review-book" and lang == "ru" and not any(item.get(name) for name in ("genre", *_REVIEWED[2:]))
        )
        return {"reviewed-genre": "книгу"} if is_review else {}  # after "рец. на"
    return {"type": "article-journal"} if kind in _REVIEWS else {}


def _subtitled(item: Item, _lang: str, _uses: Uses) -> Mapping[str, Any]:
    """Return the book or journal that holds an item with its subtitle."""
    host = as_text(item.get("container-title"))
    subtitle = typed(item, "booksubtitle") or typed(item, "journalsubtitle")
    return {"container-title": f"{host}: {subtitle}"} if host and subtitle and subtitle not in host else {}


def _in_volumes(item: Item, _lang: str, uses: Uses) -> Mapping[str, Any]:
    """Return the title of a whole work before that of its volume, which is a variable of its own in some styles."""
    main = ": ".join(filter(None, (typed(item, "maintitle"), typed(item, "mainsubtitle"))))
    host, title = as_text(item.get("container-title")), as_text(item.get("title"))
    if not main or main in (host or title):
        return {}
    if host:
        return {"container-title": f"{main}: {host}"}
    return {"title": main, "volume-title": title} if uses("volume-title") else {"title": f"{main}: {title}"}


def _of_a_site(item: Item, _lang: str, _uses: Uses) -> Mapping[str, Any]:
    """Return a page with its site, which BibLaTeX calls its organization, as what holds it."""
    site = as_text(item.get("authority"))
    lacking = as_text(item.get("type")) in SITES and not item.get("container-title")
    return {"container-title": site} if site and lacking else {}


def _staged(item: Item, lang: str, _uses: Uses) -> Mapping[str, Any]:
    """Return what became of a document in words of its language; that a law was adopted is said by its date."""
    stage = as_text(item.get("status"))
    if stage not in wording()["stages"]:
        return {}
    words = wording()["stages"][stage]
    adopted = stage == "adopted" and as_text(item.get("type")) in LAWS
    return {"status": "" if adopted else words["n" if lang == "ru" else lang]}


def _shelved(item: Item, lang: str, _uses: Uses) -> Mapping[str, Any]:
    """Return a file of an archive with its shelfmark in words: 5/2/3 is Ф. 5. Оп. 2. Д. 3."""
    location = as_text(item.get("archive_location"))
    return {"archive_location": archives.shelfmark(location, lang)} if location else {}


def _unpublished(item: Item, lang: str, uses: Uses) -> Mapping[str, Any]:
    """Return in words that a work has not appeared, in place of a date where the style has no place for it."""
    states = wording()["publication-states"]
    typed_state = typed(item, "pubstate") or as_text(item.get("status"))
    key = re.sub(r"\W", "", typed_state.casefold())
    words = states[key][lang] if key in states else typed(item, "pubstate")
    if not words:
        return {}
    dated = uses("status") or item.get("issued")
    return {"status": words} if dated else {"issued": {"literal": words}, "status": words}


def _of_a_kind(item: Item, _lang: str, _uses: Uses) -> Mapping[str, Any]:
    """Return as what they are the notes of music typed as music, and an article of a newspaper that its name tells."""
    if contents.is_written_music(item):
        return {"type": "musical_score"}
    host = as_text(item.get("container-title"))
    dated = as_text(item.get("type")) == "article-journal" and known_names.newspaper(host) and not item.get("volume")
    return {"type": "article-newspaper"} if dated else {}


_STEPS: Final = (
    _of_a_kind, _signed, _patented, _counted, _kind, _defended, _of_its_own_title, _subtitled, _in_volumes, _staged,
    _unpublished, _of_a_site, _shelved,
)  # fmt: skip
