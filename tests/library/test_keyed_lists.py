"""Markdown cited by key whose list stands in the same file: keys printed at the heads of entries, or made of names."""

import pytest

from kb.library import manuscript_files
from kb.library.manuscript_files import OwnManuscript, SourceFile
from kb.library.session import Library
from kb.manuscript.audit.audited_manuscript import Finding
from kb.messages import say

BOOKS = {
    "orlov1999": "Orlov V. Steppe wells. – London: Heron, 1999. – 180 p.",
    "brandtLee2011": "Brandt K., Lee S. Who owns a lake // Lake Law Review. – 2011. – Vol. 4, No. 1. – P. 30-52.",
    "sadyq:salt": "Садық Е. Тұз жолы. – Алматы: Арна, 2003. – 210 б.",
}
TEXT = "Wells are old [@orlov1999, p. 12; @brandtLee2011, pp. 31-33], as @sadyq:salt [45 б.] says.\n\n# References\n\n"
SIGNS = ["- [{}] ", "* [@{}] ", "[@{}]: ", "[{}] ", "{} — ", "- {}: ", "- `{}` – ", "**{}**: ", "@{} "]


def opened(library: Library, text: str) -> OwnManuscript:
    return manuscript_files.open_manuscript(library, SourceFile("a.md", text.encode()))


def wrong(library: Library, manuscript: OwnManuscript) -> list[Finding]:
    return list(
        manuscript_files.findings(library, manuscript, manuscript_files.known_works(library, manuscript))
    )  # fmt: skip


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("sign", SIGNS)
def test_keys_printed_before_entries_are_those_of_the_entries(bare_library: Library, sign: str, between: str) -> None:
    manuscript = opened(bare_library, TEXT + between.join(sign.format(key) + line for key, line in BOOKS.items()))
    assert [(entry.key, entry.number, entry.text) for entry in manuscript.entries] == [
        (key, None, line) for key, line in BOOKS.items()
    ]
    titles = [title.value for entry in manuscript.entries if (title := entry.record.title())]
    assert titles == ["Steppe wells", "Who owns a lake", "Тұз жолы"]
    assert wrong(bare_library, manuscript) == []


def test_numbers_before_keys_are_kept(bare_library: Library) -> None:
    lines = [f"{number}. [{key}] {line}" for number, (key, line) in enumerate(BOOKS.items(), 1)]
    manuscript = opened(bare_library, TEXT + "\n".join(lines))
    assert [(entry.number, entry.key) for entry in manuscript.entries] == list(enumerate(BOOKS, 1))
    assert wrong(bare_library, manuscript) == []


def test_an_entry_that_no_key_cites_and_a_key_without_entry_are_told(bare_library: Library) -> None:
    lines = [f"- [{key}] {line}" for key, line in BOOKS.items()]
    text = TEXT.replace("; @brandtLee2011, pp. 31-33", "; @nobody2001")
    findings = wrong(bare_library, opened(bare_library, text + "\n".join(lines)))
    assert [finding.kind for finding in findings] == ["number-without-entry", "entry-never-cited"]
    assert "nobody2001" in say(findings[0].cause, "en")
    assert "brandtLee2011" in say(findings[1].cause, "en")


@pytest.mark.parametrize("key", ["orlov1999", "Orlov_1999", "orlov1999steppe", "orlovSteppe1999", "orlov:1999"])
def test_without_keys_a_name_and_a_year_that_one_entry_fits_mean_it(bare_library: Library, key: str) -> None:
    lines = "\n".join(f"- {line}" for line in BOOKS.values())
    text = f"Wells [@{key}, p. 12], lakes [@brandtLee2011; @brandt2011], salt [@sadyq2003, 45 б.].\n\n# References\n\n"
    assert wrong(bare_library, opened(bare_library, text + lines)) == []


def test_the_letter_of_a_year_tells_two_works_of_it(bare_library: Library) -> None:
    listed = (
        "- Orlov V. Steppe wells. – London: Heron, 1999a. – 180 p.\n- Orlov V. Salt. – London: Heron, 1999b. – 80 p."
    )
    manuscript = opened(bare_library, f"Wells [@orlov1999a, p. 12], salt [@orlov1999b].\n\n# References\n\n{listed}\n")
    assert wrong(bare_library, manuscript) == []


def test_keys_that_no_entry_or_several_fit_are_one_finding(bare_library: Library) -> None:
    twin = "Orlov V. Salt roads. – London: Heron, 1999. – 80 p."
    lines = "\n".join(f"- {line}" for line in [*BOOKS.values(), twin])
    text = "Wells [@orlov1999, p. 12] and @orlov1999, lakes [@lake; @brandtLee2011].\n\n# References\n\n"
    findings = [each for each in wrong(bare_library, opened(bare_library, text + lines)) if each.part != "list"]
    assert [finding.kind for finding in findings] == ["list-missing"]
    assert "--list" in say(findings[0].cause, "en")


def test_a_numbered_list_whose_entries_begin_with_a_word_and_a_dash_has_no_keys(bare_library: Library) -> None:
    lines = "1. Baikal – lake of Asia. – London: Heron, 1999. – 180 p.\n2. Aral – a sea. – London: Heron, 2001. – 90 p."
    manuscript = opened(bare_library, f"Lakes [1, p. 12] and [2].\n\n# References\n\n{lines}\n")
    assert [(entry.number, entry.key) for entry in manuscript.entries] == [(1, ""), (2, "")]
