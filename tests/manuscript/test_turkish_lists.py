"""Entries in commas, as Turkish lists print them, and APA's form with its Turkish words."""

import pytest

from kb.manuscript.reference_list.works import read_list
from tests.manuscript.listed import fields, read


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("ABDİ, Cemil, “Bozkırda Su Yolları”, Göl Araştırmaları Dergisi, Cilt 12, Sayı 3, Kış 2011, ss. 45-67.",
         {"type": "article-journal", "author": "Abdi|Cemil", "title": "Bozkırda Su Yolları", "volume": "12",
          "container-title": "Göl Araştırmaları Dergisi", "issue": "3", "issued": "2011", "page": "45-67"}),
        ("DURMAZ, Ayşe; Sazlık Kuşları, (Çev.: Fikret Uslu), Yapı Kredi Yayınları, İstanbul, 2001, 312 s.",
         {"type": "book", "author": "Durmaz|Ayşe", "title": "Sazlık Kuşları", "translator": "Uslu|Fikret",
          "publisher": "Yapı Kredi Yayınları", "publisher-place": "İstanbul", "number-of-pages": "312"}),
        ("Aytaç, Selim, Göl ve Ova: Bir Yerleşim Tarihi, İletişim Yayınları, 2. b., İstanbul, 2009.",
         {"type": "book", "author": "Aytaç|Selim", "title": "Göl ve Ova: Bir Yerleşim Tarihi", "edition": "2. b.",
          "publisher": "İletişim Yayınları", "publisher-place": "İstanbul", "issued": "2009"}),
        ("Çınar, Leyla, Aral Gölü’nün Kuruması, (Basılmamış Yüksek Lisans Tezi), Ege Üniversitesi Fen "
         "Enstitüsü, İzmir 2012.",
         {"type": "thesis", "genre": "Basılmamış Yüksek Lisans Tezi", "publisher": "Ege Üniversitesi Fen Enstitüsü",
          "publisher-place": "İzmir", "title": "Aral Gölü’nün Kuruması"}),
        ("Fikret Uslu, “Sazlıkların Dili”, Toplumsal Tarih, Sayı 88 (Nisan 2001), s. 320-7.",
         {"type": "article-journal", "author": "Uslu|Fikret", "issue": "88", "issued": "2001-04", "page": "320-327"}),
        ("SERT, Nihat, Göller Atlası, C. I-II, TTK Yayınları, Ankara 1977.",
         {"volume": "I-II", "title": "Göller Atlası"}),
        ("KAPLAN, Nuri vd., Su Kanunları, Turhan Kitabevi, Ankara 2003.", {"author": "Kaplan|Nuri", "others": "vd."}),
        ("YAVUZ, Hakan (ed.); Su ve Siyaset, 2 C., Nobel Yay., Ankara 2013.",
         {"editor": "Yavuz|Hakan", "number-of-volumes": "2", "publisher": "Nobel Yay."}),
        ("LEWIS, Mark, “Lake Politics”, The Handbook of Water (ed. John Reed), Reed Press, Oxford 2010, pp. 101-120.",
         {"type": "chapter", "container-title": "The Handbook of Water", "editor": "Reed|John",
          "publisher": "Reed Press"}),
        ("ERGİN, Suat; “Kıyılar”, Sular, C. 4, ed. T. A. Öz, K. Ulu, Ova Yay., Konya 2002, s. 7-12.",
         {"type": "chapter", "volume": "4", "publisher": "Ova Yay.", "page": "7-12"}),
        ("“Su Kirliliği”, Göl Ansiklopedisi, XXXVII, İstanbul 2009, s. 440-442.",
         {"type": "entry-encyclopedia", "volume": "XXXVII", "container-title": "Göl Ansiklopedisi"}),
        ("Yazıcı, Nesim, “Göç ve Su”, II. Uluslararası Su Kongresi (Konya, 12-14 Ekim 2005), Göl Yay., Konya "
         "2006, s. 77-90.",
         {"type": "paper-conference", "event-place": "Konya", "event-date": "2005-10-12/2005-10-14", "issued": "2006"}),
        ("“Göl Haftası Başladı”, Cumhuriyet, 3 Mayıs 1987.", {"type": "article-newspaper", "issued": "1987-05-03"}),
        ("“Boğazlar Sözleşmesi”, Resmî Gazete, 5 Ağustos 1936, Sayı: 3374.",
         {"type": "treaty", "container-title": "Resmî Gazete", "issued": "1936-08-05", "issue": "3374"}),
        ("2872 sayılı Çevre Kanunu, Kabul Tarihi: 09.08.1983, R.G., 11.08.1983, Sayı: 18132.",
         {"type": "legislation", "number": "2872", "title": "Çevre Kanunu", "issued": "1983-08-09", "issue": "18132"}),
        ("5543 Sayılı Göçün Esasları, Kabul Tarihi: 19.09.2006, Resmî Gazete, 26.09.2006, S. 26301.",
         {"type": "legislation", "number": "5543", "title": "Göçün Esasları"}),
        ("Göller Anayasası, Kanun No: 2709, Kabul Tarihi: 7.11.1982, Resmî Gazete, 9.11.1982, S. 17863.",
         {"type": "legislation", "title": "Göller Anayasası", "number": "2709", "issued": "1982-11-07"}),
        ("BCA, 030.10.0.0/231.558.11.",
         {"type": "manuscript", "archive": "BCA", "archive_location": "030.10.0.0/231.558.11"}),
        ("Devlet Arşivi (DA), ŞD, Dosya 12, Gömlek 3.", {"archive": "Devlet Arşivi", "x-archive-short": "DA"}),
        ("AKIN, Deniz, “Göl Tarihi”, Doktora Tezi, Ankara Üniversitesi, Ankara 2001.",
         {"type": "thesis", "author": "Akın|Deniz", "title": "Göl Tarihi", "publisher": "Ankara Üniversitesi"}),
        ("KIRAN, D. Göl ve Su. – Ankara: TTK, 2010. – 210 s.", {"author": "Kıran|D."}),
        ("KIRAN, D. Old lakes. – London: Faber, 2010. – 210 p.", {"author": "Kiran|D."}),
        ("Reed J. Tuz Yolu / çev. Deniz Irmak. – Ankara: TTK, 2001. – 210 s.", {"translator": "Irmak|Deniz"}),
        ("AKIN, Deniz, “Göl”, Göl Sempozyumu, 12-14 Ekim 2005, Konya 2006, s. 5-9.",
         {"event-date": "2005-10-12/2005-10-14", "issued": "2006", "container-title": "Göl Sempozyumu"}),
        ("AKIN, Deniz, “Göl”, Belleten XL/157, Ankara 1976, s. 5-9.",
         {"type": "article-journal", "container-title": "Belleten", "volume": "XL", "issue": "157"}),
        ("“Boğazlar Sözleşmesi”, R.G., 5 Ağustos 1936, Sayı: 3374.", {"type": "treaty", "container-title": "R.G."}),
        ("AKIN, Deniz, Göl, Ova Yay., Yozgat, 2004.",
         {"title": "Göl", "publisher": "Ova Yay.", "publisher-place": "Yozgat"}),
        ("AKIN, Deniz, “Göl”, Sular Kitabı, Ova Yayınları, 2004, s. 5-9.",
         {"type": "chapter", "container-title": "Sular Kitabı", "publisher": "Ova Yayınları"}),
        ("AKIN, Deniz, “Göl”, Bozkır, S. 5, Bahar, 2004.",
         {"container-title": "Bozkır", "issue": "5", "issued": "2004"}),
        ("Akın, Engin, Bozkır, Tarih Kurumu, Ankara 1990.",
         {"author": "Akın|Engin", "title": "Bozkır", "publisher": "Tarih Kurumu", "publisher-place": "Ankara"}),
        ("D'OHSSON, Ignatius; Göl Yolları, Ova Yay., Ankara 1956.",
         {"author": "D'Ohsson|Ignatius", "title": "Göl Yolları"}),
        ("T.C. Su Bakanlığı; “Havzalar”, http://su.example.tr/havza (Erişim Tarihi: 14.03.2017).",
         {"type": "webpage", "author": "|T.C. Su Bakanlığı", "title": "Havzalar", "accessed": "2017-03-14"}),
    ],
)  # fmt: skip
def test_entries_in_commas(line: str, expected: dict[str, str]) -> None:
    assert fields(line).items() >= expected.items()


