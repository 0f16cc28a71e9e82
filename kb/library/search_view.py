"""A page of answers as the JSON object of the contract."""

from collections.abc import Callable
from typing import Any

from kb.domain.languages import LANGUAGES
from kb.domain.records import Record
from kb.library import views
from kb.library.answer_shapes import FoundRecordJson, MatchJson, QuestionNoteJson, RecordList, UnderstoodJson
from kb.library.records import Found
from kb.library.session import Library
from kb.library.shaping import shaped
from kb.messages import Message, say, values_json
from kb.search.index_values import Hit

MakeRow = Callable[[Library, Hit, Record, str], Any]


def view(library: Library, results: Found, root: str = "/api/v1", row: MakeRow | None = None) -> RecordList:
    """Return a page of records as the JSON object of the contract; `row` makes that of a hit."""
    make_row = row or found_record
    return {
        "data": [make_row(library, hit, results.records[hit.key], root) for hit in results.hits],
        "meta": {
            "total": results.total,
            "facets": {name: [{"value": v, "count": n} for v, n in rows] for name, rows in results.facets.items()},
            "understood": shaped(
                UnderstoodJson, results.reading, notes=[_note(note) for note in results.reading.notes]
            ),
        },
        "links": {},
    }


def found_record(library: Library, hit: Hit, record: Record, root: str) -> FoundRecordJson:
    """Return a record with why it was found."""
    return {**views.record(record, library.vocabulary, root), "matched": matched(hit)}


def matched(hit: Hit) -> MatchJson:
    """Return why a record was found."""
    return shaped(MatchJson, hit, score=hit.score if hit.ranking else 0.0)


def _note(note: Message) -> QuestionNoteJson:
    return {"code": note.code, "values": values_json(note), "words": {lang: say(note, lang) for lang in LANGUAGES}}
