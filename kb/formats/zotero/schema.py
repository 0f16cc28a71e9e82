"""The fields and creators that each can hold (zotero-schema, version 41), by CSL's names.

A pair `container-title=code` names a CSL variable and the field that holds it; a name alone is the same in both.
"""

from collections.abc import Mapping
from types import MappingProxyType

from kb.domain.item_types import read_as

OWN_TYPES = read_as("zotero")  # the CSL type that Zotero gives each item type

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
ANY = MappingProxyType({csl: field or csl for csl, _, field in (pair.partition("=") for pair in _EVERY.split())})
MAKERS: Mapping[str, str] = MappingProxyType(
    {
        "presentation": "presenter", "interview": "interviewee", "map": "cartographer", "bill": "sponsor",
        "patent": "inventor", "computerProgram": "programmer", "artwork": "artist", "tvBroadcast": "contributor",
        "hearing": "contributor", "film": "contributor", "audioRecording": "contributor",
    }
)  # fmt: skip
EDITED = frozenset(
    ("book", "bookSection", "conferencePaper", "dictionaryEntry", "encyclopediaArticle", "document", "journalArticle",
     "preprint", "report", "standard")
)  # fmt: skip
UNTRANSLATED = frozenset(
    ("statute", "bill", "case", "hearing", "thesis", "map", "dataset", "standard", "artwork", "computerProgram",
     "forumPost", "patent")
)  # fmt: skip
IN_SERIES = frozenset(
    ("book", "bookSection", "conferencePaper", "dictionaryEntry", "encyclopediaArticle", "map", "report")
)
OTHER_ROLES: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("container-author", "bookSection"): "bookAuthor", ("interviewer", "interview"): "interviewer",
        ("recipient", "letter"): "recipient",
    }
)  # fmt: skip
