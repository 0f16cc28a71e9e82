"""The title area: title proper, designation, other title information, volumes (GOST 7.1-2003, 5.2; gost.md 1.1)."""

import re
from collections.abc import Mapping
from typing import Any, Final

from kb.csl.item import as_text
from kb.domain.item_types import BOOKS, LAWS, SITES, TREATIES
from kb.gost import contents, dates
from kb.gost.families import Family, wording
from kb.gost.legal_titles import LegalTitle
from kb.gost.numbered_titles import is_class
from kb.gost.shortening import shortened
from kb.gost.typed_fields import is_supplied, parts_of_title, typed, word
from kb.gost.volumes import numbered, volume_number, volumes_of

_SAID_LAST: Final = LAWS | TREATIES | {"thesis", "document"}  # their kind and number come before titleaddon
_NUMBERED: Final = re.compile(r"(?:т|том|кн|ч|вып|vol|bk|pt)\.? ?\d|\d+-(?:том|кітап|бөлім)|[IVX]+ том", re.I)
_ONLY_NUMBER: Final = re.compile(r"(?:т\.|том|vol\.|volume) ?\w+|\w+-том", re.I)
_OF_VOLUMES: Final = re.compile(  # of how many, said
    r"(?:в|in) \w+(?:-\w+)? (?:т(?:\.|ом)|кн|vol)|\w+(?: \w+)? томды[қғ]", re.I
)


def composed(item: Mapping[str, Any], title: LegalTitle, lang: str, family: Family, designated: bool) -> str:
    """Return the title area of an item; `designated` writes [Мәтін], [Текст], [Text] in 7.1."""
    proper, info = title.proper, list(title.info)
    supplied = is_supplied(proper)
    described = []
    kind = as_text(item.get("type"))
    addition = typed(item, "titleaddon")
    if kind == "standard" or (kind == "patent" and is_class(addition)):
        addition = ""  # stands with the number or after the country
    short = shortened(addition, lang, family)
    further = (
        [short if item.get("event-title") else dates.held(short, item, lang, family.abbreviated)] if addition else []
    )
    if not supplied and not title.whole:
        proper, subtitle = parts_of_title(proper, item)
        parts = [part for part in re.split(r"\s+:\s+", subtitle) if part]
        described = [part if family.colon == ": " else _lowered(part) for part in parts]
        if kind in BOOKS and not item.get("event-title") and not any(re.search(r"\d{4}", text) for text in further):
            described = [dates.held(part, item, lang, family.abbreviated) for part in described]
    info = [*described, *info, *further] if kind in _SAID_LAST else [*described, *further, *info]
    if not supplied and not title.whole:
        translated = _translated(item, lang, family)
        if translated:
            info.append(translated)
    designation = "" if supplied or not proper else _designation(item, lang, family, designated)
    sign = family.colon
    hosted = bool(item.get("container-title"))
    main, volumes = ("", "") if hosted else (typed(item, "maintitle"), volumes_of(item, lang, family))
    if main and proper != main:
        additions = (typed(item, name) for name in ("mainsubtitle", "maintitleaddon"))
        other = [shortened(text, lang, family) for text in additions if text]
        head = sign.join(part for part in (main, *other, "" if family.counts_volumes else volumes) if part)
        if volumes and family.counts_volumes:  # "В 3 т. Т. 2" begins anew (GOST 7.1-2003, 5.2)
            head = f"{head.rstrip('.')}. {volumes[:1].upper()}{volumes[1:]}"
        if _ONLY_NUMBER.fullmatch(proper) and numbered(proper) == as_text(item.get("volume")):  # title = {Том 3}
            proper = volume_number(item, lang, family)
        number = "" if _NUMBERED.match(proper) else volume_number(item, lang, family)
        glued = number and not family.brackets and not family.full_words  # Т. 1: Адам, as lists of Kazakhstan print it
        head = ". ".join(part.rstrip(".") for part in (head, number if not glued else "") if part)
        numbered_part = f"{number}{family.colon if proper else ''}{proper}" if glued else proper
        proper = f"{head}. {numbered_part}" if numbered_part else head  # a volume may have no title of its own
    elif volumes and not any(_OF_VOLUMES.match(part) for part in info):
        info.append(volumes)
    apart = [part for part in info if part[:1].isupper() and _OF_VOLUMES.match(part)]  # "В 4 т." begins anew
    info = [part for part in info if part not in apart]
    proper = f"{title.lead}{proper}"
    if family.designation == "web-last":
        text = sign.join([proper, *info]) if proper else sign.join(info)
        text = f"{text} {designation}".rstrip()
    else:
        text = sign.join(part for part in (f"{proper} {designation}".strip(), *info) if part)
    return ". ".join([text, *apart, *([title.tail[:1].upper() + title.tail[1:]] if title.tail else [])])


def _lowered(subtitle: str) -> str:
    """Return an English subtitle after " : " with a small article."""
    return re.sub(r"^(The|A|An) ", lambda match: match.group().lower(), subtitle)


def number_of_issue(work: dict[str, Any], lang: str, family: Family) -> str:
    """Take the number of a whole issue that is described as a book, by its editor or extent: Т. 303, вып. 3."""
    described = any(work.get(name) for name in ("editor", "compiler", "number-of-pages"))
    if as_text(work.get("type")) != "periodical" or not described or typed(work, "issuetitle"):
        return ""
    issue = as_text(work.pop("issue", work.pop("number", ""))).strip()
    volume = volume_number(work, lang, family)
    work.pop("volume", None)
    if re.fullmatch(r"\d[\d/()–-]*", issue):
        issue = f"{'No.' if lang == 'en' else '№'} {issue}"
    return ", ".join(part for part in (volume, issue) if part)


def _translated(item: Mapping[str, Any], lang: str, family: Family) -> str:
    """Return from which language a work is translated, where no translator is named who says it after the slash."""
    if item.get("translator") or not typed(item, "origlanguage"):
        return ""
    return contents.translated_from(item, lang, family)


def _designation(item: Mapping[str, Any], lang: str, family: Family, designated: bool) -> str:
    printed, electronic = map(str, wording()["designations"][lang])
    kind = as_text(item.get("type"))
    if family.designation in ("web", "web-last"):
        resource = kind in SITES or contents.designation_of(item) == "software"
        return electronic if resource and item.get("URL") else ""
    if family.designation != "full":
        return ""
    if (contents.on_disc(item) and kind not in contents.RECORDED) or kind in ("software", "dataset"):
        return electronic
    if item.get("URL") and not any(item.get(name) for name in ("page", "number-of-pages", "section", "volume")):
        return electronic
    if as_text(item.get("archive")) and not item.get("container-title"):
        return ""
    if contents.kind_of(item) == "text":
        return printed if designated else ""
    return word("contents", contents.kind_of(item), lang, family)
