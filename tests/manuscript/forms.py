"""One text with its reference list in each form that is read: the same numbers, the same entries."""

import re
from collections.abc import Sequence
from io import BytesIO
from typing import NamedTuple
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document

from tests.manuscript.chapter import ODF

FORMS = ("txt", "md", "tex", "docx", "odt", "html")
_MARKER = re.compile(r"\[\d[^\]]*\]")
_GROUP = re.compile(r"(\d+)(?:-(\d+))?(?:, (.+))?")


class Thesis(NamedTuple):
    """A text: its paragraphs, the heading of its list, the entries of the list in the order of their numbers.

    `labels` are what stands before the entries where that is no number.
    """

    paragraphs: Sequence[str]
    heading: str
    entries: Sequence[str]
    labels: Sequence[str] = ()


def in_form(thesis: Thesis, form: str) -> bytes:
    """Return a text as a file of a form."""
    return {"txt": _text, "md": _markdown, "tex": _latex, "docx": _word, "odt": _odf, "html": _html}[form](thesis)


def _lines(thesis: Thesis) -> list[str]:
    labels = thesis.labels or [f"{number}." for number in range(1, len(thesis.entries) + 1)]
    return [f"{label} {entry}" for label, entry in zip(labels, thesis.entries, strict=True)]


def _text(thesis: Thesis) -> bytes:
    return ("\n\n".join([*thesis.paragraphs, thesis.heading, "\n".join(_lines(thesis))]) + "\n").encode()


def _markdown(thesis: Thesis) -> bytes:
    return ("\n\n".join([*thesis.paragraphs, f"# {thesis.heading}", "\n".join(_lines(thesis))]) + "\n").encode()


def _latex(thesis: Thesis) -> bytes:
    items = [f"\\bibitem{{k{number}}} {entry}" for number, entry in enumerate(thesis.entries, 1)]
    body = [_MARKER.sub(_as_cite, part) for part in thesis.paragraphs]
    listed = ["\\begin{thebibliography}{99}", *items, "\\end{thebibliography}"]
    return ("\\begin{document}\n" + "\n\n".join([*body, "\n".join(listed)]) + "\n\\end{document}\n").encode()


def _as_cite(match: re.Match[str]) -> str:
    groups = [_GROUP.fullmatch(group.strip()) for group in match[0][1:-1].split(";")]
    cites = []
    for group in groups:
        if group is None or group[1] == "0":
            return match[0]
        keys = ",".join(f"k{number}" for number in range(int(group[1]), int(group[2] or group[1]) + 1))
        cites.append(f"[{group[3]}]{{{keys}}}" if group[3] else f"{{{keys}}}")
    return f"\\cite{cites[0]}" if len(cites) == 1 else f"\\cites{''.join(cites)}"


def _word(thesis: Thesis) -> bytes:
    document = Document()
    for part in thesis.paragraphs:
        paragraph = document.add_paragraph()
        for place in range(0, len(part), 5):
            paragraph.add_run(part[place : place + 5]).italic = place % 25 == 0 or None
    document.add_heading(thesis.heading, 1)
    for line in _lines(thesis):
        document.add_paragraph(line)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _odf(thesis: Thesis) -> bytes:
    paragraphs = "".join(f"<text:p>{escape(part)}</text:p>" for part in thesis.paragraphs)
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in _lines(thesis))
    body = f'{paragraphs}<text:h text:outline-level="1">{thesis.heading}</text:h>{lines}'
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {ODF}><office:automatic-styles/>'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
    return stream.getvalue()


def _html(thesis: Thesis) -> bytes:
    """Return a page as an editor saves it: a sign as a reference, a line broken, a list that counts."""
    paragraphs = "\n".join(f"<p>{escape(part).replace('–', '&ndash;')}</p>" for part in thesis.paragraphs)
    broken = (escape(line).replace(". ", ".\n  ", 1) for line in thesis.entries)
    items = [f"<li>{line}</li>" for line in broken]
    lines = [f"<p>{escape(line)}</p>" for line in _lines(thesis)]
    listed = "\n".join(lines if thesis.labels else ["<ol>", *items, "</ol>"])
    body = f"{paragraphs}\n<h2 class='l'>{escape(thesis.heading)}</h2>\n{listed}"
    head = '<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>[1]</title></head>'
    return f"{head}\n<body>\n{body}\n</body></html>\n".encode()
