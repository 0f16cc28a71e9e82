"""The days that stand in the name of an act: its own, that of an act it speaks of, that of an edition."""

import re

from kb.manuscript.reference_list.patterns import LETTER, TAKEN, UPPER

SIGNED = re.compile(
    rf"(?:(?:от|ot|від|принят\w*|подписан\w*|of|dated|қол\sқойылған)\s[^{TAKEN}]{{0,25}}?)?(?P<date>\d{{1,2}}\.\d{{1,2}}\.\d{{4}}|\d{{4}}\.\d{{1,2}}\.\d{{1,2}}|"
    rf"\d{{1,2}}\s[{LETTER}]{{3,10}}\.?,?\s\d{{4}}|\d{{4}}\s?(?:жылғы|жылы?|ж\.),?\s?\d{{1,2}}\s[{LETTER}]{{3,16}}|[{UPPER}][{LETTER}]{{2,9}}\.?\s\d{{1,2}},?\s\d{{4}})(?:\s?(?:г\.|года|g\.|goda|ж\.|жылғы|р\.|року))?",
    re.IGNORECASE,
)
_OTHER_ACT = re.compile(  # whose day this is not: Протокол к Соглашению … от 6 июля 1998 года
    r"(?<!\w)(?:ко?|во?|to(?:\sthe)?)\s(?:[\w-]+\s){0,3}?(?:соглашени[юея]|договору?|конвенци[юи]|протоколу?|меморандуму?|уставу?|"
    r"закону?|кодексу?|указу?|постановлени[юе]|приказу?|agreement|treaty|convention|law|decree)\b[^.:;]*$",
    re.IGNORECASE,
)
_OTHER_ACT_AFTER = re.compile(  # 1998 жылғы 6 шілдедегі Келісімге хаттама
    r"[^.:;]{0,200}?(?:келісімге|шартқа|шартына|келісіміне|конвенцияға|конвенциясына|хаттамаға|заңына|кодексіне|қаулысына|жарлығына)(?!\w)",
    re.IGNORECASE,
)
_AMENDED = re.compile(r"(?:состояни\w*\sна|жағдай\w*|as\s(?:of|amended\s\w+))\s?$", re.IGNORECASE)  # no day of the act


def is_day_of_another_act(text: str, start: int, date: re.Match[str]) -> bool:
    """Return whether a day is of another act than the one that begins at `start`, or of an edition of it."""
    before = text[start : date.start("date")]
    return bool(_AMENDED.search(before) or _OTHER_ACT.search(before) or _OTHER_ACT_AFTER.match(text, date.end()))
