"""Plain words of the field as data: each said once, leading to words that records may use, and none of asking."""

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from kb.domain.languages import LANGUAGES
from kb.search.stopwords import is_stopword

TABLE: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[2] / "kb" / "data" / "words.toml").read_text("utf-8")
)


def test_what_is_said_stands_once() -> None:
    said = Counter(word.casefold() for entry in TABLE.values() for word in entry.get("said", ()))
    assert [word for word, times in said.items() if times > 1] == []


@pytest.mark.parametrize("key", TABLE)
def test_an_entry_leads_to_words_of_records(key: str) -> None:
    entry = TABLE[key]
    names = {name.casefold() for lang in LANGUAGES for name in entry.get(lang, ())}
    assert set(entry) <= {*LANGUAGES, "said"}
    assert names
    assert not names.intersection(word.casefold() for word in entry.get("said", ()))
    assert [word for word in (*names, *entry.get("said", ())) if " " not in word and is_stopword(word)] == []
