"""What the other modules read by: letters, dashes, years, places, words that say what a work is."""

import re
from pathlib import Path

from kb.language.list_words import any_of, words_of
from kb.language.romanised_words import romanised, with_romanised
from kb.language.transliteration import romanise
from kb.language.word_tables import table


def _words(what: str) -> str:
    """Return the patterns of a row as one."""
    return "|".join(_ROWS[what].split())


_OTHER = "ЎҲҶҚҒҖҠҘҪЈЉЊЋЏЂѢƟƢƵ"  # of Uzbek, Tajik, Tatar, Bashkir, Belarusian, Serbian; of Kazakh in Latin, 1929
_LATIN = tuple(map(chr, range(0x100, 0x180)))  # of Polish, Czech, Turkish, Romanian: Kliś, Gašević
UPPER = "A-ZÀ-ÖØ-ÞА-ЯЁӘІҢҒҮҰҚӨҺЇЄҐ\u04da\u018f" + _OTHER + "".join(filter(str.isupper, _LATIN))
LOWER = "a-zß-öø-ÿа-яёәіңғүұқөһїєґ\u04db\u0259" + _OTHER.lower() + "".join(filter(str.islower, _LATIN))
LETTER = UPPER + LOWER
CASELESS = "\u0621-\u064a\u066e-\u06d3\u06d5\u3400-\u9fff"  # Arabic, as Kazakh too is written in; Chinese
DASHES = r"\-–—−‒"  # inside a class of characters
DASH = f"[{DASHES}]"
YEAR = r"(?:1[5-9]\d\d|20\d\d)"
SAME_AUTHOR = re.compile(r"\s*[—–―_-]{2,}[.,]\s")  # ———. Lakes: the author of the entry before
YEAR_LETTER = "[a-zа-вә]"  # of several works of a year: 2003b, 2003б, 2003ә
UNDATED = r"(?:б\.\s?[гр]\.|б\.\s?ж\.|n\.\s?d\.|no\sdate|t\.\s?y\.|жылы\sкөрсетілмеген)"  # as styles write it
OF_YEAR = r"\s?(?:ж(?:ыл[ығ]?[ыа]?)?|[Jj][ıy]l|гг?|год[ау]?|рр?|рок[уи]|рік|y)\b\.?"
TAKEN = "\x1f"  # stands for a character of the entry that is read already

PARTICLE = (  # before a family name: van der Berg, dos Reis
    r"(?:(?:[Фф]он|[Вв]ан)(?:\sд[еа][рн])?|[Дд]е(?:\sл[ая])?|ди|дер|дю|дос|аль|ибн|бен|(?:[Vv]on|[Vv]an)(?:\s(?:de[rn]?|het))?|[Dd]e(?:\sl[ao]s?)?|"
    r"de[rnl]|della|d[iauo]|dos|das|des|al|el|l[ae]|te[rn]|af|zu)"
)

_ROWS = table("signs", Path(__file__).parent)
_AS_PRINTED = _ROWS["places"].split("; ")
_ROMANISED = {  # Semej, Karaganda: none of few letters, which may be a word
    romanise(place, scheme)
    for place in _AS_PRINTED
    for scheme in ("ru-bsi", "ru-bgn", "kk-2021", "kk-bgn")
    if len(place) > 4
}
LONG_PLACES = tuple(sorted({*_AS_PRINTED, *_ROMANISED, *words_of("place")}, key=lambda place: (-len(place), place)))
_LONG_PLACE = "|".join(re.escape(place).replace(r"\ ", r"\s?").replace(r"\-", r"[-–\s]") for place in LONG_PLACES)
COUNTRY = rf"(?:{_words('countries')})"  # after the town
_SHORT = "|".join(sorted(map(re.escape, _ROWS["short places"].split()), key=len, reverse=True))
SHORT_PLACE = rf"(?:{_SHORT}|[LMPW](?=\.\s?[:;])|A(?=\.\s?:\s?[«\"]?[А-ЯӘҒҚҢӨҰҮҺІ]))"
PLACE = rf"(?:(?:г\.\s?|қ\.\s?)?(?:{_LONG_PLACE})(?![{LETTER}])|{SHORT_PLACE}(?=\s?[.,:;])\.?)"

# What a work calls itself: "kind" stands after a colon or as a sentence of its own after the title.
THESIS = rf"(?:{any_of('thesis')}|{with_romanised(_words('romanised degree'))}|{_words('thesis')})"
KIND = rf"(?:{THESIS}|{romanised(_words('romanised kind'))}|{any_of('kind')}|{_words('kind')})"
EMPTY_MEDIA = (
    rf"\[{romanised('(?:электронды?қ?|электронный|электрон) ресурс')}\]|"
    rf"\[(?:{_words('media')})\]"
)
JOURNAL = rf"{romanised(_words('romanised journal'))}|{any_of('journal')}|{_words('journal')}"
NEWSPAPER = rf"{romanised(_words('romanised newspaper'))}|{any_of('newspaper')}|{_words('newspaper')}"
CONFERENCE = rf"{romanised(_words('romanised conference'))}\w*|{any_of('meeting')}|{_words('conference')}"
BODY = rf"{any_of('body')}|{_words('body')}"
ARTICLES = words_of("article")  # which a title begins with, and a short one leaves out
ABBREVIATED = frozenset(_ROWS["abbreviated"].split())


def language_code(name: str) -> str:
    """Return the code of a language that is named in full or shortened (англ., русский, ағылшын), "" if unknown."""
    rows = (row.partition("=") for row in _ROWS["languages"].split())
    return next((code for code, _equals, begins in rows if name.casefold().startswith(tuple(begins.split(",")))), "")
