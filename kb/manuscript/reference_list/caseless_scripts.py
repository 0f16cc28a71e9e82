"""Entries in letters without capitals: Kazakh as it is printed in China, Arabic, Chinese; by GOST or by GB/T 7714.

Names. Title. – Place: Publisher، 1999. – 90 ب. · Names. Title // Journal. – 1987. – № 2. · Names. Title [M]. Place: …
"""

import re

from kb.manuscript.reference_list.entry_reading import EntryReading
from kb.manuscript.reference_list.names import ListedName
from kb.manuscript.reference_list.patterns import CASELESS, DASH, DASHES, YEAR
from kb.manuscript.reference_list.responsibility import add_people

_COMMA = "[,،，]"
_WORD = rf"[{CASELESS}\u064b-\u065f]+"
_NAME = rf"(?:{_WORD}(?:[\s·]{_WORD}){{1,3}}|[\u3400-\u9fff]{{2,4}})"
_HEAD = re.compile(  # of two words at least; not: تولىق شىعارمالار. ءبىرىنشى توم
    rf"\s*(?P<names>{_NAME}(?:\s?{_COMMA}\s?{_NAME})*)\s?[.．]\s(?=[{CASELESS}«“\"])(?!{_WORD}\sتوم)"
)
_IMPRINT = re.compile(
    rf"[.．]\s?(?:{DASH}\s)?(?P<place>{_WORD}(?:\s{_WORD}){{0,2}})\s?[:：]\s?"
    rf"(?P<publisher>[^:：{DASHES}]{{2,80}}?)\s?{_COMMA}\s?(?P<year>{YEAR})(?!\d)"
)
_MARK = re.compile(r"\s?\[(?P<mark>[MDJC])(?:/OL)?\](?=\s?[.．])")  # of GB/T 7714
_TYPES = {"M": "book", "D": "thesis", "J": "article-journal", "C": "paper-conference"}
_JOURNAL = re.compile(rf"[.．]\s?(?P<name>[^.．,،，\d]{{2,60}}?){_COMMA}\s?(?P<year>{YEAR})(?!\d)")
_EXTENT = re.compile(r"(?<!\d)(?P<pages>\d{1,5})\s?(?:ب|بەت|ص|页)(?!\w)\.?")
_LANGUAGES = (  # Uyghur has letters of its own
    ("zh", re.compile("[\u3400-\u9fff]")),
    ("kk", re.compile("^(?!.*[ېئغ]).*[ۇەڭ]")),
    ("ar", re.compile(r"[ةأإ]|(?<!\w)ال")),
)
_PAGES = re.compile(r"(?<!\w)[بص]\.?\s?(?=\d)")


def is_caseless(text: str) -> bool:
    """Return whether most letters of a text are of a script without capitals."""
    return len(re.findall(f"[{CASELESS}]", text)) * 2 > len(re.findall(r"[^\W\d_]", text))


def caseless_language(text: str) -> str:
    """Return the language of a text in such letters that some of them tell, else ""."""
    return next((code for code, letters in _LANGUAGES if letters.search(text)), "") if is_caseless(text) else ""


def read_caseless(entry: EntryReading) -> None:
    """Read the names, the imprint and the extent of an entry in such letters; other entries stay as they are.

    A name stands as printed: nothing in it tells which part is the family's.
    """
    if not is_caseless(entry.text):
        return
    mark = entry.find(_MARK)
    if mark:
        entry.call(_TYPES[mark["mark"]])
        entry.take(*mark.span())
    parts = ("publisher-place", "place"), ("publisher", "publisher"), ("container-title", "name"), ("issued", "year")
    form = _JOURNAL if mark and mark["mark"] == "J" else _IMPRINT
    if printed := entry.find(form, mark.end() if mark else 0):
        for name, group in parts:
            if group in printed.groupdict():
                entry.add(name, *printed.span(group))
        entry.take(*printed.span())
    if extent := entry.find(_EXTENT):
        entry.read(extent, "number-of-pages", "pages")
    elif pages := entry.find(_PAGES):
        entry.take(*pages.span())
    if head := _HEAD.match(entry.open):
        place = head.start("names")
        for person in re.finditer(r"[^,،，]+", head["names"]):
            start, end = place + person.start(), place + person.end()
            add_people(entry, "author", (ListedName(person[0].strip(), "", start, end, body=True),))
        entry.take(*head.span())
