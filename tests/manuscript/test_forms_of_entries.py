"""The forms of Chicago, APA, Harvard and Vancouver, and of GOST 7.1's second level: what each sets where."""

import pytest

from kb.manuscript.reference_list.works import read_list
from tests.manuscript.listed import fields, read


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Reed, Ann. “Lakes of the North, 1900–1910.” Steppe Review 12, nos. 3–4 (Fall 2001): 15–19.",
         {"type": "article-journal", "container-title": "Steppe Review", "volume": "12", "issue": "3-4",
          "issued": "2001", "page": "15-19"}),
        ("Reed, Ann. “Lakes.” Translated by Tom Poole. Steppe Review 5 (2001): 15–19.",
         {"translator": "Poole|Tom", "container-title": "Steppe Review", "volume": "5"}),
        ("Reed, Ann. “Lakes and Reeds.” PhD diss., Lake University, 2003.",
         {"type": "thesis", "genre": "PhD diss.", "publisher": "Lake University", "title": "Lakes and Reeds"}),
        ("Lake Portal of Asia. “The Flood of 1931.” Last modified May 4, 2018. Accessed June 1, 2020. https://lake.example.org/f",
         {"type": "webpage", "author": "|Lake Portal of Asia", "title": "The Flood of 1931", "issued": "2018-05-04"}),
        ("Reed, Ann. Interview by author. Omsk, May 3, 2010.",
         {"type": "interview", "event-place": "Omsk", "issued": "2010-05-03"}),
        ("Reed, Ann. Lakes. 3 vols. London: Water Press, 2001.", {"title": "Lakes", "number-of-volumes": "3"}),
        ("“Letter on reeds.” State Archive of Water, fond 12, opis’ 3, delo 7, list 2.",
         {"type": "manuscript", "title": "Letter on reeds", "archive_location": "12/3/7/2"}),
        ("Lake Archive of Asia (LAA), Almaty. F. 5, op. 2, d. 11, ll. 4–9.",
         {"archive": "Lake Archive of Asia", "archive-place": "Almaty", "x-archive-short": "LAA"}),
        ("LAN (Lake Arch. of the North). F. I-21. Op. 3. D. 44.",
         {"type": "manuscript", "archive": "Lake Arch. of the North", "x-archive-short": "LAN",
          "archive_location": "I-21/3/44"}),
        ("Treaty on Clean Water. May 3, 1971. United Nations Treaty Series 812, no. 9001.",
         {"type": "treaty", "container-title": "United Nations Treaty Series", "volume": "812", "issue": "9001"}),
    ],
)  # fmt: skip
def test_chicago(line: str, expected: dict[str, str]) -> None:
    assert fields(line).items() >= expected.items()


def test_a_dash_repeats_the_author_of_the_entry_before() -> None:
    first, second = read_list(
        "Reed, Ann. Lakes. London: Water Press, 2001.\n———. Rivers. London: Water Press, 2003.\n"
    ).works

    assert first.value("author") == second.value("author") == "Reed|Ann"
    assert second.value("title") == "Rivers"


