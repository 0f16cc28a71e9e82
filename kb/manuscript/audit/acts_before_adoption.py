"""Acts that a text applies on a day before they were adopted.

Only a date that says when is one: the adverb of its clause (2010 жылы, в 2005 году, in 1996), not a date that names
another thing (1997 жылғы кодекс, данные 2010 года, the 1995 Law), and only in a clause in the past that names the
place in the act (ст. 5, 17-бап), or the act as that by which something was done (по закону, under the Law).
"""

import re
from collections.abc import Iterator
from pathlib import Path

from kb.domain import edtf
from kb.domain.edtf import Edtf
from kb.domain.item_types import LEGAL
from kb.domain.records import Record
from kb.language.typed_dates import dates_in
from kb.language.word_tables import pattern
from kb.manuscript.audit.audited_entries import AuditedEntry
from kb.manuscript.audit.audited_manuscript import CitedItem
from kb.manuscript.documents.document_text import Spans

_CLAUSE_ENDS = re.compile(
    r"[;:]|\s[–—]\s|(?:(?<=[дт][ыі])|(?<=[қғ]ан)|(?<=[кг]ен)|(?<=атын)|(?<=етін)),\s|,\s+(?:(?:an?|и|а|то|но|однако|поэтому|что|чем|кто|чь[ияеё]|чей|где|когда|хотя|тогда|тем|так|поскольку|ал|бірақ|сондықтан|өйткені|сонда"
    r"|and|but|while|so|who|where|when|because|though|although)\b|(?:\w+\s){0,2}(?:котор\w+|which|that|whose)\b)|\]",
    re.IGNORECASE,
)  # fmt: skip
_YEAR = r"(?:1[89]|20)\d\d"
_YEARS = rf"(?P<{{}}>{_YEAR})(?:\s*(?:[-–—]|и|мен|және|and|to)\s*(?P<{{}}>{_YEAR}))?"
_WHEN = re.compile(
    rf"(?<![\d.№-]){_YEARS.format('first', 'last')}\s*(?:-?\s*(?:жылы|жылдары|жылдарда|ж\.(?!ғ))(?!\w)"
    r"|жылғы\s(?:\d{1,2}\s)?(?:(?!заң|кодекс|шарт|келіс|жарлы)\w+(?:да|де|та|те)(?!\w)|(?:\w+\s){1,2}(?:кезінде|барысында|тұсында))|жылдың\s\w+(?:нда|нде)(?!\w))"
    rf"|(?<!\w)во?\s(?:(?!(?:от|со?|до|по|к|из)\s)\w+\s){{0,2}}{_YEARS.format('since', 'until')}\s*(?:год[уа]х?|гг?\.)"
    rf"|(?:^|,)\s*\d{{1,2}}\s\w+\s(?P<day>{_YEAR})\s*(?:года|г\.)"
    rf"|(?<!\w)(?:весной|летом|осенью|зимой)\s(?P<season>{_YEAR})\s*(?:года|г\.)"
    rf"|(?<!\w)(?:in|by|during|on|between|as\searly\sas)\s(?:\d{{1,2}}\s)?(?:[A-Z]\w+\s)?(?:\d{{1,2}},\s)?"
    rf"{_YEARS.format('begun', 'ended')}(?![\w-])(?!\s(?:Law|Act|Code))",
    re.IGNORECASE,
)  # fmt: skip
_FOLDER = Path(__file__).parent
_ACT = pattern("act", "act_words", _FOLDER)
_ACTS = rf"(?:{_ACT.pattern})"
_GROUND = re.compile(  # the act as that by which something was done: по закону, заңға сәйкес, under the Law
    rf"(?:\bпо|согласно|\bв\s(?:рамках|силу|порядке)|\bна\s(?:основ\w+)|соответств\w+\sсо?|\bunder|accord\w+\s(?:to|with)|pursuant\sto|"
    rf"\bby)\s(?:\w+\s){{0,2}}{_ACTS}|{_ACTS}\w*(?:[мбп]ен\b|\s(?:\w+\s)?(?:бойынша|сәйкес|сай\b|негіз|сүйен|аясында|шеңберінде))|"
    r"(?:л[аои]?с[ья]|[аеяё]н[аоы]?)\s(?:\w+\s){0,2}(?:законом|кодексом|указом|договором|соглашением|конвенцией)",
    re.IGNORECASE,
)  # fmt: skip
_CLOSED = re.compile(r",\s+(?:\w+\s){0,2}(?:котор\w+|who|which|whose)\s[^,]*,", re.IGNORECASE)
_KINDS = tuple(  # an act of another kind than the one cited
    re.compile(kind, re.IGNORECASE) for kind in (
        "конституц|constitution", "тұжырымдам|концепц|concept", r"\bуказ(?!\w{3})|жарлық|decree",
        "бағдарлам|программ|programme", "союзн|одақтас|union law",
    )
)  # fmt: skip
_ON = {  # what an act is on, in an entry's language
    "kk": re.compile(r"(\w{4,})\sтуралы\s(?:\w+\s){0,2}(?:заң|кодекс|шарт|келісім|конвенци)", re.IGNORECASE),
    "ru": re.compile(r"(?:закон|кодекс|правил|договор|соглашени|конвенци)\w*\sоб?\s(\w{4,})", re.IGNORECASE),
    "en": re.compile(r"\b(?:law|act|code|treaty|agreement|convention)\son\s(?:the\s)?(\w{4,})", re.IGNORECASE),
}
_STEM = 4  # letters that words of one stem have in common
_OF_ANOTHER_TIME = pattern("of another time", "act_words", _FOLDER)
_DECIDED = re.compile(
    r"(?:решени|приговор|постановлени|мер[ыау]\b)\w*\s(?:\w+\s)?прин\w+|прин\w+\s(?:\w+\s)?(?:решени|приговор|мер[ыау]\b)\w*|"
    r"(?:шешім|үкім|шара)\w*\s(?:\w+\s)?қабылда\w*|decisions?\s(?:was|were)\s(?:adopted|passed)", re.IGNORECASE,
)  # fmt: skip
_PRESENT = re.compile(
    r"(?:йды|йді|ылады|етеді|олады|уда|уде)[\s,]*$|\b\w+(?:ает|яет|ует|ают|яют|уют)(?:ся)?\b|\bявляются?\b|\bсодержится?\b|"
    r"\b(?:requires?|provides?|governs?|is|are|has|have)\b|\b(?:law|act|code|treaty|agreement|convention|constitution|decree|article\s\d+(?:\sof(?:\s\w+){1,5}?)?)\s(?:also\s)?[a-z]+s\b",
    re.IGNORECASE,
)
_OF_A_THING_BEFORE = re.compile(
    r"(?:(?:нн|т)(?:ый|ая|ое|ые|ого|ой|ых|ым|ыми|ому|ую|ом)|(?:[вкгхптрзлбс]ш|щ)(?:ий|ая|ее|ие|его|ей|их|им|ую)(?:ся)?|"
    r"\b(?:built|held|formed|founded|born|written|created|opened|established|launched|made|collected|recorded))\s*$",
    re.IGNORECASE,
)
_OF_A_THING_AFTER = re.compile(
    r"\s*(?:\w+\s){0,2}?\w{2,}(?:ған|ген|қан|кен)\s(?!(?:болатын|еді|жоқ)\b)\w", re.IGNORECASE
)  # fmt: skip
_PARTICIPLE, _VERB = re.compile(r"\w+ed\s*$"), re.compile(r"\s*(?:was|were|had|could|did)\b")
_NAMED_BY_YEAR = re.compile(
    rf"(?<!\d)(?P<year>{_YEAR})\s*(?:-?\s*жылғы|года|г\.|(?=\s(?:Law|Act|Code|Constitution|Treaty|Agreement)))|(?<!\w)(?:of|от)\s(?:\d{{1,2}}\s\w+\s)?(?P<of>{_YEAR})",
    re.IGNORECASE,
)


