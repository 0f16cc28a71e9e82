"""What readers know better: kept apart, bounded, decided on, and written as a patch that git applies."""

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import select

from kb.domain.proposals import Proposal
from kb.domain.records import Record
from kb.errors import KbError, NotFoundError, Problem
from kb.library import corrections, importing, proposals
from kb.library.proposals import ProposalsFullError
from kb.library.session import Library
from kb.store import tables
from kb.store.engine import reading
from tests.server_fixtures import FRIENDSHIP, small_library

KEY = "kz-ru-friendship-1992"
BOOK = """@book{asfendiarov-1935,
  title = {[Қазақстан тарихы туралы еңбек]}, language = {kk}, kb-scope = {dissertation}, kb-numbers = {7},
}
"""


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Library]:
    with small_library(tmp_path / "home", FRIENDSHIP + BOOK) as library:
        yield library


def proposal(field: str = "entry-into-force", value: str = "9 октября 1992 г.", **more: Any) -> Proposal:
    return Proposal(more.pop("citekey", KEY), field, value, more.pop("source", "https://example.kz/1"), **more)


def applied(library: Library, folder: Path) -> list[Any]:
    """Apply the patch as git does, import the file, and return its records by citekey."""
    file = library.settings.collection
    (file.parent / "changes.patch").write_text(proposals.patch(library), "utf-8")
    subprocess.run(["git", "apply", "changes.patch"], cwd=file.parent, check=True, timeout=600)
    importing.load(library.engine, library.vocabulary, [file], settings=library.settings)
    library.records.forget()
    return list(library.records.many([KEY, "asfendiarov-1935"]).values())


def test_an_accepted_value_and_its_source_are_a_patch_of_the_file(small: Library, tmp_path: Path) -> None:
    kept = proposals.propose(small, proposal(note="Вестник МИД, 1992, № 9"))
    assert proposals.patch(small) == ""
    assert proposals.accept(small, kept.id, "read there").state == "accepted"
    before = small.settings.collection.read_text("utf-8")
    text = proposals.patch(small)
    taken_away = [line for line in text.splitlines() if line.startswith("-") and not line.startswith("---")]
    assert len(taken_away) <= 2  # at most a brace that moved: what is not changed stays as it was written
    friendship, _book = applied(small, tmp_path)
    (action,) = friendship.actions_of("entry-into-force")
    assert (action.date.text, action.origin) == ("1992-10-09", "identified")
    (statement,) = friendship.evidence
    assert (statement.field, statement.source) == ("entry-into-force", "https://example.kz/1")
    assert "Вестник" in statement.note.text
    assert friendship.titles[0].value in before
    assert proposals.patch(small) == ""  # it is there now


def shown(book: Record) -> dict[str, str]:
    """Return the values of a book by the fields that can be proposed."""
    values = {
        "title": book.titles[-1].value, "date": book.issued.text if book.issued else "",
        "work": book.candidates[0].reference if book.candidates else "", "text": "".join(x.url for x in book.web_links),
        "author": ", ".join(f"{person.family}, {person.given}" for person in book.contributors),
        "other": next((item.value for item in book.evidence if item.field == "other"), ""),
    }  # fmt: skip
    return {**book.fields, **values}


@pytest.mark.parametrize(("field", "value"), [
    ("title", "Friendship Treaty"), ("author", "Асфендияров, Санжар"), ("date", "мамыр 1992"), ("publisher", "Өлке"),
    ("URL", "https://example.kz/a?b=1&c={x}"), ("work", "Асфендияров С. История Казахстана. – Алма-Ата, 1935"),
    ("text", "https://adilet.zan.kz/rus/docs/B920000000_"), ("other", "The pages are 5 to 9, 100 % sure"),
])  # fmt: skip
def test_every_field_goes_through_the_patch(small: Library, tmp_path: Path, field: str, value: str) -> None:
    kept = proposals.propose(small, proposal(field, value, citekey="asfendiarov-1935"))
    proposals.accept(small, kept.id)
    _friendship, book = applied(small, tmp_path)
    expected = {"date": "1992-05"}.get(field, value)
    assert [item.value for item in book.evidence if item.field == field] == [expected]
    assert shown(book)[field] == expected


def test_two_changes_of_one_record_are_one_patch(small: Library, tmp_path: Path) -> None:
    for item in (
        proposal(),
        proposal("title", "Friendship Treaty", lang="en"),
        proposal("publisher", "X", citekey="asfendiarov-1935"),
    ):
        proposals.accept(small, proposals.propose(small, item).id)
    friendship, book = applied(small, tmp_path)
    assert len(friendship.evidence) == 2
    assert book.fields["publisher"] == "X"


def test_an_entry_that_the_file_spells_in_its_own_way_still_reads_right(small: Library, tmp_path: Path) -> None:
    for item in (proposal(), proposal("title", "Договор о вечной дружбе", lang="ru")):
        proposals.accept(small, proposals.propose(small, item).id)
    friendship, book = applied(small, tmp_path)
    assert friendship.titles[0].value == "Договор о вечной дружбе"
    assert [party.code for party in friendship.parties] == ["KAZ", "RUS"]
    assert (friendship.status, len(friendship.actions), book.cited_in[0].number) == ("identified", 1, 7)


