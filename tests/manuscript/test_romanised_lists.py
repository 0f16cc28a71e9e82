"""The second, romanised list that journals of Kazakhstan print: words, months, translations, imprints of its own."""

import pytest

from kb.manuscript.reference_list.works import read_list
from tests.manuscript.listed import fields, read


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Bekova S.K. Su zhane dala [Water and steppe] (Almaty, Gylym, 2008, 240 b.) [in Kazakh]",
         {"title": "Su zhane dala", "publisher-place": "Almaty", "publisher": "Gylym", "issued": "2008",
          "number-of-pages": "240"}),
        ("Ozera stepi [Lakes of the steppe] / gl. red. Petrov B.E. (Astana: Folio, 2014. – 186 s.) [in Russian]",
         {"title": "Ozera stepi", "editor": "Petrov|B.E.", "publisher": "Folio", "number-of-pages": "186"}),
        ("Dzhunusov E. Kanaly i kolodcy [Canals and wells] / pod red. I.I. Petrova. SPb.: Fan, 1977. 150 s.",
         {"editor": "Petrov|I.I.", "publisher-place": "SPb.", "publisher": "Fan"}),
        ("Gerasimova L.D. Istorija vody: dis. ... d-ra ist. nauk: 07.00.02 [History of water]. Almaty, 2003. 311 s.",
         {"type": "thesis", "genre": "dis. ... d-ra ist. nauk", "number": "07.00.02", "title": "Istorija vody",
          "title-translated": "History of water"}),
        ("Mynbaev T.Zh. Balyk sharuashylygy [Fishery]: avtoref. dis. ... kand. biol. nauk. Almaty, 1995. 24 b.",
         {"type": "thesis", "title": "Balyk sharuashylygy", "title-translated": "Fishery"}),
        ("Lomov V.A. Vodnoe pravo: uchebnik [Water law: a textbook]. 2-e izd., pererab. i dop. Moscow: Norma, "
         "2011. 416 p.",
         {"title": "Vodnoe pravo", "genre": "uchebnik", "edition": "2-e izd., pererab. i dop."}),
        ("Ukaz Prezidenta Respubliki Kazahstan ot 12 marta 2015 goda № 145 «O merah po ohrane vod». URL: "
         "https://adilet.example.kz/rus/docs/U145 (data obrashhenija: 03.11.2021).",
         {"type": "legislation", "title": "O merah po ohrane vod", "issued": "2015-03-12", "number": "145",
          "accessed": "2021-11-03"}),
        ("O zashhite ozer. Zakon Respubliki Kazahstan ot 9 janvarja 2007 g. № 212-III.",
         {"type": "legislation", "title": "O zashhite ozer", "issued": "2007-01-09", "number": "212-III"}),
        ("Eshimov K. Köl turaly [On the lake] // Qazaq ädebieti. 2019, 8 qyrkuiek. [in Kazakh]",
         {"type": "article-newspaper", "container-title": "Qazaq ädebieti", "issued": "2019-09-08"}),
        ("Iskakova G. Solonchaki [Salt marshes]. In: Sbornik materialov konferencii «Voda», 5–6 May 2017, "
         "Oskemen. Pp. 188–92.",
         {"type": "paper-conference", "event-date": "2017-05-05/2017-05-06", "event-place": "Oskemen",
          "page": "188-192"}),
        ("Gosudarstvennyj arhiv RK [State Archive of the RK]. F. 74. Op. 11. D. 20. L. 3–4.",
         {"archive": "Gosudarstvennyj arhiv RK", "archive_location": "74/11/20/3-4"}),
        ("Beken B. Koldar kartasy [Map of the lakes]. 2020. [Elektrondyk resurs]. Available at: https://kol.example.kz/7",
         {"type": "webpage", "title": "Koldar kartasy", "title-translated": "Map of the lakes"}),
        ("Wang Jianguo. Rivers of the Corridor. Beijing: Water Press, 2011. 288 p.",
         {"author": "Wang|Jianguo", "title": "Rivers of the Corridor"}),
        ("Ли Сяомин, Орлов М. К. (ред.). Реки и люди. М. : Полюс, 2014. 416 с.",
         {"editor": "Ли|Сяомин", "title": "Реки и люди"}),
    ],
)  # fmt: skip
def test_romanised_entries(line: str, expected: dict[str, str]) -> None:
    assert fields(line).items() >= expected.items()