@pytest.mark.parametrize("year", ["2010b.", "2010.", "(2010)."])
def test_a_year_may_stand_after_the_dash_that_repeats_the_author(year: str) -> None:
    works = read_list(
        f"Reed, Ann. 2010a. Lakes. London: Water Press.\n———. {year} Rivers. London: Water Press.\n"
        "———. 2012. “Seas.” Lake Review 4 (2): 5–9.\n"
    ).works

    assert [work.value("author") for work in works] == ["Reed|Ann"] * 3
    assert [work.value("title") for work in works] == ["Lakes", "Rivers", "Seas"]
    assert [work.value("issued") for work in works] == ["2010", "2010", "2012"]
    assert works[1].value("publisher") == "Water Press"
    assert works[2].value("container-title") == "Lake Review"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Reed, A. (2021). Lakes [Master's thesis, Lake University]. Lake Archive. https://lake.example.org/5",
         {"type": "thesis", "genre": "Master's thesis", "publisher": "Lake University", "title": "Lakes"}),
        ("Reed, A. (2017). Lakes (T. Poole, Trans.; 2nd ed.). Water Press.",
         {"title": "Lakes", "translator": "Poole|T.", "edition": "2nd ed.", "publisher": "Water Press"}),
        ("Reed, A. (2019). Water levels (Technical Report No. 12). Lake Centre.",
         {"type": "report", "title": "Water levels", "genre": "Technical Report", "number": "12"}),
        ("Reed, A. (2020, January 15). Reeds at dusk. The Times, 7.", {"container-title": "The Times", "page": "7"}),
        ("Reed, A. (2017). Göller (F. Uslu, Çev.). Ova Yayınları.", {"title": "Göller", "translator": "Uslu|F."}),
        ("Осин, П. П. (2014). Реки степи (Вып. 3). Институт воды.",
         {"type": "book", "title": "Реки степи", "publisher": "Институт воды"}),
        ("Reed, A. (2016, May 3–4). Reeds speak [Paper presentation]. 5th Lake Congress, Oslo, Norway.",
         {"type": "paper-conference", "event-title": "5th Lake Congress", "event-place": "Oslo, Norway"}),
        ("Осин, П. (2017, 12 мая). О реке. Степная газета, с. 4. Взято 3 мая 2018 с http://river.example.kz/4",
         {"accessed": "2018-05-03", "issued": "2017-05-12"}),
    ],
)  # fmt: skip
def test_apa(line: str, expected: dict[str, str]) -> None:
    assert fields(line).items() >= expected.items()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Lake Survey Editors (2019) 'Reeds at dusk', Lake Survey, vol. 38, no. 4, pp. 431-434.",
         {"author": "|Lake Survey Editors", "title": "Reeds at dusk", "container-title": "Lake Survey"}),
        ("Reed, M, Poole, B & Marsh, A 2016, 'Reeds at dusk', Lake Survey, vol. 7, no. 3, pp. 7-9.",
         {"issued": "2016", "title": "Reeds at dusk", "volume": "7"}),
        ("Reed, A. (2011) 'Reeds at dusk', The Guardian, 8 November, p. 37.",
         {"container-title": "The Guardian", "issued": "2011-11-08"}),
        ("Reed, A. (2018) Reeds and wind. MSc thesis. Lake University.",
         {"type": "thesis", "genre": "MSc thesis", "publisher": "Lake University"}),
        ("Reed, A. (2003), \"Reeds\", in Poole T. (ed.), Lakes, Reeds and Marshes, Water Books, Lanham, pp. 3–9.",
         {"container-title": "Lakes, Reeds and Marshes", "publisher": "Water Books", "publisher-place": "Lanham"}),
        ("Reed, A. (2014) ‘Reeds at dusk’, paper presented at the 5th Lake Congress, Oslo, 2–5 May.",
         {"event-title": "5th Lake Congress", "event-place": "Oslo", "event-date": "2014-05-02/2014-05-05"}),
    ],
)  # fmt: skip
def test_harvard(line: str, expected: dict[str, str]) -> None:
    assert fields(line).items() >= expected.items()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Reed TS, Poole A. Reeds. J Lake Med 2019 Dec;56:31–7.",
         {"container-title": "J Lake Med", "volume": "56", "issued": "2019-12"}),
        ("Reed TS. Reeds. J Lake Med. 2019;(3):31-7.", {"issue": "3", "issued": "2019", "page": "31-37"}),
        ("Reed TS. Reeds. In: Poole B, Marsh KW, editors. The book of lakes. New York: Water; 2002. p. 93-113.",
         {"type": "chapter", "editor": "Poole|B.", "container-title": "The book of lakes"}),
        ("Reed TS. Fewer reeds. Lake Pravda. 2020 May 7;Sect. B:3 (col. 2).",
         {"title": "Fewer reeds", "container-title": "Lake Pravda", "issued": "2020-05-07", "page": "3"}),
        ("Reed TS. Lake fever [Internet]. St. Paul (MN): Water; 2019 [cited 2021 Mar 4]. Available from: https://l.example.org/t",
         {"publisher-place": "St. Paul (MN)", "publisher": "Water", "accessed": "2021-03-04"}),
        ("Осин ПК. Озёра [учебник]. Омск: Вода; 2007. 256 с. (На русск. яз.)",
         {"title": "Озёра", "genre": "учебник", "number-of-pages": "256"}),
    ],
)  # fmt: skip
def test_vancouver(line: str, expected: dict[str, str]) -> None:
    assert fields(line).items() >= expected.items()


