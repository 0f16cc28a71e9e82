"""The CSL item of a record, with the values that printed references need beyond CSL."""

import re
from collections.abc import Mapping
from typing import Any, Final

from kb.domain import edtf
from kb.domain.languages import FIRST
from kb.domain.records import YEAR_SUFFIX, Record
from kb.domain.states import IMPORTED
from kb.formats import csljson, identifiers, labels
from kb.formats.csl_item import NAME_ROLES
from kb.formats.ris.tags import COUNTED
from kb.gost.known_names import gazette
from kb.language.dates import no_date, shown
from kb.language.detection import language_of

_COUNT: Final = re.compile(  # of a whole book: 312 с., 1–312
    r"(?:1\s*[–—-]+\s*)(\d+)|(\d+\s*(?:бб?|беттер|бет|[сСcC]|стр|pp?|pages|Seiten|S)\.?)"
)
_SINGLE: Final = re.compile(r"(\w+)\s*[–—-]+\s*\1")  # 3-3
_RUN_TOGETHER: Final = re.compile(r"[^\W\d_a-zа-яёәіңғүұқөһ]{2,3}")
_YEAR_SIGN: Final = re.compile(r"(?<=\d) г\.")  # весна 1992 – лето 1993
_WHOLE: Final = COUNTED | {"report", "standard", "map"}
_EPRINTS: Final[Mapping[str, str]] = {  # the addresses that biblatex prints for an eprint (manual, 3.14.7)
    "arxiv": "https://arxiv.org/abs/", "jstor": "https://www.jstor.org/stable/", "hdl": "https://hdl.handle.net/",
    "pubmed": "https://pubmed.ncbi.nlm.nih.gov/",
}  # fmt: skip


def item_of(record: Record, lang: str = FIRST) -> dict[str, Any]:
    """Return the CSL item of a record with what references need beyond it: stage, gazette date, its number.

    Title and words are in the language of the work, else of what held or published it, else in `lang`. A label that a
    value brings (№ 5, С. 1-2) is the style's to print; a date that CSL has no form for is said in words.
    """
    item = csljson.to_item(record, record.language or _of_its_host(record, lang) or lang) | csljson.beyond_csl(record)
    if record.language:
        item["language"] = record.language
    elif record.scope == IMPORTED and item.get("title"):
        item["language"] = _guessed_language(item)
    if suffix := record.fields.get(YEAR_SUFFIX):
        item["year-suffix"] = suffix
    if record.numbers:
        item["citation-number"] = record.numbers[0]
    if record.stage != "signed":
        item["status"] = record.stage
    elif record.actions_of("adoption") and not record.actions_of("signature"):
        item["status"] = "adopted"
    _put_edition(item, record)
    if (rest := record.fields.get("x-rest")) and not any(item.get(name) for name in (*NAME_ROLES, "title", "archive")):
        item["type"], item["title"] = "document", rest  # of what a list prints nothing was understood: as it is printed
    alone = record.type in _WHOLE and not {"number-of-pages", "container-title"} & item.keys()
    if alone and (count := _COUNT.fullmatch(str(item.get("page", "")))):
        item["number-of-pages"] = count[1] or count[2]
        del item["page"]
    _check_address(item)
    if not item.get("URL") and not item.get("DOI") and (address := _eprint(record)):
        item["URL"] = address
    item |= labels.removed(item)
    if isinstance(page := item.get("page"), str) and (single := _SINGLE.fullmatch(page.strip())):
        item["page"] = single[1]
    for role in NAME_ROLES:
        if role in item:
            item[role] = [_with_spaced_initials(name) for name in item[role]]
    if (issued := item.get("issued")) and no_date(str(issued.get("literal", ""))):  # a style has its own
        del item["issued"]
    for name in ("issued", "event-date", "accessed"):
        _put_date_in_words(item, name, record)
    return item


def _put_edition(item: dict[str, Any], record: Record) -> None:
    """Put day and place of the gazette or book that printed an act where print has them; its own are the event's."""
    published = next((action.date for action in record.actions_of("publication") if action.date), None)
    edition = edtf.find(record.fields.get("x-edition-date", ""))
    published = published or edtf.find(record.fields.get("x-issuedate", "")) or edition
    if published and (item.get("container-title") or edition) and record.issued:
        item["event-date"], item["issued"] = item["issued"], csljson.date(published)
    if place := record.fields.get("x-edition-place"):
        item["event-place"], item["publisher-place"] = item.get("publisher-place", ""), place


def _check_address(item: dict[str, Any]) -> None:
    """Take away what stands for an address and is none ("нет", a path of a machine); a DOI among them is a DOI."""
    address = str(item.get("URL", ""))
    if address and not identifiers.is_address(address):
        del item["URL"]
        if identifiers.is_doi(address):
            item.setdefault("DOI", identifiers.doi(address))
    if not identifiers.is_doi(str(item.get("DOI", "10.1000/1"))):
        del item["DOI"]


def _of_its_host(record: Record, lang: str) -> str:
    """Return the language of what held or published a work, where the work has a title in it; "" where nothing tells.

    A gazette that appears in the language asked for is named in it; letters (UNTS) are of no language.
    """
    printed = record.publications[0].cited_as if record.publications else ""
    host = record.fields.get("container-title") or printed or record.fields.get("publisher", "")
    language = language_of(gazette(host, lang)) if host and not host.isupper() else ""
    return language if any(title.lang == language for title in record.titles) else ""


def _guessed_language(item: Mapping[str, Any]) -> str:
    """Return the likely language of a work, in which its labels stand; where it appeared tells of a short title."""
    words = str(item["title"]).split()
    beside = [str(item.get(name, "")) for name in ("container-title", "publisher")] if len(words) < 3 else []
    return language_of(" ".join([*words, *beside]), FIRST)


def _with_spaced_initials(name: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a name whose given names are initials run together (ИИ) with them apart: И. И."""
    letters = str(name.get("given", ""))
    if not _RUN_TOGETHER.fullmatch(letters) or str(name.get("family", "")).isupper():
        return name
    return {**name, "given": " ".join(f"{letter}." for letter in letters)}


def _eprint(record: Record) -> str:
    kind = record.fields.get("x-eprinttype", "").casefold()
    number = record.fields.get("x-eprint", "")
    return _EPRINTS[kind] + number.removeprefix("arXiv:") if number and kind in _EPRINTS else ""


def _put_date_in_words(item: dict[str, Any], name: str, record: Record) -> None:
    """Put a date of which CSL has no form (1992-21/1993-22, 199X) into words."""
    value = item.get(name)
    date = edtf.find(value["literal"]) if isinstance(value, Mapping) and "literal" in value else None
    begun = re.fullmatch(r"(\d{4}(?:-\d\d)*)/(?:\.\.)?", date.text) if date else None
    if begun:
        item[name] = {"date-parts": [[int(part) for part in begun.group(1).split("-")], []]}  # an open range
    elif date:
        words = shown(date, record.language or language_of(record.title_text))
        item[name] = {"literal": _YEAR_SIGN.sub("", words.replace(" гг.", " годы"))}
