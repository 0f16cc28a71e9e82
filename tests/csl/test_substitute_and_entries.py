"""What stands in for missing names, entries that print nothing, and other parts of whole references."""

import pytest

from kb.csl.processor import Processor, Style, as_html
from tests.csl.samples import HEAD, INFO, lines, one, style

Item = dict[str, object]
EDITORS: Item = {"editor": [{"family": "Ash", "given": "Ivy"}, {"family": "Oak", "given": "Tom"}]}


@pytest.mark.parametrize(
    "substitute",
    [
        '<names variable="editor"/>',
        '<choose><if type="book"><names variable="editor"/></if></choose>',
        '<choose><if type="map"><names variable="editor"/></if><else><choose><if match="none" type="map">'
        '<names variable="editor"/></if></choose></else></choose>',
        '<group><names variable="editor"/></group>',
    ],
)
def test_the_shorthand_of_names_inherits_wherever_it_stands(substitute: str) -> None:
    layout = (
        '<names variable="author"><name and="text" name-as-sort-order="first" initialize-with="."/>'
        f'<label form="short" prefix=", "/><substitute>{substitute}</substitute></names>'
    )
    assert one(layout, {"type": "book", **EDITORS}) == "Ash, I. and T. Oak, eds."


def test_names_side_by_side_in_a_branch_of_a_substitute_are_alternatives() -> None:
    layout = (
        '<group delimiter=". "><names variable="author"><label form="short" prefix=", "/><substitute><choose>'
        '<if type="book">'
        '<names variable="editor-translator"/><names variable="editor"/><names variable="translator"/>'
        '</if></choose></substitute></names><names variable="translator"><name/></names></group>'
    )
    item: Item = {"type": "book", **EDITORS, "translator": [{"family": "Elm", "given": "Sue"}]}
    assert one(layout, item) == "Ivy Ash, Tom Oak, eds. Sue Elm"
    assert one(layout, {**item, "editor": []}) == "Sue Elm, trans."


def test_names_with_children_of_their_own_inherit_nothing() -> None:
    layout = (
        '<names variable="author"><name and="text" initialize-with="."/><substitute><choose><if type="book">'
        '<names variable="editor"><name form="short"/></names></if></choose></substitute></names>'
    )
    assert one(layout, {"type": "book", **EDITORS}) == "Ash, Oak"


@pytest.mark.parametrize(
    ("again", "printed"),
    [
        ('<text variable="container-title" prefix=" = "/>', "Reeds. T"),
        ('<number variable="edition" form="ordinal" prefix=", "/><label variable="edition" form="short" prefix=" "/>'
         '<number variable="edition" prefix=" + "/>', "Reeds, 2nd ed. T"),
        ('<choose><if variable="container-title"><text value="!"/></if></choose>', "Reeds! T"),
        ('<choose><if is-numeric="edition"><text variable="edition" prefix=" "/></if></choose>', "Reeds 2. T"),
    ],
)  # fmt: skip
def test_all_that_a_substitute_prints_is_used_up_at_once(again: str, printed: str) -> None:
    more = f'<macro name="held"><text variable="container-title"/>{again}</macro>'
    layout = (
        '<group delimiter=". "><names variable="author"><substitute><text macro="held"/></substitute></names>'
        '<text variable="title"/><text variable="container-title"/></group>'
    )
    assert one(layout, {"title": "T", "container-title": "Reeds", "edition": "2"}, more=more) == printed


@pytest.mark.parametrize("area", ["", 'second-field-align="flush"'])
def test_an_entry_without_content_is_no_entry(area: str) -> None:
    layout = '<choose><if type="book"><text variable="title"/><text value=" (book)"/></if></choose>'
    made = Style.parse(
        f"{HEAD.format(kind='note', options='')}{INFO}<citation><layout/></citation>"
        f'<bibliography {area}><layout prefix="- " suffix=".">{layout}</layout></bibliography></style>'
    )
    items: list[Item] = [{"id": "a", "type": "map", "title": "A"}, {"id": "b", "type": "book", "title": "B"}]
    listed = Processor(made).bibliography(items)
    assert list(listed.entry_ids) == ["b"]


