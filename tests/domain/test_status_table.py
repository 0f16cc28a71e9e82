"""A row a party: signature, consent, from when it is bound, reservations, withdrawal; nothing is guessed."""

import pytest

from kb.domain.clauses import Clause
from kb.domain.records import Record
from kb.domain.status_table import StatusRow, is_multilateral, rows
from kb.domain.treaty_facts import Reservation
from tests.factories import action, in_force, record, signed, states

THREE = states("KAZ", "UZB", "KGZ")


def row(document: Record, code: str) -> StatusRow:
    return next(item for item in rows(document) if item.party == code)


def start(document: Record, code: str) -> str:
    span = row(document, code).bound
    return span.date.text if span else ""


def test_a_row_a_party_in_order_and_one_for_each_other_side_that_acted() -> None:
    joined = action("accession", "2001", party="RUS")
    document = record(
        parties=THREE, actions=[signed("1994-04-15"), joined], reservations=[Reservation("objection", "CIS")]
    )
    assert [(item.party, item.capacity) for item in rows(document)] == [
        ("KAZ", "state"), ("UZB", "state"), ("KGZ", "state"), ("RUS", ""), ("CIS", ""),
    ]  # fmt: skip
    assert row(document, "RUS").consents == (joined,)
    assert is_multilateral(document)
    assert not is_multilateral(record(parties=THREE[:2]))


def test_a_signature_of_the_whole_is_one_of_each_but_of_those_who_came_later() -> None:
    document = record(parties=THREE, actions=[signed("1994", origin="stated"), signed("1994-04-15"),
                                              action("accession", "2001", party="KGZ")])  # fmt: skip
    assert [[act.date.text for act in item.signatures if act.date] for item in rows(document)] == [
        ["1994-04-15"], ["1994-04-15"], [],
    ]  # fmt: skip


def test_a_party_s_own_day_of_signature_comes_before_the_document_s() -> None:
    document = record(parties=THREE, actions=[signed("1994-04-15"), signed("1994-06-01", party="UZB"),
                                              action("ratification", "1995", party="RUS")])  # fmt: skip
    days = [item.signed.text if item.signed else "" for item in rows(document)]
    assert days == ["1994-04-15", "1994-06-01", "1994-04-15", ""]


@pytest.mark.parametrize(
    ("actions", "clauses", "expected"),
    [
        ([in_force("1995-01-01")], [], ["1995-01-01"] * 3),
        ([in_force("1995-01-01"), in_force("1996-03-01", party="KGZ")], [], ["1995-01-01", "1995-01-01", "1996-03-01"]),
        # an instrument after the document's day: from when it binds that party is not known
        ([in_force("1995-01-01"), action("deposit", "1994-05-01", party="KAZ"),
          action("accession", "1999-05-01", party="KGZ")], [], ["1995-01-01", "", ""]),
        # a law of ratification is no instrument, so it says nothing of the others
        ([in_force("1995-01-01"), action("ratification", "1999-05-01", party="KGZ")], [],
         ["1995-01-01", "1995-01-01", ""]),
        # one that consented before that day is bound, whoever came later
        ([in_force("1995-01-01"), action("approval", "1994-08-02", party="KAZ"), action("ratification", party="UZB"),
          action("accession", "1999-05-01", party="RUS")], [], ["1995-01-01", "1995-01-01", ""]),
        # the clause needs two instruments: the third party has given none
        ([action("deposit", "1994-05-01", party="KAZ"), action("deposit", "1994-06-01", party="UZB")],
         [Clause("entry-into-force", "on the 2nd instrument")], ["1994-06-01", "1994-06-01", ""]),
        # each party by its own instrument, but not before the document itself
        ([in_force("1995-01-01"), action("deposit", "1994-05-01", party="KAZ"),
          action("accession", "1999-05-01", party="KGZ")],
         [Clause("entry-into-force", "30 days after its own instrument")], ["1995-01-01", "", "1999-05-31"]),
    ],
)  # fmt: skip
def test_from_when_the_document_binds_a_party(
    actions: list[object], clauses: list[Clause], expected: list[str]
) -> None:
    document = record(parties=THREE, actions=[signed("1994-04-15"), *actions], clauses=clauses)
    assert [start(document, code) for code in ("KAZ", "UZB", "KGZ")] == expected


def test_an_unknown_day_says_which_clause_it_waits_for() -> None:
    document = record(parties=THREE, actions=[signed("1994-04-15"), action("deposit", "1994-05-01", party="KAZ")],
                      clauses=[Clause("entry-into-force", "on the last instrument")])  # fmt: skip
    waits = row(document, "KAZ").waits
    assert (start(document, "KAZ"), waits and waits.text) == ("", "on the last instrument")


def test_withdrawal_and_reservations_stand_in_the_party_s_own_row() -> None:
    notice = action("denunciation", "2012-12-19", party="UZB")
    kept = Reservation("reservation", "KGZ", article="5")
    document = record(parties=THREE, actions=[signed("1992-05-15"), in_force("1994-04-20"), notice],
                      reservations=[kept], clauses=[Clause("denunciation", "6 months after notice")])  # fmt: skip
    left = row(document, "UZB")
    assert (left.withdrawals, [span.date.text for span in left.effects]) == ((notice,), ["2013-06-19"])
    assert row(document, "KGZ").reservations == (kept,)
    assert row(document, "KAZ").withdrawals == ()


def test_a_document_without_parties_has_no_row() -> None:
    assert rows(record()) == ()
