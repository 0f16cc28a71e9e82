"""Parts of a bibliography, abbreviation lists, and authors in the text; the sections of the suite's case format."""

import json

import pytest

from benchmarks.csl_running import run
from kb.csl.processor import CiteItem, Cluster, Processor, ProcessorOptions, Selection, Style, as_html, as_text
from tests.csl.samples import HEAD, INFO, lines, style

ITEMS: list[dict[str, object]] = [
    {"id": "a", "type": "book", "title": "Абай", "author": [{"family": "Әуезов"}], "issued": {"date-parts": [[1942]]}},
    {"id": "b", "type": "book", "title": "Бота", "author": [{"family": "Әуезов"}], "issued": {"date-parts": [[1956]]}},
    {"id": "c", "type": "thesis", "title": "Вена", "categories": ["x", "y"], "author": [{"family": "Кер"}]},
    {"id": "d", "type": "map", "title": "Гори", "author": [{"family": "Кер"}]},
]


def rules(**kinds: list[tuple[str, str]]) -> Selection:
    return Selection.of({kind: [{"field": f, "value": v} for f, v in given] for kind, given in kinds.items()})


@pytest.mark.parametrize(
    ("selection", "printed"),
    [
        (rules(include=[("type", "book"), ("type", "map")]), ["1 Абай", "2 Бота", "4 Гори"]),
        (rules(exclude=[("type", "book"), ("type", "map")]), ["3 Вена"]),
        (rules(select=[("type", "book"), ("title", "Бота")]), ["2 Бота"]),
        (rules(include=[("categories", "y")]), ["3 Вена"]),
        (rules(include=[("issued", "")]), ["3 Вена", "4 Гори"]),
        (rules(quash=[("type", "map"), ("issued", "")]), ["1 Абай", "2 Бота", "3 Вена"]),
        (rules(include=[("type", "book")], quash=[("title", "Абай")]), ["2 Бота"]),
        (rules(), ["1 Абай", "2 Бота", "3 Вена", "4 Гори"]),
        (Selection.of({"include": "book", "quash": [7]}), ["1 Абай", "2 Бота", "3 Вена", "4 Гори"]),
    ],
)
def test_selections_leave_out_but_do_not_renumber(selection: Selection, printed: list[str]) -> None:
    made = style('<text variable="citation-number" suffix=" "/><text variable="title"/>')
    assert lines(Processor(made).bibliography(ITEMS, selection)) == printed


def test_a_list_in_the_given_order() -> None:
    made = style('<text variable="title"/>', sort='<sort><key variable="title" sort="descending"/></sort>')
    assert lines(Processor(made).bibliography(ITEMS))[0] == "Гори"
    assert lines(Processor(made).bibliography(ITEMS, in_order=False))[0] == "Абай"


def test_abbreviation_lists_give_short_forms() -> None:
    lists = {
        "default": {
            "container-title": {"Journal of Steppe": "J. <i>Steppe</i>"},
            "place": {"Алматы": "Алм."},
            "institution-part": {"World Bank": "WB"},
        },
        "kz": {"container-title": {"Journal of Steppe": "JSt"}},
        "broken": ["x"],
    }
    layout = (
        '<group delimiter="|"><names variable="author"><name form="short"/></names>'
        '<text variable="container-title" form="short"/><text variable="publisher-place" form="short"/>'
        '<text variable="title" form="short"/><text variable="container-title"/></group>'
    )
    item: dict[str, object] = {
        "id": "a", "author": [{"literal": "World Bank"}], "container-title": "Journal of Steppe",
        "container-title-short": "J St", "publisher-place": "Алматы", "title": "Whole", "title-short": "Part",
    }  # fmt: skip
    made = Processor(style(layout), "en-US", options=ProcessorOptions(abbreviations=lists))
    assert lines(made.bibliography([item])) == ["WB|J. Steppe|Алм.|Part|Journal of Steppe"]
    assert "|JSt|" in lines(made.bibliography([item | {"jurisdiction": "kz"}]))[0]
    assert lines(Processor(style(layout)).bibliography([item])) == ["World Bank|J St|Алматы|Part|Journal of Steppe"]


NAMED = (
    '<group delimiter=" "><names variable="author"><name form="short" font-style="italic"/><substitute>'
    '<names variable="editor"/><text variable="title"/></substitute></names>'
    '<date variable="issued"><date-part name="year"/></date></group>'
)
NUMBERED = '<text variable="citation-number"/>'


def modes(layout: str, mode: str, *ids: str, infix: str = "", more: str = "") -> str:
    made = Style.parse(
        f'{HEAD.format(kind="in-text", options="")}{INFO}<citation collapse="year">'
        f'<layout prefix="(" suffix=")" delimiter="; ">{layout}</layout></citation>{more}</style>'
    )
    items: list[dict[str, object]] = [
        *ITEMS,
        {"id": "e", "type": "book", "title": "Дала", "editor": [{"family": "Ред"}]},
    ]
    cluster = Cluster(tuple(CiteItem(key) for key in ids), mode=mode, infix=infix)
    return as_html(Processor(made).cite([Cluster((CiteItem("a"),)), cluster], items)[1])


