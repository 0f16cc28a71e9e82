"""PubMed's XML (of articles, of books and of their chapters) is read as PubMed's own file of tags is."""

from kb.domain.records import Record
from kb.errors import Problem
from kb.library import importing
from tests.formats.one_record import names

HEAD = '<?xml version="1.0" ?>\n<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle//EN" "https://x.example/p.dtd">\n'
ARTICLE = """<PubmedArticle><MedlineCitation><PMID Version="1">12</PMID>
<DateRevised><Year>2022</Year></DateRevised><Article><Journal><ISSN IssnType="Print">1884-9466</ISSN>
<JournalIssue><Volume>5</Volume><Issue>3-4</Issue><PubDate><Year>2014</Year><Month>07</Month><Day>02</Day></PubDate>
</JournalIssue><Title>Letters of waters</Title><ISOAbbreviation>Lett Wat</ISOAbbreviation></Journal>
<ArticleTitle>Oars &amp; <i>poles</i> of the waters.</ArticleTitle>
<Pagination><StartPage>3</StartPage><EndPage>9</EndPage></Pagination>
<ELocationID EIdType="pii">S12</ELocationID><ELocationID EIdType="doi">10.1000/7</ELocationID>
<Abstract><AbstractText Label="AIMS">To row.</AbstractText><AbstractText>We did.</AbstractText></Abstract>
<AuthorList><Author><LastName>de la Vega</LastName><ForeName>Ana</ForeName><Suffix>Jr</Suffix></Author>
<Author><LastName>Oar</LastName><Initials>TB</Initials></Author>
<Author><CollectiveName>Water Study Group</CollectiveName></Author></AuthorList><Language>fre</Language>
<PublicationTypeList><PublicationType>Journal Article</PublicationType></PublicationTypeList></Article>
<InvestigatorList><Investigator><LastName>Helper</LastName></Investigator></InvestigatorList></MedlineCitation>
<PubmedData><ArticleIdList><ArticleId IdType="pmc">PMC7</ArticleId></ArticleIdList>
<ReferenceList><Reference><ArticleIdList><ArticleId IdType="pmc">PMC99</ArticleId></ArticleIdList></Reference>
</ReferenceList></PubmedData></PubmedArticle>"""
TRANSLATED = """<PubmedArticle><MedlineCitation><PMID>13</PMID><Article><Journal><JournalIssue><PubDate>
<MedlineDate>1998 Dec-1999 Jan</MedlineDate></PubDate></JournalIssue><Title>Vestnik vod</Title></Journal>
<ArticleTitle>[On rivers].</ArticleTitle><VernacularTitle>О реках.</VernacularTitle>
<Language>rus</Language></Article></MedlineCitation></PubmedArticle>"""
CHAPTER = """<PubmedBookArticle><BookDocument><PMID>14</PMID><ArticleIdList>
<ArticleId IdType="doi">10.1000/8</ArticleId></ArticleIdList><Book>
<Publisher><PublisherName>Dala</PublisherName><PublisherLocation>Omsk</PublisherLocation></Publisher>
<BookTitle>Book of oars</BookTitle><PubDate><Year>2016</Year><Month>Nov</Month></PubDate>
<AuthorList Type="editors"><Author><LastName>Say</LastName><ForeName>Kim</ForeName></Author></AuthorList>
<AuthorList Type="authors"><Author><LastName>Hull</LastName><ForeName>Eve</ForeName></Author></AuthorList>
<Isbn>9783161484100</Isbn></Book><ArticleTitle>Rowing</ArticleTitle><Language>eng</Language>
<AuthorList Type="authors"><Author><LastName>Pole</LastName><ForeName>Al</ForeName></Author></AuthorList>
<Pagination><MedlinePgn>31-6</MedlinePgn></Pagination></BookDocument></PubmedBookArticle>"""
BOOK = """<PubmedBookArticle><BookDocument><PMID>15</PMID><Book>
<Publisher><PublisherName>Dala</PublisherName></Publisher><BookTitle>Rules of rowing</BookTitle>
<PubDate><Year>2012</Year></PubDate><AuthorList Type="authors">
<Author><CollectiveName>Global Boat Office</CollectiveName></Author></AuthorList>
<CollectionTitle>Blue rules</CollectionTitle></Book></BookDocument></PubmedBookArticle>"""


def read(*works: str) -> list[Record]:
    text = f"{HEAD}<PubmedArticleSet>{''.join(works)}</PubmedArticleSet>"
    return [item.record for item in importing.read_bytes(text.encode(), "a.xml") if not isinstance(item, Problem)]


def test_an_article_has_its_people_day_and_identifiers_and_none_of_the_works_it_cites() -> None:
    (article,) = read(ARTICLE)
    assert (article.type, article.title_text, article.language) == (
        "article-journal",
        "Oars & poles of the waters",
        "fr",
    )
    assert article.issued
    assert article.issued.text == "2014-07-02"
    assert names(article) == ["author: de la Vega, Ana, Jr", "author: Oar, TB", "author: Water Study Group"]
    wanted = {"container-title": "Letters of waters", "volume": "5", "issue": "3-4", "page": "3–9", "DOI": "10.1000/7",
              "ISSN": "1884-9466", "PMID": "12", "PMCID": "PMC7", "abstract": "AIMS: To row. We did.",
              "x-ris-pubmed-lid": "S12 [pii]"}  # fmt: skip
    assert {name: article.fields.get(name) for name in wanted} == wanted


def test_a_translated_title_gives_way_to_the_work_s_own_and_two_years_are_both_kept() -> None:
    (article,) = read(TRANSLATED)
    assert (article.title_text, article.fields["x-ris-pubmed-ti"]) == ("О реках", "[On rivers]")
    assert article.issued
    assert article.issued.text == "1998-12/1999-01"


def test_a_chapter_has_the_people_of_its_book_beside_its_own() -> None:
    chapter, book = read(CHAPTER, BOOK)
    assert (chapter.type, chapter.title_text, chapter.fields["container-title"]) == (
        "chapter",
        "Rowing",
        "Book of oars",
    )
    assert sorted(names(chapter)) == ["author: Pole, Al", "container-author: Hull, Eve", "editor: Say, Kim"]
    wanted = {
        "publisher": "Dala",
        "publisher-place": "Omsk",
        "page": "31–6",
        "DOI": "10.1000/8",
        "ISBN": "9783161484100",
    }
    assert {name: chapter.fields.get(name) for name in wanted} == wanted
    assert chapter.issued
    assert chapter.issued.text == "2016-11"
    assert (book.type, book.title_text, names(book)) == ("book", "Rules of rowing", ["author: Global Boat Office"])
    assert (book.fields["publisher"], book.fields["collection-title"]) == ("Dala", "Blue rules")
