"""The family of a record on its page: each line says what its document is to the one above; no showing is doubled."""

import re

import pytest
from starlette.testclient import TestClient

from tests.pages.pages import read

# the treaty of 1994 ends the agreement of 1993, which stands under it
SAID = {
    "en": ("Document it terminates", "Terminated by: "),
    "ru": ("Прекращаемый документ", "Прекращён документом: "),
    "kk": ("Қолданылуы тоқтатылатын құжат", "Қолданылуын тоқтатқан құжат: "),
}


@pytest.mark.parametrize("lang", SAID)
def test_a_line_names_what_ends_and_a_mark_what_ended_it(reader: TestClient, lang: str) -> None:
    text = reader.get(f"/records/kz-ru-external-borders-1994?lang={lang}").text
    part = text.partition('aria-labelledby="related"')[2].partition("</section>")[0]
    in_list, of_mark = SAID[lang]
    assert in_list in part
    mark = next(title for title in re.findall("<title>(.*?)</title>", part, re.S) if of_mark in title)
    assert len(mark.partition(of_mark)[2].splitlines()[0]) > 10
    reader.cookies.clear()


def test_a_document_stands_once_in_the_picture_and_once_in_the_list(reader: TestClient) -> None:
    text = reader.get("/records/kz-ru-friendship-1992?lang=en").text
    part = text.partition('aria-labelledby="related"')[2].partition("</section>")[0]
    links = [given["href"] for tag, given in read(part).tags if tag == "a"]
    assert len(links) > 40
    assert max(links.count(link) for link in links) == 2
    assert part.count("<details") == 1
    assert "<table" not in part
