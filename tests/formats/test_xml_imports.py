"""Libraries of Zotero (RDF) and EndNote (XML) are read as their programs export them."""

from io import BytesIO

import pytest

from kb.domain.records import Record
from kb.errors import Problem
from kb.formats import endnote
from kb.formats.zotero import rdf_reader

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"
 xmlns:bib="http://purl.org/net/biblio#" xmlns:foaf="http://xmlns.com/foaf/0.1/"
 xmlns:prism="http://prismstandard.org/namespaces/1.2/basic/" xmlns:vcard="http://nwalsh.com/rdf/vCard#">
 <bib:Article rdf:about="#item_1">
  <z:itemType>journalArticle</z:itemType>
  <dcterms:isPartOf rdf:resource="urn:issn:1111-1119"/>
  <bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Сәрсен</foaf:surname><foaf:givenName>Айдос</foaf:givenName>
   </foaf:Person></rdf:li></rdf:Seq></bib:authors>
  <dc:title>Дала шөбі</dc:title><dc:date>2015-05</dc:date><bib:pages>1-4</bib:pages>
  <dc:subject>дала</dc:subject><dc:subject><z:AutomaticTag><rdf:value>шөп</rdf:value></z:AutomaticTag></dc:subject>
  <dc:identifier><dcterms:URI><rdf:value>https://x.kz/1</rdf:value></dcterms:URI></dc:identifier>
  <dcterms:dateSubmitted>2020-01-02</dcterms:dateSubmitted><z:mood>жақсы</z:mood>
 </bib:Article>
 <bib:Journal rdf:about="urn:issn:1111-1119"><dc:title>Табиғат</dc:title><prism:volume>3</prism:volume>
  <prism:number>2</prism:number><dc:identifier>ISSN 1111-1119</dc:identifier></bib:Journal>
 <bib:Book rdf:about="urn:isbn:1">
  <z:itemType>book</z:itemType>
  <dcterms:isPartOf><bib:Series><dc:title>Жолдар</dc:title><dc:identifier>7</dc:identifier></bib:Series>
  </dcterms:isPartOf>
  <dc:publisher><foaf:Organization><vcard:adr><vcard:Address><vcard:locality>Орал</vcard:locality></vcard:Address>
   </vcard:adr><foaf:name>Арна</foaf:name></foaf:Organization></dc:publisher>
  <bib:editors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Дала институты</foaf:surname></foaf:Person>
 </rdf:li></rdf:Seq>
  </bib:editors>
  <dc:title>Дала</dc:title><dc:date>2001</dc:date><z:numPages>120</z:numPages>
 </bib:Book>
 <z:Attachment rdf:about="#item_9"><z:itemType>attachment</z:itemType><dc:title>PDF</dc:title></z:Attachment>
