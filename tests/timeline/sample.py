"""A small chronology with every difficulty: partial and open dates, the text's own dates, hostile texts, an event."""

from functools import cache
from pathlib import Path

import kb
from kb.data import vocabulary as vocabulary_files
from kb.domain import chronology
from kb.domain.chronology import ChronologyEntry
from kb.domain.clauses import Validity
from kb.domain.instruments import Instrument
from kb.domain.records import Record
from kb.domain.vocabulary import Vocabulary
from kb.timeline.entry_words import EntryWords
from tests.factories import action, event, evidence, in_force, record, relation, signed, states, title

GOLDEN = Path(__file__).parent / "golden"
BOTH = states("KAZ", "RUS")


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary that comes with the program."""
    return vocabulary_files.parse(Path(kb.__file__).parent / "data")


def words_in(lang: str) -> EntryWords:
    """The words of a language for the entries."""
    return EntryWords(vocabulary(), lang)


def records() -> tuple[Record, ...]:
    """Six documents, two of them without any date."""
    return (
        record(
            "kz-ru-baikonur-lease-1994", kind="agreement", language="ru", topics=["space-and-baikonur"], numbers=[125],
            titles=(title("Договор аренды комплекса «Байконур»", "ru"),
                    title("«Байқоңыр» кешенін жалға алу шарты", "kk", "supplied")),
            parties=BOTH, term=Validity("P20Y"),
            actions=[signed("1994", origin="stated"), signed("1994-12-10", place="Moscow"),
                     action("ratification", "1995-04-17", party="KAZ", act=Instrument("Decree", "2195; 17.04.1995")),
                     in_force("1995-08-25")],
        ),
        record(
            "kz-ru-friendship-1992", kind="treaty", titles="Достық шарты", parties=BOTH,
            topics=["friendship-and-alliance"], actions=[signed("1992-05-25"), action("termination", "2013-11")],
        ),
        record(
            "kz-ru-seabed-2002", kind="protocol", status="probable", parties=states("KAZ", "RUS", "AZE"),
            titles='=HYPERLINK("x") | <b>*_[хаттама]_*</b> & co; a,b\\c', topics=["caspian"],
            evidence=[evidence("signature", "2002", origin="stated", source="", section="2.1", line=4)],
            actions=[signed("2002-05", place="@Moscow")],
        ),
        record(
            "kz-law-2012", type="legislation", kind="law", titles="Заң", parties=states("KAZ"), status="unidentified",
            topics=["national-security"], actions=[action("adoption", "2012-02-29"), in_force("2012-03-11")],
            relations=[relation("replaces", "kz-ru-friendship-1992")],
        ),
        record("kz-ru-plan", kind="plan", titles="Жоспар", parties=BOTH),
        record("kz-ru-memorandum", kind="memorandum", titles="Меморандум", parties=BOTH, issued="199X"),
    )  # fmt: skip


def entries() -> tuple[ChronologyEntry, ...]:
    """The lines of the records and of one event, in order, the undated at the end."""
    lines = [entry for one in records() for entry in chronology.entries(one) if not entry.superseded_by]
    lines.append(chronology.event_entry(event("diplomatic-relations", "1992-10-22", "Дипломатиялық қатынас орнады")))
    return tuple(sorted(lines, key=lambda entry: entry.order))
