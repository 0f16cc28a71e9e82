"""Laws, treaties and files of archives: their marks in an entry, and the fields that only they have."""

import re

from kb.language.list_words import any_of
from kb.manuscript.reference_list.act_days import SIGNED, is_day_of_another_act
from kb.manuscript.reference_list.entry_reading import EntryReading, trimmed
from kb.manuscript.reference_list.names import names_at
from kb.manuscript.reference_list.patterns import LETTER, LOWER, PLACE, TAKEN, UPPER
from kb.manuscript.reference_list.printed_days import printed_dates_in, read_day

_ACTS = (
    (rf"конституци\w*|конституциясы|constitution|{any_of('act-constitution')}", "legislation", "constitution"),
    (rf"(?:конституциялық\s)?заң[ыдн]?\w{{0,4}}\b|(?:федер\w*\.?\s)?(?:конституц\w*\.?\s)?закон[аеуы]?\b|zakon\b|zany\b|кодекс\w*|"
     rf"law\b|act\b|code\b|{any_of('act-law')}", "legislation", "law"),
    (rf"жарлы[ғқ]\w*|указ\w{{0,3}}\b|ukaz\b|decree|{any_of('act-decree')}", "legislation", "decree"),
    (rf"{any_of('act-resolution')}|қаулы\w*|постановлени[еяю]|postanovlenie|resolution", "regulation", "resolution"),
    (r"резолюци\w*|қарар\w*", "regulation", "resolution"),
    (r"бұйры[ғқ]\w*|приказ\w{0,3}\b|распоряжени[ея]|өкім\w*|order\b", "regulation", "resolution"),
    (rf"шарт(?:т|ы(?:н\w*)?)?\b|договор[аеу]?\b|treaty|{any_of('act-treaty')}", "treaty", "treaty"),
    (rf"келісім[іш]?\w*|соглашени[еяю]|agreement|{any_of('act-agreement')}", "treaty", "agreement"),
    (rf"конвенци\w*|convention|пакт(?:і\w*)?\b|хартия\w*|жарғы\w*|устав\b|charter|{any_of('act-charter')}",
     "treaty", "charter"),
    (rf"хаттама\w*|протокол\w{{0,2}}\b|protocol|{any_of('act-protocol')}", "treaty", "protocol"),
    (r"меморандум\w*|memorandum", "treaty", "memorandum"),
    (rf"декларация\w*|declaration|совместн\w+\sзаявлени\w+|бірлескен\sмәлімдеме\w*|joint\s(?:statement|communiqu)|{any_of('act-declaration')}",
     "treaty", "declaration"),
)  # fmt: skip
_STATE = re.compile(
    rf"(?<!\w)(?:{any_of('state')})|"
    r"(?<![a-z])un\s|республик|respublik|\brk\b|\brf\b|респ\.|қр\b|рк\b|кср\b|ссср|рф\b|россий|федерац|kazakhstan|republic|russian\sfederation|federal\slaw\b|(?:of\sthe\s)(?:president|government|minist)|между\s|арасындағы|between|президент|үкімет|кпсс|цк\b|вцик|снк\b|верховного\sсовета|совета?\sминистров|"
    r"правительств|парламент|верховн|жоғарғы\s|министр|united\snations|оон\b|бұұ\b|содружеств|организаци|ұйымы|достастығы|одағы|прав[а]?\sчеловека|дипломат|адам\sқұқықтары",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:Договор|Соглашение|Конвенция|Протокол|Меморандум|Декларация|Пакт)\s(?:о|об|между)\s|(?:The\s)?(?:Treaty|Agreement|Convention|Protocol)\s(?:on|between)\s"
    r"|Об?о?\s[^:]{4,300}:\s?(?:\w+\s)?\w+\sот\s\d"  # О переселении: Закон от 13 июля 1889 г.
)
_ABOUT_KAZAKH = re.compile(  # … туралы конвенция: the kind stands last, before a stop, a bracket, a day or a name
    rf"(?:туралы|жөніндегі|хақындағы|арасындағы)\s(?:[{LOWER}-]+\s){{0,3}}?"
    rf"(?P<kind>{'|'.join(act[0] for act in _ACTS[1:])})"
    rf"(?=\s?(?:$|[.,(«\"/–—:{TAKEN}]|\d|№))",
    re.IGNORECASE,
)
_OF_A_BODY = re.compile(  # … Үкіметінің 2011 жылғы 5 мамырдағы № 480 қаулысы. …: kind after day and number
    rf"(?:үкіметінің|президентінің|парламентінің|министрінің|министрлігінің|кеңесінің|әкімінің|басқармасының|палатасының|сотының)\s[^.«»]*?"
    rf"(?P<kind>{'|'.join(act[0] for act in _ACTS[1:6])})(?![{LETTER}])",
    re.IGNORECASE,
)
_OF_ITS_OWN = re.compile(r"суверенитет|независимост|егеменд|тәуелсізд|sovereignty|independence", re.IGNORECASE)
_NUMBER = re.compile(
    rf"(?:№|N|No\.?)\s?(?P<value>\d[\d/]*(?:\s?-\s?(?:[IVXLCІ]+|[{LETTER}]{{1,4}})(?![{LETTER}])(?:\s(?:ЗРК|ҚРЗ|ZRK)(?![{LETTER}]))?)?)"
)
_NUMBERED_ACT = re.compile(
    r"(?:Резолюци\w+|қарар\w*|Resolution)\s[\w\s]{0,40}?(?P<value>\d{1,4}(?:/\d+)?(?:\s\([IVXL]+\))?)(?=\s|,|$)",
    re.IGNORECASE,
)
_NUMBERED_AFTER = re.compile(  # … Республикасының Су кодексі. 2003 жылғы 9 шілдедегі № 481-II
    rf"[.,:]\s\d{{4}}\s(?:жылғы|ж\.)\s\d{{1,2}}\s[{LETTER}]+(?:\s№\s?[\w-]+)?(?:\s(?:ҚРЗ|ЗРК))?(?:\.\s.*)?[\s.]*$"
)
_AFTER_NUMBER = re.compile(rf",\s(?=[{UPPER}])|[.,]?\s(?=[«\"“])")  # Resolution 2625 (XXV), Declaration on …
_NUMBER_LAST = re.compile(r"[\s.,]*(?:г\.?|года|ж\.?|жылғы)?[\s,]*(?:(?:№|N)\s?[\w/-]+(?:\s(?:ЗРК|ҚРЗ))?)?[\s.,]*")
_NAMED_AFTER = re.compile(rf"[.:]\s(?=[{UPPER}])")
_DAY_BEFORE = re.compile(
    rf"\s*(?P<date>\d{{1,2}}(?:\.\d{{1,2}}\.|\s[{LETTER}]{{3,10}}\.?,?\s)\d{{4}})\s?(?:г\.|года|ж\.|жылғы)?[.,:]?\s+"
)
_SIGNED_AT = re.compile(rf"[.,:(–—-]\s?(?:г\.\s|қ\.\s)?(?P<place>{PLACE})(?:\sқ\.)?,\s(?=\d)")  # Aktau, 12 August 2018
_STEM = 3  # letters by which a word is known again
_DAY_AND_NUMBER = re.compile(  # what is left of them where they are values of their own
    rf"\s*(?:(?:от|ot|від|за|dated|of|№|No\.|N)\s*)?{TAKEN}+(?:\s?(?:г|года|g|goda|ж|жылғы|р|року)(?![{LETTER}])\.?)?,?"
)
_AN_ACT = re.compile(rf"(?<![{LETTER}])(?:{'|'.join(act[0] for act in _ACTS)})", re.IGNORECASE)
_APPROVED = re.compile(  # Концепция …. Одобрена постановлением … № 333 · … № 592 қаулысымен бекітілген
    r"(?:\(?(?:утвержд|одобрен|принят)\w*|\(приложение\sк|\(?утв\.)\s(?:\w+\s){0,3}?(?P<by>указ|постановлени|приказ|распоряжени|решени)"
    r"(?:ом|ем|ами|ями|у|ю)\b|"  # Теория принятия решений is no act
    r"(?:/\s|(?<=[.»\"])\s)(?P<slash>указ|постановлени|приказ|закон|ukaz|postanovleni|prikaz|zakon)\w*\s(?=[^.]{0,90}(?:\s(?:от|ot|від)\s\d|№|\sN\s?\d))|(?P<kazakh>жарлы|қаулы|бұйры|өкім|шешім)\w*\s(?:бекітіл|мақұлдан|қабылдан)\w*|approved\sby\s[\w\s]{0,40}?(?P<english>decree|resolution|order)",
    re.IGNORECASE,
)
_ABOUT_NAME = re.compile(r"^(?:О|Об|Обо|O|Ob|On|Про)\s|(?:туралы|жөнінде|хақында)\b")
_OWN_NAME = re.compile(r"(?<=\s)(?:О|Об|Обо)\s(?=[а-яА-Я«\"])")
_DATED_ALONE = re.compile(  # Договор аренды комплекса Байконур от 10.12.1994
    r"(?:Договор|Соглашение|Протокол|Меморандум)\s[^.:;/]{4,200}\sот\s\d{1,2}(?:\.\d{1,2}\.|\s\w{3,9}\s)\d{4}[\s.]*(?:г(?:ода)?\.?)?[\s.]*"
)
_KAZAKH_AFTER = re.compile(  # Тіл туралы: Қазақстан Республикасының 1997 жылғы 11 шілдедегі № 151-I Заңы
    r"(?:Қазақстан\sРеспубликасы|ҚР|Қазақ\sКСР)[^:«»]*\s(?:заңы|кодексі|жарлығы|қаулысы|бұйрығы|өкімі)[\s.]*",
    re.IGNORECASE,
)
GAZETTE = re.compile(  # what prints acts, where no sign parts it from them: …, Ведомости Парламента РК, 2007 г., № 1
    rf"[,.;]?\s\(?(?=(?:{any_of('gazette-host')}|"
    r"Ведомости\s(?:Верховного|Парламента)|САПП\s|Собрание\s(?:законодательства|актов|постановлений)|"
    r"Бюллетень\sмеждународных|(?:United\sNations|League\sof\sNations)\sTreaty\sSeries\s|[«\"]?(?:Казахстанская\sправда|Егемен\sҚазақстан|Российская\sгазета)|"
    r"(?:ҚР|Қазақстан\sРеспубликасы)\sПарламентінің\sЖаршысы|(?:ҚР|Қазақстан\sРеспубликасының)\sПҮ?[АК]Ж\s)[^/]*\d)"
)
_GAZETTE_ITEM = re.compile(r"(?:\b(?:Ст|ст|Art|art)\.\s?(?P<value>\d+)|(?P<kazakh>\d+)\s?-\s?құжат)")


