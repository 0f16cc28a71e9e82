"""What a record's page says to reference managers: Highwire, Dublin Core and Zotero's own tags.

Works carry Highwire `citation_*` tags, as Google Scholar and Zotero's "Embedded Metadata" translator read them.
Highwire has no treaty; legal types carry Dublin Core terms. `z:itemType` and the other `z:` tags (zotero-schema)
say to Zotero what neither can: type, place, number, code, section, number of pages.
"""

from collections.abc import Iterable, Iterator

from kb.domain.chronology import issued
from kb.domain.edtf import Edtf
from kb.domain.item_types import LEGAL
from kb.domain.records import Record
from kb.formats.zotero import item as zotero

Tag = tuple[str, str]
_PREFIXES = (
    ("schema.DCTERMS", "http://purl.org/dc/terms/"),
    ("schema.z", "http://www.zotero.org/namespaces/export#"),
)
_CONTAINERS = {
    # a journal's or book's tag would overrule z:itemType in Zotero, so other containers are a DCTERMS.source
    "article-journal": "citation_journal_title", "article-magazine": "DCTERMS.source",
    "article-newspaper": "DCTERMS.source", "article": "DCTERMS.source",
    "chapter": "citation_inbook_title", "paper-conference": "citation_conference_title",
    "entry-dictionary": "DCTERMS.source", "entry-encyclopedia": "DCTERMS.source",
}  # fmt: skip
_FIELDS = {
    "volume": "citation_volume", "issue": "citation_issue", "publisher": "citation_publisher", "DOI": "citation_doi",
    "ISBN": "citation_isbn", "ISSN": "citation_issn", "URL": "citation_public_url",
}  # fmt: skip
_LISTS = {"author": "", "editor": "", "contributor": ""}  # Zotero reads these from other tags, or from none
_TYPED = frozenset(("presentation", "report", "manuscript", "map", "thesis", "webpage", "letter", "forumPost"))


def namespaces() -> tuple[Tag, ...]:
    """Return the namespaces that the tags use, as (rel, href) of links."""
    return _PREFIXES


def tags(record: Record, address: str, keywords: Iterable[str] = ()) -> tuple[Tag, ...]:
    """Return the (name, content) pairs of a record's meta elements; `address` is its permanent one."""
    legal = record.type in LEGAL
    pairs = [*([] if legal else _highwire(record, address)), *_dublin_core(record, address), *_zotero(record)]
    pairs += [("citation_keywords", "; ".join(keywords))]
    return tuple((name, content) for name, content in pairs if content)


def _zotero(record: Record) -> Iterator[Tag]:
    item = zotero.item(record)
    yield "z:itemType", item.type
    for creator in item.creators:
        if creator.role not in _LISTS:
            yield f"z:{creator.role}s", ", ".join(part for part in (creator.name, creator.given) if part)
    yield from ((f"z:{name}", value) for name, value in item.fields.items() if name != "language")
    yield "z:extra", "\n".join(item.extra)


def _highwire(record: Record, address: str) -> list[Tag]:
    item = zotero.item(record)
    pairs = [("citation_title", item.title)]
    if all(creator.role in _LISTS for creator in item.creators):  # these tags would put out presenters, interviewers
        pairs += [("citation_author", person.inverted) for person in record.contributors_as("author")]
    pairs += [("citation_editor", person.inverted) for person in record.contributors_as("editor")]
    if record.issued:
        pairs.append(("citation_publication_date", _slashed(record.issued)))
    container = _CONTAINERS.get(record.type)
    if container and "container-title" in record.fields:
        pairs.append((container, record.fields["container-title"]))
    pairs += [(tag, record.fields[name]) for name, tag in _FIELDS.items() if name in record.fields]
    first, _dash, last = record.fields.get("page", "").replace("–", "-").partition("-")
    pairs += [("citation_firstpage", first.strip()), ("citation_lastpage", last.strip())]
    pairs += [("citation_language", record.language), ("citation_abstract_html_url", address)]
    return pairs


def _dublin_core(record: Record, address: str) -> list[Tag]:
    pairs = [("DCTERMS.title", zotero.item(record).title)]
    pairs += [("DCTERMS.creator", person.inverted) for person in record.contributors_as("author")]
    date = issued(record)
    if date:
        pairs.append(("DCTERMS.issued", date.text))
    kind = record.kind or ("" if zotero.item_type(record) in _TYPED else record.type)
    pairs += [("DCTERMS.type", kind), ("DCTERMS.language", record.language)]
    pairs += [("DCTERMS.publisher", record.fields.get("publisher", "") or record.fields.get("authority", ""))]
    pairs += [("DCTERMS.identifier", address)]
    return pairs


def _slashed(date: Edtf) -> str:
    """Return a date as Highwire tags want it: 2019/12/31, or the year alone."""
    text = date.text.rstrip("?~%")
    return text.replace("-", "/") if date.precision in ("day", "month", "year") else str(date.year or "")
