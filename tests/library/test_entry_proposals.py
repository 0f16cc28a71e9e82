"""What the printed list of the collection's manuscript would say of its records, on a list that is made up."""

from pathlib import Path

import pytest

from kb.domain.formats import named, serving
from kb.errors import ChoiceError
from kb.library import entry_proposals, importing, manuscripts, records, references
from kb.library.entry_proposals import ListProposal
from kb.library.manuscript_files import SourceFile
from kb.library.session import Library, open_library
from kb.settings import from_environment

LIST = """ПАЙДАЛАНЫЛҒАН ӘДЕБИЕТТЕР ТІЗІМІ
9. Олкотт М.Б. Қазақстан: алыс жол. – Алматы: Ойдан, 2003. – 310 б.
12. James A. Made-up states. – London: Nowhere Press, 1986. – 300 p.
49. Конвенция о правовом статусе Каспийского моря. Актау, 12 августа 2018 г.
50. Мырзалы Д. Ойдан шыққан кітап. – Алматы: Арна, 2015. – 240 б.
57. Закон РК от 06.01.2012 г. № 527-IV «О национальной безопасности Республики Казахстан».
"""


@pytest.fixture(scope="module")
def proposed(library: Library) -> dict[int, ListProposal]:
    """The proposals of the list, by number."""
    read = references.read(LIST)
    return {proposal.number: proposal for proposal in entry_proposals.proposals(library, read, "dissertation")}


def test_each_entry_has_a_verdict(proposed: dict[int, ListProposal]) -> None:
    verdicts = {number: proposal.verdict for number, proposal in proposed.items()}
    assert verdicts == {9: "fills", 12: "fills", 49: "confirms", 50: "differs", 57: "elsewhere"}
    assert proposed[57].match.citekey == "kz-national-security-law-2012"


def test_a_gap_takes_the_values_of_the_list_and_is_probable(proposed: dict[int, ListProposal]) -> None:
    record = proposed[12].record
    assert (record.citekey, record.status, record.type) == ("source-12", "probable", "book")
    assert [(title.value, title.origin) for title in record.titles] == [("Made-up states", "stated")]
    assert record.fields["publisher"] == "Nowhere Press"
    said = [item for item in record.evidence if item.section == "list"]
    assert {(item.origin, item.manuscript, item.line) for item in said} == {("stated", "dissertation", 12)}
    assert ("title", "Made-up states") in {(item.field, item.value) for item in said}
    assert any(item.section != "list" for item in record.evidence), "what the text says of it stays"


def test_what_is_known_stays_and_the_list_is_a_statement_beside_it(
    proposed: dict[int, ListProposal], library: Library
) -> None:
    for number in (49, 50, 57):
        known = records.look_up(library, str(number), "dissertation")
        record = proposed[number].record
        assert (record.titles, record.status) == (known.titles, known.status)
        assert len(record.evidence) > len(known.evidence)
    assert any(item.reference.startswith("Мырзалы") for item in proposed[50].record.candidates)


def test_a_record_with_two_numbers_is_written_once_with_both_statements(library: Library) -> None:
    first, second = sorted(records.look_up(library, "stevens2020roots").numbers)
    entries = (f"{number}. Абай К. Жол. – Алматы, {1700 + number}." for number in range(first, second + 1))
    read = references.read("\n".join(entries))
    proposed = list(entry_proposals.proposals(library, read, "dissertation"))
    patch = "".join(entry_proposals.write(proposed, named("biblatex", serving("records"))))
    assert patch.count("{stevens2020roots,") == 1
    assert patch.count(f"dissertation/list:{first}\n") and patch.count(f"dissertation/list:{second}\n")


def test_nothing_is_kept(proposed: dict[int, ListProposal], library: Library) -> None:
    assert {title.origin for title in records.look_up(library, "source-12").titles} == {"supplied"}


def test_an_unknown_manuscript_is_told(library: Library) -> None:
    with pytest.raises(ChoiceError):
        list(entry_proposals.proposals(library, references.read(LIST), "nobodys"))


def test_in_a_copy_of_the_store_the_patch_fills_the_gap(proposed: dict[int, ListProposal], tmp_path: Path) -> None:
    collection = tmp_path / "references.bib"
    collection.write_text(Path("references.bib").read_text("utf-8"), "utf-8")
    settings = from_environment({"KB_HOME": str(tmp_path)})._replace(collection=collection)
    library = open_library(settings)
    form = named("biblatex", serving("records"))
    collection.write_text("".join(entry_proposals.write(proposed.values(), form)), "utf-8")
    outcome = importing.load(library.engine, library.vocabulary, [collection], settings=settings)
    library.records.forget()
    assert (outcome.new, outcome.changed) == (0, 5)
    record = records.look_up(library, "12")
    assert (record.citekey, record.status, record.titles[0].value) == ("source-12", "probable", "Made-up states")
    library.close()


def test_a_copy_of_the_collections_text_is_known_by_what_it_cites(library: Library) -> None:
    cited = [citation.raw for citation, _key in manuscripts.citations(library, "dissertation")[1]]
    whole = "\n\n".join(f"Сөз {raw} сөз." for raw in dict.fromkeys(cited)).encode()
    assert entry_proposals.manuscript_of(library, SourceFile("copy.txt", whole)) == "dissertation"
    assert entry_proposals.manuscript_of(library, SourceFile("dissertation.txt", whole[: len(whole) // 3])) == ""
