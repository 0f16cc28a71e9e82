"""RIS tag by tag, as Zotero, EndNote and JabRef read it; and the odd entries of other programs."""

import json

import pytest

from kb.domain.records import Record
from kb.formats import csljson
from kb.formats.bibtex import biblatex
from kb.formats.ris import reader as ris_reader
from kb.formats.ris import writer as ris_writer
from tests.factories import body, person, record, signed, split, stream, title


def lines(known: Record) -> list[str]:
    return [
        line
        for line in "".join(ris_writer.dump([known])).splitlines()
        if line[:2] not in ("TY", "ID", "TI", "LA", "ER", "")
    ]


def back(text: str) -> Record:
    (found,), problems = split(ris_reader.parse(stream(text), "a.ris"))
    assert problems == []
    return found[0]  # type: ignore[no-any-return]


def field(name: str, value: str, **values: object) -> Record:
    return record(fields={name: value}, **values)  # type: ignore[arg-type]


WRITTEN = [
    # a record                                                            its lines beyond the title
    (field("number", "77-III", type="legislation"), ["M1  - 77-III"]),
    (field("number", "5", type="bill"), ["M1  - 5"]),
    (field("number", "5", type="legal_case"), ["SV  - 5"]),
    (field("number", "5", type="report"), ["SN  - 5"]),
    (field("number", "5", type="article-journal"), ["M2  - Number: 5"]),
    (field("section", "ст. 34", type="legislation"), ["SE  - ст. 34"]),
    (field("issue", "4", type="legislation"), ["IS  - 4", "M2  - Issue: 4"]),
    (field("number-of-pages", "564", type="book"), ["SP  - 564"]),
    (field("number-of-pages", "728", type="entry-dictionary"), ["M2  - Number Of Pages: 728"]),
    (field("page", "5", type="book"), ["M2  - Page: 5"]),
    (field("page", "957-984", type="article-journal"), ["SP  - 957", "EP  - 984"]),
    (field("page", "3–7", type="article-journal"), ["SP  - 3", "EP  - 7"]),
    (field("page", "1, 3-5", type="article-journal"), ["SP  - 1, 3-5"]),
    (field("collection-title", "С", type="report"), ["T2  - С"]),
    (field("collection-title", "С", type="book"), ["T3  - С"]),
    (field("collection-number", "91", type="book"), ["M1  - 91"]),
    (field("accessed", "2024-01-02", type="webpage"), ["Y2  - 2024/01/02"]),
    (field("genre", "эссе", type="chapter"), ["M3  - эссе"]),
    (record(type="book", contributors=[person("Б", "В.", "translator")]), ["A4  - Б, В."]),
    (record(type="report", contributors=[body("Қор", "issuer")]), ["PB  - Қор"]),
    (record(type="speech", kind=""), []),
    (record(type="interview", kind=""), ["M3  - interview", "M2  - Type: interview"]),
    (record(kind="agreement", actions=[signed("1992", place="Almaty")]),
     ["M3  - agreement", "M2  - Type: treaty", "M2  - Event Place: Almaty"]),
    (field("x-ris-c7", "жеке", type="book"), ["C7  - жеке"]),
    (field("keyword", "су, жер", type="book"), ["KW  - су", "KW  - жер"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("known", "wanted"), WRITTEN, ids=lambda value: str(value)[:40] if isinstance(value, list) else ""
)
def test_each_value_has_its_tag_and_comes_back(known: Record, wanted: list[str]) -> None:
    assert lines(known) == wanted
    found = back("".join(ris_writer.dump([known])))
    assert found.type == known.type
    for name, value in known.fields.items():
        assert found.fields[name].replace("–", "-") == value.replace("–", "-")
    again = "".join(ris_writer.dump([found]))
    assert back(again) == found


READ = [
    # lines of other programs                                     what they give
    ("TY  - JOUR\nM3  - 10.1/x\n", {"DOI": "10.1/x"}),
    ("TY  - JOUR\nM3  - Journal Article\nDO  - 10.1/x\n", {"DOI": "10.1/x", "x-ris-m3": "Journal Article"}),
    ("TY  - DICT\nSN  - 978-601-7206-78-9\n", {"ISBN": "978-601-7206-78-9"}),
    ("TY  - BOOK\nSN  - 0305-5019\n", {"ISSN": "0305-5019"}),
    ("TY  - JOUR\nJF  - Long\nJA  - Short\n", {"container-title": "Long", "container-title-short": "Short"}),
    ("TY  - BOOK\nBT  - Жинақ\n", {"container-title": "Жинақ"}),
    ("TY  - JOUR\nKW  - a\nKW  - b\n", {"keyword": "a, b"}),
    ("TY  - JOUR\nUR  - http://a\nUR  - http://b\n", {"URL": "http://a", "x-ris-ur": "http://b"}),
    ("TY  - JOUR\nAB  - one\ntwo\nN1  - three\nN1  - four\n", {"abstract": "one two", "note": "three four"}),
    ("TY  - JOUR\nU1  - own\nC6  - 12\n", {"x-ris-u1": "own", "x-ris-c6": "12"}),
    ("TY  - JOUR\nC7  - e12\n", {"number": "e12"}),
    ("TY  - BOOK\nC7  - e12\n", {"x-ris-c7": "e12"}),
    ("TY  - JOUR\nUK  - a\nXX  - b\nXX  - c\n", {"x-ris-uk": "a", "x-ris-xx": "b; c"}),
    ("TY  - STAND\nM1  - ГОСТ 9-77\n", {"number": "ГОСТ 9-77"}),
    ("TY  - CASE\nM1  - 3-8/2011\nSV  - 5\n", {"number": "5", "x-ris-m1": "3-8/2011"}),
    ("TY  - CASE\nPB  - Дала соты\n", {"authority": "Дала соты"}),
    ("TY  - CASE\nM1  - 3-8/2011\n", {"number": "3-8/2011"}),
    ("TY  - THES\nM1  - 07.00.02\nM3  - дис.\n", {"number": "07.00.02", "genre": "дис."}),
    ("TY  - THES\nM1  - Ph.D.\n", {"genre": "Ph.D."}),
    ("TY  - THES\nM1  - Ph.D.\nM3  - дис.\n", {"genre": "дис.", "x-ris-m1": "Ph.D."}),
    ("TY  - MANSCPT\nDB  - РГАЭ\nAV  - Ф. 7. Оп. 2\n", {"archive": "РГАЭ", "archive_location": "Ф. 7. Оп. 2"}),
    ("TY  - MANSCPT\nAV  - one\nAN  - two\n", {"archive_location": "two", "x-ris-av": "one"}),
    ("TY  - RPRT\nSN  - 40\nT2  - Серия\n", {"number": "40", "collection-title": "Серия"}),
    ("TY  - STAT\nM2  - a plain line\n", {"x-ris-m2": "a plain line"}),
    ("TY  - JOUR\nSP  - 5\nEP  - 9\n", {"page": "5–9"}),
    ("TY  - JOUR\nEP  - 9\n", {"page": "9"}),
    ("TY  - JOUR\nLA  - Language\n", {"x-ris-la": "Language"}),
    ("TY  - ANCIENT\nLA  - Kazakh\n", {"x-ris-ty": "ANCIENT"}),
]


@pytest.mark.parametrize(("text", "fields"), READ)
def test_nothing_of_a_foreign_entry_is_lost(text: str, fields: dict[str, str]) -> None:
    assert dict(back(text + "ER  - \n").fields) == fields


@pytest.mark.parametrize(
    ("lines_of", "kind"),
    [("MUSIC", "musical_score"), ("MUSIC\nM3  - Партитура", "musical_score"), ("MUSIC\nM3  - CD", "song"),
     ("MUSIC\nM3  - звукозапись", "song"), ("SOUND", "song")],
)  # fmt: skip
def test_music_is_its_notes_unless_it_says_that_it_sounds(lines_of: str, kind: str) -> None:
    assert back(f"TY  - {lines_of}\nTI  - Көш\nER  - \n").type == kind


DATES = [("DA  - 2020/05/00\n", "2020-05"), ("PY  - 1999/05//\n", "1999-05"), ("Y1  - 2001///\n", "2001"),
         ("DA  - 2020/5/7\n", "2020-05-07"), ("DA  - 12/2019\n", "2019-12"),
         ("DA  - 2020-05-07\n", "2020-05-07"), ("DA  - May 2020\n", "2020-05")]  # fmt: skip


@pytest.mark.parametrize(("text", "date"), DATES)
def test_dates(text: str, date: str | None) -> None:
    issued = back("TY  - JOUR\n" + text + "ER  - \n").issued
    assert (issued.text if issued else None) == date


LANGUAGES = [("kk", "kk"), ("kk-KZ", "kk"), ("kaz", "kk"), ("Kazakh", "kk"), ("қазақша", "kk"), ("eng", "en"),
             ("German", "de"), ("English; Russian", "en"), ("", ""), ("ge", ""), ("Language", "")]  # fmt: skip


@pytest.mark.parametrize(("written", "code"), LANGUAGES)
def test_languages_by_name_and_by_code(written: str, code: str) -> None:
    assert back(f"TY  - BOOK\nLA  - {written}\nER  - \n").language == code
    (found,), _problems = split(
        csljson.parse(stream(json.dumps({"id": "a", "type": "book", "language": written})), "a")
    )
    assert found[0].language == code


def test_the_type_is_told_by_the_line_or_by_m3_of_older_files() -> None:
    for line in ("M2  - Type: treaty", "M3  - treaty"):
        assert back(f"TY  - STAT\n{line}\nER  - \n").type == "treaty"
    assert back("TY  - BOOK\nM2  - Type: treaty\nER  - \n").type == "book"


BRACKETS = [("[А]", "А", "supplied"), ("[А] б [В]", "[А] б [В]", "stated"), ("[А [2010] б]", "А [2010] б", "supplied"),
            ("[]", "[]", "stated"), ("[А", "[А", "stated")]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "origin"), BRACKETS)
