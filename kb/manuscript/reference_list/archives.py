"""Files of archives: their marks in an entry, who keeps them."""

import re

from kb.language import shelfmarks
from kb.language.list_words import any_of
from kb.manuscript.reference_list.entry_reading import EntryReading, trimmed
from kb.manuscript.reference_list.patterns import DASH, LETTER, PLACE, TAKEN, UPPER
from kb.manuscript.reference_list.printed_days import printed_dates_in

_KEEPER = re.compile(  # who keeps manuscripts, at the head of an entry
    rf"\s*(?P<keeper>(?:[^.{TAKEN}]{{8,}}\.\s)?[^.{TAKEN}]*?(?:архив|мұрағат|рукопис|қолжазба|archive|manuscript)(?:(?<![{LETTER}])[{UPPER}]\.|[^.{TAKEN}])*)\.",
    re.IGNORECASE,
)
_SHELF = re.compile(
    rf"(?:^|[.,;]\s|\s)(?P<mark>(?:(?:Шифр|Инв(?:\.|ентарн\w+)|Папка|Ед\.\s?хр\.|Сақтау\sбірлігі)\s?:?\s?(?:№\s?)?|№\s?|"
    rf"(?=\d+-(?:бума|дәптер|папка|іс|қорап)(?!\w)))\d+[\d/-]*[^{TAKEN}]*)$",
    re.IGNORECASE,
)
_IN_COMMAS = re.compile(  # Başbakanlık Osmanlı Arşivi (BOA), HR.SYS, Dosya 1345, Gömlek 12 · BCA, 030.10.0.0/231.558.11
    rf"\s*(?P<keeper>(?:[^,;.:{TAKEN}]*\s)?(?:{any_of('archive')}))(?:\s\((?P<short>[{UPPER}]{{2,6}})\))?[,.:]\s"
    rf"(?P<mark>[^{TAKEN}]*(?:(?:{any_of('file')})\.?:?\s\w*\d|\d[\d.]*/\d)[^{TAKEN}]*?)[.\s]*$"
)
_ARCHIVE = re.compile(rf"{shelfmarks.FILE}[\s\S]*?(?=$|{TAKEN}|\s//)")
_OTHER_NAME = (  # Lake Archive (LA) · LA (Lake Archive of the North)
    rf"(?:\s\((?:(?P<short>[{UPPER}{LETTER} ]{{2,12}})|(?P<full>[^(){TAKEN}]{{13,120}}))\))?"
)
_OWN = re.compile(  # Интервью с послом. Москва, 5 мая 2016 г. // Личный архив автора
    r"\s*(?:личн\w+\sархив|архив\sавтора|полевые\sматериалы\sавтора|(?:автордың\s)?жеке\s(?:мұрағат|архив)|"
    r"автордың\s(?:мұрағат|архив)|(?:personal|private|author.?s)\s(?:archive|collection|papers))",
    re.IGNORECASE,
)
_WHERE_AND_WHEN = re.compile(rf"[.,]\s(?:(?P<place>{PLACE}),\s)?(?P<date>[^.,]{{6,24}}\d{{4}})[\s\w.]*$")


def read_own_archive(entry: EntryReading, host: re.Match[str]) -> int | None:
    """Read what the author keeps, an interview or a letter: who keeps it, where and when it was taken down.

    Returns where its title ends; None where the host is no archive of a person.
    """
    if not _OWN.match(entry.open, host.end()):
        return None
    entry.add("archive", *trimmed(entry.text, host.end(), entry.stop(host.end() + 1, len(entry.text))))
    entry.take(*host.span())
    taken = _WHERE_AND_WHEN.search(entry.open, 0, host.start())
    dates = printed_dates_in(taken["date"]) if taken else ()
    if not taken or not dates:
        return host.start()
    if taken["place"]:
        entry.add("publisher-place", *taken.span("place"))
    entry.read(taken, "issued", "date", dates[0].date.text)
    return taken.start()


def _read_shelf(entry: EntryReading) -> bool:
    """Read the mark of a collection of manuscripts that knows no fond: Шифр № 104/65; return whether there is one."""
    keeper = _KEEPER.match(entry.open)
    shelf = _SHELF.search(entry.open, keeper.end()) if keeper else None
    if not keeper or not shelf or re.search(rf"\s{DASH}\s|//", entry.text):
        return False
    entry.add("archive_location", *trimmed(entry.text, *shelf.span("mark"), edges=" .,;–—-"))
    entry.add("archive", *trimmed(entry.text, *keeper.span("keeper")))
    return True


def read_archive(entry: EntryReading) -> bool:
    """Read the shelfmark of an archive (fond, opis, delo, leaf); return whether there is one."""
    if commas := _IN_COMMAS.match(entry.open):
        entry.add("archive_location", *commas.span("mark"))
        entry.add("archive", *commas.span("keeper"))
        if commas["short"]:
            entry.add("x-archive-short", *commas.span("short"))
        return True
    mark = entry.find(_ARCHIVE)
    if not mark:
        return _read_shelf(entry)
    begin, end = trimmed(entry.text, *mark.span(), edges=" .,;–—-")
    entry.add("archive_location", begin, end, "/".join(shelfmarks.numbers_of(entry.text[begin:end])))
    head = entry.open[:begin]
    keeper = re.search(
        rf"(?:^|//|[.;][”»\"]?\s|{TAKEN})\s*(?P<value>(?:[{UPPER}][{LETTER}’'ʹ]+\s){{0,6}}[{UPPER}{LETTER}’'ʹ .]*?)"
        r"(?:\s\[[A-Z][^\[\]]*\])?"
        rf"{_OTHER_NAME}(?:,\s(?P<place>{PLACE}))?[\s.,:–—-]*$",
        head,
    )
    if keeper and keeper["value"].strip():
        entry.add("archive", *trimmed(entry.text, *keeper.span("full" if keeper["full"] else "value")))
        for name, group in (("x-archive-short", "value" if keeper["full"] else "short"), ("archive-place", "place")):
            if keeper[group]:
                entry.add(name, *keeper.span(group))
        entry.take(keeper.end("value"), begin)
    return True
