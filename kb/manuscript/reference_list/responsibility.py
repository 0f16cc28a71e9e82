"""Who answers for a work: what stands after a slash, "Под ред. А. А. Иванова" without one, editors after authors."""

import re

from kb.language.list_words import any_of, words_of
from kb.language.romanised_words import romanised
from kb.language.russian_names import surname_nominative
from kb.manuscript.reference_list.entry_reading import EntryReading, trimmed
from kb.manuscript.reference_list.names import ListedName, Names, body_at, is_family_first, names_as_called, names_at
from kb.manuscript.reference_list.patterns import LETTER, THESIS, UPPER, language_code

_PERFORMED = r"ред(?:\.|актор\w*)|сост(?:\.|авител\w*)|құраст\.|пер\.|ауд\."  # romanised too
_DONE = (
    r"(?:ред(?:\.|актор\w*|\s?акци\w+)(?:\sбасқ\w*\.?)?|сост\.|составител\w+|құрас\w*\.?|"
    rf"пер(?:\.|ев(?:\.|од))(?:\s(?:со?|з)\s[{LETTER}]+\.?)?|çev\.|haz\.|(?:[{LETTER}]+\sтіл(?:інен|ден)\s)?ауд(?:\.|арған\w*)|ed(?:s|ited)?\.?\sby|trans(?:l|lated)?\.?(?:\sfrom\s(?:the\s)?[A-Z][a-z]+)?\sby|"
    r"comp(?:\.|iled)\sby|режисс[её]р\w*|реж\.|directed\sby|(?:интервью|беседу)\s(?:вел|провел)[аи]?|беседовал[аи]?|сұхбаттас\w+|сұхбат\sалған|interviewed\sby|"
    r"editors?[-\s]in[-\s]chief|(?:chief|general)\seditors?|"
    rf"{romanised(_PERFORMED)}|{any_of('statement')})"
)
_BESIDE = r"(?:предисл|вступ\.\sст|коммент|примеч|послесл|вступление|алғы\sсөз)\w*\.?"  # done by the same people
_STATEMENT_WORDS = (
    rf"\[?(?P<words>(?:(?:под\.?|отв\.?|гл\.?|научн?\.?|общ\.?|жалпы|жауапты|бас|ғылыми|{romanised('отв|под|гл|науч|общ|жауапты|бас|жалпы')}\.?)(?:\s|(?<=\.)))*(?:общ\w*\.?\s|науч\w*\.?\s)?"
    rf"{_DONE}(?:(?:\s(?:и|және|мен)\s|,\s)(?:(?:общ|науч|отв)\.\s)?(?:{_DONE}|{_BESIDE}))*)\]?\s*:?\s*(?:(?:проф|акад|докт|prof)\.\s?|д-ра\s)?(?=[{UPPER}])"
)
_STATEMENT = re.compile(rf"(?:^|[.;,:)]\s|\s/\s?|[(\[])\s?{_STATEMENT_WORDS}", re.IGNORECASE)
_STATEMENT_AT = re.compile(_STATEMENT_WORDS, re.IGNORECASE)
_CALLED = re.compile(r"by|(?:çev|haz)\.", re.IGNORECASE)  # after which people stand as they are called: by Ann Reed
_EDITED = re.compile(r"(?P<words>(?:[Ee]dited|[Cc]ompiled)\sby)\s(?:the\s)?(?=[A-Z])")
_FROM = re.compile(
    rf"\b(?:со?|з)\s(?P<russian>[{LETTER}]+)|(?P<kazakh>[{LETTER}]+)\sтіл|\bfrom\s(?:the\s)?+(?P<english>[{LETTER}]+)",
    re.IGNORECASE,
)
_LANGUAGE_ALONE = re.compile(  # пер. с нем. · неміс тілінен ауд. · translated from German: nobody is named
    rf"(?P<before>[.:;/(\[–—-]\s?|^)(?P<words>(?:авторизованный\s)?(?:пер(?:\.|ев\.|евод)?\sсо?\s(?P<russian>[{LETTER}]+)|"
    rf"(?P<kazakh>[{LETTER}]+)\sтіл(?:інен|ден)\s(?:ауд|тәрж)[{LETTER}]*|transl(?:\.|ated)\sfrom\s(?:the\s)?+(?P<english>[{LETTER}]+)))"
    r"\.?+(?!\w|\sи\s|\sby\s)",
    re.IGNORECASE,
)
_CHIEF = re.compile(  # another editor than the plain one: as it stands (GOST 7.1-2003, 5.2.6)
    rf"\b(?:отв|гл|науч|общ|жалпы|жауапты|бас\b|ғылыми|chief|general|{romanised('отв|гл|науч|общ|жауапты|бас|жалпы')}\b)",
    re.IGNORECASE,
)
EDITOR_KIND = "x-editortype"
_GENITIVE = re.compile(r"под\b|pod\b|пер(?:\.|евод)\s[сз]\s|за\s", re.IGNORECASE)  # after which names stand in it
_COMPANY = re.compile(r",?\s(?:Inc|Ltd|LLC|GmbH|Corp)\.?$")
_ROLE_WORDS = (
    ("interviewer", r"интервью|бесед|сұхбат|interview"),
    ("director", r"реж|direct"),
    ("translator", rf"пер|ауд|trans|{romanised('пер|ауд')}\.|{any_of('translator')}"),
    ("compiler", rf"сост|құрас|comp|{romanised('сост|құрас')}|уклад|упоряд"),
    ("editor", r"."),
)


