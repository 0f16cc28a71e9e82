"""What a writer puts around a cite, and where it meets its neighbours (rules of citeproc-js)."""

import pytest

from kb.csl.processor import CiteItem
from tests.csl.samples import cites

TITLE = '<text variable="title"/>'
ITEMS: list[dict[str, object]] = [{"id": key, "type": "book", "title": f"Book {key}"} for key in "XYZ"]
INSIDE = '<locale><style-options punctuation-in-quote="true"/></locale>'


@pytest.mark.parametrize(
    ("suffix", "prefix", "printed"),
    [
        ("", "", "Book X; Book Y"),
        ("", ", as against", "Book X, as against Book Y"),
        ("", ". Contrast", "Book X. Contrast Book Y"),
        ("", "; further", "Book X; further Book Y"),
        ("", "and", "Book X; and Book Y"),
        (" for the north,", "", "Book X for the north, Book Y"),
        (".", "But see", "Book X. But see Book Y"),
        ("!", ", and", "Book X!; , and Book Y"),
    ],
)
def test_a_sign_of_an_affix_takes_the_place_of_the_delimiter(suffix: str, prefix: str, printed: str) -> None:
    given = [CiteItem("X", suffix=suffix), CiteItem("Y", prefix=prefix)]
    assert cites(TITLE, given, ITEMS) == printed


def test_a_delimiter_without_a_space_goes_with_its_sign() -> None:
    given = [CiteItem("X", suffix=" one,"), CiteItem("Y")]
    assert cites(TITLE, given, ITEMS, delimiter=";") == "Book X one,Book Y"


@pytest.mark.parametrize(
    ("prefix", "printed"),
    [
        ("", "Ed. Book X"),
        ("see", "see ed. Book X"),
        ("So it stands.", "So it stands. Ed. Book X"),
        ("Who says so?", "Who says so? Ed. Book X"),
        ("He called it “a lie.”", "He called it “a lie.” Ed. Book X"),
        ("Cf.", "Cf. ed. Book X"),
    ],
)
def test_after_a_sentence_a_term_has_its_capital(prefix: str, printed: str) -> None:
    layout = f'<group delimiter=" "><text term="editor" form="short"/>{TITLE}</group>'
    assert cites(layout, [CiteItem("X", prefix=prefix)], ITEMS) == printed


def test_a_sentence_in_the_middle_of_a_citation_begins_anew() -> None:
    layout = f'<group delimiter=" "><text term="editor" form="short"/>{TITLE}</group>'
    given = [CiteItem("X"), CiteItem("Y"), CiteItem("Z", prefix=". All else is hearsay.")]
    assert cites(layout, given, ITEMS) == "Ed. Book X; ed. Book Y. All else is hearsay. Ed. Book Z"


@pytest.mark.parametrize(
    ("prefix", "suffix", "printed"),
    [
        ("after 'the turn', ", "", "after “the turn”, Book X"),
        ('so "yes". And', "", "so “yes”. And Book X"),
        ("", ', or "the Fen".', "Book X, or “the Fen”."),
        ("the ‘Fen’, ", "", "the ‘Fen’, Book X"),
        ("", " (“so,” he wrote)", "Book X (“so,” he wrote)"),
        ("<i>ibid</i>, 'no'.", "", "<i>ibid</i>, “no”. Book X"),
    ],
)
def test_no_sign_moves_in_the_writers_own_quotes(prefix: str, suffix: str, printed: str) -> None:
    assert cites(TITLE, [CiteItem("X", prefix=prefix, suffix=suffix)], ITEMS, more=INSIDE) == printed


def test_the_styles_quotes_still_take_a_sign_of_the_affix() -> None:
    layout = '<text variable="title" quotes="true"/>'
    assert cites(layout, [CiteItem("X", suffix=", twice")], ITEMS, more=INSIDE) == "“Book X,” twice"


@pytest.mark.parametrize(
    ("prefix", "printed"),
    [("см.", "см. Book X"), ("«Так»", "«Так» Book X"), ("pre-", "pre-Book X"), ("1990)", "1990) Book X"),
     ("см.\u00a0", "см.\u00a0Book X"), ("(", "(Book X")],
)  # fmt: skip
def test_the_space_after_a_prefix(prefix: str, printed: str) -> None:
    assert cites(TITLE, [CiteItem("X", prefix=prefix)], ITEMS) == printed
