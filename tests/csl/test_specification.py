"""Rules of the CSL 1.0.2 specification, section by section, each with data of its own."""

import pytest

from kb.csl.processor import CiteItem, Cluster, Processor, Style, as_text
from tests.csl.samples import HEAD, INFO, lines, names, one, style

Item = dict[str, object]
OLD_ORDINALS = "".join(f'<term name="ordinal-0{n}">{text}</term>' for n, text in enumerate("abcd", start=1))
GENDERED = (
    '<locale><terms><term name="volume" gender="feminine"><single>т</single><multiple>т</multiple></term>'
    '<term name="month-01" gender="masculine">қаңтар</term><term name="ordinal">-e</term>'
    '<term name="ordinal-01" gender-form="feminine" match="whole-number">-re</term>'
    '<term name="ordinal-01" gender-form="masculine" match="whole-number">-er</term>'
    '<term name="ordinal-03" match="last-digit">-iii</term><term name="ordinal-13">-xiii</term></terms></locale>'
)


def book(key: str, year: int, *people: str) -> Item:
    author = [{"family": name.split()[-1], "given": " ".join(name.split()[:-1])} for name in people]
    return {"id": key, "type": "book", "title": key, "author": author, "issued": {"date-parts": [[year]]}}


@pytest.mark.parametrize(
    ("text", "numeric"),
    [
        ("5", True), ("D2", True), ("2b", True), ("L2d", True), ("Suppl12", True), ("2, 3", True), ("2-4", True),
        ("2 & 4", True), ("2nd", True), ("second", False), ("2nd edition", False), ("XIV", True), ("xi-xv", True),
        ("IIX", False), ("2 3", False),
    ],
)  # fmt: skip
def test_what_is_numeric(text: str, numeric: bool) -> None:
    layout = '<choose><if is-numeric="volume"><text value="yes"/></if><else><text value="no"/></else></choose>'
    assert one(layout, {"volume": text}) == ("yes" if numeric else "no")


@pytest.mark.parametrize(
    ("text", "form", "printed"),
    [
        ("2E", "ordinal", "2E"), ("5th", "ordinal", "5th"), ("5th", "roman", "5th"), ("D2", "long-ordinal", "D2"),
        ("2 , 3", "ordinal", "2nd, 3rd"), ("2&3", "long-ordinal", "second &#38; third"), ("2 - 4", "roman", "ii–iv"),
        ("11, 12b", "ordinal", "11th, 12b"),
        ("2--4", "ordinal", "2nd–4th"), ("iv-vi", "numeric", "iv–vi"),
        ("11", "long-ordinal", "11th"), ("Special", "ordinal", "Special"),
    ],
)  # fmt: skip
def test_numbers_in_their_forms(text: str, form: str, printed: str) -> None:
    assert one(f'<number variable="volume" form="{form}"/>', {"volume": text}) == printed


@pytest.mark.parametrize(
    ("number", "printed"), [(1, "1-re"), (11, "11-e"), (3, "3-iii"), (13, "13-xiii"), (101, "101-e")]
)
def test_ordinals_by_gender_and_match(number: int, printed: str) -> None:
    assert one('<number variable="volume" form="ordinal"/>', {"volume": number}, more=GENDERED) == printed


def test_ordinals_of_days_follow_the_month() -> None:
    layout = '<date variable="issued"><date-part name="day" form="ordinal"/></date>'
    first: Item = {"issued": {"date-parts": [[2001, 1, 1]]}}
    second: Item = {"issued": {"date-parts": [[2001, 2, 1]]}}
    assert (one(layout, first, more=GENDERED), one(layout, second, more=GENDERED)) == ("1-er", "1-e")
    assert one(layout, {"issued": {"date-parts": [[2001, 1, 2]]}}, locale="fr-FR") == "2"


@pytest.mark.parametrize(
    ("number", "printed"), [(1, "1a"), (2, "2b"), (23, "23c"), (11, "11d"), (12, "12d"), (5, "5d")]
)
def test_ordinals_of_csl_1_0(number: int, printed: str) -> None:
    more = f"<locale><terms>{OLD_ORDINALS}</terms></locale>"
    assert one('<number variable="volume" form="ordinal"/>', {"volume": number}, more=more) == printed


