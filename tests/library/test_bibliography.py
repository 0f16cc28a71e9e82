"""Bibliographies: numbers kept, gaps named, unidentified counted, every order, clear errors, markers, reasons."""

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from kb.csl.processor import CiteItem, Cluster, Processor, as_text
from kb.domain import edtf
from kb.domain.manuscripts import Manuscript
from kb.domain.records import Action, Contributor, ListNumber, Record
from kb.domain.titles import Title
from kb.errors import ChoiceError, KbError
from kb.gost.families import KAZAKHSTAN
from kb.gost.ordering import arrange, rank
from kb.gost.preparation import prepare
from kb.gost.styles import load_style, style_file
from kb.library import bibliography
from kb.library.bibliography import format_records
from kb.library.list_options import ListOptions
from kb.library.reference_items import item_of


def record(citekey: str, kind: str, title: str, lang: str, author: str = "", issued: str = "", **values: Any) -> Record:
    """Return an identified record; `author` is "Family Given", `fields` a dict."""
    family, _, given = author.partition(" ")
    fields = values.pop("fields", {})
    status = values.pop("status", "identified")
    origin = "supplied" if status == "unidentified" else "identified"
    numbers = tuple(ListNumber("", number) for number in values.pop("numbers", ()))
    return Record(
        cited_in=numbers,
        citekey=citekey,
        type=kind,
        status=status,
        language=lang,
        titles=(Title(title, lang, origin),),
        contributors=(Contributor("author", family, given, lang=lang),) if author else (),
        issued=edtf.find(issued),
        fields=MappingProxyType(fields),
        **values,
    )


BOOK = record("book", "book", "Шығарма: таным", "kk", "Алпысбаев Қасым", "2008", numbers=(119,),
              fields={"publisher": "Таймас", "publisher-place": "Алматы", "number-of-pages": "232",
                      "x-subtitle": "таным"})  # fmt: skip
RUSSIAN = record("russian", "article-journal", "Общности", "ru", "Томилов Николай", "2012", numbers=(2,),
                 fields={"container-title": "Вестник", "issue": "3", "page": "127-132"}, status="probable")  # fmt: skip
ENGLISH = record("english", "book", "Regions and Powers", "en", "Buzan Barry", "2003", numbers=(5, 1))
TREATY = record("treaty", "treaty", "Договор о дружбе", "ru", issued="1992-05-25", numbers=(3,),
                actions=(Action("signature", edtf.parse("1992-05-25"), "Moscow"),))  # fmt: skip
LAW = record("law", "legislation", "О границе", "ru", issued="2013-01-16", fields={"number": "70-V"})
UNKNOWN = record("source-7", "book", "Кітап", "kk", status="unidentified", numbers=(7,))
RECORDS = (BOOK, RUSSIAN, ENGLISH, TREATY, UNKNOWN)


def test_a_list_that_is_not_the_manuscripts_counts_from_one() -> None:
    for style in ("gost-kz-dissertation", "gost-7.1-2003", "ieee", "apa"):
        options = bibliography.ListOptions(style)
        assert [entry.number for entry in format_records((BOOK, RUSSIAN, ENGLISH), options).entries] == [1, 2, 3]
        (alone,) = format_records([BOOK], options).entries
        assert (alone.number, alone.label) == (None, "")
    assert numbers(format_records((BOOK, ENGLISH))) == [(1, "english"), (2, "book")]
    picked = bibliography.ListOptions(keys=("book", "english"))
    assert numbers(format_records((BOOK, ENGLISH), picked)) == [(1, "book"), (2, "english")]
    whole = format_records((BOOK, ENGLISH), own=Manuscript("thesis", last_number=200))
    assert numbers(whole) == [(1, "english"), (5, "english"), (119, "book")]


def numbers(listed: bibliography.ReferenceList) -> list[tuple[int | None, str]]:
    return [(entry.number, entry.citekey) for entry in listed.entries]


def test_the_manuscripts_numbers_are_kept_and_gaps_named() -> None:
    listed = format_records(RECORDS, own=Manuscript("thesis", last_number=8))
    assert numbers(listed) == [
        (1, "english"), (2, "russian"), (3, "treaty"), (5, "english"), (7, "source-7"), (119, "book")]  # fmt: skip
    assert listed.counts.missing == (4, 6, 8)
    assert "Тізімде жоқ нөмірлер: 4, 6, 8." in listed.notes
    assert listed.entries[-1].label == "119"
    assert listed.entries[-1].text == "Алпысбаев Қ. Шығарма: таным. – Алматы: Таймас, 2008. – 232 б."


