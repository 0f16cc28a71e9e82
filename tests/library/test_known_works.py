"""Which known record an entry of a list is: works of the collection in other wordings, and near misses."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kb.checks.likeness import compared, traits
from kb.domain.queries import RecordQuery
from kb.library import importing, records, references
from kb.library.known_works import Match
from kb.library.session import Library, open_library
from kb.settings import from_environment
from kb.store import journal, queries

ROWS = [
    line.split("\t", 1) for line in (Path(__file__).parent / "data" / "matches.tsv").read_text("utf-8").splitlines()
]
KNOWN = [row for row in ROWS if row[0] != "-"]
NEAR_MISSES = [row for row in ROWS if row[0] == "-"]


def match_of(library: Library, text: str) -> Match:
    (match,) = references.matched(library, references.read(f"1. {text}"))
    return match


@pytest.fixture(scope="module")
def matches(library: Library) -> dict[str, Match]:
    """The match of each row's entry, by the entry."""
    read = references.read("\n".join(f"{number}. {text}" for number, (_citekey, text) in enumerate(ROWS, 1)))
    return dict(zip((text for _citekey, text in ROWS), references.matched(library, read), strict=True))


def test_works_are_known_in_other_wordings(matches: dict[str, Match]) -> None:
    wrong = [text for citekey, text in KNOWN if matches[text].citekey not in (citekey, "")]
    unknown = [text for _citekey, text in KNOWN if matches[text].certainty == "none"]
    exact = [text for _citekey, text in KNOWN if matches[text].certainty == "exact"]
    assert (wrong, len(unknown) <= 1, len(exact) >= 37) == ([], True, True)
    assert {matches[text].source for text in exact} == {"collection"}


def test_near_misses_are_no_match(matches: dict[str, Match]) -> None:
    assert [(text, matches[text].citekey) for _none, text in NEAR_MISSES if matches[text].certainty != "none"] == []


def test_an_act_without_its_date_is_no_match(library: Library) -> None:
    act = "Закон РК «О Государственной границе Республики Казахстан»"
    assert match_of(library, f"{act} от 16 января 2013 г. № 70-V // КП. 2013. № 5.").certainty == "exact"
    assert match_of(library, f"{act} от 16 января 2013 г. // КП. 2013. № 5.").certainty == "exact"
    assert match_of(library, f"{act} от 17 января 2011 г. // КП. 2011. № 5.").certainty == "none"
    assert match_of(library, f"{act} № 70-V. URL: https://law.example/1").certainty == "none"


PROTOCOL = (
    "Протокол к Соглашению между Республикой Казахстан и Российской Федерацией о разграничении дна северной части "
    "Каспийского моря в целях осуществления суверенных прав на недропользование от 6 июля 1998 года"
)


def test_a_protocol_is_not_the_agreement_that_it_amends(library: Library) -> None:
    for signed in (". Москва, 13 мая 2002 г.", ": г. Москва, 13 мая 2002 года."):
        match = match_of(library, f"{PROTOCOL}{signed}")
        assert (match.certainty, match.citekey) == ("exact", "kz-ru-caspian-seabed-protocol-2002")
    undated = references.read(f"1. {PROTOCOL}.\n2. Ким А. Степь. – М., 1999.")
    assert references.matched(library, undated)[0].certainty == "none"


def test_an_initial_stands_for_a_name_that_sounds_otherwise(library: Library) -> None:
    article = (
        "Stevens {}. Russia-Kazakhstan Relations in the Early Post-Soviet Era: Explaining the Roots of Cooperation // "
        "Europe-Asia Studies. – 2020. – Vol. 72, № 7. – P. 1153–1185."
    )
    match = match_of(library, article.format("C.A"))
    assert (match.certainty, match.citekey) == ("exact", "stevens2020roots")  # Christopher
    assert match_of(library, article.format("D.A")).certainty == "none"


def test_a_short_title_with_a_figure_stands_for_the_longer_one(library: Library) -> None:
    book = "Назарбаев Н.Ә. Қазақстан – {}. Барлық қазақстандықтардың өсіп-өркендеуі. – Алматы: Білім, 1997. – 176 б."
    assert match_of(library, book.format(2030)).citekey == "kz-strategy-2030-1997"
    assert match_of(library, book.format(2020)).certainty == "none"


def test_a_plan_is_known_by_its_title_and_day(library: Library) -> None:
    plan = (
        "План военного взаимодействия Российской Федерации и Республики Казахстан на 2022 год: г. Москва, {} 2021 года."
    )
    match = match_of(library, plan.format("9 ноября"))
    assert (match.certainty, match.citekey) == ("exact", "kz-ru-defence-plan-2022")
    assert match_of(library, plan.format("8 ноября")).certainty == "none"


def test_short_names_of_states_are_those_of_the_titles_language(library: Library) -> None:
    act = "Ішкі істер министрліктері арасындағы ынтымақтастық туралы келісім (ҚР мен РФ)"
    assert match_of(library, f"{act}, 23.10.2008").citekey == "kz-ru-interior-ministries-2008"
    assert match_of(library, f"{act}, 24.10.2008").certainty == "none"


def test_another_edition_is_probable_and_says_why(library: Library) -> None:
    book = "Buzan B., Wæver O. Regions and Powers: The Structure of International Security. – Cambridge: CUP, 2009."
    match = match_of(library, book)
    assert (match.certainty, match.citekey, match.differs) == ("probable", "buzan2003regions", ("year",))


BOOK = "@book{own-book, title = {Дала жолы}, author = {Сейітқали, Б. Т.}, date = {2004}, langid = {kazakh}}\n"


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Library]:
    """A store that holds one book of the user's and no record of the collection."""
    file = tmp_path / "own.bib"
    file.write_text(BOOK, "utf-8")
    library = open_library(from_environment({"KB_HOME": str(tmp_path), "KB_COLLECTION": ""}))
    importing.load(library.engine, library.vocabulary, [file], settings=library.settings)
    yield library
    library.close()


def test_a_store_without_the_collection_reads_the_packaged_one(own: Library) -> None:
    before = queries.count(own.engine), journal.newest_revision(own.engine)
    book = match_of(own, "Сейітқали Б.Т. Дала жолы. – Алматы: Таңбалы, 2004. – 212 б.")
    law = match_of(own, "Закон РК от 16.01.2013 г. № 70-V «О Государственной границе Республики Казахстан»")
    assert (book.citekey, book.source, book.certainty) == ("own-book", "library", "exact")
    assert (law.citekey, law.source, law.certainty) == ("kz-state-border-law-2013", "collection", "exact")
    assert (queries.count(own.engine), journal.newest_revision(own.engine)) == before == (1, before[1])
    assert records.find(own, RecordQuery(q="шекарасы")).total == 0


def test_an_archive_file_is_the_file_under_the_same_mark() -> None:
    listed = references.read("1. АП РК. Ф. 708. Оп. 139. Д. 1622. Л. 15.").records[0]
    fields = {"archive": "Архив Президента РК", "archive_location": "Ф. 708, оп. 139, д. 1622, л. 15"}
    same = compared(traits(listed), traits(replace(listed, citekey="own", fields=fields)))
    other = compared(traits(listed), traits(replace(listed, citekey="own", fields={**fields, "archive": "ЦГА РК"})))
    assert (same and same.certainty, other) == ("exact", None)
