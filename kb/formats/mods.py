"""Records as MODS 3.7, the richer format for libraries: titles by language, names with roles, dates, relations."""

from typing import Any

from lxml import etree

from kb.domain import entry_into_force
from kb.domain.languages import LANGUAGES, SPOKEN
from kb.domain.records import Record
from kb.domain.vocabulary import Vocabulary
from kb.formats.dublincore import printable
from kb.formats.zotero import item

NAMESPACE = "http://www.loc.gov/mods/v3"
SCHEMA = "http://www.loc.gov/standards/mods/v3/mods-3-7.xsd"  # named by the register of formats, for OAI
_NAMES: Any = {None: NAMESPACE}
_ISO = {**{row.code: row.iso639_2b for row in SPOKEN.values()}, "de": "ger", "fr": "fre", "uk": "ukr"}


def dump(record: Record, vocabulary: Vocabulary, address: str) -> Any:
    """Return the `mods` element of a record; `address` is its permanent address."""
    root = etree.Element(_tag("mods"), nsmap=_NAMES)
    root.set("version", "3.7")
    _titles(root, record)
    _names(root, record, vocabulary)
    _add(root, "typeOfResource", "text")
    if record.kind or record.type:
        _add(root, "genre", record.kind or record.type)
    _add(root, "genre", item.item_type(record), authority="local")  # Zotero takes its item type from here
    _origin(root, record)
    for lang in dict.fromkeys((record.language, *(text.lang for text in record.authentic_texts))):
        if lang:
            _add(_add(root, "language"), "languageTerm", _ISO.get(lang, lang), type="code", authority="iso639-2b")
    if note := record.cited_for.get("en"):
        _add(root, "note", note, type="cited for")
    _add(root, "note", record.status, type="status")
    for topic in record.topics:
        for lang in LANGUAGES:
            subject = _add(root, "subject", lang=_ISO[lang])
            _add(subject, "topic", vocabulary.topics[topic].label.get(lang))
    _host(root, record)
    _treaty(root, record)
    for relation in record.relations:
        related = _add(root, "relatedItem", otherType=relation.kind)
        _add(related, "identifier", relation.target, type="citekey")
    _add(root, "identifier", record.citekey, type="citekey")
    for name, kind in (("DOI", "doi"), ("ISBN", "isbn"), ("ISSN", "issn")):
        if value := record.fields.get(name):
            _add(root, "identifier", value, type=kind)
    location = _add(root, "location")
    _add(location, "url", address, usage="primary display")
    if url := record.fields.get("URL"):
        _add(location, "url", url)
    return root


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _add(parent: Any, name: str, text: str = "", **attributes: str) -> Any:
    element = etree.SubElement(parent, _tag(name), {key: printable(value) for key, value in attributes.items()})
    if text:
        element.text = printable(text)
    return element


def _titles(root: Any, record: Record) -> None:
    """Write the titles, the one in the record's own language first; the titles of authentic texts are of no `type`."""
    main = record.title()
    authentic = {text.lang for text in record.authentic_texts} - {main.lang if main else ""}
    for title in sorted(record.titles, key=lambda other: other is not main):
        info = _add(root, "titleInfo", lang=_ISO.get(title.lang, title.lang or "und"))
        if title is main:
            info.set("usage", "primary")
        elif title.form:
            info.set("type", "alternative" if title.form == "popular" else "abbreviated")
        elif title.origin == "supplied" and main and title.lang != main.lang:
            info.set("type", "translated")
        elif title.lang in authentic and title.origin != "supplied":
            authentic.remove(title.lang)  # a further one in that language is how a text calls the document
        else:
            info.set("type", "alternative")  # of whom it is, and whether a translation, nobody says
        if title.origin == "supplied":
            info.set("supplied", "yes")
        _add(info, "title", title.value)


def _names(root: Any, record: Record, vocabulary: Vocabulary) -> None:
    for person in record.contributors:
        name = _add(root, "name", type="corporate" if person.literal else "personal")
        if person.literal:
            _add(name, "namePart", person.literal)
        else:
            _add(name, "namePart", person.family, type="family")
            if person.given:
                _add(name, "namePart", person.given, type="given")
        if person.office:
            _add(name, "affiliation", person.office)
        _add(_add(name, "role"), "roleTerm", person.role, type="text")
    for party in record.parties:
        name = _add(root, "name", type="corporate")
        known = vocabulary.parties.get(party.code)
        _add(name, "namePart", known.name["en"] if known else party.code)
        _add(_add(name, "role"), "roleTerm", "party", type="text")


def _origin(root: Any, record: Record) -> None:
    if signed_at := record.signing_place:
        _add(root, "note", signed_at, type="place of signature")
    place = record.fields.get("publisher-place", "")
    publisher = record.fields.get("publisher", "")
    start = entry_into_force.start(record)
    if not (record.issued or place or publisher or start):
        return
    origin = _add(root, "originInfo")
    if place:
        _add(_add(origin, "place"), "placeTerm", place, type="text")
    if publisher:
        _add(origin, "publisher", publisher)
    if record.issued:
        _add(origin, "dateIssued", record.issued.text, encoding="edtf")
    if start:
        _add(origin, "dateValid", start.date.text, encoding="edtf", point="start")


def _treaty(root: Any, record: Record) -> None:
    """Write what treaty collections record: series of publication, depositary, clauses, reservations, links."""
    for publication in record.publications:
        host = _add(root, "relatedItem", type="host")
        _add(_add(host, "titleInfo"), "title", publication.cited_as)
        part = _add(host, "part")
        for name, value in (("volume", publication.volume), ("issue", publication.number), ("item", publication.item)):
            if value:
                _add(_add(part, "detail", type=name), "number", value)
        if publication.page:
            _add(_add(part, "extent", unit="pages"), "start", publication.page)
    for depositary in record.depositaries:
        _add(root, "note", depositary.party, type="depositary")
    for clause in record.clauses:
        _add(root, "note", f"{clause.kind}: {clause.text}", type="clause")
    for reservation in record.reservations:
        _add(root, "note", " ".join((reservation.party, reservation.note.text)).strip(), type=reservation.kind)
    for link in record.web_links:
        read = {"dateLastAccessed": link.read.text} if link.read else {}
        _add(_add(root, "location"), "url", link.url, displayLabel=link.kind, **read)


def _host(root: Any, record: Record) -> None:
    fields = record.fields
    if not fields.get("container-title"):
        return
    host = _add(root, "relatedItem", type="host")
    _add(_add(host, "titleInfo"), "title", fields["container-title"])
    part = _add(host, "part")
    for name in ("volume", "issue"):
        if value := fields.get(name):
            _add(_add(part, "detail", type=name), "number", value)
    if page := fields.get("page"):
        _add(_add(part, "extent", unit="pages"), "list", page)
