"""Places by the name of the day, in three languages, and what they are called today."""

import pytest

from kb.data import vocabulary as vocabulary_files
from kb.domain import edtf
from kb.domain.places import spellings
from tests.conftest import ROOT

VOCABULARY = vocabulary_files.parse(ROOT / "kb" / "data")
CALLED = [
    ("Alma-Ata", "1991-08-17", ["Alma-Ata"]),
    ("almaty", "1998", ["Almaty"]),
    ("Астана", "1997-12-10", ["Akmola"]),
    ("Нұр-Сұлтан", "2020-10-16", ["Nur-Sultan"]),
    ("Astana", "2022-09", ["Nur-Sultan", "Astana"]),
    ("Leninsk", "1995-12-19", ["Leninsk"]),
    ("Leninsk", "1995-12-20", ["Leninsk", "Baikonur"]),
    ("Moscow", "1700", ["Moscow"]),
]


@pytest.mark.parametrize(("text", "date", "names"), CALLED)
def test_a_place_has_its_names_of_the_day(text: str, date: str, names: list[str]) -> None:
    place = VOCABULARY.place_named(text)
    assert place is not None
    assert [name.name["en"] for name in place.on(edtf.parse(date))] == names


def test_a_name_is_said_in_the_readers_language_as_it_was() -> None:
    assert VOCABULARY.place("Alma-Ata; Nur-Sultan", "ru") == "Алма-Ата; Нур-Султан"
    assert VOCABULARY.place("Atlantis", "kk") == "Atlantis"


def test_the_table_is_whole_and_no_name_is_of_two_places() -> None:
    seen: dict[str, str] = {}
    for place in VOCABULARY.places.values():
        assert place.names[-1].until is None
        for name in place.names:
            assert all(name.name[lang] for lang in ("kk", "ru", "en")), place.id
            assert name.source.startswith("https://") or "http" in name.source or not (name.since or name.until)
            for spelling in spellings(name):
                assert seen.setdefault(spelling.casefold(), place.id) == place.id
