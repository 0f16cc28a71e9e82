"""Who signed a document, read from the notes on it."""

from kb.domain.prose import Prose
from kb.library.search_document import document
from kb.library.signatories import signatories, signers
from tests.factories import evidence, record, signed
from tests.library.test_search_document import VOCABULARY


def test_those_who_signed_are_named_and_nobody_else() -> None:
    known = record(
        kind="agreement",
        actions=[signed("2013-01", note=Prose(("signed by Yu. Ivanova and K. Serikov",)))],
        evidence=(
            evidence("title", note=Prose(("chronology by P. Petrov: K. Serikov signed it", "found by A. Akhmetov"))),
        ),
    )
    assert signatories(known) == ("Yu. Ivanova", "K. Serikov")
    assert document(known, VOCABULARY).names == ("Yu. Ivanova", "K. Serikov")


def test_a_writing_is_signed_by_nobody() -> None:
    assert signatories(record(kind="", actions=[signed("2013", note=Prose(("signed by K. Serikov",)))])) == ()


def test_those_by_whom_it_was_signed_are_known_without_initials_too() -> None:
    phrases = (
        "signed early in May by ministers Yu. Ivanova and K. Serikov at the forum",
        "daily of 3 May: signed by President Akhmetov, reported later",
        "signed at the meeting of P. Petrov and S. Zhanov in Astana",
        "signed by the presidents in Almaty that day",
    )
    known = record(kind="agreement", actions=[signed("2013-01", note=Prose(phrases))])
    assert signers(known) == ("Yu. Ivanova", "K. Serikov", "Akhmetov")
    assert signers(record(kind="", actions=[signed("2013-01", note=Prose(phrases))])) == ()
