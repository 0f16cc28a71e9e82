"""The table of a treaty: a row a party, from what the record holds."""

from kb.domain.clauses import Clause
from kb.domain.status_table import rows
from kb.domain.treaty_facts import Reservation
from tests.factories import action, record, signed, states

KNOWN = record(
    parties=states("AZE", "KAZ", "RUS"),
    clauses=(Clause("entry-into-force", "on the 2nd instrument"), Clause("entry-into-force", "on its own instrument")),
    actions=[signed("2018", origin="stated"), signed("2018-08-12"), signed("2018-09-01", party="RUS"),
             action("ratification", "2019-01-01", party="KAZ"), action("deposit", "2019-02-01", party="KAZ"),
             action("deposit", "2019-05-01", party="AZE"), action("accession", "2021-01-01", party="TKM"),
             action("denunciation", "2022-01-01", party="AZE")],
    reservations=(Reservation("declaration", "KAZ"),),
)  # fmt: skip


def test_each_party_has_its_row() -> None:
    table = [
        (row.party, row.signed and row.signed.text, [act.kind for act in row.consents],
         row.bound and row.bound.date.text, len(row.reservations), len(row.ends))
        for row in rows(KNOWN)
    ]  # fmt: skip
    assert table == [
        ("AZE", "2018-08-12", ["deposit"], "2019-05-01", 0, 1),
        ("KAZ", "2018-08-12", ["ratification", "deposit"], "2019-05-01", 1, 0),
        ("RUS", "2018-09-01", [], None, 0, 0),
        ("TKM", None, ["accession"], "2021-01-01", 0, 0),
    ]


def test_a_document_without_parties_has_no_row() -> None:
    assert rows(record()) == ()