@pytest.mark.parametrize(
    ("parts", "printed"),
    [
        ([[2008, 5, 1], [2008, 5, 4]], "1-4 May 2008"),
        ([[2008, 5], [2008, 7]], "May–July 2008"),
        ([[2008, 5], [2009, 6]], "May 2008/June 2009"),
    ],
)
def test_date_ranges_take_the_delimiter_of_the_largest_part(parts: list[list[int]], printed: str) -> None:
    inner = '<date-part name="day" suffix=" " range-delimiter="-"/><date-part name="month" suffix=" "/>'
    layout = f'<date variable="issued">{inner}<date-part name="year" range-delimiter="/"/></date>'
    assert one(layout, {"issued": {"date-parts": parts}}) == printed


def test_dates_sort_by_what_they_state() -> None:
    given = [
        ("2000–2002", [[2000], [2002]]), ("1 May", [[2000, 5, 1]]), ("2000", [[2000]]), ("50 BC", [[-50]]),
        ("100 BC", [[-100]]), ("May", [[2000, 5]]), ("2000–2001", [[2000], [2001]]), ("50", [[50]]),
    ]  # fmt: skip
    items: list[Item] = [{"id": key, "title": key, "issued": {"date-parts": parts}} for key, parts in given]
    items.insert(0, {"id": "winter", "title": "winter", "issued": {"date-parts": [[1999]], "season": 4}})
    items.insert(0, {"id": "none", "title": "none"})
    items.insert(2, {"id": "spring", "title": "spring", "issued": {"date-parts": [[1999]], "season": 1}})
    made = style('<text variable="title"/>', sort='<sort><key variable="issued"/></sort>')
    expected = "100 BC|50 BC|50|winter|spring|2000|2000–2001|2000–2002|May|1 May|none"
    assert "|".join(lines(Processor(made).bibliography(items))) == expected


def test_numbers_sort_by_value() -> None:
    items: list[Item] = [{"id": v, "title": v, "volume": v} for v in ("10", "9", "2a", "x", "100", "1-2")]
    by_variable = style('<text variable="title"/>', sort='<sort><key variable="volume"/></sort>')
    macro = '<macro name="m"><number variable="volume"/></macro>'
    by_macro = style('<text variable="title"/>', sort='<sort><key macro="m"/></sort>', more=macro)
    for made in (by_variable, by_macro):
        assert lines(Processor(made).bibliography(items)) == ["1-2", "2a", "9", "10", "100", "x"]


def test_articles_of_bodies_do_not_sort() -> None:
    items: list[Item] = [
        {"id": n, "title": n, "author": [{"literal": n}]} for n in ("The Zed", "Alpha", "A Beta", "Theta")
    ]
    made = style('<text variable="title"/>', sort='<sort><key variable="author"/></sort>')
    assert lines(Processor(made).bibliography(items)) == ["Alpha", "A Beta", "Theta", "The Zed"]


def test_names_are_counted_as_printed() -> None:
    people = [{"family": letter} for letter in "ABC"]
    layout = '<names variable="editor translator"><name form="count" {}/></names>'
    assert one(layout.format(""), {"editor": people, "translator": people}) == "3"
    assert one(layout.format(""), {"editor": people, "translator": people[:1]}) == "4"
    assert one(layout.format('et-al-min="2" et-al-use-first="1"'), {"editor": people}) == "1"


def test_each_name_carries_the_formats_of_names_and_the_list_the_affixes() -> None:
    printed = names('font-style="italic" prefix="[" suffix="]" and="text"', ("A", "B"), ("C", "D"))
    assert printed == "[<i>B A</i> and <i>D C</i>]"


@pytest.mark.parametrize(
    ("rule", "again", "cut"),
    [
        ("complete-all", "---. 2001", "---. 2003"),
        ("complete-each", "---, --- & ---. 2001", "---, --- et al. 2003"),
        ("partial-each", "---, --- & ---. 2001", "---, --- et al. 2003"),
        ("partial-first", "---, B & C. 2001", "---, B et al. 2003"),
    ],
)
def test_names_that_stand_again_are_replaced(rule: str, again: str, cut: str) -> None:
    layout = (
        '<names variable="author"><name form="short" and="symbol" et-al-min="4" et-al-use-first="2" '
        'delimiter-precedes-last="never" delimiter-precedes-et-al="never"/></names>'
        '<date variable="issued" prefix=". "><date-part name="year"/></date>'
    )
    made = style(layout, area=f'subsequent-author-substitute="---" subsequent-author-substitute-rule="{rule}"')
    items = [book("1", 2000, *"ABC"), book("2", 2001, *"ABC"), book("3", 2002, *"ABCD"), book("4", 2003, *"ABCD")]
    printed = lines(Processor(made).bibliography(items))
    assert (printed[1], printed[3]) == (again, cut)


