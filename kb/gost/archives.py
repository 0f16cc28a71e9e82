"""Files of archives: their shelfmarks in the words of a language, and the titles of their own."""

import re
from collections.abc import Mapping
from typing import Any, Final

from kb.csl.item import as_text
from kb.gost.families import wording

_PART: Final = re.compile(r"\s*(?:[^\W\d_]\s?-)?\d(?:[\w\s,–-]|(?<=об)\.)*")
_SPAN: Final = re.compile(r"(?<=\d)-(?=\d)")


def shelved(work: dict[str, Any], lang: str) -> None:
    """Write where a file lies, its own title after it in round brackets (GOST R 7.0.5, clause 11)."""
    if not (location := as_text(work.get("archive_location"))):
        return
    title = as_text(work.pop("archive_collection", ""))
    if not title and work.get("container-title") and as_text(work.get("archive")):
        title = as_text(work.pop("container-title"))
    shelf = shelfmark(location, lang)
    work["archive_location"] = f"{shelf} ({title})" if title else shelf


def shelfmark(location: str, lang: str) -> str:
    """Return where a file lies, its parts with their words: 5/2/3/1-4 is Ф. 5. Оп. 2. Д. 3. Л. 1–4; else as it was."""
    shelf = [part.strip() for part in location.split("/")]
    if not (2 <= len(shelf) <= 4 and all(map(_PART.fullmatch, shelf))):
        return location
    signs: Mapping[str, list[str]] = wording()["shelfmark"]
    shelf[3:] = [_SPAN.sub("–", leaves) for leaves in shelf[3:]]
    return ". ".join(sign.format(part) for sign, part in zip(signs[lang], shelf, strict=False)).replace("..", ".")
