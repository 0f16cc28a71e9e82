"""What treaty collections record, on the record's page in the reader's language."""

import re
from datetime import UTC, datetime

import pytest
from starlette.testclient import TestClient

from kb.library.session import Library

SAID = [
    ("caspian-convention-2018", "ru", "со дня сдачи на хранение 5-й ратификационной грамоты"),
    ("caspian-convention-2018", "kk", "5-ратификациялау грамотасы сақтауға тапсырылған күннен бастап"),
    ("caspian-convention-2018", "en", "on the deposit of ratification instrument No. 5"),
    ("caspian-convention-2018", "en", "for an unlimited time"),
    ("montevideo-convention-1933", "ru", "через 1 год после получения уведомления о денонсации"),
    ("montevideo-convention-1933", "kk", "Панамерика одағы"),
    ("montevideo-convention-1933", "en", "League of Nations Treaty Series, volume 165, № 3802, page 19"),
    ("kz-ru-baikonur-lease-1994", "ru", "Языки подлинника"),
    ("kz-ru-border-2005", "ru", "Президент Республики Казахстан"),
    ("kz-ru-defence-plan-2021", "kk", "Нұр-Сұлтан (қазіргі Астана)"),
    ("kz-ru-imashevskoye-2010", "en", "Approved"),
]


@pytest.mark.parametrize(("citekey", "lang", "text"), SAID)
def test_the_page_says(reader: TestClient, citekey: str, lang: str, text: str) -> None:
    assert text in reader.get(f"/records/{citekey}", headers={"Accept-Language": lang}).text


@pytest.mark.parametrize(("citekey", "says"), [
    ("montevideo-convention-1933", "popular name, "),
    ("kz-ru-border-2005", '<span lang="en">President</span></span> <span class="by">(Russia)</span>'),
    ("caspian-convention-2018", '<span lang="en">President</span></span> <span class="by">(Iran)</span>'),
])  # fmt: skip
def test_the_page_says_what_kind_a_title_is_and_for_whom_one_signs(reader: TestClient, citekey: str, says: str) -> None:
    assert says in reader.get(f"/records/{citekey}", headers={"Accept-Language": "en"}).text


FORCE = [
    # record                          day           answer           words
    ("kz-ru-emba-protocol-2006", "2010-01-01", "yes", "nothing says that it had ended"),
    ("kz-ru-emba-protocol-2006", "2026-11-29", "no", "The document that it amends or prolongs had ended by this day ("),
    ("kz-ru-free-trade-protocol-1995", "2026-11-29", "yes", "What it changes or carries out had ended by this day:"),
    ("kz-ru-external-borders-1994", "2026-11-29", "provisionally", "its provisional application had begun ("),
    ("kz-ru-border-issues-1993", "2026-11-29", "not-known",
     "Another document ends or replaces it on entering into force, and the day of that is not known. <a"),
    ("kz-ru-baikonur-lease-1994", "2026-11-29", "yes", ">a day between 17 May 2015 and 31 December 2015<"),
]  # fmt: skip


@pytest.mark.parametrize(("citekey", "day", "answer", "words"), FORCE)
def test_the_page_says_whether_a_document_is_in_force_and_why(
    reader: TestClient, citekey: str, day: str, answer: str, words: str
) -> None:
    page = reader.get(f"/records/{citekey}?on={day}", headers={"Accept-Language": "en"}).text
    assert f'<p class="answer {answer}">' in page
    assert words in page
    assert page.count("had ended by this day") == ("had ended by this day" in words)


def test_page_family_filter_and_count_agree_on_what_is_in_force(reader: TestClient, library: Library) -> None:
    family = reader.get("/records/kz-ru-emba-1995", headers={"Accept-Language": "en"}).text
    rows = re.findall(r"<li>(.*?)</li>", family, re.DOTALL)
    assert any("Protocol on Amendments" in row and "not in force" in row for row in rows)
    today = datetime.now(UTC).date().toordinal()
    assert "kz-ru-emba-protocol-2006" in library.in_force(today, ["no"])
    assert "kz-ru-external-borders-1994" in library.in_force(today, ["provisionally"])
    assert "force=provisionally" in reader.get("/").text
