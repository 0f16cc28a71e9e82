"""What a record's page says to reference managers: Highwire and Dublin Core tags, and z:itemType for legal ones.

Works carry Highwire `citation_*` tags, as Google Scholar and Zotero's "Embedded Metadata" translator read them.
Highwire has no treaty; legal types carry Dublin Core terms and Zotero's own `z:itemType`, so that they become statutes.
"""

from kb.domain.chronology import LEGAL_TYPES, issued
from kb.domain.edtf import Edtf
from kb.domain.records import Contributor, Record

Tag = tuple[str, str]
_PREFIXES = (
    ("schema.DCTERMS", "http://purl.org/dc/terms/"),
    ("schema.z", "http://www.zotero.org/namespaces/export#"),
)
_ITEM_TYPES = {
    "treaty": "statute", "legislation": "statute", "regulation": "statute", "bill": "bill", "legal_case": "case",
    "hearing": "hearing", "speech": "presentation", "interview": "interview", "webpage": "webpage", "map": "map",
    "manuscript": "manuscript", "dataset": "dataset", "document": "document", "article": "preprint",
    "article-newspaper": "newspaperArticle", "article-magazine": "magazineArticle", "broadcast": "tvBroadcast",
    "entry-dictionary": "dictionaryEntry", "entry-encyclopedia": "encyclopediaArticle", "book": "book",
    "chapter": "bookSection", "report": "report", "thesis": "thesis", "paper-conference": "conferencePaper",
    "article-journal": "journalArticle",
}  # fmt: skip
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


def namespaces() -> tuple[Tag, ...]:
    """Give the namespaces that the tags use, as (rel, href) of links."""
    return _PREFIXES


def tags(record: Record, address: str) -> tuple[Tag, ...]:
    """Give the (name, content) pairs of a record's meta elements; `address` is its permanent one."""
    legal = record.type in LEGAL_TYPES
    found = _dublin_core(record, address) if legal else [*_highwire(record, address), *_dublin_core(record, address)]
    return (("z:itemType", item_type(record)), *((name, content) for name, content in found if content))


def item_type(record: Record) -> str:
    """Give Zotero's item type of a record."""
    return _ITEM_TYPES.get(record.type, "document")


def _highwire(record: Record, address: str) -> list[Tag]:
    title = record.title()
    found = [("citation_title", title.value if title else record.citekey)]
    found += [("citation_author", _name(person)) for person in record.contributors_as("author")]
    found += [("citation_editor", _name(person)) for person in record.contributors_as("editor")]
    if record.issued:
        found.append(("citation_publication_date", _slashed(record.issued)))
    container = _CONTAINERS.get(record.type)
    if container and "container-title" in record.fields:
        found.append((container, record.fields["container-title"]))
    found += [(tag, record.fields[name]) for name, tag in _FIELDS.items() if name in record.fields]
    first, _dash, last = record.fields.get("page", "").replace("–", "-").partition("-")
    found += [("citation_firstpage", first.strip()), ("citation_lastpage", last.strip())]
    found += [("citation_language", record.language), ("citation_abstract_html_url", address)]
    return found


def _dublin_core(record: Record, address: str) -> list[Tag]:
    title = record.title()
    found = [("DCTERMS.title", title.value if title else record.citekey)]
    found += [("DCTERMS.creator", _name(person)) for person in record.contributors_as("author")]
    date = issued(record)
    if date:
        found.append(("DCTERMS.issued", date.text))
    found += [("DCTERMS.type", record.kind or record.type), ("DCTERMS.language", record.language)]
    found += [("DCTERMS.publisher", record.fields.get("publisher", "") or record.fields.get("authority", ""))]
    found += [("DCTERMS.identifier", address)]
    return found


def _name(person: Contributor) -> str:
    return person.literal or ", ".join(part for part in (person.family, person.given) if part)


def _slashed(date: Edtf) -> str:
    """Give a date as Highwire tags want it: 2019/12/31, or the year alone."""
    text = date.text.rstrip("?~%")
    return text.replace("-", "/") if date.precision in ("day", "month", "year") else str(date.year or "")
