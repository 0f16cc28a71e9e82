"""CSL-JSON items to records and back (CSL 1.0.2 data schema).

What CSL cannot hold (evidence, actions beyond the signature, parties, titles in other languages) stays behind.
A title that the cataloguer supplied is written in square brackets (ISBD A.8, GOST 7.1-2003 4.7).
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

from kb.domain import edtf
from kb.domain.item_types import printable
from kb.domain.records import Contributor, Record
from kb.domain.treaty_facts import SERIES, Publication
from kb.errors import Problem
from kb.formats import csl_dates, csl_item, json_items, labels, languages, supplied_titles, works_json
from kb.formats.bibtex.scanner import LARGEST_BLOCK
from kb.formats.csl_item import DATES, IN_CUSTOM, NAME_ROLES
from kb.formats.made_keys import KeyMaker
from kb.formats.name_lists import OTHERS
from kb.language.dates import undated
from kb.language.typed_dates import either_way
from kb.messages import Message

_FURTHER_ROLES = (
    "commentator", "annotator", "introduction-author", "foreword-author", "afterword-author", "holder",
)  # fmt: skip
_ARTICLE = re.compile(r"(L[ae]s?|D(?:u|es))\s+(?=\S)")  # of a French name after its particle: Jean de La Fontaine
_PATRONYMIC = ("oglu", "ogly", "kyzy", "qyzy", "uly", "gyzy", "qizi", "ugli")  # a word of the name, no particle
_SEASONS = {21: 1, 22: 2, 23: 3, 24: 4}


def to_item(record: Record, lang: str = "") -> dict[str, Any]:
    """Return the CSL item of a record; `lang` chooses among its titles, its own language first by default."""
    item: dict[str, Any] = {"id": record.citekey, "type": record.type}
    title = record.title(lang)
    if title:
        item["title"] = supplied_titles.put(title)
    short = next(
        (other for other in record.titles if other.form == "short" and other.lang == (title and title.lang)), None
    )
    if short:
        item["title-short"] = short.value
    if language := (title.lang if title and lang else record.language):
        item["language"] = language
    for person in record.contributors:
        if person.role in NAME_ROLES:
            item.setdefault(person.role, []).append(_name(person))
        elif person.role == "issuer":
            item.setdefault("authority", person.label)
    for role in record.fields.get(OTHERS, "").split():
        if item.get(role):
            item[role].append({"literal": "others"})  # as pandoc has it: et al.
    if record.issued:
        item["issued"] = date(record.issued)
    elif literal := record.fields.get("x-date"):
        item["issued"] = {"literal": literal}
    for name, value in record.fields.items():
        if name == "accessed" or name in DATES:
            date_value = edtf.find(value)
            item[name] = date(date_value) if date_value else {"literal": value}
        elif not name.startswith("x-"):
            item[name] = value
    if record.signing_place:
        item.setdefault("event-place", record.signing_place)
    if record.kind:
        item.setdefault("genre", record.kind)
    if record.publications and "container-title" not in item:
        item.update(_series(record.publications[0]))
    return item


def _series(publication: Publication) -> dict[str, str]:
    """Return the variables of a treaty in its series: 165 LNTS 19."""
    values = {"container-title": publication.cited_as, "volume": publication.volume, "issue": publication.number,
              "page": publication.page}  # fmt: skip
    return {name: value for name, value in values.items() if value}


def _in_gazette(publication: Publication) -> dict[str, str]:
    """Return the year of a gazette's issue, which stands for its volume, and the article: 2009. – № 5. – Ст. 28."""
    year = publication.date.year if publication.date else None
    if publication.series in SERIES or publication.volume or not publication.number or year is None:
        return {}
    return {"volume": str(year)} | ({"section": publication.item} if publication.item and not publication.page else {})


