"""Lists as law reviews print them: OSCOLA, and the German form with commas before the journal and the imprint."""

import pytest

from kb.manuscript.reference_list.works import read_list

OSCOLA = {
    "Abt I and Lang-Orr OP, Rivers in Law: A Commentary (2nd edn, Fjord UP 2013)": {
        "author": ["Abt|I", "Lang-Orr|OP"], "title": ["Rivers in Law: A Commentary"], "edition": ["2"],
        "publisher": ["Fjord UP"], "issued": ["2013"],
    },
    "Moe K and others, Borders (Heron 2009)": {
        "author": ["Moe|K"], "others": ["true"], "title": ["Borders"], "publisher": ["Heron"], "issued": ["2009"],
    },
    "Abt I, 'Whose River?' (2017) 32 Water Law Review 431": {
        "author": ["Abt|I"], "title": ["Whose River?"], "issued": ["2017"], "volume": ["32"],
        "container-title": ["Water Law Review"], "page": ["431"],
    },
    "Van der Moe K, 'Salt' in Otto Lang and Ida Kern (eds), Law of Lakes (Heron 2010) 507–50": {
        "author": ["Van der Moe|K"], "editor": ["Lang|Otto", "Kern|Ida"], "title": ["Salt"], "page": ["507-550"],
        "container-title": ["Law of Lakes"], "publisher": ["Heron"], "issued": ["2010"],
    },
    "Abt v Lang [1997] 2 AC 7": {
        "title": ["Abt v Lang"], "issued": ["1997"], "volume": ["2"], "container-title": ["AC"], "page": ["7"],
    },
    "R (Salt Board) v Lake Authority [2011] EWCA Civ 190": {
        "title": ["R (Salt Board) v Lake Authority"], "container-title": ["EWCA Civ"], "number": ["190"], "page": [],
    },
    "Lake Moor Project (Avaria v Borduria) [1987] ICJ Rep 70": {
        "title": ["Lake Moor Project (Avaria v Borduria)"], "container-title": ["ICJ Rep"], "page": ["70"],
    },
    "Treaty on the Waters of the Lake (signed 3 May 1961, entered into force 9 June 1963) 512 UNTS 44": {
        "title": ["Treaty on the Waters of the Lake"], "issued": ["1961-05-03"], "volume": ["512"],
        "container-title": ["UNTS"], "page": ["44"],
    },
    "Moe K, ‘Dry Year’ The Heron (Leeds, 4 July 2012) 9": {
        "author": ["Moe|K"], "title": ["Dry Year"], "container-title": ["The Heron"], "publisher-place": ["Leeds"],
        "issued": ["2012-07-04"], "page": ["9"],
    },
    "‘Who Owns Salt’ (Salt Portal, 12 May 2020) <https://salt.example/a> accessed 3 June 2021": {
        "title": ["Who Owns Salt"], "container-title": ["Salt Portal"], "issued": ["2020-05-12"],
        "accessed": ["2021-06-03"],
    },
    "Salt Commission, Report on the Lakes (Crown Press 2008)": {
        "author": ["|Salt Commission"], "title": ["Report on the Lakes"], "publisher": ["Crown Press"],
    },
}  # fmt: skip
TYPES = ("legal_case", "legal_case", "legal_case", "treaty", "article-newspaper", "webpage", "report")
GERMAN = {
    "Lang, Otto: Darf der Fluss fließen?, in: WZ 2011, S. 94–98.": {
        "author": ["Lang|Otto"], "title": ["Darf der Fluss fließen?"], "container-title": ["WZ"], "issued": ["2011"],
        "page": ["94-98"],
    },
    "Lang, Otto; Kern, Ida: Das Recht der Seen, in: WöR 57 (2009), S. 465–502.": {
        "author": ["Lang|Otto", "Kern|Ida"], "container-title": ["WöR"], "volume": ["57"], "issued": ["2009"],
    },
    "Moe, K.: Salz am See! Briefe. In: Jahrbuch für Seen 12 (2006), H. 2, S. 15–36.": {
        "author": ["Moe|K."], "title": ["Salz am See! Briefe"], "container-title": ["Jahrbuch für Seen"],
        "volume": ["12"], "issue": ["2"], "page": ["15-36"],
    },
    "Abt, I. O.: Salt and Sand. In: Lake Review 3 (2008), No. 1, pp. 81–99.": {
        "author": ["Abt|I. O."], "container-title": ["Lake Review"], "issue": ["1"], "page": ["81-99"],
    },
    "Moe, Karl: Flüsse und Landesrecht, Leipzig 1899.": {
        "author": ["Moe|Karl"], "title": ["Flüsse und Landesrecht"], "publisher-place": ["Leipzig"], "issued": ["1899"],
    },
}  # fmt: skip


@pytest.mark.parametrize("line", [*OSCOLA, *GERMAN])
def test_an_entry_says_what_it_prints(line: str) -> None:
    work = read_list(f"1. {line}\n").works[0]
    wanted = {**OSCOLA, **GERMAN}[line]
    shown = {name: [field.value for field in work.fields if field.name == name] for name in wanted}
    assert shown == wanted


def test_what_is_cited_besides_books_and_articles_says_what_it_is() -> None:
    """Without numbers too: a case, a treaty or a quoted title begins an entry after one that ends with a page."""
    lines = [line for line in OSCOLA if not line.startswith(("Abt I", "Moe K and", "Van"))]
    numbered = "\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1))
    assert tuple(work.type for work in read_list(numbered).works) == TYPES
    assert [work.text for work in read_list("\n".join(lines[:-1])).works] == lines[:-1]


def test_a_quotation_after_a_page_begins_an_entry() -> None:
    lines = [
        "Abt I, ‘Whose River?’ (2017) 32 Water LR 431",
        "‘Who Owns Salt’ (Salt Portal, 2020) <https://salt.example>",
    ]
    assert [work.text for work in read_list("\n".join(lines)).works] == lines


def test_an_english_work_in_a_german_list_is_english() -> None:
    lines = (
        "Abt, I. O.: Salt and Sand. In: Lake Review 3 (2008), No. 1, pp. 81–99.",
        "Abt, I.: Salz. In: See 3 (2008), S. 1–9.",
    )
    assert [read_list(f"1. {line}\n").works[0].language for line in lines] == ["en", "de"]


def test_a_turkish_entry_is_not_german() -> None:
    assert read_list("1. Çelik, Ömer: Göller ve Işık, Bursa 2019.\n").works[0].language != "de"
