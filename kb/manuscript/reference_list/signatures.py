"""Where, when and how a treaty was signed, as lists print it after the title: г. Москва, 25 мая 1992 года.

The four GOST styles of Derekköz say it in words of their own (docs/styles.md): `г. Москва, 25 мая 1992 года`,
`[подписан в г. Москве 25 мая 1992 г.]`, `подписан в Москве 25 мая 1992 года`, `Мәскеу қ., 1992 ж. 25 мамыр`.
"""

import re
from typing import NamedTuple

from kb.domain.edtf import Edtf
from kb.language.towns import town_in
from kb.language.typed_dates import whole_date
from kb.manuscript.reference_list import legal
from kb.manuscript.reference_list.entry_reading import EntryReading
from kb.manuscript.reference_list.hosts import read_host
from kb.manuscript.reference_list.names import names_at
from kb.manuscript.reference_list.patterns import DASH, LETTER, LONG_PLACES, PLACE, TAKEN, UPPER
from kb.manuscript.reference_list.titles import add_title

_STAGES = (
    ("draft", r"проект|жоба|draft"),
    ("initialled", r"парафирован[ао]?|парафталған|initialled"),
    ("announced", r"объявлен[ао]?|жарияланған|announced"),
    ("adopted", r"принят[ао]?|қабылданған|adopted"),
    ("signed", r"подписан[ао]?|қол\sқойылған|signed"),
)
_NAME = rf"[{UPPER}][{LETTER}-]+(?:\s(?:[{UPPER}][{LETTER}-]+|н/Д)){{0,2}}"
_TOWN = rf"(?:г\.\s?{_NAME}|{_NAME}\sқ\.)"
_WHERE = (
    rf"(?P<towns>{_TOWN}(?:,\s{_TOWN})*)|(?P<russian>в\s(?:г\.\s)?{_NAME}(?:\sи\sв\s(?:г\.\s)?{_NAME})*)(?=\s|$)|"
    rf"(?P<english>at\s{_NAME}(?:\sand\s{_NAME})*)(?=,|$)|(?P<bare>(?:{PLACE}|{_NAME})(?:,\s{PLACE})*)(?=,\s)"
)
_SIGNED = "|".join(form for stage, form in _STAGES if stage in ("signed", "adopted"))
_INITIALLED = "|".join(form for stage, form in _STAGES if stage in ("initialled", "announced"))
_STAGE = "|".join(form for _stage, form in _STAGES)
_PHRASE = re.compile(rf"(?:(?P<stage>(?i:{_STAGE}))(?=[,\s]|$),?\s?)?(?:{_WHERE})?(?:,?\s?(?P<when>\S.*))?")
_SPAN = re.compile(r"(?:между|between)\s(?P<first>.+?)\s(?:и|and)\s(?P<last>.+)")
_SIGN = re.compile(r"\s?(?P<colon>:)\s|(?<=[.»\]\"”)])\s|\.\s")
_END = re.compile(rf"[\s.]*(?:\.\s{DASH}\s*(?:Текст|Мәтін|Text)\s:\s\S+\s*)?[\s.{TAKEN}{DASH[1:-1]}]*$")
_COLLECTED = re.compile(r"материал|сборник|сб\.|тезис|доклад|жина[қғ]|proceedings|papers", re.IGNORECASE)
_TREATY = re.compile(  # begins, in Kazakh ends, with the name of what states or their bodies conclude
    r"\[?(?:совместн\w+\s)?(?:договор|соглашени|протокол|меморандум|конвенци|декларац|заявлени)\w*\s"
    r"|\[?(?:joint\s)?(?:treaty|agreement|protocol|memorandum|convention|declaration|action\splan)\s"
    r"|\[?(?:план|программа|дорожная\sкарта)\s(?=.*(?:сотрудничеств|совместн|между\s))"
    r"|.*\s(?:келісім|хаттама|шарт|меморандум|декларация|мәлімдеме)\]?$", re.IGNORECASE
)  # fmt: skip
_DRAFT = re.compile(r"\((?:проект|жоба|draft)\)\]?$", re.IGNORECASE)
_LONGEST = 160  # signs of the phrase


_OF_EDITION = {"issued": "x-edition-date", "publisher-place": "x-edition-place"}  # its own place is where it was signed


class Signature(NamedTuple):
    """Where the words for a signature stand, the stage of the act, its places with theirs, its date."""

    start: int
    stage: str
    places: tuple[tuple[int, int, str], ...]
    when: tuple[int, int]
    date: Edtf | None


