"""What stands for an address or a DOI and is none is printed by no style; a DOI among the addresses is a DOI."""

import pytest

from kb.domain.records import Record
from kb.domain.titles import Title
from kb.errors import Problem
from kb.library.bibliography import format_records
from kb.library.importing import with_place
from kb.library.list_options import ListOptions
from kb.library.reference_items import item_of
from tests.factories import record

ADDRESSES = [
    "https://a.kz/b",
    "www.gov.kz",
    "inform.kz/a?b=1",
    "http://localhost:8000/a",
    "ftp://a.kz/b",
    "президент.рф",
]
NO_ADDRESSES = ["журналдың сайты", "http://", r"D:\кітап.pdf", "/files/a.pdf", "кітап.pdf", "жоқ", "n/a"]


@pytest.mark.parametrize("text", ADDRESSES)
def test_an_address_is_printed(text: str) -> None:
    assert item_of(record(type="webpage", fields={"URL": text}))["URL"] == text


@pytest.mark.parametrize("text", NO_ADDRESSES)
def test_another_text_is_not(text: str) -> None:
    assert "URL" not in item_of(record(type="webpage", fields={"URL": text}))


def test_a_doi_for_an_address_is_a_doi() -> None:
    item = item_of(record(type="article-journal", fields={"URL": "10.1234/abc"}))
    assert (item.get("URL"), item["DOI"]) == (None, "10.1234/abc")


@pytest.mark.parametrize("text", ["жоқ", "10.1234", "n/a"])
def test_what_is_no_doi_is_not_printed_as_one(text: str) -> None:
    assert "DOI" not in item_of(record(type="article-journal", fields={"DOI": text}))


@pytest.mark.parametrize(
    ("text", "codes"), [("жоқ", ["not-a-web-address"]), ("https://a.kz/b", []), ("inform.kz/a", [])]
)
def test_what_is_no_address_is_told_at_import(text: str, codes: list[str]) -> None:
    said = list(with_place(record(type="webpage", fields={"URL": text}), 1, "a.bib"))
    assert [one.cause.code for one in said if isinstance(one, Problem)] == codes


@pytest.mark.parametrize("style", ["gost-7.1-2003", "apa"])
def test_of_what_nothing_was_understood_the_words_are_printed(style: str) -> None:
    unread = Record("sonda", "book", language="kk", fields={"x-rest": "Сонда. – Б. 9"})
    (entry,) = format_records([unread], ListOptions(style, include="all")).entries
    assert "Сонда. – Б. 9" in entry.text
    assert "s. l." not in entry.text.casefold()


@pytest.mark.parametrize(("host", "asked", "language"), [
    ("Официальный вестник", "en", "ru"),
    ("Ресми хабаршы және заң жинағы", "en", "kk"),
    ("Бюллетень международных договоров Республики Казахстан", "kk", "kk"),
    ("UNTS", "kk", "kk"),
    ("Official Gazette", "ru", "en"),
    ("", "ru", "ru"),
])  # fmt: skip
def test_a_work_of_no_one_language_is_described_in_that_of_what_printed_it(
    host: str, asked: str, language: str
) -> None:
    titles = tuple(Title(f"Дала {code}", code, "stated") for code in ("kk", "ru", "en"))
    item = item_of(record(titles=titles, language="", fields={"container-title": host} if host else {}), asked)
    assert (item["language"], item["title"]) == (language, f"Дала {language}")


def test_the_language_that_a_work_states_goes_first() -> None:
    titles = tuple(Title(f"Дала {code}", code, "stated") for code in ("kk", "en"))
    assert item_of(record(titles=titles, language="en", fields={"publisher": "Жазушы"}), "kk")["title"] == "Дала en"
