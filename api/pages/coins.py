"""COinS: a record as an OpenURL ContextObject in a span's title (Z39.88-2004, key/value form)."""

from urllib.parse import urlencode

from api.pages.headtags import item_type
from kb.domain.records import Record

_BOOKS = ("book", "chapter", "report", "thesis", "pamphlet", "collection")
_ARTICLES = ("article-journal", "article-magazine", "article-newspaper", "article", "review", "review-book")
_GENRES = {"chapter": "bookitem", "report": "report", "thesis": "dissertation"}


def coins(record: Record, address: str) -> str:
    """Give the ContextObject of a record; `address` is its permanent one."""
    title = record.title()
    pairs = [("ctx_ver", "Z39.88-2004")]
    name = title.value if title else record.citekey
    if record.type in _ARTICLES:
        pairs += [("rft_val_fmt", "info:ofi/fmt:kev:mtx:journal"), ("rft.genre", "article"), ("rft.atitle", name)]
        pairs += _fields(record, {"container-title": "jtitle", "volume": "volume", "issue": "issue", "ISSN": "issn"})
    elif record.type in _BOOKS:
        genre = _GENRES.get(record.type, "book")
        container = record.fields.get("container-title", "")
        pairs += [("rft_val_fmt", "info:ofi/fmt:kev:mtx:book"), ("rft.genre", genre)]
        pairs += [("rft.atitle", name), ("rft.btitle", container)] if container else [("rft.btitle", name)]
        pairs += _fields(record, {"publisher": "pub", "publisher-place": "place", "ISBN": "isbn"})
    else:
        pairs += [("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"), ("rft.title", name), ("rft.type", item_type(record))]
        pairs += _fields(record, {"publisher": "publisher", "authority": "publisher"})
    pairs += _authors(record)
    if record.issued:
        pairs.append(("rft.date", record.issued.text))
    pairs += _fields(record, {"page": "pages"})
    if record.language:
        pairs.append(("rft.language", record.language))
    pairs += [("rft_id", address)]
    if record.fields.get("DOI"):
        pairs.append(("rft_id", f"info:doi/{record.fields['DOI']}"))
    return urlencode([(key, value) for key, value in pairs if value])


def _fields(record: Record, names: dict[str, str]) -> list[tuple[str, str]]:
    return [(f"rft.{key}", record.fields[name]) for name, key in names.items() if record.fields.get(name)]


def _authors(record: Record) -> list[tuple[str, str]]:
    authors = record.contributors_as("author")
    dublin = record.type not in (*_ARTICLES, *_BOOKS)
    if dublin:
        return [("rft.creator", person.literal or f"{person.family}, {person.given}".strip(", ")) for person in authors]
    pairs = []
    if authors and authors[0].family and authors[0].given:
        pairs += [("rft.aulast", authors[0].family), ("rft.aufirst", authors[0].given)]
    return pairs + [("rft.au", person.literal or f"{person.family}, {person.given}".strip(", ")) for person in authors]
