"""Why a record was found, as JSON: written by hand where it is written most, as by its shape."""

import json

import pytest

from kb.library.answer_shapes import MatchJson
from kb.library.search_view import matched
from kb.library.shaping import shaped
from kb.search.results import Hit, Portion, Ranking, Reason, Snippet

REASONS = (Reason("дружбы", "title", "stem", "дружбе"), Reason("1998", "year", "surface", "1998"))
SNIPPETS = (Snippet("title", "ru", "О дружбе", ((2, 8),)), Snippet("name", "", "Омар, Ә.", ()))


@pytest.mark.parametrize(
    "hit",
    [
        Hit("a", 1.5, REASONS, SNIPPETS, ("вечной",)),
        Hit("a", 0.0, (), ()),
        Hit("a", 1.5, REASONS, SNIPPETS, (), Ranking((Portion("дружбы", 1.5),), 1.0, 3)),
    ],
)
def test_a_match_is_as_its_shape_says(hit: Hit) -> None:
    by_shape = shaped(MatchJson, hit, score=hit.score if hit.ranking else 0.0)
    assert json.dumps(matched(hit)) == json.dumps(by_shape)
