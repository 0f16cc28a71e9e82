"""The head of an entry: the people or the body that it begins with."""

import re

from kb.language.transliteration import romanise
from kb.manuscript.reference_list.entry_reading import EntryReading
from kb.manuscript.reference_list.names import COUNTRY_LETTERS, ListedName, body_and_others, names_at
from kb.manuscript.reference_list.patterns import KIND, LOWER, PLACE, SAME_AUTHOR, TAKEN, UPPER
from kb.manuscript.reference_list.responsibility import add_people, read_statement_after

_ACRONYM = re.compile(rf"\s*(?P<body>[{UPPER}]{{3,8}})\.\s(?=[{UPPER}«\"“](?:[^{UPPER}]|[A-Z]+-[A-Z]))")
_COUNTRY = re.compile(rf"{COUNTRY_LETTERS}|ГОСТ|МЕМСТ")
_SITE = re.compile(  # Cloudflare. DDoS threat report … https://blog.cloudflare.com/…
    rf"\s*(?P<body>[{UPPER}][^.,:;/|«\"(\[]{{1,40}}?)\.\s(?=[{UPPER}«\"“\d])"
)
_HOST = re.compile(r"^(?:\w+://)?(?P<host>[^/\s]+)")
_ALIAS = re.compile(  # Абай (Ибраһим Құнанбайұлы). Шығармалары: the name in brackets is told as not understood
    rf"\s*(?P<name>[{UPPER}][{LOWER}]+)\s\((?:[{UPPER}][{LOWER}-]+|[{UPPER}]\.)(?:\s?(?:[{UPPER}][{LOWER}-]+|[{UPPER}]\.)){{1,2}}\)\.\s(?=[{UPPER}«\"“])"
)


_SPELT_OUT = re.compile(  # World Conservation Monitoring Centre (WCMC). · IPCC, Climate …
    rf"\s*(?P<body>(?P<full>[{UPPER}][^.,:;/|«\"(\[]{{6,90}})\s\((?P<short>[{UPPER}]{{2,8}})\))\.\s(?=[{UPPER}«\"“\d])"
)
_WORD = r"[A-Z][A-Za-z’'-]+"
_NAMED_BODY = re.compile(
    rf"\s*(?P<body>(?:Ministry|Department|Committee|Agency|Office|Bureau)\sof(?:\s(?:{_WORD}|and|of|the))+"
    rf"|{_WORD[:5]}[A-Za-z’'-]*(?:\s(?:{_WORD}|for|of|and)){{0,6}}\s(?:Organi[sz]ation|Agency|Committee|Bank|Council|Commission|Association|Union|Foundation|Team|Group|Consortium|Network|Collaboration))\.\s(?=[A-Z“«])"
)
_ANSWERING = re.compile(  # … комитеті. · Министерство … РК. · Агентство … по статистике.
    rf"\s*(?P<body>(?:(?:Министерство|Комитет|Агентство|Бюро|Міністерство|Агентство|Державна\sслужба|Департамент)\s[^.:;/|«\"(\[{TAKEN}]{{4,120}}"
    rf"|(?:[{UPPER}{LOWER}][{LOWER}]+(?:ый|ий|ая|ое|ой)\s){{0,3}}(?i:организация|банк|комиссия|фонд|ассоциация|правительство)(?!\s(?:и|или|как|в|на)\s)(?:\s[^.:;/|«\"(\[{TAKEN}]{{2,90}})?"
    rf"|[{UPPER}][^.:;/|«\"(\[{TAKEN}]{{4,120}}\s(?:комитет|министрлі[кг]|агентті[кг]|бюро)(?:і|сы|ы)?))\.\s(?!{PLACE}|(?i:{KIND})|[{UPPER}][{LOWER}]+\s?:)(?=[{UPPER}«\"“](?:\S+\s){{2}})"
)
_LETTERS_FIRST = re.compile(rf"\s*(?P<body>[{UPPER}]{{3,8}}),\s(?=[{UPPER}«\"“])")


