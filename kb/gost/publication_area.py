"""Container, edition, imprint, numbering and shelfmark prepared for GOST (gost.md 1.1, 1.3, 2.7, 2.14)."""

import re
from typing import Any, Final

from kb.csl.item import as_text
from kb.domain.item_types import gost_class
from kb.gost.families import Family, wording
from kb.gost.shortening import place, shortened

_BOOKS: Final = gost_class("book")
_ACTS: Final = gost_class("law") | gost_class("treaty")
_SITES: Final = gost_class("site")
_YEARED: Final = re.compile(r"(\d{4})\s*(?:ж\.|г\.|жыл)?\s*,\s*(?:№|No\.?|N)?\s*(\S.*)")
_NUMBERED: Final = re.compile(r"(?:ст\.|статья|art\.|article)?\s*(\d+)(?:\s*-?\s*құжат)?", re.I)


def assign(made: dict[str, Any], lang: str, family: Family) -> None:
    """Write container, edition, numbering and imprint as the family prints them."""
    file = _file_title(made)
    _container(made, lang, family)
    for name in ("volume", "issue"):
        if text := as_text(made.get(name)):
            made[name] = re.sub(r"^(?:№|No\.?|N|т\.|Т\.|Vol\.)\s*(?=\d)", "", text)
    if re.fullmatch(r"\d[\d/–-]*\s*\(\S+\)", as_text(made.get("issue"))):
        made["issue"] = f"{'No.' if lang == 'en' else '№'} {made['issue']}"
    if match := _NUMBERED.fullmatch(as_text(made.get("section")).strip()):
        made["section"] = wording()["section"][lang].format(match.group(1))
    if (edition := as_text(made.get("edition"))).isdecimal() and len(edition) < 9:
        number = int(edition)
        made["edition"] = wording()["edition"][lang].format(_english_ordinal(number) if lang == "en" else number)
    shelf = as_text(made.get("archive_location")).split("/")
    if 2 <= len(shelf) <= 4 and all(re.fullmatch(r"\s*\d+[^\W\d_]?\s*", part) for part in shelf):
        made["archive_location"] = ". ".join(
            sign.format(part.strip()) for sign, part in zip(wording()["shelfmark"][lang], shelf, strict=False)
        ).replace("..", ".")
    if file:
        made["archive_location"] = f"{as_text(made['archive_location'])} ({file})"
    if publisher := as_text(made.get("publisher")):
        made["publisher"] = shortened(publisher, lang, family)
    if town := as_text(made.get("publisher-place")):
        towns = [place(one.strip(), family) for one in town.split(";")]
        made["publisher-place"] = f"{';' if family.colon == ': ' else ' ;'} ".join(towns)
    _missing(made, lang, family)


def publication_year(made: dict[str, Any]) -> None:
    """Find the year of the gazette in "2000 ж., № 6" or in a volume that is a year; it becomes `issued`."""
    if match := _YEARED.fullmatch(as_text(made.get("issue"))):
        made["issued"], made["issue"] = {"date-parts": [[int(match.group(1))]]}, match.group(2)
    elif re.fullmatch(r"(?:19|20)\d\d", as_text(made.get("volume"))):
        made["issued"] = {"date-parts": [[int(as_text(made.pop("volume")))]]}


def _english_ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _container(made: dict[str, Any], lang: str, family: Family) -> None:
    """Return the container as the family names it; a legal database on the web is a site, or is not named."""
    container = gazette(as_text(made.get("container-title")), lang)
    if not container:
        return
    kind = as_text(made.get("type"))
    online = bool(made.get("URL")) and not any(made.get(name) for name in ("volume", "issue", "page", "section"))
    if family.content_type and online and kind in _ACTS | _SITES:
        site = "website" if lang == "en" else "сайт"
        made["container-title"] = f"{as_text(made.get('container-title-short')) or container} : [{site}]"
    elif family.abbreviated and online and kind in _ACTS:
        del made["container-title"]
    else:
        proper, sign, other = _signed(container, family).partition(family.colon)
        whole = kind.startswith("article") or kind in _ACTS
        made["container-title"] = (
            (shortened(proper, lang, family) if whole else proper) + sign + shortened(other, lang, family)
        )


def gazette(container: str, lang: str) -> str:
    """Return a gazette that appears in several languages under its name in the language of the reference."""
    for names in wording()["gazettes"]:
        if container.casefold() in (name.casefold() for name in names.values()):
            return str(names[lang])
    return container


def _file_title(made: dict[str, Any]) -> str:
    """Take an archive file's own title: it stands after the shelfmark in round brackets (GOST R 7.0.5, clause 11)."""
    if made.get("container-title") and as_text(made.get("archive")) and as_text(made.get("archive_location")):
        return as_text(made.pop("container-title"))
    return ""


def _signed(container: str, family: Family) -> str:
    """Return a container's title with the family's colon before its other title information."""
    return container if family.colon == ": " else re.sub(r"(?<=\S): ", " : ", container)


def _missing(made: dict[str, Any], lang: str, family: Family) -> None:
    """Mark a printed book's missing place, publisher and year in brackets (gost.md 1.1)."""
    supplied = as_text(made.get("title")).startswith("[")
    if not family.missing_marks or as_text(made.get("type")) not in _BOOKS or made.get("URL") or supplied:
        return
    town, name, year = wording()["missing-marks"][lang]
    if not made.get("publisher-place"):
        if made.get("publisher"):
            made["publisher-place"] = f"[{town}]"
        else:
            made["publisher-place"] = f"[{town} : {name}]"
    elif not made.get("publisher"):
        made["publisher"] = f"[{name}]"
    if not made.get("issued"):
        made["status"] = f"[{year}]"
