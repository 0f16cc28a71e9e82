"""The fields of the index on a cluster, and how a record becomes one of its documents.

Words are analysed by us, as for every engine: the cluster splits them at spaces and does no more.
"""

from typing import Any

from kb.search.index_values import SearchDocument
from kb.search.schema import KEYWORDS, NUMBERS, ORDERS, TEXT_FIELDS, VALUES, fill

LISTED, _SIGNS = "_listed", ("=", "~")  # after a text field: its terms with these signs as values, to be listed
PARTED = frozenset((*TEXT_FIELDS, *(f"{name}_row" for name in TEXT_FIELDS), "begun"))  # terms with spaces between them
_NO_WORD = "."  # in a text field with no words: so that a word's rarity is told against all records, as elsewhere
_MOST_HITS = 1_000_000  # that a reader may turn pages through
_NUMBER = {"type": "long"}
_KEYWORD = {"type": "keyword"}
_SEARCHED = {"type": "keyword", "doc_values": False}


def settings(shards: int) -> dict[str, Any]:
    """Return the settings of an index: each shard has a copy on another node as soon as there is one."""
    return {
        "number_of_shards": shards,
        "auto_expand_replicas": "0-1",
        "refresh_interval": "-1",  # a state is shown when it is whole
        "gc_deletes": "1h",  # how long it is remembered that a record is gone, against a late writer
        "max_result_window": _MOST_HITS,
        "max_terms_count": _MOST_HITS,
    }


def mapping() -> dict[str, Any]:
    """Return the fields."""
    words = {"type": "text", "analyzer": "whitespace", "index_options": "freqs"}
    rows = {"type": "text", "analyzer": "whitespace", "position_increment_gap": 1, "norms": True}
    fields: dict[str, Any] = {
        "key": _KEYWORD,
        "begun": {**words, "index_options": "docs"},
        "source": {**_SEARCHED, "index": False},
    }
    fields |= dict.fromkeys(TEXT_FIELDS, words)
    fields |= {f"{name}_row": rows for name in TEXT_FIELDS}
    fields |= {f"{name}{LISTED}": {"type": "keyword", "index": False} for name in TEXT_FIELDS}
    fields |= dict.fromkeys((*KEYWORDS, *VALUES, *ORDERS, "called"), _KEYWORD)
    fields |= dict.fromkeys(("spanning", "lasting"), _SEARCHED)
    fields |= dict.fromkeys(NUMBERS, _NUMBER)
    return {"dynamic": "strict", "_source": {"includes": ["source"]}, "properties": fields}


class _Fields(dict[str, Any]):
    """The values of a record by field, gathered as `kb.search.schema.fill` adds them."""

    def add_text(self, field_name: str, text: str) -> None:
        self.setdefault(field_name, []).append(text)

    def add_integer(self, field_name: str, value: int) -> None:
        self.setdefault(field_name, []).append(value)

    def add_bytes(self, field_name: str, bytes: bytes) -> None:
        self[field_name] = bytes.decode()


def document(record: SearchDocument) -> dict[str, Any]:
    """Return the document of a record."""
    fields = _Fields()
    fill(fields, record)
    for name in TEXT_FIELDS:
        fields.setdefault(name, [_NO_WORD])
        terms = {term for text in fields.get(name, ()) for term in text.split(" ") if term.startswith(_SIGNS)}
        if terms:
            fields[f"{name}{LISTED}"] = sorted(terms)
    return dict(fields)