def test_records_without_a_number() -> None:
    by_citation = bibliography.ListOptions(order="citation")
    assert numbers(format_records((LAW, BOOK), by_citation)) == [(119, "book"), (None, "law")]
    assert numbers(format_records((LAW, BOOK), own=Manuscript("thesis", last_number=2))) == [(119, "book")]
    assert numbers(format_records((LAW, BOOK), own=Manuscript("of no known length"))) == [
        (119, "book"), (None, "law")]  # fmt: skip
    assert numbers(format_records((LAW,))) == [(None, "law")]


def test_orders() -> None:
    def order(name: str) -> list[str]:
        return [known.citekey for _number, known in arrange((*RECORDS, LAW), name)]

    assert order("alphabetical") == ["book", "treaty", "source-7", "law", "russian", "english"]
    assert order("chronological") == ["treaty", "english", "book", "russian", "law", "source-7"]
    assert order("kind") == ["treaty", "law", "book", "russian", "english", "source-7"]
    with pytest.raises(ChoiceError, match="chronological"):
        order("chronologicl")


def test_kazakh_alphabet_and_cyrillic_before_latin() -> None:
    titles = ("Яса", "Ізденіс", "Әділет", "Адам", "Zebra", "Ұлт", "Иман", "Қазақ", "Кітап")
    records = [record(f"r{place}", "book", title, "kk") for place, title in enumerate(titles)]
    ordered = [known.titles[0].value for _number, known in arrange(records, "alphabetical")]
    assert ordered == ["Адам", "Әділет", "Иман", "Кітап", "Қазақ", "Ұлт", "Ізденіс", "Яса", "Zebra"]


def test_laws_by_force() -> None:
    kinds = ("constitution", "law", "decree", "order")
    found = [rank(Record("a", "legislation", kind, "identified")) for kind in kinds]
    assert found == sorted(set(found))
    assert rank(TREATY) < found[0]
    assert rank(Record("a", "legal_case", "", "identified")) == found[-1]  # among the other acts, not the concepts
    listed = format_records((*RECORDS, LAW), ListOptions(order="kind", lang="en"))
    assert [entry.group for entry in listed.entries if entry.group] == [
        "International acts", "Laws and codes", "Literature", "Unidentified sources"]  # fmt: skip


def test_unidentified_print_in_brackets_and_are_counted() -> None:
    listed = format_records(RECORDS, ListOptions(lang="en"))
    assert next(entry.text for entry in listed.entries if entry.status == "unidentified") == "[Кітап]."
    assert listed.notes == ("Unidentified sources: 1 (titles supplied in square brackets).",)
    kept = format_records(RECORDS, ListOptions(include="identified", lang="ru"))
    assert {entry.status for entry in kept.entries} == {"identified"}
    assert kept.notes == ("Не включено в список: 2.",)
    assert format_records(RECORDS, ListOptions(include="probable+")).counts.left_out == 1
    with pytest.raises(ChoiceError):
        format_records(RECORDS, ListOptions(include="identfied"))


def test_probable_ones_can_be_marked() -> None:
    assert format_records((RUSSIAN,), ListOptions(mark_probable=True)).entries[0].text.endswith(". [ықтимал]")


def test_terms_follow_the_record_or_one_locale() -> None:
    assert "С. 127–132" in format_records((RUSSIAN,)).entries[0].text
    english = format_records((RUSSIAN,), ListOptions(locale="en-US"))
    assert "No. 3. – P. 127–132" in english.entries[0].text
    assert english.heading == "References"
    apa = ListOptions("apa", locale="en-US")  # its title case is of English titles
    assert format_records((TREATY,), apa).entries[0].text == "Договор о дружбе, May 25, 1992."


def test_place_of_signature_in_the_language_of_the_record() -> None:
    assert format_records((TREATY,)).entries[0].text == "Договор о дружбе: г. Москва, 25 мая 1992 года."
    drafted = record("draft", "treaty", "Договор о дружбе", "ru", issued="1992-05", stage="draft")
    assert format_records((drafted,)).entries[0].text == "Договор о дружбе: проект, май 1992 года."


