"""What a beginning of a question may mean, as the JSON object of the contract and as OpenSearch suggestions."""

from collections.abc import Mapping, Sequence
from urllib.parse import quote, urlencode

import orjson

from kb.domain.vocabulary import Vocabulary
from kb.library.answer_shapes import SuggestionJson
from kb.library.search import SearchableLibrary
from kb.library.shaping import shaped
from kb.search import suggestions as search_suggestions
from kb.search.suggestions import MOST, Suggestion

__all__ = ["MOST", "opensearch", "suggestions", "view"]
_PAGES: Mapping[str, str] = {"topic": "/topics/", "name": "/search?person=", "place": "/search?place="}


def suggestions(library: SearchableLibrary, text: str, limit: int, lang: str = "") -> tuple[Suggestion, ...]:
    """Return at most `limit` suggestions for a beginning, the likeliest first; with no words there are none.

    `lang` is the reader's language, "" where it is not known: titles are those nearest to what is typed, and a person
    whom we name in that language is named so.
    """
    matches = search_suggestions.suggestions(library.index, text, limit, library.labels, lang)
    return tuple(_named(suggestion, library.vocabulary, lang) for suggestion in matches)


def _named(suggestion: Suggestion, vocabulary: Vocabulary, lang: str) -> Suggestion:
    known = vocabulary.person_named(suggestion.key) if suggestion.kind == "name" and lang else None
    return suggestion._replace(text=known.name.get(lang)) if known else suggestion


def view(suggestion: Suggestion) -> SuggestionJson:
    """Return a suggestion as the JSON object of the contract, with the address of its page."""
    return shaped(SuggestionJson, suggestion, url=_address(suggestion))


def opensearch(text: str, offers: Sequence[Suggestion], root: str) -> str:
    """Return suggestions as a browser's search box takes them (OpenSearch Suggestions 1.1): texts and addresses."""
    addresses = [f"{root}{_address(suggestion)}" for suggestion in offers]
    return orjson.dumps([text, [suggestion.text for suggestion in offers], [""] * len(offers), addresses]).decode()


def _address(suggestion: Suggestion) -> str:
    if suggestion.kind == "date" and suggestion.key.isdecimal():
        return f"/search?{urlencode({'from': suggestion.key, 'to': suggestion.key})}"
    return f"{_PAGES.get(suggestion.kind, '/records/')}{quote(suggestion.key, safe='')}"
