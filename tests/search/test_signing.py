"""Who signed and where it was signed: documents stand before writings that only name the person."""

import pytest

from kb.search.index import Index
from kb.search.index_values import PageOptions, SearchDocument

RECORDS = (
    SearchDocument("life-of-arys", titles=(("en", "Life of Arys Baizak"), ("ru", "Жизнь Арыса Байзака")), standing=6),
    SearchDocument("speech-of-arys", titles=(("en", "Speech"),), names=("Байзак, Арыс",), standing=6),
    SearchDocument(
        "harbour", titles=(("en", "Harbour treaty"),), names=("A. Baizak", "P. Orlov"),
        signers=("A. Baizak", "P. Orlov"), signatories=("A. Baizak", "P. Orlov"),
    ),
    SearchDocument(
        "ferry", titles=(("en", "Ferry treaty"),), names=("A. Baizak", "P. Orlov"),
        signatories=("A. Baizak", "P. Orlov"),
    ),
    SearchDocument("canal", titles=(("en", "Canal treaty"),), signers=("Orlov",)),
)  # fmt: skip
INDEX = Index.in_memory(RECORDS)


def keys(question: str) -> list[str]:
    return [hit.key for hit in INDEX.search(question, options=PageOptions(limit=5)).hits]


@pytest.mark.parametrize(
    "question", ["signed by Baizak", "подписанные Байзаком", "кто подписал с Байзаком", "Байзак қол қойған"]
)
def test_what_a_person_signed_stands_first(question: str) -> None:
    assert keys(question)[:2] == ["harbour", "ferry"]


def test_both_must_have_signed() -> None:
    assert keys("documents signed by Baizak and Orlov") == ["harbour", "ferry"]


def test_one_who_is_known_by_the_signature_alone_is_found() -> None:
    assert keys("signed by Orlov")[:2] == ["harbour", "canal"]
    assert "canal" not in keys("Orlov treaty")


def test_without_a_word_of_signing_a_person_is_a_person() -> None:
    assert keys("Baizak")[0] not in ("harbour", "ferry")
