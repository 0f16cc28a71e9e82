"""Hostile values in every text of a record: each format gives them back as text to its own independent reader.

A format is harmless where its reader finds one record, the hostile text whole, and nothing that the text tried to add.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable
from xml.etree import ElementTree

import pytest
import rdflib
import rispy
from lxml import etree
from pybtex.database import parse_string

from kb.domain.records import Record
from kb.formats import csljson, csv_table, dublincore, jsonl, jsonld, marcxml, mods
from kb.formats.bibtex import biblatex, export
from kb.formats.ris import writer as ris_writer
from kb.formats.zotero import coins, head_tags, rdf
from tests.factories import VOCABULARY, body, person, record, signed, title

TEXTS = {
    "html": "\"><script>alert(1)</script><img src=x onerror='alert(1)'>",
    "comment": "--><svg onload=alert(1)><!-- ]]><script/>",
    "latex": r"\input{/etc/passwd}\write18{id} % $x^2$ #1 & ~ \\",
    "braces": "}}, year = {1}\n}\n@book{forged, title = {{",
    "unclosed": "{{{ \" } \\",
    "ris": "x\nER  - \n\nTY  - BOOK\nTI  - forged\n",
    "ris-mac": "x\rER  - \rTY  - BOOK\u2028ER  - \x85ER  - ",
    "formula": '=HYPERLINK("http://evil.example";"x")',
    "formula-wide": "＝1+1",
    "formula-line": "\n=1+1",
    "formula-minus": "-2+3+cmd|' /C calc'!A0",
    "control": "a\x00\x1b[31mb\x0c",
    "extra": "x\nType: forged\nDOI: forged",
}  # fmt: skip
ADDRESS = "http://x/records/evil"
COMMAND = re.compile(r"(?<!\\)\\(input|write)")


def evil(text: str) -> Record:
    return record(
        "evil", type="book", kind="agreement", language="ru", issued="1999-01-02", titles=[title(text, "ru")],
        contributors=[person(text, text), body(text), person(text, text, "editor"), body(text, "issuer")],
        actions=[signed("1999", place=text)],
        fields={"publisher": text, "note": text, "page": text, "number": text, "x-ris-u1": text, "x-own": text,
                f"x-ris-a{text}": "forged", "x-ris-er": "forged", "x-ris-ty": "forged", f"name{text}": "forged",
                "keyword": text, "URL": "javascript:" + text, "genre": text},
    )  # fmt: skip


def line(text: str) -> str:
    return " ".join(text.split())


def one_ris(text: str) -> None:
    written = "".join(ris_writer.dump([evil(text)]))
    (entry,) = rispy.loads(written)
    assert (entry["type_of_reference"], entry["id"], entry["title"]) == ("BOOK", "evil", line(text))
    assert [found[:6] for found in written.splitlines() if not re.match("[A-Z][A-Z0-9]  - ", found)] == [""]
    assert written.count("\nER  - ") == 1
    assert "\nFO" not in written


def one_entry(dump: Callable[[list[Record]], Iterable[str]]) -> Callable[[str], None]:
    def check(text: str) -> None:
        written = "".join(dump([evil(text)]))
        found = parse_string(written, "bibtex").entries
        assert list(found) == ["evil"]
        assert "forged" not in {name.casefold() for name in found["evil"].fields}
        standard = {name: value for name, value in found["evil"].fields.items() if not name.startswith("kb-")}
        assert not [value for value in standard.values() if COMMAND.search(value)]
        assert all(value.count("{") == value.count("}") for value in standard.values())

    return check


def safe_csv(text: str) -> None:
    rows = list(csv.reader(io.StringIO("".join(csv_table.dump([evil(text)])), newline="")))
    assert [len(row) for row in rows] == [len(csv_table.COLUMNS)] * 2
    assert not [cell for cell in rows[1] if cell.startswith(tuple("=+-@\t\r\n＝＋－＠"))]


def same_json(text: str) -> None:
    (found,) = json.loads("".join(csljson.dump([evil(text)])))
    assert (found["title"], found["id"]) == (text, "evil")
    (line_of_it,) = jsonl.dump([evil(text)])
    assert json.loads(line_of_it)["titles"][0]["value"] == text
    assert line_of_it.index("\n") == len(line_of_it) - 1
    (node,) = json.loads("".join(jsonld.dump([evil(text)])))["@graph"]
    assert node["name"][0]["@value"] == text


def one_tree(dump: Callable[..., object]) -> Callable[[str], None]:
    def check(text: str) -> None:
        known = ElementTree.fromstring(etree.tostring(dump(evil("x"), VOCABULARY, ADDRESS)))  # type: ignore[call-overload]
        found = ElementTree.fromstring(etree.tostring(dump(evil(text), VOCABULARY, ADDRESS)))  # type: ignore[call-overload]
        assert {one.tag for one in found.iter()} <= {one.tag for one in known.iter()}
        printable = dublincore.printable(text)
        assert printable in {one.text for one in found.iter()} or line(printable) in {one.text for one in found.iter()}

    return check


def one_marc(text: str) -> None:
    found = ElementTree.fromstring("".join(marcxml.dump([evil(text)])).encode())
    assert {one.tag.rpartition("}")[2] for one in found.iter()} == {
        "collection", "record", "leader", "controlfield", "datafield", "subfield",
    }  # fmt: skip
    assert len(found) == 1
    texts = {one.text for one in found.iter() if one.get("code")}
    assert line(dublincore.printable(text)) in texts
    assert "forged" not in texts


def one_node(text: str) -> None:
    graph = rdflib.Graph().parse(data=etree.tostring(rdf.dump(evil(text), VOCABULARY, ADDRESS)), format="xml")
    z = rdflib.Namespace(rdf.NAMESPACES["z"])
    assert len(list(graph.subject_objects(z.itemType))) == 1
    extra = str(graph.value(rdflib.URIRef(ADDRESS), rdflib.DC.description))
    assert not {"Type: forged", "DOI: forged"} & set(extra.split("\n"))


def inert_tags(text: str) -> None:
    for name, _content in head_tags.tags(evil(text), ADDRESS):
        assert re.fullmatch(r"[A-Za-z_.:]+", name)
    span = coins.coins(evil(text), ADDRESS)
    assert not re.search(r"[<>\"'\s]", span)


FORMATS: dict[str, Callable[[str], None]] = {
    "ris": one_ris,
    "bibtex": one_entry(export.dump),
    "biblatex": one_entry(biblatex.dump),
    "csv": safe_csv,
    "json": same_json,
    "rdf_zotero": one_node,
    "rdf_zotero as a tree": one_tree(rdf.dump),
    "mods": one_tree(mods.dump),
    "marcxml": one_marc,
    "oai_dc": one_tree(dublincore.dump),
    "tags and coins": inert_tags,
}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_hostile_value_stays_a_value(form: str, text: str) -> None:
    FORMATS[form](text)
