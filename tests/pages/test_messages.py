"""Pages in Kazakh and Russian never read English: with every English sentence made nonsense they stay as they are."""

from collections.abc import Mapping
from typing import Any

import pytest
from starlette.testclient import TestClient

from kb import messages

REFUSED = (
    "/search?topic=nope", "/search?q=topic:nope", "/search?party=KZA", "/search?from=1999&to=1990",
    "/search?from=1992-13", "/search?number=x", "/records/nobody-1999", "/records/99999",
    "/nothing", "/topics/nope",
    "/chronology?in_force_on=soon", "/bibliography?style=nope", "/bibliography?order=nope",
    "/citations?section=9.9", "/records/kz-ru-friendship-1992?style=nope",
)  # fmt: skip


def nonsense(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row whose English keeps its values and says nothing."""
    return {
        name: nonsense(text)
        if isinstance(text, Mapping)
        else "Zqx " + "".join(f"{{{one}}}" for one in _named(text))
        if name == "en"
        else text
        for name, text in row.items()
    }


def _named(text: str) -> list[str]:
    return [part.partition("}")[0] for part in text.replace("{{", "").replace("}}", "").split("{")[1:]]


@pytest.fixture
def broken_english(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = messages.catalogue()
    broken = {code: row if code in ("marks", "words") else nonsense(row) for code, row in rows.items()}
    monkeypatch.setattr(messages, "catalogue", lambda: broken)


@pytest.fixture(scope="module")
def shown(pages: TestClient) -> dict[tuple[str, str], str]:
    """The pages with the catalogue as it is."""
    return {(lang, path): _page(pages, lang, path) for lang in ("kk", "ru") for path in REFUSED}


def _page(reader: TestClient, lang: str, path: str) -> str:
    reader.cookies.clear()  # of another test: a language once chosen stays
    return reader.get(path, headers={"Accept": "text/html", "Accept-Language": lang}).text


@pytest.mark.usefixtures("broken_english")
@pytest.mark.parametrize("path", REFUSED)
def test_pages_do_not_read_english(reader: TestClient, shown: dict[tuple[str, str], str], path: str) -> None:
    for lang in ("kk", "ru"):
        assert _page(reader, lang, path) == shown[lang, path]
    assert "Zqx" in _page(reader, "en", path)


SAID = [
    ("/search?topic=nope", "«nope» деген мән жоқ (тақырып).", "Нет такого значения: «nope» (тема)."),
    ("/search?q=topic:nope", "«nope» деген атау табылмады (тақырып)", "Нет такого названия: «nope» (тема)"),
    ("/search?from=1992-13", "13 деген ай жоқ", "месяца 13 нет"),
    ("/records/nobody-1999", "«nobody-1999» деген жазба жоқ.", "Нет записи «nobody-1999»."),
]


@pytest.mark.parametrize(("path", "kazakh", "russian"), SAID)
def test_what_is_wrong_is_said_in_the_language_of_the_page(
    reader: TestClient, path: str, kazakh: str, russian: str
) -> None:
    assert kazakh in _page(reader, "kk", path)
    assert russian in _page(reader, "ru", path)
