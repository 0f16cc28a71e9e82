"""What the chronology answers, over the real collection and over small stores, on both databases."""

from typing import Any

import pytest
from icalendar import Calendar
from sqlalchemy import Engine
from starlette.testclient import TestClient

from kb.domain import edtf
from kb.domain import in_force as force
from kb.domain.chronology import entries
from kb.domain.clauses import Validity
from kb.domain.collection import CollectionContents
from kb.domain.queries import ChronologyQuery, chronology_query
from kb.domain.records import Record
from kb.errors import KbError
from kb.library import chronology, harvesting
from kb.library.session import Library
from kb.store import chronology as stored_chronology
from kb.store import chronology_changes, queries, reference_data
from kb.store.chronology import ChronologyFilter
from tests.factories import VOCABULARY, action, day, event, in_force, load, record, relation, reread, signed, states
from tests.timeline import rfc5545

BOTH = states("KAZ", "RUS")


def asked(**given: Any) -> ChronologyQuery:
    names = {"first": "from", "last": "to"}
    asked = chronology_query({names.get(name, name): value for name, value in given.items() if name != "limit"})
    return asked._replace(filters=asked.filters._replace(limit=given.get("limit", 2000)))


BAD = [
    # the question                                        what its answer says to write
    ({"first": "1990-02-31"}, r"1990-02-31.*month 1990-02 has 28 days.*Write 1992, 1992-05"),
    ({"first": "abc"}, r"'abc' is not a date.*Write 1992"),
    ({"last": "1990-13"}, r"there is no month 13"),
    ({"first": "2000", "last": "1999"}, r"runs backwards.*Swap"),
    ({"party": ("KAZZ",)}, r"unknown party 'KAZZ'\. Did you mean .*KAZ.* Valid: "),
    ({"topic": ("space-baikonur",)}, r"unknown topic 'space-baikonur'\. Did you mean .*space-and-baikonur"),
    ({"kind": ("agreemnt",)}, r"unknown kind.*agreement"),
    ({"match": "both"}, r"unknown match 'both'.*Valid: any, all, exactly"),
    ({"action": ("signed",)}, r"unknown action.*signature"),
    ({"stage": ("final",)}, r"unknown stage.*Valid: signed, draft"),
    ({"laterality": ("double",)}, r"unknown laterality.*bilateral, multilateral, unilateral"),
    ({"origin": ("text",)}, r"unknown origin.*Valid: stated, identified, supplied"),
    ({"in_force_on": "1995-06-01", "force": ("maybe",)}, r"unknown force.*yes, provisionally, not known, no"),
    ({"in_force_on": "1995"}, r"a whole day is wanted\. Write it as 1995-06-01"),
    ({"in_force_on": "1995-06-31"}, r"a whole day is wanted"),
    ({"in_force_on": "1995-06-01~"}, r"a whole day is wanted"),
    ({"cursor": "nonsense"}, r"Ask for the first page again"),
    ({"cursor": "%%%"}, r"Ask for the first page again"),
]


@pytest.mark.parametrize(("given", "said"), BAD, ids=lambda value: str(value)[:50])
def test_a_wrong_question_is_told_what_to_write(library: Library, given: dict[str, Any], said: str) -> None:
    with pytest.raises(KbError, match=said):
        chronology.chronology(library, asked(**given))


def test_the_cursor_of_another_question_is_refused(library: Library) -> None:
    page = chronology.chronology(library, asked(limit=5))
    with pytest.raises(KbError, match="belongs to another question"):
        chronology.chronology(library, asked(limit=5, cursor=page.cursor, kind=("protocol",)))


def test_an_interval_of_a_million_years_is_answered(library: Library) -> None:
    found = chronology.chronology(library, asked(first="Y-1000000", last="Y1000000", limit=3))
    assert found.total >= chronology.chronology(library, asked(limit=3)).total


def test_the_default_is_kazakhstan_and_russia_since_1990(library: Library) -> None:
    found = chronology.chronology(library, asked())
    assert found.total == len(found.entries) > 400
    assert found.entries[0].record
    assert found.entries[0].record.citekey == "kz-ru-rsfsr-kazssr-treaty-1990"
    assert {library.vocabulary.today(party.code) for entry in found.entries if entry.record
            for party in entry.record.parties} == {"KAZ", "RUS"}  # fmt: skip
    assert list(found.entries) == sorted(found.entries, key=lambda entry: entry.order)
    assert all(entry.date is None for entry in found.undated)


def test_an_action_told_twice_is_one_line_until_its_origins_are_asked_apart(library: Library) -> None:
    whole = chronology.chronology(library, asked()).entries
    treaty = [entry for entry in whole if entry.kind == "signature" and entry.record
              and entry.record.citekey == "kz-ru-rsfsr-kazssr-treaty-1990"]  # fmt: skip
    assert [(one.origin, one.stated_date.text if one.stated_date else "") for one in treaty] == [
        ("identified", "1990-11-21")
    ]
    apart = chronology.chronology(library, asked(origin=("stated", "identified", "supplied"))).entries
    assert len(apart) > len(whole)
    stated = chronology.chronology(library, asked(origin=("stated",))).entries
    assert {entry.origin for entry in stated} == {"stated"}
    assert len(apart) == len(whole) + sum(entry.superseded_by != "" for entry in apart)


