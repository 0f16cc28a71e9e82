"""What treaty collections record, on the record's page in the reader's language."""

import pytest
from starlette.testclient import TestClient

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
    ("kz-ru-border-2005", "Президент Российской Федерации"),
    ("caspian-convention-2018", '<span lang="en">President</span></span> <span class="by">(Iran)</span>'),
])  # fmt: skip
def test_the_page_says_what_kind_a_title_is_and_for_whom_one_signs(reader: TestClient, citekey: str, says: str) -> None:
    assert says in reader.get(f"/records/{citekey}", headers={"Accept-Language": "en"}).text


@pytest.mark.parametrize(("day", "says"), [("2026-11-29", True), ("2010-01-01", False)])
def test_a_protocol_in_force_says_that_what_it_amends_has_ended(reader: TestClient, day: str, says: bool) -> None:
    page = reader.get(f"/records/kz-ru-emba-protocol-2006?on={day}", headers={"Accept-Language": "en"}).text
    assert '<p class="answer yes">' in page
    assert ("had ended by this day" in page) is says
