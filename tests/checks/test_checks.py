"""Each check fires on the fault it is for, names the record and the remedy, and is silent on a good record."""

from dataclasses import replace
from typing import Any

import pytest

from kb.checks import collection
from kb.checks.record import CHECKS
from kb.data import vocabulary as vocabulary_files
from kb.domain.clauses import Clause, Validity
from kb.domain.instruments import Instrument
from kb.domain.placed_records import PlacedRecord
from kb.domain.prose import Prose
from kb.domain.records import Candidate, Evidence, Party, Record
from kb.domain.treaty_facts import Depositary, Reservation, WebLink
from kb.domain.wording import Wording
from kb.errors import Problem
from tests.conftest import ROOT
from tests.factories import (
    MANUSCRIPT,
    action,
    body,
    evidence,
    in_force,
    person,
    record,
    relation,
    signed,
    states,
    title,
)

VOCABULARY = vocabulary_files.parse(ROOT / "kb" / "data")
GOOD: dict[str, Any] = {
    "citekey": "kz-ru-friendship-1992",
    "kind": "treaty",
    "issued": "1992-05-25",
    "titles": [title("Достық туралы шарт"), title("Договор о дружбе", "ru")],
    "contributors": [body("Қазақстан Республикасы")],
    "parties": states("KAZ", "RUS"),
    "actions": [signed("1992-05-25", place="Мәскеу"), in_force("1993-02-11")],
    "topics": ["friendship-and-alliance"],
    "numbers": [119],
    "cited_for": Wording(kk="Достық негізі", ru="Основа дружбы", en="The base of friendship"),
    "evidence": [evidence("title"), evidence("issued", "1992-05-25"), evidence("author"),
                 Evidence("title", "Достық туралы шарт", "stated", section="2.1", line=4893)],
    "fields": {"URL": "https://adilet.zan.kz/rus/docs/Z920002000_"},
}  # fmt: skip
STATED = [title("Достық туралы шарт", origin="stated")]


def check(*records: Record, numbers: int = 0) -> list[Problem]:
    placed = [PlacedRecord(one, "references.bib", line) for line, one in enumerate(records, start=1)]
    return list(collection.check(placed, VOCABULARY, {MANUSCRIPT: numbers} if numbers else {}))


SOUND: list[dict[str, Any]] = [
    {},
    {"scope": "corpus", "numbers": (), "cited_for": Wording()},
    {"citekey": "Any Key", "scope": "imported", "topics": (), "evidence": (), "numbers": (), "status": "probable"},
    {"status": "probable", "candidates": [Candidate("Договор 1992 г.", Prose(("сол күн",)), Prose(("орны басқа",)))]},
    {"status": "unidentified", "titles": STATED},
    {"actions": [signed("1992-05-25"), in_force("1992")]},
    {"issued": "1992", "actions": []},
    {"stage": "draft", "issued": "2003", "actions": [action("adoption", "2003")]},
    {"fields": {"URL": "http://a.kz/x?y=z#w", "page": "10–12"}},
    {
        "actions": [signed("1992-05-25", place="Alma-Ata; Moscow"), in_force("1992-06-24")],
        "clauses": [Clause("entry-into-force", "30 days after signature")],
        "term": Validity("P10Y", "P5Y"),
    },
    {"reservations": [Reservation("declaration", "RUS")], "term": Validity("unlimited")},
    {
        "actions": [signed("1992-05-25"), action("accession", "1999", party="USA")],
        "evidence": [*GOOD["evidence"], evidence("accession")],
        "reservations": [Reservation("reservation", "USA")],
    },
    {"scope": "imported", "actions": [signed("1992-05-25", place="Atlantis")], "numbers": ()},
    {"remarks": [Wording(kk="Болжам.", ru="Догадка.", en="The pages may be those of another edition of the book.")]},
    {"remarks": [Wording(kk="Болжам.", ru="Догадка.", en="Whether it was ratified is not said.")]},
    {"remarks": [Wording(kk="Белгісіз.", ru="Неизвестно.", en="When the treaty entered into force is not known.")]},
    {"remarks": [Wording(kk="17 мамыр.", ru="17 мая.", en="A report of the meeting is of 17 May.")]},
    {"remarks": [Wording(kk="Бұл орыс тілі туралы.", ru="Это о русском языке.", en="It is on Russian of Germans.")]},
    {"actions": [replace(signed("1992-05-25"), origin="stated")],
     "remarks": [Wording(kk="Болжам.", ru="Догадка.", en="Whether it was signed is not said.")]},
    {"evidence": [*GOOD["evidence"], evidence("signature", "1992-05-25", note=Prose(("It was not signed before.",)))]},
    {"scope": "imported", "numbers": (), "titles": []},
    {"scope": "imported", "numbers": (),
     "cited_for": Wording(kk="Пікір Соловьевтікі", ru="Мнение Соловьёва", en="The view of Orlov")},
    {"cited_for": Wording(kk="Сол Орталық Азия", ru="Страны в Центральной Азии", en="The states in Central Asia")},
    {"cited_for": Wording(kk="Ресей мен Қытай", ru="Граница России и Китая", en="The border of Russia and China")},
]  # fmt: skip


