"""Capitals by language where CSL 1.0.2 leaves them open, with styles and items of our own."""

import pytest

from tests.csl.samples import one

Item = dict[str, object]


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("decay of α in water", "Decay of α in Water"),
        ("the role of γ-rays", "The Role of γ-Rays"),
        ("up-river and out", "Up-River and Out"),
        ("an anti-war pro-peace league", "An Anti-War Pro-Peace League"),
        ("end-to-end tests", "End-to-End Tests"),
        ("a border—of dust", "A Border—of Dust"),
        ("why? the answer", "Why? The Answer"),
        ("life out of town", "Life out of Town"),
        ("views as of may", "Views as of May"),
        ("notes next to nothing", "Notes next to Nothing"),
        ("all about eve", "All about Eve"),
        ("contra spite", "Contra Spite"),
        ("hearts spite of old", "Hearts Spite of Old"),
        ("the life of vitamin A, and of C in diets", "The Life of Vitamin A, and of C in Diets"),
        ("The Life Of A Man", "The Life of a Man"),
        ("Growing Up, Looking In: On Roads", "Growing Up, Looking In: On Roads"),
        ("in the u.s. with e. coli and n values", "In the u.s. with e. Coli and n Values"),
        ("the road of d'aulnoy today", "The Road of d’aulnoy Today"),
        ('he said "the end" of it', "He Said “the End” of It"),
    ],
)
def test_title_case(title: str, printed: str) -> None:
    assert one('<text variable="title" text-case="title"/>', {"title": title}) == printed


@pytest.mark.parametrize(
    ("case", "language", "text", "printed"),
    [
        ("uppercase", "tr", "izmir ılıca", "İZMİR ILICA"),
        ("uppercase", "az-AZ", "gəncə ili", "GƏNCƏ İLİ"),
        ("lowercase", "tr-TR", "IŞIK İLİ", "ışık ili"),
        ("capitalize-first", "tr", "istanbul yolu", "İstanbul yolu"),
        ("capitalize-all", "tr", "iki ılık su", "İki Ilık Su"),
        ("uppercase", "de", "izmir", "IZMIR"),
        ("uppercase", "kk", "ілім", "ІЛІМ"),
        ("uppercase", "kk-Latn", "ilim", "İLİM"),
        ("uppercase", "no tongue at all", "izmir", "IZMIR"),
    ],
)
def test_letters_follow_the_language_of_the_item(case: str, language: str, text: str, printed: str) -> None:
    assert one(f'<text variable="title" text-case="{case}"/>', {"title": text, "language": language}) == printed


@pytest.mark.parametrize(
    ("case", "text", "printed"),
    [
        ("capitalize-first", "pro-American verse", "Pro-American verse"),
        ("capitalize-first", "iPad verse", "iPad verse"),
        ("capitalize-first", "β-rays", "β-rays"),
        ("capitalize-all", "north/south of mother-in-law", "North/South Of Mother-In-Law"),
        ("capitalize-all", "γ rays—and more", "γ Rays—And More"),
    ],
)
def test_parts_of_words_have_capitals_of_their_own(case: str, text: str, printed: str) -> None:
    assert one(f'<text variable="title" text-case="{case}"/>', {"title": text}) == printed


@pytest.mark.parametrize("language", ["", "??", "not a tag"])
def test_a_language_that_cannot_be_read_is_that_of_the_style(language: str) -> None:
    item: Item = {"title": "izmir", "language": language, "author": [{"family": "çelik"}]}
    assert one('<text variable="title" text-case="uppercase"/>', item, locale="tr-TR") == "İZMİR"
    named = '<names variable="author"><name><name-part name="family" text-case="uppercase"/></name></names>'
    assert one(named, item, locale="tr-TR") == "ÇELİK"
    assert one(named, item, locale="de-DE") == "ÇELIK"


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("The Next Frontier of it", "The Next Frontier of It"),
        ("the next frontier", "The next Frontier"),
        ("Trade Across the Near East", "Trade across the Near East"),
    ],
)
def test_what_a_writer_took_for_an_adjective_keeps_its_capital(text: str, printed: str) -> None:
    assert one('<text variable="title" text-case="title"/>', {"title": text}) == printed


@pytest.mark.parametrize(
    ("text", "printed"), [("J. Clin. Oncol.", "J Clin Oncol"), ("arXiv.org", "arXiv.org"), ("U.S. News", "US News")]
)
def test_the_periods_of_a_name_on_the_web_are_no_abbreviation(text: str, printed: str) -> None:
    assert one('<text variable="title" strip-periods="true"/>', {"title": text}) == printed


def test_a_term_without_its_periods_has_none() -> None:
    assert one('<text term="no date" form="short" strip-periods="true"/>', {"title": "x"}) == "Nd"
