"""What databases write in RIS in ways of their own: of themselves, and values under other tags than the format's."""

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

_WHOLE_DATE = re.compile(r"Full publication date: (.+)")  # of JSTOR, beside the year
_SEASONS = {"SPR": "Spring", "SUM": "Summer", "FAL": "Autumn", "AUT": "Autumn", "WIN": "Winter"}  # of Web of Science
_SEASON = re.compile(rf"\b(?:{'|'.join(_SEASONS)})\b")
_BRACKETED = re.compile(r"\[(.+)\]")  # how JSTOR writes the publishers of journals
_OTHER_TAGS = (("CASE", "A2", "T2"), ("CONF", "C1", "CY"))  # EndNote's reporter of a case, place of proceedings


def put_in_place(values: dict[str, list[str]]) -> None:
    """Put what databases and EndNote write under other tags, or in pieces, where the format has it."""
    code = next(iter(values.get("TY", ())), "").upper()
    for kind, other, tag in _OTHER_TAGS:
        if code == kind and other in values and tag not in values:
            values[tag] = values.pop(other)
    if "DA" not in values and (whole := _WHOLE_DATE.fullmatch(next(iter(values.get("C1", ())), ""))):
        values["DA"] = [whole[1]]
        del values["C1"]
    if "DA" in values:
        values["DA"] = [_SEASON.sub(lambda season: _SEASONS[season[0]], day) for day in values["DA"]]
    if "JSTOR" in values.get("DB", ()) and "PB" in values:
        values["PB"] = [_BRACKETED.sub(r"\1", house) for house in values["PB"]]
    if code == "RPRT" and "T2" in values and values.get("TI", [""])[0].endswith(":"):  # and a title in two lines
        values["TI"][0] = " ".join([values["TI"][0], *values.pop("T2")])


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
