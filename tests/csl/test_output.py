"""Where pieces of text meet: signs, spaces, quotes; and what becomes of markup."""

import pytest

from kb.csl.output import CLOSE, OPEN, QUOTE, UNQUOTE, Quotes, Span, Token, finish, text_of
from kb.csl.processor import Run, runs
from tests.csl.samples import one

INSIDE = Quotes(punctuation_inside=True)


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        (["Астана", ".", ". ", "Алматы"], "Астана. Алматы"),
        (["Кім?", ". ", "Не"], "Кім? Не"),
        (["Кім", ": ", " Не"], "Кім: Не"),
        (["т.б.", ", ", "б."], "т.б., б."),
        (["а", "; ", ". ", "б"], "а; . б"),
        (["а;", ". ", "б"], "а; б"),
        (["а:", "! "], "а! "),
        (["...", " б"], "... б"),
    ],
)
def test_meeting_signs(pieces: list[str], text: str) -> None:
    assert text_of(finish(list(pieces), Quotes())) == text


def test_signs_move_inside_quotes_only_where_the_locale_says_so() -> None:
    tokens: list[Token] = [QUOTE, OPEN["italic"], "Title", CLOSE, UNQUOTE, ", ", "2001"]
    assert text_of(finish(list(tokens), INSIDE)) == "“Title,” 2001"
    assert text_of(finish(list(tokens), Quotes(("«", "»"), ("“", "”")))) == "«Title», 2001"


@pytest.mark.parametrize(
    ("title", "html"),
    [
        ("On <i>x</i> & y", "On <i>x</i> &#38; y"),
        ("a < b > c", "a &#60; b &#62; c"),
        ("<script>x</script>", "&#60;script&#62;x&#60;/script&#62;"),
        ("<i>unclosed", "&#60;i&#62;unclosed"),
        ("H<sub>2</sub>O<sup>+</sup>", "H<sub>2</sub>O<sup>+</sup>"),
        ('He said "so"', "He said “so”"),
        ("l'Égypte", "l’Égypte"),
        ("'Soft' power", "“Soft” power"),
        ("<b><i>x</b></i>", "<b>&#60;i&#62;x</b>&#60;/i&#62;"),
        ("«Егемен Қазақстан»", "«Егемен Қазақстан»"),
    ],
)
def test_markup_in_fields(title: str, html: str) -> None:
    assert one('<text variable="title"/>', {"title": title}) == html


def test_formats_flip_inside_themselves() -> None:
    layout = '<text variable="title" font-style="italic" quotes="true"/>'
    printed = one(layout, {"title": 'On <i>Abai</i> and "words"'})
    assert printed == '“<i>On <span style="font-style:normal;">Abai</span> and ‘words’</i>”'


def test_runs_are_flat_and_know_links() -> None:
    content = (Span("italic", ("a", Span("bold", ("b",)))), " https://adilet.zan.kz/kaz.")
    assert list(runs(content)) == [
        Run("a", italic=True),
        Run("b", italic=True, bold=True),
        Run(" "),
        Run("https://adilet.zan.kz/kaz", url="https://adilet.zan.kz/kaz"),
        Run("."),
    ]


def test_blocks_stand_on_lines_of_their_own() -> None:
    content = (Span("left-margin", ("1.",)), Span("right-inline", ("Кітап",)), Span("block", ("Ескерту",)))
    assert text_of(content) == "1. Кітап\nЕскерту"