def test_a_record_that_changed_since_is_accepted_only_anyway(small: Library) -> None:
    kept = proposals.propose(small, proposal())
    file = small.settings.collection
    file.write_text(file.read_text("utf-8").replace("взаимной помощи", "помощи"), "utf-8")
    importing.load(small.engine, small.vocabulary, [file], settings=small.settings)
    small.records.forget()
    with pytest.raises(KbError, match="changed since"):
        proposals.accept(small, kept.id)
    assert proposals.get(small, kept.id).state == "waiting"
    assert proposals.accept(small, kept.id, anyway=True).state == "accepted"


def test_a_second_source_of_what_stands_is_kept_as_evidence_alone(small: Library, tmp_path: Path) -> None:
    for source in ("Вестник, 1992", "https://example.org/other"):
        proposals.accept(small, proposals.propose(small, proposal(source=source)).id)
        friendship, _book = applied(small, tmp_path)  # the second where the first is there
    assert [item.source for item in friendship.evidence][-2:] == ["Вестник, 1992", "https://example.org/other"]
    assert len(friendship.actions_of("entry-into-force")) == 1


def test_a_decision_is_made_once_and_a_refusal_says_why(small: Library) -> None:
    kept = proposals.propose(small, proposal())
    with pytest.raises(KbError, match="reason"):
        proposals.refuse(small, kept.id, " ")
    assert proposals.refuse(small, kept.id, "no source").reason == "no source"
    with pytest.raises(KbError, match="decided before"):
        proposals.accept(small, kept.id)
    with pytest.raises(NotFoundError):
        proposals.get(small, 99)
    assert proposals.patch(small) == ""


@pytest.mark.parametrize("wrong", [
    proposal(value=" "), proposal("wrong"), proposal(value="someday"), proposal("title", "x" * 2001),
    proposal(note="x" * 4001), proposal(citekey="nobody"),
])  # fmt: skip
def test_what_cannot_be_is_refused_and_nothing_kept(small: Library, wrong: Proposal) -> None:
    with pytest.raises(KbError):
        proposals.propose(small, wrong)
    assert proposals.every(small) == []


def test_controls_are_taken_out_and_no_field_of_ours_can_be_sent(small: Library) -> None:
    kept = proposals.propose(small, replace(proposal("title", "A\x00B\x1b[31m"), state="accepted", id=77, reason="x"))
    assert (kept.value, kept.state, kept.id, kept.reason) == ("A\ufffdB\ufffd[31m", "waiting", 1, "")


def test_one_address_sends_so_many_a_day_and_is_not_kept(small: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proposals, "MOST_A_DAY", 2)
    noon = datetime(2026, 5, 5, 12, tzinfo=UTC)
    monkeypatch.setattr(proposals, "datetime", SimpleNamespace(now=lambda _zone: noon))
    for _ in range(2):
        proposals.propose(small, proposal(), "198.51.100.7")
    with pytest.raises(ProposalsFullError):
        proposals.propose(small, proposal(), "198.51.100.7")
    proposals.propose(small, proposal(), "198.51.100.8")
    with reading(small.engine) as connection:
        before = [tuple(row) for row in connection.execute(select(tables.proposal_senders))]
    assert len(before) == 3  # the salt and two digests
    assert "198.51" not in str(before)
    later = noon.replace(year=2031)
    monkeypatch.setattr(proposals, "datetime", SimpleNamespace(now=lambda _zone: later))
    proposals.propose(small, proposal(), "198.51.100.7")
    with reading(small.engine) as connection:
        after = [tuple(row) for row in connection.execute(select(tables.proposal_senders))]
    assert {row[0] for row in after}.isdisjoint(row[0] for row in before)


def test_no_more_wait_than_a_reviewer_can_see(small: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proposals, "MOST_WAITING", 1)
    proposals.propose(small, proposal())
    with pytest.raises(ProposalsFullError):
        proposals.propose(small, proposal())


def test_only_who_wished_and_was_accepted_is_thanked(small: Library) -> None:
    sent = [
        proposals.propose(small, proposal(name=name, thanked=wish))
        for name, wish in (("А", True), ("Б", False), ("В", True))
    ]
    for item in sent[:2]:
        proposals.accept(small, item.id)
    assert proposals.readers_to_thank(proposals.every(small)) == ("А",)


def test_a_table_and_a_bibliography_of_corrections(small: Library, tmp_path: Path) -> None:
    table = tmp_path / "c.csv"
    table.write_text(f"citekey,field,value,source\n{KEY},signature,25.05.1992,Вестник\n", "utf-8-sig")
    (row,) = corrections.corrections(small, table)
    assert isinstance(row, Proposal)
    assert (row.citekey, row.value, row.source) == (KEY, "25.05.1992", "Вестник")
    books = tmp_path / "c.bib"
    books.write_text(
        "@book{asfendiarov-1935, title = {История Казахстана}, author = {Асфендияров, С. Д.}, date = {1935}, "
        "publisher = {Казиздат}, language = {ru}}\n@book{nobody, title = {X}}\n",
        "utf-8",
    )
    answered = list(corrections.corrections(small, books))
    assert [(item.record, item.severity) for item in answered if isinstance(item, Problem)] == [("nobody", "warning")]
    differences = [item for item in answered if isinstance(item, Proposal)]
    assert {(item.field, item.value) for item in differences} == {
        ("title", "История Казахстана"), ("author", "Асфендияров, С. Д."), ("date", "1935"), ("publisher", "Казиздат"),
    }  # fmt: skip
    table.write_text("citekey,value\nx,y\n", "utf-8")
    with pytest.raises(KbError, match="field"):
        list(corrections.corrections(small, table))
