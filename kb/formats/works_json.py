"""Works as the interfaces of Crossref and OpenAlex send them, to items of CSL-JSON."""

import re
from collections.abc import Mapping
from typing import Any, Final

from kb.formats.bibtex import names

_JATS: Final = re.compile(r"</?jats:(?:title|p|sec|list|list-item)\b[^>]*>")
_ITALIC: Final = re.compile(r"(</?)jats:italic>")
_ANY_JATS: Final = re.compile(r"</?jats:[^>]*>")
_OPENALEX_TYPES: Final = {"dissertation": "thesis", "preprint": "article", "editorial": "article-journal",
                          "letter": "article-journal", "reference-entry": "entry"}  # fmt: skip
_OF_NO_WORK: Final = (  # what Crossref notes of its own record
    "indexed", "created", "deposited", "reference", "issn-type", "isbn-type", "reference-count", "references-count",
    "is-referenced-by-count", "score", "prefix", "member", "content-domain", "link", "resource", "relation", "license",
    "published", "published-print", "published-online", "alternative-id", "assertion", "journal-issue", "subtitle",
    "update-policy",
)  # fmt: skip


_OF_CROSSREF = {"publisher-location": "publisher-place", "edition-number": "edition", "article-number": "number"}


def as_item(work: dict[str, Any]) -> dict[str, Any]:
    """Return a work as CSL-JSON has it; what is one already comes back as it is."""
    if "authorships" in work and "openalex.org" in str(work.get("id")):
        return _of_openalex(work)
    crossref = {"short-container-title", "is-referenced-by-count", *_OF_CROSSREF} & work.keys()
    return _of_crossref(work) if crossref or isinstance(work.get("title"), list) else work


def _of_crossref(work: Mapping[str, Any]) -> dict[str, Any]:
    item = dict(work)
    title, others = _texts(work.get("title")), _texts(work.get("subtitle"))
    item["title"] = ": ".join([*title[:1], *(other for other in others[:1] if other not in title[0])]) if title else ""
    if rest := [*title[1:], *others[1:]]:
        item["x-title"] = "; ".join(rest)
    hosts = _texts(work.get("container-title"))
    if len(hosts) == 2:
        in_series = str(work.get("type")) in ("book-chapter", "chapter")
        item["container-title"] = hosts[1] if in_series else hosts[0]
        item.setdefault(
            "collection-title" if in_series else "container-title-short", hosts[0] if in_series else hosts[1]
        )
    short = _texts(item.pop("short-container-title", ""))
    if short and short[0] not in hosts:
        item.setdefault("container-title-short", short[0])
    for name, own in _OF_CROSSREF.items():
        if value := item.pop(name, ""):
            item.setdefault(own, value)
    if isinstance(abstract := work.get("abstract"), str):
        plain = _ITALIC.sub(r"\1i>", _JATS.sub(" ", abstract))
        item["abstract"] = " ".join(_ANY_JATS.sub("", plain).split())
    if numbers := _texts(work.get("ISBN")):
        item["ISBN"] = list(dict.fromkeys(number.rpartition("/")[2] for number in numbers))
    dates = [work.get(name) for name in ("issued", "published", "published-print", "published-online")]
    if day := next((date for date in dates if re.search(r"\d", str(date))), None):
        item["issued"] = day
    return {name: value for name, value in item.items() if name not in _OF_NO_WORK}


def _texts(value: object) -> list[str]:
    return [text for text in (value if isinstance(value, list) else [value]) if isinstance(text, str) and text.strip()]


def _of_openalex(work: Mapping[str, Any]) -> dict[str, Any]:
    place = work.get("primary_location") or {}
    source = place.get("source") or {}
    counted = work.get("biblio") or {}
    kind = str(work.get("type_crossref") or work.get("type") or "")
    words = work.get("abstract_inverted_index") or {}
    by_place = sorted((place_of, word) for word, places in words.items() for place_of in places)
    day = str(work.get("publication_date") or work.get("publication_year") or "")
    ids = work.get("ids") or {}
    doi = str(work.get("doi") or "")
    url = str(place.get("landing_page_url") or "")
    article = source.get("type") == "journal"
    item = {
        "type": "article-journal" if article and kind == "article" else _OPENALEX_TYPES.get(kind, kind),
        "title": work.get("title") or work.get("display_name"),
        "author": [_author(written) for written in work.get("authorships") or ()],
        "issued": {"raw": day.removesuffix("-01-01")},  # OpenAlex's way to say a year
        "container-title": source.get("display_name") if source.get("type") != "repository" else None,
        "publisher": source.get("host_organization_name") if source.get("type") != "repository" else None,
        "ISSN": source.get("issn") or source.get("issn_l"),
        "volume": counted.get("volume"), "issue": counted.get("issue"),
        "page": "–".join(dict.fromkeys(filter(None, (counted.get("first_page"), counted.get("last_page"))))),
        "DOI": doi, "URL": url if url != doi else None, "language": work.get("language"),
        "PMID": str(ids.get("pmid") or "").rpartition("/")[2],
        "abstract": " ".join(word for _place, word in by_place), "x-openalex": str(work["id"]).rpartition("/")[2],
        "keyword": [word["display_name"] for word in work.get("keywords") or () if word.get("display_name")],
    }  # fmt: skip
    return {name: value for name, value in item.items() if value}


def _author(written: Mapping[str, Any]) -> dict[str, str]:
    """Return a name: as it is printed where a comma parts it, else the name that is shown, its particle before it."""
    printed = str(written.get("raw_author_name") or "")
    shown = str((written.get("author") or {}).get("display_name") or printed)
    if printed.count(",") == 1:
        family, _comma, first = printed.partition(",")
        return {"family": family.strip(), "given": first.strip()}
    person = next(iter(names.parse(shown, "author", "")), None)
    return {"family": person.family, "given": person.given} if person and person.given else {"literal": shown}
