"""Characters that no text may hold: replaced in every part of a record, which stays of its kind."""

from kb.domain.controls import cleaned
from kb.domain.edtf import parse
from kb.domain.prose import Prose
from kb.domain.records import Record
from kb.domain.titles import Title


def test_a_part_stays_of_its_kind() -> None:
    record = Record(
        "a", "book", titles=(Title("Су\x07", "kk"), Title("Вода", "ru")), issued=parse("1992"), tags=("б\x00",)
    )
    clean = cleaned(record)
    assert clean.titles == (Title("Су\ufffd", "kk"), Title("Вода", "ru"))
    assert [type(title) for title in clean.titles] == [Title, Title]
    assert (clean.tags, type(clean.issued)) == (("б\ufffd",), type(record.issued))
    assert clean.titles[1] is record.titles[1]


def test_what_is_clean_is_the_same_object() -> None:
    record = Record("a", "book", titles=(Title("Су", "kk"),))
    assert cleaned(record) is record
    assert cleaned(Prose(("a",))) == Prose(("a",))
