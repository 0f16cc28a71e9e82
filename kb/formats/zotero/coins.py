"""COinS: a record as an OpenURL ContextObject in a span's title (Z39.88-2004, key/value form).

Letters other than Latin stand as they are: whoever decodes finds them so, and a Kazakh title takes a third of the room.
"""

import re
from urllib.parse import quote_plus

from kb.domain.item_types import row_of
from kb.domain.records import Contributor, Record
from kb.formats.zotero import item

_NO_LETTERS = re.compile(r"(?:[\x00-\x7f]|\W)+")  # what is encoded: all but the letters of other alphabets
_PRINTED = {"publisher": "pub", "publisher-place": "place", "ISBN": "isbn", "edition": "edition",
            "number-of-pages": "tpages", "collection-title": "series"}  # fmt: skip
_PERIODICAL = {"container-title": "jtitle", "volume": "volume", "issue": "issue", "ISSN": "issn"}


def coins(record: Record, address: str) -> str:
    """Return the ContextObject of a record; `address` is its permanent one."""
    name = item.item(record).title
    authors = record.contributors_as("author")
    pairs = [("ctx_ver", "Z39.88-2004")]
    form, _, genre = row_of(record.type).coins.partition("/")
    if form == "journal":
        pairs += [("rft_val_fmt", "info:ofi/fmt:kev:mtx:journal"), ("rft.genre", genre), ("rft.atitle", name)]
        pairs += [*_fields(record, _PERIODICAL), *_authors(authors)]
    elif form == "book":
        container = record.fields.get("container-title", "")
        pairs += [("rft_val_fmt", "info:ofi/fmt:kev:mtx:book"), ("rft.genre", genre)]
        pairs += [("rft.atitle", name), ("rft.btitle", container)] if genre == "bookitem" else [("rft.btitle", name)]
        pairs += [*_fields(record, _PRINTED), *_authors(authors)]
    elif form == "dissertation":
        pairs += [("rft_val_fmt", "info:ofi/fmt:kev:mtx:dissertation"), ("rft.title", name)]
        pairs += [*_fields(record, {"publisher": "inst", "genre": "degree"}), *_authors(authors)]
    else:
        pairs += [("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"), ("rft.title", name)]
        pairs += [("rft.type", item.item_type(record)), *(("rft.creator", person.inverted) for person in authors)]
        pairs += _fields(record, {"container-title": "source", "publisher": "publisher"})
    if record.issued:
        pairs.append(("rft.date", record.issued.text))
    pairs += [*_fields(record, {"page": "pages"}), ("rft.language", record.language)]
    pairs += [("rft_id", address), ("rft_id", record.fields.get("URL", ""))]
    if record.fields.get("DOI"):
        pairs.append(("rft_id", f"info:doi/{record.fields['DOI']}"))
    return "&".join(f"{key}={_NO_LETTERS.sub(_quoted, value)}" for key, value in pairs if value)


def _quoted(part: re.Match[str]) -> str:
    return quote_plus(part[0])


def _fields(record: Record, names: dict[str, str]) -> list[tuple[str, str]]:
    return [(f"rft.{key}", record.fields[name]) for name, key in names.items() if record.fields.get(name)]


def _authors(authors: tuple[Contributor, ...]) -> list[tuple[str, str]]:
    """Return the first author in parts and the others whole, each once: readers that join both would double one."""
    pairs = []
    for position, person in enumerate(authors):
        if position == 0 and person.family and person.given:
            pairs += [("rft.aulast", person.family), ("rft.aufirst", person.given)]
        else:
            pairs.append(("rft.au", person.inverted))
    return pairs
