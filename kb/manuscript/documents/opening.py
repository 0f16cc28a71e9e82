"""Opens a document by what it holds, whatever its name ends in; what cannot be opened says why and what to do."""

import re
from collections.abc import Callable, Mapping

from kb.errors import KbError
from kb.manuscript.documents.archive import LARGEST_FILE, Archive
from kb.manuscript.documents.document_text import OpenedDocument
from kb.manuscript.documents.html import HtmlDocument
from kb.manuscript.documents.latex import LatexDocument
from kb.manuscript.documents.markdown import MarkdownDocument
from kb.manuscript.documents.odf import OdfDocument
from kb.manuscript.documents.plain import PlainDocument
from kb.manuscript.documents.word_names import DOCUMENT
from kb.manuscript.documents.word_parts import find_parts
from kb.manuscript.documents.word_writing import WordDocument
from kb.manuscript.typed_notes import with_typed_notes

FORMATS: Mapping[str, Callable[[bytes, str], OpenedDocument]] = {
    "docx": WordDocument,
    "odt": OdfDocument,
    "md": MarkdownDocument,
    "tex": LatexDocument,
    "html": HtmlDocument,
    "txt": PlainDocument,
}
ENDINGS = {"markdown": "md", "text": "txt", "latex": "tex", "ltx": "tex", "htm": "html", "xhtml": "html"}
_LATEX = re.compile(rb"^\s*\\begin\{(?:document|thebibliography)\}", re.MULTILINE)
_HTML = re.compile(rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!doctype html|<html[\s>])", re.IGNORECASE)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_MACROS = ("docm", "dotm")
_OTHERS = ((b"%PDF", "PDF"), (b"{\\rtf", "RTF"), (b"\x89PNG", "PNG"), (b"\xff\xd8\xff", "JPEG"), (b"GIF8", "GIF"),
           (b"Rar!", "RAR"), (b"7z\xbc\xaf", "7z"), (b"\x1f\x8b", "gzip"))  # fmt: skip


def open_document(data: bytes, name: str) -> OpenedDocument:
    """Return the document that a file holds, its typed notes known; raise KbError where it is none that can be read.

    `name` is the file's name: its ending tells text formats apart, and is wrong where the bytes say otherwise.
    """
    document = FORMATS[_format(data, name)](data, name)
    document.text = with_typed_notes(document.text)
    return document


def _format(data: bytes, name: str) -> str:
    """Return the format of a file that can be read."""
    if len(data) > LARGEST_FILE:
        raise KbError("document-too-large", place=name, most=LARGEST_FILE >> 20)
    ending = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    ending = ENDINGS.get(ending, ending)
    if not data.strip():
        raise KbError("document-empty", place=name)
    if data.startswith(_OLE):
        raise KbError("document-locked" if _ENCRYPTED in data else "document-of-word-97", place=name)
    if ending in _MACROS:
        raise KbError("document-has-macros", place=name)
    kind = _kind(data, name)
    if kind in FORMATS:
        return kind
    if kind and ending not in FORMATS:
        raise KbError("document-kind-not-read", place=name, kind=kind)
    if kind or ending in ("docx", "odt"):
        kind = kind or ("binary data" if b"\0" in data and not data.startswith(_UTF_16) else "a text")
        raise KbError("document-is-another", place=name, kind=kind, ending=ending)
    if ending not in FORMATS and _LATEX.search(data):
        ending = "tex"
    elif ending in ("", "txt") and _HTML.match(data):
        ending = "html"
    return ending if ending in FORMATS else "txt"


def _kind(data: bytes, name: str) -> str:
    """Return what the bytes are: a format that is read, another one by its name, "" for text."""
    if not data.startswith(b"PK"):
        return next((kind for head, kind in _OTHERS if data.startswith(head)), "")
    archive = Archive(data, name)
    find_parts(archive)
    if archive.has(DOCUMENT):
        return "docx"
    media = archive.read("mimetype")
    if media.startswith(b"application/vnd.oasis.opendocument.text"):
        return "odt"
    return "ODF" if media else "Excel" if "xl/workbook.xml" in archive.names else "zip"
