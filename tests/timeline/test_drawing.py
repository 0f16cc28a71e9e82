"""The picture: every document a named link, nothing that a strict policy forbids, and nothing on top of another."""

import random
import re
from collections import Counter
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.domain import chronology, edtf
from kb.domain.chronology import ChronologyEntry
from kb.domain.records import Record
from kb.timeline import bar_chart, drawing, lanes
from kb.timeline.axis import LETTER, Axis, axis
from kb.timeline.drawing_options import DrawingOptions
from tests.factories import in_force, record, signed
from tests.record_strategies import WHOLE_RECORDS, records
from tests.timeline.sample import entries, vocabulary, words_in

NS = "{http://www.w3.org/2000/svg}"
TODAY = edtf.ordinal(2026, 1, 1)


def thousand(number: int = 1000) -> list[ChronologyEntry]:
    chance = random.Random(7)
    topics = list(vocabulary().topics)[:14]
    lines: list[ChronologyEntry] = []
    for index in range(number):
        year = chance.choice([1992, 1994, 1995, *range(1990, 2026)])
        text = f"{year}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"[: chance.choice([4, 7, *[10] * 6])]
        actions = [signed(text)] + [in_force(f"{year + 1}-01-01")] * (index % 2)
        topic = topics[min(int(chance.expovariate(0.3)), 13)]
        lines += chronology.entries(record(f"doc-{index}", kind="agreement", actions=actions, topics=[topic]))
    return sorted(lines, key=lambda line: line.order)


def drawn(
    lines: list[ChronologyEntry] | tuple[ChronologyEntry, ...], lang: str = "kk", width: int = 1200
) -> ElementTree.Element:
    return ElementTree.fromstring(drawing.draw(lines, words_in(lang), DrawingOptions(today=TODAY, width=width)))


def said(element: ElementTree.Element) -> str:
    """What a mark says of itself."""
    return element.findtext(f"{NS}title") or ""


def place(element: ElementTree.Element, width: float) -> tuple[float, float]:
    """Where a thing stands: its row and its place across, from its share of the width."""
    return float(element.attrib["y"]), float(element.attrib["x"].rstrip("%")) / 100 * width


def numbers(element: ElementTree.Element, *names: str) -> list[float]:
    return [float(element.attrib[name]) for name in names]


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_each_mark_is_a_link_with_a_name_in_the_language(lang: str) -> None:
    found = drawn(entries(), lang)
    links = {one.attrib["href"]: said(one) for one in found.iter(f"{NS}a")}
    assert set(links) == {
        f"/records/{key}" for key in ("kz-ru-baikonur-lease-1994", "kz-ru-friendship-1992", "kz-ru-seabed-2002",
                                      "kz-law-2012", "kz-ru-memorandum")
    }  # fmt: skip
    expected = {
        "kk": "[«Байқоңыр» кешенін жалға алу шарты]\nКелісім. Қол қойылды: 1994 жылғы 10 желтоқсан, Мәскеу\n"
              "Анықталған\nкүшінде болды: 1995 жылғы 25 тамыз – 2015 жылғы 24 тамыз",
        "ru": "Договор аренды комплекса «Байконур»\nСоглашение. Подписан: 10 декабря 1994 г., Москва\nУстановлен\n"
              "действовал: 25 августа 1995 г. – 24 августа 2015 г.",
        "en": "Договор аренды комплекса «Байконур»\nAgreement. Signed: 10 December 1994, Moscow\nIdentified\n"
              "in force: 25 August 1995 – 24 August 2015",
    }  # fmt: skip
    assert links["/records/kz-ru-baikonur-lease-1994"] == expected[lang]
    events = [one for one in found.iter(f"{NS}g") if one.get("class") == "tl-event"]
    assert [(one.attrib["role"], one.attrib["tabindex"]) for one in events] == [("img", "0")]
    assert [said(one).splitlines()[0] for one in events] == ["Дипломатиялық қатынас орнады"]


