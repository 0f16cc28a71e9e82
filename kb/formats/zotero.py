"""The one map between records and Zotero: item types, fields and creators (zotero-schema, version 41).

What an item type has no field for goes to Extra, a line a CSL variable ("Event Place: Moscow"), as Zotero reads it
back when it cites. Zotero has no treaty: one is a statute with the line "Type: treaty", which it cites as a treaty.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kb.domain.chronology import LEGAL_TYPES, issued
from kb.domain.records import Contributor, Record
from kb.formats import brackets

TYPES: Mapping[str, str] = MappingProxyType(
    {
        "treaty": "statute", "legislation": "statute", "regulation": "statute", "bill": "bill", "legal_case": "case",
        "hearing": "hearing", "speech": "presentation", "interview": "interview", "webpage": "webpage", "map": "map",
        "manuscript": "manuscript", "dataset": "dataset", "document": "document", "article": "preprint",
        "article-newspaper": "newspaperArticle", "article-magazine": "magazineArticle", "broadcast": "tvBroadcast",
        "entry-dictionary": "dictionaryEntry", "entry-encyclopedia": "encyclopediaArticle", "book": "book",
        "chapter": "bookSection", "report": "report", "thesis": "thesis", "paper-conference": "conferencePaper",
        "article-journal": "journalArticle", "post": "forumPost", "post-weblog": "blogPost", "patent": "patent",
        "personal_communication": "letter", "motion_picture": "film", "song": "audioRecording", "graphic": "artwork",
        "software": "computerProgram", "standard": "standard",
    }
)  # fmt: skip
_OWN_TYPES = {item: csl for csl, item in reversed(list(TYPES.items()))} | {"statute": "legislation"}

_EVERY = "title-short=shortTitle DOI URL=url accessed=accessDate abstract=abstractNote language license=rights"
_PLACE = "publisher-place=place archive archive_location=archiveLocation call-number=callNumber"
_HOUSE = f"publisher {_PLACE}"
_SERIES = "collection-title=series collection-number=seriesNumber"
_VOLUMES = f"volume number-of-volumes=numberOfVolumes edition ISBN {_SERIES} {_HOUSE}"
_PERIODICAL = f"container-title=publicationTitle volume issue page=pages ISSN section {_HOUSE}"
FIELDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        item: MappingProxyType(
            {csl: field or csl for csl, _, field in (pair.partition("=") for pair in f"{_EVERY} {own}".split())}
        )
        for item, own in {
            "statute": "container-title=code volume=codeNumber number=publicLawNumber page=pages section "
                       "chapter-number=session references=history",
            "bill": "container-title=code volume=codeVolume number=billNumber page=codePages section "
                    "authority=legislativeBody chapter-number=session references=history",
            "case": "container-title=reporter volume=reporterVolume number=docketNumber page=firstPage "
                    "authority=court references=history",
            "hearing": "number=documentNumber page=pages authority=legislativeBody section=committee publisher "
                       "publisher-place=place",
            "book": f"number-of-pages=numPages medium=format ISSN {_VOLUMES}",
            "bookSection": f"container-title=bookTitle page=pages ISSN {_VOLUMES}",
            "dictionaryEntry": f"container-title=dictionaryTitle page=pages {_VOLUMES}",
            "encyclopediaArticle": f"container-title=encyclopediaTitle page=pages {_VOLUMES}",
            "conferencePaper": "container-title=proceedingsTitle event-title=conferenceName event-place=eventPlace "
                               f"page=pages issue {_VOLUMES.replace(' edition', '')}",
            "journalArticle": f"collection-title=series {_PERIODICAL}",
            "magazineArticle": _PERIODICAL.replace(" section", ""),
            "newspaperArticle": f"edition {_PERIODICAL}",
            "preprint": f"genre number=archiveID publisher=repository {_SERIES} {_PLACE}",
            "report": "number=reportNumber genre=reportType publisher=institution page=pages ISBN ISSN "
                      f"collection-title=seriesTitle collection-number=seriesNumber {_PLACE}",
            "thesis": "genre=thesisType publisher=university number-of-pages=numPages ISBN "
                      f"{_SERIES} {_PLACE}",
            "manuscript": "genre=manuscriptType publisher=institution number-of-pages=numPages number "
                          f"{_PLACE}",
            "document": f"genre=type {_HOUSE}",
            "dataset": "genre=type number=identifier version=versionNumber publisher=repository medium=format "
                       "publisher-place=repositoryLocation",
            "presentation": "genre=presentationType event-title=meetingName event-place=place "
                            "container-title=sessionTitle collection-title=series",
            "interview": f"medium=interviewMedium {_HOUSE}",
            "tvBroadcast": "container-title=programTitle number=episodeNumber medium=videoRecordingFormat "
                           "publisher=network publisher-place=place",
            "webpage": "container-title=websiteTitle genre=websiteType publisher publisher-place=place",
            "blogPost": "container-title=blogTitle genre=websiteType ISSN",
            "map": f"genre=mapType edition collection-title=seriesTitle scale ISBN {_HOUSE}",
        }.items()
    }
)  # fmt: skip
_ANY = MappingProxyType({csl: field or csl for csl, _, field in (pair.partition("=") for pair in _EVERY.split())})
_MAKERS: Mapping[str, str] = MappingProxyType(
    {
        "presentation": "presenter", "interview": "interviewee", "map": "cartographer", "bill": "sponsor",
        "patent": "inventor", "computerProgram": "programmer", "artwork": "artist", "tvBroadcast": "contributor",
        "hearing": "contributor", "film": "contributor", "audioRecording": "contributor",
    }
)  # fmt: skip
_EDITED = frozenset(
    ("book", "bookSection", "conferencePaper", "dictionaryEntry", "encyclopediaArticle", "document", "journalArticle",
     "preprint", "report", "standard")
)  # fmt: skip
_UNTRANSLATED = frozenset(
    ("statute", "bill", "case", "hearing", "thesis", "map", "dataset", "standard", "artwork", "computerProgram",
     "forumPost", "patent")
)  # fmt: skip
_IN_SERIES = frozenset(
    ("book", "bookSection", "conferencePaper", "dictionaryEntry", "encyclopediaArticle", "map", "report")
)
_OTHER_ROLES = (("container-author", "bookAuthor", "bookSection"), ("interviewer", "interviewer", "interview"),
                ("recipient", "recipient", "letter"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Creator:
    """A person, or a body (`given` and `person` empty), in one of Zotero's creator roles."""

    role: str
    name: str
    given: str = ""
    person: bool = True


