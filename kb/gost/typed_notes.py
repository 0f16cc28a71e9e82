"""What people type into `note` and `howpublished`, put where a reference prints it.

BibTeX has no field for many values, so its users write them into these two: "Пер. с англ. Т. Велимеева", "в 9 т.",
"Монография", "Ф. 15. Оп. 1. Д. 25", "Дата обращения: 12.03.2024", `howpublished = {Алматы: Жазушы}`. What is none of
these stays a note.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from kb.csl.item import as_text
from kb.domain.item_types import ACTS, LAWS, TREATIES
from kb.gost.degrees import CODE
from kb.gost.families import wording
from kb.gost.known_names import kind_of_act
from kb.gost.numbered_titles import STANDARD
from kb.gost.responsibility import PARTS
from kb.gost.typed_fields import PREFIX, says_kind, typed
from kb.language.towns import towns
from kb.language.typed_dates import whole_date

Item = dict[str, Any]
_NUMBERED: Final = LAWS | {"standard", "patent", "report"}  # their notes stand with their numbers
_UNPUBLISHED: Final = frozenset(("manuscript", "document", "personal_communication", "standard"))
_CONTAINED: Final = ("volume", "issue", "number", "page")
_PRINTED: Final = (
    "genre", "number", "authority", "publisher", "publisher-place", "page", "number-of-pages", "container-title",
    "archive", "event-title", "event-date", "medium", "DOI", f"{PREFIX}eprint",
)  # fmt: skip
_INSIDE: Final = re.compile(r"^(?:В (?:сб|кн)(?:\.|орнике|иге):?|(?:In|Кітапта):)\s+(?=\S)")
_ARCHIVE: Final = re.compile(r"архив|мұрағат|\barchives?\b", re.I)
_BODY: Final = r"[^\W\d_][^:;/]{1,60}?"
_IMPRINT: Final = re.compile(rf"(?P<place>{_BODY})\s*:\s*(?P<publisher>[^:/]{{2,80}}?)(?:,\s*(?P<year>\d{{4}}))?\.?")
_SHELF: Final = re.compile(
    r"(?:(?P<archive>[^\d,]+?)[.,]?\s+)?(?P<mark>(?:Ф\. ?[-\w]+|\d+[^\W\d_]?-(?:қор|қ\.)|F\. ?\d+)\b.*\d.*)"
)
_ACCESSED: Final = re.compile(
    r"\(?(?:дата (?:обращения|доступа|просмотра)|қаралған күні|қаралды|last (?:accessed|checked|visited)|accessed|"
    r"retrieved|visited)(?: on)?:?\s+(?P<date>[^()]+?)\)?\.?",
    re.I,
)
_ADDRESS: Final = re.compile(
    r"(?:режим доступа|доступно(?: по адресу)?|электронный ресурс|адрес|қолжетімділігі|available (?:at|from|online)|"
    r"url)[\s:]+(?P<url>https?://[^\s,;()]+)\.?(?P<rest>\s*\(.*\))?\.?",
    re.I,
)
_VOLUMES: Final = re.compile(r"в \d+(?:-х|-ти)? (?:т|кн|ч|вып)[а-я.]*|\w+ томд\w+|in \d+ vol[a-z.]*", re.I)
_EDITION: Final = re.compile(
    r"(?:\d+-(?:е|ое) изд|изд(?:ание|\.)? \d|\d+-(?:ші |шы )?бас|\d+(?:st|nd|rd|th) ed|стереотип\S* изд).{0,60}", re.I
)
_SPECIALTY: Final = re.compile(
    rf"(?:шифр|специальность|мамандығ\w|specialty|special[a-z]*)?:?\s*(?P<code>{CODE})\.?"
    r"(?P<name>\s*[–—:-]?\s*\D+)?",
    re.I,
)
_TRANSLATION: Final = re.compile(
    r"(?:пер(?:\.|ев\.|евод)|transl(?:\.|ated))\s*(?:с|со|from)\s+(?:the )?\S+?\.?(?P<names>[\s,:]+\S.*)?|"
    r"\S+ тілінен (?:ауд\S*|аударған)(?P<kazakh>\s+\S.*)?",
    re.I,
)
_STATEMENT: Final = re.compile(
    r"(?:под (?:общ\S* |науч\S* )?ред|отв\S* ред|гл\S* ред|науч\S* ред|ред\.?-?сост|сост(?:\.|авител)|"
    r"авт\S*-сост|вступ\S* ст|предисл|послесл|коммент|примеч|худож|ил\.|(?:жалпы )?ред\. басқ|редакциясын|құраст|"
    r"алғы сөз|беседова|беседу в[её]л|интервью (?:взя|ве)л|сұхбаттасқан|әңгімелескен|interviewed by|"
    r"edited by|ed\. by|compiled by|transl\S* by|foreword by|introd\S* by)(?=.*\w{3})",
    re.I,
)
_SPECIFIC: Final = re.compile(  # the area before the imprint: a map's scale; what kind of resource (GOST 7.82, 5.4)
    r"(?:масштаб|м-б|scale|масштабы)?\.?\s*1 ?: ?\d[\d  .]*|(?:электрон\w*\.?|electronic|computer) [^:;]*?"
    r"(?:дан(?:ные|\.)|прогр(?:амм\w*|\.)|деректер|data|programs?)(?: \([^()]*\))?\.?", re.I
)  # fmt: skip
_PICTURES: Final = re.compile(
    r"(?:(?:цв\.|түрлі-түсті|col\.)? ?(?:ил|илл|табл|карт|портр|фот|граф|схем|сур|ill?)(?:юстрации|us)?\.(?:,? |$))+",
    re.I,
)
_ACT: Final = re.compile(
    r"(?=.*\d)(?:(?:федер\S* )?(?:конституц\S* )?(?:закон|указ|постановл|приказ|распоряж|решени|принят|"
    r"утвержд|подписан|в ред\.)|.*(?:заң|жарлы|қаулы|бұйры|қабылдан|бекітіл|қол қойыл)\w*$|"
    r"(?:adopted|signed|approved|law|decree)\b)",
    re.I,
)
_AMENDED: Final = re.compile(
    r"(?=.*\d)(?:\(?(?:с|со) (?:все\S* )?(?:послед\S* )?(?:изм|доп)|в ред(?:\.|акции)|.*өзгеріс"
    r"|as amended|with amendments)",
    re.I,
)
_ADOPTED: Final = re.compile(
    r"\[?(?:принят|одобрен|утвержд[её]н)\w*\b.*\d{4}.*|.*\d{4}.*(?:қабылданған|бекітілген)\]?", re.I | re.S
)
_PUBLISHED: Final = ("publisher", "number-of-pages")  # by themselves; a gazette names no place
_PLACE_AND_DAY: Final = re.compile(r"(?:г\. ?)?[А-ЯӘІҢҒҮҰҚӨҺA-Z][\w. -]{1,30}, (?P<date>.*\d{4}.*)")


def placed(item: Mapping[str, Any], lang: str) -> Item:
    """Return a copy of an item in which what its note and its form of publication say stands in the item's fields."""
    work = dict(item)
    if as_text(work.get("type")) == "document" and STANDARD.match(as_text(work.get("title"))):
        work["type"] = "standard"
    if container := as_text(work.get("container-title")):
        work["container-title"] = _INSIDE.sub("", container)
    place = as_text(work.get("publisher-place")).strip()
    if not work.get("publisher") and (imprint := _IMPRINT.fullmatch(place)):  # location = {Астана: Фолиант}
        work["publisher-place"], work["publisher"] = imprint["place"].strip(), imprint["publisher"].strip()
    if as_text(work.get("type")) in TREATIES and "event-place" not in work and not any(map(work.get, _PUBLISHED)):
        _set(work, "event-place", as_text(work.pop("publisher-place", "")))  # where it was signed
    if as_text(work.get("type")) in TREATIES and work.get("container-title") and not work.get("issue"):
        _set(work, "issue", as_text(work.get("number")))  # of the gazette: a treaty has no number of its own
    keeper = as_text(work.get("publisher"))
    if work.get("archive_location") and not work.get("archive") and _ARCHIVE.search(keeper):
        work["archive"] = work.pop("publisher")  # an archive keeps, it does not publish
    location = as_text(work.get("archive_location"))
    if location and not work.get("archive") and (shelf := _SHELF.fullmatch(location)):
        work["archive"] = shelf["archive"] or work.pop("archive_location")
        if shelf["archive"]:
            work["archive_location"] = shelf["mark"]
    if medium := as_text(work.get("medium")).strip():
        _published(work, medium)
    note = as_text(work.get("note")).strip()
    _state(work, lang)
    if kind := kind_of_act(work, lang):
        return _on_line({**work, "genre": kind, "note": ""})
    if not note or as_text(work.get("type")) in _NUMBERED - LAWS:
        return _on_line(work)
    whole = any(rule(dict(work), note, lang) for rule in (_shelf, _address, _act))
    parts = [note] if whole else re.split(r"\s*;\s+", note)
    left = [part for part in parts if part and not any(rule(work, part, lang) for rule in _RULES)]
    del work["note"]
    if left:
        work["note"] = "; ".join(left)
    return _on_line(work)


