"""What the index keeps of a record is read once, and no text is looked through that has no word of the question."""

from collections.abc import Iterator
from typing import Any

import pytest

from kb.language.folding import places
from kb.search import highlighter, stored_texts
from kb.search.analysis import terms_in
from kb.search.index import Index
from kb.search.places import SearchIndex
from kb.search.results import SearchDocument

NAMES = ("Назарбаев Н. А.", "Ельцин Б. Н.")
RECORD = SearchDocument(
    key="friendship", titles=(("ru", "Договор о дружбе"), ("en", "Treaty of friendship")), names=NAMES,
    notes=(("ru", "Подписан в Москве"),),
)  # fmt: skip


@pytest.fixture
def index() -> Iterator[SearchIndex]:
    """An index of one record, of which nothing was read yet."""
    stored_texts.read_stored.cache_clear()
    yield Index.in_memory((RECORD,), "1")


def test_a_record_is_read_once_for_all_questions(index: SearchIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def counted(text: str, lang: str) -> Any:
        read.append(text)
        return terms_in(text, lang)

    monkeypatch.setattr(stored_texts, "terms_in", counted)
    for question in ("дружбе", "Назарбаев", "treaty"):
        assert index.search(question).total == 1
    assert sorted(read) == sorted([*NAMES, "Договор о дружбе", "Treaty of friendship", "Подписан в Москве"])


def test_only_texts_with_a_word_of_the_question_are_looked_through(
    index: SearchIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_through: list[str] = []

    def counted(text: str) -> Any:
        looked_through.append(text)
        return places(text)

    monkeypatch.setattr(highlighter, "places", counted)
    hit = index.search("Назарбаев").hits[0]
    assert looked_through == ["Назарбаев Н. А."]
    assert [(reason.field, reason.matched) for reason in hit.reasons] == [("name", "Назарбаев")]