def test_other_styles() -> None:
    apa = format_records(RECORDS, ListOptions("apa", lang="en"))
    assert apa.order == "style"
    assert any(entry.text.startswith("Buzan, B. (2003). Regions and") for entry in apa.entries)
    assert format_records(RECORDS, ListOptions("ieee")).entries[0].label == "[1]"
    assert format_records(RECORDS, ListOptions("gost-7.1-2003-alphabetical")).order == "alphabetical"


def test_wrong_styles_locales_and_formats() -> None:
    with pytest.raises(ChoiceError, match=r"gost-7\.1-2003"):
        format_records(RECORDS, ListOptions("gost-7.1-2004"))
    with pytest.raises(ChoiceError, match="locale"):
        format_records(RECORDS, ListOptions(locale="klingon"))


def test_a_style_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "own.csl"
    with pytest.raises(KbError, match=r"Name a \.csl file"):
        bibliography.style_from_file(path)
    text = (
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>Own</title>'
        '<id>own</id></info><citation><layout><text variable="title"/></layout></citation></style>'
    )
    path.write_text(text, "utf-8")
    with pytest.raises(KbError, match="bibliography"):
        format_records(RECORDS, ListOptions(bibliography.style_from_file(path)))


def test_a_copy_of_our_style_is_prepared_by_its_id(tmp_path: Path) -> None:
    path = tmp_path / "copy.csl"
    path.write_bytes(style_file("gost-r-7.0.5-2008").read_bytes())
    made = format_records(RECORDS, ListOptions(bibliography.style_from_file(path))).entries
    ours = format_records(RECORDS, ListOptions("gost-r-7.0.5-2008")).entries
    assert [entry.text for entry in made] == [entry.text for entry in ours]


def test_in_text_markers() -> None:
    processor = Processor(load_style("gost-kz-dissertation"), locale_by_item=True)

    def mark(*cites: tuple[Record, str], label: str = "page") -> str:
        items = [prepare(item_of(one), KAZAKHSTAN) for one, _at in cites]
        cluster = Cluster(tuple(CiteItem(one.citekey, at, label) for one, at in cites))
        return as_text(processor.cite([cluster], items)[0])

    assert mark((BOOK, "49")) == "[119, 49 б.]"
    assert mark((RUSSIAN, "49")) == "[2, с. 49]"
    assert mark((ENGLISH, "49")) == "[5, p. 49]"
    assert mark((BOOK, "175"), label="article-locator") == "[119, 175-бап]"
    assert mark((BOOK, "")) == "[119]"
    assert mark((RUSSIAN, "3"), (BOOK, "3")) == "[2, с. 3; 119, 3 б.]"


def test_the_romanised_list() -> None:
    kazakh = record("kk", "book", "Қазақ тілінің сөздігі", "kk", "Жұмабаев Шыңғыс", "2014", numbers=(1,))
    listed = format_records((kazakh, ENGLISH), ListOptions(romanised=True))
    assert listed.heading == "References"
    texts = {entry.citekey: entry.text for entry in listed.entries}
    assert texts["kk"].startswith("Jumabaev Sh. Qazaq tiliniń sózdigi")
    assert texts["kk"].endswith("sózdigi. 2014.")
    assert texts["english"] == format_records((ENGLISH,), ListOptions("kz-references")).entries[0].text
    assert any("kk-2018" in note for note in listed.notes)
    journal = replace(RUSSIAN, fields=MappingProxyType({**RUSSIAN.fields, "volume": "9"}),
                      titles=(*RUSSIAN.titles, Title("Communities", "en", "supplied")))  # fmt: skip
    treaty = replace(TREATY, titles=(*TREATY.titles, Title("Treaty of Friendship", "en", "supplied")))
    made = format_records((journal, treaty), ListOptions(romanised=True)).entries
    assert [entry.text for entry in made] == [
        "Tomilov N. Obshchnosti [Communities]. Vestnik. 2012. 9(3). P. 127–132.",
        "Dogovor o druzhbe [Treaty of Friendship]: Moscow, 25 May 1992.",
    ]
    tagged = format_records((RUSSIAN,), ListOptions(romanised=True, tagged=True)).entries[0].text
    assert tagged.startswith("Tomilov N. Obshchnosti [in Russian]. Vestnik.")
    edited = replace(RUSSIAN, type="chapter", contributors=(Contributor("editor", "Скворцов", "Л. И.", lang="ru"),))
    text = format_records((edited,), ListOptions("gost-r-7.0.5-2008", romanised=True)).entries[0].text
    assert text == "Obshchnosti // Vestnik / ed. by L. I. Skvortsov. 2012. Iss. 3. P. 127–132."