@dataclass(frozen=True, slots=True)
class Item:
    """What Zotero should hold: item type, title, date (ISO 8601 or EDTF), fields, creators; `extra` lines apart."""

    type: str
    title: str
    date: str
    fields: Mapping[str, str]
    creators: tuple[Creator, ...]
    extra: tuple[str, ...]


def item_type(record: Record) -> str:
    """Give Zotero's item type of a record."""
    return TYPES.get(record.type, "document")


def item(record: Record) -> Item:
    """Give the item of a record; a supplied title stands in brackets."""
    kind = item_type(record)
    known = FIELDS.get(kind, _ANY)
    values = {name: " ".join(value.split()) for name, value in variables(record)}
    return Item(
        kind,
        brackets.of(record) or record.citekey,
        date.text.partition("T")[0] if (date := issued(record)) else "",
        MappingProxyType({known[name]: value for name, value in values.items() if name in known}),
        tuple(_creators(record, kind)),
        (*type_line(record), *(extra_line(name, value) for name, value in values.items() if name not in known)),
    )


def variables(record: Record) -> Iterator[tuple[str, str]]:
    """Yield the CSL variables of a record other than title, names and date; where signed is its `event-place`."""
    fields = record.fields
    if record.language:
        yield "language", record.language
    short = next((one.value for one in record.titles if one.form == "short" and one.lang == record.language), "")
    if short and "title-short" not in fields:
        yield "title-short", short
    for name, value in fields.items():
        if value and not name.startswith("x-") and name != "keyword" and re.fullmatch("[A-Za-z_-]+", name):
            yield name, value
    issuer = next((person.label for person in record.contributors_as("issuer")), "")
    if issuer:
        name = "authority" if record.type in LEGAL_TYPES else "publisher"
        if name not in fields:
            yield name, issuer
    if "event-place" not in fields and (place := signing_place(record)):
        yield "event-place", place
    if "genre" not in fields and record.kind and record.type not in LEGAL_TYPES:
        yield "genre", record.kind


def signing_place(record: Record) -> str:
    """Give the place where a document was signed or adopted; "" where none is known."""
    return next((one.place for one in record.actions if one.kind in ("signature", "adoption") and one.place), "")


def type_line(record: Record) -> Iterator[str]:
    """Yield the line of Extra that names the CSL type, where the item type alone leads to another one."""
    if _OWN_TYPES.get(item_type(record)) != record.type:
        yield f"Type: {record.type}"


def extra_line(name: str, value: str) -> str:
    """Give a CSL variable as a line of Extra: "Event Place: Moscow"."""
    return f"{name.replace('-', ' ').replace('_', ' ').title() if name.islower() else name}: {value}"


def _creators(record: Record, kind: str) -> Iterator[Creator]:
    for person in record.contributors:
        if person.role != "issuer" and person.label:
            yield _creator(person, _role(person.role, kind))


def _role(role: str, kind: str) -> str:
    if role == "author":
        return _MAKERS.get(kind, "author")
    if role == "editor" and kind in _EDITED:
        return "editor"
    if role == "translator" and kind not in _UNTRANSLATED:
        return "translator"
    if role == "collection-editor" and kind in _IN_SERIES:
        return "seriesEditor"
    return next((theirs for ours, theirs, where in _OTHER_ROLES if ours == role and where == kind), "contributor")


def _creator(person: Contributor, role: str) -> Creator:
    if person.literal:
        return Creator(role, person.literal, person=False)
    return Creator(role, person.family or person.given, person.given if person.family else "")