def read_head(entry: EntryReading, end: int) -> int:
    """Read who answers for a work at its head, people or a body; return where the title begins at the earliest."""
    if same := SAME_AUTHOR.match(entry.open):  # the author of the entry before
        entry.take(*same.span())
        return same.end()
    begin = len(entry.open) - len(entry.open.lstrip(f" {TAKEN}"))  # after "Цит. по:"
    names = names_at(entry.open[:end], begin)
    if not names.people:
        if alias := _ALIAS.match(entry.open, 0, end):
            entry.add("author", *alias.span("name"), f"{alias['name']}|")
            return alias.end()
        names = body_and_others(entry.open, end)
    if not names.people:
        return _read_body(entry, end)
    add_people(entry, names.role or "author", names.people)
    if names.others:
        entry.add("others", *names.others)
    entry.take(0, names.end)
    return read_statement_after(entry, names.end)


def _read_body(entry: EntryReading, end: int) -> int:
    """Read a body at the head of an entry: its letters, or the name that its own site bears; return where it ends."""
    site = _SITE.match(entry.open, 0, end)
    host = _HOST.match(entry.value("URL"))
    if site and host and _bears(host["host"], site["body"]):
        return _add_body(entry, site)
    return (
        _read_spelt_out(entry, end)
        or _read_acronym(entry, end)
        or _read_named_body(entry, end)
        or _read_answering(entry, end)
    )


def _add_body(entry: EntryReading, body: re.Match[str]) -> int:
    """Add the body that a head names as the author; return where its name ends."""
    add_people(entry, "author", (ListedName(body["body"], "", *body.span("body"), True),))
    return body.end("body")


def _bears(host: str, name: str) -> bool:
    """Return whether a part of an address is the first word of a name, or all of it: doc.qt.io of Qt Group."""
    words = re.findall(r"\w+", romanise(name, "ru-bsi").casefold())
    parts = host.casefold().replace("-", "").split(".")[:-1]
    return bool(words) and len(words) < 5 and ("".join(words) in parts or words[0] in parts)


def _read_answering(entry: EntryReading, end: int) -> int:
    """Read a committee, a ministry, an agency that a sentence of its own names before a title; return where it ends."""
    body = _ANSWERING.match(entry.open, 0, end)
    if not body or not re.search(rf"(?:https?:|www|{TAKEN}|:\s|,\s\d{{4}})", entry.open[body.end() :]):
        return 0
    return _add_body(entry, body)


def _read_named_body(entry: EntryReading, end: int) -> int:
    """Read a body in English that is named in full at the head, before a title and its imprint; return where it ends.

    World Health Organization. Lake fever. Geneva: WHO, 2019; but not: The Death of the Bank. Geneva: Reed, 2019.
    """
    body = _NAMED_BODY.match(entry.open, 0, end)
    if not body or not re.search(r"[.\]?!]\s[A-Z][^.:]+:\s|https?:", entry.text[body.end() :]):
        return 0
    return _add_body(entry, body)


def _read_spelt_out(entry: EntryReading, end: int) -> int:
    """Read a body whose letters the entry spells out, beside them or in its title; return where it ends."""
    body = _SPELT_OUT.match(entry.open, 0, end)
    if body and not _spells(body["full"], body["short"]):
        body = None
    if not body and (letters := _LETTERS_FIRST.match(entry.open, 0, end)):
        body = letters if _spells(entry.text[letters.end() :], letters["body"]) else None
    if not body:
        return 0
    return _add_body(entry, body)


def _spells(text: str, letters: str) -> bool:
    """Return whether words that follow one another begin with these letters, small ones between them apart."""
    first = "".join(word[0] for word in re.findall(r"\w+", text) if len(word) > 3 or word[0].isupper())
    return letters.casefold() in first.casefold()


def _read_acronym(entry: EntryReading, end: int) -> int:
    """Read a body that is named by its letters at the head of an entry; return where it ends. A country is none."""
    acronym = _ACRONYM.match(entry.open, 0, end)
    if not acronym or _COUNTRY.fullmatch(acronym["body"]):
        return 0
    return _add_body(entry, acronym)