@pytest.mark.parametrize(
    ("demote", "part", "order"),
    [
        ("sort-only", "", ["Alt", "de Beer", "Cox"]),
        ("sort-only", '<name-part name="family" text-case="uppercase"/>', ["Alt", "de Beer", "Cox"]),
        ("never", '<name-part name="family" font-weight="bold"/>', ["Alt", "Cox", "de Beer"]),
    ],
)
def test_particles_sort_alike_with_and_without_formats(demote: str, part: str, order: list[str]) -> None:
    macro = f'<macro name="m"><names variable="author"><name name-as-sort-order="all">{part}</name></names></macro>'
    made = style(
        '<text variable="title"/>', sort='<sort><key macro="m"/></sort>', more=macro,
        options=f'demote-non-dropping-particle="{demote}"',
    )  # fmt: skip
    names = [("Cox", ""), ("Beer", "de"), ("Alt", "")]
    items: list[Item] = [
        {"id": family, "title": f"{particle} {family}".strip(),
         "author": [{"family": family, "given": "A", "non-dropping-particle": particle}]}
        for family, particle in names
    ]  # fmt: skip
    assert lines(Processor(made).bibliography(items)) == order


@pytest.mark.parametrize(("match", "printed"), [("", "yes"), ('match="any"', "yes"), ('match="none"', "no")])
def test_several_types_of_a_condition_are_alternatives(match: str, printed: str) -> None:
    layout = f'<choose><if type="map post" {match}><text value="yes"/></if><else><text value="no"/></else></choose>'
    assert one(layout, {"type": "post"}) == printed


@pytest.mark.parametrize(
    ("date", "printed"),
    [
        ('<date variable="issued"><date-part name="year" prefix="(" suffix=")" font-style="italic"/></date>',
         "(<i>in press</i>)"),
        ('<date variable="issued"><date-part name="month" suffix=" "/><date-part name="day" suffix=", "/>'
         '<date-part name="year"/></date>', "in press"),
        ('<date variable="issued"><date-part name="year"/><date-part name="month" prefix=", "/></date>', "in press"),
        ('<date variable="issued"><date-part name="month"/></date>', ""),
        ('<date variable="issued" form="text" prefix="[" suffix="]"/>', "[in press]"),
    ],
)  # fmt: skip
def test_a_date_in_words_stands_where_the_year_stands(date: str, printed: str) -> None:
    assert one(f'{date}<text variable="title" prefix="|"/>', {"title": "T", "issued": {"literal": "in press"}}) == (
        f"{printed}|T"
    )


@pytest.mark.parametrize(
    ("attributes", "printed"),
    [
        ("", "Ned Roe Jr."),
        ('initialize-with="."', "N. Roe Jr."),
        ('initialize-with=""', "N Roe Jr"),
        ('initialize-with="" name-as-sort-order="all" sort-separator=" "', "Roe N Jr"),
    ],
)
@pytest.mark.parametrize("part", ["", '<name-part name="given"/>', '<name-part name="family" font-style="normal"/>'])
def test_the_point_of_a_suffix_follows_that_of_initials(attributes: str, printed: str, part: str) -> None:
    layout = f'<names variable="author"><name {attributes}>{part}</name></names>'
    assert one(layout, {"author": [{"family": "Roe", "given": "Ned", "suffix": "Jr."}]}) == printed


@pytest.mark.parametrize(
    ("variable", "text", "label"),
    [("number", "US 123,456", "no."), ("number", "12-14", "nos."), ("volume", "2 & 4", "vols."),
     ("volume", "2b", "vol."), ("page", "i-v", "pp."), ("page", "12", "p."),
     ("volume", "iv-vi", "vols."), ("volume", "2--4", "vols."), ("page", "2 Suppl 1", "p."),
     ("page", "5 және 6", "pp.")],
)  # fmt: skip
def test_the_label_of_what_is_no_number_is_singular(variable: str, text: str, label: str) -> None:
    more = (
        '<locale><terms><term name="number" form="short"><single>no.</single><multiple>nos.</multiple></term>'
        "</terms></locale>"
    )
    assert one(f'<label variable="{variable}" form="short"/>|<text variable="{variable}"/>', {variable: text}, more=more
               ).startswith(label)  # fmt: skip


def test_html_of_an_entry_has_no_empty_margin() -> None:
    made = style(
        '<text variable="citation-number" suffix="."/><text variable="title"/>', area='second-field-align="flush"'
    )
    html = as_html(Processor(made).bibliography([{"id": "a", "title": "A"}]).entries[0])
    assert '<div class="csl-left-margin">1.</div>' in html