def beyond_csl(record: Record) -> dict[str, Any]:
    """Return what GOST references need and CSL has no variable for: fields named `x-…`, further roles, the event."""
    variables: dict[str, Any] = {name: value for name, value in record.fields.items() if name.startswith("x-")}
    for person in record.contributors:
        if person.role in _FURTHER_ROLES:
            variables.setdefault(person.role, []).append(_name(person))
    if translated := variables.get("x-origlanguage"):
        variables["x-origlanguage"] = languages.named(translated) or languages.code(translated) or translated
    if event := edtf.find(str(variables.get("x-eventdate", ""))):
        variables["event-date"] = date(event)
    if first := edtf.find(str(variables.get("x-origdate", ""))):
        variables["submitted" if record.type == "patent" else "original-date"] = date(first)  # a patent's is its filing
    if record.publications and "container-title" not in record.fields:
        variables |= _in_gazette(record.publications[0])
    if record.issued and record.issued_origin == "supplied":
        variables["x-supplied-date"] = "yes"
    return variables


def dump(records: Iterable[Record]) -> Iterator[str]:
    """Yield a CSL-JSON array, an item at a time."""
    before = "[\n  "
    for record in records:
        plain = to_item(record)
        whole = _with_name_parts(plain) | labels.removed(plain) | _besides(record)
        item = json.dumps(whole, ensure_ascii=False, indent=2)
        yield before + item.replace("\n", "\n  ")
        before = ",\n  "
    yield "[]\n" if before[0] == "[" else "\n]\n"


def _besides(record: Record) -> dict[str, Any]:
    """Return what CSL has no variable for as its `custom`, and the language with its region."""
    kept = printable(record.type) | {"x-subtitle", "x-editortype", "x-eprinttype"}
    custom = {name[2:]: value for name, value in record.fields.items() if name[:2] == "x-" and name in kept}
    custom.pop("date", None)
    tag = record.fields.get("x-language", "").replace("_", "-")
    tag = (
        tag
        if re.fullmatch(rf"{record.language}-[\w-]+", tag)
        else languages.regional(record.fields.get("x-langid", ""))
    )
    whole: dict[str, Any] = {"language": tag} if tag and record.language else {}
    for name, source in IN_CUSTOM.items():
        if name not in record.fields and (day := edtf.find(custom.get(source, ""))):
            whole[name] = date(day)
    return whole | ({"custom": custom} if custom else {})


def _with_name_parts(item: dict[str, Any]) -> dict[str, Any]:
    """Return an item with the particles and suffixes of its names in fields of their own."""
    return item | {role: [_apart(name) for name in item[role]] for role in NAME_ROLES if role in item}


def _apart(name: Mapping[str, str]) -> Mapping[str, str]:
    if not name.get("family"):
        return name
    given, _comma, suffix = name.get("given", "").partition(", ")
    particle, family = _leading(name["family"])
    given, dropping = _trailing(given)
    if dropping and not particle and (article := _ARTICLE.match(family)):
        particle, family = article[1], family[article.end() :]
    parts = {
        "family": family, "given": given, "non-dropping-particle": particle, "dropping-particle": dropping,
        "suffix": suffix,
    }  # fmt: skip
    return {part: text for part, text in parts.items() if text}


def _leading(family: str) -> tuple[str, str]:
    """Return (particle, family name): the small words with which a family name begins, but never all of it."""
    match = re.match(r"((?:[^\W\d_A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][\w'’]*\s+)+)(?=\S)|([dDlL]['’])(?=[A-Z])", family)
    words = (match[1] or match[2]) if match else ""
    return (words.strip(), family[len(words) :]) if words and words.islower() else ("", family)


def _trailing(given: str) -> tuple[str, str]:
    """Return (given name, particle): the small Latin words with which a given name ends (Alexander von)."""
    match = re.search(r"\s((?:[a-z][a-z'’]*\s?)+)$", given)
    return (given[: match.start()], match[1]) if match and match[1] not in _PATRONYMIC else (given, "")


def parse(stream: BinaryIO, name: str) -> Iterator[tuple[Record, int] | Problem]:
    """Yield the records of a CSL-JSON array (or one object), and Problems for items and values that are none."""
    yield from records_of(json_items.items(stream, name), name)


