"""Parts that a Word document has not had before: announced in its content types and its relations."""

from collections.abc import Iterable
from typing import Any

from lxml import etree

from kb.manuscript.documents.archive import Archive, serialised
from kb.manuscript.documents.word_names import FOOTNOTES, NUMBERING

Element = Any
_TYPES, _RELATED = "[Content_Types].xml", "word/_rels/document.xml.rels"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_NAMES = {NUMBERING: "numbering", FOOTNOTES: "footnotes"}


def announced(archive: Archive, written: Iterable[str]) -> dict[str, bytes]:
    """Return the content types and relations that name the parts among `written` that are new; {} where none is."""
    new = [name for name in written if name not in archive.names and name in _NAMES]
    types, related = archive.tree(_TYPES), archive.tree(_RELATED)
    if not new or types is None:
        return {}
    relations: Element = etree.Element(f"{_PACKAGE}Relationships") if related is None else related
    taken = {each.get("Id") for each in relations}
    for name in new:
        kind = _NAMES[name]
        space = types.tag.rpartition("}")[0] + "}"
        etree.SubElement(types, f"{space}Override", {"PartName": f"/{name}", "ContentType": _KIND.format(kind)})
        about = {"Id": f"rIdKb{kind}", "Type": _RELATION.format(kind), "Target": name.removeprefix("word/")}
        if about["Id"] not in taken:
            etree.SubElement(relations, f"{_PACKAGE}Relationship", about)
    return {_TYPES: serialised(types), _RELATED: serialised(relations)}