@pytest.mark.parametrize("values", SOUND, ids=str)
def test_a_good_record_is_silent(values: dict[str, Any]) -> None:
    assert check(record(**GOOD | values)) == []


FAULTS: list[tuple[str, dict[str, Any], str]] = [
    # check      what is planted                                                         what is said
    ("citekey", {"citekey": "Шарт-1992"}, "'Шарт-1992' is not ASCII"),
    ("citekey", {"citekey": "Treaty_1992"}, "is not ASCII letters, digits and hyphens"),
    ("terms", {"type": "pact"}, "unknown type 'pact'"),
    ("terms", {"kind": "pact"}, "unknown kind 'pact'"),
    ("terms", {"status": "sure"}, "unknown status"),
    ("terms", {"evidence": [*GOOD["evidence"], Evidence("adoption", "1995", source="https://e.kz", party="ABC")]},
     "unknown party 'ABC'"),
    ("terms", {"scope": "moon"}, "unknown scope"),
    ("terms", {"stage": "sung", "actions": ()}, "unknown stage"),
    ("terms", {"parties": [Party("KAZ", "king")]}, "unknown capacity 'king'"),
    ("terms", {"parties": states("KZA")}, "unknown party 'KZA'"),
    ("terms", {"actions": [signed("1992-05-25", party="RU")]}, "unknown party 'RU'"),
    ("terms", {"actions": [signed("1992-05-25"), action("feast", "1993")], "evidence": [*GOOD["evidence"],
     evidence("feast")]}, "unknown action 'feast'"),
    ("terms", {"topics": ["friendshp"]}, "unknown topic 'friendshp'"),
    ("terms", {"titles": [title("Шарт", origin="dreamt")]}, "unknown origin 'dreamt'"),
    ("terms", {"issued_origin": "dreamt"}, "unknown origin of the date"),
    ("complete", {"titles": []}, "it has no titles"),
    ("complete", {"titles": [], "type": "book"}, "it has no titles"),
    ("complete", {"topics": []}, "it has no topics"),
    ("complete", {"evidence": [], "status": "probable", "titles": STATED, "issued_origin": "stated",
                  "candidates": [Candidate("x")], "contributors": (), "actions": ()}, "it has no evidence"),
    ("complete", {"numbers": []}, "no number and no mention"),
    ("complete", {"scope": "corpus"}, "stands outside the manuscripts"),
    ("complete", {"cited_for": Wording(kk="Достық", ru="Дружба")}, "does not say in kk, ru and en"),
    ("sourced", {"evidence": [*GOOD["evidence"], Evidence("note", origin="identified")]}, "names no source"),
    ("sourced", {"evidence": [*GOOD["evidence"], Evidence("note", origin="stated")]}, "names no place"),
    ("sourced", {"evidence": [GOOD["evidence"][3]], "titles": STATED, "issued_origin": "stated", "actions": (),
                 "contributors": ()}, "no public source is named"),
    ("sourced", {"evidence": GOOD["evidence"][1:]}, "its title is identified but no evidence"),
    ("sourced", {"evidence": [one for one in GOOD["evidence"] if one.field != "author"]}, "its author is identified"),
    ("sourced", {"actions": (), "evidence": [one for one in GOOD["evidence"] if one.field != "issued"]},
     "its issued is identified"),
    ("honest", {"status": "probable"}, "neither why nor what speaks against it"),
    ("honest", {"status": "unidentified"}, "has an identified title"),
    ("dates", {"issued": "0992-05-25", "actions": ()}, "outside the years 1000 to 2100"),
    ("dates", {"actions": [signed("1992-05-25"), in_force("2993")]}, "entry-into-force 2993 lies outside"),
    ("dates", {"issued": "1992-05-26"}, "but its signature or adoption is 1992-05-25"),
    ("dates", {"issued": None}, "it has no date, though"),
    ("order", {"actions": [signed("1992-05-25"), in_force("1991-02-11")]}, "on 1991-02-11 comes before"),
    ("order", {"actions": [signed("1992-05-25"), action("ratification", "1992-05-24")]}, "comes before its signature"),
    ("stage", {"stage": "draft"}, "it is draft but has a signature"),
    ("scripts", {"titles": [title("Достық тypaлы шарт")]}, "mixes Latin and Cyrillic"),
    ("scripts", {"contributors": [person("Tоқаев")]}, "'Tоқаев' mixes"),
    ("scripts", {"cited_for": Wording(kk="Достық", ru="Дружба", en="Friendshiр")}, "'Friendshiр' mixes"),
    ("scripts", {"titles": [title("Достық туралы и\u0306")]}, "is not in Unicode NFC"),
    ("addresses", {"fields": {"URL": "adilet.zan.kz/rus"}}, "is not a web address"),
    ("addresses", {"fields": {"URL": "https://adilet zan"}}, "is not a web address"),
    ("addresses", {"web_links": [WebLink("text", "adilet.zan.kz")]}, "is not a web address"),
    ("terms", {"titles": [title("Шарт", form="nick")]}, "unknown form of a title 'nick'"),
    ("terms", {"web_links": [WebLink("song", "https://a.kz")]}, "unknown web link 'song'"),
    ("terms", {"clauses": [Clause("birth", "on signature")]}, "unknown clause 'birth'"),
    ("order", {"actions": [signed("1992-05-25"), action("notification", "1992-05-24", party="RUS")]}, "comes before"),
    ("sourced", {"depositaries": [Depositary("KAZ", origin="identified")]}, "its depositary is identified"),
    ("force", {"clauses": [Clause("entry-into-force", "soon")]}, "cannot be computed: soon"),
    ("force", {"term": Validity("for ever")}, "its term cannot be computed: for ever"),
    ("force", {"clauses": [Clause("entry-into-force", "on signature")]},
     "entered into force on 1993-02-11, but by its clause (on signature) on 1992-05-25"),
    ("sides", {"reservations": [Reservation("reservation", "USA")]}, "a reservation is by USA, which is no party"),
    ("sides", {"contributors": [person("Ә", role="signatory", party="USA")]}, "signed for USA, which is no party"),
    ("founders", {"kind": "charter", "parties": [Party("CIS", "organisation")]}, "CIS stands as a party to its own"),
    ("founders", {"titles": [*GOOD["titles"], title("Treaty on the Formation of the Russian Federation", "en")]},
     "RUS stands as a party to the document that founded it"),
    ("pages", {"fields": {"page": "40-31"}}, "'40-31' end before they begin"),
    ("pages", {"fields": {"page": "5, 100-99"}}, "'100-99' are read as 100–199"),
    ("untitled", {"titles": [], "type": "book", "scope": "imported"}, "has no title"),
    ("capitals", {"titles": [*GOOD["titles"], title("ВОДЫ ВЕЛИКОЙ СТЕПИ", "ru")]}, "is typed in capitals"),
    ("doubted", {"remarks": [Wording(kk="Болжам.", ru="Догадка.", en="A survey is possible too.")]}, "doubts which"),
    ("doubted", {"remarks": [Wording(kk="Болжам.", ru="Догадка.", en="Another book may be meant.")]}, "a remark"),
    ("doubted", {"remarks": [Wording(kk="Болжам.", ru="Догадка.", en="Its attribution is uncertain.")]}, "doubts"),
    ("evidence", {"evidence": [*GOOD["evidence"], evidence("signature", "1993-02-03")]}, "no action of the record"),
    ("evidence", {"evidence": [*GOOD["evidence"], evidence("signature", "1992-05-25", location="Omsk")]}, "'Omsk'"),
    ("evidence", {"evidence": [*GOOD["evidence"], evidence("clause", "on signature")]}, "which the record lacks"),
    ("approvals", {"actions": [signed("1992-05-25"), replace(action("ratification", "1993"),
     act=Instrument("Распоряжение Правительства Российской Федерации"))],
     "evidence": [*GOOD["evidence"], evidence("ratification", "1993")]}, "Распоряжение"),
    ("names", {"cited_for": Wording(kk="Пікір Соловьевтікі", ru="Мнение Соловьёва", en="The view of Orlov")}, "names"),
    ("names", {"cited_for": Wording(kk="Ресей мен Қытай шекарасы", ru="Граница России и Китая",
     en="The border of Russia and Japan")}, "names"),
    ("deeds_doubted", {"remarks": [Wording(kk="Болжам.", ru="Догадка.", en="Whether it was signed is not said.")]},
     "though a remark doubts that it was done"),
    ("terms", {"actions": [replace(signed("1992-05-25"), origin="guessed")]}, "'guessed'"),
    ("titled", {"titles": STATED, "evidence": [GOOD["evidence"][1], GOOD["evidence"][2]]}, "without a title that"),
    ("titles_once", {"titles": [*GOOD["titles"], title("ДОСТЫҚ туралы шарт")]}, "same title twice in one language"),
    ("evidence", {"evidence": [*GOOD["evidence"], evidence("place", "Omsk")]}, "says 'Omsk', and no action"),
    ("evidence", {"evidence": [*GOOD["evidence"], Evidence("signature", "1992", "identified", source="https://a.kz",
     note=Prose(("plan approved by both",)))]}, "says approved: plan approved by both"),
    ("evidence", {"evidence": [*GOOD["evidence"], evidence("volume", "165")]}, "gives volume '165', which the record"),
    ("evidence", {"evidence": [*GOOD["evidence"], evidence("repeal", "2001")]}, "gives repeal '2001', which the"),
    ("languages", {"cited_for": Wording(kk="1992 жыл", ru="1992 год", en="1993")}, "kk and en name different figures"),
    ("approvals", {"actions": [*GOOD["actions"], action("ratification", "1992-11-05", act=Instrument(
        "Resolution of the Government of the Republic of Kazakhstan", "1160"))]}, "by an instrument that approves"),
    ("starts", {"actions": [*GOOD["actions"], action("prolongation", "../2026")]}, "(prolongation) has no start"),
    ("named_places", {"actions": [signed("1992-05-25", place="Almaty")]}, "Almaty was not called so on 1992-05-25"),
    ("named_places", {"actions": [signed("1992-05-25", place="Atlantis")]}, "the place Atlantis has no name"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "values", "message"), FAULTS, ids=[message for _name, _values, message in FAULTS])
