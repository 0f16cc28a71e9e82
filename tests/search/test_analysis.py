"""The terms of words: what stands in the index, and which term takes in which."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.language.folding import spellings
from kb.search.analysis import asked_forms, form_terms, forms, index_terms, wider_term
from tests.search.collection import documents

LANGUAGES = ("kk", "ru", "en", "")


def assert_wider_terms_are_there(word: str) -> None:
    for lang in LANGUAGES:
        terms = form_terms(forms(word, lang))
        missing = [term for term in terms if term[0] not in "~@" and wider_term(term) not in terms]
        assert missing == [], (word, lang)


def test_a_record_with_a_narrow_term_has_the_wider_one() -> None:
    texts = [text for record in documents() for _lang, text in (*record.titles, *record.notes, *record.other)]
    for word in {word for text in texts for word in spellings(text)}:
        assert_wider_terms_are_there(word)


@given(st.text(alphabet="абвйёщьъәғқңөұүһіabcghijqswyz'\u2019şğı19", min_size=1, max_size=12))
def test_so_it_is_for_any_word(text: str) -> None:
    for word in spellings(text):
        assert_wider_terms_are_there(word)


@pytest.mark.parametrize(
    ("asked", "stands", "lang"),
    [("Kazakhstan", "Kazakhstan's", "en"), ("Ельцин", "Yel'tsin", "en"), ("Анчески", "Anceschi", ""),
     ("Медичи", "Medici", "en"), ("Микеле", "Michele", ""), ("шекара", "шекарасының", "kk"),
     ("Schroeder", "Schröder", "de"), ("mueller", "Müller", "de")],
)  # fmt: skip
def test_a_question_meets_the_text(asked: str, stands: str, lang: str) -> None:
    forms = asked_forms(asked)
    wanted = {*forms.stems, *forms.skeletons, *(f"~{key}" for key in forms.keys)}
    assert not wanted.isdisjoint(index_terms(stands, lang)[0].split())
