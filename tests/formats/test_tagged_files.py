"""Files of EndNote (Refer) and of Web of Science are read as these programs and Google Scholar write them."""

from io import BytesIO

import pytest

from kb.domain.formats import endings, of_file
from kb.domain.records import Record
from kb.errors import Problem
from kb.library import formats
from tests.formats.one_record import names

ENW = """%0 Journal Article
%T Ferries of the lower Orda
%A Penn, Tom
%A Oar, Ada
%J Letters of Waters
%V 5
%N 2
%P 67-89
%D 2014
%8 March 4
%@ 1884-9466
%R 10.14943/low.5.2
%K ferry
%K river
%X First line
second line.
%G English

%0 Book
%A Лугов, О. Н.
%T Кочевья степи: очерк
%B Труды степи
%E Бор, А.
%C Омск
%I Дала
%D 1995
%P 320
%7 2

%0 Web Page
%T Өткел
%A Akorda
%U https://a.example/otkel
%D 2018
%[ 12.08.2020
"""
CIW = """FN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Penn, T
   Oar, A
AF Penn, Tom
   Oar, Ada B.
TI Ferries of the
   lower Orda
SO LETTERS OF WATERS
LA English
DT Article
DE ferry; river
SN 0258-9184
EI 2288-2871
PD APR-JUN
PY 2014
VL 38
IS 2
BP 171
EP 194
UT WOS:000335
ER

PT B
AU Mast, U
BE Helm, V
TI Sails
SO HANDBOOK OF BOATS
DT Book Chapter
PU ORDA PRESS
PI OMSK
BN 978-3-16-148410-0
PY 2015
BP 12
EP 30
ER

PT B
AU Mast, U
TI Keels
SO KEELS: A BOOK OF BOATS
DT Book
PD SPR-SUM
PY 2016
ER

EF
"""


def read(text: str, file: str) -> list[Record]:
    rows = list(formats.parser(of_file(file))(BytesIO(text.encode()), file))
    assert [row for row in rows if isinstance(row, Problem)] == []
    return [row[0] for row in rows if not isinstance(row, Problem)]


def test_entries_of_endnote() -> None:
    article, book, page = read(ENW, "a.enw")
    assert (article.type, article.language, article.issued and article.issued.text) == (
        "article-journal",
        "en",
        "2014-03-04",
    )
    assert [person.family for person in article.contributors] == ["Penn", "Oar"]
    assert {name: article.fields[name] for name in ("container-title", "volume", "issue", "page", "ISSN", "DOI")} == {
        "container-title": "Letters of Waters", "volume": "5", "issue": "2", "page": "67–89", "ISSN": "1884-9466",
        "DOI": "10.14943/low.5.2"}  # fmt: skip
    assert (article.fields["keyword"], article.fields["abstract"]) == ("ferry, river", "First line second line.")
    assert (book.fields["number-of-pages"], book.fields["collection-title"], book.fields["edition"]) == (
        "320",
        "Труды степи",
        "2",
    )
    assert [person.role for person in book.contributors] == ["author", "collection-editor"]
    assert (page.type, page.fields["URL"], page.fields["accessed"]) == (
        "webpage", "https://a.example/otkel", "2020-08-12")  # fmt: skip


def test_entries_of_web_of_science() -> None:
    article, chapter, book = read(CIW, "a.ciw")
    title = article.title()
    assert title and (title.value, article.type) == ("Ferries of the lower Orda", "article-journal")
    assert [(person.family, person.given) for person in article.contributors] == [("Penn", "Tom"), ("Oar", "Ada B.")]
    assert {name: article.fields.get(name) for name in ("page", "ISSN", "keyword", "genre")} == {
        "page": "171–194", "ISSN": "0258-9184", "keyword": "ferry, river", "genre": None}  # fmt: skip
    assert (chapter.type, chapter.fields["container-title"], chapter.fields["publisher-place"]) == (
        "chapter", "HANDBOOK OF BOATS", "OMSK")  # fmt: skip
    assert [(person.family, person.role) for person in chapter.contributors] == [("Mast", "author"), ("Helm", "editor")]
    assert (book.type, book.issued and book.issued.text) == ("book", "2016-21/2016-22")
    assert book.fields["x-ris-wos-so"] == "KEELS: A BOOK OF BOATS"


