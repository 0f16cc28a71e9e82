"""The romanised second list, "References", that journals of Kazakhstan ask for beside the first one (gost.md 4.3).

Every item is repeated in the same order; items in Latin script stay unchanged. Cyrillic authors, titles, containers
and imprints are romanised, the English title follows the title in square brackets, and the item is then prepared as
an English one: Vol., No., P., "Moscow, 25 May 1992", editors in the nominative. Acts, theses and speeches, whose kind
stands in words of their own language, are prepared first and romanised whole. The schemes' names belong to the list.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from kb.csl.item import NAME_VARIABLES, as_text
from kb.csl.person import initials
from kb.domain.item_types import LAWS
from kb.gost.families import Family, list_word
from kb.gost.item_language import language
from kb.gost.known_names import gazette
from kb.gost.legal_titles import SYMBOL
from kb.gost.preparation import begun, prepare
from kb.language.detection import language_of
from kb.language.folding import is_cyrillic
from kb.language.transliteration import Scheme, romanise, scheme_for

KAZAKH: Final[Scheme] = "kk-2018"
RUSSIAN: Final[Scheme] = "ru-bsi"
_KEPT: Final = frozenset(("id", "type", "URL", "DOI", "ISBN", "ISSN", "language", "citation-number"))
_READ: Final = frozenset(("volume", "issue", "section", "edition", "archive_location"))  # prepared by their words
_WORDED: Final = LAWS | {"thesis", "speech", "interview", "document"}
_LANGUAGES: Final = {"kk": "in Kazakh", "ru": "in Russian"}


def romanised(
    item: Mapping[str, Any], family: Family | None, english: str = "", tagged: bool = False
) -> dict[str, Any]:
    """Return an item prepared for a family, with its Cyrillic romanised; `english` is its English title.

    `tagged` adds the language of the original: [in Kazakh]. Items without Cyrillic are only prepared. Words that a
    family prints in Russian for every item (its type of content) are left out.
    """
    scheme, lang = _scheme(item)
    if scheme is None:
        return _prepared(item, family)
    english = "" if english == as_text(item.get("title")).strip("[]") else english
    brackets = " ".join(f"[{text}]" for text in (english, _LANGUAGES[lang] if tagged else "") if text)
    initials_only = initialled(item, family.initials) if family else dict(item)
    if family and _in_words(item):
        work = _romanised(_prepared(initials_only, family), scheme)
    else:
        initials_only["title"] = begun(as_text(item.get("title")))
        initials_only["container-title"] = gazette(as_text(item.get("container-title")), lang)
        work = _romanised(initials_only, scheme, _READ)
        work = _romanised(_prepared({**work, "language": "en"}, family), scheme)
    work["language"] = "en"
    own = romanise(as_text(item.get("title")), scheme)
    work["title"] = _bracketed(as_text(work.get("title")), own, brackets)
    if not work["title"]:
        del work["title"]
    return work


def _romanised(item: Mapping[str, Any], scheme: Scheme, kept: frozenset[str] = frozenset()) -> dict[str, Any]:
    return {name: value if name in kept else _value(name, value, scheme) for name, value in item.items()}


def _scheme(item: Mapping[str, Any]) -> tuple[Scheme | None, str]:
    """Return the scheme and language of an item's Cyrillic, (None, "") where it has none."""
    texts = [str(value) for name, value in item.items() if name not in _KEPT]
    cyrillic = " ".join(text for text in texts if any(map(is_cyrillic, text)))
    if not cyrillic:
        return None, ""
    lang = language(item)
    lang = lang if lang in _LANGUAGES else language_of(cyrillic)
    lang = lang if lang in _LANGUAGES else "ru"
    return scheme_for(lang, KAZAKH, RUSSIAN), lang


def _in_words(item: Mapping[str, Any]) -> bool:
    """Return whether an item's kind stands in words beside its title."""
    kind = as_text(item.get("type"))
    symbol = SYMBOL.fullmatch(as_text(item.get("number")))
    return kind in _WORDED or bool(symbol) or as_text(item.get("genre")) == "address"


def _prepared(item: Mapping[str, Any], family: Family | None) -> dict[str, Any]:
    work = prepare(item, family) if family else dict(item)
    work.pop("medium", None)
    return work


def _bracketed(title: str, own: str, brackets: str) -> str:
    """Put brackets after the title proper and its other title information, at the end where it stands in « »."""
    if not brackets:
        return title
    supplied = own.startswith("[") and own.endswith("]")
    part = own if supplied else own.rpartition(": ")[2]
    place = title.casefold().find(part.casefold()) if part else -1
    end = place + len(part)
    if place < 0 or re.match(r"[»”\w]", title[end : end + 1]):
        end = len(title)
    return f"{title[:end]} {brackets}{title[end:]}".strip()


def initialled(item: Mapping[str, Any], mark: str) -> dict[str, Any]:
    """Return an item whose given names are initials, so that Ж. becomes Zh. and not Z."""
    return {
        name: [_initialled(person, mark) for person in value]
        if name in NAME_VARIABLES and isinstance(value, list)
        else value
        for name, value in item.items()
    }


def _initialled(person: Any, mark: str) -> Any:
    if not isinstance(person, Mapping) or not any(map(is_cyrillic, as_text(person.get("given")))):
        return person
    return {**person, "given": initials(as_text(person["given"]), mark)}


def note(lang: str) -> str:
    """Return the note that names the schemes."""
    return list_word("romanised", lang).format(KAZAKH, RUSSIAN)


def _value(name: str, value: Any, scheme: Scheme) -> Any:
    if name in _KEPT:
        return value
    if name in NAME_VARIABLES and isinstance(value, list):
        return [_name(person, scheme) for person in value]
    return romanise(value, scheme) if isinstance(value, str) else value


def _name(person: Any, scheme: Scheme) -> Any:
    if not isinstance(person, Mapping):
        return person
    return {part: romanise(text, scheme) if isinstance(text, str) else text for part, text in person.items()}
