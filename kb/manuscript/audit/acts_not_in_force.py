"""Laws and treaties that a text applies on a day after their end, or before they were adopted."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from kb.domain import edtf
from kb.domain.edtf import Edtf
from kb.domain.item_types import LEGAL
from kb.domain.records import Record
from kb.language.typed_dates import dates_in
from kb.language.word_tables import pattern
from kb.manuscript.audit.acts_before_adoption import adoption_date, dates_before_adoption
from kb.manuscript.audit.audited_entries import AuditedEntry
from kb.manuscript.audit.audited_manuscript import (
    AuditedManuscript,
    CitedItem,
    EndOfForce,
    Finding,
    KnownForce,
    finding_at_marker,
)
from kb.manuscript.audit.sentences import sentence_of
from kb.manuscript.documents.document_text import Spans
from kb.messages import Message
from kb.time_limit import check_time

_YEAR = re.compile(r"(?<![\d.№-])((?:1[89]|20)\d\d)(?:\s*[-–—]\s*((?:1[89]|20)\d\d))?(?=\s*-?\s*(?:ж|г|год|in\b|$|\W))")
_END = re.compile(
    r"(?:күші(?:н)?\s(?:[^()]{0,40}\s)?жой\w+|утрати\w+\s+силу|repealed|no longer in force)\D{0,30}", re.IGNORECASE
)  # fmt: skip
_FOLDER = Path(__file__).parent
_APPLIES, _ENDED, _OTHERWISE = (pattern(what, "act_words", _FOLDER) for what in ("applies", "ended", "earlier act"))
_APPLIED_ONCE = re.compile(
    r"(?:регул|устан|предусм|треб|примен|действ|закреп|определ|передбач|застос)\w*(?:л|ла|ло|ли|в|лась|лось|лись|лся|вся)(?!\w)|"
    r"(?:реттел|белгіле|қолдан|көзде|талап\s)\w*(?:(?<![аеій])(?:ді|ды)|ген|ған)(?!\w)|\b(?:was|were|had)\b|\w+[ıiuü]yordu(?!\w)",
    re.IGNORECASE,
)
_TODAY = re.compile(  # when the text is written
    r"(?<!\w)(?:сегодня|сейчас|в\sнастоящее\sвремя|ныне|на\sсегодняшний\sдень|қазір|қазіргі\s(?:таңда|уақытта|кезде)|"
    r"бүгін(?:де|гі\sтаңда|гі\sкүні)?|"
    r"сьогодні|нині|зараз|на\sсьогодні|bugün|günümüzde|şu\sanda|h[aâ]len|today|currently|at\spresent|nowadays|now)(?!\w)"
    r"(?!\s(?:известно|ясно|видно|мы|нам|принято|считается|знаем|белгілі|біз|відомо|ми|biliyoruz|biz|we|it|known))",
    re.IGNORECASE
)  # fmt: skip
_REPORTED = re.compile(r",\s(?:что|якобы|що|ніби)\s|\sthat\s|\s(?:ki|diye)\s", re.IGNORECASE)  # today one says that
_STATE = re.compile(  # in the name of a code: a state and the one whose law went on
    r"\s(?:(?P<russia>РСФСР|Российской\sФедерации|РФ)|(?P<kazakhstan>Казахской\sССР|КазССР|Республики\sКазахстан|РК)"
    r"|(?P<ukraine>Української\sРСР|УРСР|України))(?!\w)|^(?P<qazaqstan>Қазақ\sКСР|Қазақстан\sРеспубликасы)(?:ның|нің)?\s",
    re.IGNORECASE
)  # fmt: skip
_ADOPTED = re.compile(  # Уголовный кодекс РСФСР: утв. Верховным Советом РСФСР
    r":\s(?:утв|принят|введ|одобр|прийнят|затв|қабылдан|бекіт|adopted|approved|enacted)[^:]*$"
)


def find(subject: AuditedManuscript, known: KnownForce) -> Iterator[Finding]:
    """Yield citations of acts beside a date on which they were not in force, in sentences that apply them.

    An end is `known` of a record by what the collection knows; what the entry itself says of its end counts too.
    """
    for cited in subject.cited:
        check_time()
        if cited.entry is None or cited.entry.record.type not in LEGAL:
            continue
        before, after = sentence_of(subject.text, cited)
        cause = _ended(subject, known, cited, before, after) or _to_come(known, cited, before)
        if cause:
            yield finding_at_marker("law-not-in-force-on-the-date-named", "warning", cited.placed, cause)


def _ended(subject: AuditedManuscript, known: KnownForce, cited: CitedItem, before: str, after: str) -> Message | None:
    """Return what to say of a date after the end of an act that a sentence applies; None where there is none."""
    entry = cited.entry
    if entry is None or _ENDED.search(before + after) or not _APPLIES.search(before + after):
        return None
    dates = list(_named(before, cited))
    for date in dates:
        end = known.ended(entry.record, date) or _own_end(entry.text, date)
        end = end or _replaced(entry, date, subject.entries)
        if end:
            return Message("audit-law-not-in-force", date=date.text, until=end.date, by=end.by)
    return None if dates else _applied_today(subject, known, entry, before + after)


def _applied_today(subject: AuditedManuscript, known: KnownForce, entry: AuditedEntry, phrase: str) -> Message | None:
    """Return what to say of an act that a sentence applies today, where it ended before the newest work of the list."""
    if _OTHERWISE.search(phrase) or _APPLIED_ONCE.search(phrase):
        return None
    today, newest = _TODAY.search(phrase), _newest(subject.entries)
    end = (known.ended(entry.record, newest) or _own_end(entry.text, newest)) if today and newest else None
    if not (today and newest and end) or all(
        _REPORTED.search(phrase, today.end(), applied.start()) for applied in _APPLIES.finditer(phrase)
    ):
        return None
    return Message("audit-law-ended", word=today[0], until=end.date, by=end.by, newest=newest.text)


def _newest(entries: Sequence[AuditedEntry]) -> Edtf | None:
    """Return the newest year in which a work of a list was printed or seen: the text is not older."""
    texts = (text for entry in entries for text in (
        entry.record.issued.text if entry.record.issued else "", entry.record.fields.get("accessed", "")))  # fmt: skip
    years = [text[:4] for text in texts if re.match(r"(?:19|20)\d\d(?!\d)", text)]
    return edtf.find(max(years)) if years else None


def _to_come(known: KnownForce, cited: CitedItem, before: str) -> Message | None:
    """Return what to say of a date before the adoption of an act that a sentence applies; None where there is none.

    Beside other works in one marker the citation must name its place in the act.
    """
    entry = cited.entry
    begun = adoption_date(entry.record, known.adopted(entry.record)) if entry else None
    if begun is None or not (cited.item.locators or len(cited.placed.marker.items) == 1):
        return None
    date = next(dates_before_adoption(cited, before, begun), None)
    return Message("audit-law-not-yet-adopted", date=date.text, adopted=begun.text) if date else None


def _named(sentence: str, cited: CitedItem) -> Iterator[Edtf]:
    """Yield the dates before a citation in its sentence, but those that belong to the act's own name."""
    own = _own_years(cited.entry.record if cited.entry else None, cited.entry.text if cited.entry else "")
    quoted = Spans(match.span() for match in re.finditer(r"[«\"“][^»\"”]*[»\"”]", sentence))
    dates = dates_in(sentence)
    dated = Spans((date.start, date.end) for date in dates)
    for date in dates:
        if (
            date.date.text not in own
            and date.date.text[:4] not in own
            and not quoted.overlap(date.start, date.start + 1)
        ):
            yield date.date
    for match in _YEAR.finditer(sentence):
        free = not (dated.overlap(*match.span()) or quoted.overlap(*match.span()))
        if free and match[1] not in own and not match[2]:
            year = edtf.find(match[1])
            if year:
                yield year


