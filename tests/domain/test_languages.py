"""The languages stand once, and a text of ours is a value by language."""

import pytest

from kb.domain.languages import FIRST, LANGUAGES, SOURCE, SPOKEN
from kb.domain.wording import Wording


def test_the_languages_are_those_of_the_table() -> None:
    assert tuple(SPOKEN) == LANGUAGES
    assert FIRST in LANGUAGES
    assert SOURCE in LANGUAGES


def test_a_text_is_found_by_language_and_nowhere_made_up() -> None:
    given = Wording(ru="договор", kk="")
    assert (given["ru"], given["kk"], given["de"]) == ("договор", "", "")
    assert (given.get("kk"), given.get("de"), Wording().get("ru")) == ("договор", "договор", "")
    assert given.items() == (("ru", "договор"),)
    assert (bool(given), bool(Wording())) == (True, False)


def test_texts_stand_in_the_order_of_the_languages() -> None:
    everything = Wording({lang: lang for lang in reversed(LANGUAGES)})
    assert [lang for lang, _text in everything.items()] == list(LANGUAGES)
    assert everything.get("") == FIRST


@pytest.mark.parametrize("other", [Wording(en="treaty"), Wording({"en": "treaty", "kk": "", "gender": "m"})])
def test_equal_texts_are_one_value(other: Wording) -> None:
    assert other == Wording(en="treaty")
    assert hash(other) == hash(Wording(en="treaty"))
    assert other != Wording(ru="treaty")
