"""Records as Zotero items: each type with the fields that zotero-schema gives it, the rest in Extra as it reads it."""

import io

import pytest
import rdflib
from hypothesis import given
from lxml import etree

from kb.domain.item_types import ITEM_TYPES
from kb.domain.records import Record
from kb.errors import Problem
from kb.formats import mods
from kb.formats.zotero import item, rdf_reader, schema
from kb.formats.zotero import rdf as zoterordf
from tests.factories import VOCABULARY, body, person, record, signed, title
from tests.record_strategies import WHOLE_RECORDS, records

TREATY = record(
    kind="agreement",
    titles=[title("Келісім", origin="supplied"), title("Соглашение", "ru")],
    actions=[signed("1998-10-08", place="Almaty")],
    fields={"container-title": "Бюллетень", "volume": "2000", "issue": "4", "section": "ст. 34", "number": "77-III"},
)
BOOK = record(
    "b", type="book", titles=[title("Кітап")], issued="2003", contributors=[person("Buzan", "B."), body("Қоғам")],
    fields={"publisher": "CUP", "publisher-place": "Cambridge", "number-of-pages": "564", "collection-number": "91",
            "collection-title": "CSIR", "ISBN": "0-521-81412-X", "x-own": "stays"},
)  # fmt: skip


def test_a_treaty_is_a_statute_that_is_cited_as_a_treaty() -> None:
    found = item.item(TREATY)
    assert (found.type, found.title, found.date) == ("statute", "[Келісім]", "1998-10-08")
    assert dict(found.fields) == {
        "language": "kk", "code": "Бюллетень", "codeNumber": "2000", "section": "ст. 34", "publicLawNumber": "77-III",
    }  # fmt: skip
    assert found.extra == ("Type: treaty", "Issue: 4", "Event Place: Almaty")


def test_a_book_has_its_own_fields() -> None:
    found = item.item(BOOK)
    assert dict(found.fields) == {
        "language": "kk", "publisher": "CUP", "place": "Cambridge", "numPages": "564", "seriesNumber": "91",
        "series": "CSIR", "ISBN": "0-521-81412-X",
    }  # fmt: skip
    assert found.creators == (item.Creator("author", "Buzan", "B."), item.Creator("author", "Қоғам", person=False))
    assert found.extra == ()


LINES = [
    # a CSL type                the item type, the line of Extra
    ("treaty", "statute", "Type: treaty"), ("regulation", "statute", "Type: regulation"),
    ("legislation", "statute", ""), ("document", "document", ""), ("speech", "presentation", ""),
    ("article", "preprint", ""), ("pamphlet", "document", "Type: pamphlet"), ("review", "document", "Type: review"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "item_type", "line"), LINES)
def test_item_types(kind: str, item_type: str, line: str) -> None:
    found = item.item(record(type=kind))
    assert (found.type, "\n".join(found.extra)) == (item_type, line)


ROLES = [
    # a CSL type, a role      Zotero's
    ("speech", "author", "presenter"), ("interview", "author", "interviewee"),
    ("interview", "interviewer", "interviewer"),
    ("book", "editor", "editor"), ("webpage", "editor", "contributor"), ("treaty", "translator", "contributor"),
    ("chapter", "container-author", "bookAuthor"), ("book", "collection-editor", "seriesEditor"),
    ("broadcast", "author", "contributor"), ("legislation", "author", "author"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "role", "theirs"), ROLES)
def test_creators(kind: str, role: str, theirs: str) -> None:
    assert [one.role for one in item.item(record(type=kind, contributors=[person("А", "Б.", role)])).creators] == [
        theirs
    ]


def test_who_issued_a_work_is_its_publisher_and_of_an_act_its_authority() -> None:
    issuer = [body("Парламент", "issuer")]
    assert item.item(record(type="report", contributors=issuer)).fields["institution"] == "Парламент"
    act = item.item(record(type="legislation", contributors=issuer))
    assert ("Authority: Парламент" in act.extra, act.creators) == (True, ())


def rdf(known: Record) -> rdflib.Graph:
    tree = zoterordf.dump(known, VOCABULARY, "http://x/records/a")
    return rdflib.Graph().parse(data=etree.tostring(tree), format="xml")


