"""Styles by the names that people give them."""

import pytest

from kb.errors import ChoiceError
from kb.gost.styles import available_styles, load_style, style_aliases, style_name


def test_every_alias_means_an_installed_style_and_hides_none() -> None:
    installed = set(available_styles())
    assert set(style_aliases().values()) <= installed
    assert not set(style_aliases()) & installed


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("vancouver", "nlm-citation-sequence"),
        ("MLA", "modern-language-association"),
        ("APA 7", "apa"),
        ("apa.csl", "apa"),
        ("Harvard", "harvard-cite-them-right"),
        ("chicago", "chicago-author-date"),
        ("gost-r-7.0.11-2011", "gost-7.1-2003-alphabetical"),
        ("gost", "gost-7.1-2003"),
        ("nature-physics", "nature"),
        ("PLOS Medicine", "plos"),
    ],
)
def test_a_style_by_its_common_name(asked: str, name: str) -> None:
    assert style_name(asked) == name
    assert load_style(asked) == load_style(name)


@pytest.mark.parametrize(
    ("asked", "near"), [("vancuver", "vancouver"), ("harverd", "harvard"), ("gost-7.2-2003", "gost-7.1-2003")]
)
def test_a_slip_is_answered_with_the_near_name(asked: str, near: str) -> None:
    with pytest.raises(ChoiceError) as caught:
        style_name(asked)
    assert near in caught.value.near


@pytest.mark.parametrize("asked", ["", "../../secret", "a/b", "no-such-style-at-all"])
def test_what_is_no_style(asked: str) -> None:
    with pytest.raises(ChoiceError):
        style_name(asked)