def act_kind(text: str) -> tuple[str, str] | None:
    """Return (item type, kind) of the act that a title names; None where it is a work about acts, or none.

    The word for the act stands first in the title, or last (as Kazakh has it), or after a colon; a state, a body or
    the parties stand beside it.
    """
    approved = _APPROVED.search(text)
    if approved and (
        approved["slash"] or approved[0][0] == "(" or re.search(r"[.:;,»\")–—-]\s", text[: approved.start()])
    ):
        by = (approved["by"] or approved["slash"] or approved["kazakh"] or approved["english"]).casefold()
        if by in ("закон", "zakon"):
            return "legislation", "law"
        return ("legislation", "decree") if re.match("указ|ukaz|жарлы|decree", by) else ("regulation", "resolution")
    if names_at(text, 0, loose=False).people:
        return None
    text = _NUMBERED_AFTER.sub("", text)
    head = re.split(r"[«\"“]", text, maxsplit=1)[0].strip() or text
    beginning = " ".join(head.split()[: 6 if re.match(r"(?:UN|United\sNations)\s", head) else 3])
    rest = text.split(":", 1)[1] if ":" in text else ""
    ending = " ".join(re.sub(r"[\d№.,()–IV-]+", " ", text.split("(", maxsplit=1)[0]).split()[-4:])
    heading = " ".join(head.split()[-2:])
    about = _OF_A_BODY.search(text) or _ABOUT_KAZAKH.search(text)
    about = None if about and names_at(text, 0).people else about
    first = _acts_of(beginning)[:1]
    last = [*_acts_of(heading), *_acts_of(ending)][-1:] if re.search("[әғқңөұүһі]", text) else []
    for words, type_, kind in _ACTS:
        form = re.compile(rf"(?<![{LETTER}])(?:{words})", re.IGNORECASE)
        if about and form.fullmatch(about["kind"]):
            return type_, kind
        named = (
            (first == [kind] and form.search(beginning))
            or form.match(rest.strip())
            or (last == [kind] and (form.search(ending) or form.search(heading)))
        )
        if named and not about and (_STATE.search(text) or _ABOUT.match(text) or _DATED_ALONE.fullmatch(text)):
            return ("legislation", "law") if kind == "declaration" and _OF_ITS_OWN.search(text) else (type_, kind)
    return None


