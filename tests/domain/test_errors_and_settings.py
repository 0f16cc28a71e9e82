"""Errors say where and what to do; settings are read when asked and from nowhere else."""

from pathlib import Path

import pytest

from kb import settings
from kb.errors import Problem, nearest
from kb.messages import Message

NONE = Message("no-record-found")
SAID = "no record was found. Give a file with at least one record."
PROBLEMS = [
    (Problem("empty", NONE), f"error empty: {SAID}"),
    (Problem("empty", NONE, "a.bib"), f"a.bib: error empty: {SAID}"),
    (Problem("empty", NONE, "a.bib", 7, "key"), f"a.bib:7: error [key] empty: {SAID}"),
    (Problem("empty", NONE, severity="warning"), f"warning empty: {SAID}"),
]


@pytest.mark.parametrize(("problem", "text"), PROBLEMS)
def test_a_problem_reads(problem: Problem, text: str) -> None:
    assert str(problem) == text


NEAREST = [("KZA", ("KAZ", "RUS")), ("kaz", ("KAZ",)), ("", ()), ("zzzzzz", ())]


@pytest.mark.parametrize(("given", "some"), NEAREST)
def test_nearest(given: str, some: tuple[str, ...]) -> None:
    found = nearest(given, ("KAZ", "RUS", "GBR"))
    assert found[:1] == some[:1]


PLACES = [
    # environment                                        home                  database
    ({"KB_HOME": "/var/kb"}, "/var/kb", "sqlite:////var/kb/derekkoz.db"),
    ({"XDG_DATA_HOME": "/data"}, "/data/derekkoz", "sqlite:////data/derekkoz/derekkoz.db"),
    ({"KB_HOME": "/var/kb", "KB_DATABASE_URL": "postgresql+psycopg://db/kb"}, "/var/kb", "postgresql+psycopg://db/kb"),
    ({"KB_HOME": "", "XDG_DATA_HOME": "/data", "KB_DATABASE_URL": ""}, "/data/derekkoz",
     "sqlite:////data/derekkoz/derekkoz.db"),
]  # fmt: skip


@pytest.mark.parametrize(("environment", "home", "url"), PLACES)
def test_settings_come_from_the_environment(environment: dict[str, str], home: str, url: str) -> None:
    found = settings.from_environment(environment)
    assert (found.home, found.database_url, found.index) == (Path(home), url, Path(home) / "index")


def test_settings_name_what_comes_with_the_program() -> None:
    found = settings.from_environment({})
    assert found.collection.is_file()
    assert (found.migrations / "env.py").is_file()
    assert (found.data / "topics.toml").is_file()
    assert found.home.is_absolute()


def test_settings_are_read_when_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KB_HOME", str(tmp_path))
    assert settings.from_environment().home == tmp_path


LOCALES = [
    ({"LC_ALL": "kk_KZ.UTF-8", "LANG": "ru_RU.UTF-8"}, "kk"),
    ({"LC_MESSAGES": "ru_RU.UTF-8", "LANG": "en_GB"}, "ru"),
    ({"LC_ALL": "", "LANG": "ru"}, "ru"),
    ({"LC_ALL": "C.UTF-8"}, "c"),
    ({}, ""),
]


@pytest.mark.parametrize(("environment", "lang"), LOCALES)
def test_the_reader_s_language_is_that_of_the_locale(environment: dict[str, str], lang: str) -> None:
    assert settings.reader_language(environment) == lang