def test_a_country_after_a_town_is_no_author() -> None:
    assert len(read_list("1. Reed TS. Reeds; 2001 Sep 1; Leeds, UK. New York: Water; 2002.\n").works) == 1


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Осин, П. П. Труды : в 5 т. / П. П. Осин. — М. : Вода, 1963—1977. — Т. 2 : Озёра. — 1965. — 102 с.",
         {"publisher": "Вода", "issued": "1965", "volume": "2", "volume-title": "Озёра", "number-of-pages": "102"}),
        ("ГОСТ 7.99—2013. Озёра [Текст]. — Взамен ГОСТ 7.99—90 ; введ. 2014—07—01. — М. : Вода, 2014. — 36 с.",
         {"type": "standard", "number": "ГОСТ 7.99—2013", "title": "Озёра"}),
        ("Көлбай Ә. Өзен. — Алматы — «Су» — 1995 ж. — 20 бет", {"publisher-place": "Алматы", "publisher": "Су"}),
        ("Осин П. Река / П. Осин. – М. : Вода, 2001. – 90 с. – (Степь и вода ; вып. 3).",
         {"collection-title": "Степь и вода", "collection-number": "3"}),
        ("Письмо о паромах. 1778 г. АВПРИ, ф.12, оп.1, д.1, л. 5.", {"title": "Письмо о паромах", "issued": "1778"}),
    ],
)  # fmt: skip
def test_gost(line: str, expected: dict[str, str]) -> None:
    assert fields(line).items() >= expected.items()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Цит. по: Осин П. Река : пер. с нем. 2-е изд. М. : Вода, 1994. 52 с. (Степь XX века).",
         {"author": "Осин|П.", "title": "Река", "collection-title": "Степь XX века"}),
        ("Балқаш // Су энциклопедиясы. 3 т. – Алматы, 2005. – Б. 12.", {"type": "entry-encyclopedia"}),
        ("Договор о воде : [подписан в г. Астане 29 мая 2014 г. : ред. от 1 окт. 2019 г.]. URL: https://water.example.kz/1",
         {"title": "Договор о воде", "issued": "2014-05-29"}),
        ("World Lake Organization. Lake fever. Geneva: WLO, 2019.",
         {"author": "|World Lake Organization", "title": "Lake fever"}),
        ("Lake Survey Team. Reeds at dusk. London: Water, 2011.", {"author": "|Lake Survey Team"}),
        ("Комитет по воде. Реки и озёра.", {"title": "Комитет по воде. Реки и озёра"}),
        ("Осин П. П. Озёра. Реки степи: материалы конференции. Омск: Вода, 2001. 90 с.",
         {"type": "book", "title": "Озёра. Реки степи"}),
        ("Lindner O. The lakes / translated from the German by A. Reed. London: Water, 2001. 90 p.",
         {"translator": "Reed|A.", "x-origlanguage": "de"}),
        ("Lindner O. The lakes / transl. from the German by Ann M. Reed. London: Water, 2001. 90 p.",
         {"translator": "Reed|Ann M.", "x-origlanguage": "de"}),
        ("The lakes / edited by Ann Reed and Paul White. London: Water, 2001. 90 p.", {"editor": "Reed|Ann"}),
        ("The lakes. Compiled by the Upper Lake Institute. London, 2001.", {"compiler": "|Upper Lake Institute"}),
        ("Lindner O. The lakes. Translated by Ann Reed. London: Water, 2001. 90 p.", {"translator": "Reed|Ann"}),
        ("Осин П. (реж.). Паром. Степьфильм, 2011.", {"type": "motion_picture", "publisher": "Степьфильм"}),
        ("Reed, A. (2010) Lakes. Oxford: Lake University Press (Lakes of the World).",
         {"publisher": "Lake University Press", "collection-title": "Lakes of the World"}),
    ],
)  # fmt: skip
def test_what_stands_around_a_title(line: str, expected: dict[str, str]) -> None:
    assert fields(line).items() >= expected.items()


@pytest.mark.parametrize("line", ["Цит. по: Осин П. Река. С. 5.", "Там же. С. 68."])
def test_an_entry_that_points_at_another_names_no_work(line: str) -> None:
    assert not read(line).fields


def test_a_title_that_ends_with_the_word_for_a_body_is_no_body() -> None:
    work = read("The Death of the Bank. Geneva: Reed, 2019.")

    assert (work.value("author"), work.value("title")) == ("", "The Death of the Bank")


def test_entries_of_an_author_date_list_on_one_line() -> None:
    line = "Осин П. (2019) Река. Омск: Вода. 2-е изд.  Ким А. (2010) Озёра. Омск: Вода, 118 с.\n"

    assert [work.value("title") for work in read_list(line).works] == ["Река", "Озёра"]


def test_a_work_cited_in_a_title_begins_no_entry() -> None:
    line = "Осин П. (2019) Река и Ким А. (2010) в споре. Омск: Вода.\n"

    assert len(read_list(line).works) == 1
