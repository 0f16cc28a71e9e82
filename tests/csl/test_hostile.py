"""No style and no item crashes the processor or keeps it busy without end."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.csl_styles import items as items_of_all_types
from benchmarks.csl_styles import seconds_of
from kb.csl.processor import CiteItem, Cluster, Processor, Style, StyleError, as_html, as_text, runs
from kb.csl.xml import MOST_BYTES
from kb.errors import ChoiceError
from kb.gost.styles import available_styles, load_style
from tests.csl.samples import HEAD, INFO, lines, style
from tests.effort import growth

OPEN = HEAD.format(kind="in-text", options="")
BODY = "<citation><layout><text value='x'/></layout></citation>"
CIRCLE = "".join(f'<macro name="m{n}"><text macro="m{(n + 1) % 3}"/></macro>' for n in range(3))
BILLION = "".join(f'<macro name="m{n}">' + f'<text macro="m{n + 1}"/>' * 10 + "</macro>" for n in range(9))
CHAIN = "".join(f'<macro name="m{n}"><group><text macro="m{n + 1}"/></group></macro>' for n in range(500))
CHAIN += '<macro name="m500"/>'
BOMB = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize(
    ("xml", "says"),
    [
        ("", "not-well-formed: "),
        ("<style", "not-well-formed: "),
        ("\x00\x01", "not-well-formed: "),
        ("<html/>", "root: element html"),
        (f"{BOMB}{OPEN}{BODY}</style>", "entities: what style"),
        (f"{OUTSIDE}{OPEN}{BODY}</style>", "entities: what style"),
        (f"{OPEN}{INFO}</style>", "no-citation"),
        (f"{OPEN}{INFO}<citation/></style>", "no-citation"),
        (f"{OPEN}{INFO}{BODY}<bibliography/></style>", "no-layout"),
        (f"{OPEN}{CIRCLE}{BODY}</style>", "circle: line 1, circle m0 -> m1 -> m2 -> m0"),
        (f"{OPEN}<macro name='a'><text macro='a'/></macro>{BODY}</style>", "circle: "),
        (f"{OPEN}<citation><layout><text macro='nowhere'/></layout></citation></style>",
         "unknown-macro: line 1, name nowhere"),
        (f"{OPEN}<macro name='m9'><text value='x'/></macro>{BILLION}"
         "<citation><layout><text macro='m0'/></layout></citation></style>", "unfolds: "),
        (f"{OPEN}{CHAIN}<citation><layout><text macro='m0'/></layout></citation></style>", "unfolds: .*depth"),
        (f"{OPEN}{'<group>' * 300}{'</group>' * 300}{BODY}</style>", "nested: |not-well-formed: "),
        (f"{OPEN}{'<a/>' * 70_000}{BODY}</style>", "elements: "),
        (" " * (MOST_BYTES + 1), "bytes: "),
        (f"{OPEN}<info><link rel='independent-parent' href='http://www.zotero.org/styles/apa'/></info></style>",
         "dependent: parent .*styles/apa"),
    ],
)  # fmt: skip
def test_unusable_styles_say_what_is_wrong(xml: str, says: str) -> None:
    with pytest.raises(StyleError, match=says):
        Style.parse(xml)


def test_a_style_without_a_bibliography_says_so() -> None:
    processor = Processor(Style.parse(f"{OPEN}{INFO}{BODY}</style>"))
    with pytest.raises(StyleError, match="citations-only"):
        processor.bibliography([{"id": "a"}])
    assert processor.document([{"id": "a"}], []).bibliography is None


def test_an_unknown_style_name_lists_near_ones() -> None:
    with pytest.raises(ChoiceError, match="gost-r-7-0-5-2008"):
        load_style("gost-r-7-0-5-2009")
    with pytest.raises(ChoiceError):
        load_style("../../etc/passwd")


STRANGE = (
    "<names variable=''/>", "<names/>", "<date/>", "<date variable='issued' form='strange'/>", "<number/>", "<label/>",
    "<text/>", "<text term='nothing'/>", "<choose/>", "<choose><if/></choose>", "<choose><else/></choose>",
    "<group delimiter='.'/>", "<unknown attr='1'/>", "<names variable='author'><substitute/></names>",
    "<text variable='title' text-case='strange' font-style='strange' display='strange'/>",
    "<names variable='author'><name et-al-min='x' et-al-use-first='-1' form='strange' and='strange'/></names>",
    "<names variable='author'><name et-al-min='1' et-al-use-first='0'/></names>",
    "<date variable='issued'><date-part name='hour'/></date>", "<text variable='page' quotes='true' prefix='&quot;'/>",
    "<number variable='volume' form='ordinal'/><number variable='volume' form='roman'/>",
    "<choose><if position='strange' locator='strange' is-numeric='author' match='nand'><text value='x'/></if></choose>",
)  # fmt: skip


@pytest.mark.parametrize("layout", STRANGE)
def test_strange_styles_print_something_or_nothing(layout: str) -> None:
    item: dict[str, object] = {
        "id": "a", "title": "T", "volume": "3", "page": "1-2", "author": [{"family": "A"}],
        "issued": {"date-parts": [[2000]]},
    }  # fmt: skip
    made = Processor(style(layout, citation=layout), "en-US")
    assert len(made.bibliography([item]).entries) <= 1
    made.cite([Cluster((CiteItem("a", locator="5", label="strange"), CiteItem("nobody")))], [item])


TEXTS = st.one_of(
    st.text(max_size=20),
    st.sampled_from(["<i>", "</i>", "<b><i>x</b></i>", '"', "'", "“a", "a”", '<span class="nocase">', "1-2", "..",
                     "?.", "«б", "Қ.-Ж.", "\x00", "\ud800",
                     "9" * 400, "note: x\ntype: book\nissued: y", "{:title: x}"]),
)  # fmt: skip
LEAVES = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), TEXTS)


def _nested(values: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.one_of(st.lists(values, max_size=3), st.dictionaries(TEXTS, values, max_size=3))


VALUES = st.recursive(LEAVES, _nested, max_leaves=8)
NAMES = st.lists(
    st.dictionaries(
        st.sampled_from(["family", "given", "literal", "suffix", "non-dropping-particle"]), VALUES, max_size=4
    ),
    max_size=4,
)
DATES = st.dictionaries(
    st.sampled_from(["date-parts", "raw", "literal", "season", "circa"]),
    st.one_of(VALUES, st.lists(st.lists(st.integers(), max_size=4), max_size=3)),
    max_size=3,
)
ITEMS = st.fixed_dictionaries(
    {"id": LEAVES},
    optional={
        "type": st.one_of(st.sampled_from(["book", "treaty", "chapter", "article-journal"]), VALUES),
        "language": VALUES, "title": VALUES, "page": VALUES, "volume": VALUES, "edition": VALUES, "note": VALUES,
        "container-title": VALUES, "URL": VALUES, "author": st.one_of(NAMES, VALUES),
        "editor": st.one_of(NAMES, VALUES),
        "issued": st.one_of(DATES, VALUES), "accessed": st.one_of(DATES, VALUES), "number-of-pages": VALUES,
    },
)  # fmt: skip
APA = Processor(load_style("apa"), "en-US", locale_by_item=True)
CHICAGO = Processor(load_style("chicago-notes-bibliography"), "ru-RU", locale_by_item=True)


@settings(max_examples=60)
@given(st.lists(ITEMS, max_size=5), st.data())
def test_no_item_crashes(items: list[dict[str, object]], data: st.DataObject) -> None:
    ids = [str(item["id"]) for item in items]
    cites = st.builds(CiteItem, st.sampled_from([*ids, "nobody"]), TEXTS, prefix=TEXTS, suffix=TEXTS)
    clusters = data.draw(
        st.lists(st.builds(Cluster, st.lists(cites, max_size=3).map(tuple), st.integers(0, 9)), max_size=3)
    )
    for processor in (APA, CHICAGO):
        made = processor.document(items, clusters)
        assert len(made.citations) == len(clusters)
        assert made.bibliography is not None
        for entry in made.bibliography.entries:
            assert "".join(run.text for run in runs(entry)) or not as_text(entry)
            as_html(entry)


@pytest.mark.parametrize(
    "piece", ["<i>", "</i>", "<b>x</b>", '"', "'", "“", "1", "1-", "a.", ". ", "</", "[", "x: ", "« "]
)
def test_long_fields_cost_little(piece: str) -> None:
    def write(letters: int) -> None:
        text = piece * (letters // len(piece))
        item: dict[str, object] = {
            "id": "a", "type": "article-journal", "title": text, "page": text, "volume": text, "note": text,
            "author": [{"family": text, "given": text}] * 3, "issued": {"raw": text}, "edition": text,
        }  # fmt: skip
        made = APA.bibliography([item]).entries[0]
        as_html(made)
        list(runs(made))

    assert growth(write, 3_000) < 24


def test_a_thousand_alike_are_told_apart() -> None:
    author = [{"family": "Ә", "given": "А"}] * 3
    items: list[dict[str, object]] = [
        {"id": str(n), "type": "book", "title": "T", "author": author, "issued": {"date-parts": [[2000]]}}
        for n in range(1000)
    ]
    made = lines(APA.bibliography(items))
    assert len(set(made)) == 1000
    assert made[26].count("2000aa") == 1


def test_installed_styles_format_items_of_all_types() -> None:
    """A look at every sixtieth of the installed styles; `python -m benchmarks.csl_styles` times them all."""
    listed = items_of_all_types()
    for name in available_styles()[::60]:
        seconds_of(name, listed)
