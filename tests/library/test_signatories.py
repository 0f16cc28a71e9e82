"""Who signed a document, read from the notes on it."""

from kb.domain.prose import Prose
from kb.library.search_document import document, signatories
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
