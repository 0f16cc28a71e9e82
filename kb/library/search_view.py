"""A page of answers as the JSON object of the contract."""

from kb.domain.languages import LANGUAGES
from kb.domain.records import Record
from kb.domain.vocabulary import Vocabulary
from kb.library import views
from kb.library.answer_shapes import FoundRecordJson, MatchJson, QuestionNoteJson, RecordList, UnderstoodJson
from kb.library.records import Found
from kb.library.session import Library
from kb.library.shaping import shaped
from kb.messages import Message, say, values_json
from kb.search.results import Hit, Understood


def view(library: Library, results: Found, root: str = "/api/v1") -> RecordList:
    """Return a page of records as the JSON object of the contract."""
    return {
        "data": [_found_record(hit, results.records[hit.key], library.vocabulary, root) for hit in results.hits],
        "meta": {
            "total": results.total,
            "facets": {name: [{"value": v, "count": n} for v, n in rows] for name, rows in results.facets.items()},
            "understood": _reading(results.reading),
        },
        "links": {},
    }


def _found_record(hit: Hit, record: Record, vocabulary: Vocabulary, root: str) -> FoundRecordJson:
    return {
        **views.record(record, vocabulary, root),
        "matched": shaped(MatchJson, hit, score=hit.score if hit.ranking else 0.0),
    }


def _reading(reading: Understood) -> UnderstoodJson:
    return shaped(UnderstoodJson, reading, notes=[_note(note) for note in reading.notes])


def _note(note: Message) -> QuestionNoteJson:
    return {
        "code": note.code,
        "values": values_json(note),
        "words": {lang: say(note, lang) for lang in LANGUAGES},
    }
