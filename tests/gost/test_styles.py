"""Styles by the names that people give them."""

import pytest

from kb.errors import ChoiceError
from kb.gost.style_catalogue import find_styles
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


@pytest.mark.parametrize(
    ("query", "field", "first"),
    [
        ("vancouver", "", "nlm-citation-sequence"),
        ("APA 7", "", "apa"),
        ("gost", "", "gost-7.1-2003"),
        ("nature physics", "", "nature-physics"),
        ("Modern Language Association", "literature", "modern-language-association"),
        ("", "astronomy", "annual-review-of-astronomy-and-astrophysics"),
    ],
)
def test_a_list_of_styles_by_words_and_field(query: str, field: str, first: str) -> None:
    styles = find_styles(query, field)
    assert styles[0].name == first
    assert all(not field or field in style.fields for style in styles)


def test_the_list_names_every_style_and_the_journals_that_take_one() -> None:
    styles = {style.name: style for style in find_styles()}
    assert set(available_styles()) <= set(styles)
    assert (styles["nature-physics"].takes, styles["nature"].takes) == ("nature", "")
    assert styles["gost-7.1-2003"].ours and not styles["apa"].ours
    assert "vancouver" in styles["nlm-citation-sequence"].aliases
    assert find_styles("zzqq") == ()
    with pytest.raises(ChoiceError) as caught:
        find_styles("", "histori")
    assert "history" in caught.value.near
