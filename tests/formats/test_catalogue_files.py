"""MARCXML and MODS are read as libraries and their servers send them; what a catalogue writes besides is kept."""

from io import BytesIO

import pytest

from kb.domain.records import Record
from kb.errors import Problem
from kb.formats import marcxml, marcxml_reader
from kb.library import importing
from tests.factories import body, person, record, split, title
from tests.formats.one_record import names
from tests.formats.test_marc import Field, marc, read

RUSMARC = """<?xml version="1.0" encoding="UTF-8"?>
<collection xmlns="http://www.rusmarc.ru/shema/UNISlim.xsd"><record><leader>00000nam2 2200000   450 </leader>
<controlfield tag="001">A-7</controlfield>
<datafield tag="101" ind1="1" ind2=" "><subfield code="a">rus</subfield><subfield code="c">ger</subfield></datafield>
<datafield tag="200" ind1="1" ind2=" "><subfield code="a">Реки и право</subfield><subfield code="e">очерки</subfield>
 <subfield code="h">Т. 1</subfield><subfield code="i">Истоки</subfield><subfield code="f">О. Лугов</subfield>
</datafield>
<datafield tag="210" ind1=" " ind2=" "><subfield code="a">Омск</subfield><subfield code="c">Дала</subfield>
 <subfield code="a">Тара</subfield><subfield code="c">Иртыш</subfield><subfield code="d">2001-2003</subfield>
</datafield>
<datafield tag="700" ind1=" " ind2="1"><subfield code="a">Лугов,</subfield><subfield code="b">О.,</subfield>
</datafield>
<datafield tag="702" ind1=" " ind2="1"><subfield code="a">Бор</subfield><subfield code="b">А.</subfield></datafield>
<datafield tag="712" ind1="0" ind2="2"><subfield code="a">Академия степи</subfield><subfield code="4">650</subfield>
</datafield></record></collection>"""
ANSWER = """<?xml version="1.0"?><zs:searchRetrieveResponse xmlns:zs="http://www.loc.gov/zing/srw/"><zs:records><zs:record>
<zs:recordData><m:record xmlns:m="http://www.loc.gov/MARC21/slim"><m:leader>00000nam a2200000 i 4500</m:leader>
<m:datafield tag="245" ind1="0" ind2="0"><m:subfield code="a">Воды степи</m:subfield><m:subfield code="h">[Текст] :
</m:subfield><m:subfield code="b">автореферат дис. ... канд. наук</m:subfield></m:datafield>
<m:datafield tag="700" ind1="1" ind2=" "><m:subfield code="a">Сай, К.</m:subfield>
<m:subfield code="e">құраст.</m:subfield>
</m:datafield></m:record></zs:recordData></zs:record></zs:records></zs:searchRetrieveResponse>"""
MODS = """<?xml version="1.0"?><m:modsCollection xmlns:m="http://www.loc.gov/mods/v3"><m:mods>
<m:titleInfo><m:nonSort>The </m:nonSort><m:title>ferries of Orda</m:title><m:subTitle>a survey</m:subTitle>
</m:titleInfo>
<m:titleInfo type="translated" lang="kaz"><m:title>Орда паромдары</m:title></m:titleInfo>
<m:name type="personal"><m:namePart>Penn, Tom, 1950-2001</m:namePart><m:role><m:roleTerm type="code">edt</m:roleTerm>
</m:role></m:name><m:name type="corporate"><m:namePart>Water Board</m:namePart><m:role>
<m:roleTerm>issuing body</m:roleTerm>
</m:role></m:name>
<m:originInfo><m:place><m:placeTerm type="code">gw</m:placeTerm></m:place><m:place>
<m:placeTerm type="text">Bremen</m:placeTerm>
</m:place><m:publisher>Fluss</m:publisher><m:dateIssued>[1990?]</m:dateIssued>
<m:dateIssued encoding="marc" qualifier="questionable">1990</m:dateIssued></m:originInfo>
<m:language><m:languageTerm type="code">eng</m:languageTerm></m:language>
<m:physicalDescription><m:extent>ix, 120 p. ; 20 cm</m:extent></m:physicalDescription>
<m:relatedItem type="series"><m:titleInfo><m:title>Boats</m:title><m:partNumber>3</m:partNumber></m:titleInfo>
</m:relatedItem>
<m:identifier type="isbn">9783161484100 (pbk.)</m:identifier><m:identifier type="lccn">90-1</m:identifier></m:mods>
<m:mods><m:titleInfo><m:title>Oars</m:title></m:titleInfo><m:relatedItem type="host"><m:titleInfo>
<m:title>Letters of waters
</m:title></m:titleInfo><m:abstract>Of the whole.</m:abstract><m:identifier type="issn">1884-9466</m:identifier>
<m:part>
<m:detail type="volume"><m:number>5</m:number></m:detail><m:extent unit="pages"><m:start>3</m:start><m:end>9</m:end>
</m:extent>
<m:date>2014-05</m:date></m:part></m:relatedItem></m:mods></m:modsCollection>"""