@pytest.mark.parametrize("size", [1, 7, 50])
def test_pages_join_to_the_whole(library: Library, size: int) -> None:
    whole = [entry.key for entry in chronology.chronology(library, asked(last="1996", events=True)).entries]
    cursor, found = "", []
    while True:
        page = chronology.chronology(library, asked(last="1996", events=True, limit=size, cursor=cursor))
        found += [entry.key for entry in page.entries]
        cursor = page.cursor
        if not cursor:
            break
    assert found == whole


def test_lateralities_part_the_documents_of_one_party(library: Library) -> None:
    parts = [chronology.chronology(library, asked(party=("KAZ",), laterality=(one,))).total
             for one in ("bilateral", "multilateral", "unilateral")]  # fmt: skip
    assert sum(parts) == chronology.chronology(library, asked(party=("KAZ",))).total
    assert all(parts)


def test_words_and_languages_narrow_the_chronology(library: Library) -> None:
    found = chronology.chronology(library, asked(q="Байқоңыр", author=""))
    assert 0 < found.total < chronology.chronology(library, asked()).total


def test_a_line_tells_when_its_record_changed(library: Library) -> None:
    found = chronology.chronology(library, asked(first="1992", last="1993"))
    lines = [(entry.record.citekey, entry.changed) for entry in found.entries if entry.record][:5]
    assert lines
    assert lines == [(key, dict(harvesting.record_change(library, key).moments)[key]) for key, _changed in lines]


def test_in_force_on_a_day_with_reasons(library: Library) -> None:
    found = chronology.chronology(library, asked(in_force_on="1995-06-01"))
    shown = {entry.record.citekey for entry in found.entries if entry.record}
    assert "kz-ru-friendship-1992" in shown
    assert {found.force[key].answer for key in shown} == {"yes"}
    assert found.answers["yes"] == len(shown)
    unsure = chronology.chronology(library, asked(in_force_on="1995-06-01", force=("not known",)))
    known = {entry.record.citekey for entry in (*unsure.entries, *unsure.undated) if entry.record}
    assert len(known) == unsure.answers["not known"]
    for key in sorted(shown | known):
        assert {**found.force, **unsure.force}[key] == in_force_alone(library, key, "1995-06-01")


def in_force_alone(library: Library, citekey: str, text: str) -> force.InForceAnswer:
    """The answer for one document by its own records, as `kb.domain.in_force` gives it."""
    pointing = queries.related_to(library.engine, citekey)
    others = queries.by_citekeys(library.engine, [key for _kind, key in pointing])
    related = [(kind, others[key]) for kind, key in pointing if key in others]
    return force.on(reread(library.engine, citekey), day(text), related)


def keys(engine: Engine, **given: Any) -> list[str]:
    wanted = ChronologyFilter(**{"first": day("1990-01-01"), **given})
    return [entry.key for entry in chronology_changes.chronology(engine, wanted, 100)]


def dated(citekey: str, date: str, **values: Any) -> Record:
    return record(citekey, actions=[signed(date)], parties=BOTH, **values)


REACHING = """
    1989 1989-12-31 1990 1980/1990 1980/1989 ../1990 ../1989 1985/.. 198X 199X 19XX 2001-06-30 2001 2002 2001/2002
    2001/.. 2000-12/2001-07 Y-999999999 Y999999999
"""


def test_a_period_takes_what_reaches_into_it(engine: Engine) -> None:
    records = [dated(f"d-{index:02d}", date) for index, date in enumerate(REACHING.split())]
    load(engine, *records)
    for first, last in (("1990", "2001"), ("2001-06-30", "2001-06-30"), ("1990", ""), ("", "1990"), ("", "")):
        low = edtf.parse(first).lower if first else None
        high = edtf.parse(last).upper if last else None
        wanted = sorted(
            (entry for item in records for entry in entries(item)
             if (low is None or entry.order[1] >= low) and (high is None or entry.order[0] <= high)),
            key=lambda entry: entry.order,
        )  # fmt: skip
        assert keys(engine, first=low, last=high) == [entry.key for entry in wanted], (first, last)
        after, found = None, []
        while page := chronology_changes.chronology(engine, ChronologyFilter(first=low, last=high), 2, after):
            found += [entry.key for entry in page]
            after = page[-1].order
        assert found == [entry.key for entry in wanted]
        counted = chronology_changes.chronology_years(engine, ChronologyFilter(first=low, last=high))
        assert sum(counted.values()) == len(wanted)


