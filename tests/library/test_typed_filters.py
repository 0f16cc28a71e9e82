"""What people type in filters: names of parties, topics and kinds in three languages, days in any usual writing."""

import pytest

from kb.domain.filters import Filter
from kb.domain.queries import RecordQuery
from kb.errors import ChoiceError
from kb.library import chronology, records
from kb.library.session import Library
from kb.library.typed_filters import with_typed_values
from tests.library.test_chronology import asked

NAMES = [
    # the filter, what is typed, the code
    ("party", "RUSSIA", "RUS"),  # codes come in capitals, and so do names
    ("party", "Ресей Федерациясы", "RUS"),
    ("party", "казахстан", "KAZ"),
    ("party", "European Union", "EU"),
    ("topic", "Мемлекеттік шекара", "state-border"),
    ("topic", "space and baikonur", "space-and-baikonur"),
    ("topic", "госграница", "state-border"),  # by its other labels, after the ones that we show
    ("topic", "шекара", "state-border"),
    ("kind", "Протокол", "protocol"),
    ("kind", "agreement", "agreement"),
    ("lang", "казахский", "kk"),
]


@pytest.mark.parametrize(("name", "typed", "code"), NAMES)
def test_a_name_stands_for_its_code(library: Library, name: str, typed: str, code: str) -> None:
    question = with_typed_values(RecordQuery().choosing(name, typed), library.vocabulary)
    assert question.of(name) == (code,)


def test_a_question_without_filters_reads_no_vocabulary(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def unread(row: Filter, _vocabulary: object) -> tuple[str, ...]:
        raise AssertionError(row.name)

    monkeypatch.setattr(Filter, "valid", unread)
    assert with_typed_values(RecordQuery(q="шекара"), library.vocabulary) == RecordQuery(q="шекара")
    with pytest.raises(AssertionError, match="topic"):
        with_typed_values(RecordQuery().choosing("topic", "trade"), library.vocabulary)


DAYS = [("25.05.1992", "1992-05-25"), ("25 мая 1992 г.", "1992-05-25"), ("1992 ж. 25 мамыр", "1992-05-25"),
        ("05.1992", "1992-05"), ("1992", "1992"), ("1992-05~", "1992-05~"), ("soon", "soon")]  # fmt: skip


@pytest.mark.parametrize(("typed", "date"), DAYS)
def test_a_day_is_read_as_it_is_written(library: Library, typed: str, date: str) -> None:
    question = with_typed_values(RecordQuery(first=typed, last=typed, in_force_on=typed), library.vocabulary)
    assert (question.first, question.last, question.in_force_on) == (date, date, date)


def test_every_door_reads_both(library: Library) -> None:
    typed = RecordQuery(party=("Россия",), first="01.01.1992", last="31.12.1992")
    coded = RecordQuery(party=("RUS",), first="1992-01-01", last="1992-12-31")
    assert records.count(library, typed) == records.count(library, coded) > 0
    listed = chronology.chronology(library, asked(party=("Kazakhstan", "Russia"), match="exactly", first="25.05.1992"))
    assert listed.question.filters.party == ("KAZ", "RUS")
    assert listed.question.filters.first == "1992-05-25"


def test_a_name_of_nobody_is_told_the_near_codes(library: Library) -> None:
    with pytest.raises(ChoiceError, match="unknown party 'RUSIA'"):
        records.count(library, RecordQuery(party=("RUSIA",)))