def test_brackets_around_the_whole_title_say_that_it_is_supplied(text: str, value: str, origin: str) -> None:
    found = back(f"TY  - BOOK\nTI  - {text}\nER  - \n").titles[0]
    assert (found.value, found.origin) == (value, origin)
    if origin == "supplied":
        assert "TI  - " + text in "".join(ris_writer.dump([record(titles=[title(value, origin="supplied")])]))


def test_a_line_of_an_abstract_that_looks_like_a_tag_of_one_space_is_text() -> None:
    assert back("TY  - JOUR\nAB  - one\nUS - two\nER  - \n").fields["abstract"] == "one US - two"
    assert dict(back("TY - JOUR\nVL - 2\nER -\n").fields) == {"volume": "2"}


@pytest.mark.parametrize(("line", "kind"), [("JO  - Journal", "article-journal"), ("PB  - House", "document")])
def test_an_entry_without_a_type_is_read_with_a_warning(line: str, kind: str) -> None:
    found, problems = split(ris_reader.parse(stream(f"TI  - A\n{line}\nER  - \n"), "a.ris"))
    assert [one.type for one, _line in found] == [kind]
    assert [one.severity for one in problems] == ["warning"]


DOIS = ["10.1/x", "https://doi.org/10.1/x", "http://dx.doi.org/10.1/x", "doi:10.1/x", "DOI 10.1/x"]


