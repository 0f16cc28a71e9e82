"""Places in series of treaties, in the forms in which they are cited."""

import pytest

from kb.language.typed_identifiers import identifiers_in


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("94 LNTS 57", "lnts-94-57"),
        ("see 94 L.N.T.S. 57 (1929)", "lnts-94-57"),
        ("League of Nations Treaty Series, vol. 94, p. 57", "lnts-94-57"),
        ("United Nations, Treaty Series, vol. 450, pp. 11", "unts-450-11"),
        ("UNTS 450: 11", "unts-450-11"),
        ("Серия договоров ООН, т. 450, с. 11", "unts-450-11"),
        ("450 unts", "unts-450"),
    ],
)
def test_volume_and_page(text: str, value: str) -> None:
    assert [(its.kind, its.value) for its in identifiers_in(text)] == [("series", value)]


@pytest.mark.parametrize("text", ["UNTS No. 6465", "UNTS I-6465", "UN Treaty UNTS reg. no. 6465"])
def test_numbers_of_treaties_there(text: str) -> None:
    assert {its.value for its in identifiers_in(text)} & {"6465", "i-6465"}


@pytest.mark.parametrize("text", ["10 points 5", "events 12", "5 договоров 1998"])
def test_other_words_name_no_series(text: str) -> None:
    assert "series" not in {its.kind for its in identifiers_in(text)}
