"""The works that a reference list in text names: each entry with its fields, its item type and its language."""

import re
from bisect import bisect_left
from collections.abc import Set
from typing import NamedTuple

from kb.language.detection import can_be_ukrainian, kazakh_points, language_of, more_ukrainian
from kb.language.list_words import any_of
from kb.manuscript.reference_list.caseless_scripts import caseless_language
from kb.manuscript.reference_list.comma_form import type_in_commas
from kb.manuscript.reference_list.entries import ListedText, entries_of
from kb.manuscript.reference_list.entry_reading import EntryReading, ListedField
from kb.manuscript.reference_list.forms import read_form
from kb.manuscript.reference_list.lines import LeftOut
from kb.manuscript.reference_list.patterns import CONFERENCE, JOURNAL, NEWSPAPER, SAME_AUTHOR, THESIS
from kb.time_limit import check_time

LONGEST = 3000  # characters of an entry; a longer one is a text, and stays as it is
_KAZAKH_UNIT = re.compile(r"\d\s?-?\s?(?:б|бб|бет\w*)\b|\bБ\.\s?\d|\bжылы\b|\d\s?-\s?(?:том|кітап|бөлім)\b|\bт\.\s?б\b")
_RUSSIAN_UNIT = re.compile(r"\d\s?с\.|\bС\.\s?\d")
_UKRAINIAN_UNIT = re.compile(r"\d\s?арк\.|\bСпр\.\s?\d")  # of an archive: leaves, a file
_KAZAKH_LETTERS = re.compile("[әғқңөұүһі]")
_TURKISH = re.compile(  # letters of few languages, and the word for pages; who publishes
    rf"(?s:[ığşİĞŞ].*)(?:\d\s?s\.|(?<!\w)ss?\.\s?\d)|(?<!\w)(?i:{any_of('published')})"
)
_LATIN_KAZAKH = re.compile("[əqńŋūñ]")
_SURELY_KAZAKH = 4  # points of a title typed without Kazakh letters
_SMALL_WORDS = tuple(
    (code, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE))
    for code, words in (
        ("de", "der|die|das|des|und|im|von|zur|für|eine?"),
        ("fr", "le|la|les|des|du|et|en|une?|dans|sur|aux?|par|pour"),
        ("tr", "ve|bir|ile|için|türk|tarihi|üzerine|dili|masalları"),
    )
)  # fmt: skip
_ENGLISH = re.compile(r"(?<!\w)(?:the|of|and|for|with|on|to|from)(?!\w)", re.IGNORECASE)
_ELECTRONIC = re.compile(r"\[(?:эл|electron)", re.IGNORECASE)
_DOMAIN = re.compile(r"^(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:kz|ru|com|org|net|info)$", re.IGNORECASE)
_CYRILLIC = re.compile(r"[А-Яа-яЁёӘәІіҢңҒғҮүҰұҚқӨөҺһ]{2,}")
_LATIN = re.compile(r"[A-Za-z]")


class ListedWork(NamedTuple):
    """One entry of a list, read: its number and line in the list, its text, its item type, kind, language and fields.

    `fields` say where in the list's text each stands; `rest` is what no field took. `kind` is that of an act, `label`
    a number with letters before it: Л3; `stage` is how far a treaty has come (draft), signed where nothing is said.
    """

    number: int | None
    line: int
    start: int
    end: int
    text: str
    type: str
    kind: str
    language: str
    fields: tuple[ListedField, ...]
    rest: tuple[ListedField, ...]
    label: str = ""
    stage: str = "signed"

    def value(self, name: str) -> str:
        """Return the first value of a field, "" where there is none."""
        return next((field.value for field in self.fields if field.name == name), "")


class ReadList(NamedTuple):
    """A reference list, read: its works in order, and the lines that belong to none."""

    works: tuple[ListedWork, ...]
    left_out: tuple[LeftOut, ...]


def read_list(text: str, whole: Set[int] = frozenset()) -> ReadList:
    """Return the works of a reference list in text; a text without any gives none.

    The lines numbered `whole` (1-based) are known to be an entry each, and stand under a number.
    """
    listed = entries_of(text, whole)
    works: list[ListedWork] = []
    for entry in listed.entries:
        work = _work(entry)
        works.append(_of_the_same(work, works[-1]) if works and SAME_AUTHOR.match(entry.text.text) else work)
    return ReadList(tuple(works), listed.left_out)


def _of_the_same(work: ListedWork, before: ListedWork) -> ListedWork:
    """Return a work whose author a dash repeats (———. Lakes) with the author of the entry before it."""
    authors = tuple(field for field in before.fields if field.name == "author")
    return work._replace(fields=(*authors, *work.fields)) if authors and not work.value("author") else work


def _work(listed: ListedText) -> ListedWork:
    check_time()
    entry = EntryReading(listed.text)
    if len(entry.text) <= LONGEST:
        read_form(entry)
    rest = tuple(
        ListedField("rest", entry.text[start:end], *listed.text.span(start, end)) for start, end in entry.rest()
    )
    start, end = listed.text.span(0, len(listed.text.text))
    fields = tuple(sorted((field for field in entry.fields if field.name != "lang"), key=lambda field: field.start))
    language = _language(entry)
    return ListedWork(
        listed.number, listed.line, start, end, entry.text, entry.type or _type(entry), entry.kind, language,
        fields, rest, listed.label, entry.stage,
    )  # fmt: skip