def read_responsibility(entry: EntryReading, start: int, end: int) -> None:
    """Read what stands after a slash: authors, editors, compilers, translators, each statement after a semicolon."""
    place = start
    for piece in entry.open[start:end].split(";"):
        begin, finish = trimmed(entry.open, place, place + len(piece), edges=" ,;:–—-[]()")
        place += len(piece) + 1
        if begin >= finish:
            continue
        if _COMPANY.search(entry.open, begin, finish):
            entry.add("publisher" if not entry.has("publisher") else "issuer", begin, finish)
            continue
        statement = _STATEMENT_AT.match(entry.open, begin, finish)
        names = _named(entry, statement, finish) if statement else names_at(entry.open, begin, loose=False)
        if statement and names.people:
            _add_stated(entry, statement, names.people)
        elif names.people:
            _heading_or_more(entry, names.people)
        elif entry.has("author") and entry.open[begin:finish] == entry.value("author").lstrip("|"):
            entry.take(begin, finish)  # the body at the head, said again
        elif re.search(rf"(?<!\w)(?:{THESIS})", entry.text[:start], re.IGNORECASE) and not entry.has("publisher"):
            entry.add("publisher", *trimmed(entry.text, begin, finish, edges=" ."))  # дис. … канд. наук / КазНУ
        elif body := body_at(entry.open, begin, finish):
            entry.add("issuer", body.start, body.end)
        if names.others:
            entry.add("others", *names.others)
        elif names.people and (body := body_at(entry.open, *trimmed(entry.open, names.end, finish))):
            entry.add("publisher" if not entry.has("publisher") else "issuer", body.start, body.end)
        entry.take(begin, names.end if names.people and names.end > begin else begin)


def _named(entry: EntryReading, statement: re.Match[str], end: int) -> Names:
    """Return the people after words of a statement: pod red. I. I. Petrova, by Ann Reed, сост. Иван Лунин."""
    names = names_at(entry.open, statement.end(), loose=False)
    called = names_as_called(entry.open, statement.end(), end)
    if not _CALLED.fullmatch(statement["words"].split()[-1]) and (
        names.people or _GENITIVE.match(statement["words"]) or any(map(is_family_first, called.people))
    ):
        return names
    return called if called.end > names.end else names


def _heading_or_more(entry: EntryReading, people: tuple[ListedName, ...]) -> None:
    """Add authors that the head of the entry does not name; those that it names stand there."""
    known = [field.value.casefold().partition("|") for field in entry.fields if field.name == "author"]
    for person in people:
        family, first = person.family.casefold(), person.given[:1].casefold()
        if any(family == name and (not first or letters[:1] in ("", first)) for name, _sign, letters in known):
            entry.take(person.start, person.end)
        else:
            add_people(entry, "author", (person,))


def is_statement(text: str, place: int) -> bool:
    """Return whether words stand at a place that say who answers for a work: Под ред., сост., пер. с англ."""
    return bool(_STATEMENT_AT.match(text, place))


def read_statements(entry: EntryReading, start: int, end: int) -> None:
    """Read "Под ред. А. А. Иванова" and the like where no slash stands before them."""
    for statement in list(_STATEMENT.finditer(entry.open, start, end)):
        names = _named(entry, statement, end)
        if names.people and names.end <= end + 1:
            _add_stated(entry, statement, names.people)
            if names.others:
                entry.add("others", *names.others)
            entry.take(statement.start("words"), statement.end())