@pytest.mark.parametrize("text", ["PT J\nAU Penn, T\nTI Oars\nPY 2014\nER\n", "%T Oars\n%A Penn, T\n%D 2014"])
def test_an_entry_without_head_or_type_is_read(text: str) -> None:
    [record] = read(text, "a.ciw" if text[0] == "P" else "a.enw")
    title = record.title()
    assert title and title.value == "Oars"
    assert record.issued and record.issued.text == "2014"


def test_what_stands_before_the_first_entry_is_told() -> None:
    rows = list(formats.parser(of_file("a.enw"))(BytesIO(b"Saved list\n\n%0 Book\n%T Oars\n"), "a.enw"))
    assert [row.line for row in rows if isinstance(row, Problem)] == [1]
    assert len(rows) == 2


def test_their_endings_are_known() -> None:
    assert {"enw", "ciw"} <= set(endings())


@pytest.mark.parametrize(("written", "issued"), [("SUM", "2014-22"), ("FAL", "2014-23"), ("WIN", "2014-24")])
def test_seasons_as_web_of_science_shortens_them(written: str, issued: str) -> None:
    [record] = read(f"PT J\nTI Oars\nPD {written}\nPY 2014\nER\n", "a.ciw")
    assert record.issued and record.issued.text == issued


def test_where_a_conference_was_held_is_no_place_of_its_papers() -> None:
    text = "PT S\nAU Penn, T\nTI Oars\nSO RIVER NOTES\nCT Days of Rivers\nCL Orda\nPY 2014\nER\n"
    [record] = read(text, "a.ciw")
    assert record.type == "paper-conference"
    assert {name: record.fields.get(name) for name in ("event-title", "event-place", "publisher-place")} == {
        "event-title": "Days of Rivers", "event-place": "Orda", "publisher-place": None}  # fmt: skip


NBIB = """
PMID- 12
OWN - NLM
IS  - 1884-9466 (Electronic)
VI  - 5
IP  - 3-4
DP  - 2014 May-Jun
TI  - Oars: a survey of the
      waters.
PG  - 3-9
LID - 10.1000/7 [doi]
LID - S12(14) [pii]
FAU - Penn, Tom Jr
AU  - Penn T Jr
CN  - Water Study Group
PL  - Germany
PMC - PMC7
JT  - Letters of waters
PT  - Journal Article
PT  - Review

PMID- 13
DP  - 1988 Winter
TI  - [On rivers].
TT  - О реках.
AU  - Bor AN
JT  - Vestnik vod

PMID- 14
DP  - 2016
BTI - Book of oars
FED - Say, Kim
ED  - Say K
TI  - Rowing.
PL  - Bremen (DE)
PT  - Book Chapter

PMID- 16
TI  - Poles.
JT  - Shore archive
PT  - Preprint

PMID- 15
TI  - Keels.
BTI - Reports on boats
PT  - Book
"""


def test_a_file_of_pubmed() -> None:
    article, russian, chapter, early, book = read(NBIB, "a.nbib")
    title = article.title()
    assert (article.type, title and title.value) == ("article-journal", "Oars: a survey of the waters")
    assert names(article) == ["author: Penn, Tom, Jr", "author: Water Study Group"]
    wanted = {"container-title": "Letters of waters", "volume": "5", "issue": "3-4", "page": "3–9", "DOI": "10.1000/7",
              "ISSN": "1884-9466", "PMID": "12", "PMCID": "PMC7", "x-ris-pubmed-pl": "Germany",
              "x-ris-pubmed-lid": "S12(14) [pii]", "x-ris-pubmed-pt": "Review"}  # fmt: skip
    assert {name: article.fields.get(name) for name in wanted} == wanted
    title = russian.title()
    assert (title and title.value, russian.fields["x-ris-pubmed-ti"]) == ("О реках", "[On rivers]")
    dates = [record.issued.text if record.issued else "" for record in (article, russian, chapter)]
    assert dates == ["2014-05/2014-06", "1988-24", "2016"]
    assert (chapter.type, chapter.fields["container-title"], names(chapter)) == (
        "chapter", "Book of oars", ["editor: Say, Kim"])  # fmt: skip
    assert chapter.fields["publisher-place"] == "Bremen (DE)"
    assert (early.type, early.title_text) == ("article", "Poles")
    assert (book.type, book.title_text, book.fields["collection-title"]) == ("book", "Keels", "Reports on boats")
