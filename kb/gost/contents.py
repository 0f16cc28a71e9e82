"""Content, carrier and language of a work: [Электронный ресурс], Карта : непосредственная, CD-ROM, пер. с англ."""

import re
from collections.abc import Mapping
from typing import Any, Final

from kb.csl.dates import read_date
from kb.csl.item import as_text
from kb.gost.families import Family, wording
from kb.gost.typed_fields import PREFIX, typed, word

_DISC: Final = re.compile(r"\b(?:CD|DVD)(?:-?ROM)?\b|опт\. диск|диск|disc\b", re.I)
_BARE_DISC: Final = re.compile(r"(?:CD|DVD)(?:-?ROM)?", re.I)
_CARRIERS: Final = re.compile(r"\d+ [^\W\d]")  # 1 грп., 2 мк., 1 LP
_LENGTH: Final = re.compile(r"(?:\d+ ?(?:сағ|мин|ч|сек|с|h|hr|min|sec)\w*\.?\s*)+|\d+(?::\d\d){1,2}", re.I)
_LONGEST_FORM: Final = 40
_ELECTRONIC: Final = frozenset(("software", "dataset"))
RECORDED: Final = frozenset(("song", "motion_picture", "broadcast"))  # a disc of theirs is no electronic resource
_DESIGNATIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "text": ("текст", "мәтін", "text"), "map": ("карты", "карталар", "cartographic material"),
    "score": ("ноты", "ноталар", "printed music"), "graphic": ("изоматериал", "бейнематериал", "graphic"),
    "motion_picture": ("видеозапись", "бейнежазба", "videorecording"),
    "song": ("звукозапись", "дыбысжазба", "sound recording"),
    "software": ("электронный ресурс", "электрондық ресурс", "electronic resource"),
}  # fmt: skip
_HEARD: Final = re.compile(r"радио|подкаст|аудио|\bradio\b|podcast|audio", re.I)  # heard, not seen
_SPOKEN: Final = re.compile(  # literature and talks on a sound carrier are no music
    r"(?:ауди(?:окнига|окітап|оспектакль)|audio ?book|(?:роман|новел|novel|play|poems)\b|повест|рассказ|пьес|спектакл"
    r"|радиоспект|лекци|сказк|стих|(?:short )?stor|lecture|әңгіме|хикая|дәріс|ертегі|өлең|читает|read by|оқыған)", re.I
)  # fmt: skip
_STATION: Final = ("container-title", "genre", "medium", "publisher")
_MAP: Final = re.compile(r"карт[аы]?|map|атлас", re.I)
_WRITTEN_MUSIC: Final = re.compile(r"нот(?:ы|алар)|партитур|клавир|партии|score|vocal score|parts\b", re.I)
_PICTURE: Final = re.compile(r"изображени[ея]|сурет|image|picture", re.I)
_SCORE: Final = re.compile(r"нот(?:ы|а|алар)|musical score|score", re.I)


def on_disc(item: Mapping[str, Any]) -> bool:
    """Return whether an item lies on a disc, as its carrier, extent or kind says."""
    kinds = (as_text(item.get(name)) for name in ("medium", "number-of-pages", "genre"))
    return any(text and not text.isdecimal() and _DISC.search(text) for text in kinds)


def kind_of(item: Mapping[str, Any]) -> str:
    """Return the key of what an item contains in the table `contents` of wording.toml; text by default."""
    kind, genre = as_text(item.get("type")), as_text(item.get("genre"))
    if designation := designation_of(item):
        return designation
    if kind == "map" or (genre and _MAP.fullmatch(genre)):
        return "map"
    if kind == "musical_score" or (genre and _SCORE.fullmatch(genre)):
        return "score"
    if genre and _PICTURE.fullmatch(genre):
        return "graphic"
    if is_spoken(item) or (kind == "broadcast" and any(_HEARD.search(as_text(item.get(name))) for name in _STATION)):
        return "spoken"
    return kind if kind in wording()["contents"] else "text"


def is_written_music(item: Mapping[str, Any]) -> bool:
    """Return whether music is no recording but its notes, as its form, its note (Ноты, Партитура) or its pages say."""
    texts = [as_text(item.get(name)) for name in ("note", "medium")]
    paged = any(as_text(item.get(name)).isdecimal() for name in ("page", "number-of-pages"))
    return as_text(item.get("type")) == "song" and (any(map(_WRITTEN_MUSIC.match, texts)) or paged)


