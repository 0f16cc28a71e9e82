"""Citations: positions, collapsing, disambiguation, and what stands around a cite."""

import pytest

from kb.csl.processor import CiteItem, Cluster, Processor, Style, as_html, as_text
from tests.csl.samples import lines, style

AUTHOR_YEAR = (
    '<group delimiter=" "><names variable="author"><name form="short" and="text" initialize-with=". "/></names>'
    '<date variable="issued"><date-part name="year"/></date></group>'
)
POSITIONS = (
    '<choose><if position="ibid-with-locator"><text value="там же"/><text variable="locator" prefix=", "/></if>'
    '<else-if position="ibid"><text value="там же"/></else-if><else-if position="near-note subsequent" match="all">'
    '<text value="недавно"/></else-if><else-if position="subsequent"><text variable="first-reference-note-number" '
    'prefix="см. прим. "/></else-if><else><text variable="title"/></else></choose>'
)


def book(key: str, year: int, *people: tuple[str, str], title: str = "T") -> dict[str, object]:
    author = [{"family": family, "given": given} for family, given in people]
    return {"id": key, "type": "book", "title": title, "author": author, "issued": {"date-parts": [[year]]}}


def cited(made: Style, items: list[dict[str, object]], *ids: str) -> str:
    cluster = Cluster(tuple(CiteItem(key) for key in ids))
    return as_text(Processor(made).cite([cluster], items)[0])


def test_positions_of_notes() -> None:
    made = style("", citation=POSITIONS, kind="note", citation_area='near-note-distance="2"')
    items = [book("a", 2000, title="А"), book("b", 2001, title="Б")]
    order = [("a", "", 1), ("a", "", 2), ("a", "49", 3), ("b", "", 4), ("a", "", 5), ("b", "", 20)]
    clusters = [Cluster((CiteItem(key, locator=locator),), note) for key, locator, note in order]
    printed = [as_text(each) for each in Processor(made).cite(clusters, items)]
    assert printed == ["А", "там же", "там же, 49", "Б", "недавно", "см. прим. 4"]


@pytest.mark.parametrize(
    ("attributes", "printed"),
    [
        ("", "Ә 2000; Ә 2001; Б 2000"),
        ('collapse="year"', "Ә 2000, 2001; Б 2000"),
        ('collapse="year" cite-group-delimiter=" и "', "Ә 2000 и 2001; Б 2000"),
        ('collapse="year" after-collapse-delimiter=" | "', "Ә 2000, 2001 | Б 2000"),
    ],
)
def test_cites_of_one_author_collapse(attributes: str, printed: str) -> None:
    made = Style.parse(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">'
        f'<citation {attributes}><layout delimiter="; ">{AUTHOR_YEAR}</layout></citation></style>'
    )
    items = [book("a", 2000, ("Ә", "А")), book("b", 2001, ("Ә", "А")), book("c", 2000, ("Б", "В"))]
    assert cited(made, items, "a", "b", "c") == printed


def test_numbers_collapse_to_ranges() -> None:
    made = Style.parse(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">'
        '<citation collapse="citation-number"><sort><key variable="citation-number"/></sort>'
        '<layout prefix="[" suffix="]" delimiter=", "><text variable="citation-number"/></layout></citation></style>'
    )
    items = [book(str(n), 2000 + n) for n in range(1, 9)]
    processor = Processor(made)
    first = Cluster(tuple(CiteItem(str(n)) for n in range(1, 9)))
    mixed = Cluster(tuple(CiteItem(key) for key in ("5", "1", "2", "3", "8", "7")))
    assert [as_text(each) for each in processor.cite([first, mixed], items)] == ["[1–8]", "[1–3, 5, 7, 8]"]


@pytest.mark.parametrize(
    ("attributes", "people", "printed"),
    [
        ('disambiguate-add-year-suffix="true"', ["А", "А"], "Ә 2000a; Ә 2000b"),
        ('disambiguate-add-givenname="true"', ["Асан", "Болат"], "А. Ә 2000; Б. Ә 2000"),
        ('disambiguate-add-givenname="true"', ["Асан", "Асқар"], "Асан Ә 2000; Асқар Ә 2000"),
        (
            'disambiguate-add-givenname="true" givenname-disambiguation-rule="primary-name-with-initials" '
            'disambiguate-add-year-suffix="true"',
            ["Асан", "Асқар"],
            "Ә 2000a; Ә 2000b",
        ),
    ],
)
def test_disambiguation(attributes: str, people: list[str], printed: str) -> None:
    made = Style.parse(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">'
        f'<citation {attributes}><layout delimiter="; ">{AUTHOR_YEAR}</layout></citation></style>'
    )
    items = [book(str(place), 2000, ("Ә", given)) for place, given in enumerate(people)]
    assert cited(made, items, *(str(place) for place in range(len(people)))) == printed


def test_names_are_revealed_only_as_far_as_needed() -> None:
    made = Style.parse(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">'
        '<citation et-al-min="2" et-al-use-first="1" disambiguate-add-names="true">'
        f'<layout delimiter="; ">{AUTHOR_YEAR}</layout></citation></style>'
    )
    items = [
        book("a", 2000, ("Ә", "А"), ("Б", "А"), ("В", "А"), ("Г", "А")),
        book("b", 2000, ("Ә", "А"), ("Б", "А"), ("Д", "А"), ("Г", "А")),
        book("c", 2001, ("Ә", "А"), ("Б", "А")),
    ]
    assert cited(made, items, "a", "b", "c") == "Ә, Б, В, et al. 2000; Ә, Б, Д, et al. 2000; Ә et al. 2001"


def test_prefix_suffix_and_suppressed_author() -> None:
    made = style("", citation=AUTHOR_YEAR)
    items = [book("a", 2000, ("Ә", "А"))]
    cites = (
        CiteItem("a", prefix="қараңыз", suffix="және <i>басқалары</i>"),
        CiteItem("a", suppress_author=True),
        CiteItem("a", author_only=True),
    )
    printed = [as_html(each) for each in Processor(made).cite([Cluster((cite,)) for cite in cites], items)]
    assert printed == ["қараңыз Ә 2000 және <i>басқалары</i>", "2000", "Ә"]


def test_repeated_authors_give_way_to_a_dash() -> None:
    layout = '<names variable="author"><name/></names><text variable="title" prefix=". "/>'
    made = style(layout, area='subsequent-author-substitute="———"')
    items = [book("a", 1, ("Ә", "А"), title="1"), book("b", 1, ("Ә", "А"), title="2"), book("c", 1, ("Б", "А"))]
    assert lines(Processor(made).bibliography(items)) == ["А Ә. 1", "———. 2", "А Б. T"]
