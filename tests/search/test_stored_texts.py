"""What the index keeps of a record is read once, and no text is looked through that has no word of the question."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest

from kb.language.abbreviations import things
from kb.language.folding import places, spellings
from kb.search import analysis, highlighter, stored_texts
from kb.search.analysis import SeenWords, asked_forms, first_sound, first_sounds, form_terms, forms, seen_words
from kb.search.asked_words import LookedFor
from kb.search.index import Index
from kb.search.index_places import SearchIndex
from kb.search.index_values import SearchDocument
from kb.search.word_trees import FIELDS

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

    def counted(text: str) -> Any:
        read.append(text)
        return spellings(text)

    monkeypatch.setattr(stored_texts, "spellings", counted)
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

    monkeypatch.setattr(stored_texts, "places", counted)
    hit = index.search("Назарбаев").hits[0]
    assert looked_through == ["Назарбаев Н. А."]
    assert [(reason.field, reason.matched) for reason in hit.reasons] == [("name", "Назарбаев")]


def test_words_that_were_noted_in_several_places_are_all_known(
    index: SearchIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(analysis, "_newest_seen", {})
    monkeypatch.setattr(analysis, "_MOST_SEEN", 1)
    other = RECORD._replace(key="another", titles=(("ru", "Дружба народов"),), notes=())
    hits = Index.in_memory((RECORD, other), "1").search("дружбе").hits
    assert {hit.key: hit.reasons[0].matched for hit in hits} == {"another": "Дружба", "friendship": "дружбе"}
    assert not any(seen_words(lang).having(["=дружбе"]) for lang in ("ru", "en"))  # the newest has none of them


@pytest.mark.parametrize("lang", ["kk", "ru", "en", "de", ""])
def test_a_word_and_its_terms_begin_with_one_sound(lang: str) -> None:
    words = {word for path in ("references.bib", "CHANGELOG.md") for word in spellings(Path(path).read_text("utf-8"))}
    words |= {
        "Джон",
        "Jon",
        "Эрмитаж",
        "Йорк",
        "Yelʹtsin",
        "Қытай",
        "Xian",
        "Ёлка",
        "Ұлт",
        "Щука",
        "Quaestor",
        "Öl",
        "Kазахстан",
    }
    assert len(words) > 5000
    for word in words:
        begun = {first_sound(term.lstrip("=~")) for term in form_terms(forms(word, lang))}
        assert begun <= first_sounds(word), word
        assert len(first_sounds(word)) == 1 or len(begun) > 1, word


def test_words_are_read_when_a_term_of_their_sound_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def counted(word: str, lang: str) -> Any:
        read.append(word)
        return forms(word, lang)

    monkeypatch.setattr(analysis, "forms", counted)
    seen = SeenWords("ru")
    seen.see(frozenset({"Договор", "о", "дружбе"}))
    assert read == []
    assert seen.having(["=дружбе"]) == {"дружбе"}
    assert set(read) == {"Договор", "дружбе"}
    assert seen.begun("о") == {"о"}
    assert seen.having(["=договор"]) == {"Договор"}
    assert len(read) == 3  # each once


def test_of_words_alike_the_first_in_a_text_is_the_reason() -> None:
    forms = ("дружба", "дружбы", "дружбе", "дружбу", "дружбой")
    for place in range(len(forms)):
        text = " и ".join([*forms[place:], *forms[:place]])
        hit = Index.in_memory([SearchDocument("a", titles=(("ru", text),))]).search("дружбами").hits[0]
        assert hit.reasons[0].matched == forms[place]


@pytest.mark.parametrize("lang", ["kk", "ru", "en", ""])
def test_each_name_of_a_thing_is_found_in_a_text_that_has_it(lang: str) -> None:
    lost = []
    for thing in things().values():
        word = LookedFor(thing.names[0], asked_forms("-"), FIELDS["any"], frozenset([thing.id]))
        for name in thing.names:
            for text in (f"Устав {name} 1999", f"Устав {name.upper()}"):
                source = orjson.dumps([[[lang, text]], [], [], [], [], [[], [], []], [None, None]])
                named = thing.id in (its for _start, _end, its in highlighter._named_in(text, lang))
                reasons, _snippets = highlighter.Explainer((word,)).explain(stored_texts.read_stored(source))
                if named != (reasons != ()):
                    lost.append(text)
    assert lost == []