MATCHES = [
    # match      the codes asked          what is found
    ("exactly", ("KAZ", "RUS"), ["new", "old"]),
    ("all", ("KAZ", "RUS"), ["new", "old", "three"]),
    ("any", ("KAZ", "UZB"), ["new", "old", "one", "three"]),
    ("exactly", ("KAZ",), ["one"]),
    ("exactly", ("RSFSR", "KAZSSR"), ["old"]),
    ("any", ("RSFSR",), ["old"]),
    ("all", ("CIS",), []),
]


@pytest.mark.parametrize(("match", "codes", "found"), MATCHES)
def test_parties_by_sides_and_by_codes_alike(
    engine: Engine, match: str, codes: tuple[str, ...], found: list[str]
) -> None:
    sets = {"new": ("KAZ", "RUS"), "old": ("KAZSSR", "RSFSR"), "three": ("KAZ", "RUS", "UZB"), "one": ("KAZ",)}
    load(engine, *(record(key, actions=[signed("1992")], parties=states(*sides)) for key, sides in sets.items()))
    groups = tuple(VOCABULARY.lineage(code) for code in codes)
    given = {"parties": groups, "match": match}
    assert keys(engine, **given) == [f"{key}:000" for key in sorted(found)]
    if all(VOCABULARY.today(code) == code for code in codes):
        assert keys(engine, sides=codes, **given) == [f"{key}:000" for key in sorted(found)]


OLD = record("old", actions=[signed("1992-05-25"), in_force("1993-01-01")], parties=BOTH, term=Validity("P20Y"))


def answer(engine: Engine, on: str, key: str = "old") -> tuple[str, str]:
    found = stored_chronology.force_on(engine, [key], day(on))[key]
    return found.answer, found.reason


def test_force_follows_the_documents_that_point_to_it(engine: Engine) -> None:
    load(engine, OLD)
    assert answer(engine, "2010-01-01") == ("yes", "entered-into-force")
    new = record("new", actions=[signed("2005-01-01"), in_force("2006-01-01")], relations=[relation("replaces", "old")])
    load(engine, new, file="more.bib")
    assert answer(engine, "2010-01-01") == ("no", "replaced")
    assert answer(engine, "2005-06-01") == ("yes", "entered-into-force")
    changed = record("new", actions=[signed("2005-01-01")], relations=[relation("replaces", "old")])
    load(engine, changed, file="more.bib")
    assert answer(engine, "2010-01-01") == ("not known", "end-waits")
    load(engine, record("other"), file="more.bib", prune=True)
    assert answer(engine, "2010-01-01") == ("yes", "entered-into-force")
    load(engine, record("old", actions=[*OLD.actions, action("termination", "2001-01-01")], parties=BOTH))
    assert answer(engine, "2010-01-01") == ("no", "terminated")


def test_lines_are_made_anew_when_the_vocabulary_changes(engine: Engine) -> None:
    load(engine, OLD, record("new", relations=[relation("terminates", "old")], actions=[in_force("2000-01-01")]))
    before = everything(engine)
    again = type(VOCABULARY)(VOCABULARY.topics, VOCABULARY.parties, VOCABULARY.terms, "another digest")
    assert reference_data.load(engine, again, CollectionContents(events=(event("a", "1992"),)))
    assert everything(engine) == before
    assert keys(engine, events=True, first=None) == ["a:event", *keys(engine, first=None)]


def everything(engine: Engine) -> list[Any]:
    with engine.connect() as connection:
        return [
            connection.exec_driver_sql(
                "SELECT sort_key, sides, laterality, stage, superseded_by FROM chronology "
                "WHERE event IS NULL ORDER BY 1"
            ).fetchall(),
            connection.exec_driver_sql(
                "SELECT r.citekey, f.position, first_day, until_day, answer, reason FROM force f"
                " JOIN records r ON r.id = f.record_id ORDER BY 1, 2"
            ).fetchall(),
        ]


def test_a_calendar_program_can_subscribe(client: TestClient) -> None:
    address = "/api/v1/chronology?party=KAZ&party=RUS&match=all&from=1990&format=ics&ui=kk"
    reply = client.get(address)
    assert reply.status_code == 200
    assert reply.headers["content-type"].startswith("text/calendar")
    assert len(rfc5545.read(reply.content).events) == len(Calendar.from_ical(reply.content).walk("VEVENT")) > 300
    assert client.get(address).content == reply.content


def test_an_export_has_every_entry_whatever_its_pages(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    question = asked(first="1992", last="1993", events=True, stage=("signed", "draft"))
    found = chronology.chronology(library, question)
    whole = [*found.entries, *found.undated]
    assert len(whole) > 30
    assert list(chronology.every_entry(library, question)) == whole
    first_page = question._replace(filters=question.filters._replace(limit=1))
    for size in (1, 7, len(found.entries)):
        monkeypatch.setattr(chronology, "PAGE", size)
        assert list(chronology.every_entry(library, first_page)) == whole
