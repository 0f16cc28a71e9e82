"""Records of a page of answers as JSON texts: what does not depend on the question is written once a state."""

import orjson

from kb.domain.records import Record
from kb.library import search_view, views
from kb.library.records import Hit
from kb.library.session import Library


def written(library: Library, hit: Hit, record: Record, root: str) -> orjson.Fragment:
    """Return a record with why it was found, as JSON."""

    def write() -> bytes:
        newest = library.records.many([hit.key]).get(hit.key, record)  # of the state that it is kept with
        return orjson.dumps(views.record(newest.seen_from(record.manuscript), library.vocabulary, root))

    whole = library.records.derived("JSON", (hit.key, record.manuscript, root), write)
    return orjson.Fragment(b'%s,"matched":%s}' % (whole[:-1], orjson.dumps(search_view.matched(hit))))
