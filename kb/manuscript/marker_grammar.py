"""What stands inside a marker: the works by number, each with its locators.

Understood (GOST R 7.0.5-2008 cl. 7 as practised in kk, ru and en): 12 · 12, 49 б. · 12: 49 · 12. – С. 5 ·
12, т. 1, 35 б. · 12, ч. 2 ст. 5 · 12, 49, 51 б. ·
labels before or after, run together (б.49-51, 49б.), with a hyphen (1-б.) · ranges and
lists of works (150-151; 222, 223) · groups (8, 138 б.; 12, 45 б.) · words before them (см.: 12, с. 5; қараңыз: 12).
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from kb.domain.manuscripts import Locator
from kb.language.word_tables import rows

LARGEST_RANGE = 50
LONGEST_LOCATED = 10  # works that share a page: [12 – 49, 51 б.] is one work


def _labels(what: str) -> dict[str, str]:
    """Return the locator that each word of some rows names."""
    named = rows(what, "words", Path(__file__).parent).items()
    return {word: label for label, words in named for word in words.split()}


LABELS = _labels("label")
_LABEL_OF = LABELS | _labels("printed label") | _labels("full label")


def _folded(word: str) -> str:
    """Return a word in small letters, the i of Turkish without its dot, or with a dot on its capital, as any other."""
    return word.replace("İ", "i").casefold().replace("ı", "i")


_LABEL_OF_FOLDED = {_folded(word): label for word, label in _LABEL_OF.items()}
LABELS_OF_PAGES = {lang: words.split() for lang, words in rows("pages", "words", Path(__file__).parent).items()}
_WORDS = "|".join(sorted(map(re.escape, _LABEL_OF), key=len, reverse=True))
_BACK = r"(?:\s?(?:об|ob|зв|сырты|verso)(?![a-zа-яі])\.?)?"  # of a leaf
_CLAUSES = r"(?:\([0-9a-zа-я]{1,4}\))*"  # art 2(2)(c)
_FOLLOWING = r"(?:\sff?(?![a-z]))?"  # S. 112 ff.
_SINGLE = rf"(?:[0-9]+(?:[./][0-9]+)?(?:[a-zа-я]{{1,2}}(?![a-zа-я]))?{_BACK}|[A-ZА-Я][0-9]+|[IVXLC]+(?![a-zа-я]))"
DASHES = "-\u2010\u2011\u2012–—−"  # among them the hyphen that breaks no line
_DASH = rf"\s*(?:--|[{DASHES}])\s*"  # pp. 12--14 in Markdown
_VALUE = rf"{_SINGLE}(?:{_DASH}{_SINGLE})?"
_AND = r"\s+(?:и|және|мен|and|та|й|ve|ile|&)\s+"
_LIST = rf"{_VALUE}(?:{_AND}{_VALUE})*"
_END = rf"(?=$|[\s,]|\.\s?[{DASHES}]\s)"  # 2. – Т. 1. – С. 5
_LOCATOR = re.compile(
    rf"(?P<first>{_LIST})\)?\s*[-\u2010\u2011]?\s*(?P<after>{_WORDS})\.?(?P<back>{_BACK}){_END}|(?P<before>{_WORDS})\.?\s*(?P<second>{_LIST}{_CLAUSES}{_FOLLOWING})(?:(?<=f)\.)?\)?{_END}"
    rf"|(?P<bare>{_LIST}){_END}",
    re.IGNORECASE,
)
_LABELLED = (  # what is a page or another place by its word, before the number or after it
    rf"(?:(?:{_WORDS})\.?\s*{_SINGLE}|{_VALUE}(?:{_AND}{_VALUE}|\s?,\s?{_VALUE})*\)?\s?[-\u2010\u2011]?\s?(?:{_WORDS})\.?(?:$|[\s,]))"
)
_SEPARATOR = re.compile(  # 12, 5 · 12: 5 · 12, – С. 5 · 12. – С. 5 · 12. 5 б. · 12 – 5 б. · 12 5 б.
    rf"\s*[,:]\s*(?:[{DASHES}]\s*(?={_LABELLED}))?|(?:\s*\.?\s*[{DASHES}]|\s*\.|\s)\s*(?={_LABELLED})", re.IGNORECASE
)
_BETWEEN = re.compile(rf"[\s,]*(?:\.\s?[{DASHES}]\s(?={_LABELLED}))?", re.IGNORECASE)  # two places in a work
_NUMBER_AND_LABEL = re.compile(  # [1, с. 45, 2, с. 219]
    rf",\s*(?=[0-9]{{1,5}}\s?,\s?(?P<label>{_WORDS})\.?\s?[0-9])", re.IGNORECASE
)
_PAGE_AFTER_DASH = re.compile(rf"[0-9]+\.?\s*[{DASHES}]\s*{_LABELLED}", re.IGNORECASE)
_WORKS = rf"[0-9]{{1,5}}(?:{_DASH}[0-9]{{1,5}})?"
_NUMBER_SIGN = re.compile(r"(?:[№#]\s*)?")
_HEADS = (  # a range of works, [12-13, 45 б.]; else one work: [12 – 45 б.]
    re.compile(rf"(?P<works>{_WORKS})(?=$|[{DASHES}\s,:.])"),
    re.compile(rf"(?P<works>[0-9]{{1,5}})(?=[{DASHES}\s.])"),
)
_REMARK = re.compile(  # [12, курсив наш], [7, Lemma 4]
    r"[^\W\d_]{3,}[.,]?\s[^\W\d_]{2,}|(?:Th|Thm|Theorem|Lemma|Prop|Proposition|Cor|Corollary|Def|Definition|Eqs?|Equation|"
    r"Example|Remark|[Тт]еор|[Тт]еорема|[Лл]емма|[Сс]ледствие|[Оо]пр|[Оо]пределение|[Фф]орм|[Фф]ормула|[Пп]ример|[Пп]риложение)"
    r"\w{0,3}\.?\s?\(?\d",
    re.IGNORECASE,
)
_RANGE = re.compile(rf"([0-9]{{1,5}}){_DASH}([0-9]{{1,5}})")
_POINTING = (
    r"(?:см|смотри(?:те)?|див|дивіться|ср|сравни(?:те)?|пор|порівняй(?:те)?|цит|цитируется|цитується|напр|қараңыз(?:дар)?|қара|қар|"
    r"салыст\w*|бк?з|bkz?|bakınız|krş|akt|örn|мысалы|vgl|siehe|see|(?:as\s)?(?:cited|quoted)\s(?:in|by|from|after)|cf|e\.\s?g)"
)
_ALSO = (
    r"(?:также|також|подробнее|докладніше|например|напр|наприклад|по|за|в|кн|also|further|esp|especially|for\s(?:example|instance)|"
    r"e\.\s?g|ayrıca|örneğin)"
)
_SMALL = r"(?-i:[a-zçğıöşüа-яёәғқңөұүһіїєґ]+)"
BEFORE = re.compile(  # см.: · см. подробнее: · толығырақ қараңыз: · for details see · ayrıntılı bilgi için bkz. · по:
    rf"(?:(?:[^\W\d_]+,?\s(?:{_SMALL},?\s){{0,3}}?)?{_POINTING}(?![^\W\d_])\.?(?:,?\s+{_ALSO}(?![^\W\d_])\.?)*[:,]?\s*){{1,3}}|по:\s*",
    re.IGNORECASE,
)
AGAIN = (  # the work cited before
    r"(?:(?:(?:бұл\sда\s)?сонда|сол\sжерде|осында|там\s(?:же|само)|ibid(?:em)?|idem|ebd|ebenda|aynı\s(?:eser|makale|yer))\b"
    r"|a\.\s?g\.\s?[em]\.(?!\w)|ag[em]\b(?=[.,]{0,2}\s?ss?\.))"
)


class MarkerItem(NamedTuple):
    """One work that a marker cites: its number (or key), its locators, these as typed.

    `ambiguous`: a pair such as 59, 6 may be a page or two works. `before` is what stands before it ("см.: "). A work
    cited by author and year has `names` and `year` as typed; `apart`: the text names the author itself. A number with
    letters before it (Л3) is the `label`, and the key, of its entry. `after` are the words that a live field has behind
    its locator.
    """

    number: int | None
    locators: tuple[Locator, ...] = ()
    ambiguous: bool = False
    key: str = ""
    printed: str = ""
    before: str = ""
    names: str = ""
    year: str = ""
    apart: bool = False
    label: str = ""
    after: str = ""


def parse_items(body: str, last: int) -> list[MarkerItem] | None:
    """Return the works that the text inside a marker cites, up to number `last`; None where it cites none."""
    items: list[MarkerItem] = []
    dashed = False  # [12 – 5 б.; 49 – 51 б.]
    for part in (work for group in body.split(";") for work in _groups(group)):
        introduced = BEFORE.match(part.strip())
        before = introduced[0] if introduced else ""
        typed = part.strip()[len(before) :].rstrip(" ,")
        of_last = bool(items) and not dashed and "," not in typed and is_locator_alone(typed)  # [12; 49–51 б.]
        works = None if of_last else _works(typed, last)
        dashed = bool(_PAGE_AFTER_DASH.match(typed))
        if works is None and items and is_locator_alone(typed):  # [12, т. 1; 49 б.]
            items[-1] = items[-1]._replace(
                locators=(*items[-1].locators, *parse_locators(typed)),
                printed=f"{items[-1].printed}; {typed}".strip("; "),
            )
            continue
        if works is None:
            return None
        items += [works[0]._replace(before=before), *works[1:]] if before else works
    return items


def _groups(group: str) -> Iterator[str]:
    """Yield the works of a group that commas alone set apart: a number before the label that stands there already."""
    start = 0
    for comma in _NUMBER_AND_LABEL.finditer(group):
        if re.search(rf"(?<![^\W\d_]){comma['label']}\.?\s?\d", group[start : comma.start()], re.IGNORECASE):
            yield group[start : comma.start()]
            start = comma.end()
    yield group[start:]


def is_locator_alone(group: str) -> bool:
    """Return whether a group of a marker is a place, by its word, in the work named before it: 49 б."""
    typed = group.strip()
    return typed[:1] not in ("№", "#") and bool(re.match(_LABELLED, typed, re.IGNORECASE) and parse_locators(typed))


def _works(part: str, last: int) -> list[MarkerItem] | None:
    """Read one group: works, or works with their locators."""
    listed = _listed(part, last)
    if listed is not None:
        return listed
    signed = _NUMBER_SIGN.match(part)
    start = signed.end() if signed else 0
    return next(filter(None, (_located(part, head.match(part, start), last) for head in _HEADS)), None)


def _located(part: str, head: re.Match[str] | None, last: int) -> list[MarkerItem] | None:
    """Read a group that begins with one work or a range of works: what comes after are its locators, or a remark."""
    separator = _SEPARATOR.match(part, head.end()) if head else None
    numbers = _numbers(head["works"], last) if head and separator else None
    if head is None or separator is None or numbers is None or not 1 <= numbers[0] <= numbers[-1] <= last:
        return None
    rest = part[separator.end() :]
    locators = parse_locators(rest)
    if not locators and not _REMARK.match(rest):
        return None
    if len(numbers) > LONGEST_LOCATED:
        return None
    ambiguous = bool(re.fullmatch(r"[0-9]+(?:\s*,\s*[0-9]+)*", rest)) and "," in separator[0]
    return [MarkerItem(number, locators, ambiguous, printed=rest.strip()) for number in numbers]


def _listed(part: str, last: int) -> list[MarkerItem] | None:
    """Read numbers of works alone; None where there is a label, or where the second number is a page."""
    pieces = [piece.strip() for piece in part.split(",") if piece.strip()]
    if part[:1] in ("№", "#"):  # [№ 3, № 4]; [3, № 4] is an issue
        pieces = [piece.lstrip("№#").strip() for piece in pieces]
    runs = [_numbers(piece, last) for piece in pieces]
    if not runs or any(run is None for run in runs):
        return None
    numbers = [number for run in runs for number in run or ()]
    if not 1 <= numbers[0] <= last:
        return None
    ordered = numbers == sorted(set(numbers)) and numbers[-1] <= last
    if ordered and (len(runs) == 1 or len(numbers) > 2 or numbers[1] - numbers[0] <= 20):
        pair = len(runs) > 1 and len(numbers) == 2 and numbers[1] - numbers[0] > 1
        return [MarkerItem(number, (), pair) for number in numbers]
    if len(runs) > 2 and len(set(numbers)) == len(numbers) and 0 < min(numbers) >= max(numbers) - 20:
        return [MarkerItem(number) for number in numbers]  # [18, 15, 19]
    if len(numbers) == len(runs) == 2 and not pieces[1].startswith("0"):
        return [MarkerItem(numbers[0], (Locator("page", pieces[1]),), True)]
    return None


def _numbers(piece: str, last: int) -> list[int] | None:
    if re.fullmatch(r"[0-9]{1,5}", piece):
        return [int(piece)]
    match = _RANGE.fullmatch(piece)
    if not match:
        return None
    low, high = int(match[1]), int(match[2])
    return list(range(low, high + 1)) if low < high <= last and high - low < LARGEST_RANGE else None


def is_reversed_range(first: str, last: str) -> bool:
    """Return whether a range runs backwards: 44–41; 1153–85 is a short form."""
    return len(first) == len(last) and int(last) < int(first)


def with_ranges_in_order(body: str) -> str:
    """Return the text inside a marker with the ranges of numbers that run backwards the right way round: 9–7 is 7–9."""
    return _RANGE.sub(lambda pair: f"{pair[2]}–{pair[1]}" if is_reversed_range(pair[1], pair[2]) else pair[0], body)


def parse_locators(text: str) -> tuple[Locator, ...]:
    """Return the locators of a text such as "т. 1, 35 б."; () where a part of it is none.

    A number without a label belongs to the label beside it ("49, 51 б.", "с. 49, 51"); alone it is a page.
    """
    locators: list[Locator] = []
    waiting: list[str] = []
    place, text = 0, text.strip().rstrip(" .,") if not re.search(r"[a-zа-я]\.$", text.strip(), re.I) else text.strip()
    while place < len(text):
        match = _LOCATOR.match(text, place)
        if not match:
            return ()
        value = _tidy(match["first"] or match["second"] or match["bare"]) + (match["back"] or "")
        if match["bare"] is not None:
            if locators and not waiting:
                locators[-1] = Locator(locators[-1].label, f"{locators[-1].value}, {value}")
            else:
                waiting.append(value)
        else:
            label = _LABEL_OF_FOLDED[_folded(match["after"] or match["before"])]
            locators.append(Locator(label, ", ".join([*waiting, value])))
            waiting = []
        place = match.end()
        between = _BETWEEN.match(text, place)
        place = between.end() if between else place
    if waiting and not locators and waiting[0] != "0":
        return (Locator("page", ", ".join(waiting)),)
    return () if waiting else tuple(locators)


def _tidy(value: str) -> str:
    value = re.sub(_DASH, "–", value)
    return re.sub(_AND, ", ", value)
