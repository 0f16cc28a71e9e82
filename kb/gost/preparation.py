"""The one preparation of items for the GOST styles: what CSL 1.0.2 cannot say is said here, in CSL variables.

CSL cannot count names, decline words, ask for an item's language, or put a label after its number. `prepare` gives
an item in which that is done; the style then only places the pieces. It changes:

- title: title proper, general material designation and other title information with the family's signs; laws,
  treaties, United Nations documents, speeches and theses get the words and dates of their rules (kb.gost.legal_titles)
- author: one to three persons stay; four or more, and bodies, go to `contributor`, which stands after the slash
- editor, editorial-director, translator: Russian surnames in the genitive that "под ред." governs
- container-title, container-author: abbreviated or marked as a site where the family does so
- issue: the day of a newspaper; `section`: 108-құжат, Ст. 108, Art. 108; `edition`: 2-бас., 2-е изд., 2nd ed.
- publisher-place, publisher, status: М., full names, or the marks of missing data [Б. м. : б. и.], [б. г.]
- medium: the type of content and means of access of R 7.0.100; note: "Загл. с экрана." of 7.1
- what is used up (genre, number, authority, event-place, issued of acts) is taken away

Items of other styles are not prepared. An item that is not prepared still prints a plain form with our styles.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from kb.csl.dates import read_date
from kb.csl.item import as_text
from kb.domain.item_types import gost_class
from kb.gost import dates, legal_titles, publication_area, responsibility
from kb.gost.families import Family, wording
from kb.gost.legal_titles import SYMBOL, Act, LegalTitle
from kb.gost.shortening import shortened
from kb.language.detection import language_of

Item = dict[str, Any]
LAWS: Final = gost_class("law")
_TREATIES: Final = gost_class("treaty")
_SITES: Final = gost_class("site")
_DAILY: Final = _SITES | {"article-newspaper", "article", "interview"}
_USED: Final = (
    "genre", "number", "authority", "event-place", "event-date", "event-title", "jurisdiction", "container-title-short",
)  # fmt: skip


def prepare(item: Mapping[str, Any], family: Family, kazakh_designation: bool = False) -> Item:
    """The item as the family's styles print it; `kazakh_designation` writes [Мәтін] in 7.1 (off: not in print)."""
    made = dict(item)
    lang = language(item)
    title = _title(item, lang, family)
    _dates(made, title, lang, family)
    responsibility.assign(made, title, lang, family)
    publication_area.assign(made, lang, family)
    made["title"] = _composed(item, made, title, lang, family, kazakh_designation)
    if not made["title"]:
        del made["title"]
    if title.symbol:
        made["call-number"] = title.symbol
    if family.content_type and not _supplied(title.proper):
        made["medium"] = f"Текст : {'электронный' if item.get('URL') or item.get('DOI') else 'непосредственный'}"
    else:
        made.pop("medium", None)
    made.pop("note", None)
    if family.screen_note and lang == "ru" and as_text(item.get("type")) in _SITES and as_text(item.get("URL")):
        made["note"] = "Загл. с экрана"
    for name in _USED:
        made.pop(name, None)
    return made


def language(item: Mapping[str, Any]) -> str:
    """Kk, ru or en: the item's language, or the one its title is written in; other languages count as English."""
    given = as_text(item.get("language"))[:2].casefold()
    if given in ("kk", "ru", "en"):
        return given
    return "en" if given else language_of(as_text(item.get("title")))


def _supplied(title: str) -> bool:
    return title.startswith("[") and title.endswith("]")


def _title(item: Mapping[str, Any], lang: str, family: Family) -> LegalTitle:
    """Return the title and its other information by the kind of document."""
    kind, genre = as_text(item.get("type")), as_text(item.get("genre"))
    act = _act(item, lang)
    if SYMBOL.fullmatch(act.number) and kind != "thesis":
        return legal_titles.united_nations(act, family)
    international = legal_titles.is_international(genre) and kind not in LAWS
    if kind in _TREATIES or (international and not act.body and not act.supplied):
        return legal_titles.treaty(act, family)
    if kind in LAWS or (kind == "document" and genre and (act.number or act.body)):
        return legal_titles.law(act, family)
    if kind in ("speech", "interview") or genre == "address":
        undated = replace(act, date=None) if item.get("container-title") and kind == "interview" else act
        return legal_titles.speech(undated, family, genre or kind, as_text(item.get("event-title")))
    if kind == "thesis":
        return legal_titles.thesis(act.title, genre, act.number, lang, family)
    whole = act.date is not None and (act.date.start.month or act.date.literal)
    if kind == "document" and act.date and whole and not item.get("container-title") and not item.get("publisher"):
        return LegalTitle(act.title, (dates.free(act.date, lang, family.abbreviated),), dated=True, body=act.body)
    info = () if not genre or genre in wording()["kinds"] or act.supplied else (shortened(genre, lang, family),)
    return LegalTitle(act.title, info, body=act.body)


