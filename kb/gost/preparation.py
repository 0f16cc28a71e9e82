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

from kb.csl.dates import DateValue, read_date
from kb.csl.item import as_text
from kb.domain.item_types import LAWS, SITES, TREATIES
from kb.gost import (
    contents,
    dates,
    degrees,
    further,
    legal_titles,
    numbered_titles,
    publication_area,
    responsibility,
    said_dates,
    title_area,
    typed_notes,
)
from kb.gost.families import Family, wording
from kb.gost.item_language import language, of_its_words
from kb.gost.known_names import newspaper, take_platform
from kb.gost.legal_titles import SYMBOL, Act, LegalTitle
from kb.gost.said_dates import says, unsaid
from kb.gost.shortening import shortened
from kb.gost.typed_fields import PREFIX, is_supplied, typed, word
from kb.gost.volumes import with_named_part

Item = dict[str, Any]
_DAILY: Final = SITES | {"article-newspaper", "article-magazine", "article", "interview", "broadcast"}
_SIGN: Final = re.compile(r"^(?:№|No\.?|N)\s*")
_HOSTS: Final = ("issue", "volume", "page", "section")
_BOOK_OF_AN_ACT: Final = ("publisher", "publisher-place", "number-of-pages", "ISBN")
_ACCESS: Final = re.compile(r"Режим доступа|Қолжетімділігі|Mode of access", re.I)
_ADOPTED: Final = re.compile(r"(?=.*\d{4}).*(?:принят|утв|қабылдан|adopted)", re.I)
_LIKE_LAWS: Final = frozenset(("document", "legal_case", "hearing"))
_NUMBERED: Final = frozenset(
    ("document", "pamphlet", "dataset", "software", "manuscript")
)  # works that may have a number and no host
_MEETINGS: Final = frozenset(("book", "manuscript", "document", "pamphlet", "article", "webpage"))
_KEYED_NOTE: Final = re.compile(r"[A-Za-z][A-Za-z0-9 ._-]{0,40}:")  # what programs keep in notes, not a note to print
_QUOTED_AFTER: Final = re.compile(
    r"(?:цит(?:\.|ируется) по|quoted (?:in|after|from)|cited in):?", re.I
)  # of a footnote
_IMPRINT_OF_REVIEWED: Final = re.compile(r"[^:.]{1,40}\.? : .+, (?:1[5-9]|20)\d\d\b")  # М. : Регнум, 1997. — 295 с.
_USED: Final = frozenset((
    "genre", "number", "event-place", "event-date", "event-title", "jurisdiction", "container-title-short",
))  # fmt: skip


def prepare(item: Mapping[str, Any], family: Family, designation: bool = False) -> Item:
    """The item as the family's styles print it; `designation` writes [Мәтін], [Текст], [Text] in 7.1 (not in print)."""
    lang = language(item)
    work = publication_area.hosted(
        responsibility.kind_of_heading(
            typed_notes.placed(with_named_part(numbered_titles.filed(item, lang, family)), lang), lang
        )
    )
    work[f"{PREFIX}reviewed"] = further.reviewed(work, lang, family)
    platform = take_platform(work, family)
    responsibility.leave_to_host(work, lang)
    title = _title(work, lang, family)
    if number := title_area.number_of_issue(work, lang, family):
        title = replace(title, tail=number)
    if heading := responsibility.heading_of_act(work):
        title = replace(title, lead=f"{heading}. ")
    text = title_area.composed(work, title, lang, family, designation)
    _dates(work, title, lang, family)
    responsibility.assign(work, title, lang, family)
    _note(work, lang, family)
    publication_area.assign(work, lang, family)
    of_its_words(work, lang)
    work["title"] = text
    if not text:
        del work["title"]
        if work.get("author"):  # who heads a record without a title is not said again
            work.pop("contributor", None)
    if title.symbol and title.symbol != as_text(work.get("issue")):
        work["call-number"] = title.symbol
    named = not is_supplied(title.proper) or as_text(work.get("type")).startswith("review")  # by us, or [Рецензия]
    content = contents.type_of_content(work) if family.content_type and named else ""
    publication_area.say_content(work, content, platform, lang, family)
    return {name: value for name, value in work.items() if name not in _USED and name[:2] != PREFIX}