def test_zotero_rdf_says_each_field_and_keeps_bodies_whole() -> None:
    z, dc, foaf = (rdflib.Namespace(zoterordf.NAMESPACES[name]) for name in ("z", "dc", "foaf"))
    graph = rdf(BOOK)
    node = rdflib.URIRef("http://x/records/a")
    assert [str(graph.value(node, name)) for name in (z.itemType, dc.title, dc.date, z.place, z.numPages)] == [
        "book", "Кітап", "2003", "Cambridge", "564",
    ]  # fmt: skip
    people = {str(name): str(graph.value(who, foaf.givenName)) for who, name in graph.subject_objects(foaf.surname)}
    assert people == {"Buzan": "B.", "Қоғам": "None"}
    assert str(graph.value(node, z.url)) == "http://x/records/a"
    assert str(rdf(TREATY).value(node, dc.description)) == "Type: treaty\nIssue: 4\nEvent Place: Almaty"


@given(records())
@WHOLE_RECORDS
def test_any_record_is_legal_rdf(known: Record) -> None:
    assert len(rdf(known)) > 2


def test_the_map_speaks_of_csl_types_and_of_each_item_types_fields() -> None:
    assert set(schema.FIELDS) <= {row.zotero for row in ITEM_TYPES.values()}
    assert all(len(set(known.values())) == len(known) for known in schema.FIELDS.values())


def test_mods_puts_the_own_title_first_and_names_zoteros_type() -> None:
    known = record(
        kind="agreement", language="ru", actions=[signed("1998", place="Almaty")], issued="1998",
        titles=[title("Келісім"), title("Соглашение", "ru"), title("С", "ru", form="short")],
    )  # fmt: skip
    tree = mods.dump(known, VOCABULARY, "http://x/r")
    names = {"m": mods.NAMESPACE}
    titles = [
        (one.get("type"), one.findtext("m:title", namespaces=names)) for one in tree.findall("m:titleInfo", names)
    ]
    assert titles == [(None, "Соглашение"), ("alternative", "Келісім"), ("abbreviated", "С")]
    assert [(one.get("authority"), one.text) for one in tree.findall("m:genre", names)] == [
        (None, "agreement"), ("local", "statute"),
    ]  # fmt: skip
    assert [note.text for note in tree.findall("m:note[@type='place of signature']", names)] == ["Almaty"]


@pytest.mark.parametrize(
    "fields",
    [
        {"publisher": "Луг", "publisher-place": "Орал", "number-of-pages": "96"},
        {"note": "Ескерту: екі", "version": "2.1", "part-number": "3", "original-date": "1950"},
        {"archive_collection": "Көш", "archive-place": "Орал", "dimensions": "30 см"},
        {"x-date": "б. г."},
    ],
)
def test_our_zotero_rdf_is_read_back(fields: dict[str, str]) -> None:
    known = record("b", type="document", titles=[title("Дала")], fields=fields)
    text = etree.tostring(zoterordf.dump(known, VOCABULARY, "https://a.kz/b"))
    [(back, _line)] = [row for row in rdf_reader.parse(io.BytesIO(text), "a.rdf") if not isinstance(row, Problem)]
    assert {name: back.fields.get(name) for name in fields} == fields


def test_the_lines_of_extra_name_values_and_the_others_stay_a_note() -> None:
    text = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/"
        xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:bib="http://purl.org/net/biblio#"><bib:Book
        rdf:about="#i1"><z:itemType>book</z:itemType><dc:title>Дала</dc:title><dc:description>Number of Volumes: 4
        екінші көшірмесі
        Original Date: 1911</dc:description></bib:Book></rdf:RDF>"""
    [(book, _line)] = [
        row for row in rdf_reader.parse(io.BytesIO(text.encode()), "a.rdf") if not isinstance(row, Problem)
    ]
    assert {name: book.fields.get(name) for name in ("number-of-volumes", "original-date", "note")} == {
        "number-of-volumes": "4", "original-date": "1911", "note": "екінші көшірмесі"}  # fmt: skip
