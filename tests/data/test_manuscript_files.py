"""The manuscripts of the collection as data: what each is, its sections in order, in three languages."""

import pytest

from tests.data.test_vocabulary_files import LANGUAGES, load, repeated

SECTIONS = "introduction 1.1 1.2 1.3 2.1 2.2 2.3 3.1 3.2 3.3 conclusion appendix"
SECTION_LINES = (1, 714, 2162, 3268, 4191, 5427, 6239, 7524, 8289, 8900, 9422, 9657)


class TestDissertation:
    def test_says_what_the_text_is(self) -> None:
        found = load("manuscripts/dissertation.toml")
        assert (found["id"], found["language"], found["last_number"]) == ("dissertation", "kk", 238)
        assert (found["numbering"], found["origin"], found["file"]) == ("citation", "supplied", "references.bib")
        assert set(found["label"]) == set(found["note"]) == set(LANGUAGES)

    def test_sections_are_in_order_at_their_lines(self) -> None:
        sections = load("manuscripts/dissertation.toml")["section"]
        assert [item["id"] for item in sections] == SECTIONS.split()
        assert tuple(item["line"] for item in sections) == SECTION_LINES

    @pytest.mark.parametrize("role", ["name", "about"])
    def test_section_labels_are_short_and_distinct(self, role: str) -> None:
        sections = load("manuscripts/dissertation.toml")["section"]
        for lang in LANGUAGES:
            assert repeated(item[role][lang] for item in sections) == []
            assert all(len(item[role][lang].split()) < 8 for item in sections)
