"""The names at the head of an entry and in its statement of responsibility, in whatever order and punctuation."""

import re
from typing import NamedTuple

from kb.language.list_words import any_of
from kb.manuscript.reference_list.patterns import BODY, LETTER, LOWER, PARTICLE, TAKEN, UPPER

_FAMILY = (
    rf"(?:{PARTICLE}[\s-])?"
    rf"(?:[OODОdl]['’ʼ])?[{UPPER}][{LOWER}{UPPER}'’ʼ‘`]*[{LOWER}][{LOWER}'’ʼ‘`]*(?:-[{LETTER}][{LOWER}'’ʼ‘`]+)*"
)
_INITIAL = rf"(?:Дж|Zh|Sh|Ch|Kh|Yu|Ya|Ye|Ts|Th|Ph|Юр|[{UPPER}])"
_INITIALS = (
    rf"{_INITIAL}\s?\.(?:\s?-?\s?{_INITIAL}(?:\s?\.(?![{LOWER}])|(?=\s?[,;]))){{0,3}}"
    rf"(?:\s?{_INITIAL}(?=\s(?:и|және|мен|and)\s|\s?[,;])|(?<=[A-Z]\.)[A-Z](?=\s[A-Z][a-z]+\s[a-z]))?"
)
# An initial without a point before the title; a letter that is a word of Russian may begin the title.
_UNPOINTED = rf"(?:\s[{UPPER}](?<![ОВКСУИЯАA])(?=\s[{UPPER}][{LOWER}]))?"
_LOOSE = (  # Әуезов М О. · Болғанбайұлы Ә, · Қалиев .Б., but not: КазНУ.
    rf"(?<![{LOWER}])(?:[{UPPER}]\s[{UPPER}]\.|[{LOWER}]\.\s?[{UPPER}]\.|[{UPPER}](?=\s?[,;]|\s&\s|\s\d{{4}},)|\.\s?{_INITIALS}|(?!(?:UK|USA?|EU|UAE)\b)[{UPPER}]{{2,3}}(?=[,;.])"
    rf"|3\.(?:\s?{_INITIAL}\.)?)"
)
_FAMILY_FIRST = re.compile(rf"(?P<family>{_FAMILY})(?P<comma>\s?[,.]?)\s?(?P<given>{_INITIALS}{_UNPOINTED}|{_LOOSE})")
_GIVEN_FIRST = re.compile(rf"(?P<given>{_INITIALS}|3\.)\s?(?P<family>{_FAMILY})")
_SUFFIX = (
    r"(?:[оеё]в|[оеё]ва|[ыи]н|[ыи]на|ский|ская|цкий|ұлы|улы|қызы|кызы|ович|евич|овна|евна|енко|ян|дзе|швили|баев|бай|"
    r"бек|хан|али|әлі|ов|yev|ev|ov|ova|yeva|eva|in|ina|sky|skiy|uly|kyzy|son)"
)
_GIVEN_NAME = rf"[{UPPER}][{LOWER}]+"
_FULL = re.compile(rf"(?P<family>{_FAMILY}),?\s(?P<given>{_GIVEN_NAME}(?:\s{_GIVEN_NAME})?)(?=\s?\.)")
_FULL_COMMA = re.compile(
    rf"(?P<family>{_FAMILY}),\s(?P<given>{_GIVEN_NAME}(?:\s(?:{_GIVEN_NAME}|[{UPPER}]\.))?)"
    rf"(?=\.\s|(?<=\.)\s|,\s(?:and|и|және)\s|\sand\s{_GIVEN_NAME}\s{_GIVEN_NAME}[.,]|\s(?:\(\d{{4}}[a-z]?\)|{TAKEN})|\s(?:ve|and|&)\s{_GIVEN_NAME},\s{_GIVEN_NAME}|,\s(?:[{UPPER}]|eds?\.))"
)
_CALLED_AFTER = re.compile(
    rf"(?P<given>{_GIVEN_NAME}(?:\s[{UPPER}]\.)?)\s(?P<family>{_FAMILY})(?=\.\s|,\s|\s(?:and|и|және)\s)"
)
_PAIR = re.compile(  # Otto Lindner und Karl Brandt. Lieder: the word between them is none of a title in English
    rf"(?P<given>{_GIVEN_NAME}(?:\s{_GIVEN_NAME})?)\s(?P<family>{_FAMILY})\s(?:und|et|ve|y|och)\s"
    rf"(?P<given2>{_GIVEN_NAME}(?:\s{_GIVEN_NAME})?)\s(?P<family2>{_FAMILY})(?=\.\s[{UPPER}][^.]+\.\s(?:[–—-]\s?)?[{UPPER}])"
)
_AND = r"(?:and|&|ve|и|және)\s"
_PATRONYMIC = rf"[{UPPER}][{LOWER}]+(?:ич|вна|чна|[ұу]лы|[қк]ызы)\s"
_CALLED = rf"(?:(?:[{UPPER}]\.\s?)+|(?:[{UPPER}][{LETTER}'-]+\s(?:[{UPPER}]\.\s|{_PATRONYMIC})?))[{UPPER}][{LETTER}'-]+"
AS_CALLED = rf"{_CALLED}(?:,?\s(?:{_AND})?{_CALLED})*"  # J. Reed, Ann M. Reed and Paul White · Иван Петрович Лунин
_BARE = re.compile(rf"(?P<family>{_FAMILY}(?:\s(?:жырау|ақын|хан|батыр|би))?)(?P<given>)(?=\s?\.)")
COUNTRY_LETTERS = "США|СССР|РСФСР|ЕАЭС|АҚШ|КСРО|ТМД|СНГ|USA|USSR|CIS"
_SHOUTED = re.compile(
    rf"(?!(?:{COUNTRY_LETTERS}|ООН|БҰҰ|НАТО|NATO)(?!\w))(?P<family>[{UPPER}]{{3,}}(?:-[{UPPER}]{{3,}})?)(?:,\s(?P<initials>{_INITIALS})|\s(?P<given>{_INITIAL}\.(?:\s?-?{_INITIAL}\.|(?=\s?[,;]|\s[{UPPER}][{LOWER}]))))"
)
_SYLLABLE = r"(?:(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?(?:i?[ao]ng?|[aeiou]{1,3}n?|[ei]ng?|u[ae]ng?|ong|[ae]o)|er)"
_FAMILY_FIRST_IN_FULL = re.compile(  # Wang Binghua. Corridor · Ли Пэйлинь, Горшков М. К.
    rf"(?P<family>{any_of('family-first')})\s(?P<given>[{UPPER}][{LOWER}-]+)(?=[,.;]\s|\s[({TAKEN}])"
)
_NO_NAME = re.compile(
    r"қазақстан|казахстан|республик|росси|ресей|азия|еуразия|совет|кеңес|халық|ұлттық|орда|хандығ|ССР", re.IGNORECASE
)
TURKISH = re.compile(rf"[ğışĞİŞ]|(?<!\w)(?:{any_of('turkish')})")
_DOTLESS = str.maketrans("Iİ", "ıi")
_OTHERS = re.compile(
    rf",?\s*(?P<words>(?:{any_of('others')})|[\[(]?\s?(?:(?:(?:и|с|және|мен|and|with|&)\s)?(?:др(?:угие)?|соавт(?:ор\w*)?|т\.?\s?б|басқалар[ыд]?\w*|"
    r"авторлар\sұжымы|others|contributors|co-?authors)|et\.?\s(?:al|coll)|u\.\s?a|y\.?\sotros|ve\s(?:diğerleri|ark))(?!\w)\.?\s?[\])]?)",
    re.IGNORECASE,
)
_BODY_AND_OTHERS = re.compile(  # World Bank et al. Growth
    rf"\s*(?P<body>[{UPPER}][^.,:;/(\[{TAKEN}]{{2,90}}?)(?i:{_OTHERS.pattern})\s+(?=[{UPPER}«\"“])"
)
_BETWEEN = re.compile(r"\s*(?:[,;]\s*(?:(?:и|і|й|та|және|and|&|ve)\s+)?|\s(?:и|і|й|та|және|мен|пен|and|&|ve)\s+|&\s?)")
_IN_A_TITLE = re.compile(  # Лотман Ю.М. Роман А.С. Пушкина «Евгений Онегин»: no second author, a name in the genitive
    rf"\s(?!\w+{_SUFFIX}\s)[{UPPER}][{LOWER}]+\s(?:{_INITIAL}\.\s?)+[{UPPER}][{LOWER}]+(?:[оеёи][вн]а|ого|а|я)(?=[\s.,:«\"])(?!\s[{UPPER}]\.)"
)
DOCUMENT = re.compile(  # Письмо М. Тынышпаева: no name
    r"письм[оа]|записк[аи]|реч[ьи]|доклад|рапорт|телеграмма|выступлени[ея]|дневник|воспоминания|мемуары|жизнь|переписка|"
    r"интервью|послани[ея]|хат(?:ы|тары)?|сөз[іи]?|күнделі\w+|естелі\w+|letters?|speech|memoirs?|diary", re.IGNORECASE
)  # fmt: skip
_LOST_COMMA = re.compile(rf"(?<=\.)\s(?={_FAMILY}\s{_INITIAL}\.\s?{_INITIAL}\.)")
ROLE = re.compile(
    r"\s*,?\s*\(?\s*(?:(?P<editor>(?:отв\.?\s|гл\.?\s|под\s(?:общ\w*\.?\s|науч\w*\.?\s)?|жалпы\s)?ред(?:\.|актор\w*|\s?акцией)(?:\sбасқ\w*\.?)?|eds?\.|editors?\.|hg\.|hrsg\.)|"
    r"(?P<director>реж(?:\.|исс[её]р\w*)|director)|(?P<inventor>inventors?|изобретатели?)[,;.]?|"
    r"(?P<compiler>сост(?:\.|авител\w+)|құрас(?:т?\.|тыр\w+)|comp\.)|(?P<translator>пер\.|ауд(?:\.|арған)|trans\.))\s*\)?",
    re.IGNORECASE,
)


