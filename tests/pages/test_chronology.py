"""The chronology's page: a line a document, pages that are small, years to go to, what is not known said."""

import re

import pytest
from starlette.testclient import TestClient

from kb.library import chronology
from kb.library.session import Library
from tests.library.test_chronology import asked

MOST_BYTES, MOST_ELEMENTS = 150_000, 1500
QUESTIONS = ("", "from=1992&to=1993", "in_force_on=01.06.2001", "events=1&open=other&open=space-and-baikonur",
             "party=KAZ&from=1990", "since=2020", "from=1995&to=1995&open=none", "topic=state-border")  # fmt: skip


def titles(text: str) -> list[str]:
    return re.findall(r'<abbr class="unapi-id" title="([^"]+)">', text)


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_a_page_is_small_whatever_is_asked(reader: TestClient, question: str, lang: str) -> None:
    text = reader.get(f"/chronology?{question}", headers={"Accept-Language": lang}).text
    assert len(text.encode()) <= MOST_BYTES
    assert len(re.findall(r"<[a-z]", text)) <= MOST_ELEMENTS


def test_the_pages_together_have_each_document_once_in_order(reader: TestClient, library: Library) -> None:
    address, listed, years = "/chronology?from=1991&to=1998", [], []
    while address:
        text = reader.get(address).text
        listed += titles(text)
        years += [int(year) for year in re.findall(r'<h2 class="year" id="y(\d+)">', text)]
        following = re.search(r'<a href="([^"]+)" rel="next">', text)
        address = following[1].replace("&amp;", "&") if following else ""
    whole = chronology.chronology(library, asked(first="1991", last="1998"))
    documents = [entry.record.citekey for entry in whole.entries if entry.record]
    undated = [entry.record.citekey for entry in whole.undated if entry.record]
    assert listed == [*dict.fromkeys(documents), *undated]
    assert years == sorted(years)


def test_a_year_of_the_rail_leads_to_the_page_that_begins_with_it(reader: TestClient) -> None:
    rail = re.findall(r'<li><a href="([^"]*)">(\d{4}) · (\d+)</a>', reader.get("/chronology").text)
    address, year, count = rail[len(rail) // 2]
    text = reader.get(address.replace("&amp;", "&")).text
    assert re.findall(r'<h2 class="year" id="y(\d+)">', text)[0] == year
    first = text[text.index(f'id="y{year}"') :]
    assert len(titles(first[: first.index("</ol>")])) == int(count)


def test_other_acts_of_a_document_fold_out(reader: TestClient) -> None:
    text = reader.get("/chronology?from=1992-05-25&to=1992-05-25&topic=friendship-and-alliance").text
    line = text[text.index('title="kz-ru-friendship-1992"') :]
    line = line[: line.index("</li>\n")]
    assert re.search(r"<summary>\d more actions</summary>", line)
    assert "Entered into force" in line


def test_in_force_on_a_day_says_each_answer_with_links(reader: TestClient, library: Library) -> None:
    text = reader.get("/chronology?in_force_on=01.06.2001").text
    said = dict(re.findall(r'<a href="[^"]*force=([a-z+]+)"[^>]*>[^<]*<b>(\d+)</b>', text))
    whole = chronology.chronology(library, asked(in_force_on="2001-06-01"))
    assert said == {answer.replace(" ", "+"): str(count) for answer, count in whole.answers.items()}
    assert set(said) == {"yes", "provisionally", "no", "not+known"}
    other = reader.get("/chronology?in_force_on=01.06.2001&force=not+known").text
    assert f"{said['not+known']} document" in other or len(titles(other)) > 0


def test_a_calendar_says_its_address_and_how_often_it_is_asked(reader: TestClient) -> None:
    text = reader.get("/chronology?topic=state-border").text
    address = re.search(r'readonly value="(http[^"]+)"', text)
    assert address
    assert f'href="{address[1].replace("http:", "webcal:")}"' in text
    calendar = reader.get(address[1].replace("&amp;", "&")).text
    assert "REFRESH-INTERVAL;VALUE=DURATION:P1W\r\n" in calendar
    assert "X-PUBLISHED-TTL:P1W\r\n" in calendar


def test_undated_documents_stand_last_with_the_reason(reader: TestClient) -> None:
    text = reader.get("/chronology").text
    assert 'id="undated"' not in text
    last = re.findall(r'<a href="([^"]*#undated)"', text)[0]
    shown = reader.get(last.replace("&amp;", "&")).text
    undated = shown[shown.index('id="undated"') :]
    assert titles(undated)
    assert "gives a date" in undated or "gives no date" in undated


def test_a_day_that_may_lie_outside_the_period_is_marked(reader: TestClient) -> None:
    """The day of an act that is known to lie in a span alone may be one before the period asked, or after it."""
    text = reader.get("/chronology?action=entry-into-force&from=2005&to=2006").text
    lines = re.findall(r'<li class="moment">.*?</li>', text, re.S)
    marked = ["perhaps outside the period" in line for line in lines]
    spans = ["a day between" in line.partition("<details>")[0] for line in lines]
    assert any(marked)
    assert not all(marked)
    assert [span for span, mark in zip(spans, marked, strict=True) if mark] == [True] * sum(marked)
    assert "perhaps outside" not in reader.get("/chronology?from=1992").text


def test_years_are_chosen_and_left_by_addresses(reader: TestClient) -> None:
    text = reader.get("/chronology?from=1992&to=1999").text
    links = re.findall(r'<a href="([^"]+)" rel="nofollow" data-zoom="(\d)">', text)
    ways = {place: address.replace("&amp;", "&") for address, place in links}
    assert "from=1994&to=1997" in ways["1"]
    assert "from=1990&to=2003" in ways["2"] or "from=1990&to=2003" in ways["2"].replace("1991", "1990")
    assert ways["4"] == "/chronology"
    assert "tl-chosen" in text
