"""What tells the collection's works from others is kept in the home folder, and made again where the file changed."""

from pathlib import Path

import pytest

from kb.checks.likeness import Traits, traits
from kb.domain.records import Record
from kb.domain.titles import Title
from kb.library.work_traits_cache import cached_traits

WORK = traits(
    Record(citekey="a", type="book", language="kk", titles=(Title("Қазақстан мен Ресей шекарасы", "kk", "stated"),))
)


def made() -> list[Traits]:
    return [WORK]


def not_made() -> list[Traits]:
    raise AssertionError("made again")


def test_what_was_kept_is_used_until_the_file_changes(tmp_path: Path) -> None:
    file, home = tmp_path / "a.bib", tmp_path / "home"
    assert cached_traits(file, home, not_made) == ()
    file.write_text("@book{a}")
    assert cached_traits(file, home, made) == (WORK,)
    assert cached_traits(file, home, not_made) == (WORK,)
    (kept,) = home.iterdir()
    kept.write_text("[[1]]")
    assert cached_traits(file, home, made) == (WORK,)
    file.write_text("@book{b}")
    with pytest.raises(AssertionError):
        cached_traits(file, home, not_made)
    assert cached_traits(file, home, made) == (WORK,)
    assert len(list(home.iterdir())) == 1


def test_a_home_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    file = tmp_path / "a.bib"
    file.write_text("@book{a}")
    assert cached_traits(file, file, made) == (WORK,)