def find_signature(text: str, end: int, treaty: bool) -> Signature | None:
    """Return the signature at the end of what stands before `end`; None where there is none.

    Of a `treaty` the day alone after a colon is one; of an entry that does not say what it is, a place with its word
    (г., қ.), or a word for signing.
    """
    closing = _END.search(text, 0, end)
    stop = closing.start() if closing else end
    if not treaty and _COLLECTED.search(text, 0, stop):
        return None
    for sign in _SIGN.finditer(text, max(1, stop - _LONGEST), stop):
        start, finish = sign.end(), stop
        bracketed = text[start : start + 1] == "[" and text[stop - 1] == "]"
        if bracketed:
            start, finish = start + 1, stop - 1
        read = _read(text, start, finish)
        title = text[: sign.start()].rstrip(" .")
        called = treaty or bool(_TREATY.match(title))
        set_off = sign["colon"] or bracketed or re.search(r"\d\s?ж\b", text[start:finish])
        spaced = (sign["colon"] or "").startswith(" ") and not bracketed  # there a signed treaty would say so
        if read and spaced and not (read.places or _DRAFT.search(title) or re.match(_STAGE, text[start:finish])):
            return None
        if read and (_is_one(read, text[start:finish]) or (called and set_off)):
            stage = "draft" if read.stage == "signed" and _DRAFT.search(title) else read.stage
            return read._replace(start=sign.start() + (text[sign.start()] in "."), stage=stage)
    return None


def _is_one(read: Signature, printed: str) -> bool:
    """Return whether words can be nothing but a signature: none of them is a place and year of publishing."""
    sure = bool(read.places) and bool(re.search(rf"(?:^|\s)г\.\s|\sқ\.|^(?:{_SIGNED}|{_INITIALLED})", printed))
    dated = read.date is not None and (len(read.date.text) > 4 or not printed.rstrip(".").endswith(read.date.text))
    stated = bool(re.match(rf"(?:{_SIGNED}|{_INITIALLED})[,\s]", printed)) and read.date is not None
    return (sure and dated) or stated


def _read(text: str, start: int, finish: int) -> Signature | None:
    """Return the signature that a phrase is, whole; None for other words."""
    phrase = _PHRASE.fullmatch(text, start, finish)
    if not phrase or not (phrase.lastgroup or phrase["stage"]):
        return None
    when = phrase["when"] or ""
    date = _date(when)
    places = tuple(_places(phrase))
    if (when and not date) or any(not name for _begin, _end, name in places):
        return None
    if not (places or date or re.fullmatch(_STAGES[0][1], (phrase["stage"] or "").casefold())):
        return None
    if phrase["bare"] and not (date and len(date.text) > 7):
        return None
    stage_text = (phrase["stage"] or "").casefold()
    stage = next((stage for stage, form in _STAGES if re.fullmatch(form, stage_text)), "signed")
    return Signature(start, stage, places, phrase.span("when") if when else (finish, finish), date)


def _date(when: str) -> Edtf | None:
    """Return the date of the words after a place: в мае 2014 года, 8–10 ноября 2017 г., между 3 мая и 5 июня 2007 г."""
    words = re.sub(r"^в\s", "", when.strip()).replace("году", "года").removesuffix(" аралығында")
    if between := _SPAN.fullmatch(words):
        words = f"{between['first']} – {between['last']}"
    date = whole_date(words)
    return date.date if date and date.whole else None


def _places(phrase: re.Match[str]) -> list[tuple[int, int, str]]:
    """Return each place of a phrase with its name as it is called; "" for a Russian name in a case we cannot undo."""
    group = next((name for name in ("towns", "russian", "english", "bare") if phrase[name]), "")
    if not group:
        return []
    begin = phrase.start(group)
    inside = re.finditer(rf"(?<![{LETTER}])(?!(?:г|қ|в|и|at|and)(?![{LETTER}])){_NAME}", phrase[group])
    named = [(begin + name.start(), begin + name.end(), name.group()) for name in inside]
    return [(low, high, town_in(name, LONG_PLACES) if group == "russian" else name) for low, high, name in named]


def _add(entry: EntryReading, signed: Signature) -> None:
    """Add what a signature says; several places are one value, parted by semicolons, as records have it."""
    end = max([signed.when[1], *(high for _low, high, _name in signed.places)])
    if signed.places:
        first, last = signed.places[0][0], signed.places[-1][1]
        entry.add("publisher-place", first, last, "; ".join(name for _low, _high, name in signed.places))
    if signed.date:
        entry.add("issued", *signed.when, signed.date.text)
    entry.stage = signed.stage
    entry.take(signed.start, end)


def read_signed(entry: EntryReading, act: tuple[str, str] | None, host: re.Match[str] | None, end: int) -> bool:
    """Read a treaty whose signature stands after its title; return whether it is one.

    `act` is what its title names it, `host` the sign before what printed it.
    """
    if act and act[0] != "treaty":
        return False
    signed = find_signature(entry.open, min(host.start() if host else end, end, entry.links), act is not None)
    if not signed or (not act and names_at(entry.text, 0, loose=False).people):
        return False
    if host:
        entry.take(*host.span())
        _read_host_of_act(entry, host.end())
    _add(entry, signed)
    begin = legal.leading_day_end(entry.text)
    named = act or legal.act_kind(entry.open[begin : signed.start].strip())
    entry.call(*named if named and named[0] == "treaty" else ("treaty", ""))
    add_title(entry, "title", begin, signed.start)
    return True


def _read_host_of_act(entry: EntryReading, start: int) -> None:
    """Read what printed a treaty: its date and place are those of the gazette, not of the treaty."""
    read_host(entry, start)
    entry.rename({"issued": "x-edition-date"} if entry.has("publisher") else _OF_EDITION)
