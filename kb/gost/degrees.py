"""What stands beside the title of a thesis: its degree, shortened or in full, and its specialty (gost.md 2.5, 2.6)."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from kb.csl.dates import DateValue
from kb.gost.families import Family, wording
from kb.gost.legal_titles import LegalTitle
from kb.gost.numbered_titles import on_day
from kb.gost.shortening import shortened
from kb.gost.typed_fields import word

CODE: Final = r"\d\d\.\d\d\.\d\d|[5-8][DDМM]?\d{5,6}|\d\.\d{1,2}\.\d{1,2}"  # of a specialty: 23.00.04, 6D020200, 5.6.7
_WITH_CODE: Final = re.compile(rf"(?P<degree>.*\S)\s*:\s*(?P<specialty>(?:{CODE})\b.*)")  # дис. … канд. наук: 23.00.04
_SHORT: Final = re.compile(
    r"(?P<abstract>автореф\. )?дисс?\. ?(?:(?:…|\.\.\.) ?)?(?P<degree>канд\.|д-ра|докт\.) (?P<branch>\S+) наук", re.I
)
_FULL: Final = re.compile(
    r"(?P<abstract>автореферат )?диссертаци[яи](?:,? представленной)? на соискание (?:уч[её]ной )?степени "
    r"(?P<degree>кандидата|доктора) (?P<branch>\S+(?:-\S+)?) наук",
    re.I,
)
_BEGINNING: Final = re.compile(r"(?:дисс?|автореф|магист|канд|докт|выпуск|диплом|ғыл|филос)", re.I)
_KAZAKH: Final = (
    ("ғыл. ", "ғылымдарының "), ("канд. ", "кандидаты "), ("докт. ", "докторы "), ("д-ры ", "докторы "),
    ("дис. автореф.", "диссертация авторефераты"), ("дисс. автореф.", "диссертация авторефераты"),
    ("дисс.", "диссертациясы"), ("дис.", "диссертациясы"),
)  # fmt: skip


def thesis(title: str, genre: str, specialty: str, defended: DateValue | None, lang: str, family: Family) -> LegalTitle:
    """Return a thesis's title with its degree and specialty; records say when it was defended (GOST 7.1-2003)."""
    day = on_day(defended, "defended", lang, family) if family.repeats_authors else ""
    genre = word("type-keys", genre, lang, family) or genre
    if not specialty and (both := _WITH_CODE.fullmatch(genre)):
        genre, specialty = both["degree"], both["specialty"]
    if _BEGINNING.match(genre) and lang != "en":
        genre = genre[:1].lower() + genre[1:]
    if family.content_type:
        genre = _in_full(genre, lang)
        if lang == "ru" and specialty:
            specialty = specialty if specialty.startswith("специальность") else f"специальность {specialty}"
            return LegalTitle(title, tuple(part for part in (specialty, genre, day) if part))
    elif family.abbreviated and lang == "ru":
        genre = _abbreviated(genre)
    info = tuple(part for part in (shortened(genre, lang, family), specialty, day) if part)
    return LegalTitle(title, info)


def _in_full(genre: str, lang: str) -> str:
    if lang == "kk":
        for short, whole in _KAZAKH:
            genre = genre.replace(short, whole)
        return genre
    if lang == "en":
        return genre.replace("diss.", "dissertation")
    match = _SHORT.fullmatch(genre)
    if not match:
        return genre
    degree = "кандидата" if match["degree"].casefold() == "канд." else "доктора"
    branch = wording()["degrees"].get(match["branch"].casefold(), match["branch"])
    head = "автореферат диссертации" if match["abstract"] else "диссертация"
    return f"{head} на соискание ученой степени {degree} {branch} наук"


def _abbreviated(genre: str) -> str:
    """Return a degree that was typed in full as shortening families print it: автореф. дис. … д-ра ист. наук."""
    match = _FULL.fullmatch(genre)
    branch = _branches().get(match["branch"].casefold()) if match else None
    if not match or not branch:
        return genre
    degree = "канд." if match["degree"].casefold() == "кандидата" else "д-ра"
    return f"{'автореф. ' if match['abstract'] else ''}дис. … {degree} {branch} наук"


@lru_cache(maxsize=1)
def _branches() -> Mapping[str, str]:
    return {whole: short for short, whole in wording()["degrees"].items()}