DATED = (
    '<group delimiter=" "><names variable="author"><name form="short"/></names>'
    '<date variable="issued"><date-part name="year"/></date></group>'
)


def cited(attributes: str, layout: str, cites: list[CiteItem], items: list[Item], bibliography: str = "") -> list[str]:
    made = Style.parse(
        f"{HEAD.format(kind='in-text', options='')}{INFO}<citation {attributes}>"
        f'<layout delimiter="; ">{layout}</layout></citation>{bibliography}</style>'
    )
    document = Processor(made).document(items, [Cluster(tuple(cites))])
    return [as_text(each) for each in document.citations] + (
        lines(document.bibliography) if document.bibliography else []
    )


@pytest.mark.parametrize(
    ("collapse", "printed"),
    [("year-suffix", "Doe 2000a,b, 2000c, 2000d,e"), ("year-suffix-ranged", "Doe 2000a,b, 2000c, 2000d,e")],
)
def test_a_locator_keeps_the_year(collapse: str, printed: str) -> None:
    attributes = f'disambiguate-add-year-suffix="true" collapse="{collapse}" year-suffix-delimiter=","'
    cites = [CiteItem(key, locator="5" if key == "c" else "") for key in "abcde"]
    assert cited(attributes, DATED, cites, [book(key, 2000, "J Doe") for key in "abcde"]) == [printed]


def test_an_explicit_year_suffix_silences_the_other_area() -> None:
    items = [book(key, 2000, "J Doe") for key in "ab"]
    bibliography = f"<bibliography><layout>{DATED}</layout></bibliography>"
    explicit = DATED + '<text variable="year-suffix" prefix="-"/>'
    cites = [CiteItem("a"), CiteItem("b")]
    option = 'disambiguate-add-year-suffix="true"'
    assert cited(option, explicit, cites, items, bibliography) == ["Doe 2000-a; Doe 2000-b", "Doe 2000", "Doe 2000"]
    assert cited(option, DATED, cites, items, bibliography) == ["Doe 2000a; Doe 2000b", "Doe 2000a", "Doe 2000b"]


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("because of the cat that sat", "Because of the Cat That Sat"),
        ("life because of rain", "Life because of Rain"),
        ("rain rather than snow", "Rain rather than Snow"),
        ("rather snow", "Rather Snow"),
        ("two-thirds of a state", "Two-Thirds of a State"),
        ("DNA and the mRNA", "DNA and the mRNA"),
        ("what is it for", "What Is It For"),
        ("war: the story", "War: The Story"),
        ("A HISTORY OF THE STEPPE", "A History of the Steppe"),
        ("WORLD WAR II IN ASIA: THE END", "World War II in Asia: The End"),
        ("NATO", "NATO"),
        ("UNESCO REPORT", "UNESCO REPORT"),
        ("A STUDY of DNA", "A STUDY of DNA"),
    ],
)
def test_title_case(title: str, printed: str) -> None:
    assert one('<text variable="title" text-case="title"/>', {"title": title}) == printed


@pytest.mark.parametrize(
    ("initials", "printed"),
    [("", "Doe; Doe; Poe; Poe"), ('initialize-with="."', "Doe; Doe; B. Poe; H. Poe"),
     ('initialize-with="." initialize="false"', "Doe; Doe; Poe; Poe")],
)  # fmt: skip
def test_initials_tell_names_apart_only_where_they_are_printed(initials: str, printed: str) -> None:
    rule = 'disambiguate-add-givenname="true" givenname-disambiguation-rule="all-names-with-initials"'
    layout = f'<names variable="author"><name form="short" {initials}/></names>'
    items = [book("a", 1, "John Doe"), book("b", 2, "Jane Doe"), book("c", 3, "Bob Poe"), book("d", 4, "Hal Poe")]
    assert cited(rule, layout, [CiteItem(key) for key in "abcd"], items) == [printed]


@pytest.mark.parametrize(("count", "printed"), [(2, "A and B"), (3, "A, B, and C"), (4, "A, B, … D"), (6, "A, B, … F")])
def test_the_last_name_stands_after_an_ellipsis_only_where_one_is_left_out(count: int, printed: str) -> None:
    people = [(letter, "") for letter in "ABCDEF"[:count]]
    assert names('and="text" et-al-min="3" et-al-use-first="2" et-al-use-last="true"', *people) == printed