def dates_before_adoption(cited: CitedItem, sentence: str, adopted: Edtf) -> Iterator[Edtf]:
    """Yield the dates before `adoption_date` at which a sentence up to a marker applies the act that it cites there."""
    plain_text = _CLOSED.sub(",", sentence.rstrip())
    ends = [match.end() for match in _CLAUSE_ENDS.finditer(plain_text)]
    clause = plain_text[ends[-1] if ends else 0 :]
    bare = re.sub(r"[«\"“][^»\"”]*[»\"”]|\([^()]*\)", lambda match: " " * len(match[0]), clause)
    if _OF_ANOTHER_TIME.search(_DECIDED.sub("", bare)) or _PRESENT.search(re.sub(r"\b(?:as|как)\s[^,]*$", "", bare)):
        return
    pinpoint = any(locator.label not in ("page", "volume") for locator in cited.item.locators)
    if not (_GROUND.search(bare) or (pinpoint and _ACT.search(bare))):
        return
    if cited.entry and _of_another_act(bare, cited.entry):
        return
    earliest = _first_year(cited, adopted)
    whens = list(_WHEN.finditer(bare))
    when = Spans(match.span() for match in whens)
    named = [match for match in _NAMED_BY_YEAR.finditer(bare) if not when.overlap(match.start(), match.start() + 1)]
    if any(int(match["year"] or match["of"]) < earliest for match in named):  # an older act is meant
        return
    dates = [(match, date) for match in whens if (date := _date(match))]
    if any((date.year or 0) >= earliest and edtf.bounds(date)[1] >= edtf.bounds(adopted)[0] for _, date in dates):
        return
    for match, date in dates:
        if not _of_a_thing(bare[: match.start()], bare[match.end() :]):
            yield date


