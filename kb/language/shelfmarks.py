"""The marks under which archives keep their files: fond, inventory, file, leaf, as lists print them."""

import re

# of legal persons (Р-1094), of before 1917 (И-17), of a later part (5-Н), with a letter (405а), the back of a leaf
_NUMBER = (
    r"(?:[А-ЯA-Z]\s?-\s?)?\d+(?:-[А-ЯA-Z](?!\w))?(?:[а-яa-z](?!\w))?(?:\s?об(?:\.|(?!\w))|(?:\s?-?\s?п\.)?\s?сырты)?"
)
_NUMBERS = re.compile(rf"(?<!\w)(?:{_NUMBER})(?:\s*[–—,-]\s*(?:{_NUMBER}))*")
_FOND = (
    r"(?:\b(?:Ф|ф|Қор|қор|[Ff]ond|[Ff])\.?\s?(?:(?:[РPR]|[А-ЯA-Z](?=\s?-))\s?-?)?\s?\d+[\w-]*"
    r"|(?:[А-ЯA-Z]\s?-\s?)?\d+(?:-[А-ЯA-Z](?=\s))?\s?-?\s?қ(?:ор\w{0,4})?(?!\w)|қор\s?\d+)"
)
_INVENTORY = r"(?:\b(?:Оп|оп|Inv|inv|Тізбе|тізбе|тіз|Тіз|[Oo]p(?:is[’'ʹ]?)?)\.?\s?\d+|\d+\s?-\s?(?:тіз\w*|т(?!\w)\.?))"
FILE = rf"{_FOND}[,.;\s–-]*(?:.{{0,20}}?|[^\d;]{{0,90}}?){_INVENTORY}"  # a file's mark begins; the fond may have a name
_ITS_NUMBER = r"\d+(?:[а-яa-z](?!\w))?"
_DELO = (
    rf"(?:\b(?:[ДдDd]|[Дд]ело|[Dd]elo|[Іі]с|[Ее]д\.\s?хр|[Ff]ile)\.?\s?(?:№\s?)?{_ITS_NUMBER}"
    rf"|{_ITS_NUMBER}\s?-?\s?іс(?!\w))"
)
_WHOLE_FILE = re.compile(rf"{FILE}[,.;\s–-]*{_DELO}")
_OTHER_FILE = re.compile(rf"(?:{_INVENTORY}[,.;\s–-]*)?{_DELO}")
_KEPT = re.compile(rf"(?P<keeper>[^,;:()/]*?)[\s.,:–—-]*(?P<mark>{FILE}.*)", re.DOTALL)
_LITTLE = frozenset(("и", "мен", "және", "of", "the"))


def numbers_of(mark: str) -> tuple[str, ...]:
    """Return the numbers of a shelfmark in order, each as printed: ("5-Н", "1", "12", "3 об.")."""
    return tuple(_tidy(match[0]) for match in _NUMBERS.finditer(mark))


def _tidy(printed: str) -> str:
    backs = re.sub(r"(?<=\d)\s?об(?:\.|(?!\w))", " об.", re.sub(r"(?:\s?-?\s?п\.)?\s?сырты", " сырты", printed))
    return re.sub(r"\s*[–—-]\s*", "-", " ".join(backs.split()))


def key_of(archive: str, mark: str) -> str:
    """Return a shelfmark in the form that all its spellings share: АПРК/708/139/1622; "" where it names no file."""
    read = _KEPT.search(mark if archive else re.sub(r"\s\([^()]*\)(?=[.,\s])", "", mark, count=1))  # ГАРФ (…). Ф. 102
    numbers = numbers_of(read["mark"] if read else mark)
    words = re.findall(r"[^\W\d_]+", archive or (read["keeper"] if read else ""))
    keeper = "".join(word if word.isupper() else word[0].upper() for word in words if word.casefold() not in _LITTLE)
    file = bool(read) or (len(numbers) > 1 and not re.search(r"[^\W\d_]{3}", mark.replace("сырты", "")))
    return "/".join((keeper, *numbers)).replace(" ", "") if keeper and file else ""


def file_in(text: str, archive: str = "") -> tuple[str, int]:
    """Return the key of the file that a text names, without its leaf, and where its mark ends; "" where it names none.

    The archive is the one named before the mark where none is given.
    """
    mark = _WHOLE_FILE.search(text)
    if not mark:
        return "", 0
    return key_of(archive, mark[0] if archive else text[: mark.end()]), mark.end()


def file_beside(text: str, key: str) -> tuple[str, int]:
    """Return the key of a file that a text names by its number alone, beside the file of a `key`: Там же. Д. 4. Л. 2.

    And where its mark ends; "" where it names no other file.
    """
    mark = _OTHER_FILE.match(text)
    numbers = numbers_of(mark[0]) if mark else ()
    parts = key.split("/")
    return ("/".join((*parts[: -len(numbers)], *numbers)), mark.end()) if mark and len(parts) > 3 else ("", 0)
