"""What a beginning of a question may mean, as the JSON object of the contract and as OpenSearch suggestions."""

from collections.abc import Mapping, Sequence
from urllib.parse import quote, urlencode

import orjson

from kb.library.answer_shapes import SuggestionJson
from kb.library.search import SearchableLibrary
from kb.library.shaping import shaped
from kb.search.results import Suggestion
from kb.search.suggestions import MOST

__all__ = ["MOST", "opensearch", "suggestions", "view"]
_PAGES: Mapping[str, str] = {"topic": "/topics/", "name": "/search?person=", "place": "/search?place="}


def suggestions(library: SearchableLibrary, text: str, limit: int) -> tuple[Suggestion, ...]:
    """Return at most `limit` suggestions for a beginning, the likeliest first; with no words there are none."""
    return library.index.suggest(text, limit, library.labels)


def view(suggestion: Suggestion) -> SuggestionJson:
    """Return a suggestion as the JSON object of the contract, with the address of its page."""
    return shaped(SuggestionJson, suggestion, url=_address(suggestion))


def opensearch(text: str, its: Sequence[Suggestion], root: str) -> str:
    """Return suggestions as a browser's search box takes them (OpenSearch Suggestions 1.1): texts and addresses."""
    addresses = [f"{root}{_address(one)}" for one in its]
    return orjson.dumps([text, [one.text for one in its], [""] * len(its), addresses]).decode()


def _address(one: Suggestion) -> str:
    if one.kind == "date" and one.key.isdecimal():
        return f"/search?{urlencode({'from': one.key, 'to': one.key})}"
    return f"{_PAGES.get(one.kind, '/records/')}{quote(one.key, safe='')}"