def test_a_title_says_nothing_of_the_place_behind_a_meeting() -> None:
    line = "AKIN, Deniz, “Göl”, Sular Kitabı, II. Su Sempozyumu, Konya 2006, s. 5-9."
    assert "publisher" not in fields(line)
    assert "publisher-place" not in fields("AKIN, Deniz, “Göl”, Bozkır, S. 5, Bahar, 2004.")


@pytest.mark.parametrize(
    "line",
    [
        "AKIN, Deniz; Göl Yolları, Ova Yay., Konya 1956.",
        "Fikret Uslu, “Sazlıkların Dili”, Toplumsal Tarih, Sayı 88 (Nisan 2001), s. 320-7.",
        "Aytaç, Selim, Göl ve Ova, İletişim Yayınları, 2. b., Konya, 2009.",
    ],
)
def test_the_language_of_a_turkish_entry(line: str) -> None:
    assert read(line).language == "tr"


def test_editors_that_initials_tell_go_on_over_commas() -> None:
    work = read("ERGİN, Suat; “Kıyılar”, Sular, C. 4, ed. T. A. Öz, K. Ulu, Ova Yay., Konya 2002, s. 7-12.")
    assert [field.value for field in work.fields if field.name == "editor"] == ["Öz|T. A.", "Ulu|K."]