@pytest.mark.parametrize(
    ("mode", "ids", "infix", "printed"),
    [
        ("author-only", "a", "", "Әуезов"),
        ("suppress-author", "a", "", "(1942)"),
        ("composite", "a", "", "Әуезов (1942)"),
        ("composite", "abc", "'s early work", "Әуезов’s early work (1942, 1956; <i>Кер</i>)"),
        ("composite", "a", "early", "Әуезов early (1942)"),
        ("author-only", "e", "", "Ред"),
    ],
)
def test_authors_in_the_text(mode: str, ids: str, infix: str, printed: str) -> None:
    assert modes(NAMED, mode, *ids, infix=infix) == printed


def test_authors_in_the_text_of_numbers() -> None:
    assert modes(NUMBERED, "author-only", "b") == "Reference 2"
    assert modes(NUMBERED, "composite", "b") == "Reference 2 (2)"
    own = '<intext><layout><names variable="author"/></layout></intext>'
    assert modes(NUMBERED, "composite", "b", more=own) == "Әуезов (2)"
    assert modes('<text variable="publisher"/>', "author-only", "b") == "[NO_PRINTED_FORM]"


def test_authors_alone_are_no_earlier_cite() -> None:
    layout = (
        '<choose><if position="subsequent"><text value="again"/></if><else><text variable="title"/></else></choose>'
    )
    made = Processor(style("", citation=layout, kind="note"))
    clusters = [Cluster((CiteItem("a"),), 1, mode="author-only"), Cluster((CiteItem("a"),), 2)]
    assert as_text(made.cite(clusters, ITEMS)[1]) == "Абай"


def test_collapsed_substitutes_are_dropped_once() -> None:
    items: list[dict[str, object]] = [
        {"id": key, "title": key, "editor": [{"family": "Ред"}], "issued": {"date-parts": [[1990 + place]]}}
        for place, key in enumerate("ab")
    ]
    made = style("", citation=NAMED, citation_area='collapse="year"')
    cluster = Cluster((CiteItem("a"), CiteItem("b")))
    assert as_text(Processor(made).cite([cluster], items)[0]) == "Ред 1990, 1991"


def case(mode: str, layout: str, area: str = "", **sections: object) -> str:
    xml = (
        f'{HEAD.format(kind="in-text", options="")}{INFO}<citation><layout delimiter=", ">{layout}</layout></citation>'
    )
    xml += f"<bibliography {area}><layout>{layout}</layout></bibliography></style>"
    given = {name.replace("_", "-"): json.dumps(value) for name, value in sections.items()}
    return run({"MODE": mode, "CSL": xml, "INPUT": json.dumps(ITEMS), **given})


def test_sections_of_the_case_format() -> None:
    title = '<text variable="title"/>'
    section = {"include": [{"field": "type", "value": "map"}]}
    assert case("bibliography", title, BIBSECTION=section).count("csl-entry") == 1
    assert "Вена" not in case("bibliography", title, BIBENTRIES=[["a", "c"], ["b", "a"]])
    assert case("citation", title, BIBENTRIES=[["b"]]) == "Бота"
    assert case("citation", title, INPUT2=[{"id": "e", "title": "Дала"}]).endswith("Дала")
    lists = {"default": {"title": {"Абай": "А."}}}
    assert case("citation", '<text variable="title" form="short"/>', ABBREVIATIONS=lists).startswith("А., Бота")


def test_the_header_of_a_bibliography() -> None:
    first = '<text variable="citation-number" prefix="[" suffix="]"/><text variable="title"/>'
    area = 'second-field-align="flush" hanging-indent="true" entry-spacing="0" line-spacing="2"'
    found = dict(line.split(": ", 1) for line in case("bibliography-header", first, area).splitlines() if ": " in line)
    assert found["second-field-align"] == "flush"
    assert (found["entryspacing"], found["linespacing"], found["maxoffset"]) == ("0", "2", "3")
    assert (found["hangingindent"], found["entry_ids"]) == ("2", "a,b,c,d")
    plain = case("bibliography-header", first)
    assert "second-field-align: false" in plain
    assert "hangingindent" not in plain


@pytest.mark.parametrize(
    ("layout", "item", "printed"),
    [
        ('<text variable="URL" prefix="At: "/>', {"URL": "https://e.kz/?a&b"},
         'At: <a href="https://e.kz/?a&#38;b">https://e.kz/?a&#38;b</a>'),
        ('<text variable="DOI" prefix="doi: " suffix="."/>', {"DOI": "10.1/x"},
         'doi: <a href="https://doi.org/10.1/x">10.1/x</a>.'),
        ('<text variable="DOI" prefix="At https://doi.org/"/>', {"DOI": "10.1/x"},
         'At <a href="https://doi.org/10.1/x">https://doi.org/10.1/x</a>'),
        ('<text variable="DOI" prefix="https://doi.org/"/>', {"DOI": "https://doi.org/10.1/x"},
         '<a href="https://doi.org/10.1/x">https://doi.org/10.1/x</a>'),
        ('<text variable="PMID"/>', {"PMID": "12"}, '<a href="https://www.ncbi.nlm.nih.gov/pubmed/12">12</a>'),
        ('<text variable="URL"/>', {"URL": "javascript:x"}, "javascript:x"),
    ],
)  # fmt: skip
def test_identifiers_as_links(layout: str, item: dict[str, object], printed: str) -> None:
    made = Processor(style(layout), "en-US", options=ProcessorOptions(links=True)).bibliography([{"id": "a", **item}])
    assert as_html(made.entries[0]) == printed
    assert "<a" not in as_html(Processor(style(layout), "en-US").bibliography([{"id": "a", **item}]).entries[0])
