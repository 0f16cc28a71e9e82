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


def test_what_may_lie_before_the_period_stands_together_and_folded(reader: TestClient) -> None:
    text = reader.get("/chronology?from=2005").text
    years = re.findall(r'<details class="year"( open)?><summary><h2 class="year" id="y(\d+)">([^<]+)</h2>', text)
    assert years[0][0] == ""
    assert re.fullmatch(r"\d{4}–2004 · perhaps outside the period", years[0][2])
    assert [(opened, label) for opened, year, label in years[1:]] == [(" open", year) for _o, year, _l in years[1:]]
    assert all(int(year) >= 2005 for _o, year, _l in years[1:])
    rail = re.findall(r'<li><a href="[^"]*#y(\d+)">([\d–]+) · (\d+)</a>', text)
    assert rail[0][:2] == (years[0][1], years[0][2].split(" ")[0])
    assert f"{sum(int(count) for _y, _l, count in rail)} documents" in text
    early = text.partition('<details class="year">')[2].partition("</details>\n<details")[0]
    assert early.count('<li class="moment">') == int(rail[0][2])
    assert "1992–" not in "".join(re.findall('<h2 class="year"[^>]*>([^<]*)', reader.get("/chronology?to=1999").text))


def test_a_period_says_which_documents_are_of_its_years(reader: TestClient) -> None:
    """The bar of a year counts what is first dated in it, its page also what was done to earlier documents."""
    bars = dict(re.findall(r"<title>(\d{4}): (\d+) \(", reader.get("/").text))
    for year in ("1994", "2005", "2012"):
        text = reader.get(f"/chronology?from={year}&to={year}").text
        counts = re.search(r"First dated in these years: (\d+); earlier, with an act in these years: (\d+)\.", text)
        assert counts
        assert counts[1] == bars[year]
        assert f"{int(counts[1]) + int(counts[2])} documents" in text
    for question in ("", "?from=1990", "?from=2005&action=signature", "?from=2005-03", "?since=2020"):
        assert "First dated" not in reader.get(f"/chronology{question}").text


def test_a_page_of_many_says_how_many_it_shows_of_all(reader: TestClient) -> None:
    text = reader.get("/chronology?from=2005").text
    total = re.search(r"(\d+) documents", text)
    assert total
    assert f"25 of {total[1]} on this page; the files have all." in text
    assert "on this page" not in reader.get("/chronology?topic=caspian").text


@pytest.mark.parametrize(("typed", "shown"), [("2001-06-01", "01.06.2001"), ("01.06.2001", "01.06.2001")])
def test_a_day_stands_in_the_form_as_one_writes_it(reader: TestClient, typed: str, shown: str) -> None:
    assert f'name="in_force_on" value="{shown}"' in reader.get(f"/chronology?in_force_on={typed}").text
    assert 'name="from" value="2005-03"' in reader.get("/chronology?from=2005-03").text