def test_nothing_that_a_strict_policy_forbids() -> None:
    text = drawing.draw(entries(), words_in("ru"), DrawingOptions(today=TODAY))
    text += bar_chart.draw({1994: {"law": 3}}, words_in("ru"))
    assert not re.findall(r"<style|<script|\sstyle=|\son\w+=|https?://(?!www\.w3\.org/2000/svg)|#[0-9a-f]{3,6}\b", text)
    assert "currentColor" in text


@WHOLE_RECORDS
@given(st.lists(records(), max_size=4, unique_by=lambda one: one.citekey), st.sampled_from([320, 390, 1200]))
def test_any_records_make_a_well_formed_picture_and_its_table(known: list[Record], width: int) -> None:
    lines = [line for one in known for line in chronology.entries(one) if not line.superseded_by]
    found = drawn(lines, "ru", width=width)
    shown = {one.attrib["href"] for one in found.iter(f"{NS}a") if one.get("class") == "tl-doc"}
    items = lanes.items(lines)
    assert shown == {f"/records/{item.entry.record.citekey}" for item in items if item.entry.record}
    assert sum(int(row[1]) for row in drawing.lane_table(lines, words_in("ru"))[1:]) == len(items)


@pytest.mark.parametrize("width", [390, 1200])
def test_a_thousand_documents_are_all_there_and_none_lies_on_another(width: int) -> None:
    lines = thousand()
    found = drawn(lines, "ru", width=width)
    links = Counter(one.attrib["class"] for one in found.iter(f"{NS}a"))
    more = [one for one in found.iter(f"{NS}a") if one.get("class") == "tl-more"]
    hidden = [int(re.search(r"\d+", said(one))[0]) for one in more]  # type: ignore[index]
    assert links["tl-doc"] + sum(hidden) == 1000
    marks = [one for one in found.iter(f"{NS}a") if one.get("class") == "tl-doc"]
    hits = sorted(place(one, width) for mark in marks for one in mark.iter(f"{NS}rect") if one.get("class") == "tl-hit")
    assert len(hits) == len(marks)
    for (row, x), (other_row, other_x) in pairwise(hits):
        assert row != other_row or other_x - x >= 23.9, (row, x)
    height = float(found.attrib["height"])
    assert all(0 < y < height - 24 and 0 < x < width for y, x in hits)


def test_lanes_are_events_eight_topics_and_the_others() -> None:
    found = lanes.lanes(lanes.items([*thousand(300), *entries()]))
    assert [*found][:1] + [*found][-1:] == [lanes.EVENTS, lanes.OTHER]
    assert len(found) == 10
    sizes = [len(group) for lane, group in found.items() if lane not in (lanes.EVENTS, lanes.OTHER)]
    assert sizes == sorted(sizes, reverse=True)


@given(st.integers(1, 3000), st.integers(0, 4000), st.integers(300, 2000))
def test_labels_of_years_never_collide(first: int, more: int, width: int) -> None:
    shown = Axis(first, first + more, 18, width - 18)
    places = [x for _year, x in shown.ticks()]
    room = len(str(first + more)) * LETTER
    assert all(other - one >= room for one, other in pairwise(places))
    assert all(x + room / 2 <= width for x in places)


@given(st.lists(st.tuples(st.floats(0, 1000), st.floats(1, 200)), max_size=60), st.integers(1, 6))
def test_spans_in_one_row_never_meet(given_spans: list[tuple[float, float]], most: int) -> None:
    spans = [(start, start + size) for start, size in given_spans]
    placed = lanes.rows(spans, most)
    for row in range(most):
        taken = sorted(span for span, one in zip(spans, placed, strict=True) if one == row)
        assert all(one[1] <= other[0] for one, other in pairwise(taken))
    for span, one in zip(spans, placed, strict=True):
        if one is None:
            meeting = [other for other in spans if other[0] < span[1] and span[0] < other[1] and other != span]
            assert len(meeting) + spans.count(span) - 1 >= most