def _note(work: Item, lang: str, family: Family) -> None:
    """Keep a note that a reader can read; a patent's stands with its number already."""
    introduced = numbered_titles.introduced(work, lang, family)
    is_printed = introduced or as_text(work.get("type")) == "patent"
    note = "" if is_printed else as_text(work.pop("note", "")).strip()
    if (whole := typed(work, "reviewed")) and _IMPRINT_OF_REVIEWED.match(note):
        work[f"{PREFIX}reviewed"], note = whole + family.area_sign + note.replace(" — ", " – "), ""
    if introduced and not family.full_words:
        work.setdefault("edition", introduced)
    original = contents.original(work, lang, family)
    texts = [note, typed(work, "addendum"), *_of_talk(work, lang)]
    texts = [text for text in texts if text and not (_KEYED_NOTE.match(text) or _QUOTED_AFTER.fullmatch(text))]
    texts = [text for text in texts if not (family.content_type and contents.names_content(text.rstrip(".")))]
    texts += [text for text in (typed(work, "reviewed"), original) if text]
    access = [text for text in texts if family.full_words and _ACCESS.match(text)]
    texts = [text for text in texts if text not in access]
    if family.screen_note and work.get("URL"):  # "Режим доступа" stands before the address already
        texts = [_ACCESS.sub(wording()["access"][lang], text, count=1) for text in texts]
    work.pop("annote", None)
    if texts:
        work["annote"] = family.area_sign.join(f"{text[:1].upper()}{text[1:]}".rstrip(".") for text in texts)
    work.pop("note", None)
    if family.screen_note and lang == "ru" and as_text(work.get("type")) in SITES and as_text(work.get("URL")):
        work["note"] = "Загл. с экрана"
    elif access:
        work["note"] = access[0]


def _of_talk(work: Item, lang: str) -> list[str]:
    """Return the number and the form of a talk or an interview that nothing holds: № 12, аудиозапись."""
    if as_text(work.get("type")) not in ("interview", "speech"):
        return []
    number = "" if work.get("container-title") else _SIGN.sub("", as_text(work.get("number")))
    return [
        text for text in (f"{'No.' if lang == 'en' else '№'} {number}" if number else "", contents.form(work)) if text
    ]


def _title(item: Mapping[str, Any], lang: str, family: Family) -> LegalTitle:
    """Return the title and its other information by the kind of document."""
    kind, genre = as_text(item.get("type")), as_text(item.get("genre"))
    act = _act(item, lang)
    if SYMBOL.fullmatch(act.number) and kind != "thesis":
        return legal_titles.united_nations(act, family)
    international = legal_titles.is_international(genre) and kind not in LAWS
    if kind in TREATIES or (international and not act.body and not act.supplied):
        return legal_titles.treaty(act, family)
    if kind in LAWS or (kind in _LIKE_LAWS and genre and (act.number or act.body)):
        title = legal_titles.law(act, family)
        bare = (
            genre not in ("", *wording()["kinds"])
            and not title.info
            and not title.whole
            and not legal_titles.names_kind(act.title, lang, act.kind)
        )
        return replace(title, info=(legal_titles.kind_of(act, family),)) if bare and not act.supplied else title
    if kind in ("legal_case", "hearing") and not genre and (act.number or (act.date and act.date.start.day)):
        return said_dates.case(act, family)
    if kind in ("speech", "interview") or genre == "address":
        undated = replace(act, date=None) if item.get("container-title") and kind == "interview" else act
        return legal_titles.speech(undated, family, genre or kind, as_text(item.get("event-title")))
    if kind == "thesis":
        return degrees.thesis(act.title, genre, act.number, read_date(item.get("event-date")), lang, family)
    if kind == "standard":
        return numbered_titles.standard(act, genre, item, family)
    if kind == "patent":
        return numbered_titles.patent(act, item, family)
    if kind == "report":
        return numbered_titles.report(act, genre, family)
    whole = act.date is not None and (act.date.start.month or act.date.literal)
    if kind == "document" and act.date and whole and not item.get("container-title") and not item.get("publisher"):
        details = (contents.form(item), dates.free(act.date, lang, family.abbreviated))
        return LegalTitle(act.title, tuple(filter(None, details)), dated=True, body=act.body)
    if kind == "personal_communication" and act.date and act.date.start.day:
        return said_dates.letter(act, family)
    silent = not genre or genre in wording()["kinds"] or act.supplied or contents.names_content(genre)
    info = () if silent else (word("type-keys", genre, lang, family) or shortened(genre, lang, family),)
    if numbered_titles.is_registered(genre) and act.number and kind in _NUMBERED:
        return LegalTitle(
            act.title,
            (numbered_titles.certificate(act, genre, family),),
        )
    number = act.number if kind in _NUMBERED and not item.get("container-title") else ""
    event = dates.event(item, lang, family.abbreviated) if kind in _MEETINGS else ""
    form = contents.form(item) if kind in _NUMBERED else ""
    if kind == "manuscript" and any(map(item.get, ("archive", "archive_location"))) and said_dates.is_of_day(act):
        parts = (*info, number, form, said_dates.of_file(act, family))
        return LegalTitle(act.title, tuple(filter(None, parts)), dated=True, body=act.body)
    issue = typed(item, "issuetitle") if kind == "periodical" else ""
    return LegalTitle(act.title, tuple(text for text in (*info, number, event, form, issue) if text), body=act.body)


