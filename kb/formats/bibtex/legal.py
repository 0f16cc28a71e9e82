"""Which legal document an entry @legal is, of which BibLaTeX says no more than that a state made it: law or treaty."""

import re
from collections.abc import Mapping
from typing import Final

_NUMBER: Final = re.compile(
    r"(?:№|No\.?|N)?\s*(?:\d+-[IVX]+(?:\s*(?:ЗРК|ҚРЗ|ZRK))?|\d+-(?:ФЗ|ФКЗ|FZ|ЗРК|ҚРЗ)|[UР]?\d{1,6})", re.I
)
_KIND: Final = re.compile(
    r"\b(?:закон|кодекс|указ|постановлени|распоряжени|приказ|конституци|заң|жарлы[ққғ]|қаулы|бұйры[қғ]|"
    r"law|act|code|decree|statute|regulation|order|constitution)\w{0,4}\b",
    re.I,
)
_TREATY: Final = re.compile(
    r"\b(?:договор|соглашени|конвенци|протокол|меморандум|пакт|шарт|келісім|хаттама|"
    r"treaty|agreement|convention|protocol|memorandum|covenant|pact)\w{0,4}\b|\bмежду\b|\bbetween\b|\bарасында",
    re.I,
)
_ABOUT: Final = re.compile(r"(?:О|Об|On|About)\s|.*\b(?:туралы)\W*$")


def is_law(fields: Mapping[str, str]) -> bool:
    """Return whether an entry is of a law: its type, its number or its title says so, and none names a treaty."""
    title, kind, number = (fields.get(name, "").strip(" {}") for name in ("title", "type", "number"))
    if _TREATY.search(kind) or (_TREATY.search(title) and not _KIND.search(kind)):
        return False
    return bool(_KIND.search(kind) or _KIND.search(title) or _ABOUT.match(title) or _NUMBER.fullmatch(number))