@pytest.mark.parametrize("written", DOIS)
def test_a_doi_is_plain_in_every_foreign_format(written: str) -> None:
    item = stream(json.dumps({"id": "a", "type": "book", "DOI": written}))
    for found, _problems in (
        split(ris_reader.parse(stream(f"TY  - BOOK\nDO  - {written}\nER  - \n"), "a.ris")),
        split(csljson.parse(item, "a.json")),
        split(biblatex.parse(stream(f"@book{{a, doi = {{{written}}}}}"), "a.bib")),
    ):
        assert found[0][0].fields["DOI"] == "10.1/x"


LOOSE = """
  TY  - JOUR
  AU  -Қалиев, С.
  ti  - Дала
туралы сөз
  VL  - 3
  SP  - 715-730
  EP  - 730
  ER  -
"""


def test_tags_with_other_spaces_or_small_letters_are_read() -> None:
    known = back(LOOSE.lstrip("\n"))
    assert (known.titles[0].value, known.contributors[0].family) == ("Дала туралы сөз", "Қалиев")
    assert (known.fields["page"], known.fields["volume"]) == ("715-730", "3")


def test_a_body_with_the_comma_of_the_format_is_a_body() -> None:
    assert back("TY  - RPRT\nTI  - A\nAU  - Дала Қоғамы,\nER  - \n").contributors[0].literal == "Дала Қоғамы"


def test_a_second_language_that_nobody_knows_stays_beside_the_first() -> None:
    assert back("TY  - JOUR\nTI  - A\nLA  - дала\nLA  - қала\nER  - \n").fields["x-ris-la"] == "дала; қала"


@pytest.mark.parametrize("tag", ["AU", "A2", "ED"])
@pytest.mark.parametrize("written", [";", " ; ;", "; ,"])
def test_a_line_of_names_that_are_signs_alone_stops_no_import(tag: str, written: str) -> None:
    assert back(f"TY  - JOUR\n{tag}  - {written}\nTI  - Дала жолы\nER  - \n").title_text == "Дала жолы"