def _date(match: re.Match[str]) -> Edtf | None:
    """Return the day or month that a time adjunct names, else its last year."""
    typed = dates_in(match[0])
    return (
        typed[-1].date
        if typed and typed[-1].date.precision in ("day", "month")
        else edtf.find(max(re.findall(_YEAR, match[0])))
    )


def _of_another_act(clause: str, entry: AuditedEntry) -> bool:
    """Return whether a clause speaks of an act of another kind, or on another thing, than an entry: закон о налогах."""
    if any(kind.search(clause) and not kind.search(entry.text) for kind in _KINDS):
        return True
    on = _ON[entry.record.language[:2]].findall(clause) if entry.record.language[:2] in _ON else []
    return any(word[:_STEM].casefold() not in entry.text.casefold() for word in on if not word.isupper())


def _of_a_thing(before: str, after: str) -> bool:
    """Return whether a date between these words belongs to a thing: построенный в 2005 году, 2010 жылы салынған."""
    participle = _OF_A_THING_BEFORE.search(before) or (_PARTICIPLE.search(before) and _VERB.match(after))
    return bool(participle or _OF_A_THING_AFTER.match(after))


def adoption_date(record: Record, known: Edtf | None) -> Edtf | None:
    """Return the day, or the year, an act was adopted by its entry or by what is known of it; None where unsure.

    A printed book's year is no year of adoption.
    """
    issued = record.issued
    if record.type not in LEGAL or (issued and not issued.is_day and record.fields.get("publisher-place")):
        issued = None
    dates = [date for date in (issued, known) if date and date.lower is not None]
    return min(dates, key=lambda date: edtf.bounds(date)[0]) if dates else None


def _first_year(cited: CitedItem, adopted_on: Edtf) -> int:
    """Return the first year that an act's entry names, or that of its adoption."""
    text = cited.entry.text if cited.entry else ""
    years = [int(year) for year in re.findall(rf"(?<!\d){_YEAR}(?!\d)", text)]
    return min([*years, adopted_on.year or 0])
