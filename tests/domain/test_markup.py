"""Rich text in values: the closed set of tags, their other spellings, and what is no tag."""

import pytest

from kb.domain import markup
from kb.domain.records import Record
from kb.domain.titles import Title

CAPS = markup.SMALL_CAPS
SIGNS = {"i": "**", "b": "++", "sc": "^^", "nocase": "{}", "sub": "__", "sup": "''"}
STARS = {name: (pair[0], pair[1]) for name, pair in SIGNS.items()}


@pytest.mark.parametrize(("typed", "stored"), [
    ("The <em>Stipa</em> of <I>Altai</I>", "The <i>Stipa</i> of <i>Altai</i>"),
    ("<jats:italic>a</jats:italic> <STRONG>b</STRONG> <scp>c</scp>", f"<i>a</i> <b>b</b> {CAPS}c</span>"),
    ("1 < 2 <script>x</script> <i onclick=x>", "1 < 2 <script>x</script> <i onclick=x>"),
])  # fmt: skip
def test_tags_of_the_same_meaning_are_written_as_csl_writes_them(typed: str, stored: str) -> None:
    assert markup.read(typed) == stored
    assert markup.read(stored) == stored


@pytest.mark.parametrize(("stored", "shown"), [
    ("<i>Stipa</i> of H<sub>2</sub>O", "Stipa of H₂O"),
    ("x<sup>2n</sup>", "x2n"),
    (f'{CAPS}C</span> <span class="nocase">eBay</span>', "C eBay"),
    ("a <i>b", "a <i>b"), ("a</i> b", "a</i> b"), ("<b><i>a</b></i>", "<i>a</i>"), ("<u>a</u>", "<u>a</u>"),
])  # fmt: skip
def test_only_paired_tags_are_taken_away(stored: str, shown: str) -> None:
    assert markup.bare(stored) == shown


def test_paired_tags_become_commands_and_the_rest_is_plain() -> None:
    stored = f'<i>a <b>b</b></i> <i>c {CAPS}d</span> <span class="nocase">e</span> x<sup>n</sup> y<sub>k</sub>'
    assert markup.written(stored, STARS, str.upper) == "*A +B+* <I>C ^D^ {E} X'N' Y_K_"


def test_a_record_without_markup_keeps_all_else() -> None:
    plain = Record("a", "book", titles=(Title("Бала", "kk"),))
    assert plain.without_markup() is plain
    rich = Record("a", "book", titles=(Title("<i>Бала</i>", "kk"),), fields={"container-title": "<b>Ел</b>"})
    assert rich.without_markup() == Record("a", "book", titles=plain.titles, fields={"container-title": "Ел"})