class ListedName(NamedTuple):
    """A name of an entry as printed, and its place in the entry; a body stands in `family` with `body` set."""

    family: str
    given: str
    start: int
    end: int
    body: bool = False


class Names(NamedTuple):
    """The names that stand together: where they end, whether others follow, and the role that stands after them."""

    people: tuple[ListedName, ...]
    end: int
    others: tuple[int, int] | None = None
    role: str = ""


def names_at(text: str, start: int, loose: bool = True) -> Names:
    """Return the names that begin at `start`; with `loose` also a single one in full or of one word before a point."""
    place = start + len(text[start:]) - len(text[start:].lstrip(" .,;*"))
    people: list[ListedName] = []
    end = place
    while len(people) < 60:
        name = _name(text, place, people)
        if not name:
            break
        people.append(name)
        end = name.end
        between = _BETWEEN.match(text, end)
        lost = _LOST_COMMA.match(text, end)
        if not between and (not lost or _IN_A_TITLE.match(text, end)):
            break
        place = between.end() if between else end + 1
    if not people and loose:
        single = _single(text, place)
        people = [single] if single else _pair(text, place)
        end = people[-1].end if people else start
    if not people:
        return Names((), start)
    others = _OTHERS.match(text, end)
    if others:
        end = others.end()
    role = ROLE.match(text, end)
    kind = ""
    after = role.start() + len(role.group().rstrip()) if role else end
    named_after = bool(role and role.group()[:1] == "," and names_at(text, role.end(), loose=False).people)
    if role and not named_after and (role.group().strip().startswith("(") or _ends(text, after)):
        kind, end = "" if role["inventor"] else str(role.lastgroup), after
    return Names(tuple(people), end, others.span("words") if others else None, kind)