def is_spoken(item: Mapping[str, Any]) -> bool:
    """Return whether a sound recording is of literature or a talk, as who reads it, its kind or its note say."""
    words = (typed(item, "subtitle"), typed(item, "titleaddon"), as_text(item.get("genre")), as_text(item.get("note")))
    is_read = item.get("narrator") or typed(item, "spoken") or "narrator" in typed(item, "editortype")
    return as_text(item.get("type")) == "song" and bool(is_read or any(map(_SPOKEN.match, words)))


def names_content(genre: str) -> bool:
    """Return whether a kind only says what the type of content says already: карта, ноты, CD-ROM."""
    return any(kind.fullmatch(genre) for kind in (_MAP, _SCORE, _DISC, _PICTURE))


def type_of_content(item: Mapping[str, Any]) -> str:
    """Return content and means of access of R 7.0.100: Текст : непосредственный, Карта : электронная."""
    row, kind = wording()["contents"][kind_of(item)], as_text(item.get("type"))
    on_line = designation_of(item) == "software"  # [Электронный ресурс]: how a text is read, no program
    if on_line and kind not in _ELECTRONIC:
        row = wording()["contents"]["text"]
    electronic = (
        on_line
        or any(item.get(name) for name in ("URL", "DOI", f"{PREFIX}eprint"))
        or kind in _ELECTRONIC
        or (on_disc(item) and kind not in RECORDED)
    )
    return str(row["electronic" if electronic else "printed"])


def carrier(item: Mapping[str, Any], lang: str, family: Family) -> str:
    """Return the carrier of an item on a disc, which stands for its extent: 1 электрон. опт. диск (CD-ROM); else ""."""
    medium, genre = as_text(item.get("medium")).strip(), as_text(item.get("genre")).strip()
    disc_name = medium if _DISC.search(medium) else genre if _DISC.fullmatch(genre) else ""
    disc = word("serial", "disc", lang, family).format(disc_name) if _BARE_DISC.fullmatch(disc_name) else disc_name
    if not disc and as_text(item.get("type")) in RECORDED and _CARRIERS.match(medium):
        disc = medium
    length = as_text(item.get("dimensions")).strip()
    if not _LENGTH.fullmatch(length):
        return disc
    return f"{disc} ({length})" if disc else length


def form(item: Mapping[str, Any]) -> str:
    """Return how an item was published in words (рукопись, буклет); "" for a disc, an address or a sentence."""
    medium = as_text(item.get("medium")).strip()
    is_excluded = (
        on_disc(item)
        or designation_of(item)
        or len(medium) > _LONGEST_FORM
        or re.search(r"https?:|www\.|://|\d{3}", medium)
    )
    return "" if is_excluded else medium


def designation_of(item: Mapping[str, Any]) -> str:
    """Return the key of `contents` that a form of publication names as GOST's designation: Карты, Ноты, Текст."""
    medium = as_text(item.get("medium")).strip(" []").casefold()
    return next((key for key, words in _DESIGNATIONS.items() if medium in words), "")


def original(item: Mapping[str, Any], lang: str, family: Family) -> str:
    """Return the note on the original edition in records: Ориг.: The Concept of Mind, 1949; Ориг. изд.: 1911."""
    title = as_text(item.get("original-title")) if family.repeats_authors else ""
    place, publisher = as_text(item.get("original-publisher-place")), as_text(item.get("original-publisher"))
    imprint = " : ".join(part for part in (place, publisher) if part)
    first = read_date(item.get("original-date"))
    year = str(first.start.year) if first and first.start.year else typed(item, "origdate")
    text = ", ".join(part for part in (title, imprint, year) if part)
    if text and family.repeats_authors:
        return f"{word('serial', 'original' if title else 'first', lang, family)}: {text}"
    return ""


def translated_from(item: Mapping[str, Any], lang: str, family: Family) -> str:
    """Return "translated from" a language: пер. с англ., перевод с английского, ағылшын тілінен ауд., transl. from."""
    language = typed(item, "origlanguage")
    named = word("languages", language.casefold(), lang, family)
    verb = word("roles", "translated", lang, family)
    if lang == "ru":
        named = named or (language if language.startswith(("с ", "со ")) else "")
        return f"{verb} {named}".strip()
    if lang == "kk":
        return f"{named} {verb}".strip()
    by = word("roles", "translated-by", lang, family) if item.get("translator") else ""
    return f"{verb} from {named}{by}" if named else f"{verb}{by}"
