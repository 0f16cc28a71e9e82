"""The days in force that the store keeps follow every change of what they rest on, on both databases."""

from dataclasses import replace

from sqlalchemy import Engine

from kb.domain.records import Record
from kb.store import chronology as stored_chronology
from tests.factories import action, day, in_force, load, record, relation, signed

TREATY = record("treaty-1995", actions=[signed("1995-01-20"), in_force("1995-10-16")])
PROTOCOL = record("protocol-2006", actions=[signed("2006-04-04"), in_force("2007-08-03")],
                  relations=[relation("amends", "treaty-1995")])  # fmt: skip
NEW = record("treaty-2015", actions=[signed("2015-04-16"), in_force("2017-01-01")],
             relations=[relation("terminates", "treaty-1995")])  # fmt: skip
ENDED = replace(TREATY, actions=(*TREATY.actions, action("termination", "2012-06-30")))


def answer(engine: Engine, citekey: str = "protocol-2006") -> tuple[str, str, str]:
    found = stored_chronology.force_on(engine, [citekey], day("2020-01-01"))[citekey]
    return found.answer, found.reason, found.by


def test_a_protocol_ends_when_a_later_import_ends_its_treaty(engine: Engine) -> None:
    def brought(*records: Record) -> tuple[str, str, str]:
        load(engine, *records)
        return answer(engine)

    assert brought(TREATY, PROTOCOL) == ("yes", "entered-into-force", "")
    assert brought(ENDED) == ("no", "treaty-ended", "treaty-1995")
    assert brought(TREATY) == ("yes", "entered-into-force", "")
    assert brought(NEW) == ("no", "treaty-ended", "treaty-1995")
    assert brought(replace(NEW, relations=())) == ("yes", "entered-into-force", "")


def test_a_protocol_that_comes_after_the_end_of_its_treaty_is_not_in_force(engine: Engine) -> None:
    load(engine, ENDED, NEW)
    load(engine, PROTOCOL)
    assert answer(engine) == ("no", "treaty-ended", "treaty-1995")
    load(engine, replace(PROTOCOL, relations=(relation("based-on", "treaty-1995"),)))
    assert answer(engine) == ("yes", "entered-into-force", "")


def test_an_answer_of_its_own_is_counted_and_found(engine: Engine) -> None:
    load(engine, TREATY, record("border-1994", actions=[signed("1994-10-21"),
                                                       action("provisional-application", "1994-10-21")]))  # fmt: skip
    assert stored_chronology.in_force(engine, day("2020-01-01"), ["provisionally"]) == ("border-1994",)
    assert stored_chronology.in_force(engine, day("2020-01-01"), ["yes"]) == ("treaty-1995",)
