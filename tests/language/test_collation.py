"""Sort keys against the order ICU 78 gives (hard-coded: the collator is not needed to run this)."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.language.collation import KAZAKH_ALPHABET, Order, sort_key

# Printed by Intl.Collator(lang, {numeric: true, ignorePunctuation: false}) of ICU 78.2.
KK = """
9 шілде|10 жыл|абай|ақмола|алматы|әбділдин|әлем|әуезов|Байқоңыр|баку|бұхара|вена|гаага|
ғабит|ғылым|дала|ел|елка|ёлка|жамбыл|зайсан|ислам|йод|казак|келісім|қазақ|қазақ тілі|
қазақстан|лахор|мемлекет|нұр|ңгар|орал|өзбек|өскемен|париж|ресей|сәтбаев|түркия|удмурт|
ұлт|ұлы|үкімет|фонд|халық|һәм|цифр|чехия|шекара|ырыс|іле|ішкі|эссе|юрта|яна|Buzan|
Cummings|Łódź|Nazarbayev|Öz|Wæver|Wendt
"""
RU = """
абай|ахмат|әбділдин|баку|ел|елка|ёлка|елки|закон|ишим|іле|йод|карта|қазақ|ось|
өскемен|удмурт|үкімет|ұлт|фонд|шекара|ырыс|эссе|Buzan
"""
EN = "2 treaties|10 treaties|Buzan|Öz|Wendt|абай|қазақ"


@pytest.mark.parametrize(("lang", "listed"), [("kk", KK), ("ru", RU), ("en", EN)])
def test_order_of_icu(lang: Order, listed: str) -> None:
    order = listed.replace("\n", "").split("|")
    mixed = order.copy()
    random.Random(8).shuffle(mixed)
    assert sorted(mixed, key=lambda text: sort_key(text, lang)) == order


def test_kazakh_alphabet() -> None:
    assert "".join(sorted(KAZAKH_ALPHABET)) != KAZAKH_ALPHABET
    assert "".join(sorted(KAZAKH_ALPHABET, key=sort_key)) == KAZAKH_ALPHABET


@pytest.mark.parametrize(
    ("one", "other"),
    [("ҚАЗАҚ", "қазақ"), ("«Қазақ»", "қазақ"), ("қауiп", "қауіп"), ("Нұр-Сұлтан", "НұрСұлтан"), ("007", "7")],
)
def test_alike(one: str, other: str) -> None:
    assert sort_key(one) == sort_key(other)


def test_a_shorter_name_comes_first() -> None:
    assert sort_key("Ли") < sort_key("Ли Б") < sort_key("Лиа")


@given(st.text(max_size=300), st.text(max_size=300))
def test_keys_are_plain_ascii(one: str, other: str) -> None:
    key = sort_key(one)
    assert key.isascii()
    assert key == "" or key.isalnum()
    assert key == key.lower()
    assert (sort_key(one) == sort_key(other)) or one != other
