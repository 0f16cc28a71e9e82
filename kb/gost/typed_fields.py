"""Values that CSL 1.0.2 has no variable for, read from the fields of the record that brought them (`x-titleaddon`).

`kb.library.bibliography.item_of` hands them on beside the CSL variables; other styles do not know them.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from kb.csl.item import as_text
from kb.gost.families import Family, wording

PREFIX: Final = "x-"
KIND: Final = re.compile(
    r"(?:в \d+(?:-х|-ти)? (?:т|кн|ч)[а-я.]*$|\w+[- ]томдық$|in \d+ vol[a-z.]*$|"
    r"монограф|учебн|учеб\.|сборник|сб\.|материалы|тезисы|труды|"
    r"очерк[иа]?\b|курс лекц|лекции|практикум|хрестомат|"
    r"словарь|справочник|энциклопед|метод\S* (?:указ|рек|пос)|избранн|повест|роман\b|стих|поэм|рассказ|воспомин|"
    r"каталог|оқу(?:лық| құрал|-әдіст)|жинақ|мақалалар|очерктер|әдістемелік|анықтамалық|сөздік|зерттеу|"
    r"a monograph|monograph|(?:a )?textbook|(?:a )?collection of|(?:a )?handbook|proceedings)",
    re.I,
)
_KAZAKH_KIND: Final = re.compile(r"(?:материалдары|жинағы|еңбектері|тезистері|оқулығы|сөздігі)\.?$", re.I)
_LISTED: Final = re.compile(r"\s*;\s*")


def typed(item: Mapping[str, Any], name: str) -> str:
    """Return a value by its name in BibLaTeX; "" where there is none."""
    value = item.get(PREFIX + name)
    return "" if value is None else as_text(value).strip()


def parts_of_title(title: str, item: Mapping[str, Any]) -> tuple[str, str]:
    """Return title proper and subtitle, as far as they were told apart: by fields, a short title or a spaced colon.

    A colon within one field may belong to the title, so it stays as it was typed.
    """
    subtitle = typed(item, "subtitle")
    if subtitle and title.endswith(f": {subtitle}"):
        return title[: -len(subtitle) - 2].rstrip(), subtitle
    short = as_text(item.get("title-short"))
    if short and title.startswith(f"{short}: "):
        return short, title[len(short) + 2 :].strip()
    proper, sign, rest = title.partition(" : ")
    if sign:
        return proper, rest
    proper, sign, rest = title.rpartition(": ")
    return (proper, rest) if proper and says_kind(rest) else (title, "")


def is_supplied(title: str) -> bool:
    """Return whether a title stands in square brackets: the cataloguer's, not the work's own."""
    return title.startswith("[") and title.endswith("]")


def says_kind(text: str) -> bool:
    """Return whether words say what kind of work a title is of: сборник статей, конференция материалдары."""
    return bool(KIND.match(text) or _KAZAKH_KIND.search(text))


def listed(value: str) -> list[str]:
    """Return the places or publishers of a value that names several."""
    if ";" not in value:
        return [value] if value else []
    return [part for part in _LISTED.split(value) if part]


def word(table: str, key: str, lang: str, family: Family) -> str:
    """Return a word of wording.toml in a language, in full (`ru-full`) where the family does; "" for none."""
    row: Mapping[str, str] = wording()[table].get(key, {})
    return (row.get(f"{lang}-full", "") if family.full_words else "") or row.get(lang, "")
