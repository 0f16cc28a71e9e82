"""No page speaks the house's own language: words of its data formats and of programs stand on none, in no language."""

import re

import pytest
from starlette.testclient import TestClient

from tests.pages.pages import PAGES, read

OURS = re.compile(
    r"\b(?:EDTF|citekeys?|cursors?|курсор\w*|меңзер\w*|keyset|slug|payload|endpoint|эндпоинт\w*|boolean|null|"
    r"undefined|NaN|nan|traceback|stdout|stderr|parser?|парсер\w*|query string|regex|token|токен\w*|schema|"
    r"KbError|HTTP \d{3})\b|[\[{]object |%\(\w+\)s|\bP\d+[YMD]\b|\b\d{4}-\d\d-\d\dT|\b(?:\d{3}X|\d{2}XX)\b|\d{4}[~%]",
)
ASKED = (
    *PAGES, "/search?cursor=cut-off", "/chronology?cursor=cut-off", "/topics/state-border?cursor=cut-off",
    "/search?from=199x", "/chronology?in_force_on=soon", "/bibliography?style=none", "/citations?number=999",
    "/records/source-169", "/records/kz-ru-talovaya-bridge-draft", "/search?q=1990-е", "/nowhere",
)  # fmt: skip


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_no_page_speaks_jargon(reader: TestClient, lang: str) -> None:
    jargon = {}
    for path in ASKED:
        shown = read(reader.get(path, headers={"Accept-Language": lang}).text)
        words = {found for _lang, text in shown.texts for found in OURS.findall(text)}
        if words:
            jargon[path] = words
    assert jargon == {}


@pytest.mark.parametrize("path", ["/search", "/chronology", "/topics/state-border"])
def test_a_place_in_a_list_that_is_gone_leads_to_its_first_page(reader: TestClient, path: str) -> None:
    answer = reader.get(f"{path}?cursor=cut-off&lang=ru", follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"{path}?lang=ru"


def test_a_text_that_answers_is_called_what_it_is_in_the_readers_language(reader: TestClient) -> None:
    """A remark is no reason for a citation, and what we wrote in three languages is shown in the reader's own."""
    russian = reader.get("/search?q=граница+протокол", headers={"Accept-Language": "ru"}).text
    notes = re.findall(r'<p class="note">(.*?)</p>', russian)
    assert any("Примечание:" in note for note in notes)
    assert not any('lang="kk"' in note for note in notes)
    assert "Прочие сведения:" in reader.get("/search?q=Routledge", headers={"Accept-Language": "ru"}).text


def test_a_signatory_has_name_office_and_side_with_signs(reader: TestClient) -> None:
    for lang, label, line in (
        ("ru", "Подписали", "Алиев Ильхам, Президент (Азербайджан);"),
        ("kk", "Қол қойғандар", "Әлиев Ильхам, Президент (Әзербайжан);"),
        ("en", "Signed by", "Aliyev Ilham, President (Azerbaijan);"),
    ):
        text = reader.get("/records/caspian-convention-2018", headers={"Accept-Language": lang}).text
        row = text[text.index(f">{label}<") :].split("</dd>")[0]
        assert line in " ".join(re.sub(r"<[^>]+>", "", row).split())
        assert set(re.findall(r'lang="(\w+)"', row.split("</dt>")[1])) == {lang}


def test_one_person_stands_once_in_the_facet_whatever_the_spelling(reader: TestClient) -> None:
    """In the reader's language, and an address with another spelling of the name finds the same records."""
    facets = {}
    for lang, name in (("kk", "Назарбаев Нұрсұлтан Әбішұлы"), ("ru", "Назарбаев Нурсултан Абишевич")):
        text = reader.get("/search?q=Назарбаев", headers={"Accept-Language": lang}).text
        names = re.findall(r'href="[^"]*person=[^"]*"[^>]*>\s*([^<]+?)\s*<', text)
        assert [name for name in names if name.startswith(("Назарбаев", "Nazarbayev"))] == [name]
        facets[lang] = reader.get("/search", params={"person": name}, headers={"Accept-Language": "en"}).text
    totals = {re.search(r'class="total"[^>]*>(\d+)', text)[1] for text in facets.values()}  # type: ignore[index]
    assert len(totals) == 1
    assert int(totals.pop()) > 3