def _type(entry: EntryReading) -> str:
    host = entry.value("container-title")
    if entry.has("archive_location") or entry.has("archive"):
        return "manuscript"
    if entry.has("director") and not host:
        return "motion_picture"
    genre = f"{entry.value('genre')} {entry.value('edition')}"
    thesis = re.search(THESIS, genre, re.IGNORECASE) or re.match(THESIS, entry.value("title"), re.IGNORECASE)
    if thesis and not host:
        return "thesis"
    if not host:
        day = re.fullmatch(r"\d{4}-\d\d-\d\d", entry.value("issued"))
        if day and re.search(rf"^[«\"]?(?:{NEWSPAPER})", entry.value("title"), re.IGNORECASE):
            return "article-newspaper"
        own = any(entry.has(name) for name in ("number-of-pages", "ISBN"))
        printed = entry.has("publisher-place") or (entry.has("publisher") and entry.has("issued"))
        own = own or (printed and not _ELECTRONIC.search(entry.text))
        if entry.has("issue") and not own:
            return "article-journal"
        return "webpage" if entry.has("URL") and not own and not entry.has("DOI") else "book"
    return _type_in(entry, host)


def _type_in(entry: EntryReading, host: str) -> str:
    """Return the type of a part of a host by what the host is called and how its issue is told."""
    imprint = entry.has("publisher-place") or entry.has("publisher")
    if in_commas := type_in_commas(entry, host):
        return in_commas
    journal = bool(re.search(rf"\b(?:{JOURNAL})", host, re.IGNORECASE))
    newspaper = bool(re.search(rf"(?:^|[«\s])(?:{NEWSPAPER})", host, re.IGNORECASE))
    day = re.fullmatch(r"\d{4}-\d\d-\d\d", entry.value("issued"))
    for type_, words in (
        ("entry-encyclopedia", "энциклопеди|encyclop"),
        ("entry-dictionary", "словарь|сөздік|dictionary"),
    ):
        if re.search(words, host, re.IGNORECASE) and not (entry.has("issue") or entry.has("author")):
            return type_
    meeting = re.search(rf"\b(?:{CONFERENCE})", host, re.IGNORECASE) or entry.has("event-date")
    if meeting and not entry.has("issue"):
        return "paper-conference"
    if _DOMAIN.search(host) and not entry.has("page"):
        return "webpage"
    if (newspaper and not (entry.has("volume") or (entry.has("issue") and not day))) or (day and not journal):
        return "article-newspaper"
    collection = re.search(r"жинақ|жинағы|сборник|сб\.|еңбектер жинағы|collection|материал", host, re.IGNORECASE)
    if entry.has("editor") or entry.has("compiler") or entry.has("container-author") or (collection and imprint):
        return "chapter"
    if entry.has("issue") or (entry.has("volume") and not imprint) or entry.has("DOI"):
        return "article-journal"
    site = re.search("сайт|портал", host, re.IGNORECASE)
    electronic = entry.has("URL") or _ELECTRONIC.search(entry.text)
    if electronic and not (entry.has("page") or imprint) and (site or not journal):
        return "webpage"
    return "article-journal" if not imprint or (journal and not entry.has("publisher")) else "chapter"


def _language(entry: EntryReading) -> str:
    """Return the language of a work: as the list says it, else by its title, else by the unit of its pages."""
    title = entry.value("title") or entry.text
    lang_code = entry.value("lang")
    language = language_of(title, "en")
    if language == "en" and (cyrillic := _CYRILLIC.findall(title)):  # Цель — Zero Waste
        language = language_of(" ".join(cyrillic), language)
    if lang_code:
        latin = len(_LATIN.findall(title)) > len(title) // 3
        return f"{lang_code}-Latn" if latin and lang_code in ("ru", "kk", "uk") else lang_code
    if re.search("[їєґ]", title.casefold()) or (language != "en" and _UKRAINIAN_UNIT.search(entry.text)):
        return "uk"
    if language == "ru" and kazakh_points(title) > -3:
        beside = " ".join(entry.value(name) for name in ("genre", "container-title", "author"))
        if _KAZAKH_UNIT.search(entry.text) or _KAZAKH_LETTERS.search(beside.casefold()):
            return "kk"
    if (
        language == "kk"
        and can_be_ukrainian(entry.text)
        and not _KAZAKH_UNIT.search(entry.text)
        and (
            more_ukrainian(entry.text) or _RUSSIAN_UNIT.search(entry.text)  # і alone tells neither
        )
    ):
        return "uk"
    plain = not _KAZAKH_LETTERS.search(entry.text.casefold()) and kazakh_points(title) < _SURELY_KAZAKH
    if language == "kk" and plain and _RUSSIAN_UNIT.search(entry.text):
        return "ru"
    return language if _CYRILLIC.search(title) else _other_language(entry, title) or language


def _other_language(entry: EntryReading, title: str) -> str:
    """Return the language of a title in Latin letters that small words of German, French or Turkish tell, or "".

    Letters without capitals tell their own, and so do those of Turkish, where pages are s. in the entry, and its words
    for who publishes.
    One word is enough where it joins the authors (Eberhard und Boratav).
    """
    if language := caseless_language(entry.text):
        return language
    authors = [field.end for field in entry.fields if field.name == "author"]
    head = entry.text[: bisect_left(entry.traced.offsets, authors[-1])] if authors else ""
    joined = re.search(r"\s(?P<de>und)\s|\s(?P<fr>et)\s(?!al)|\s(?P<tr>ve)\s", head)
    counted = {code: len(words.findall(title)) for code, words in _SMALL_WORDS}
    if joined:
        counted[joined.lastgroup or ""] += 2
    best = max(counted, key=lambda code: counted[code])
    if counted[best] > 1 and not _ENGLISH.search(title):
        return best
    return "tr" if _TURKISH.search(entry.text) and not _LATIN_KAZAKH.search(entry.text.casefold()) else ""
