"""What looks like a defect of a manuscript and is none."""

from kb.library import manuscript_files
from kb.library.manuscript_files import SourceFile
from kb.library.session import Library

BOOK = "{}. Lakes of the {}. – London: Reed, 200{}. – 300 p."


def findings(library: Library, name: str, text: str) -> list[tuple[str, str]]:
    """Return the kinds of what is found wrong with a manuscript, each with its place as typed."""
    manuscript = manuscript_files.open_manuscript(library, SourceFile(name, text.encode()))
    known = manuscript_files.known_works(library, manuscript)
    return [(found.kind, found.raw) for found in manuscript_files.findings(library, manuscript, known)]


def numbered(markers: list[str], entries: list[str]) -> str:
    """Return a text that cites by numbers, with its list."""
    listed = "\n".join(f"{place}. {entry}" for place, entry in enumerate(entries, 1))
    return "\n\n".join([*(f"The lake is deep {marker}." for marker in markers), "REFERENCES", listed]) + "\n"


def test_the_page_of_a_german_work_has_its_own_word(bare_library: Library) -> None:
    entries = [BOOK.format("Moe K", word, place) for place, word in enumerate(("North", "South", "East"), 1)]
    entries.append("Kern I. Seen des Nordens. – Köln: Adler, 2011. – 340 S.")
    markers = ["[1. – P. 4]", "[2. – P. 5]", "[3. – P. 6]", "[1. – P. 7]", "[4. – S. 29]"]
    assert findings(bare_library, "a.txt", numbered(markers, entries)) == []
    wrong = [*markers, "[2: p. 9]"]
    assert findings(bare_library, "a.txt", numbered(wrong, entries)) == [("marker-form", "[2: p. 9]")]


def test_a_set_of_volumes_lacks_no_pages(bare_library: Library) -> None:
    entries = [
        f"Осин П. Реки {word}. – М.: Наука, 198{place}. – 300 с." for place, word in enumerate(("юга", "гор", "степи"))
    ]
    entries.append("Осин П. Озёра севера: в 2 томах. – М.: Наука, 1991.")
    assert findings(bare_library, "a.txt", numbered(["[1]", "[2]", "[3]", "[4]"], entries)) == []
    entries[-1] = "Осин П. Озёра севера. – М.: Наука, 1991."
    found = findings(bare_library, "a.txt", numbered(["[1]", "[2]", "[3]", "[4]"], entries))
    assert [kind for kind, _ in found] == ["missing-fields"]


def test_the_name_of_an_account_is_no_key(bare_library: Library) -> None:
    text = "Lakes rise [@moe2001] and fall (twitter: @lake_watch), as @kern2011 says.\n"
    manuscript = manuscript_files.open_manuscript(bare_library, SourceFile("a.md", text.encode()))
    assert [placed.marker.raw for placed in manuscript.read.markers] == ["[@moe2001]", "@kern2011"]


def test_a_round_number_little_above_the_list_has_no_entry_and_one_far_above_counts(bare_library: Library) -> None:
    entries = [BOOK.format(f"Moe {letter}", f"Bay {letter}", place) for place, letter in enumerate("ABCDEF", 1)]
    markers = [f"({number})" for number in range(1, 7)]
    text = numbered([*markers, "(9)", "for boats (34)", "for sails (9) and oars"], entries)
    wrong = [raw for kind, raw in findings(bare_library, "a.txt", text) if kind == "number-without-entry"]
    assert wrong == ["(9)"]
