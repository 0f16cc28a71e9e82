"""One chapter with its reference list, made in six forms: the same citations in each."""

import json
import re
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

HEADINGS = ("1 Дала жолдары", "1.1 Керуен сарайлары")
PARAGRAPHS = (
    "Жетісу керуен жолдарын алғаш рет жүйелі зерттеген автор оларды үшке бөледі [1, 51 б.].",
    "Кейінгі еңбектерде бұл пікір нақтыланды [2, с. 14–16; 3, 7 б.], ал жинақ оны толықтырды [4, т. 2, 35 б.].",
    "Сарай орындарының саны туралы әр түрлі айтылады [5-7].",
    "Автордың өз сөзі [...] осылай аяқталады, ал 2019 жылғы қазба [2019 ж.] басқаша көрсетті.",
    "Сауда заңы бұл жерді бөлек атайды [8, 5-бап].",
    "Сөз соңында бірінші еңбекке қайта ораламыз [1, 112, 114 бб.].",
)
TABLE = ("Сарай", "Ақырташ [2, с. 40]")
FOOTNOTE = "Бұл туралы бөлек мақала бар [6, 12 б.]."
BOX = "Сызбаның дерегі: [3, 9 б.]"
INSERTED, DELETED = "Соңғы түзетуде қосылды [7, с. 3].", "Ескі сілтеме [5, 1 б.]."
LIST_HEADING = "ПАЙДАЛАНЫЛҒАН ӘДЕБИЕТТЕР ТІЗІМІ"
ENTRIES = (
    "Сейітов Қ.Ә. Дала жолдары мен керуендер. – Алматы: Арна, 2011. – 240 б.",
    "Лунин Б.Н. Караванные пути Семиречья. – М.: Наука, 1988. – 312 с.",
    "Ерғали А.С. Ортағасырлық қалалар // Тарих мәселелері. – 2015. – № 3. – Б. 5-12.",
    "Жетісу деректері: 3 томдық. Т. 2. – Алматы: Өлке, 2003. – 420 б.",
    "Торов П.И. Заметки о дорогах. – Ташкент: Фан, 1979. – 96 с.",
    "Мұсабек Е. Ақырташ қазбасы // Археология хабаршысы. – 2018. – № 1. – Б. 10-21.",
    "Глинская О.В. Керамика сарая // Вестник древностей. – 2016. – № 4. – С. 1-9.",
    "«Сауда қызметін реттеу туралы» Қазақстан Республикасының 2004 жылғы 12 сәуірдегі № 544-II Заңы.",
)
# (number, locators) of every citation of the text forms; those of a table, notes and boxes stand in the Word form only
CITED: tuple[tuple[int, str], ...] = (
    (1, "page 51"), (2, "page 14–16"), (3, "page 7"), (4, "volume 2 page 35"), (5, ""), (6, ""), (7, ""),
    (8, "article-locator 5"), (1, "page 112, 114"),
)  # fmt: skip
KEYS = dict(enumerate(("seitov", "lunin", "ergali", "zhetisu", "torov", "musabek", "glinskaya", "law544"), 1))
_MARKER = re.compile(r"\[(\d[^\]]*)\](?<!ж\.\])")


def text() -> str:
    """The chapter as plain text with lines broken at 60 characters."""
    body = "\n\n".join(_broken(part) for part in (*HEADINGS, *PARAGRAPHS))
    listed = "\n".join(f"{number}. {entry}" for number, entry in enumerate(ENTRIES, 1))
    return f"{body}\n\n{LIST_HEADING}\n\n{listed}\n"


def _broken(part: str) -> str:
    lines = [""]
    for word in part.split(" "):
        if len(lines[-1]) + len(word) > 60:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


def markdown() -> str:
    """The chapter in Markdown with keys, as pandoc reads it."""
    return "\n\n".join([f"# {HEADINGS[0]}", f"## {HEADINGS[1]}", *(_MARKER.sub(_as_keys, part) for part in PARAGRAPHS)])


def _groups(body: str) -> list[tuple[list[str], str]]:
    """Return (keys, text of the locators) of each group of a marker of this chapter."""
    groups = []
    for group in body.split(";"):
        works, _, locator = group.strip().partition(", ")
        first, _, last = works.partition("-")
        numbers = range(int(first), int(last or first) + 1)
        groups.append(([KEYS[number] for number in numbers], locator))
    return groups


def _as_keys(match: re.Match[str]) -> str:
    cites = [f"@{key}" + (f", {locator}" if locator else "") for keys, locator in _groups(match[1]) for key in keys]
    return f"[{'; '.join(cites)}]"


def latex() -> str:
    """The chapter in LaTeX with \\cite and \\bibitem."""
    parts = [f"\\section{{{HEADINGS[0]}}}", f"\\subsection{{{HEADINGS[1]}}}", "% \\cite{nobody}"]
    parts += [_MARKER.sub(_as_cite, part) for part in PARAGRAPHS]
    items = [f"\\bibitem{{{KEYS[number]}}} {entry}" for number, entry in enumerate(ENTRIES, 1)]
    listed = "\n".join(["\\begin{thebibliography}{99}", *items, "\\end{thebibliography}"])
    return "\\begin{document}\n" + "\n\n".join([*parts, listed]) + "\n\\end{document}\n"


def _as_cite(match: re.Match[str]) -> str:
    groups = _groups(match[1])
    if len(groups) == 1:
        (keys, _locator), option = groups[0], f"[{groups[0][1]}]" if groups[0][1] else ""
        return f"\\cite{option}{{{','.join(keys)}}}"
    return "\\cites" + "".join(f"[{locator}]{{{keys[0]}}}" for keys, locator in groups)