def _acts_of(words: str) -> list[str]:
    """Return the kinds of the acts that words name, in their order: of Протокол к Соглашению protocol, agreement."""
    places = [
        (match.start(), -len(match.group()), kind)
        for act, _type, kind in _ACTS
        if (match := re.search(rf"(?<![{LETTER}])(?:{act})", words, re.IGNORECASE))
    ]
    return [kind for _start, _length, kind in sorted(places)]


def leading_day_end(text: str) -> int:
    """Return where an act begins after the day that stands at its head (12 июня 1990 г. Декларация …); else 0."""
    day = _DAY_BEFORE.match(text)
    return day.end() if day and printed_dates_in(day["date"]) and _AN_ACT.match(text, day.end()) else 0


def is_law(text: str, start: int, end: int) -> bool:
    """Return whether a title says that it is a law: Закон РК Об …, «… туралы» Заңы."""
    return bool(re.search(_ACTS[1][0], text[start:end], re.IGNORECASE))


def is_numbered(text: str) -> bool:
    """Return whether a text names a resolution by its number: UN Security Council Resolution 984 (1995)."""
    return bool(_NUMBERED_ACT.search(text))


def act_words_after_colon(text: str, start: int, end: int) -> int | None:
    """Return where the words for an act begin after a colon ("О языках : закон РК"); None where they stand first."""
    for colon in re.finditer(r"\s*:\s*", text[start:end]):
        if _KAZAKH_AFTER.fullmatch(text, start + colon.end(), end):
            return start + colon.end()
        for words, _type, _kind in _ACTS:
            if re.match(rf"(?:{words})", text[start + colon.end() : end], re.IGNORECASE):
                return start + colon.end()
    return None


