"""A marker in all that Word puts around and into it: found, renumbered, the rest of the paragraph as it was."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree

from kb.library import manuscript_files, manuscript_writing
from kb.library.manuscript_files import SourceFile
from kb.library.session import Library
from kb.library.writing_plan import WritingOptions
from tests.manuscript.noted import W, run, word

LISTED = [
    "1. Арман Б. Дала үні. – Алматы: Арна, 2000. – 190 б.",
    "2. Жанат Қ.Ә. Су заңы. – Алматы: Арна, 1997. – 145 б.",
]
HEADING = "ПАЙДАЛАНЫЛҒАН ӘДЕБИЕТТЕР ТІЗІМІ"
BY = 'w:author="А" w:date="2024-01-01T00:00:00Z"'
A, B = run("Сөз "), run(" соңы", "<w:b/>")
MARKER = run("[2, 45 б.]")


def field(code: str, shown: str, begin: str = "") -> str:
    first, middle, last = (
        f'<w:r><w:fldChar w:fldCharType="{kind}">{begin if kind == "begin" else ""}</w:fldChar></w:r>'
        for kind in ("begin", "separate", "end")
    )
    return f'{first}<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>{middle}{shown}{last}'


def sdt(inside: str, about: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{about}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def box(inside: str) -> str:
    held = f"<w:txbxContent><w:p>{inside}</w:p></w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps">'
        f"<w:drawing><wps:txbx>{held}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{held}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


TRAITS = {
    "runs by revision": run("Сөз [") + run("2", '<w:lang w:val="kk-KZ"/>') + run(", 4", "<w:i/>") + run("5 б.]") + B,
    "spelling marks": A + '<w:proofErr w:type="spellStart"/>' + run("[2, ") + '<w:proofErr w:type="spellEnd"/>'
    + run("45 б.]") + B,
    "a bookmark": A + '<w:bookmarkStart w:id="7" w:name="_GoBack"/>' + run("[2,") + '<w:bookmarkEnd w:id="7"/>'
    + run(" 45 б.]") + B,
    "inserted": f'{A}<w:ins w:id="9" {BY}>{MARKER}</w:ins>{B}',
    "inserted in part": f'{run("Сөз [2")}<w:ins w:id="9" {BY}>{run(", 45 б.")}</w:ins>{run("]")}{B}',
    "deleted in part": run("Сөз [") + f'<w:del w:id="9" {BY}><w:r><w:delText>1</w:delText></w:r></w:del>'
    + run("2, 45 б.]") + B,
    "moved away": f'<w:moveFrom w:id="9" {BY}>{run("[1, 7 б.]")}</w:moveFrom>{A}{MARKER}{B}',
    "a smart tag": f'{A}{run("[")}<w:smartTag w:uri="urn:x" w:element="x">{run("2, 45 б")}</w:smartTag>{run(".]")}{B}',
    "a control": A + sdt(MARKER, '<w:tag w:val="MENDELEY_CITATION_v3_x"/>') + B,
    "a link": f'{A}<w:hyperlink w:anchor="x">{MARKER}</w:hyperlink>{B}',
    "a hard hyphen": f"<w:r><w:t>Сөз [2, 45</w:t><w:noBreakHyphen/><w:t>46 б.]</w:t></w:r>{B}",
    "tab and break": f"<w:r><w:t>Сөз</w:t><w:tab/><w:t>[2,</w:t><w:br/><w:t>45 б.]</w:t></w:r>{B}",
    "hard spaces": run("Сөз [2,\u00a045\u00a0б.]") + B,
    "a reference": run("Сөз [") + field(" REF _Ref1 \\r \\h ", run("2")) + run(", 45 б.]") + B,
    "a simple field": f'{run("Сөз [")}<w:fldSimple w:instr=" REF _Ref1 ">{run("2")}</w:fldSimple>{run(", 45 б.]")}{B}',
    "a page break": f"{A}{run('[2, ')}<w:r><w:lastRenderedPageBreak/><w:t>45 б.]</w:t></w:r>{B}",
    "a comment": f'{A}<w:commentRangeStart w:id="1"/>{MARKER}<w:commentRangeEnd w:id="1"/>{B}',
    "EndNote": A + field(" ADDIN EN.CITE &lt;EndNote&gt;", MARKER, "<w:fldData>PEVuZE5vdGU+</w:fldData>") + B,
    "Word's own": A + sdt(field(" CITATION Sei03 \\l 1087 ", MARKER), "<w:citation/>") + B,
    "a formula": f"{A}<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>{MARKER}{B}",
    "a text box": box(A + MARKER + B),
}  # fmt: skip
WHOLE = {
    "a table": f"<w:tbl><w:tr><w:tc><w:p>{A}{MARKER}{B}</w:p></w:tc></w:tr></w:tbl>",
    "a control around it": sdt(f"<w:p>{A}{MARKER}{B}</w:p>"),
}


def outside(data: bytes) -> list[bytes]:
    """The marks and the runs of the text that hold no character of a marker."""
    with ZipFile(BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    heading = next(each for each in root.iter(f"{{{W}}}t") if each.text == HEADING)
    kept: list[bytes] = []
    for element in root.iter(f"{{{W}}}r", f"{{{W}}}t"):
        if element is heading:
            return kept
        if element.tag.endswith("}r") and "".join(each.text or "" for each in element.iter(f"{{{W}}}t")) == " соңы":
            kept.append(etree.tostring(element, method="c14n"))
    return kept


@pytest.mark.parametrize("name", [*TRAITS, *WHOLE])
def test_a_marker_in_a_trait_of_word(bare_library: Library, name: str) -> None:
    data = word([(WHOLE.get(name) or f"<w:p>{TRAITS[name]}</w:p>", "")], HEADING, LISTED)
    options = WritingOptions(renumber=True)
    manuscript = manuscript_files.open_manuscript(bare_library, SourceFile("a.docx", data))
    out = manuscript_writing.write(manuscript, manuscript_writing.plan(manuscript, options))
    again = manuscript_files.open_manuscript(bare_library, SourceFile("a.docx", out))
    raw = [placed.marker.raw.replace("45–46", "45") for placed in again.read.markers]
    assert raw == ["[1, 45 б.]"]
    assert outside(out) == outside(data) != []
    assert manuscript_writing.write(again, manuscript_writing.plan(again, options)) == out


def test_a_marker_that_stays_keeps_its_spaces(bare_library: Library) -> None:
    data = word([("Сөз [1,\u00a045\u00a0б.] [2].", "")], HEADING, LISTED)
    manuscript = manuscript_files.open_manuscript(bare_library, SourceFile("a.docx", data))
    out = manuscript_writing.write(manuscript, manuscript_writing.plan(manuscript, WritingOptions()))
    with ZipFile(BytesIO(out)) as archive:
        assert "Сөз [1,\u00a045\u00a0б.] [2]." in archive.read("word/document.xml").decode()
