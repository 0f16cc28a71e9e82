"""Names where CSL 1.0.2 leaves them open and citeproc-js fills it, with styles and items of our own."""

import pytest

from kb.csl.processor import CiteItem, Processor, Style, as_html
from tests.csl.samples import HEAD, INFO, cites, names, one

Item = dict[str, object]


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
    ("layout", "printed"),
    [
        ('<text variable="title"/><names variable="author"/>', "Road, Bo Lee"),
        ('<text variable="title"/><names variable="author" prefix=": "/>', "Road: Bo Lee"),
        ('<group delimiter=" / "><text variable="title"/><names variable="author"/></group>', "Road / Bo Lee"),
    ],
)
def test_names_never_run_into_the_word_before_them(layout: str, printed: str) -> None:
    assert one(layout, {"title": "Road", "author": [{"family": "Lee", "given": "Bo"}]}) == printed
