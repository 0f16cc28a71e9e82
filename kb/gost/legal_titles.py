"""What stands beside the title of laws, treaties, United Nations documents and speeches (gost.md 2.7-2.12).

Each function gives a `Title`: the title as it is printed, its other title information, and what it used of the item.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final

from kb.csl.dates import DateValue
from kb.gost import dates
from kb.gost.declension import kazakh_genitive, russian_genitive
from kb.gost.families import Family, wording
from kb.gost.shortening import shortened
from kb.language.detection import language_of
from kb.language.towns import russian_place, town_names

SYMBOL: Final = re.compile(r"[A-Z]{1,4}/[A-Z0-9][A-Za-z0-9./()\- ]*")
_POLICIES: Final = frozenset(("concept", "doctrine", "strategy", "programme", "plan", "charter"))
_FIRST_WORDS: Final = 120  # letters that hold the first three words of a title
_ARTICLE: Final = re.compile(
    r"(?:President|Republic|Government|Parliament|Minist|Russian|Supreme|Security|General|Council|Senate|Inter|Eur|Court)"
)
_OWNED: Final = re.compile(r"(?P<owner>.*[ндт][ыі]ң|[А-ЯӘІҢҒҮҰҚӨҺ]{2,5})\s+(?P<kind>\S+(?: \S+)?)")
_OF_KAZAKH_LAW: Final = re.compile(r"\s*(?:ЗРК|ҚРЗ)$")


@dataclass(frozen=True, slots=True)
class LegalTitle:
    """A title in parts: `tail` follows after a point (the Kazakh form of treaties), `info` after the colon sign.

    `lead` stands before the title, with its sign (the number of a standard). `dated` says that the item's own date
    stands here; `body` is an issuing body that found no place; `symbol` a document symbol of the United Nations.
    """

    proper: str
    info: tuple[str, ...] = ()
    tail: str = ""
    dated: bool = False
    body: str = ""
    symbol: str = ""
    whole: bool = False
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """What an act's title is made of; `said`: the title tells its day in its own words."""

    title: str
    kind: str
    lang: str
    date: DateValue | None
    number: str = ""
    body: str = ""
    place: str = ""
    stage: str = "signed"
    said: bool = False

    @property
    def supplied(self) -> bool:
        """Return whether the cataloguer made the title."""
        return self.title.startswith("[") and self.title.endswith("]")


def names_kind(title: str, lang: str, kind: str = "") -> bool:
    """Whether a title says itself what it is: its last word in Kazakh, its first words in Russian and English.

    In Kazakh it may also be the last word before a colon or bracket: …ның Конституциясы: 1995 жылы … қабылданды.
    """
    if lang == "kk" and (head := re.split(r"\s*[:(]", title, maxsplit=1)[0]) != title and names_kind(head, lang, kind):
        return True
    words = re.findall(r"[^\W\d_]+", title.casefold())
    if not words or (words[0] in ("о", "об", "on", "about")):
        return False
    near = words[-2:] if lang == "kk" else words[:6]
    kinds: Mapping[str, Any] = wording()["kinds"]
    marks = [mark for name in ({kind, "code", "constitution"} & set(kinds)) for mark in kinds[name]["marks"]]
    return any(word.startswith(mark) for word in near for mark in marks)


def says_act(text: str, lang: str) -> bool:
    """Whether words say which act a title is of, its kind and its day: постановление … от 23 апр. 2004 г. № 468."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    marks = tuple(mark for row in wording()["kinds"].values() for mark in row["marks"])
    named = any(word.startswith(marks) for word in (words[-2:] if lang == "kk" else words[:3]))
    return named and bool(re.search(r"\d{4}", text))


def is_international(kind: str) -> bool:
    """Whether states conclude documents of this kind with each other."""
    return bool(wording()["kinds"].get(kind, {}).get("rank") == 0)


def treaty(act: Act, family: Family) -> LegalTitle:
    """Return a treaty's title with place and date of signature (gost.md 2.10)."""
    if act.date is None and not act.place and act.stage == "signed":
        return LegalTitle(act.title)
    if act.said and not act.place and act.stage == "signed":
        return LegalTitle(act.title, dated=True)
    date = None if act.said else act.date and dates.of_act(act.date, act.lang, family.abbreviated)
    text = _signature(replace(act, date=date), family, _places(act))
    if not text:
        return LegalTitle(act.title)
    if family.law == "kz" and act.lang == "kk":
        return LegalTitle(act.title, tail=text, dated=True)
    return LegalTitle(act.title, (f"[{text}]" if family.brackets else text,), dated=True)


def _places(act: Act) -> list[str]:
    """Return the places of signature in the language of the reference; several are parted by semicolons."""
    names = filter(None, map(str.strip, act.place.split(";")))
    known = town_names()
    return [known[name][act.lang] if act.lang != "en" and name in known else name for name in names]


