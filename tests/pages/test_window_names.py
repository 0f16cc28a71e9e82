"""What a window and a tab are called: enough of the title to tell it, whole words, its kind and year."""

import re

import pytest
from starlette.testclient import TestClient

from api.pages.titles import ShownTitle, cut, window_name
from kb.domain import edtf


@pytest.mark.parametrize(
    ("text", "most", "name"),
    [
        ("Краткое заглавие", 20, "Краткое заглавие"),
        ("Соглашение о порядке использования полигонов", 30, "Соглашение о порядке…"),
        ("Соглашение о порядке и условиях", 24, "Соглашение о порядке…"),
        (
            "[Notes on the crossing points (list attached to the protocol)]",
            40,
            "[Notes on the crossing points (list…)]",
        ),
        ("Об охране комплекса «Северный перевал у озера»", 34, "Об охране комплекса «Северный…»"),
        ("Көлді бірлесіп қорғау, оның суын бөлу туралы", 24, "Көлді бірлесіп қорғау…"),
        ("Словобезпробеловивконца", 10, "Словобезпр…"),
        ("«Дала» кешені (екінші бөлігі) мен оның айналасы", 32, "«Дала» кешені (екінші бөлігі)…"),
    ],
)
def test_a_title_is_cut_after_a_word_and_what_it_opened_is_closed(text: str, most: int, name: str) -> None:
    assert cut(text, most) == name


def test_a_window_is_told_by_kind_and_year() -> None:
    title = ShownTitle((("Көлді бірлесіп қорғау туралы келісім", False),), "kk", "identified")
    assert window_name(title, "Келісім", edtf.parse("1997-07-09")) == f"{title.text} · Келісім, 1997"
    assert window_name(title, "Келісім", None) == f"{title.text} · Келісім"
    assert window_name(title, "көлді", edtf.parse("1997")) == f"{title.text} · 1997"


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_the_windows_of_records_are_told_apart(reader: TestClient, lang: str) -> None:
    names = set()
    for key in ("kz-ru-friendship-1992", "kz-ru-emba-protocol-2006", "kz-ru-emba-lease-protocol-2006", "source-1"):
        name = re.search("<title>(.*?)</title>", reader.get(f"/records/{key}?lang={lang}").text)
        assert name
        assert "..." not in name[1]
        assert name[1].count("[") == name[1].count("]")
        names.add(name[1])
    assert len(names) == 4