def test_a_fault_is_found(name: str, values: dict[str, Any], message: str) -> None:
    bad = record(**GOOD | values)
    found = check(bad)
    assert {one.check for one in found} == {name}
    assert any(message in one.message for one in found)
    assert {(one.record, one.file, one.line) for one in found} == {(bad.citekey, "references.bib", 1)}
    assert all(one.remedy for one in found)


def test_every_check_has_a_fault_here() -> None:
    assert {one.__name__ for one in CHECKS} == {name for name, _values, _message in FAULTS}


OLD: dict[str, Any] = GOOD | {"citekey": "a-old", "numbers": [1]}
LATE: dict[str, Any] = GOOD | {
    "citekey": "b-late", "numbers": [2], "issued": "1998-07-06", "actions": [signed("1998-07-06")],
    "titles": [title("Мәңгілік достық туралы декларация")],
}  # fmt: skip
IN_ITS_MONTH: dict[str, Any] = {
    "citekey": "b-late", "numbers": [2], "issued": OLD["issued"][:7], "actions": [signed(OLD["issued"][:7])],
}  # fmt: skip
TOGETHER = [
    # check        the records                                                              whose it is    what is said
    ("numbers", [OLD, LATE | {"numbers": [1]}], "", "no record holds number 2 of thesis"),
    ("numbers", [OLD, LATE | {"numbers": [1, 2]}], "b-late", "number 1 of thesis also belongs to a-old"),
    ("numbers", [OLD, LATE | {"numbers": [2, 3]}], "b-late", "number 3 of thesis is beyond the list's end, 2"),
    ("relations", [OLD, LATE | {"relations": [relation("amends", "x")]}], "b-late", "amends points to 'x'"),
    ("relations", [OLD, LATE | {"relations": [relation("amends", "b-late")]}], "b-late", "points to the record itself"),
    ("relations", [OLD | {"relations": [relation("amends", "b-late")]}, LATE], "a-old", "b-late, which is later"),
    ("relations", [OLD | {"relations": [relation("based-on", "b-late")]},
                   LATE | {"relations": [relation("replaces", "a-old")]}], "a-old", "each point to the other"),
    ("relations", [OLD, LATE | {"relations": [relation("related", "a-old")]}], "b-late",
     "related 'a-old' is identified but no evidence"),
    ("doubles", [OLD, OLD | {"citekey": "b-late", "numbers": [2]}], "b-late", "it looks like a-old"),
    ("doubles", [OLD, OLD | {"citekey": "b-late", "numbers": [2], "titles": [title("Шарт туралы достык")]}], "b-late",
     "same date, same title"),
    ("doubles", [OLD | {"type": "hearing"}, OLD | {"type": "hearing", "citekey": "b-late", "numbers": [2]}], "b-late",
     "same date, same title"),
    ("doubles", [OLD | {"type": "document"}, OLD | {"type": "document", "citekey": "b-late", "numbers": [2]}], "b-late",
     "same date, same title"),
    ("doubles", [OLD, OLD | IN_ITS_MONTH], "b-late", "same date, same title"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "several", "whose", "message"), TOGETHER)