def records_of(items: Iterable[Any], name: str) -> Iterator[tuple[Record, int] | Problem]:
    """Yield the records of items of CSL-JSON, and Problems for items and values that are none."""
    keys = KeyMaker()
    for number, sent in enumerate(items, start=1):
        if isinstance(sent, Problem):
            yield sent
            continue
        item = works_json.as_item(sent) if isinstance(sent, dict) else sent
        if not isinstance(item, dict) or not _is_item(item):
            yield Problem("item", Message("csljson-no-id", number=number), name)
            continue
        if (length := len(json.dumps(item, ensure_ascii=False))) > LARGEST_BLOCK:
            yield Problem("block-too-large", Message("entry-too-large", length=length, most=LARGEST_BLOCK), name)
            continue
        key = str(item.get("id") or item.get("citation-key") or "").strip()
        if "://" in key:  # Zotero's address of an item: its key stands beside it, else at the end
            item.setdefault("x-ids", key)
            key = str(item.get("citation-key") or key.rstrip("/").rpartition("/")[2]).strip()
        if not key:
            key = keys.key(for_key(item))
            yield Problem("no-key", Message("csljson-made-id", number=number, made=key), name, 0, key, "warning")
        if not csl_item.type_of(str(item.get("type"))):
            message = Message("csljson-type", given=str(item.get("type"))[:40])
            yield Problem("type", message, name, 0, key, "warning")
        record, left = csl_item.record(item, key)
        for field, value in left:
            message = Message("csljson-value", field=field, value=value[:200])
            yield Problem("value", message, name, 0, key, "warning")
        if record.issued and either_way(date_text := csl_dates.literal_of(item.get("issued"))):
            message = Message("date-either-way", field="issued", given=date_text, read=record.issued.text)
            yield Problem("date", message, name, 0, key, "warning")
        for variable in ("x-date", "x-year"):
            if (literal := record.fields.get(variable)) and not undated(literal):
                read = record.issued.text if record.issued else ""
                in_part = Message("date-in-part", field="issued", given=literal, read=read)
                message = in_part if read else Message("bibtex-date", field="issued", given=literal)
                yield Problem("date", message, name, 0, key, "warning")
        yield record, 0


def _is_item(item: Mapping[str, Any]) -> bool:
    """Return whether an object says which work it is: an id, a title, or at least a type of CSL."""
    names = ("id", "citation-key", "title")
    return bool(csl_item.type_of(str(item.get("type")))) or any(str(item.get(name) or "").strip() for name in names)


def for_key(item: Mapping[str, Any]) -> dict[str, str]:
    """Return the values of an item that its key is made of."""
    people = item.get("author") or item.get("editor")
    first = people[0] if isinstance(people, list) and people and isinstance(people[0], dict) else {}
    return {
        "author": f"{first['family']}," if first.get("family") else str(first.get("literal", "")),
        "date": json.dumps(item.get("issued"), ensure_ascii=False), "title": csl_dates.text_of(item.get("title")),
        "rest": json.dumps(item, ensure_ascii=False, sort_keys=True),
    }  # fmt: skip


def date(value: edtf.Edtf) -> dict[str, Any]:
    """Return the CSL date of an EDTF date: date-parts where it has any, else its text as a literal."""
    parts = [_parts(end.rstrip("?~%")) for end in value.text.split("/")]
    result: dict[str, Any] = {"literal": value.text}
    if len(parts) == 1 and len(parts[0]) == 2 and parts[0][1] in _SEASONS:
        result = {"date-parts": [parts[0][:1]], "season": _SEASONS[parts[0][1]]}
    elif all(parts):  # seasons of a range are months above 12, as citeproc-js and pandoc read them
        result = {"date-parts": parts}
    if value.qualifier:
        result["circa"] = True
    return result


def _parts(text: str) -> list[int]:
    day = re.sub(r"(?:-XX)+$", "", text.split("T", 1)[0])
    if not day or "X" in day or day == "..":
        return []
    year = day.removeprefix("Y")
    negative = year.startswith("-")
    pieces = year.lstrip("-").split("-")
    numbers = [int(piece) for piece in pieces if piece.isdigit()]
    if numbers and (negative or numbers[0] == 0):
        numbers[0] = -numbers[0] - 1  # -0043 is 44 BC: EDTF has a year 0, CSL has none
    return numbers


def _name(person: Contributor) -> dict[str, str]:
    if person.literal or not person.family:
        return {"literal": person.literal or person.given}
    return {"family": person.family, "given": person.given} if person.given else {"family": person.family}
