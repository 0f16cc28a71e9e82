"""The calendar: read by another library and by a strict reader of RFC 5545; stable, whole dates only."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from kb.domain import chronology
from kb.domain.records import Record
from kb.timeline import icalendar
from tests.factories import action, record, signed
from tests.record_strategies import WHOLE_RECORDS, records, texts
from tests.timeline import rfc5545
from tests.timeline.sample import entries, words_in

LANGUAGES = ("kk", "ru", "en")


def made(lang: str = "kk", base: str = "https://example.kz") -> bytes:
    return "".join(icalendar.dump(entries(), words_in(lang), base)).encode()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_strict_reader_accepts_it(lang: str) -> None:
    found = rfc5545.read(made(lang))
    assert [event["DTSTART"].value for event in found.events] == [
        "19920525", "19921022", "19941210", "19950417", "19950825", "20120229", "20120311",
    ]  # fmt: skip


def test_another_library_reads_the_same() -> None:
    calendar = Calendar.from_ical(made())
    assert not calendar.errors
    read: dict[str, Any] = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
    ratified = read["kz-ru-baikonur-lease-1994-ratification-kaz@derekkoz.kb"]
    assert ratified.decoded("DTSTART") == date(1995, 4, 17)
    assert ratified["RRULE"].to_ical() == b"FREQ=YEARLY"
    assert str(ratified["SUMMARY"]) == "Ратификацияланды: [«Байқоңыр» кешенін жалға алу шарты]"
    assert ratified["SUMMARY"].params["LANGUAGE"] == "kk"
    assert [str(one) for one in ratified["CATEGORIES"].cats] == ["Келісім", "Ғарыш және Байқоңыр"]
    assert "Decree No. 2195; 17.04.1995" in str(ratified["DESCRIPTION"])
    assert str(ratified["URL"]) == "https://example.kz/records/kz-ru-baikonur-lease-1994"


def test_what_has_no_whole_date_is_counted_but_not_dated() -> None:
    found = rfc5545.read(made("en"))
    said = next(item for item in found.properties if item.name == "X-WR-CALDESC")
    assert said.text == "Lines without a whole date, left out of the calendar: 4."
    assert all("plan" not in event["UID"].value for event in found.events)


def test_a_line_is_stamped_with_the_last_change_of_its_record() -> None:
    (entry,) = chronology.entries(record("a-1", actions=[signed("1992-05-25")]))
    for changed, stamp in (("2026-11-29T10:00:05Z", "20261129T100005Z"), ("", "19920525T000000Z")):
        text = "".join(icalendar.dump([replace(entry, changed=changed)], words_in("en")))
        assert f"DTSTAMP:{stamp}\r\n" in text
        assert "METHOD" not in text  # with it the stamp would be the hour of writing


def test_the_same_entries_give_the_same_bytes() -> None:
    assert made() == made()


def names(known: Record) -> list[str]:
    return [icalendar.identifier(entry) for entry in chronology.entries(known)]


def test_an_entry_keeps_its_name_when_its_date_or_its_neighbours_change() -> None:
    before = record("a-1", actions=[signed("1992-05-25"), action("ratification", "1993-01-01", party="KAZ")])
    ratified = action("ratification", "1993-02-02", party="KAZ")
    actions = [action("adoption", "1991-01-01"), signed("1992-05-26"), ratified, signed("1992-05-27")]
    after = record("a-1", actions=actions)
    assert names(before) == ["a-1-signature", "a-1-ratification-kaz"]
    assert names(after) == ["a-1-adoption", "a-1-signature", "a-1-ratification-kaz", "a-1-signature-2"]


@WHOLE_RECORDS
@given(st.lists(records(), max_size=3, unique_by=lambda one: one.citekey), st.sampled_from(LANGUAGES))
def test_any_records_make_a_calendar_that_reads_back(known: list[Record], lang: str) -> None:
    lines = [entry for one in known for entry in chronology.entries(one) if not entry.superseded_by]
    titled = [replace(line, record=replace(line.record, titles=line.record.titles[:1])) if line.record else line
              for line in lines]  # fmt: skip
    found = rfc5545.read("".join(icalendar.dump(titled, words_in(lang))).encode())
    assert len(found.events) == sum(icalendar.starts(line) != "" for line in titled)


@given(texts() | st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_folding_cuts_no_letter_and_loses_nothing(text: str) -> None:
    folded = icalendar.folded("SUMMARY:" + icalendar.text(text)).encode()
    back = rfc5545.unfolded(folded)[0].text
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    assert back == "".join(letter for letter in plain if letter == "\n" or not is_control(letter))


def is_control(letter: str) -> bool:
    return ord(letter) < 32 or 127 <= ord(letter) < 160


def test_a_letter_stays_with_its_accents() -> None:
    lines = icalendar.folded("SUMMARY:" + "й" * 80).encode().split(b"\r\n")
    assert not any(line.decode().strip().startswith("\u0306") for line in lines)
