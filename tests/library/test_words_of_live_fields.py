"""Words before and after a work in a live field of Zotero: each style keeps them; numbers it shows are given anew."""

import json
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from kb.errors import KbError
from kb.library import manuscript_files, manuscript_writing
from kb.library.manuscript_files import OwnManuscript, SourceFile
from kb.library.session import Library
from kb.library.writing_plan import WritingOptions

WORKS = {"a": ("Сәтбаева", 2003), "b": ("Орлова", 2001), "c": ("Қасымова", 1999)}
PREFIXED = ("[қараңыз: 3, 5 б.; 2]", ({"id": "c", "prefix": "қараңыз: ", "locator": "5"}, {"id": "b"}))
OWN_WORDS = ("[басқаша айтқанда 1, 7 б. мен кейінгі]", ({"id": "a", "prefix": "басқаша айтқанда", "locator": "7",
             "suffix": " мен кейінгі"},))  # fmt: skip
UNSAID = ("[см.: 2, с. 4]", ({"id": "b", "locator": "4"},))  # typed into what the field shows
UNREAD = ("[1, 7 б. мен кейінгі]", ({"id": "a", "locator": "7", "suffix": " мен кейінгі"},))
Field = tuple[str, tuple[dict[str, str], ...]]


def document(*fields: Field) -> bytes:
    doc = Document()
    paragraph = doc.add_paragraph("Бұл туралы ")
    for shown, cites in fields:
        items = [{**cite, "itemData": item(cite["id"])} for cite in cites]
        _field(paragraph, shown, json.dumps({"citationItems": items}))
        paragraph.add_run(" жазады. ")
    doc.add_heading("Әдебиеттер", 1)
    for number, (key, (name, year)) in enumerate(WORKS.items(), 1):
        doc.add_paragraph(f"{number}. {name} А. Өзен жағасы {key}. – Алматы: Ғылым, {year}. – 80 б.")
    stream = BytesIO()
    doc.save(stream)
    return stream.getvalue()


def item(key: str) -> dict[str, Any]:
    name, year = WORKS[key]
    return {"id": key, "type": "book", "title": f"Өзен жағасы {key}", "author": [{"family": name, "given": "А."}],
            "issued": {"date-parts": [[year]]}, "publisher": "Ғылым", "language": "kk"}  # fmt: skip


def _field(paragraph: Any, shown: str, code: str) -> None:
    for kind in ("begin", "code", "separate", "shown", "end"):
        run = paragraph.add_run(shown if kind == "shown" else "")
        if kind == "code":
            run._r.append(OxmlElement("w:instrText"))
            run._r[-1].text = f" ADDIN ZOTERO_ITEM CSL_CITATION {code} "
        elif kind != "shown":
            run._r.append(OxmlElement("w:fldChar"))
            run._r[-1].set(qn("w:fldCharType"), kind)


def opened(library: Library, data: bytes) -> OwnManuscript:
    return manuscript_files.open_manuscript(library, SourceFile("a.docx", data))


def shown(library: Library, data: bytes, options: WritingOptions) -> tuple[bytes, str]:
    manuscript = opened(library, data)
    out = manuscript_writing.write(manuscript, manuscript_writing.plan(manuscript, options), options.fields)
    return out, opened(library, out).read.document.text.text.split("\n")[0]


@pytest.mark.parametrize("style", ["gost-kz-dissertation", "gost-r-7-0-5-2008", "gost-7.1-2003", "apa", "vancouver"])
@pytest.mark.parametrize("fields", ["", "zotero"])
def test_words_of_a_field_stay(bare_library: Library, style: str, fields: str) -> None:
    options = WritingOptions(style, fields=fields)
    once, text = shown(bare_library, document(PREFIXED, OWN_WORDS, UNSAID), options)
    for words in ("қараңыз: ", "басқаша айтқанда ", " мен кейінгі", "см.: "):
        assert text.count(words) == 1
    assert shown(bare_library, once, options)[0] == once


def test_words_that_were_typed_are_kept_in_the_field_that_is_made(bare_library: Library) -> None:
    doc = Document(BytesIO(document()))
    doc.paragraphs[0].add_run("[қараңыз: 2, 4 б.].")
    stream = BytesIO()
    doc.save(stream)
    once, _ = shown(bare_library, stream.getvalue(), WritingOptions(fields="zotero"))
    code = "".join(each.text or "" for each in Document(BytesIO(once)).element.iter(qn("w:instrText")))
    assert json.loads(code[code.index("{") :])["citationItems"][0]["prefix"] == "қараңыз: "
    assert "қараңыз: " in shown(bare_library, once, WritingOptions("apa"))[1]


@pytest.mark.parametrize("style", ["as-printed", "gost-kz-dissertation"])
def test_numbers_that_fields_show_follow_their_works(bare_library: Library, style: str) -> None:
    once, text = shown(bare_library, document(PREFIXED, UNSAID), WritingOptions(style, order="alphabetical"))
    assert "қараңыз: 1, 5 б.; 2]" in text
    cited = [entry.record.contributors[0].family for entry in opened(bare_library, once).entries]
    assert cited == ["Қасымова", "Орлова", "Сәтбаева"]


def test_a_number_among_words_that_are_not_understood_is_not_left_behind(bare_library: Library) -> None:
    manuscript = opened(bare_library, document(UNREAD))
    with pytest.raises(KbError, match="кейінгі") as error:
        manuscript_writing.plan(manuscript, WritingOptions("as-printed", order="alphabetical"))
    assert error.value.code == "renumbering-unsafe"


def test_a_number_that_stays_may_stand_among_any_words(bare_library: Library) -> None:
    _, text = shown(bare_library, document(UNREAD), WritingOptions("as-printed", order="citation"))
    assert UNREAD[0] in text


def test_a_list_alone_keeps_the_order_by_which_fields_show_numbers(bare_library: Library) -> None:
    once, _ = shown(bare_library, document(UNSAID), WritingOptions("apa", list_only=True))
    cited = [entry.record.contributors[0].family for entry in opened(bare_library, once).entries]
    assert cited == ["Сәтбаева", "Орлова", "Қасымова"]
