"""What databases write of themselves in RIS: their names, the numbers and pages of their records, codes of series."""

import re

from kb.formats.kinds import DATABASES
from kb.formats.ris.tags import OTHER

_ACCESSION = re.compile(r"(?:WOS|ISI|CCC|BIOSIS|MEDLINE|PMID|RSCI):.*|2-s2\.0-\d+")  # of a reference in a database
NO_AUTHOR = re.compile(r"\[No author (?:name|id) available\]", re.IGNORECASE)  # of Scopus
_RECORD_PAGE = re.compile(r"https?://[\w.-]*(?:scopus\.com|webofscience\.com|isiknowledge\.com)/\S*")  # of it, there
_NOTE = re.compile(  # of how a reference came to a database, as Scopus, ProQuest, EBSCO and publishers' sites add it
    r"(?:Copyright - |Last updated - |Date (?:revised|created|completed) - |Accession Number: |Export Date: |"
    r"Conference code: ?\d|Cited By :?-?\d|doi:? ?10\.).*",
    re.IGNORECASE | re.DOTALL,
)


def set_aside(fields: dict[str, str]) -> None:
    """Set aside where a reference was found and its number, page and notes there: no archive, no address of the work.

    Part the number of a volume from the code of its series, which is the initials of what holds the work: 10345 LNCS.
    """
    if DATABASES.fullmatch(fields.get("archive", "")):
        database = fields.pop("archive")
        fields.setdefault("source", database)
    for name, tag, of_record in (
        ("archive_location", "an", _ACCESSION),
        ("URL", "ur", _RECORD_PAGE),
        ("note", "n1", _NOTE),
    ):
        if of_record.fullmatch(fields.get(name, "")):
            fields[f"{OTHER}{tag}"] = fields.pop(name)
    number, _space, code = fields.get("volume", "").partition(" ")
    capitals = "".join(word[0] for word in fields.get("container-title", "").split() if word[0].isupper())
    if code and code == capitals and number.isdecimal():
        fields |= {"volume": number, "container-title-short": code}