def _act(item: Mapping[str, Any], lang: str) -> Act:
    status = as_text(item.get("status"))
    kind = as_text(item.get("type"))
    body = as_text(item.get("authority")) or as_text(item.get("jurisdiction"))
    stated = typed(item, "stated")
    usual = "" if stated else "treaty" if kind in TREATIES else {"legislation": "law", "bill": "bill"}.get(kind, "")
    number = _SIGN.sub("", as_text(item.get("number")))
    date = read_date(item.get("event-date")) if item.get("event-date") else _date_of_act(item, kind)
    adopted = item.get("event-date") and not number and _ADOPTED.search(typed(item, "titleaddon"))
    if stated or (kind in LAWS and adopted):
        date = None  # its day is typed in words
    day = date if kind in LAWS | TREATIES else None
    title = unsaid(begun(as_text(item.get("title"))), day, number)
    has_day, numbered = says(title, day, number)
    in_title = kind == "legal_case" and dates.is_named(body, title)
    return Act(
        title=title,
        kind=_named_kind(as_text(item.get("genre")), kind, lang) or usual,
        lang=lang,
        date=date,
        number="" if numbered else number,
        body="" if in_title or responsibility.heading_of_act(item) == body else body,
        place=as_text(item.get("event-place")),
        stage=status if status in wording()["stages"] else "signed",
        said=has_day,
    )


def _date_of_act(item: Mapping[str, Any], kind: str) -> DateValue | None:
    """Return an act's date; a year alone beside an imprint is that of the book in which the act was published."""
    date = read_date(item.get("issued"))
    printed = kind in LAWS and any(item.get(name) for name in _BOOK_OF_AN_ACT)
    if kind in LAWS and not item.get("number") and newspaper(as_text(item.get("container-title"))):
        return None  # an act without its number, found by the day of the newspaper
    if kind in LAWS and item.get("container-title") and _ADOPTED.search(typed(item, "titleaddon")):
        return None  # the act's own date is typed in words, so this is the day of the newspaper
    return None if printed and date and not date.start.month and not date.literal else date


def _named_kind(genre: str, kind: str, lang: str) -> str:
    """Return the kind of an act that its typed name means (заң, закон), so that it takes its endings; else the name."""
    if not genre or kind not in LAWS | _LIKE_LAWS:
        return genre
    low = genre.casefold()
    names = wording()["kinds"].items()
    return next(
        (key for key, forms in names if low in (forms[lang].casefold(), forms.get("bare", "").casefold())), genre
    )


def begun(title: str) -> str:
    """A title with a capital where it begins with a small Cyrillic word, and with dashes for hyphens in spaces."""
    title = title.replace(" - ", " – ")
    word = re.match(r"[а-яёәіңғүұқөһ]+(?=[\s,:;-]|$)", title)
    return title[:1].upper() + title[1:] if word else title


def _of_a_day(work: Mapping[str, Any], kind: str) -> bool:
    """Return whether the day says which issue is meant: of a newspaper, of a page, of a journal without numbers."""
    numbered = any(work.get(name) for name in ("volume", "issue"))
    if kind == "article-newspaper":
        return not work.get("volume")
    return not numbered and (
        kind in _DAILY or kind.startswith("review") or (kind.startswith("article") and not work.get("page"))
    )


def _dates(work: Item, title: LegalTitle, lang: str, family: Family) -> None:
    """Take away the date that stands in the title; put the day of a newspaper where its number stands."""
    work.pop("status", None)
    kind = as_text(work.get("type"))
    date = read_date(work.get("issued"))
    words = (date.literal or dates.seasons(date, lang)) if date else ""
    if date and not title.dated and (words or typed(work, "supplied-date")) and kind not in LAWS:
        year = words or str(date.start.year)
        work["status"] = f"[{year}]" if typed(work, "supplied-date") else year
        del work["issued"]
    elif title.dated and (not work.get("event-date") or kind == "patent"):
        work.pop("issued", None)
        publication_area.publication_year(work)
        hosted = work.get("container-title") and any(work.get(name) for name in _HOSTS)
        if date and date.start.year and kind in LAWS and hosted and "issued" not in work:
            work["issued"] = {"date-parts": [[date.start.year]]}
    elif title.symbol and date:
        work["status"] = dates.free(date, lang, family.abbreviated)
        del work["issued"]
    elif kind in LAWS and date and not work.get("issue") and not work.get("volume"):
        day = dates.day_and_month(date, lang, family.abbreviated)
        if day and work.get("container-title"):
            work["issue"] = day
    elif date and date.open_end and date.start.year and kind not in LAWS:
        work["status"] = f"{date.start.year} –\u00a0"
        del work["issued"]
    elif date and _of_a_day(work, kind):
        day = dates.day_and_month(date, lang, family.abbreviated) or (
            dates.month_alone(date, lang) if kind in ("article-newspaper", "article-magazine", "interview") else ""
        )
        if day and work.get("container-title"):
            number = as_text(work.get("issue"))
            work["issue"] = f"{day} ({'No.' if lang == 'en' else '№'} {number})" if number else day
        elif day and kind != "article-newspaper":
            work["status"] = dates.free(date, lang, family.abbreviated)
            del work["issued"]
