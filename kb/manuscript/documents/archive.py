"""Documents that are zip archives of XML: opened within bounds, written back member by member."""

import io
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any

from lxml import etree

from kb.errors import KbError

LARGEST_FILE = 64 << 20
LARGEST_WHOLE = 400 << 20
LARGEST_PART = 64 << 20  # of XML, unpacked
MOST_MEMBERS = 20_000
# Word's "Strict Open XML" names some things otherwise: it is read and written by the usual names.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships",
     b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
)  # fmt: skip
_STRICT_ONLY = ((b' w:left="', b' w:start="'), (b' w:val="left"', b' w:val="start"'))
Element = Any


class Archive:
    """A zip archive held in memory; raises KbError where it is broken, a bomb or locked."""

    def __init__(self, data: bytes, place: str) -> None:
        self.data, self.place = data, place
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._members = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise KbError("document-broken", place=place, cause=str(error).rstrip(".")) from None
        unpacked = sum(member.file_size for member in self._members)
        if unpacked > LARGEST_WHOLE or len(self._members) > MOST_MEMBERS:
            raise KbError("document-unpacks-too-large", place=place, most=LARGEST_WHOLE >> 20)
        if any(member.flag_bits & 1 for member in self._members):
            raise KbError("document-locked", place=place)
        self.names = frozenset(member.filename for member in self._members)
        self.strict = False
        self.called: dict[str, str] = {}  # parts whose usual names are others in this archive

    def has(self, name: str) -> bool:
        """Return whether there is a member of a name."""
        return self.called.get(name, name) in self.names

    def read(self, name: str) -> bytes:
        """Return a member, at most `LARGEST_PART` bytes of it being allowed; b"" where there is none."""
        name = self.called.get(name, name)
        if name not in self.names:
            return b""
        try:
            with self._zip.open(name) as stream:
                content = stream.read(LARGEST_PART + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            RuntimeError,
            ValueError,
            OSError,
        ) as error:
            raise KbError("document-broken", place=f"{self.place}: {name}", cause=str(error).rstrip(".")) from None
        if len(content) > LARGEST_PART:
            raise KbError("document-unpacks-too-large", place=f"{self.place}: {name}", most=LARGEST_PART >> 20)
        return content

    def tree(self, name: str) -> Element | None:
        """Return the root element of an XML member, None where there is none."""
        content = self.read(name)
        for strict, usual in _STRICT:
            self.strict = self.strict or strict in content
            content = content.replace(strict, usual)
        return parsed(content, f"{self.place}: {name}") if content else None

    def written(self, changed: Mapping[str, bytes]) -> bytes:
        """Return the archive with some members changed or added; every other one keeps its bytes, date and place."""
        changed = {self.called.get(name, name): self._named_back(content) for name, content in changed.items()}
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for member in self._members:
                content = changed.get(member.filename)
                with self._zip.open(member) as stream:
                    archive.writestr(member, stream.read() if content is None else content)
            for name in changed:
                if name not in self.names:
                    archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), changed[name], zipfile.ZIP_DEFLATED)
        return out.getvalue()

    def _named_back(self, content: bytes) -> bytes:
        if self.strict:
            for old, new in (*((usual, strict) for strict, usual in _STRICT), *_STRICT_ONLY):
                content = content.replace(old, new)
        return content


def parsed(content: bytes, place: str) -> Element:
    """Return the root of XML; raise KbError where it is broken, nested too deep or declares entities."""
    if b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content:
        raise KbError("document-declares-entities", place=place)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        code = "Excessive depth" in str(error)
        if code:
            raise KbError("document-too-deep", place=place) from None
        raise KbError("document-broken", place=place, cause=str(error).rstrip(".")) from None
    if root.getroottree().docinfo.internalDTD is not None:  # in whatever encoding
        raise KbError("document-declares-entities", place=place)
    return root


def serialised(root: Element) -> bytes:
    """Return an XML part as Word and LibreOffice write it."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
