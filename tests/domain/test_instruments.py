"""An instrument on one line, and a statement of several values."""

import pytest

from kb.domain.instruments import NO_INSTRUMENT, Instrument
from kb.domain.records import Evidence


@pytest.mark.parametrize(
    ("instrument", "text"),
    [
        (Instrument("Federal Law", "69-FZ"), "Federal Law No. 69-FZ"),
        (Instrument("Resolution", "98", "approving the draft"), "Resolution No. 98 approving the draft"),
        (Instrument("Federal Law", title="О мире", lang="ru"), "Federal Law «О мире»"),
        (Instrument("Law", "1", "(approval)", "О мире", "ru"), "Law No. 1 «О мире» (approval)"),
        (Instrument("referendum"), "referendum"),
        (Instrument(number="5"), "No. 5"),
        (NO_INSTRUMENT, ""),
    ],
)
def test_an_instrument_on_one_line(instrument: Instrument, text: str) -> None:
    assert instrument.text == text
    assert bool(instrument) is bool(text)


def test_a_statement_on_one_line() -> None:
    law = Instrument("Federal Law", "77-FZ")
    assert Evidence("ratification", "1995-04-17", act=law, party="RUS").text == "1995-04-17; Federal Law No. 77-FZ; RUS"
    assert Evidence("ratification", act=law).text == "Federal Law No. 77-FZ"
    assert Evidence("adoption", "2014-09-30", location="Atyrau").text == "2014-09-30; Atyrau"
    assert Evidence("relation", "amends", target="kz-ru-emba-1995").text == "amends kz-ru-emba-1995"
    assert Evidence("title", "Шарт").text == "Шарт"