</rdf:RDF>"""
ENDNOTE = """<?xml version="1.0" encoding="UTF-8"?><xml><records><record><database name="a.enl">a.enl</database>
<source-app name="EndNote" version="20.1">EndNote</source-app><rec-number>1</rec-number>
<ref-type name="Book Section">5</ref-type><contributors>
<authors><author><style face="normal">Ветров, Андрей</style>
</author><author>Луг, Вера</author></authors><secondary-authors><author>Ким, О.</author></secondary-authors>
</contributors><titles><title><style face="normal">Трава</style><style face="italic"> степи</style></title>
<secondary-title>Степь</secondary-title></titles><pages>10-20</pages><volume>2</volume><dates><year>2003</year></dates>
<pub-location>Орал</pub-location><publisher>Луг</publisher><isbn>5-02-003516-4</isbn>
<language>Russian</language>
<urls><related-urls><url>https://x.kz/2</url></related-urls></urls><custom1>полка 3</custom1></record>
<record><ref-type name="Edited Book">28</ref-type><contributors><authors><author>Пак, Л.</author></authors>
<secondary-authors><author>Дала, Б.</author></secondary-authors>
</contributors>
<titles><title>Реки</title>
<secondary-title>Су жолдары</secondary-title></titles>
<number>7</number>
<dates><year>c2004</year><pub-dates><date>May 12</date></pub-dates></dates></record>
<record><ref-type name="Report">27</ref-type><titles><title>Броды</title></titles><number>Б/12</number>
<dates><year>©2010</year></dates></record>
<record><ref-type name="Legal Rule or Regulation">50</ref-type><titles><title>О бродах</title></titles></record>
<record><ref-type name="Newspaper Article">23</ref-type><titles><title>Паводок</title></titles><issue>81</issue>
<pages>С. 2-3</pages></record>
</records></xml>"""


def _records(text: str, module: object) -> dict[str, Record]:
    read = module.parse(BytesIO(text.encode()), "a")  # type: ignore[attr-defined]
    return {title.value: item[0] for item in read if not isinstance(item, Problem) and (title := item[0].title())}


def test_the_key_that_zotero_s_extra_pins_is_the_citekey() -> None:
    extra = "<dc:description>Полка 3\nCitation Key: dala2001\n</dc:description>"
    pinned = RDF.replace("</bib:Book>", f"{extra}</bib:Book>")
    book = _records(pinned, rdf_reader)["Дала"]
    assert (book.citekey, book.fields["note"], "x-ids" in book.fields) == ("dala2001", "Полка 3", False)


def test_zotero_rdf() -> None:
    article, book = _records(RDF, rdf_reader).values()
    assert (article.type, article.citekey, article.contributors[0].label) == (
        "article-journal", "сәрсен-2015-дала-шөбі", "Сәрсен Айдос"
    )  # fmt: skip
    assert article.issued
    assert article.issued.text == "2015-05"
    assert dict(article.fields) == {
        "container-title": "Табиғат", "volume": "3", "issue": "2", "ISSN": "1111-1119", "page": "1-4",
        "URL": "https://x.kz/1", "accessed": "2020-01-02", "keyword": "дала, шөп", "x-mood": "жақсы",
        "x-ids": "a#item_1",
    }  # fmt: skip
    assert (book.type, book.contributors_as("editor")[0].literal) == ("book", "Дала институты")
    assert {"publisher": "Арна", "publisher-place": "Орал", "collection-title": "Жолдар", "collection-number": "7",
            "number-of-pages": "120"}.items() <= book.fields.items()  # fmt: skip


def test_endnote_xml() -> None:
    chapter, book, *_others = _records(ENDNOTE, endnote).values()
    title = chapter.title()
    assert title
    assert (chapter.type, title.value, chapter.language) == ("chapter", "Трава степи", "ru")
    assert [(person.role, person.label) for person in chapter.contributors] == [
        ("author", "Ветров Андрей"), ("author", "Луг Вера"), ("editor", "Ким О.")
    ]  # fmt: skip
    assert {"container-title": "Степь", "page": "10–20", "volume": "2", "publisher": "Луг", "publisher-place": "Орал",
            "URL": "https://x.kz/2", "ISBN": "5-02-003516-4"}.items() <= chapter.fields.items()  # fmt: skip
    assert "полка 3" in chapter.fields.values()
    assert (book.contributors[0].role, book.issued and book.issued.text) == ("editor", "2004-05-12")
    series = book.contributors_as("collection-editor")[0].label, book.fields["collection-title"]
    assert series == ("Дала Б.", "Су жолдары")  # what stands second in a book is its series


@pytest.mark.parametrize(("text", "module"), [(RDF, rdf_reader), (ENDNOTE, endnote)])
def test_half_a_file_is_a_problem_with_its_line(text: str, module: object) -> None:
    half = text[: text.index("</record>") + 9] if "<record>" in text else text[:900]
    problem = list(module.parse(BytesIO(half.encode()), "a"))[-1]  # type: ignore[attr-defined]
    assert isinstance(problem, Problem)
    assert problem.line > 1


def test_entities_are_not_opened() -> None:
    bomb = '<!DOCTYPE xml [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + ENDNOTE.partition("?>")[2].replace(
        "Трава", "&a;"
    )
    assert "root:" not in repr(_records(bomb, endnote))


def test_a_number_of_endnote_is_what_the_type_of_work_numbers() -> None:
    known = _records(ENDNOTE, endnote)
    assert known["Реки"].fields["collection-number"] == "7"
    assert (known["Броды"].type, known["Броды"].fields["number"]) == ("report", "Б/12")
    assert known["О бродах"].type == "regulation"
    assert (known["Паводок"].fields["issue"], known["Паводок"].fields["page"]) == ("81", "2–3")
    assert [date.text for title in ("Реки", "Броды") if (date := known[title].issued)] == ["2004-05-12", "2010"]
