"""Errors say where and what to do; settings are read when asked and from nowhere else."""

import re
from pathlib import Path

import pytest

from kb import settings
from kb.errors import KbError, Problem, nearest
from kb.messages import Message
from tests.conftest import ROOT

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


NEAREST = [("KZA", ("KAZ", "RUS")), ("kaz", ("KAZ",)), ("", ()), ("zzzzzz", ()),
           ("Karazym", ())]  # fmt: skip


@pytest.mark.parametrize(("given", "some"), NEAREST)
def test_nearest(given: str, some: tuple[str, ...]) -> None:
    found = nearest(given, ("KAZ", "RUS", "GBR"))
    assert found[:1] == some[:1]


NAMES = ("shanghai-cooperation", "space-and-baikonur", "early-medieval-europe", "caspian-convention-2018", "to", "from",
         "kz-ru-friendship-1992", "gost-r-7.0.100-2018", "treaty", "limit")  # fmt: skip
NEAR_OR_FAR = [
    ("nope", None), ("none", None), ("foo", None), ("xyz", None), ("friend", "kz-ru-friendship-1992"),
    ("baikonr", "space-and-baikonur"), ("gost7.0.100", "gost-r-7.0.100-2018"),
    ("trea", "treaty"), ("limt", "limit"), ("form", "from"), ("kz-ru-friendship-1993", "kz-ru-friendship-1992"),
    ("Medieval", "early-medieval-europe"), ("shangai cooperation", "shanghai-cooperation"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "near"), NEAR_OR_FAR)
def test_what_is_far_is_not_suggested(given: str, near: str | None) -> None:
    assert next(iter(nearest(given, NAMES)), None) == near


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
    assert (found.home, found.database_url, found.index_folder) == (Path(home), url, Path(home) / "index")


def test_settings_name_what_comes_with_the_program() -> None:
    found = settings.from_environment({})
    assert found.collection.is_file()
    assert (found.migrations / "env.py").is_file()
    assert (found.data / "topics.toml").is_file()
    assert found.home.is_absolute()


def test_settings_are_read_when_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KB_HOME", str(tmp_path))
    assert settings.from_environment().home == tmp_path


def test_a_file_of_settings_counts_before_the_environment(tmp_path: Path) -> None:
    file = tmp_path / "derekkoz.env"
    file.write_text("# ours\n\nKB_LONGEST_LIST = 7\nKB_DATABASE_URL='postgresql+psycopg://db/kb?a=b'\nKB_COLLECTION=\n")
    found = settings.from_environment({"KB_SETTINGS": str(file), "KB_LONGEST_LIST": "5", "KB_HOME": "/var/kb"})
    assert (found.longest_list, found.database_url) == (7, "postgresql+psycopg://db/kb?a=b")
    assert (found.fills, found.home) == (False, Path("/var/kb"))


@pytest.mark.parametrize(("text", "said"), [
    ("KB_HOME=/x\nLONGEST\n", "line 2"), ("KB_LONGEST_LISTS=5\n", "Did you mean KB_LONGEST_LIST"), (None, "set"),
])  # fmt: skip
def test_a_wrong_file_of_settings_is_told(tmp_path: Path, text: str | None, said: str) -> None:
    file = tmp_path / "set"
    if text is not None:
        file.write_text(text)
    with pytest.raises(KbError, match=said):
        settings.from_environment({"KB_SETTINGS": str(file)})


@pytest.mark.parametrize(("name", "value"), [
    ("KB_READS_A_MINUTE", "abc"), ("KB_LONGEST_LIST", "-1"), ("KB_LONGEST_ANSWER", "1.5"),
    ("KB_LONGEST_LIST", "9" * 99),
    ("KB_PROPOSALS", "perhaps"),
])  # fmt: skip
def test_a_wrong_value_is_told_with_its_setting_and_what_is_allowed(tmp_path: Path, name: str, value: str) -> None:
    file = tmp_path / "set"
    file.write_text(f"{name}={value}\n")
    for environment in ({"KB_SETTINGS": str(file)}, {name: value}):
        with pytest.raises(KbError, match=rf"{name} is .{value[:20]}.* 0"):
            settings.from_environment(environment)
    assert settings.from_environment({name: ""}) == settings.from_environment({})


@pytest.mark.parametrize(("name", "value"), [
    ("KB_PUBLIC_URL", "nonsense"), ("KB_PUBLIC_URL", "https://kb.kz/sub/"), ("KB_PUBLIC_URL", "https://kb.kz:eighty"),
    ("KB_PUBLIC_URL", "https://a..kz"), ("KB_PUBLIC_URL", "https://me:x@kb.kz"), ("KB_PUBLIC_URL", "https://k b.kz"),
    ("KB_PROXIES", "balancer"), ("KB_PROXIES", "127.0.0.1,10.0.0.1/8"), ("KB_PROXIES", "10.0.0.256"),
    ("KB_ADMIN_EMAIL", "library"), ("KB_ADMIN_EMAIL", "a b@kb.kz"),
])  # fmt: skip
def test_an_address_that_is_none_is_told_with_its_setting(name: str, value: str) -> None:
    with pytest.raises(KbError, match=name):
        settings.from_environment({name: value})


@pytest.mark.parametrize(("name", "value"), [
    ("KB_PUBLIC_URL", "https://kb.kz:8443/"), ("KB_PUBLIC_URL", "http://[::1]:8000"), ("KB_PUBLIC_URL", "https://дерек.kz"),
    ("KB_PROXIES", "127.0.0.1, 10.0.0.0/8,::1"), ("KB_PROXIES", "*"), ("KB_ADMIN_EMAIL", "library@kb.kz"),
])  # fmt: skip
def test_an_address_is_kept_as_it_was_written(name: str, value: str) -> None:
    assert value in settings.from_environment({name: value})


def test_a_name_of_a_setting_mistyped_by_a_letter_is_refused_and_others_are_left_to_the_server() -> None:
    for name in ("KB_HOEM", "KB_PUBLIC_URI", "KB_PROXYES"):
        with pytest.raises(KbError, match="Did you mean KB_"):
            settings.from_environment({name: ""})
    others = {"KB_PORT": "tcp://10.0.0.1:80", "KB_HOME": "/var/kb", "KB_PAGES": "", "HOME": "/root"}
    assert settings.from_environment(others).home == Path("/var/kb")
    assert settings.unknown_names(others) == ["KB_PAGES", "KB_PORT"]


def test_every_setting_is_documented_and_known() -> None:
    documented = (ROOT / "docs" / "operations.md").read_text("utf-8")
    read = set(re.findall(r"KB_[A-Z_]+", Path(settings.__file__).read_text("utf-8")))
    assert read == {*settings.NAMES, settings.FILE}
    assert [name for name in read if f"`{name}`" not in documented] == []


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
