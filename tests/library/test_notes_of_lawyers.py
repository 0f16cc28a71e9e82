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