def xml(text: str) -> list[Record]:
    items = list(importing.read_bytes(text.encode(), "a.xml"))
    return [item.record for item in items if not isinstance(item, Problem)]


def values(known: Record, *variables: str) -> tuple[str | None, ...]:
    return tuple(known.fields.get(variable) for variable in variables)


def main_title(known: Record) -> str:
    main = known.title()
    return main.value if main else ""


def test_rusmarc_in_xml() -> None:
    [book] = xml(RUSMARC)
    assert main_title(book) == "Реки и право. Т. 1. Истоки : очерки"
    assert values(book, "publisher-place", "publisher", "x-ris-200f") == ("Омск; Тара", "Дала; Иртыш", "О. Лугов")
    assert (book.language, book.issued and book.issued.text) == ("ru", "2001/2003")
    assert names(book) == ["author: Лугов, О.", "contributor: Бор, А.", "contributor: Академия степи"]


def test_marc_21_in_the_answer_of_a_server() -> None:
    [thesis] = xml(ANSWER)
    assert (thesis.type, main_title(thesis)) == ("thesis", "Воды степи : автореферат дис. ... канд. наук")
    assert (names(thesis), thesis.fields["x-ris-245h"]) == (["compiler: Сай, К."], "[Текст] :")


def test_mods() -> None:
    book, article = xml(MODS)
    assert (book.type, main_title(book), book.language) == ("book", "The ferries of Orda: a survey", "en")
    assert [(title.value, title.lang) for title in book.titles[1:]] == [("Орда паромдары", "kk")]
    assert names(book) == ["editor: Penn, Tom", "contributor: Water Board"]
    assert values(book, "publisher-place", "publisher", "number-of-pages", "collection-title", "collection-number") == (
        "Bremen", "Fluss", "120", "Boats", "3")  # fmt: skip
    assert values(book, "ISBN", "x-mods-lccn") == ("9783161484100", "90-1")
    assert book.issued and book.issued.text == "1990?"
    assert (article.type, article.issued and article.issued.text) == ("article-journal", "2014-05")
    assert values(article, "container-title", "volume", "page", "ISSN", "abstract") == (
        "Letters of waters", "5", "3–9", "1884-9466", None)  # fmt: skip