def _signature(act: Act, family: Family, places: list[str]) -> str:
    stage: Mapping[str, str] = wording()["stages"].get(act.stage, wording()["stages"]["signed"])
    if act.lang == "kk":
        date = dates.free(act.date, "kk", family.abbreviated, family.law == "number-first") if act.date else ""
        known = act.title.casefold().strip("[]").endswith(f"({stage['kk']})")
        return ", ".join(
            part for part in ("" if known else stage["kk"], *(f"{place} қ." for place in places), date) if part
        )
    verb = stage[_gender(act)] if act.lang == "ru" else stage["en"]
    if act.stage == "draft" and act.title.casefold().strip("[]").endswith(f"({verb})"):
        verb = ""
    if family.law == "kz":
        where = ", ".join(f"г. {place}" if act.lang == "ru" else place for place in places)
        date = dates.free(act.date, act.lang, False) if act.date else ""
        shown = verb if act.stage in ("draft", "initialled", "announced") else ""
        return ", ".join(part for part in (shown, where, date) if part)
    if act.stage == "draft":
        names = [f"г. {place}" if act.lang == "ru" else place for place in places]
        day = dates.free(act.date, act.lang, family.abbreviated) if act.date else ""
        return ", ".join(part for part in (verb, *names, day) if part)
    date = dates.since(act.date, act.lang, family.abbreviated) if act.date else ""
    if act.lang == "ru":
        town = " и ".join(f"в {'г. ' if family.brackets else ''}{russian_place(place)}" for place in places)
        return " ".join(part for part in (verb, town, date) if part)
    where = f"{verb} at {' and '.join(places)}" if places else verb
    return f"{where}, {date}" if places and date else f"{where} {date}".strip()


def _gender(act: Act) -> str:
    """Return the grammatical gender of the document's kind, by its title's first words, else by its kind."""
    words = re.findall(r"[^\W\d_]+", act.title[:_FIRST_WORDS].casefold())[:3]
    nouns = (term for term in words if not term.endswith(("ое", "ая", "ый", "ий")))
    kinds: Mapping[str, Any] = wording()["kinds"]
    return next(filter(None, map(_gender_of, nouns)), "") or str(kinds.get(act.kind, kinds["treaty"])["gender"])


@lru_cache(maxsize=4096)
def _gender_of(noun: str) -> str:
    """Return the gender of the kind of document that a noun names; "" for other nouns."""
    kinds = wording()["kinds"].values()
    return next((str(kind["gender"]) for kind in kinds if noun.startswith(tuple(kind["marks"]))), "")


def law(act: Act, family: Family) -> LegalTitle:
    """Return an act's title with kind, body, date and number (gost.md 2.7-2.9)."""
    named = names_kind(act.title, act.lang, act.kind) or (act.kind in _POLICIES and not act.number)
    if not (act.number or act.date or act.body):
        return LegalTitle(act.title)
    dated = bool(act.date)
    act = replace(act, date=None) if act.said else act
    if act.supplied or (named and not act.number):
        date = dates.free(act.date, act.lang, family.abbreviated) if act.date else ""
        number = f"{_sign(act.lang)} {act.number}" if act.number else ""
        text = ", ".join(part for part in (date, number) if part)
        return LegalTitle(act.title, (text,) if text else (), dated=dated, body=_unnamed(act) if named else act.body)
    if named:
        return LegalTitle(act.title, (_dated(act, family),), dated=dated, body=_unnamed(act))
    phrase, body = _phrase(act, family)
    if family.law == "kz" and act.lang in ("kk", "ru"):
        if act.lang == "ru":
            phrase = phrase[:1].upper() + phrase[1:]
            return LegalTitle(f"{phrase} «{_inner(act.title)}»", dated=dated, body=body, whole=True)
        head, _, kind = phrase.rpartition(" ")
        return LegalTitle(f"{head} «{_inner(act.title)}» {kind}".strip(), dated=dated, body=body, whole=True)
    return LegalTitle(act.title, (phrase,), dated=dated, body=body)


def kind_of(act: Act, family: Family) -> str:
    """Return an act's kind alone, as the family prints it beside a title: закон, Жарлық."""
    kind = wording()["kinds"].get(act.kind, {})
    words = str(kind.get("bare" if act.lang == "kk" and "bare" in kind else act.lang, act.kind))
    words = words[:1].lower() + words[1:] if act.lang == "ru" and family.abbreviated else words
    return shortened(words, act.lang, family)


def _unnamed(act: Act) -> str:
    """Return the issuing body of an act that names its kind, where neither title nor language make it needless."""
    words = re.findall(r"[^\W\d_]{5,}", act.body.casefold())
    title = act.title.casefold()
    known = any(word[:6] in title for word in words)
    return "" if known or act.supplied or language_of(act.body) != act.lang else act.body


def _inner(title: str) -> str:
    return title.replace("«", "“").replace("»", "”")


def _sign(lang: str) -> str:
    return "No." if lang == "en" else "№"