def _ends(text: str, place: int) -> bool:
    return text[place : place + 1] in ("", " ", TAKEN, ",", ".") and text[place - 1] in ".)"


def _name(text: str, place: int, before: list[ListedName]) -> ListedName | None:
    if before and "," in text[before[0].start : before[0].end] and len(before[0].given.rstrip(".")) > 1:
        # Chicago turns the first name only: Buzan, Barry, and Ole Wæver
        called = _CALLED_AFTER.match(text, place)
        if called:
            return ListedName(called["family"], called["given"], called.start(), called.end())
    for form in (_FAMILY_FIRST, _GIVEN_FIRST):
        match = form.match(text, place)
        if match and not _is_no_name(text, match):
            return ListedName(match["family"], tidy_initials(match["given"]), match.start(), match.end())
    if shouted := _SHOUTED.match(text, place):
        letters = "given" if shouted["given"] else "initials"
        return ListedName(in_small_letters(shouted["family"], text), tidy_initials(shouted[letters]), *shouted.span())
    turned = _FAMILY_FIRST_IN_FULL.match(text, place)
    if turned and (
        not turned["given"].isascii() or re.fullmatch(rf"(?:{_SYLLABLE}){{1,2}}", turned["given"].casefold())
    ):
        return ListedName(turned["family"], turned["given"], *turned.span())
    match = _FULL_COMMA.match(text, place)
    if match and (not before or _FULL_COMMA.match(text, before[0].start)):
        return ListedName(match["family"], match["given"], match.start(), match.end())
    return None


def _is_no_name(text: str, match: re.Match[str]) -> bool:
    """Whether what looks like a name goes on as a word: a sentence that starts with a letter (О языках)."""
    if DOCUMENT.fullmatch(match["family"]):
        return True
    after = text[match.end() : match.end() + 1]
    return bool(after and after.isalpha() and match["given"][-1:] not in ".,")


