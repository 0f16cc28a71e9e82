"""A Word file that cites in footnotes, made of strings."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZipFile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"


NAMES = " ".join(
    f'xmlns:{short}="{space}"' for short, space in (
        ("w", W), ("mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
        ("wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"),
        ("v", "urn:schemas-microsoft-com:vml"), ("m", "http://schemas.openxmlformats.org/officeDocument/2006/math"),
    )
)  # fmt: skip


def word(paragraphs: Iterable[tuple[str, str]], heading: str, listed: Sequence[str], folder: str = "word") -> bytes:
    """Return a document: paragraphs with the text of their footnote ("" none), a heading and a list.

    A paragraph may be XML itself.
    """
    body: list[str] = []
    notes: list[str] = []
    for text, note in paragraphs:
        mark = f'<w:r><w:footnoteReference w:id="{len(notes) + 1}"/></w:r>' if note else ""
        notes += [note] if note else []
        body.append(text if text.startswith("<") else f"<w:p>{run(text)}{mark}</w:p>")
    body += [f"<w:p>{run(line)}</w:p>" for line in (heading, *listed)]
    each = (
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r>{run(" " + note)}</w:p></w:footnote>'
        for number, note in enumerate(notes, 1)
    )
    kinds = (
        f'<Override PartName="/{folder}/{name}.xml" ContentType="{_KIND}.{kind}+xml"/>'
        for name, kind in (("document", "document.main"), ("footnotes", "footnotes"))
    )
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        archive.writestr(
            "[Content_Types].xml", f'<Types xmlns="{_PACKAGE}/content-types">{rels}{"".join(kinds)}</Types>'
        )
        archive.writestr("_rels/.rels", _relations("officeDocument", f"/{folder}/document.xml"))
        archive.writestr(f"{folder}/_rels/document.xml.rels", _relations("footnotes", "footnotes.xml"))
        whole = f"<w:document {NAMES}><w:body>{''.join(body)}</w:body></w:document>"
        archive.writestr(f"{folder}/document.xml", whole)
        archive.writestr(f"{folder}/footnotes.xml", f'<w:footnotes xmlns:w="{W}">{"".join(each)}</w:footnotes>')
    return stream.getvalue()


def run(text: str, look: str = "") -> str:
    """Return a run as Word writes it, with the XML of its look."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r w:rsidR="00A1B2C3">{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _relations(kind: str, target: str) -> str:
    about = f'<Relationship Id="rId1" Type="{_OFFICE}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{about}</Relationships>'