def _phrase(act: Act, family: Family) -> tuple[str, str]:
    """Return kind, body, date and number in one phrase, and the body where the phrase could not hold it."""
    kinds: Mapping[str, Any] = wording()["kinds"]
    kind = kinds.get(act.kind, {}).get(act.lang, act.kind)
    dated = _dated(act, family)
    if act.lang == "kk":
        owner = kazakh_genitive(act.body) if act.body else ""
        if not owner and act.kind not in kinds and (typed_owner := _OWNED.fullmatch(kind)):
            owner, kind = typed_owner["owner"], typed_owner["kind"]  # Қазақстан Республикасының Заңы
        kind = kind if owner else kinds.get(act.kind, {}).get("bare", kind)
        return " ".join(part for part in (owner, dated, kind) if part), ""
    if act.lang == "ru":
        body = russian_genitive(act.body, wording()["genitive"]) if act.body else ""
        left = act.body if act.body and not body else ""
        kind = kind[:1].lower() + kind[1:] if family.abbreviated else kind
        return shortened(" ".join(part for part in (kind, body, dated) if part), "ru", family), left
    body = f"of {'the ' if _ARTICLE.match(act.body) else ''}{act.body}" if act.body else ""
    return " ".join(part for part in (kind, body, dated) if part), ""


def _dated(act: Act, family: Family) -> str:
    """Return date and number as the family orders them."""
    number = act.number if family.law == "kz" or act.lang == "kk" else _OF_KAZAKH_LAW.sub("", act.number)
    shown = f"{_sign(act.lang)} {number}" if number else ""
    if act.lang == "kk":
        return " ".join(part for part in (dates.attributive(act.date) if act.date else "", shown) if part)
    if act.lang == "ru":
        date = f"от {dates.genitive(act.date, family.abbreviated)}" if act.date else ""
        pair = (shown, date) if family.law == "number-first" else (date, shown)
        return " ".join(part for part in pair if part)
    if family.law == "kz":
        date = f"dated {dates.american(act.date, False)}" if act.date else ""
        return " ".join(part for part in (date, shown) if part)
    date = f"of {dates.free(act.date, 'en', family.abbreviated)}" if act.date else ""
    if family.law == "number-first":
        return " ".join(part for part in (shown, date) if part)
    return ", ".join(part for part in (date, shown) if part)


def united_nations(act: Act, family: Family) -> LegalTitle:
    """Return a United Nations document's title: kind, body, number and date, and the symbol apart (gost.md 2.11)."""
    match = re.search(r"RES/(?:\w+/)?(\d[\d/]*(?:\s*\(\d{4}\))?)$", act.number)
    if act.kind not in ("resolution", "un-resolution") or not match or act.date is None:
        return LegalTitle(act.title, symbol=act.number)
    number = re.search(r"RES/(.+)$", act.number)
    short = number.group(1) if number else match.group(1)
    if act.lang == "kk":
        date = dates.attributive(act.date)
        date = date if family.content_type else date.replace(" жылғы ", " ж. ")
        text = f"{kazakh_genitive(act.body)} {date} {short} қарары" if act.body else f"{date} {short} қарары"
    elif act.lang == "ru":
        body = russian_genitive(act.body, wording()["genitive"]) or act.body
        date = dates.genitive(act.date, False) if family.content_type else _russian_date(act.date, family)
        text = " ".join(part for part in ("резолюция", body, short, "от", date) if part)
        text = shortened(text, "ru", family)
    else:
        text = f"{act.body} resolution {short} of {dates.free(act.date, 'en', False)}".strip()
    return LegalTitle(
        act.title, (text,), dated=True, body=act.body if family.repeats_authors else "", symbol=act.number
    )


def speech(act: Act, family: Family, genre: str, event: str) -> LegalTitle:
    """Return a speech's title with what it was, where and when (gost.md 2.12)."""
    words = _kind_words(act, genre)
    if family.law == "kz":
        words = words.replace("Республики Казахстан", "РК")
    words = shortened(words, act.lang, family)
    date = ""
    if act.date:
        russian = act.lang == "ru" and family.law == "kz"
        date = _russian_date(act.date, family) if russian else dates.free(act.date, act.lang, family.abbreviated)
    meeting = () if act.supplied else (event, *(_places(act) if event and act.place not in event else ()))
    text = ", ".join(part for part in (words, *meeting, date) if part)
    return LegalTitle(act.title, (text,) if text else (), dated=bool(date))


def _russian_date(date: DateValue, family: Family) -> str:
    """Return a Russian date with "г." for the year, the month shortened only where the family shortens words."""
    return re.sub(r" год[а]?$", " г.", dates.free(date, "ru", family.abbreviated))


def _kind_words(act: Act, genre: str) -> str:
    """Return what a speech or interview calls itself, "" where its title says so already."""
    kinds: Mapping[str, Any] = wording()["kinds"]
    if genre and genre not in kinds:
        return genre
    kind = kinds.get(genre or act.kind)
    if kind is None or act.supplied or names_kind(act.title, act.lang, genre or act.kind):
        return ""
    return str(kind.get("bare", kind["kk"])) if act.lang == "kk" else str(kind[act.lang])