def read_edited(entry: EntryReading, start: int) -> None:
    """Read the editors that an imprint may follow: Edited by J. Houghton et al., Cambridge University Press."""
    for statement in list(_EDITED.finditer(entry.open, start)):
        names = _named(entry, statement, len(entry.open))
        stop = entry.open.find(".", statement.end())
        body = None if names.people else body_at(entry.open, statement.end(), stop) if stop > 0 else None
        if not names.people and not body:
            continue
        people = names.people or (() if body is None else (body,))
        _add_stated(entry, statement, people)
        if names.others:
            entry.add("others", *names.others)
        entry.take(statement.start("words"), max(statement.end(), names.end, body.end if body else 0))


def read_statement_after(entry: EntryReading, place: int) -> int:
    """Read the editors named after the authors (Друзь Н., ред. Искаков Н.А. Ветер); return where they end."""
    comma = re.compile(r",\s").match(entry.open, place)
    statement = _STATEMENT_AT.match(entry.open, comma.end()) if comma else None
    names = names_at(entry.open, statement.end(), loose=False) if statement else None
    if not statement or not names or not names.people:
        return place
    _add_stated(entry, statement, names.people)
    entry.take(place, names.end)
    return names.end


def _add_stated(entry: EntryReading, statement: re.Match[str], people: tuple[ListedName, ...]) -> None:
    """Add names in the role that words of a statement name; after "под ред." and "пер. с англ." in the genitive.

    After a colon they stand as they are called (Под ред.: Н. М. Лебедева).
    """
    words = statement["words"]
    roles = dict.fromkeys(
        map(role_of, (part for part in re.split(r"\s(?:и|және|мен)\s|,\s", words) if not re.fullmatch(_BESIDE, part)))
    )
    if "translator" in roles and (named := _FROM.search(words)):
        group = named.lastgroup or ""
        start = statement.start("words")
        _add_original(entry, start + named.start(group), start + named.end(group))
    nominative = re.search(r"ред\w*\.?:", statement.group())
    if not nominative and _GENITIVE.match(words):
        people = tuple(name._replace(family=_nominative(name.family, words)) for name in people)
    if list(roles) == ["editor"] and (_CHIEF.search(words) or entry.has(EDITOR_KIND)):
        kind = words.strip(" :")
        entry.add(EDITOR_KIND, *statement.span("words"), kind[:1].lower() + kind[1:])
    for role in roles:
        add_people(entry, role, people)


def _nominative(family: str, words: str) -> str:
    """Return a family name in the nominative, in Ukrainian where the words before it are."""
    if family.isascii():
        return re.sub(r"(?<=[aeoiy][vn])a$", "", family)  # pod red. I. I. Petrova
    if not re.match(r"за\s|пер\.\sз\s", words, re.IGNORECASE):
        return surname_nominative(family)
    endings = (row.split("=") for row in words_of("genitive"))
    return next((family.removesuffix(end) + own for end, own in endings if family.endswith(end)), family)


def _add_original(entry: EntryReading, start: int, end: int) -> None:
    """Add the language from which a work is translated, by its code."""
    name = entry.text[start:end]
    entry.add("x-origlanguage", start, end, language_code(name) or name)


def read_language_alone(entry: EntryReading, start: int, end: int) -> None:
    """Read from which language a work is translated where no translator is named: Города. Пер. с нем."""
    alone = _LANGUAGE_ALONE.search(entry.open, start + 1, end)
    if alone and not names_at(entry.open, alone.end(), loose=False).people:
        name = next(group for group in ("russian", "kazakh", "english") if alone[group])
        _add_original(entry, *alone.span(name))
        entry.take(*alone.span())


def role_of(words: str) -> str:
    """Return the role that words of a statement name."""
    return next(role for role, form in _ROLE_WORDS if re.search(form, words, re.IGNORECASE))


def add_people(entry: EntryReading, role: str, people: tuple[ListedName, ...]) -> None:
    """Add names in a role; the value is "family|given", of a body "|name"."""
    for person in people:
        value = f"|{person.family}" if person.body else f"{person.family}|{person.given}"
        entry.add(role, person.start, person.end, value)