def test_a_fault_between_records_is_found(name: str, several: list[dict[str, Any]], whose: str, message: str) -> None:
    found = check(*(record(**values) for values in several), numbers=2)
    assert [one for one in found if one.record == whose and one.check == name and message in one.message]
    assert {one.check for one in found} == {name}


APART: list[dict[str, Any]] = [
    LATE,
    LATE
    | {
        "relations": [relation("amends", "a-old"), relation("related", "a-old")],
        "evidence": [*GOOD["evidence"], replace(evidence("relation", "amends"), target="a-old")],
    },
    OLD | {"citekey": "b", "numbers": [2], "titles": [title("Әскери ынтымақтастық туралы келісім")]},
    OLD | {"citekey": "b", "numbers": [2], "titles": [title("Достық туралы шарт", "en")]},
    OLD | {"citekey": "b", "numbers": [2], "issued": "1992-05-26", "actions": [signed("1992-05-26")]},
]


@pytest.mark.parametrize("other", APART)
def test_two_good_records_are_silent(other: dict[str, Any]) -> None:
    assert check(record(**OLD), record(**other), numbers=2) == []


def test_documents_of_one_month_are_no_doubles_while_neither_day_is_known() -> None:
    first = OLD | {"issued": IN_ITS_MONTH["issued"], "actions": IN_ITS_MONTH["actions"]}
    assert check(record(**first), record(**OLD | IN_ITS_MONTH), numbers=2) == []


