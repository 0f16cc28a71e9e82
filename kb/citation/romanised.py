"""The romanised second list, "References", that journals of Kazakhstan ask for beside the first one.

Every item is repeated in the same order; items in Latin script stay unchanged. Cyrillic authors, titles, containers
and imprints are romanised, the English title follows in square brackets, terms are English (Vol., No., P.). The names
of the schemes belong to the list: `note`.
"""

from collections.abc import Mapping
from typing import Any, Final

from kb.citation.item import NAME_VARIABLES, as_text
from kb.citation.person import initials
from kb.domain.records import Wording
from kb.language.folding import is_cyrillic
from kb.language.transliteration import Scheme, romanise, scheme_for

KAZAKH: Final[Scheme] = "kk-2018"
RUSSIAN: Final[Scheme] = "ru-bsi"
_KEPT: Final = frozenset(("id", "type", "URL", "DOI", "ISBN", "ISSN", "language", "citation-number"))
_LANGUAGES: Final = {"kk": "in Kazakh", "ru": "in Russian"}


def romanised(prepared: Mapping[str, Any], lang: str, english: str = "", tagged: bool = False) -> dict[str, Any]:
    """Give a prepared item with its Cyrillic romanised; `english` is its English title.

    `tagged` adds the language of the original: [in Kazakh]. Items without Cyrillic come back as they are.
    """
    scheme = scheme_for(lang, KAZAKH, RUSSIAN)
    if scheme is None or not any(is_cyrillic(letter) for value in prepared.values() for letter in str(value)):
        return dict(prepared)
    made = {name: _value(name, value, scheme) for name, value in prepared.items()}
    brackets = [f"[{text}]" for text in (english, _LANGUAGES[lang] if tagged else "") if text]
    made["title"] = " ".join(part for part in (as_text(made.get("title")), *brackets) if part)
    made["language"] = "en"
    return made


def initialled(prepared: Mapping[str, Any], mark: str) -> dict[str, Any]:
    """Give a prepared item whose given names are initials, so that Ж. becomes Zh. and not Z."""
    return {
        name: [_initialled(person, mark) for person in value]
        if name in NAME_VARIABLES and isinstance(value, list)
        else value
        for name, value in prepared.items()
    }


def _initialled(person: Any, mark: str) -> Any:
    if not isinstance(person, Mapping) or not any(map(is_cyrillic, as_text(person.get("given")))):
        return person
    return {**person, "given": initials(as_text(person["given"]), mark)}


def note() -> Wording:
    """Give the note that names the schemes."""
    return Wording(
        f"Романдау: қазақша {KAZAKH}, орысша {RUSSIAN}.",
        f"Романизация: казахский {KAZAKH}, русский {RUSSIAN}.",
        f"Romanisation: Kazakh {KAZAKH}, Russian {RUSSIAN}.",
    )


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