def _replaced(act: AuditedEntry, date: Edtf, entries: Sequence[AuditedEntry]) -> EndOfForce | None:
    """Return the end of an act by a later one of the list that bears its name, where a date lies wholly after that.

    A law or a code of the same name takes the place of the one before it; a treaty need not.
    """
    record = act.record
    for later in entries:
        issued = later.record.issued
        if record.type == later.record.type == "legislation" and issued and record.issued and _named_alike(act, later):
            (_, adopted), (begun, ended) = edtf.bounds(record.issued), edtf.bounds(issued)
            if adopted < begun and ended < edtf.bounds(date)[0]:
                return EndOfForce(issued.text, f"[{later.number or later.key}]")
    return None


def _named_alike(act: AuditedEntry, later: AuditedEntry) -> bool:
    titles = [title.value if (title := entry.record.title()) else "" for entry in (act, later)]
    states = [state.lastgroup if (state := _STATE.search(title)) else "" for title in titles]
    if states[0] == states[1]:  # УК РСФСР, УК Российской Федерации
        titles = [_STATE.sub(" ", _ADOPTED.sub("", title)).strip() for title in titles]
    words = [re.findall(r"\w+", title.casefold()) for title in titles]
    return bool(words[0]) and words[0] == words[1] and act.record.kind == later.record.kind


def _own_years(record: Record | None, text: str) -> set[str]:
    """Return the dates and years that the act's own entry names but that of its end."""
    named = _END.sub("", re.split(_END, text)[0])
    years = set(re.findall(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)", named))
    return years | ({record.issued.text, record.issued.text[:4]} if record and record.issued else set())


def _own_end(text: str, date: Edtf) -> EndOfForce | None:
    """Return the end of an act that its own entry tells, where a date lies wholly after it."""
    match = _END.search(text)
    ends = [date_there.date for date_there in dates_in(text[match.start() :])] if match else []
    if match and not ends:
        year = re.search(r"(?:1[89]|20)\d\d", text[match.start() :])
        ends = [parsed] if year and (parsed := edtf.find(year[0])) else []
    end = ends[0] if ends else None
    if end and end.upper is not None and date.lower is not None and date.lower > end.upper:
        return EndOfForce(end.text)
    return None