def word(zotero: bool = False, numbered: bool = False) -> bytes:
    """The chapter as a Word file: markers over several runs, a table, a footnote, a text box, tracked changes.

    With `zotero` the markers are live fields; with `numbered` Word counts the entries of the list.
    """
    document = Document()
    document.add_heading(HEADINGS[0], 1)
    document.add_heading(HEADINGS[1], 2)
    for number, part in enumerate(PARAGRAPHS):
        paragraph = document.add_paragraph()
        for piece in re.split(r"(\[\d[^\]]*\])", part):
            if _MARKER.fullmatch(piece) and zotero:
                _field(paragraph, piece)
            else:
                _runs(paragraph, piece)
        if number == 1 and not zotero:
            _note_mark(paragraph)
    if not zotero:
        _extras(document)
    document.add_heading(LIST_HEADING, 1)
    for number, entry in enumerate(ENTRIES, 1):
        document.add_paragraph(entry if numbered else f"{number}. {entry}", "List Number" if numbered else None)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue() if zotero else _with_footnotes(stream.getvalue())


def _runs(paragraph: Any, piece: str) -> None:
    """Add a text in runs that break off anywhere, as Word leaves them behind: 3, 1, 4, 1 … characters."""
    sizes = (3, 1, 4, 1, 5, 9, 2, 6)
    place = number = 0
    while place < len(piece):
        size = sizes[number % 8]
        run = paragraph.add_run(piece[place : place + size])
        run.italic = number % 5 == 0 or None
        place, number = place + size, number + 1


def _field(paragraph: Any, marker: str) -> None:
    items = [
        {"id": key, "itemData": {"id": key, "type": "book", "title": key}, **_csl_locator(locator)}
        for keys, locator in _groups(marker[1:-1])
        for key in keys
    ]
    code = "ADDIN ZOTERO_ITEM CSL_CITATION " + json.dumps({"citationID": "x", "citationItems": items})
    for kind in ("begin", code, "separate", marker, "end"):
        run = paragraph.add_run(marker if kind == marker else "")
        if kind == code:
            instruction = OxmlElement("w:instrText")
            instruction.text = code
            run._r.append(instruction)
        elif kind != marker:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)


def _csl_locator(locator: str) -> dict[str, str]:
    plain = re.sub(r"\s*(?:бб?\.|с\.)\s*", "", locator).strip()
    if not plain:
        return {}
    if "бап" in plain:
        return {"locator": plain.removesuffix("-бап"), "label": "article-locator"}
    return {"locator": locator if "т." in plain else plain, "label": "page"}


def _note_mark(paragraph: Any) -> None:
    paragraph._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="2"/></w:r>'))


def _extras(document: Any) -> None:
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = TABLE
    w = nsdecls("w")
    content = f"<w:txbxContent><w:p><w:r><w:t>{BOX}</w:t></w:r></w:p></w:txbxContent>"
    names = (
        f'{w} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:v="urn:schemas-microsoft-com:vml"'
        ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    )
    box = (
        f'<w:r {names}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{content}</wps:txbx>'
        "</w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    document.add_paragraph()._p.append(parse_xml(box))
    changed = document.add_paragraph()._p
    stamp = 'w:id="9" w:author="A" w:date="2020-01-01T00:00:00Z"'
    changed.append(parse_xml(f"<w:ins {w} {stamp}><w:r><w:t>{INSERTED}</w:t></w:r></w:ins>"))
    changed.append(parse_xml(f"<w:del {w} {stamp}><w:r><w:delText>{DELETED}</w:delText></w:r></w:del>"))


def _with_footnotes(data: bytes) -> bytes:
    note = f'<w:footnote w:id="2"><w:p><w:r><w:t>{FOOTNOTE}</w:t></w:r></w:p></w:footnote>'
    lines = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )
    notes = f"<w:footnotes {nsdecls('w')}>{lines}{note}</w:footnotes>"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for member in old.infolist():
            content = old.read(member)
            if member.filename == "[Content_Types].xml":
                part = f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
                content = content.replace(b"</Types>", part.encode())
            if member.filename == "word/_rels/document.xml.rels":
                part = f'<Relationship Id="rId90" Type="{related}" Target="footnotes.xml"/></Relationships>'
                content = content.replace(b"</Relationships>", part.encode())
            new.writestr(member, content)
        new.writestr("word/footnotes.xml", notes.encode())
    return out.getvalue()


ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3"'
)


def odf() -> bytes:
    """The chapter as an OpenDocument text, markers over spans."""
    paragraphs = "".join(f"<text:p>{_spans(part)}</text:p>" for part in PARAGRAPHS)
    heads = "".join(f'<text:h text:outline-level="{level}">{head}</text:h>' for level, head in enumerate(HEADINGS, 1))
    listed = "".join(f"<text:p>{number}. {entry}</text:p>" for number, entry in enumerate(ENTRIES, 1))
    body = f'{heads}{paragraphs}<text:h text:outline-level="1">{LIST_HEADING}</text:h>{listed}'
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {ODF}><office:automatic-styles/>'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
        '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return out.getvalue()


def _spans(part: str) -> str:
    pieces = [part[place : place + 7] for place in range(0, len(part), 7)]
    return "".join(f"<text:span>{piece}</text:span>" if place % 2 else piece for place, piece in enumerate(pieces))