def approval_start(text: str, end: int) -> int:
    """Return where the words begin that say by which act a programme was approved; `end` where there are none."""
    match = _APPROVED.search(text, 1, end)
    if not match:
        return end
    sentence = max(text.rfind(". ", 0, match.start()), text.rfind("» ", 0, match.start()))
    return sentence + 1 if sentence > 0 and match["kazakh"] else match.start()


def act_name_start(text: str, begin: int, finish: int) -> tuple[int, int]:
    """Return where the name that an act bears stands in what is printed of it.

    It stands in quotation marks beside the word for the act (Закон РК «О языках», «Тіл туралы» Заңы), or begins with
    О, Об after its number; what is left is its name without the day and place of its signature after it.
    """
    if bracket := re.search(r"\s:\s\[", text[begin:finish]):  # : [подписан в г. Астане 29 мая 2014 г.]
        finish = begin + bracket.start()
    printed = text[begin:finish]
    quoted = re.search(r"[«\"“„](?P<name>.+)[»\"”]", printed)
    around = f"{printed[: quoted.start()]} {printed[quoted.end() :]}" if quoted else ""
    if (
        quoted
        and (_ABOUT_NAME.search(quoted["name"]) or (_OF_A_BODY.search(printed) and _NUMBER.search(around)))
        and any(re.search(rf"(?<![{LETTER}])(?:{act[0]})", around, re.I) for act in _ACTS)
    ):
        return begin + quoted.start("name"), begin + quoted.end("name")
    body = _OF_A_BODY.search(printed)
    if body and (named := _NAMED_AFTER.match(printed, body.end())):
        return begin + named.end(), finish
    numbered = _NUMBERED_ACT.search(printed)
    after = _AFTER_NUMBER.match(printed, numbered.end()) if numbered else None
    if after:
        begin += after.end()
    named = _OWN_NAME.search(printed)
    act = re.match(rf"(?:{'|'.join(act[0] for act in _ACTS if act[1] != 'treaty')})\s", printed, re.IGNORECASE)
    if named and act:
        begin += named.start()
    for signed in SIGNED.finditer(text, begin + 1, finish):
        if is_day_of_another_act(text[:finish], begin, signed):
            continue
        sign = re.search(
            r"\s*[.,:(]\s?(?:(?:г\.|қ\.)\s?)?(?:[\w-]+(?:\sқ\.)?,\s)?(?:(?i:жылғы|signed|подписан\w*|принят\w*|утвержд\w*|ратифиц\w*|adopted\sby)\s[\w\s()/.-]{0,120})?$",
            text[begin : signed.start()],
        )
        if sign and sign.start() > 6:
            return begin, begin + sign.start()
        if signed.group().startswith("от ") and _NUMBER_LAST.fullmatch(text, signed.end(), finish):
            return begin, signed.start() - 1
    return begin, finish