def _state(work: Item, lang: str) -> None:
    """Say at the end that a work has not appeared: в печати, as pubstate or `status` does."""
    state, states = typed(work, "pubstate"), wording()["publication-states"]
    status = re.sub(r"\W", "", as_text(work.get("status")).casefold())
    words_of_states = {words for row in states.values() for words in row.values()}
    if not state and status not in states and as_text(work.get("status")).casefold() not in words_of_states:
        return
    state = state or as_text(work.pop("status"))
    words = states.get(re.sub(r"\W", "", state.casefold()), {}).get(lang, state)
    work[f"{PREFIX}addendum"] = "; ".join(part for part in (typed(work, "addendum"), words) if part)


def _on_line(work: Item) -> Item:
    """Return an item that was typed as a document though all that is known of it is a page on line as a page."""
    if as_text(work.get("type")) == "document" and work.get("URL") and not any(work.get(name) for name in _PRINTED):
        work["type"] = "webpage"
    return work


def _published(work: Item, medium: str) -> None:
    """Read `howpublished`: an imprint (Алматы: Жазушы, 1975), a place, the serial that holds a work, an archive."""
    if _shelf(work, medium, ""):
        del work["medium"]
        return
    placeless = not any(work.get(name) for name in ("publisher", "publisher-place", "container-title"))
    if not placeless or re.search(r"https?:|www\.|://", medium):
        return
    imprint = _IMPRINT.fullmatch(medium)
    if imprint:
        work["publisher-place"], work["publisher"] = imprint["place"].strip(), imprint["publisher"].strip()
        if imprint["year"]:
            work.setdefault("issued", {"date-parts": [[int(imprint["year"])]]})
    elif town := _town(medium):
        work["publisher-place"] = town
    elif as_text(work.get("type")) in _UNPUBLISHED and (
        _ARCHIVE.search(medium) or _SHELF.fullmatch(as_text(work.get("note")).strip())
    ):
        work.setdefault("archive", medium)
    elif as_text(work.get("type")) in _UNPUBLISHED and any(work.get(name) for name in _CONTAINED):
        work["container-title"] = medium
        if number := work.pop("number", None):
            work.setdefault("issue", number)
    else:
        return
    del work["medium"]


