"""Notes of lawyers: (n 3) and a. a. O. after a name, pages without a word, two authors, two places, a title begun."""

import pytest

from kb.library import manuscript_files
from kb.library.manuscript_files import SourceFile
from kb.library.session import Library
from tests.manuscript.noted import word

ENGLISH = (
    "Abt I and others, Rivers in Law: A Commentary (2nd edn, Fjord UP 2013)",
    "Moe K, 'Whose River?' (2017) 32 Water Law Review 431",
    "Rules of Navigation on Shared Rivers of 1921 (Fjord UP 2006)",
)
OF_ENGLISH = {
    "Ida Abt and others, Rivers in Law: A Commentary (2nd edn, Fjord UP 2013) 764.": [(1, "764")],
    "Ibid 522-523; Abt (n 1) 776.": [(1, "522–523"), (1, "776")],
    "Karl Moe, 'Whose River?' (2017) 32 Water Law Review 431, 439.": [(2, "439")],
    "Moe (n 3) 441.": [(2, "441")],
    "Rules of Navigation on Shared Rivers (2006), art 26.": [(3, "26")],
    "Moe (n 3) 445; “Rules of Navigation on Shared Rivers of 1921” (n 5) 12.": [(2, "445"), (3, "12")],  # by its title
}
GERMAN = (
    "Kern, Ida; Lang, Otto: Das Recht der Seen, in: WR 2005, S. 843–850.",
    "Омаров Қ. Теңіз жолы. – Алма-Ата; М.: Толқын, 1936. – 180 б.",
)
OF_GERMAN = {
    "Vgl. Kern, Ida; Lang, Otto: Das Recht der Seen, in: WR 2005, S. 843 (847).": [(1, "847")],
    "Kern, a. a. O. (Fn. 1), S. 848.": [(1, "848")],
    "Омаров Қ. Теңіз жолы. Алма-Ата; М., 1936. 45-б.": [(2, "45")],
}


@pytest.mark.parametrize(("listed", "notes"), [(ENGLISH, OF_ENGLISH), (GERMAN, OF_GERMAN)], ids=["en", "de"])
def test_each_note_cites_its_works_and_pages(
    bare_library: Library, listed: tuple[str, ...], notes: dict[str, list[tuple[int, str]]]
) -> None:
    data = word(
        [("Мәтін.", note) for note in notes], "References", [f"{n}. {line}" for n, line in enumerate(listed, 1)]
    )
    manuscript = manuscript_files.open_manuscript(bare_library, SourceFile("a.docx", data))
    cited = {
        placed.marker.raw: [(item.number, item.locators[0].value) for item in placed.marker.items]
        for placed in manuscript.read.markers
    }
    assert cited == notes


LISTED = (
    "Seal Catchers v Harbour Board [2014] UKSC 71",
    "Convention on Cold Seas (adopted 3 May 1981) 1302 UNTS 44 (Cold Seas Convention)",
    "Закон о льдах от 5 мая 1996 г. // Собр. законодательства РФ. 1996. № 12. Ст. 2105.",
    "Kern I. Recht der Seen. Köln : Adler, 2011. 340 S.",
    "Омаров Т. Мұз жолы. – Алматы: Арна, 2006. – 210 б.",
)
OF_LISTED = {
    "Seal Catchers v Harbour Board [2014] UKSC 71, [18] (Lady Moss).": [(1, "18")],
    "Convention on Cold Seas (adopted 3 May 1981) 1302 UNTS 44 (Cold Seas Convention) art 5(1)(b).": [(2, "5(1)(b)")],
    "Закон о льдах от 5 мая 1996 г. // Собр. законодательства РФ. 1996. № 12. Ст. 2105. Ст. 8.": [(3, "8")],
    "Kern I. Recht der Seen. Köln : Adler, 2011. S. 91 ff.": [(4, "91 ff")],
    "Омаров Т. Мұз жолы. – Алматы: Арна, 2006. – 61 б.": [(5, "61")],
    "Сонда. 63 б. Ср.: Kern I. Op. cit. S. 12.": [(5, "63"), (4, "12")],
}


def test_places_of_judgments_articles_and_pages_that_follow_are_read(bare_library: Library) -> None:
    data = word(
        [("Мәтін.", note) for note in OF_LISTED], "References", [f"{n}. {line}" for n, line in enumerate(LISTED, 1)]
    )
    manuscript = manuscript_files.open_manuscript(bare_library, SourceFile("a.docx", data))
    cited = {
        placed.marker.raw: [
            (item.number, "".join(place.value for place in item.locators)) for item in placed.marker.items
        ]
        for placed in manuscript.read.markers
    }
    assert cited == OF_LISTED
    known = manuscript_files.known_works(bare_library, manuscript)
    findings = manuscript_files.findings(bare_library, manuscript, known)
    assert not [finding.raw for finding in findings if finding.kind == "locator-language"]