def read_act(entry: EntryReading, start: int, end: int) -> int:
    """Read number and date of an act between two places; return where its title ends at the latest."""
    number = entry.find(_NUMBER, start, end) or entry.find(_NUMBERED_ACT, start, end)
    if number:
        entry.add("number", *number.span("value"), re.sub(r"\s(?=-)|(?<=-)\s|\s(?=\()", "", number["value"]))
    dated = list(SIGNED.finditer(entry.text, start, end))
    signed = next((date for date in dated if not is_day_of_another_act(entry.text[:end], start, date)), None)
    dates = printed_dates_in(signed["date"]) if signed else ()
    if signed and dates:
        span = trimmed(entry.text, *signed.span("date"))
        entry.add("issued", *span, dates[0].date.text)
        place = _SIGNED_AT.search(entry.text, start, signed.start("date") + 1)
        if place and place.end() == signed.start("date"):
            entry.add("publisher-place", *place.span("place"))
            entry.take(place.start(), signed.end())
            return place.start()
    elif not dated:
        read_day(entry, start)
    return end


def read_act_words(entry: EntryReading, before: tuple[int, int], after: tuple[int, int]) -> None:
    """Read what an act is called beside its name: Закон РК от … № … before it, … Республикасының … Заңы around it."""
    start, end = trimmed(entry.text, *before)
    bracket = entry.open.find("(", *after)
    behind = trimmed(entry.text, after[0], after[1] if bracket < 0 else bracket)
    if _AN_ACT.search(entry.open, start, end) or not _AN_ACT.search(entry.open, *behind):
        behind = (end, end)
    words = " ".join(filter(None, (_words(entry.open[slice(*part)]) for part in ((start, end), behind))))
    head, _, again = words.rpartition(", ")  # … Республикасының Заңы, 2012 жылғы … Заң
    words = head if head and " " not in again and again[:_STEM].casefold() in head.casefold() else words
    if words:
        entry.take(*behind)
        entry.add("genre", *((start, end) if start < end else behind), words)


def _words(text: str) -> str:
    return " ".join(_DAY_AND_NUMBER.sub(" ", text).split()).strip(" ,.;:")


def read_gazette(entry: EntryReading, start: int) -> None:
    """Read the item of a gazette: "Ст. 108", "108-құжат"."""
    item = entry.find(_GAZETTE_ITEM, start)
    if item:
        group = "value" if item["value"] else "kazakh"
        entry.read(item, "section", group)
