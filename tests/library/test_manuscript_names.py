"""A manuscript is found by its name in one way, whoever asks: as it is kept, or as its owner writes it."""

import pytest

from kb.domain.manuscripts import Manuscript, manuscript_called, manuscript_named
from kb.errors import ChoiceError
from kb.library import own_manuscripts
from kb.library.manuscript_files import SourceFile
from kb.library.session import Library

KEPT = [Manuscript("Дала-жолы"), Manuscript("second-draft")]


@pytest.mark.parametrize("name", ["Дала-жолы", "Дала жолы", " Дала:жолы "])
def test_a_name_is_known_as_it_is_kept_and_as_it_is_written(name: str) -> None:
    assert manuscript_named(KEPT, name) == manuscript_called(KEPT, name) == KEPT[0]


@pytest.mark.parametrize("name", ["", "Дала", "third draft"])
def test_no_other_name_is_known(name: str) -> None:
    assert manuscript_named(KEPT, name) is None
    if name:
        with pytest.raises(ChoiceError):
            manuscript_called(KEPT, name)


def test_a_kept_manuscript_is_found_and_forgotten_by_the_name_its_owner_writes(bare_library: Library) -> None:
    text = "Мәтін [1].\n\nӘДЕБИЕТТЕР\n\n1. Сейітов Қ. Дала. – Алматы: Арна, 2001. – 200 б.\n"
    own_manuscripts.add(bare_library, SourceFile("a.txt", text.encode()), name="Екінші нұсқа")
    kept = bare_library.manuscripts.named("Екінші нұсқа")
    assert kept is not None and kept.id == "Екінші-нұсқа"
    own_manuscripts.remove(bare_library, "Екінші нұсқа")
    assert bare_library.manuscripts.named("Екінші нұсқа") is None