def test_names_in_capitals_stand_as_one_writes_them() -> None:
    work = read("IŞIK, Rıza - DE LA TOUR, Jean; Göl Yolları, Ova Yay., Ankara 1956.")
    assert [field.value for field in work.fields if field.name == "author"] == ["Işık|Rıza", "De La Tour|Jean"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Akdağ, Murat (2014). Bozkırın Suları (3. baskı). İstanbul: Nehir Yayınları.",
         {"author": "Akdağ|Murat", "title": "Bozkırın Suları", "edition": "3. baskı", "publisher": "Nehir Yayınları"}),
        ("Güneş, H. (2019). Yukarı havzada sulama [Yayımlanmamış doktora tezi]. Ege Üniversitesi.",
         {"type": "thesis", "genre": "Yayımlanmamış doktora tezi", "publisher": "Ege Üniversitesi"}),
        ("Cengiz, K. (2010). Balıkçılık. A. Demir (Ed.), Göllerin geleceği içinde (ss. 12-40). Ankara: Ova Yayınevi.",
         {"type": "chapter", "editor": "Demir|A.", "container-title": "Göllerin geleceği", "page": "12-40"}),
        ("T.C. Orman ve Su İşleri Bakanlığı (2015). Havza raporu. http://su.example.tr/r Erişim tarihi: 12.11.2016",
         {"author": "|T.C. Orman ve Su İşleri Bakanlığı", "accessed": "2016-11-12"}),
        ("Uslu, F. (2019). Su hakkı. Bozkır, (88), 53–77.",
         {"container-title": "Bozkır", "issue": "88", "page": "53-77"}),
    ],
)  # fmt: skip
def test_apa_in_turkish(line: str, expected: dict[str, str]) -> None:
    assert fields(line).items() >= expected.items()


def test_two_authors_joined_in_turkish() -> None:
    work = read("Akdağ, M. ve Solmaz, B. (2016). Kurak göller. Coğrafya Dergisi, 14(2), 33-58.")
    assert [field.value for field in work.fields if field.name == "author"] == ["Akdağ|M.", "Solmaz|B."]


def test_the_heading_of_a_list_is_no_part_of_its_first_entry() -> None:
    read_works = read_list(
        "KAYNAKÇA\n\nAKIN, Deniz; “Göl”, Ova, S. 4 (2008), s. 1-3.\n"
        "2872 Sayılı Çevre Kanunu, R.G., 11.08.1983, S. 18132.\nUSLU, Fikret; Sular, Ova Yay., Ankara 1990.\n"
    )
    assert [work.text.split()[0] for work in read_works.works] == ["AKIN,", "2872", "USLU,"]
    assert [line.why for line in read_works.left_out] == ["heading"]
