"""The parts of a Word document: how the file calls them, and new ones announced in its content types and relations."""

import posixpath
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from kb.manuscript.documents.archive import Archive, serialised
from kb.manuscript.documents.word_names import DOCUMENT, ENDNOTES, FOOTNOTES, NUMBERING, STYLES

Element = Any
_TYPES, _RELATED = "[Content_Types].xml", "word/_rels/document.xml.rels"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_RELATIONS = "application/vnd.openxmlformats-package.relationships+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_NAMES = {NUMBERING: "numbering", FOOTNOTES: "footnotes"}
_RELATED_PARTS = {"numbering": NUMBERING, "footnotes": FOOTNOTES, "endnotes": ENDNOTES, "styles": STYLES}


def find_parts(archive: Archive) -> None:
    """Let an archive find its parts by what its relations call them: Word for the web writes word/document2.xml."""
    main = next((target for kind, target in _relations(archive, "_rels/.rels", "") if kind == "officeDocument"), "")
    if not main or main == DOCUMENT:
        return
    folder, name = posixpath.split(main)
    related = f"{folder}/_rels/{name}.rels"
    archive.called |= {DOCUMENT: main, _RELATED: related}
    for kind, target in _relations(archive, related, folder):
        if kind in _RELATED_PARTS:
            archive.called[_RELATED_PARTS[kind]] = target


def _relations(archive: Archive, name: str, folder: str) -> Iterator[tuple[str, str]]:
    """Yield the kind and the member that each relation of a part leads to."""
    root = archive.tree(name)
    for relation in root if root is not None else ():
        if isinstance(relation.tag, str) and relation.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target") or "")).lstrip("/")
            yield (relation.get("Type") or "").rpartition("/")[2], target


def declared_parts(archive: Archive, written: Iterable[str]) -> dict[str, bytes]:
    """Return the content types and relations that name the parts among `written` that are new; {} where none is."""
    new = [name for name in written if not archive.has(name) and name in _NAMES]
    types, related = archive.tree(_TYPES), archive.tree(_RELATED)
    if not new or types is None:
        return {}
    bare: Any = {None: _PACKAGE.strip("{}")}  # LibreOffice opens no file whose relations have a prefix
    relations: Element = etree.Element(f"{_PACKAGE}Relationships", nsmap=bare) if related is None else related
    taken = {relation.get("Id") for relation in relations}
    space = types.tag.rpartition("}")[0] + "}"
    if not any(content_type.get("Extension") == "rels" for content_type in types):
        about = {"Extension": "rels", "ContentType": _RELATIONS}
        types.insert(0, etree.Element(f"{space}Default", about, nsmap=types.nsmap))
    for name in new:
        kind = _NAMES[name]
        etree.SubElement(types, f"{space}Override", {"PartName": f"/{name}", "ContentType": _KIND.format(kind)})
        about = {
            "Id": f"rIdKb{kind}",
            "Type": _RELATION.format(kind),
            "Target": f"/{name}" if archive.called else name.removeprefix("word/"),
        }
        if about["Id"] not in taken:
            etree.SubElement(relations, f"{_PACKAGE}Relationship", about)
    return {_TYPES: serialised(types), _RELATED: serialised(relations)}