@pytest.mark.parametrize("text", [RUSMARC, MODS])
def test_half_a_file_is_told(text: str) -> None:
    items = list(importing.read_bytes(text[: len(text) // 2].encode(), "a.xml"))
    assert [item.severity for item in items if isinstance(item, Problem)] == ["error"]


def test_what_we_write_in_marcxml_comes_back_from_it() -> None:
    known = record(
        "lugov2001", type="speech", language="ru", issued="2001-05-06", titles=[title("О реках", "ru")],
        contributors=[person("Лугов", "О. И."), body("Институт вод", "editor")],
        fields={"event-place": "Омск", "publisher-place": "Омск; Тара", "number": "7", "URL": "https://dala.kz/a"},
    )  # fmt: skip
    text = "".join(marcxml.dump([known]))
    (((found, _line),), _problems) = split(marcxml_reader.parse(BytesIO(text.encode()), "a.xml"))
    assert (found.type, names(found), found.issued) == (known.type, names(known), known.issued)
    assert {name: found.fields.get(name) for name in known.fields} == dict(known.fields)


def in_marc(*fields: Field, leader: str = "nam") -> Record:
    [known], problems = read(marc(fields, leader))
    assert problems == []
    return known


def test_a_role_is_told_by_its_word() -> None:
    known = in_marc(
        ("100", "$aPenn, Tom,$eauthor."), ("245", "$aOars"), ("700", "$aBor, Ann,$etranslator."),
        ("700", "$aСай, К.$eотв. ред."), ("700", "$aTau, E.$tOther oars."), ("711", "$aDays of oars"),
    )  # fmt: skip
    assert names(known) == ["author: Penn, Tom", "editor: Сай, К.", "translator: Bor, Ann"]
    assert values(known, "event-title", "x-ris-700t") == ("Days of oars", "Other oars.")


def test_the_script_of_the_work_stands_before_latin_letters() -> None:
    known = in_marc(("100", "$6880-01$aSai, K."), ("245", "$6880-02$aDala :$bocherk"), ("880", "$6100-01/(N$aСай, К."),
                    ("880", "$6245-02/(N$aДала :$bочерк"), ("880", "$6500-00$aЕскерту"))  # fmt: skip
    assert (names(known), main_title(known)) == (["author: Сай, К."], "Дала : очерк")
    assert values(known, "x-ris-245a", "x-ris-100a", "note") == ("Dala", "Sai, K.", "Ескерту")


def test_what_a_copyright_and_a_table_of_contents_are_is_no_value_of_the_work() -> None:
    fields = [
        ("245", "$aOars"),
        ("264", "$aBremen ;$aKiel :$bFluss,$c1990"),
        ("502", "$bPh. D.$cOrda University$d1990"),
    ]
    known = in_marc(*fields)
    assert values(known, "publisher-place", "publisher", "genre") == ("Bremen; Kiel", "Orda University", "Ph. D.")
    aside = marc([("245", "$aOars"), ("264", "$c©1991"), ("856", "$uhttps://x.kz/toc")])
    aside = aside.replace(b"  \x1fc\xc2\xa9", b" 4\x1fc\xc2\xa9").replace(b"  \x1fuh", b"42\x1fuh")
    [known], _problems = read(aside)
    assert (known.issued, *values(known, "URL", "x-ris-856u")) == (None, None, "https://x.kz/toc")


def test_an_issue_of_a_season_and_signs_around_an_article() -> None:
    known = in_marc(
        ("245", "$a\x98The\x9c oars"), ("773", "$tLetters$gVol. 5, no. 2 (Summer 2014), p. 6-9"), leader="nab"
    )
    assert (main_title(known), known.issued and known.issued.text) == ("The oars", "2014-22")


def test_other_titles_roles_and_numbers_are_kept() -> None:
    known = in_marc(
        ("020", "$a9783161484100"), ("245", "$aOars of Orda"), ("242", "$aОрданың ескектері$ykaz"), ("246", "$aOars"),
        ("300", "$a12 p."), ("700", "$aTau, E.$ecollection editor$4ctb"), ("500", "$aPMID: 12"),
        ("773", "$tLetters$x1884-9466$gno. S1, стр. 6-9"), leader="nab",
    )  # fmt: skip
    assert [(title.value, title.lang, title.form) for title in known.titles[1:]] == [
        ("Орданың ескектері", "kk", ""), ("Oars", "", "short")]  # fmt: skip
    assert names(known) == ["collection-editor: Tau, E."]
    assert values(known, "issue", "page", "number-of-pages", "PMID") == ("S1", "6–9", "12", "12")
    assert values(known, "ISBN", "ISSN") == ("9783161484100", "1884-9466")


def test_marc_8_is_read_and_told() -> None:
    raw = marc([("245", "$aV@olker und M@arz"), ("260", "$aK@oln")]).replace(b"@", b"\xe8")
    [known], [problem] = read(raw)
    assert (main_title(known), known.fields["publisher-place"], problem.severity) == (
        "Völker und März",
        "Köln",
        "warning",
    )


def test_a_record_that_is_cut_is_told() -> None:
    whole = marc([("245", "$aOars"), ("260", "$aBremen")])
    records, [problem] = read(whole + whole[:-12])
    assert (len(records), problem.line, problem.severity) == (1, 2, "error")
