"""What a name tells: a newspaper, a gazette, a site, a database of acts; a note, a kind of act, a library on line."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from kb.csl.item import as_text
from kb.domain.item_types import BOOKS, LAWS
from kb.gost.families import Family, wording
from kb.gost.legal_titles import names_kind
from kb.gost.typed_fields import PREFIX, typed

SITE: Final = re.compile(r"сайт|портал|сервер|\bsite\b|website|portal", re.I)
_DATABASE: Final = re.compile(
    r"правов\w+ (?:систем|баз)|информационн\w+ систем|(?:құқықтық|ақпараттық) (?:жүйе|база)"
    r"|legal (?:\w+ )?(?:system|database)|" + SITE.pattern, re.I
)  # fmt: skip
_PLATFORM: Final = re.compile(
    r"платформа|\bЭБС\b|библиотечная система|электронн\w+ библиотека|электрондық кітапхана|e-?library|digital library"
    r"|\w\.(?:ru|kz|com|org)\b|" + SITE.pattern, re.I
)  # fmt: skip
_MANY: Final = 6  # words, more than name a kind of act


@lru_cache(maxsize=1024)
def newspaper(serial: str) -> bool:
    """Return whether a serial is a newspaper, as its name says or as everybody knows."""
    name = serial.casefold().strip(' «»"')
    return (
        bool(re.search(r"\bгазета\b|\bгазеті\b|\bправда\b|\bnewspaper\b|\bgazette?\b", name))
        or name in wording()["newspapers"]["names"]
    )


@lru_cache(maxsize=1024)
def legal_database(name: str) -> bool:
    """Return whether a name is that of a site or database in which acts are read: no such thing issues them."""
    bare = name.casefold().strip(' «»"')
    return bool(_DATABASE.search(name)) or bare in wording()["legal-databases"]["names"]


@lru_cache(maxsize=1024)
def gazette(container: str, lang: str) -> str:
    """Return a gazette that appears in several languages under its name in the language of the reference."""
    for names in wording()["gazettes"]:
        if container.casefold() in (name.casefold() for name in names.values()):
            return str(names[lang])
    return container


def kind_of_act(item: Mapping[str, Any], lang: str) -> str:
    """Return what a note says an act is, in few words and nothing else (Закон РК, Указ Президента); "" for other notes.

    An act that says its kind itself, in a field or in its title, needs none.
    """
    words = as_text(item.get("note")).strip().rstrip(".")
    bare = as_text(item.get("type")) in LAWS and words and not item.get("genre") and not re.search(r"[\d:,;]", words)
    kinds = wording()["kinds"] if bare and len(words.split()) < _MANY else ()
    is_kind = any(names_kind(words, lang, kind) for kind in kinds)
    return words if is_kind and not names_kind(as_text(item.get("title")), lang, "law") else ""


def take_platform(work: dict[str, Any], family: Family) -> str:
    """Take the library on line in which a published book is read: it is no body that answers for the book.

    Where a family says no kind of content, before which it stands, one typed as the form of publication is a note.
    """
    on_line = as_text(work.get("type")) in BOOKS and work.get("URL") and work.get("publisher")
    named = next((name for name in ("medium", "authority") if _PLATFORM.search(as_text(work.get(name)))), "")
    if not on_line or not named or work.get("container-title") or "://" in as_text(work[named]):
        return ""
    if family.content_type:
        return as_text(work.pop(named))
    if named == "medium":
        library = as_text(work.pop(named)).replace(" : ", family.colon)
        work[f"{PREFIX}addendum"] = "; ".join(filter(None, (typed(work, "addendum"), library)))
    return ""
