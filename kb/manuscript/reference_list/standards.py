"""Standards, which begin with their number: ГОСТ 7.32-2001. Отчет …"""

import re

from kb.manuscript.reference_list.entry_reading import EntryReading, trimmed
from kb.manuscript.reference_list.patterns import DASH

_STANDARD = re.compile(
    r"\s*(?:(?:ГОСТ|МЕМСТ)(?:\sР)?(?:\s(?:ИСО|МЭК|ISO|IEC))*|(?:СТ\sРК|ҚР\sСТ|ДСТУ|СТБ|TS|BS|NF)(?:\s(?:ГОСТ(?:\sР)?|ISO|ИСО|IEC|МЭК|EN)(?:/(?:IEC|МЭК|TR|TS|PAS))*)*|ДБН|ОСТ|РД|ҚНжЕ|СНиП|СанПиН|С[НП]\sРК|ҚР\sҚН|ТР\s(?:ТС|ЕАЭС)|"
    r"ISO(?:/IEC)?(?:\sTR)?|ИСО|EN|DIN|ASTM|IEEE\sStd\.?)\s(?:[A-Z]?|[А-Я]\.)\d[\d.:/—–-]*\*?(?=[.,:]?\s)"
)
_BESIDE_NUMBER = re.compile(r"\s\[[^\]]{1,8}\]\.?(?=\s)")  # ISO 14882:2020 [11]. Languages: told as not understood
_INTRODUCED = re.compile(  # Введ. 2002-07-01
    rf"(?:\.\s*(?:{DASH}\s*)?|\s:\s)\[?(?P<note>(?:взамен\s[^;]{{4,60}}?[.;]\s?)?(?:дата\sвведения|введ\w*|чинний\sвід|енгізілген\sкүні|introduced)\.?:?\s"
    r"\d[\d.—–-]+\d)\]?",
    re.IGNORECASE,
)


def read_standard(entry: EntryReading) -> int | None:
    """Read the number of a standard and since when it is in force; return where its title begins, None: it is none."""
    number = _STANDARD.match(entry.open)
    if not number:
        return None
    entry.add("number", *trimmed(entry.text, *number.span(), edges=" .,:"))
    entry.take(*number.span())
    if introduced := entry.find(_INTRODUCED, number.end()):
        entry.read(introduced, "note", "note")
    entry.call("standard")
    beside = _BESIDE_NUMBER.match(entry.open, number.end())
    return beside.end() if beside else number.end()