def test_why() -> None:
    entry, found = bibliography.explain(BOOK, "gost-7.1-2003")
    pieces = {piece.element: piece.text for piece in found.pieces}
    assert entry.text.startswith(pieces["heading"])
    assert pieces["title"] == "Шығарма : таным"
    assert pieces["responsibility"] == "Қ. Алпысбаев"
    assert [pieces[name] for name in ("place", "publisher", "year", "extent")] == ["Алматы", "Таймас", "2008", "232"]
    assert all(piece.rule.get(lang) for piece in found.pieces for lang in ("kk", "ru", "en"))
    assert found.pieces[0].rule["ru"] == "ГОСТ 7.80-2000 5.2: первый автор, запятая перед инициалами"
    assert found.missing == ()
    assert [words["en"] for _id, words in bibliography.explain(ENGLISH)[1].missing] == [
        "no place of publication", "no publisher", "no page count"]  # fmt: skip
    assert "title" in dict(bibliography.explain(UNKNOWN)[1].missing)
    with pytest.raises(ChoiceError):
        bibliography.explain(BOOK, "apa")


def test_a_foreign_style_sorts_by_what_it_prints_first() -> None:
    body = Record(
        citekey="body", type="report", status="identified", language="ru", titles=(Title("Язык права", "ru"),),
        contributors=(Contributor("author", literal="Институт языка", lang="ru"),), issued=edtf.find("2001"),
    )  # fmt: skip
    four = Record(
        citekey="four", type="book", status="identified", language="ru", titles=(Title("Яблоки", "ru"),),
        contributors=tuple(Contributor("author", family, "А.", lang="ru") for family in ("Агаев", "Б", "В", "Г")),
        issued=edtf.find("2002"),
    )  # fmt: skip
    records = (TREATY, body, four, RUSSIAN)
    for style in ("apa", "nature", "ieee"):
        listed = format_records(records, ListOptions(style=style, order="alphabetical"))
        assert [entry.citekey for entry in listed.entries] == ["four", "treaty", "body", "russian"]
    ours = format_records(records, ListOptions(style="gost-7.1-2003", order="alphabetical"))
    assert [entry.citekey for entry in ours.entries] == ["treaty", "russian", "four", "body"]


def test_a_style_that_sorts_knows_the_kazakh_alphabet_and_the_words_for_kinds() -> None:
    names = ("Лұқпан А", "Қасым А", "Кәрім А", "Ғалым А", "Гүлден А")
    kind = MappingProxyType({"genre": "phdthesis"})
    theses = [
        replace(record(f"k{place}", "thesis", "Дала", "kk", name, "2001"), fields=kind)
        for place, name in enumerate(names)
    ]
    entries = format_records(theses, ListOptions("apa")).entries
    assert [entry.text.split(",")[0] for entry in entries] == ["Гүлден", "Ғалым", "Кәрім", "Қасым", "Лұқпан"]
    assert all("[Философия докторы (PhD) диссертациясы]" in entry.text for entry in entries)
    treaty = format_records([replace(TREATY, kind="agreement")], ListOptions("modern-language-association")).entries
    assert "greement" not in treaty[0].text
    protocol = replace(record("p", "treaty", "Шекара туралы", "kk", issued="1998"), kind="protocol")
    assert (
        "хаттама" in format_records([protocol], ListOptions("modern-language-association")).entries[0].text.casefold()
    )


def test_what_a_style_does_not_list_is_counted_as_left_out() -> None:
    letter = record("letter", "personal_communication", "О границе", "ru", "Томилов Николай", "1991")
    listed = format_records((letter, BOOK), ListOptions(style="chicago-author-date", order="alphabetical"))
    assert [entry.citekey for entry in listed.entries] == ["book"]
    assert listed.counts.left_out == 1
    assert listed.notes == ("Бұл стиль тізімге енгізбейтін дереккөздер: letter.",)


def test_in_a_style_that_sorts_a_family_name_ends_before_a_longer_one() -> None:
    books = [record(key, "book", "Steppe", "en", name, "2001")
             for key, name in (("long", "López de Molina G"), ("short", "López M"))]  # fmt: skip
    books[0] = replace(books[0], contributors=(replace(books[0].contributors[0], family="López de Molina", given="G"),))
    books[1] = replace(books[1], contributors=(replace(books[1].contributors[0], family="López", given="M"),))
    assert [entry.citekey for entry in format_records(books, ListOptions("apa")).entries] == ["short", "long"]