AXES = [
    # dates                       today        first  last
    ("1994-12-10 1998", "2026-01-01", 1990, 2026),
    ("1731 1994", "2026-01-01", 1731, 2026),
    ("../2001 1994", "2026-01-01", 1990, 2026),
    ("1950/2001 1994", "2026-01-01", 1990, 2026),
    ("1950/2001", "2026-01-01", 1950, 2026),
    ("2034-01-01", "", 1990, 2034),
    ("Y-999999999 1994", "2026-01-01", -999999999, 2026),
]


@pytest.mark.parametrize(("texts", "today", "first", "last"), AXES)
def test_the_axis_goes_from_1990_to_today_and_farther_where_dates_lie(
    texts: str, today: str, first: int, last: int
) -> None:
    shown = axis([edtf.parse(text) for text in texts.split()], edtf.parse(today).lower if today else None, 0, 1000)
    assert (shown.first, shown.last) == (first, last)
    assert len(list(shown.ticks())) < 30


CHARTS: list[dict[int, dict[str, int]]] = [
    {},
    {1994: {"law": 3}},
    {1500: {"law": 1}, 2025: {"other": 400_000, "protocol": 1}},
    {year: {"agreement": 7, "law": year % 3} for year in range(1000, 2026)},
]


@pytest.mark.parametrize("years", CHARTS, ids=len)
def test_the_chart_counts_every_year_once(years: dict[int, dict[str, int]]) -> None:
    found = ElementTree.fromstring(bar_chart.draw(years, words_in("kk")))
    counted = [int(said(one).partition(": ")[2].partition(" ")[0]) for one in found.iter(f"{NS}a")]
    total = sum(sum(groups.values()) for groups in years.values())
    assert sum(counted) == total
    assert len(counted) <= bar_chart.MOST_BARS + 1
    rows = bar_chart.table(years, words_in("kk"))
    assert [row[0] for row in rows[1:]] == [str(year) for year in years]
    assert sum(int(row[1]) for row in rows[1:]) == total
    for bar in (one for link in found.iter(f"{NS}a") for one in link.iter(f"{NS}rect")):
        x, width = (float(bar.attrib[name].rstrip("%")) for name in ("x", "width"))
        assert x >= 0
        assert x + width <= 100.02


def test_a_closed_lane_shows_how_many_and_opens_by_its_name() -> None:
    options = DrawingOptions(
        today=TODAY, fluid=True, opened=("caspian",), toggle=lambda lane: f"?open={lane or 'other'}"
    )
    found = ElementTree.fromstring(drawing.draw(entries(), words_in("en"), options))
    opening = {one.attrib["data-lane"]: one.attrib for one in found.iter(f"{NS}a") if one.get("class") == "tl-open"}
    assert {lane for lane, known in opening.items() if known["aria-expanded"] == "true"} == {"caspian"}
    assert opening["space-and-baikonur"]["href"] == "?open=space-and-baikonur"
    marks = [one.attrib["href"] for one in found.iter(f"{NS}a") if one.get("class") == "tl-doc"]
    assert marks == ["/records/kz-ru-seabed-2002"]
    assert "viewBox" not in found.attrib


def test_no_more_marks_are_drawn_than_wanted_and_none_is_lost() -> None:
    found = ElementTree.fromstring(drawing.draw(thousand(200), words_in("en"), DrawingOptions(today=TODAY, most=30)))
    links = Counter(one.attrib["class"] for one in found.iter(f"{NS}a"))
    more = [int(said(one).split(": ")[1]) for one in found.iter(f"{NS}a") if one.get("class") == "tl-more"]
    assert links["tl-doc"] == 30
    assert sum(more) == 170


@pytest.mark.parametrize(("years", "shown"), [((1992, 1994), True), ((2010, 2020), False)])
def test_an_axis_of_some_years_shows_these_alone(years: tuple[int, int], shown: bool) -> None:
    options = DrawingOptions(today=TODAY, years=years)
    text = drawing.draw(entries(), words_in("en"), options)
    assert (">1993<" in text) == shown
    assert "tl-today" not in text