def _town(text: str) -> str:
    """Return the place that a text is, М. or Алматы; "" where it is none that we know."""
    shortened: Mapping[str, str] = wording()["publication-places"]
    known = towns() | set(shortened) | set(shortened.values())
    return next((name for name in (text, text.rstrip(".")) if name in known), "")


def _shelf(work: Item, part: str, _lang: str) -> bool:
    match = _SHELF.fullmatch(part)
    if not match or work.get("container-title") or work.get("archive_location"):
        return False
    archive = match["archive"] or as_text(work.get("archive"))
    if not archive:
        return False
    work["archive"], work["archive_location"] = archive.rstrip(" ,."), match["mark"].rstrip(".")
    return True


def _accessed(work: Item, part: str, _lang: str) -> bool:
    match = _ACCESSED.fullmatch(part)
    date = whole_date(match["date"].strip()) if match and work.get("URL") else None
    parts = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", date.date.text) if date and date.date else None
    if not parts or work.get("accessed"):
        return False
    work["accessed"] = {"date-parts": [[int(value) for value in parts.groups()]]}
    return True


def _address(work: Item, part: str, lang: str) -> bool:
    """Take an address, and the day on which it was opened."""
    match = _ADDRESS.fullmatch(part)
    if not match or work.get("URL"):
        return False
    work["URL"] = match["url"].rstrip(".")
    return not match["rest"] or _accessed(work, match["rest"].strip(), lang)