def _single(text: str, place: int) -> ListedName | None:
    """Return a name in full, or of one word, that ends with a point before the title.

    Of two words that both may be a given name the second is taken for the family name.
    """
    for form in (_FULL, _BARE):
        match = form.match(text, place)
        if not match or not re.match(rf"\s?\.\s?[{UPPER}«\"“]", text[match.end() :]):
            continue
        words = match.group().replace(",", "").split()
        named = [bool(re.search(rf"{_SUFFIX}$", word, re.IGNORECASE)) for word in words]
        if form is _FULL and len(words) == 2 and not _NO_NAME.search(match.group()) and not words[0].isascii():
            turned = "," not in match.group() and (named[1] or not named[0])
            return ListedName(
                match["given" if turned else "family"], match["family" if turned else "given"], *match.span()
            )
        known = (len(words) == 2 and form is _BARE) or match.group() in ("Абай", "Шәкәрім", "Аристотель", "Платон")
        if any(named) or known:
            return ListedName(match["family"], match["given"], match.start(), match.end())
    return None


def _pair(text: str, place: int) -> list[ListedName]:
    """Return two names in full that "und", "et" or "ve" joins before a title and its imprint, else []."""
    pair = _PAIR.match(text, place)
    if not pair or any(re.search(BODY, name, re.IGNORECASE) for name in pair.groups()):
        return []
    people = (("given", "family"), ("given2", "family2"))
    return [ListedName(pair[last], pair[first], pair.start(first), pair.end(last)) for first, last in people]


def given_first_names(text: str, start: int, end: int) -> tuple[ListedName, ...]:
    """Return names with the given name first, in full or not: John Smith and A. B. Lee."""
    names = re.finditer(
        rf"(?P<given>(?:[{UPPER}][{LOWER}'-]*\.?\s?)+?)\s?(?P<family>{_FAMILY})(?=,|\s{_AND}|$)", text[start:end]
    )
    return tuple(
        ListedName(name["family"], name["given"].strip(), start + name.start(), start + name.end()) for name in names
    )


def names_as_called(text: str, start: int, end: int) -> Names:
    """Return people with their given names first, in full or not, and whether others follow: Ann M. Reed et al."""
    called = re.compile(rf"{AS_CALLED}(?![\w'-]|\s[{UPPER}])").match(text, start, end)
    if not called or re.search(BODY, called[0], re.IGNORECASE):
        return Names((), start)
    others = _OTHERS.match(text, called.end())
    stop = others.end() if others else called.end()
    return Names(given_first_names(text, *called.span()), stop, others.span("words") if others else None)


def is_family_first(name: ListedName) -> bool:
    """Return whether a name in full ends as no family name does that its first word may be: Лунин Иван."""
    first, last = (re.search(rf"{_SUFFIX}$", word, re.IGNORECASE) for word in (name.given.split()[0], name.family))
    return bool(first and not last)


def body_and_others(text: str, end: int) -> Names:
    """Return the body at the head of an entry after which others follow (World Bank et al.); else no names."""
    match = _BODY_AND_OTHERS.match(text, 0, end)
    body = body_at(text, *match.span("body")) if match else None
    return Names((body,), match.end(), match.span("words")) if match and body else Names((), 0)


def body_at(text: str, start: int, end: int) -> ListedName | None:
    """Return the body that a part of an entry names: a ministry, a university; None where it names none."""
    piece = text[start:end]
    begin = start + len(piece) - len(piece.lstrip())
    stop = begin + len(piece.strip().rstrip(".,"))
    named = re.search(BODY, text[begin:stop], re.IGNORECASE)
    acronym = re.fullmatch(rf"[{UPPER}]{{2,8}}", text[begin:stop])
    if stop <= begin or not (named or acronym) or ":" in text[begin:stop]:
        return None
    return ListedName(text[begin:stop], "", begin, stop, True)


def in_small_letters(family: str, text: str) -> str:
    """Return a family name in capitals as one writes it; where its entry is Turkish, I is ı: AKIN, Engin is Akın."""
    if not family.isupper() or len(family) < 2:
        return family
    turkish = bool(TURKISH.search(text))
    words = re.split(r"([\s'’-])", family)
    return "".join(word[:1] + (word[1:].translate(_DOTLESS) if turkish else word[1:]).lower() for word in words)


def tidy_initials(printed: str) -> str:
    """Return initials as printed with a point after each and no stray sign; names in full stay as they are."""
    given = " ".join(printed.split()).strip(" .,;")
    if re.fullmatch(rf"(?:{_INITIAL}|3)(?:\s?[.,]?\s?-?\s?(?:{_INITIAL}))*", given):
        given = re.sub(r"\s+\.", ".", given).replace("3", "З").replace(",", ".")
        if re.fullmatch(rf"[{UPPER}]{{2,3}}", given):
            return given
        given = re.sub(rf"(?<=[{LETTER}])\s(?=[{UPPER}])", ". ", given)
        return given + "."
    return given
