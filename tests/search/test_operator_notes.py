"""What looks like an operator and is none is said, not passed over."""

import pytest

from kb.search.operator_notes import operator_notes

TYPED: list[tuple[str, list[tuple[str, str]]]] = [
    # the question                    what is remarked: the code, and the word that it names
    ("autor:Nazarbaev", [("operator-unknown", "author:")]),
    ("titel:договор граница", [("operator-unknown", "title:")]),
    ("тақырп:шекара", [("operator-unknown", "тақырып:")]),
    ("year:abc", [("operator-without-number", "year:")]),
    ("номер:первый", [("operator-without-number", "номер:")]),
    ("author:Назарбаев year:1992..1998 номер:12", []),
    ("https://adilet.zan.kz договор: Казахстан 12:30", []),
    ("force:maybe", [("operator-without-answer", "force:")]),
    ("действует:да person:Бузан", []),
    ("author:", [("operator-without-value", "author:")]),
    ("граница тема:", [("operator-without-value", "тема:")]),
    ('place:"" шекара', [("operator-without-value", "place:")]),
    ("year:", [("operator-without-value", "year:")]),
    ("author: Назарбаев", [("operator-without-value", "author:")]),
    ("Source: archive; note: copy", []),
    ('title:"шарт" -topic:caspian', []),
    ('"', [("question-without-words", "None")]),
    (" (((  ?! ", [("question-without-words", "None")]),
    ("  ", []),
    ("№ 5", []),
]


@pytest.mark.parametrize(("question", "remarks"), TYPED)
def test_a_misspelt_operator_is_said(question: str, remarks: list[tuple[str, str]]) -> None:
    said = [
        (note.code, str(note.values.get("near") or note.values.get("operator"))) for note in operator_notes(question)
    ]
    assert said == remarks