def _volumes(work: Item, part: str, _lang: str) -> bool:
    count = as_text(work.get("number-of-volumes"))
    if not _VOLUMES.fullmatch(part):
        return False
    return _set(work, "number-of-volumes", part) or count in part or not any(map(str.isdigit, part))


def _edition(work: Item, part: str, _lang: str) -> bool:
    return bool(_EDITION.fullmatch(part)) and _set(work, "edition", part)


def _specialty(work: Item, part: str, _lang: str) -> bool:
    match = _SPECIALTY.fullmatch(part) if as_text(work.get("type")) == "thesis" else None
    return bool(match) and _set(work, "number", part[part.find(match["code"]) :] if match else "")


def _illustrated(work: Item, part: str, _lang: str) -> bool:
    """Take what stands beside the extent: ил., табл."""
    return bool(_PICTURES.fullmatch(part)) and _set(work, f"{PREFIX}illustrated", part[:1].lower() + part[1:])


def _scale(work: Item, part: str, _lang: str) -> bool:
    return bool(_SPECIFIC.fullmatch(part)) and _set(work, "scale", re.sub(r"\s*:\s*", " : ", part, count=1))


def _statement(work: Item, part: str, _lang: str) -> bool:
    """Take a translation with its translator, an editor: what stands after the slash."""
    translation = _TRANSLATION.fullmatch(part)
    if not translation and not _STATEMENT.match(part):
        return False
    text = part[:1].lower() + part[1:]
    if translation and not (translation["names"] or translation["kazakh"]):
        language = _from(text) if work.get("translator") else ""
        work.setdefault(f"{PREFIX}origlanguage", language)  # stands with the translator
        return bool(language) or _added(work, text)
    hosted = work.get("container-title") and as_text(work.get("type")) in PARTS
    name = "host-statements" if hosted and not translation else "statements"
    work[PREFIX + name] = " ; ".join(filter(None, (typed(work, name), text.rstrip("."))))
    return True


def _from(text: str) -> str:
    """Return the key of the language that words name as translated from: en of "пер. с англ."; "" for none."""
    languages = wording()["languages"].items()
    return next((key for key, row in languages if any(form.casefold() in text.casefold() for form in row.values())), "")


def _kind(work: Item, part: str, _lang: str) -> bool:
    short = len(part) < 90 and not work.get("container-title")
    return bool(short and says_kind(part)) and _added(work, part[:1].lower() + part[1:])


def _act(work: Item, part: str, _lang: str) -> bool:
    """Take what an act is and when it was adopted, or where and when a treaty was signed."""
    kind = as_text(work.get("type"))
    if kind not in ACTS | {"document", "book", "pamphlet"}:
        return False
    signed = _PLACE_AND_DAY.fullmatch(part)
    whole = bool(signed) and whole_date(signed["date"]) is not None if signed else False
    bare = not any(work.get(name) for name in ("genre", "number")) or kind == "document"
    is_act = bare and (_ACT.match(part) or whole)
    return bool(is_act or _AMENDED.match(part) or _ADOPTED.fullmatch(part)) and _added(work, part)


def _set(work: Item, name: str, value: str) -> bool:
    if work.get(name):
        return False
    work[name] = value
    return True


def _added(work: Item, text: str) -> bool:
    """Add other title information; False where the title says it already."""
    if text.casefold() in as_text(work.get("title")).casefold():
        return False
    earlier = typed(work, "titleaddon")
    work[f"{PREFIX}titleaddon"] = f"{earlier} : {text.rstrip(' ')}" if earlier else text
    return True


_RULES: Final[tuple[Callable[[Item, str, str], bool], ...]] = (
    _shelf, _address, _accessed, _volumes, _edition, _specialty, _scale, _illustrated, _statement, _act, _kind,
)  # fmt: skip
