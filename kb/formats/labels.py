"""Labels that a value brings though the style prints them: № 5, С. 1–2, Vol. 12, 235 с."""

import re
from collections.abc import Mapping
from typing import Any, Final

_PAGES: Final = re.compile(r"^(?:pp?\.|[CcСс]\.|S\.|[Бб]\.|бет\.?|стр\.|pages?)\s*(?=\d)", re.IGNORECASE)
_PAGES_AFTER: Final = re.compile(r"(?<=\d)\s*(?:-?(?:бб?|беттер|бет)\b\.?|[СсCc]\.|стр\.|pp?\.)$")
_NUMBER: Final = re.compile(r"^(?:№|No\.|Nr\.|N°|Nº)\s*(?=\S)", re.IGNORECASE)
_VOLUME: Final = re.compile(r"^(?:vol(?:ume)?\.?|т\.|том|v\.|bd\.)\s*(?=\d)", re.IGNORECASE)
_LABELS: Final[Mapping[str, tuple[re.Pattern[str], ...]]] = {
    "page": (_PAGES, _PAGES_AFTER), "issue": (_NUMBER,), "number": (_NUMBER,), "collection-number": (_NUMBER,),
    "volume": (_VOLUME,), "number-of-pages": (_PAGES_AFTER,),
}  # fmt: skip


def removed(item: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of a CSL item that bring a label, without it."""
    bare: dict[str, Any] = {}
    for name, labels in _LABELS.items():
        value = item.get(name)
        if isinstance(value, str):
            for label in labels:
                value = label.sub("", value)
            if value != item[name]:
                bare[name] = value
    return bare