def test_numbered_protocols_of_one_day_are_no_doubles() -> None:
    long = "Қазақстан Республикасы мен Ресей Федерациясы арасындағы келісімге № {} хаттама"
    both = [
        record(**OLD | {"citekey": f"p-{one}", "numbers": [one], "titles": [title(long.format(one))]}) for one in (1, 2)
    ]
    assert check(*both, numbers=2) == []


@pytest.mark.parametrize(("other", "doubled"), [("c-base", True), ("d-base", False)])
def test_protocols_of_one_day_to_different_documents_are_no_doubles(other: str, doubled: bool) -> None:
    of: dict[str, dict[str, Any]] = {
        "c-base": {"numbers": [3]},
        "d-base": {"numbers": [4], "titles": [title("Ынтымақтастық туралы келісім")]},
    }
    day = {"issued": "1990-03-01", "actions": [signed("1990-03-01")]}
    bases = [record(**LATE | day | {"citekey": key} | more) for key, more in of.items()]
    protocols = [
        record(**OLD | {"citekey": f"p-{one}", "numbers": [one], "relations": [relation("amends", base)]})
        for one, base in ((1, "c-base"), (2, other))
    ]
    assert ("doubles" in {item.check for item in check(*protocols, *bases, numbers=4)}) is doubled


def test_without_a_list_numbers_are_not_asked_for() -> None:
    assert check(record(**OLD | {"numbers": [500]})) == []
