"""Which legal document an entry @legal is, of which BibLaTeX says no more than that a state made it: law or treaty."""

import re
from collections.abc import Mapping
from typing import Final

_NUMBER: Final = re.compile(r"(?:№|No\.?|N)?\s*\d+-(?:[IVX]+(?:\s*(?:ЗРК|ҚРЗ|ZRK))?|ФЗ|ФКЗ|FZ|ЗРК|ҚРЗ)", re.I)
_KIND: Final = re.compile(
    r"\b(?:(?:закон|кодекс|указ|постановлени|распоряжени|приказ|конституци|заң|жарлы[ққғ]|қаулы|бұйры[қғ])\w{0,4}|"
    r"(?:law|act|code|decree|statute|regulation|order|constitution)s?)\b",
    re.I,
)
_KIND_LAST: Final = re.compile(rf"(?:{_KIND.pattern})\W*$", re.I)
_TREATY: Final = re.compile(
    r"\b(?:договор|соглашени|конвенци|протокол|меморандум|пакт|харти|устав|статут|деклараци|заявлени|"
    r"шарт|келісім|хаттама|жарғы|мәлімдеме|treat(?:y|ies)|agreement|convention|protocol|memorand|covenant|pact|charter|"
    r"declaration|statement)\w{0,4}\b|"
    r"\b(?:exchange of|обмен) (?:notes|letters|нот|пис)|\b(?:между|between|арасында)",
    re.I,
)
_FOUNDING: Final = re.compile(  # treaties that a word for laws heads
    r"\b(?:final|constitutive) act\b|^(?:rome )?statute(?: of the\b|$)|^law of the sea", re.I
)
_ABOUT: Final = re.compile(r"(?:О|Об|On|About)\s|.*\b(?:туралы)\W*$")


def is_law(fields: Mapping[str, str]) -> bool:
    """Return whether an entry is of a law: its type, its number or its title says so.

    What heads a title counts before what it speaks of: the law that ratifies a treaty is a law. It is headed by its
    first words in Russian and English, by its last ones in Kazakh.
    """
    title, kind, number = (fields.get(name, "").strip(" {}") for name in ("title", "type", "number"))
    if _TREATY.search(kind) or _KIND.search(kind):
        return not _TREATY.search(kind)
    if _FOUNDING.search(title):
        return False
    if _ABOUT.match(title) or _KIND.match(title) or _KIND_LAST.search(title):
        return True
    return not _TREATY.search(title) and bool(_KIND.search(title) or _NUMBER.fullmatch(number))
