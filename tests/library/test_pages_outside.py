"""Pages that a work has not: volumes have their own, short ranges are whole, a range of the entry may be short too."""

import pytest

from kb.library import manuscript_files
from kb.library.manuscript_files import SourceFile
from kb.library.session import Library

ENTRIES = (
    "Birch E. Tents. – Leeds: Heron, 1980. – 220 p.",
    "Birch E. Wells: in 3 vol. – Leeds: Heron, 1984. – Vol. 2. – 220 p.",
    "Omar D. Salt // Notes. – 2012. – No. 4. – P. 224–252.",
    "Omar D. Dust // The Times. – 2012. – 4 May. – P. 7.",
    "Omar D. Sand // Notes. – 2013. – No. 2. – P. 7.",
)
BESIDE = SourceFile(
    "l.bib", b"@article{salt, author={Omar, D.}, title={Salt}, journal={Notes}, year={2012}, pages={224--52}}"
)
OUTSIDE = [
    ("[1, p. 221]", "221", "220"),
    ("[1, p. 3, 240]", "240", "220"),
    ("[1, p. 220]", "", ""),
    ("[1, p. 96–101]", "", ""),  # the last page has a digit more
    ("[1, vol. 2, p. 400]", "", ""),  # of a volume that the entry does not name
    ("[2, p. 400]", "", ""),
    ("[3, p. 229–31]", "", ""),
    ("[3, p. 250–55]", "255", "224–252"),
    ("[3, p. 223]", "223", "224–252"),
    ("[3, p. 253]", "253", "224–252"),
    ("[3, p. 224, 252]", "", ""),
    ("[4, p. 8]", "8", "7"),
    ("[4, p. 7]", "", ""),
    ("[5, p. 8]", "", ""),  # of a journal it may be the page cited
    ("[1, p. 40–31]", "40–31", ""),
    ("[1, ch. 40–31]", "", ""),
    ("[1, ch. 400]", "", ""),
]


def outside(library: Library, file: SourceFile, listed: SourceFile | None = None) -> list[dict[str, object]]:
    manuscript = manuscript_files.open_manuscript(library, file, listed)
    known = manuscript_files.known_works(library, manuscript)
    every = manuscript_files.findings(library, manuscript, known)
    return [dict(item.cause.values) for item in every if item.kind == "locator-outside-pages"]


@pytest.mark.parametrize(("marker", "page", "pages"), OUTSIDE)
def test_a_page_outside_its_work_is_told_with_the_pages_there_are(
    bare_library: Library, marker: str, page: str, pages: str
) -> None:
    listed = "\n".join(f"{number}. {entry}" for number, entry in enumerate(ENTRIES, 1))
    causes = outside(bare_library, SourceFile("a.txt", f"Wells {marker} are old.\n\nREFERENCES\n\n{listed}\n".encode()))
    expected = [page, pages] if pages else [page] if page else []
    assert [str(value) for cause in causes for value in cause.values()] == expected


@pytest.mark.parametrize(("page", "alarms"), [("230", 0), ("252", 0), ("253", 1), ("52", 1)])
def test_a_short_range_of_a_record_is_whole(bare_library: Library, page: str, alarms: int) -> None:
    text = f"Salt \\cite[p.~{page}]{{salt}}.\n"
    assert len(outside(bare_library, SourceFile("a.tex", text.encode()), BESIDE)) == alarms
