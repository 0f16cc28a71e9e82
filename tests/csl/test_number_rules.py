"""Numbers, locators and marks where CSL 1.0.2 leaves them open, with styles and items of our own."""

import pytest

from kb.csl.processor import CiteItem, Processor
from tests.csl.samples import cites, names, one, style

Item = dict[str, object]


@pytest.mark.parametrize(
    ("variable", "text", "printed"),
    [
        ("volume", "3-5", "3–5"),
        ("issue", "11 - 12", "11–12"),
        ("issue", "1-2, 7-8", "1–2, 7–8"),
        ("edition", "2--3", "2–3"),
        ("volume", "iv-vi", "iv–vi"),
        ("number", "63-ФЗ", "63-ФЗ"),
        ("number", "17-18", "17–18"),
        ("number", "2300-1", "2300-1"),
        ("volume", "A-3", "A-3"),
        ("volume", "7.1-2", "7.1-2"),
        ("version", "3-5", "3-5"),
    ],
)
def test_the_dash_of_ranges_in_number_variables(variable: str, text: str, printed: str) -> None:
    assert one(f'<text variable="{variable}"/>', {variable: text}) == printed


def test_the_number_of_a_law_or_standard_is_no_range() -> None:
    assert one('<text variable="number"/>', {"type": "standard", "number": "690-2021"}) == "690-2021"


@pytest.mark.parametrize("form", ["numeric", "ordinal", "roman"])
def test_a_raised_letter_of_a_number_is_kept(form: str) -> None:
    assert one(f'<number variable="volume" form="{form}"/>', {"volume": "2<sup>a</sup>"}) == "2<sup>a</sup>"


LOCATED = '<group delimiter=" "><label variable="locator" form="short"/><text variable="locator"/></group>'


@pytest.mark.parametrize(
    ("locator", "printed"),
    [
        ("12", "p. 12"),
        ("12-14", "pp. 12–14"),
        ("vol. 2, fol. 9", "vol. 2, fol. 9"),
        ("chapter 4", "chapter 4"),
        ("Book 3", "Book 3"),
        ("§ 5", "§ 5"),
        ("§§5-6", "§§5-6"),
        ("xii", "p. xii"),
        ("notebook 2", "p. notebook 2"),
    ],
)
def test_a_locator_that_brings_its_label(locator: str, printed: str) -> None:
    assert cites(LOCATED, [CiteItem("a", locator=locator)], [{"id": "a", "type": "book"}]) == printed


@pytest.mark.parametrize(
    ("month", "printed"),
    [(13, "Spring"), (16, "Winter"), (17, "Spring"), (19, "Autumn"), (20, "Winter"), (21, "Spring"), (24, "Winter"),
     (25, ""), (0, ""), (-3, ""), (60, "")],
)  # fmt: skip
def test_months_that_are_seasons(month: int, printed: str) -> None:
    layout = '<text value="[" /><date variable="issued"><date-part name="month"/></date><text value="]"/>'
    assert one(layout, {"issued": {"date-parts": [[1931, month]]}}) == f"[{printed}]"


@pytest.mark.parametrize(
    ("term", "printed"), [("  ", "T"), ("\n   \n", "T"), ("\n  so \n ", "so T"), ("so", "so T"), (" so", " so T")]
)
def test_white_space_in_terms(term: str, printed: str) -> None:
    more = f'<locale><terms><term name="in">{term}</term></terms></locale>'
    layout = '<group delimiter=" "><text term="in"/><text variable="title"/></group>'
    assert cites(layout, [CiteItem("a")], [{"id": "a", "title": "T"}], kind="in-text", more=more) == printed


@pytest.mark.parametrize(
    ("raised", "plain"), [("ʶ", "ʁ"), ("ᴭ", "Æ"), ("ᵑ", "ŋ"), ("™", "TM"), ("℠", "SM"), ("㆖", "上"), ("ᶿ", "θ")]
)
def test_raised_letters_of_all_kinds(raised: str, plain: str) -> None:
    assert one('<text variable="title"/>', {"title": f"a{raised}"}) == f"a<sup>{plain}</sup>"


@pytest.mark.parametrize(
    ("locator", "printed"),
    [("vol. 3, 9", "volume vol. 3, 9"), ("9", "page 9"), ("p. 4-6", "page p. 4-6"), ("глава 5", "page глава 5")],
)
def test_conditions_ask_for_the_label_that_a_locator_brings(locator: str, printed: str) -> None:
    tests = "".join(f'<else-if locator="{name}"><text value="{name} "/></else-if>' for name in ("page", "volume"))
    layout = f'<choose><if match="any"/>{tests}</choose><text variable="locator"/>'
    assert cites(layout, [CiteItem("a", locator=locator)], [{"id": "a", "type": "book"}]) == printed


@pytest.mark.parametrize(
    ("affixes", "printed"),
    [
        ('prefix="\'" suffix="\'"', "'T'"),
        ('prefix="l\'"', "l’T"),
        ('prefix="(\'" suffix="\')"', "('T')"),
        ('suffix="\'s"', "T’s"),
    ],
)
def test_straight_quotes_of_a_style_stay_and_apostrophes_do_not(affixes: str, printed: str) -> None:
    assert one(f'<text variable="title" {affixes}/>', {"title": "T"}) == printed


def test_a_cite_prints_its_locator_once() -> None:
    layout = '<group delimiter=", "><text variable="title"/><text variable="locator"/><group delimiter=" ">' \
        '<label variable="locator" form="short"/><text variable="locator"/></group></group>'  # fmt: skip
    assert cites(layout, [CiteItem("a", locator="7")], [{"id": "a", "title": "T"}]) == "T, 7"


@pytest.mark.parametrize(("sort", "order"), [("ascending", "old new words none"), ("descending", "new old words none")])
def test_dates_in_words_sort_like_missing_ones(sort: str, order: str) -> None:
    items: list[Item] = [
        {"id": "none", "title": "none"},
        {"id": "words", "title": "words", "issued": {"literal": "soon"}},
    ]
    items += [{"id": k, "title": k, "issued": {"date-parts": [[y]]}} for k, y in (("new", 2001), ("old", 1901))]
    made = style('<text variable="title"/>', sort=f'<sort><key variable="issued" sort="{sort}"/></sort>')
    ids = " ".join(Processor(made).bibliography(items).entry_ids).split()
    assert [each for each in ids if each in ("old", "new")] == order.split()[:2]
    assert set(ids[2:]) == {"words", "none"}


@pytest.mark.parametrize(
    ("mark", "printed"),
    [(".&#160;", "J.-P.\u00a0A. Roe"), (". ", "J.-P. A. Roe"), (".", "J.-P.A. Roe"), ("", "J-PA Roe")],
)
def test_hyphens_between_initials_take_no_space(mark: str, printed: str) -> None:
    assert names(f'initialize-with="{mark}"', ("Roe", "Jean-Paul Al")) == printed


@pytest.mark.parametrize(("pages", "first"), [("xi-xv", "xi"), ("12-15", "12"), ("Art. 5-7", "Art. 5")])
def test_the_first_page_of_roman_numerals_too(pages: str, first: str) -> None:
    assert one('<text variable="page-first"/>', {"page": pages}) == first


def test_a_roman_numeral_has_its_label() -> None:
    layout = '<choose><if is-numeric="volume"><label variable="volume" form="short" suffix=" "/></if></choose>'
    assert one(f'{layout}<text variable="volume"/>', {"volume": "IV"}) == "vol. IV"