def _act(item: Mapping[str, Any], lang: str) -> Act:
    status = as_text(item.get("status"))
    kind = as_text(item.get("type"))
    usual = "treaty" if kind in _TREATIES else "law" if kind == "legislation" else ""
    return Act(
        title=begun(as_text(item.get("title"))),
        kind=as_text(item.get("genre")) or usual,
        lang=lang,
        date=read_date(item.get("event-date") or item.get("issued")),
        number=re.sub(r"^(?:№|No\.?|N)\s*", "", as_text(item.get("number"))),
        body=as_text(item.get("authority")) or as_text(item.get("jurisdiction")),
        place=as_text(item.get("event-place")),
        stage=status if status in wording()["stages"] else "signed",
    )


def begun(title: str) -> str:
    """A title with a capital where it begins with a small Cyrillic word, and with dashes for hyphens in spaces."""
    title = title.replace(" - ", " – ")
    word = re.match(r"[а-яёәіңғүұқөһ]+(?=[\s,:;-]|$)", title)
    return title[:1].upper() + title[1:] if word else title


def _dates(made: Item, title: LegalTitle, lang: str, family: Family) -> None:
    """Take away the date that stands in the title; put the day of a newspaper where its number stands."""
    made.pop("status", None)
    kind = as_text(made.get("type"))
    date = read_date(made.get("issued"))
    if title.dated and not made.get("event-date"):
        made.pop("issued", None)
        publication_area.publication_year(made)
    elif title.symbol and date:
        made["status"] = dates.free(date, lang, family.abbreviated)
        del made["issued"]
    elif date and kind in _DAILY and not made.get("volume") and (kind == "article-newspaper" or not made.get("issue")):
        day = dates.day_and_month(date, lang, family.abbreviated)
        if day and made.get("container-title"):
            made["issue"] = day
        elif day and kind != "article-newspaper":
            made["status"] = dates.free(date, lang, family.abbreviated)
            del made["issued"]


def _composed(
    item: Mapping[str, Any], made: Item, title: LegalTitle, lang: str, family: Family, kazakh_designation: bool
) -> str:
    """Return the title area: title proper, designation, other title information."""
    proper, info = title.proper, list(title.info)
    if not _supplied(proper) and not title.whole and ": " in proper:
        proper, _, subtitle = proper.partition(": ")
        proper = proper.rstrip()
        info.insert(0, subtitle if family.colon == ": " else _lowered(subtitle))
    designation = "" if _supplied(proper) or not proper else _designation(item, made, lang, family, kazakh_designation)
    if family.designation == "web-last":
        text = family.colon.join([proper, *info]) if proper else family.colon.join(info)
        text = f"{text} {designation}".rstrip()
    else:
        text = family.colon.join(part for part in (f"{proper} {designation}".strip(), *info) if part)
    return f"{text}. {title.tail[:1].upper()}{title.tail[1:]}" if title.tail else text


def _lowered(subtitle: str) -> str:
    """Return an English subtitle after " : " with a small article."""
    return re.sub(r"^(The|A|An) ", lambda match: match.group().lower(), subtitle)


def _designation(item: Mapping[str, Any], made: Item, lang: str, family: Family, kazakh: bool) -> str:
    printed, electronic = map(str, wording()["designations"][lang])
    kind = as_text(item.get("type"))
    if family.designation in ("web", "web-last"):
        return electronic if kind in _SITES and item.get("URL") else ""
    if family.designation != "full":
        return ""
    if item.get("URL") and not any(item.get(name) for name in ("page", "number-of-pages", "section", "volume")):
        return electronic
    if as_text(item.get("archive")) and not made.get("container-title"):
        return ""
    return "[Мәтін]" if kazakh and lang == "kk" else printed
