"""The four families of GOST references as values: what the preparation of items must know of each."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from kb.csl.terms import locale_files, locale_for, normal_language
from kb.domain.wording import Wording


@dataclass(frozen=True, slots=True)
class Family:
    """What one family of styles asks of the preparation.

    `designation`: where a general material designation stands, "full" ([Текст] after every title proper), "web" (web
    pages only, after the title proper), "web-last" (web pages only, after all of the title) or "" (none).
    `lead_sign`: what stands between the number of a standard and its title. `short_year`: patents have 20.08.02.
    `cites_pages`: a page alone of a whole work without publisher is the page cited (R 7.0.5), else how many it has.
    `heads_cut_lists`: up to three names with "and others" stand in the heading: Чернова Н.М. и др.
    """

    name: str
    colon: str = " : "
    initials: str = ". "
    abbreviated: bool = False
    designation: str = ""
    content_type: bool = False
    full_places: bool = False
    missing_marks: bool = False
    repeats_authors: bool = False
    law: str = "plain"
    brackets: bool = False
    hosts_author: bool = True
    screen_note: bool = False
    full_words: bool = False
    area_sign: str = ". – "
    lead_sign: str = ". "
    short_year: bool = False
    names_sites: bool = False
    counts_volumes: bool = False
    heads_cut_lists: bool = False
    cites_pages: bool = False

    @property
    def statement_sign(self) -> str:
        """Return what stands between statements of responsibility, and between places: " ; " or "; "."""
        return " ; " if self.colon == " : " else "; "


KAZAKHSTAN: Final = Family(
    "gost-kz-dissertation",
    colon=": ",
    initials=".",
    designation="web-last",
    law="kz",
    hosts_author=False,
    heads_cut_lists=True,
)
GOST_71: Final = Family(
    "gost-7.1-2003", abbreviated=True, designation="full", missing_marks=True, repeats_authors=True, brackets=True,
    screen_note=True, lead_sign=" ", short_year=True,
    counts_volumes=True,
)  # fmt: skip
GOST_705: Final = Family(
    "gost-r-7.0.5-2008", abbreviated=True, designation="web", brackets=True,
    area_sign=". ", short_year=True, names_sites=True, cites_pages=True, hosts_author=False,
)  # fmt: skip
GOST_70100: Final = Family(
    "gost-r-7.0.100-2018",
    content_type=True,
    full_places=True,
    missing_marks=True,
    repeats_authors=True,
    law="number-first",
    full_words=True,
    names_sites=True,
)
REFERENCES: Final = "kz-references"  # the romanised twin of the Kazakhstan style
SAID: Final = ("kk", "ru", "en", "ky", "uz", "tt")  # in whose words places are cited; the last three are said as Kazakh
_IDS: Final = "urn:derekkoz:style:"
FAMILIES: Final = {family.name: family for family in (KAZAKHSTAN, GOST_71, GOST_705, GOST_70100)}


def family_of(style: str) -> Family | None:
    """Return the family of a style's name or id, None for styles that are not ours."""
    name = style.removeprefix(_IDS).removesuffix(".csl").removesuffix("-alphabetical")
    return KAZAKHSTAN if name == REFERENCES else FAMILIES.get(name)


def list_word(key: str, lang: str) -> str:
    """Return a word or a sentence of reference lists, with places for values."""
    return Wording(wording()["list"][key]).get(lang)


@cache
def tables_of(name: str) -> Mapping[str, Any]:
    """Return the tables of a data file of this room."""
    return tomllib.loads((files("kb.gost") / "data" / f"{name}.toml").read_text("utf-8"))


def wording() -> Mapping[str, Any]:
    """Return the tables of wording.toml."""
    return tables_of("wording")


def own_word(language: str, place: str) -> str:
    """Return the short word for a place in a work in a language for which the GOST styles have none: s., арк.

    "" where they say it themselves, or where the language is not installed.
    """
    if language[:2] in SAID or normal_language(language) not in locale_files():
        return ""
    return locale_for(language).label(place, "short", plural=False) or ""


def said_in(language: str) -> str:
    """Return the language in which the GOST styles say a locator: they have words in Kazakh, Russian and English."""
    first = language[:2]
    if first in SAID:
        return language
    return "ru" if first in ("uk", "be") else "en" if first else language
