"""Rules that CSL 1.0.2 leaves open and citeproc-js fills, with styles and items of our own."""

import pytest

from kb.csl.processor import CiteItem, Processor, Style, as_html
from tests.csl.samples import HEAD, INFO, cites, names, one, style

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


TWO = '<group delimiter=" "><names variable="author"><name form="short"/></names><date variable="issued">' \
    '<date-part name="year"/></date></group>'  # fmt: skip


def papers(*people: tuple[str, ...]) -> list[Item]:
    issued = {"date-parts": [[1950]]}
    return [
        {"id": str(place), "type": "book", "author": [{"family": each} for each in each_list], "issued": issued}
        for place, each_list in enumerate(people)
    ]


@pytest.mark.parametrize(
    ("later", "printed"),
    [
        ('et-al-subsequent-min="2" et-al-subsequent-use-first="1"', "Ahn, Bo, Cho 1950a; Ahn, Dix 1950b; Eck 1950"),
        ('et-al-subsequent-min="3" et-al-subsequent-use-first="1"', "Ahn, Bo, Cho 1950; Ahn, Dix 1950; Eck 1950"),
        ("", "Ahn, Bo, Cho 1950; Ahn, Dix 1950; Eck 1950"),
    ],
)
def test_cites_are_told_apart_by_their_later_form(later: str, printed: str) -> None:
    items = papers(("Ahn", "Bo", "Cho"), ("Ahn", "Dix"), ("Eck",))
    attributes = f'disambiguate-add-year-suffix="true" et-al-min="9" et-al-use-first="1" {later}'
    assert cites(TWO, [CiteItem(key) for key in "012"], items, attributes=attributes, kind="in-text") == printed


@pytest.mark.parametrize(
    ("first", "second", "printed"),
    [
        ("K. M.", "K.M.", "Orr, A; Orr, B"),
        ("K M", "K.M.", "Orr, A; Orr, B"),
        ("KM", "K. M.", "Orr, A; Orr, B"),
        ("Ann K.", "Ann K", "Orr, A; Orr, B"),
        ("K. M.", "K. N.", "K. M. Orr, A; K. N. Orr, B"),
    ],
)
@pytest.mark.parametrize("rule", ["all-names", "primary-name"])
def test_spaces_in_initials_make_no_other_name(first: str, second: str, printed: str, rule: str) -> None:
    items: list[Item] = [
        {"id": key, "type": "book", "title": key, "author": [{"family": "Orr", "given": given}]}
        for key, given in (("A", first), ("B", second))
    ]
    layout = (
        '<group delimiter=", "><names variable="author"><name form="short" initialize-with=". "/></names>'
        '<text variable="title"/></group>'
    )
    attributes = f'disambiguate-add-givenname="true" givenname-disambiguation-rule="{rule}"'
    assert cites(layout, [CiteItem("A"), CiteItem("B")], items, attributes=attributes) == printed


@pytest.mark.parametrize(
    ("given", "attributes", "printed"),
    [
        ("Xiao-ming", 'initialize-with="."', "X. Lu"),
        ("Xiao-Ming", 'initialize-with="."', "X.-M. Lu"),
        ("Xiao-ming Ann", 'initialize-with=". "', "X. A. Lu"),
        ("Xiao-ming", 'initialize-with=". " initialize="false"', "Xiao-ming Lu"),
        ("Xiao-ming", "", "Xiao-ming Lu"),
    ],
)
def test_a_small_letter_after_a_hyphen_has_no_initial(given: str, attributes: str, printed: str) -> None:
    assert names(attributes, ("Lu", given)) == printed


@pytest.mark.parametrize(
    ("attributes", "printed"),
    [
        ('et-al-min="2"', "A, B, C"),
        ('et-al-use-first="1"', "A, B, C"),
        ('et-al-min="2" et-al-use-first="1"', "A et al."),
        ('et-al-min="3" et-al-use-first="2"', "A, B, et al."),
    ],
)
def test_et_al_needs_both_numbers(attributes: str, printed: str) -> None:
    assert names(attributes, ("A", ""), ("B", ""), ("C", "")) == printed


def test_et_al_of_citations_is_not_that_of_the_bibliography() -> None:
    shown = '<names variable="author"><name/></names>'
    made = Style.parse(
        f"{HEAD.format(kind='note', options='')}{INFO}<citation et-al-use-first='1'><layout>{shown}</layout></citation>"
        f"<bibliography et-al-min='2'><layout>{shown}</layout></bibliography></style>"
    )
    item: Item = {"id": "a", "author": [{"family": "A"}, {"family": "B"}]}
    assert as_html(Processor(made).bibliography([item]).entries[0]) == "A, B"


@pytest.mark.parametrize(
    ("person", "printed"),
    [
        ({"family": "Berg", "given": "Alma", "dropping-particle": "van"}, "Berg, <i>Alma</i> <i>van</i>"),
        ({"family": "Este", "given": "Ugo", "dropping-particle": "d'"}, "Este, <i>Ugo</i> <i>d’</i>"),
        ({"family": "Roy", "given": "Luc", "non-dropping-particle": "le"}, "Roy, <i>Luc</i> le"),
        ({"family": "Roy", "dropping-particle": "de"}, "Roy, <i>de</i>"),
    ],
)
def test_a_particle_after_the_given_name_is_a_run_of_its_own(person: dict[str, str], printed: str) -> None:
    layout = (
        '<names variable="author"><name name-as-sort-order="all"><name-part name="given" font-style="italic"/></name>'
        "</names>"
    )
    assert one(layout, {"author": [person]}) == printed


EDITED = (
    '<macro name="edited"><names variable="editor"><name/></names>{}</macro>'
)  # fmt: skip


@pytest.mark.parametrize(
    ("again", "printed"),
    [
        ('<names variable="editor" prefix=" + "><name/></names>', "Ivy Ash. Reeds"),
        ('<names variable="editor" prefix=" + "><name form="count"/></names>', "Ivy Ash. Reeds"),
        ('<text variable="publisher" prefix=" + "/>', "Ivy Ash + Mill. Reeds"),
        ('<choose><if variable="editor"><text value=" (ed.)"/></if></choose>', "Ivy Ash (ed.). Reeds"),
    ],
)
def test_names_of_a_substitute_are_used_up_at_once(again: str, printed: str) -> None:
    layout = (
        '<group delimiter=". "><names variable="author"><substitute><text macro="edited"/></substitute></names>'
        '<text variable="title"/><names variable="editor"/></group>'
    )
    item: Item = {"title": "Reeds", "publisher": "Mill", "editor": [{"family": "Ash", "given": "Ivy"}]}
    assert one(layout, item, more=EDITED.format(again)) == printed


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
