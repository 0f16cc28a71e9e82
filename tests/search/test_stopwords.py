"""Words that say little: the lists are looked through by the first letter, which a stem keeps."""

import pytest

from kb.domain.languages import LANGUAGES
from kb.language.latin import latin_key
from kb.language.stems import stem
from kb.language.word_tables import table
from kb.search.stopwords import is_asking, is_stopword, names_document

LISTED = [word for lang in LANGUAGES for word in table("asking").get(f"little {lang}", "").split()]


def test_a_stem_begins_as_its_word_does() -> None:
    words = [*LISTED, *table("asking")["writings"].split()]
    assert [word for word in words for lang in LANGUAGES if stem(word, lang)[:1] != word[:1]] == []


def test_every_word_of_the_list_is_one_of_asking() -> None:
    assert [word for word in LISTED if not is_asking(word)] == []


def test_a_needless_word_is_one_in_either_script() -> None:
    needless = [word for lang in LANGUAGES for word in table("asking").get(f"needless {lang}", "").split()]
    romanised = [key for word in needless if not word.isascii() and len(key := latin_key(word)) > 3]
    assert romanised and [word for word in (*needless, *romanised) if not is_stopword(word)] == []


def test_every_word_for_writings_is_one() -> None:
    assert [word for word in table("asking")["writings"].split() if not names_document(word)] == []


@pytest.mark.parametrize("word", ["байконур", "baikonur", "1994", "каспий"])
def test_a_name_is_none_of_them(word: str) -> None:
    assert not (is_asking(word) or is_stopword(word) or names_document(word))