def test_a_bracket_with_a_medium_is_no_translation() -> None:
    assert "title-translated" not in fields("Reed A. Seasons [Film]: a review. London: Water Press, 2011. 88 p.")


def test_brackets_in_an_english_title_are_its_own() -> None:
    work = read("Reed A. Lakes of the north [Seas and lakes]: a study. London: Water, 2011. 88 p.")
    assert work.value("title") == "Lakes of the north [Seas and lakes]: a study"


def test_the_day_in_brackets_is_no_imprint() -> None:
    assert "publisher-place" not in fields("Bek B. Su // Ozen (Almaty, 12 mamyr, 2019).")


def test_the_number_of_a_book_in_a_series_makes_no_report_of_it() -> None:
    work = read("Reed, A. (2022). Reeds and herons (Rivers of the World No. 3). Water Press.")
    assert (work.type, work.value("title"), work.value("publisher")) == ("book", "Reeds and herons", "Water Press")
    assert (work.value("collection-title"), work.value("collection-number")) == ("Rivers of the World", "3")


def test_two_words_that_are_no_chinese_name_begin_a_title() -> None:
    assert read("Li Water. Rivers of the Corridor. Beijing: Press, 2011. 288 p.").value("author") == ""


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Осипов К.К. Степь. – Омск: Арна, 2001. – С. 104-8.", {"page": "104-108"}),
        ("ОСИПОВ К.К. Степь. – Омск: Арна, 2001. – 99 с.", {"author": "Осипов|К.К.", "title": "Степь"}),
        ("Осипов К. Птицы // www.reeds.example.kz. 05.09.2021.", {"accessed": "2021-09-05"}),
        ("Комитет по воде. Реки страны. URL: http://water.example.kz/3", {"author": "|Комитет по воде"}),
        ("Reed A. Lakes are all we need. arXiv:1904.12345 [cs.CL], 2019.",
         {"title": "Lakes are all we need", "number": "arXiv:1904.12345"}),
        ("СТ РК ISO 14055-2019. Управление озёрами. – Астана: Госстандарт, 2019. – 36 с.",
         {"type": "standard", "number": "СТ РК ISO 14055-2019", "title": "Управление озёрами"}),
        ("Осипов К. Птицы // Вестник степи : [газета]. 2017. 20–26 окт. URL: https://v.example.kz/1",
         {"container-title": "Вестник степи", "issued": "2017-10-20/2017-10-26"}),
        ("Тошев Ж. Ў. Маҳалла // Ҳаёт. 2002. № 21-II. С. 3–5.", {"author": "Тошев|Ж. Ў.", "issue": "21-II"}),
        ("Ольха С.М. Köl suvi // Geografiya axboroti. - 2018. - 53-jild. - B. 45-49.", {"volume": "53"}),
        ("Reed, A. (2007). Lakes of the steppe (W/RES/61/295). https://w.example.org/295",
         {"type": "report", "number": "W/RES/61/295", "title": "Lakes of the steppe"}),
        ("Reed, A. (2022). Yearbook of lakes (Water Publication No. 14). https://w.example.org/14",
         {"type": "report", "number": "14", "title": "Yearbook of lakes"}),
        ("Reed, A. (1995). The lakes. Royal Institute of International Waters.",
         {"type": "book", "publisher": "Royal Institute of International Waters"}),
        ("Ob ozerakh [On lakes], Law No. 151-I (1997, July 11). https://adilet.example.kz/151",
         {"type": "legislation", "number": "151-I", "issued": "1997-07-11"}),
    ],
)  # fmt: skip
def test_what_other_lists_print(line: str, expected: dict[str, str]) -> None:
    assert fields(line).items() >= expected.items()


def test_a_year_that_closes_a_bracket_on_its_own_line_is_no_page() -> None:
    (work,) = read_list("1. Bek B. Lakes. 2020. URL: https://kol.example.kz/7 (Accessed 21 January\n2022).\n").works
    assert work.value("accessed") == "2022-01-21"
