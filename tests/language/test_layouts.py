"""Text typed under another keyboard layout."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.language.layouts import turned


@pytest.mark.parametrize(
    ("typed", "layouts", "meant"),
    [
        ("ghbdtn", ("en", "ru"), "привет"),
        ("Jktcz", ("en", "ru"), "Олеся"),
        (",tkmt", ("en", "ru"), "белье"),
        ("0fpf0", ("en", "kk"), "қазақ"),
        ("еуые", ("ru", "en"), "test"),
        ("قازاقستان شەكاراسى", ("arab", "kk"), "қазақстан шекарасы"),
        ("ءتىل", ("arab", "kk"), "тіл"),
        ("т3ркеу м2тін3 15", ("ru", "kk"), "тіркеу мәтіні 15"),
    ],
)
def test_what_was_meant(typed: str, layouts: tuple[str, str], meant: str) -> None:
    assert (*layouts, meant) in turned(typed)


@given(st.text(max_size=400))
def test_any_text_can_be_turned(text: str) -> None:
    assert len(turned(text)) <= 2
